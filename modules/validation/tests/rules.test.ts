import { describe, expect, test } from 'vitest';
import { ClusterFinder } from '#modules/validation/rules/cluster.ts';
import { readPoint } from '#modules/validation/rules/coordinates.ts';
import { dayOrdersOf, readBirthDate } from '#modules/validation/rules/dates.ts';
import { FileDuplicates } from '#modules/validation/rules/inFile.ts';
import { KeyTable } from '#modules/validation/rules/keyTable.ts';
import { maskNumbers, packCells, unpackCells } from '#modules/validation/rules/cells.ts';
import { registerOf, suggestColumns } from '#modules/validation/rules/layout.ts';
import { moneyUnitOf, readMoney } from '#modules/validation/rules/money.ts';
import { clearlyDifferentPeople, nameKey } from '#modules/validation/rules/names.ts';
import { Gazetteer, readArea } from '#modules/validation/rules/region.ts';
import { mayTake } from '#modules/validation/rules/states.ts';
import type { CleanRow, RowProblem } from '#modules/validation/rules/types.ts';
import { rowMessages } from '#modules/validation/rules/messages.ts';
import { hash52 } from '#modules/validation/sealing.ts';

const today = '2026-11-21';

describe('dates of birth', () => {
  test.each([
    ['1975-08-17', '1975-08-17', undefined],
    ['17-08-1975', '1975-08-17', undefined],
    ['17/8/1975', '1975-08-17', undefined],
    ['17 Nop 1975', '1975-11-17', undefined],
    ['3 Pebruari 1980', '1980-02-03', undefined],
    ['17 Agt 1975', '1975-08-17', undefined],
    ['Probolinggo, 17-08-1975', '1975-08-17', undefined],
    ['17 Desember 1975', '1975-12-17', undefined],
    ['1975-08-17T00:00:00', '1975-08-17', undefined],
    ['27623', '1975-08-17', 'date.serial'],
    ['17/8/75', '1975-08-17', 'date.twoDigitYear'],
    ['05/03/20', null, 'date.twoDigitYear'],
    ['8/17/1975', '1975-08-17', 'date.monthFirst'],
    ['31-02-1980', null, 'date.impossible'],
    ['17-08-2027', null, 'date.impossible'],
    ['17-08-1875', null, 'date.impossible'],
    ['kemarin', null, 'date.unreadable'],
  ])('%s', (text, day, code) => {
    expect(readBirthDate(text, new Map(), today)).toEqual({ day, ...(code && { code }) });
  });

  test('each way of writing in a column is decided by its own rows that leave no doubt', () => {
    const orders = dayOrdersOf(['17-08-1975', '03-04-1980', '8/17/1975', '3/4/1980', '12/25/1981']);
    expect(readBirthDate('03-04-1980', orders, today).day).toBe('1980-04-03');
    expect(readBirthDate('3/4/1980', orders, today)).toEqual({ day: '1980-03-04', code: 'date.monthFirst' });
  });
});

describe('money', () => {
  test.each([
    ['Rp.10.000.000', 10_000_000, undefined],
    ['Rp 10.000.000,-', 10_000_000, undefined],
    ['10,000,000', 10_000_000, undefined],
    ['10.000.000,00', 10_000_000, undefined],
    ['2500000', 2_500_000, undefined],
    ['10jt', 10_000_000, undefined],
    ['1,5 juta', 1_500_000, undefined],
    ['750 rb', 750_000, undefined],
    ['2 M', 2_000_000_000, undefined],
    ['1.04E+11', 104_000_000_000, undefined],
    ['500000/bln', 500_000, undefined],
    ['5-10 juta', null, 'money.range'],
    ['< 5 juta', null, 'money.range'],
    ['banyak', null, 'money.unreadable'],
    ['1e20', null, 'money.tooHigh'],
    ['-', null, undefined],
    ['0', 0, undefined],
  ])('%s', (text, rupiah, code) => {
    expect(readMoney(text)).toMatchObject({ rupiah, ...(code && { code }) });
  });

  test('the header’s unit counts', () => {
    expect(readMoney('1500', moneyUnitOf('Omzet (Rp.000)')).rupiah).toBe(1_500_000);
    expect(moneyUnitOf('Omzet')).toBe(1);
  });
});

