import { expect, test } from 'vitest';
import { kilometresBetween, nearestVillage, outsideKm } from '../rules/checks/distance.ts';
import { allCapitals, namesNothing, namesOnlyTrade, oneSpaced, titleCase } from '../rules/checks/spelling.ts';

test.each([
  ['TOKO JAYA', 'Toko Jaya'],
  ['UD SUMBER REJEKI', 'UD Sumber Rejeki'],
  ['CV. KARYA PT', 'CV. Karya PT'],
  ['TOKO JAYA 2', 'Toko Jaya 2'],
  ['WARUNG M. ALI', 'Warung M. Ali'],
  ["BAKSO RO'UF", "Bakso Ro'uf"],
  ['AL-HIKMAH LAUNDRY', 'Al-Hikmah Laundry'],
  ['SITI BINTI AHMAD', 'Siti binti Ahmad'],
  ['KUB MAWAR III', 'KUB Mawar III'],
  ['BTN 3GP MOTOR', 'BTN 3GP Motor'],
  ['ROTI & KUE “ÉCLAIR”', 'Roti & Kue “Éclair”'],
  ['S.PD. CATERING', 'S.PD. Catering'],
])('%s is written %s', (name, expected) => {
  expect(allCapitals(name)).toBe(true);
  expect(titleCase(name)).toBe(expected);
  expect(titleCase(titleCase(name))).toBe(expected);
});

test.each(['Toko Jaya', 'UD', 'BTN 2', 'A-1', 'PT CV', 'iPhone SERVICE', '-', ''])('%s is not in capitals throughout', (name) => {
  expect(allCapitals(name)).toBe(false);
});

test.each([
  ['  toko   jaya ', 'toko jaya'],
  ['toko\u00a0jaya\u200b', 'toko jaya'],
  ['toko\tjaya\n', 'toko jaya'],
  ['toko jaya', 'toko jaya'],
  ['   ', ''],
])('“%s” is spaced “%s”, and nothing else of it changes', (name, expected) => {
  expect(oneSpaced(name)).toBe(expected);
});

test.each(['-', '.', '', 'TES', 'test', 'xxx', '123', 'belum ada nama', 'tidak ada', 'Tanpa Nama', 'anonim', 'N/A', 'data menyusul', 'ASDFGH'])(
  '“%s” names nothing',
  (name) => expect(namesNothing(name)).toBe(true),
);

test.each(['Sari', 'Tesa', 'Coba Rasa', 'Testimoni Kue', 'Xaverius', 'Toko 123', 'Ada', 'Nama Baik'])('“%s” is a name', (name) =>
  expect(namesNothing(name)).toBe(false),
);

test.each([
  ['Toko', true],
  ['USAHA DAGANG', true],
  ['Warung Makanan', true],
  ['Batik', true],
  ['Toko Jaya', false],
  ['Warung Bu Tin', false],
  ['Toko 2', false],
])('“%s” names only a trade: %s', (name, expected) => expect(namesOnlyTrade(name)).toBe(expected));

const jati = { code: '35.74.03.1004', name: 'Jati', latitude: -7.75, longitude: 113.215, radiusKm: 1 };
const pilang = { ...jati, code: '35.74.01.1009', name: 'Pilang', longitude: 113.25 };

test('distances are those of the earth, and end at the circle around a village', () => {
  // One minute of latitude is a nautical mile.
  expect(kilometresBetween({ latitude: 0, longitude: 113 }, { latitude: 1 / 60, longitude: 113 })).toBeCloseTo(1.853, 2);
  // On this parallel a degree of longitude is cos 7.75° of one on the equator.
  expect(kilometresBetween({ latitude: -7.75, longitude: 113 }, { latitude: -7.75, longitude: 114 })).toBeCloseTo(110.18, 1);
  expect(outsideKm(jati, jati)).toBe(0);
  expect(outsideKm({ latitude: -7.75, longitude: 113.225 }, jati)).toBeCloseTo(0.102, 2);
  expect(nearestVillage({ latitude: -7.75, longitude: 113.236 }, [jati, pilang])?.village.name).toBe('Pilang');
  expect(nearestVillage(jati, [])).toBeUndefined();
});
