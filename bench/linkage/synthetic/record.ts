import { misheard, slip, wrongDigit } from './errors.ts';
import type { Home, Person } from './people.ts';
import { two } from './people.ts';
import type { Random } from './random.ts';
import { shortNames, variantsOf } from './words.ts';

/** Where a row comes from decides how it is written: every office has its own habits. */
export type Source = 'oss' | 'dinas' | 'village' | 'neighbourhood' | 'fair';
export const sources: readonly Source[] = ['dinas', 'oss', 'village', 'neighbourhood', 'fair'];

export type Row = Record<'nama' | 'nama_usaha' | 'nik' | 'hp' | 'alamat' | 'kel' | 'kelcode' | 'keccode' | 'tgl_lahir' | 'kbli', string>;

const has: Record<Source, { nik: number; phone: number; birth: number; address: number; kbli: number; business: number }> = {
  oss: { nik: 0.98, phone: 0.95, birth: 0.7, address: 0.95, kbli: 0.98, business: 0.85 },
  dinas: { nik: 0.75, phone: 0.8, birth: 0.3, address: 0.9, kbli: 0.35, business: 0.8 },
  village: { nik: 0.85, phone: 0.45, birth: 0.6, address: 0.95, kbli: 0.05, business: 0.5 },
  neighbourhood: { nik: 0.15, phone: 0.4, birth: 0.05, address: 0.9, kbli: 0, business: 0.45 },
  fair: { nik: 0.35, phone: 0.97, birth: 0.1, address: 0.7, kbli: 0.1, business: 0.95 },
};

const care: Record<Source, number> = { oss: 0.25, dinas: 1, village: 1, neighbourhood: 1.4, fair: 1.2 };

export function writeRow(random: Random, person: Person, source: Source): Row {
  const home = person.later !== null && random.chance(0.5) ? person.later : person.home;
  const habits = has[source];
  const filled = (probability: number, text: () => string): string =>
    random.chance(probability) ? text() : random.chance(0.15) ? random.pick(['-', '0', 'tidak ada', 'belum ada']) : '';
  return {
    nama: writeName(random, person, source),
    nama_usaha: filled(habits.business, () => writeBusiness(random, person, source)),
    nik: filled(habits.nik, () => writeNik(random, person, source)),
    hp: filled(habits.phone, () => writePhone(random, person, source, home)),
    alamat: filled(habits.address, () => writeAddress(random, home)),
    kel: cased(random, random.chance(0.04 * care[source]) ? slip(random, home.village.name) : home.village.name),
    kelcode: home.village.code,
    keccode: home.village.district,
    tgl_lahir: filled(habits.birth, () => writeBirth(random, person)),
    kbli: filled(habits.kbli, () =>
      random.chance(0.14) ? random.pick(['47111', '56102', '47912']) : person.kbli.replace(/^0/, random.chance(0.5) ? '' : '0'),
    ),
  };
}

function cased(random: Random, text: string): string {
  const kind = random.below(5);
  return kind === 0 ? text.toUpperCase() : kind === 1 ? text.toLowerCase() : text;
}

function writeName(random: Random, { name, sex }: Person, source: Source): string {
  const careless = care[source];
  let words = [...name];
  if (words.length > 1 && random.chance(0.1 * careless)) words = random.chance(0.75) ? words.slice(0, -1) : words.slice(1);
  else if (words.length > 2 && random.chance(0.3)) words = words.map((word, at) => (at === 1 ? `${word[0]}.` : word));
  const written = words.map((word) => writeWord(random, word, careless));
  let text = written.join(random.chance(0.01) ? '' : ' ');
  if (source === 'neighbourhood' && random.chance(0.3)) text = called(random, words, sex);
  else if (random.chance(0.12))
    text = `${sex === 'male' ? random.pick(['H. ', 'Bpk. ', 'Pak ', 'Drs. ', 'Sdr. ', 'H ']) : random.pick(['Hj. ', 'Ibu ', 'Bu ', 'Ny. ', 'Hj ', 'Dra. '])}${text}`;
  if (random.chance(0.03)) text += random.pick([', S.Pd', ' S.Pd.', ', SE', ' S.Sos', ', S. Ag.', ' (Alm)', ', A.Md', ', S.H., M.H.']);
  if (random.chance(0.012)) text += ` (${shortNames[words[0] ?? ''] ?? words.at(-1)})`;
  return cased(random, text);
}

function writeWord(random: Random, word: string, careless: number): string {
  const variants = variantsOf[word];
  if (variants && random.chance(0.45)) return random.pick(variants);
  if (random.chance(0.055 * careless)) return misheard(random, word);
  return random.chance(0.04 * careless) ? slip(random, word) : word;
}

/** As the neighbours say: `Bu Lastri`, `Pak Hasan`. */
function called(random: Random, words: readonly string[], sex: Person['sex']): string {
  const word = random.pick(words);
  return `${sex === 'male' ? random.pick(['Pak', 'P.', 'Cak', 'Bpk']) : random.pick(['Bu', 'B.', 'Ibu', 'Mbak'])} ${shortNames[word] ?? word}`;
}