const gazetteer = new Gazetteer([
  { code: '35.74', level: 'regency', name: 'Kota Probolinggo' },
  { code: '35.74.01', level: 'district', name: 'Kademangan' },
  { code: '35.74.05', level: 'district', name: 'Kedopok' },
  { code: '35.74.01.1001', level: 'village', name: 'Pilang' },
  { code: '35.74.01.1003', level: 'village', name: 'Kademangan' },
  { code: '35.74.05.1001', level: 'village', name: 'Jrebeng Lor' },
  { code: '35.74.05.1002', level: 'village', name: 'Jrebeng Wetan' },
  { code: '35.74.05.1003', level: 'village', name: 'Sumber Wetan' },
  { code: '35.74.05.1004', level: 'village', name: 'Jrebeng Loh' },
]);

describe('areas', () => {
  test.each([
    [{ village: 'PILANG' }, '35.74.01.1001', []],
    [{ village: 'Kel. Sumberwetan' }, '35.74.05.1003', []],
    [{ villageCode: '35.74.05.1002' }, '35.74.05.1002', []],
    [{ villageCode: '3574051002' }, '35.74.05.1002', []],
    [{ village: 'Pilagn' }, '35.74.01.1001', ['region.typo']],
    [{ village: 'Jrebeng Lox' }, '35.74', ['region.ambiguous']],
    [{ village: 'Surakarta', district: 'Surakarta' }, '35.74', ['region.unknown']],
    [{ district: 'Kedopok' }, '35.74.05', []],
    [{ village: 'Kedopok', district: 'Sumber Wetan' }, '35.74.05.1003', ['region.swapped']],
    [{ village: 'Pilang', villageCode: '35.74.05.1001' }, '35.74.05.1001', ['region.codeDiffers']],
    [{ village: 'Pilang', district: 'Kedopok' }, '35.74.01.1001', ['region.districtDiffers']],
    [{ villageCode: '33.72.01.1001' }, '35.74', ['region.otherRegency']],
    [{ village: 'Pilang', villageCode: '33.72.01.1001' }, '35.74', ['region.otherRegency']],
    [{ village: 'Pilang', districtCode: '33.72.01' }, '35.74', ['region.otherRegency']],
    [{}, '35.74', []],
  ])('%j', (cells, area, codes) => {
    const problems: RowProblem[] = [];
    const found = readArea(
      { village: '', villageCode: '', district: '', districtCode: '', ...cells },
      gazetteer,
      { regency: '35.74', areas: ['35.74'] },
      problems,
    );
    expect([found, problems.map((problem) => problem.code)]).toEqual([area, codes]);
  });

  test.each([
    [{ village: 'Pilang' }, '35.74.01.1001', []],
    [{ village: 'Jrebeng Wetan' }, '35.74.05.1002', ['region.notYours']],
    [{}, '35.74.01', []],
    [{ village: 'Surakarta' }, '35.74', ['region.unknown', 'region.notYours']],
  ])('an officer of Kademangan brings %j', (cells, area, codes) => {
    const problems: RowProblem[] = [];
    expect(
      readArea(
        { village: '', villageCode: '', district: '', districtCode: '', ...cells },
        gazetteer,
        { regency: '35.74', areas: ['35.74.01'] },
        problems,
      ),
    ).toBe(area);
    expect(problems.map((problem) => problem.code)).toEqual(codes);
  });
});

