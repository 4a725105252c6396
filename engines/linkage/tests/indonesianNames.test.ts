import { expect, test } from 'vitest';
import { readBusinessName, readPersonName, soundOf } from '../indonesian/index.ts';

const people: [typed: string, words: string][] = [
  // Titles in front fall, while another word remains.
  ['H. Slamet', 'slamet'],
  ['HJ. RUMIATI WIBOWO', 'rumiati wibowo'],
  ['Drs. H. Moh. Arifin, M.Si', 'muhammad arifin'],
  ['Drs.H.Moh.Arifin', 'muhammad arifin'],
  ['KH. Hasan', 'hasan'],
  ['K.H. Hasan', 'hasan'],
  ['Bpk. Slamet Budiman', 'slamet budiman'],
  ['Alm. Suyitno', 'suyitno'],
  ['Ny. Tin', 'tin'],
  ['Ust. Zainuddin', 'zainuddin'],
  ['R. Hartono', 'hartono'],
  ['Raden Ajeng', 'ajeng'],
  ['Haji', 'haji'],
  ['Gus', 'gus'],
  ['H', 'h'],
  ['Ibu Ning', 'ning'],
  // Degrees behind fall.
  ['FITRI HANDAYANI, SE', 'fitri handayani'],
  ['Slamte Wibowo S.Kom', 'slamte wibowo'],
  ['Sri Rahayu S.Pd.I', 'sri rahayu'],
  ['Sri Rahayu, S. Pd., M.M.', 'sri rahayu'],
  ['Budi Santoso S.T', 'budi santoso'],
  ['Budi Santoso ST', 'budi santoso'],
  ['Budi S. Tanoyo', 'budi s tanoyo'],
  ['Dewi, A.Md', 'dewi'],
  ['Rini SE.MM', 'rini'],
  ['Se', 'se'],
  // The dead, and other names in brackets.
  ['AGUS MALIK (ALMH)', 'agus malik'],
  ['Tri (Alm)', 'tri'],
  ['Tri (almh.)', 'tri'],
  ['Sumiati (Bu Sum)', 'sumiati'],
  ['Sumiati alias Bu Sum', 'sumiati'],
  // Short forms.
  ['M. Somad', 'muhammad somad'],
  ['Moch Efendi', 'muhammad efendi'],
  ['MOCHAMMAD', 'muhammad'],
  ['Muchammad', 'muhammad'],
  ['Mhd Ali', 'muhammad ali'],
  ['M', 'm'],
  ['Ali M.', 'ali m'],
  ['Achmad', 'ahmad'],
  ['ACH. HIDAYAD', 'ahmad hidayad'],
  ['Abd Wijaya', 'abdul wijaya'],
  ['Abdoel', 'abdul'],
  ['St. Karim', 'siti karim'],
  ['Sitti Aminah', 'siti aminah'],
  ['Aminah St', 'aminah'],
  ['Noer Chasanah', 'nur chasanah'],
  ['Noor', 'nur'],
  // One name in several spellings.
  ['Abdurrahman', 'abdul rahman'],
  ['Abdul Rahman', 'abdul rahman'],
  ['abd. rochman', 'abdul rahman'],
  ['Abdussalam', 'abdul salam'],
  ['Abdullah', 'abdullah'],
  ['Abdulloh', 'abdullah'],
  // Spelling of before 1972; j to y only where the word shows it.
  ['Jusuf', 'yusuf'],
  ['Joko', 'joko'],
  ['Djoko', 'joko'],
  ['Soerjadi', 'suryadi'],
  ['Soeharti', 'suharti'],
  ['Tjokro Widjaja', 'cokro wijaya'],
  // Father's name.
  ['Ahmad bin Saleh', 'ahmad saleh'],
  ['Siti binti Karim', 'siti karim'],
  // Chinese Indonesian names stay as they are.
  ['Tan Giok Nio', 'tan giok nio'],
  ['Oei Tiong Ham', 'oei tiong ham'],
  ['Tan Kim Se', 'tan kim se'],
  // What copying leaves in.
  ['  Bambang\u00a0Wijaya\u200b ', 'bambang wijaya'],
  ['Sitī Áisyah', 'siti aisyah'],
  ['a/n Suparti', 'suparti'],
];