function writeNik(random: Random, { nik }: Person, source: Source): string {
  const kind = random.next() / Math.max(0.4, care[source]);
  if (kind < 0.05) return wrongDigit(random, nik);
  if (kind < 0.075) return `${nik.slice(0, 15)}0`;
  if (kind < 0.1) return `${nik[0]}.${nik.slice(1, 6)}E+15`;
  if (kind < 0.11) return `${nik.slice(0, 6)}${two(random.between(1, 28))}${two(random.between(1, 12))}${two(random.between(5, 24))}${nik.slice(12)}`;
  if (kind < 0.113) return random.pick(['3580010000000000', '1234567890123456', '1111111111111111']);
  const form = random.below(9);
  if (form === 0) return `'${nik}`;
  if (form === 1) return nik.replace(/(\d{4})(?=\d)/g, '$1 ');
  if (form === 2) return `${nik.slice(0, 6)}.${nik.slice(6, 12)}.${nik.slice(12)}`;
  return form === 3 && random.chance(0.2) ? `NIK ${nik}` : nik;
}

/** The neighbourhood's head gives the own number where somebody has none: it stands on many rows. */
function writePhone(random: Random, { phones }: Person, source: Source, home: Home): string {
  const head = `812${home.village.code.replaceAll('.', '').slice(2)}${home.rw}`.slice(0, 11);
  let digits = source === 'neighbourhood' && random.chance(0.08) ? head : (phones[random.chance(0.16) ? 1 : 0] ?? '');
  if (random.chance(0.035 * care[source])) digits = wrongDigit(random, digits);
  const form = random.below(10);
  if (form === 0) return `+62${digits}`;
  if (form === 1) return digits;
  if (form === 2) return `62${digits}`;
  if (form === 3) return `0${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`;
  if (form === 4) return `0${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
  if (form === 5 && random.chance(0.2)) return `0${digits} / 0${phones[1] ?? ''}`;
  return form === 6 && random.chance(0.15) ? `${digits[0]}.${digits.slice(1, 6)}E+10` : `0${digits}`;
}

function writeAddress(random: Random, home: Home): string {
  const street = random.chance(0.05) ? slip(random, home.street) : home.street;
  const house =
    home.house !== null && random.chance(0.6) ? random.pick([` No. ${home.house}`, ` No ${home.house}`, ` ${home.house}`, ` no.${home.house}`]) : '';
  const way =
    home.way === 'street'
      ? `${random.pick(['Jl. ', 'Jl ', 'Jalan ', 'Jln. ', ''])}${street}${house}`
      : home.way === 'hamlet'
        ? `${random.pick(['Dsn. ', 'Dusun ', 'Dsn ', 'Dukuh ', ''])}${street}`
        : `${random.pick(['Perum ', 'Perumahan ', 'Prm. '])}${street}${random.pick([' Blok ', ' Blk. '])}${home.block}${random.pick(['-', ' No. ', '/'])}${home.house}`;
  const ward = random.chance(0.65) ? ` ${writeWard(random, home)}` : '';
  return cased(random, `${way}${ward}${random.chance(0.06) ? ` Kel. ${home.village.name}` : ''}`);
}

function writeWard(random: Random, { rt, rw }: Home): string {
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];
  return random.pick([
    `RT ${two(rt)} RW ${two(rw)}`,
    `RT.${rt}/RW.${rw}`,
    `RT/RW 00${rt}/00${rw}`,
    `RT ${rt}/${rw}`,
    `RT0${rt}/RW ${roman[rw - 1]}`,
    `rt.0${rt} rw.0${rw}`,
    `0${rt}/0${rw}`,
    `RT/RW : ${rt}/${rw}`,
  ]);
}

const monthNames = 'Januari Pebruari Maret April Mei Juni Juli Agustus September Oktober Nopember Desember'.split(' ');

function writeBirth(random: Random, { born }: Person): string {
  const { year, month } = born;
  const day = random.chance(0.03) ? Math.min(28, born.day + 1) : born.day;
  return random.pick([
    `${year}-${two(month)}-${two(day)}`,
    `${two(day)}-${two(month)}-${year}`,
    `${day}/${month}/${year}`,
    `${two(day)}/${two(month)}/${two(year % 100)}`,
    `${day} ${monthNames[month - 1]} ${year}`,
    `${two(day)}.${two(month)}.${year}`,
  ]);
}

function writeBusiness(random: Random, person: Person, source: Source): string {
  const words = person.second !== null && random.chance(0.4) ? person.second : person.business;
  if (words.length === 0)
    return random.chance(0.35)
      ? `${random.pick(['Toko', 'Warung', 'Usaha', 'Kios'])} ${person.sex === 'male' ? 'Pak' : 'Bu'} ${person.name.at(-1)}`
      : random.pick(['-', 'belum ada', 'Toko', 'Warung']);
  const text = words
    .map((word) => (random.chance(0.05 * care[source]) ? slip(random, word) : random.chance(0.05) ? misheard(random, word) : word))
    .join(' ');
  return cased(random, `${random.chance(0.75) && person.form !== '' ? `${person.form} ` : ''}${random.chance(0.08) ? `"${text}"` : text}`);
}