test('turnover goes by the period that its header names', () => {
  const fieldOf = (header: string) => {
    const rows = [['Nama Usaha', header], ...['4 jt', '5 jt', '6 jt', '7 jt', '8 jt'].map((money, at) => [`Keripik ${at}`, money])];
    const firstRows = rows.map((texts, at) => ({ rowNumber: at + 1, cells: texts.map((text) => ({ text, kind: 'text' as const })) }));
    const sheet = { index: 0, name: 'a', hidden: false, rows: 6, merges: [], firstRows };
    return suggestColumns(sheet, registerOf(sheet), { villages: [], districts: [] }).find(({ column }) => column === 1)?.field;
  };
  expect(['Omzet', 'Omzet per bulan', 'Omzet rata-rata per bulan', 'Omset/Bln (Rp)', 'Omzet per hari'].map(fieldOf)).toEqual([
    'turnover',
    'turnover_month',
    'turnover_month',
    'turnover_month',
    undefined,
  ]);
});

describe('points', () => {
  test.each([
    ['-7.75', '113.21', -7.75, 113.21, []],
    ['-7,75', '113,21', -7.75, 113.21, []],
    ["'-7.75", '113.21', -7.75, 113.21, []],
    ['-7.75, 113.21', '', -7.75, 113.21, []],
    ['113.21', '-7.75', -7.75, 113.21, ['coordinate.swapped']],
    ['48.85', '2.35', null, null, ['coordinate.outside']],
    ['-7.57', '110.84', -7.57, 110.84, ['coordinate.far']],
    ['Jl. Mawar', '113.21', null, null, ['coordinate.unreadable']],
    ['', '', null, null, []],
  ])('%s %s', (latitude, longitude, south, east, codes) => {
    const problems: RowProblem[] = [];
    expect(readPoint(latitude, longitude, [-8, 113, -7.5, 113.5], problems)).toEqual({ latitude: south, longitude: east });
    expect(problems.map((problem) => problem.code)).toEqual(codes);
  });
});

test('clusters come from the category, then KBLI, then telling words; never from two at once', () => {
  const finder = new ClusterFinder([
    { code: 'culinary', names: ['Kuliner dan warung makan'] },
    { code: 'trade', names: ['Perdagangan'] },
    { code: 'batik', names: ['Batik'] },
  ]);
  const find = (category: string, products: string | null, name: string, kbliHint: string | null = null) => {
    const problems: RowProblem[] = [];
    return [finder.find({ category, products, name, kbliHint }, problems), ...problems.map((problem) => problem.code)];
  };
  expect(find('Kuliner', null, 'X')).toEqual(['culinary']);
  expect(find('Kulener', null, 'X')).toEqual(['culinary', 'cluster.typo']);
  expect(find('Perdangan', null, 'X')).toEqual(['trade', 'cluster.typo']);
  expect(find('Surakarta', null, 'X')).toEqual([null, 'cluster.unknown']);
  expect(find('', null, 'X', 'batik')).toEqual(['batik']);
  expect(find('', 'kain batik tulis', 'Sumber')).toEqual(['batik']);
  expect(find('', 'nasi pecel dan batik', 'Sumber')).toEqual([null]);
  expect(find('', 'keripik', 'Sumber')).toEqual([null]);
});

test('names: one key for one name, and people who cannot be the same', () => {
  expect(nameKey('Toko  Soember Redjeki')).toBe(nameKey('toko sumber rejeki'));
  expect(nameKey('Kios A')).not.toBe(nameKey('Kios B'));
  expect(clearlyDifferentPeople('Hj. Siti Aminah, S.Pd', 'SITI AMINAH')).toBe(false);
  expect(clearlyDifferentPeople('FITWRI SETIAWN', 'Fitri Setiawan Handayani')).toBe(false);
  expect(clearlyDifferentPeople('Abdurrahman', 'Abdul Rahman')).toBe(false);
  expect(clearlyDifferentPeople('Budi Santoso', 'Sumiati Romlah')).toBe(true);
});

