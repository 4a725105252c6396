import { expect, test } from 'vitest';
import { areaCode, findPlace, placeKey, readAddress, readRtRw } from '../indonesian/index.ts';

const wards: [typed: string, rt: number | null, rw: number | null][] = [
  ['rt 03 rw 05', 3, 5],
  ['rt.3/rw.5', 3, 5],
  ['rt/rw 003/005', 3, 5],
  ['rt/rw : 1/8', 1, 8],
  ['rt 2/3', 2, 3],
  ['07/02', 7, 2],
  ['rt05/rw iii', 5, 3],
  ['rt/rt 2/4', 2, 4],
  ['rt03rw05', 3, 5],
  ['rt. 007 / rw. 012', 7, 12],
  ['rt 01, rw 02', 1, 2],
  ['r.t. 1 r.w. 2', 1, 2],
  ['rw 5 rt 3', 3, 5],
  ['rt ii rw xi', 2, 11],
  ['rt 4', 4, null],
  ['rw 4', null, 4],
  ['rt 0 rw 0', null, null],
  ['rt - rw -', null, null],
  ['jl mawar no 12/3', null, null],
  ['jl mawar iii/1', null, null],
];

test.each(wards)('%s', (typed, rt, rw) => {
  expect(readRtRw(typed)).toMatchObject({ rt, rw });
  expect(readRtRw(`jl. mawar no. 5 ${typed} kel. jati`)).toMatchObject(typed.startsWith('jl') ? {} : { rt, rw });
});

const addresses: [typed: string, street: string, house: string | null, rt: number | null, rw: number | null][] = [
  ['Jl. Semeru No 136 RT 1/14', 'semeru', '136', 1, 14],
  ['JALAN Semeru RT 1/14', 'semeru', null, 1, 14],
  ['Jln Gajah Mada 57 RT 4/9', 'gajah mada', '57', 4, 9],
  ['Argopuro 42 RT 07 RW 12', 'argopuro', '42', 7, 12],
  ['Jl. Pangsud 12', 'panglima sudirman', '12', null, null],
  ['Jl. Panglima Sudirman No. 12', 'panglima sudirman', '12', null, null],
  ['Jl. Soekarno-Hatta no.5A', 'sukarno hata', '5a', null, null],
  ['Jl Suhat No 05 a', 'sukarno hata', '5a', null, null],
  ['Jl. Dr. Saleh No. 20', 'saleh', '20', null, null],
  ['Jl. A. Yani 9', 'ahmad yani', '9', null, null],
  ['Jl. Mawar III/1', 'mawar 3', '1', null, null],
  ['Jl. Mawar Gg. III No. 1', 'mawar 3', '1', null, null],
  ['Gg. Mawar 3 No. 1', 'mawar 3', '1', null, null],
  ['Dsn. Krajan, Ds. Sumber Kidul, Kec. Sumber', 'krajan', null, null, null],
  ['Perum Kopian Indah Blok C No. 12 RT 3 RW 5', 'kopian indah', 'c12', 3, 5],
  ['Kopian Indah Blk. C/12', 'kopian indah', 'c12', null, null],
  ['Jl. Merdjeka No 38 Kel. Jati Kota Probolinggo', 'merjeka', '38', null, null],
  ['RT 3 RW 5', '', null, 3, 5],
  ['Lingk. Bening RT.03/RW.05 67219', 'bening', null, 3, 5],
];

test.each(addresses)('%s', (typed, street, house, rt, rw) => {
  const read = readAddress(typed);
  expect([read?.street.join(' '), read?.house, read?.rt, read?.rw]).toEqual([street, house, rt, rw]);
});

test.each(['-', '', 'tidak ada', '.', null])('%s is no address', (typed) => {
  expect(readAddress(typed)).toBeNull();
});

test('one key for the spellings of a village', () => {
  expect(new Set(['Kedungasem', 'Kedung Asem', 'KEL. KEDUNG ASEM', 'Kedoeng Asem', 'kel kedung-asem'].map(placeKey)).size).toBe(1);
  expect(new Set(['Sumbertaman', 'Sumber Taman', 'Ds. Sumber Taman'].map(placeKey)).size).toBe(1);
  expect(placeKey('Desa')).toBe('desa');
});

const places = [
  { code: '35.74.05.1001', name: 'Jrebeng Kulon' },
  { code: '35.74.05.1004', name: 'Jrebeng Lor' },
  { code: '35.74.05.1006', name: 'Jrebeng Wetan' },
  { code: '35.74.05.1005', name: 'Kedopok' },
  { code: '35.74.05.1003', name: 'Sumber Wetan' },
];

test.each([
  ['JREBENG LOR', { code: '35.74.05.1004', exact: true }],
  ['Jrebenglor', { code: '35.74.05.1004', exact: true }],
  ['Kedopko', { code: '35.74.05.1005', exact: false }],
  ['Jrebeng', 'ambiguous'],
  ['Jrebeng Wtan', { code: '35.74.05.1006', exact: false }],
  ['Kanigaran', 'unknown'],
  ['-', 'unknown'],
])('%s within its district', (typed, found) => {
  expect(findPlace(typed, places)).toEqual(found);
});

test('area codes with dots', () => {
  expect(areaCode('35.74.02.1005')).toBe('35.74.02.1005');
  expect(areaCode('3574021005')).toBe('35.74.02.1005');
  expect(areaCode('357402')).toBe('35.74.02');
  expect(areaCode('3574011')).toBeNull();
  expect(areaCode('')).toBeNull();
});