test.each(people)('%s is %s', (typed, words) => {
  expect(readPersonName(typed)?.words.join(' ')).toBe(words);
});

test.each(['', ' ', '-', '0', 'tdk ada', 'Tidak Ada', 'belum ada', 'TES', 'te', '...', '123', null])('%s names nobody', (typed) => {
  expect(readPersonName(typed)).toBeNull();
});

test('what titles say besides', () => {
  expect(readPersonName('Bu Tin')).toMatchObject({ words: ['tin'], called: true, sex: 'female' });
  expect(readPersonName('P. Slamet')).toMatchObject({ words: ['slamet'], called: true, sex: null });
  expect(readPersonName('B. Siti')).toMatchObject({ words: ['siti'], called: true });
  expect(readPersonName('Hj. Nur')).toMatchObject({ sex: 'female', called: false });
  expect(readPersonName('Ahmad bin Saleh')).toMatchObject({ sex: 'male' });
  expect(readPersonName('Tri (Alm)')).toMatchObject({ deceased: true });
  expect(readPersonName('Sumiati (Bu Sum)')).toMatchObject({ deceased: false, alias: ['bu', 'sum'] });
});

test('two people in one cell are two', () => {
  expect(readPersonName('Suparman / Suparti')).toMatchObject({ words: ['suparman'], second: { words: ['suparti'] } });
  expect(readPersonName('H. Ali & Hj. Aminah')).toMatchObject({ words: ['ali'], second: { words: ['aminah'], sex: 'female' } });
});

test.each(people.map(([typed]) => typed))('reading what was read of %s changes nothing', (typed) => {
  const once = readPersonName(typed)?.words ?? [];
  // A single word may be a title that had to stay; a degree that stayed as part of a Chinese name stays again.
  expect(readPersonName(once.join(' '))?.words).toEqual(once);
});

test.each([
  ['nurhasanah', 'noerchasanah'],
  ['rochman', 'rahman'],
  ['hidayat', 'hidayad'],
  ['arif', 'arip'],
  ['yakub', 'yakup'],
  ['sholeh', 'saleh'],
])('%s sounds like %s', (a, b) => {
  expect(soundOf(a)).toBe(soundOf(b));
});

const businesses: [typed: string, form: string | null, core: string][] = [
  ['UD. Sumber Rejeki', 'ud', 'sumber rejeki'],
  ['UD Sumber Rezeki', 'ud', 'sumber rejeki'],
  ['U.D. Redjeki', 'ud', 'rejeki'],
  ['Wrg. Djaya', 'warung', 'jaya'],
  ['WARNG BU UMI', 'warung', 'umi'],
  ['Toko Pak Slamet', 'toko', 'slamet'],
  ['RM. Padang', 'rm', 'padang'],
  ['Rumah Makan Padang', 'rm', 'padang'],
  ['"Jajan Rizki"', null, 'jajan rizki'],
  ['Kripik Subur', null, 'keripik subur'],
  ['TOKO', 'toko', ''],
  ['C.V Mulya', 'cv', 'mulya'],
  ['Usaha Kios Tahu', 'usaha', 'tahu'],
  ['Terasi', null, 'terasi'],
];

test.each(businesses)('%s is %s, %s', (typed, form, core) => {
  expect(readBusinessName(typed)).toMatchObject({ form, core: core.split(' ').filter(Boolean) });
});

test.each(['-', 'tidak ada', 'belum ada', 'Tdk ada nama', '0', '""', '---'])('%s names no business', (typed) => {
  expect(readBusinessName(typed)).toBeNull();
});