function row(name: string, owner: { nik?: string; phone?: string } | null, nib?: string): CleanRow {
  return {
    owner: owner && { fullName: 'Sari', nik: owner.nik ?? null, sex: null, birthDate: null, phone: owner.phone ?? null, email: null },
    enterprise: {
      name,
      brand: null,
      products: null,
      area: '35.74',
      address: null,
      latitude: null,
      longitude: null,
      cluster: null,
      kbliVersion: null,
      kbli: null,
      placeKind: null,
      startYear: null,
      activity: 'unknown',
      phone: null,
      workersMale: null,
      workersFemale: null,
      note: null,
    },
    figure: null,
    documents: nib ? [{ kind: 'nib', number: nib }] : [],
    nameless: false,
  };
}

test('exact duplicates in a file: by NIK and name, by NIB, by whole row with an identifier; rows without any stay apart', () => {
  const duplicates = new FileDuplicates(hash52);
  const place = (at: number, clean: CleanRow) => duplicates.place(clean, at);
  expect(place(2, row('Keripik Sari', { nik: '3574016501820003' })).sameAs).toBeNull();
  expect(place(3, row('KERIPIK  SARI', { nik: '3574016501820003' })).sameAs).toEqual({ row: 2, code: 'same.nikAndName' });
  expect(place(4, row('Warung Sari', { nik: '3574016501820003' }))).toMatchObject({ sameAs: null, sameOwnerRow: 2 });
  expect(place(5, row('Toko A', null, '1234500067891')).sameAs).toBeNull();
  expect(place(6, row('Toko B', null, '1234500067891')).sameAs).toEqual({ row: 5, code: 'same.nib' });
  expect(place(7, row('Jahit Sari', { phone: '+6281234567890' })).sameAs).toBeNull();
  expect(place(8, row('Jahit Sari', { phone: '+6281234567890' })).sameAs).toEqual({ row: 7, code: 'same.row' });
  expect([9, 10, 11].map((at) => place(at, row('Kios Tahu', null)))).toEqual(
    [1, 2, 3].map((occurrence) => ({ sameAs: null, sameOwnerRow: null, occurrence })),
  );
});

test('the table of keys finds each of a hundred thousand first rows again', () => {
  const table = new KeyTable();
  const numbers = Array.from({ length: 100_000 }, (_, i) => i);
  expect(numbers.filter((i) => table.claim(hash52(`key ${i}`), i) !== undefined)).toEqual([]);
  expect(numbers.filter((i) => table.claim(hash52(`key ${i}`), -1) !== i)).toEqual([]);
  expect([table.count(hash52('new')), table.count(hash52('new')), table.count(hash52('new'))]).toEqual([1, 2, 3]);
});

test('cells keep what the reader knew of them, and identity numbers are shown masked', () => {
  const cells = [
    { text: 'Sari', kind: 'text' as const },
    { text: '3.57E+15', kind: 'number' as const, lossy: true },
    { text: '27623', kind: 'date' as const, format: 'dd/mm/yyyy', date1904: true },
    { text: '5', kind: 'number' as const },
  ];
  expect(unpackCells(packCells(cells))).toEqual(cells);
  expect(maskNumbers('NIK 3574016501820003, hp 081234567890')).toBe('NIK 3574**********03, hp 081234567890');
  expect(maskNumbers('3574 0165 0182 0003')).toBe('3574**********03');
});

test('a step is taken only from its states, and a work that broke off only by the step that began it', () => {
  const at = (state: 'mapped' | 'rehearsed' | 'committed' | 'failed', failedIn: 'committing' | 'reading' | null = null) => ({
    state,
    failedIn,
    purged: false,
    mapped: true,
  });
  expect(mayTake('commit', at('rehearsed'))).toBe(true);
  expect(mayTake('commit', at('mapped'))).toBe(false);
  expect(mayTake('commit', at('failed', 'committing'))).toBe(true);
  expect(mayTake('discard', at('failed', 'committing'))).toBe(false);
  expect(mayTake('discard', at('failed', 'reading'))).toBe(true);
  expect(mayTake('undo', { ...at('committed'), purged: true })).toBe(false);
});

test('every sentence is there in both languages', () => {
  for (const [code, text] of Object.entries(rowMessages)) expect([text.id.length > 5, text.en.length > 5], code).toEqual([true, true]);
});
