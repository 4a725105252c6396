import { describe, expect, test } from 'vitest';
import type { EnterpriseRecord } from '../enterprise/index.ts';
import {
  compareBusinesses,
  createEnterpriseComparisons,
  defaultEnterpriseModel,
  differentNik,
  enterpriseBands,
  enterpriseKeys,
  explainPair,
  explainParts,
  prepareEnterprise,
  scoreEnterprises,
} from '../enterprise/index.ts';

const nothing: EnterpriseRecord = {
  ownerName: null,
  businessName: null,
  nik: null,
  phone: null,
  address: null,
  village: null,
  villageCode: null,
  districtCode: null,
  birthDate: null,
  kbli: null,
  nib: null,
  latitude: null,
  longitude: null,
};
const sari: EnterpriseRecord = {
  ...nothing,
  ownerName: 'Hj. Sari Wulandari',
  businessName: 'UD. Melati Jaya',
  nik: '3574016501820007',
  phone: '085234567809',
  address: 'Jl. Mawar No. 12 RT 03 RW 05',
  villageCode: '35.74.01.1001',
  districtCode: '35.74.01',
  birthDate: '25-01-1982',
  kbli: '10710',
};

const score = (a: Partial<EnterpriseRecord>, b: Partial<EnterpriseRecord>) =>
  scoreEnterprises(defaultEnterpriseModel, prepareEnterprise({ ...nothing, ...a }), prepareEnterprise({ ...nothing, ...b }));
const weight = (a: Partial<EnterpriseRecord>, b: Partial<EnterpriseRecord>) => score(a, b).weight;

const { auto, likely, doubtful } = enterpriseBands;
const baseWeight = score({}, {}).weight;

describe('what villages send in', () => {
  test('the same person, typed twice in the ways of two offices, is the same', () => {
    const again = {
      ...sari,
      ownerName: 'SARI WOELANDARI, SE',
      nik: "'3574 0165 0182 0007",
      phone: '+62 852-3456-7809',
      address: 'Mawar 12 RT/RW 003/005',
      birthDate: null,
    };
    expect(weight(sari, again)).toBeGreaterThan(auto);
  });

  test.each(['-', '0', 'tdk ada', 'TES', ''])('“%s” everywhere is a record that says nothing', (filler) => {
    const empty = {
      ownerName: filler,
      businessName: filler,
      nik: filler,
      phone: filler,
      address: filler,
      birthDate: filler,
      kbli: filler,
      nib: filler,
    };
    expect(weight(empty, empty)).toBe(baseWeight);
    expect(enterpriseKeys(prepareEnterprise({ ...nothing, ...empty }))).toEqual([]);
  });

  test('one NIK on the rows of five people makes none of them another', () => {
    const people = ['Sari Wulandari', 'Bambang Sutrisno', 'Mohammad Holil', 'Endang Pertiwi', 'Yohanes Kristanto'].map((ownerName, at) => ({
      ownerName,
      nik: sari.nik,
      phone: `0812${at}4${at}71${at}93`,
      address: `Jl. ${['Mawar', 'Kelud', 'Anggrek', 'Semeru', 'Brantas'][at]} ${at * 7 + 3}`,
      villageCode: sari.villageCode,
      districtCode: sari.districtCode,
    }));
    for (const [at, one] of people.entries()) for (const other of people.slice(at + 1)) expect(weight(one, other)).toBeLessThan(likely);
  });

  test('man and wife at one address and telephone are two', () => {
    const husband = { ...sari, ownerName: 'Budi Hartono', nik: '3574012203790003', birthDate: '22-03-1979' };
    expect(weight(sari, husband)).toBeLessThan(doubtful);
    const unknown = { ...husband, nik: null, birthDate: null };
    expect(weight(sari, unknown)).toBeLessThan(likely);
  });

  test('a wife called by the family name of her husband is not he', () => {
    const husband = { ...sari, ownerName: 'Budi Wulandari', nik: null, birthDate: null, businessName: null };
    expect(weight({ ...sari, nik: null, birthDate: null }, husband)).toBeLessThan(likely);
  });

  test('father and son of one name are for a person to decide, never for the machine', () => {
    const father = { ...sari, ownerName: 'Ahmad Fauzi', nik: '3574010504600002', birthDate: '05-04-1960' };
    const son = { ...father, nik: '3574011709880005', birthDate: '17-09-1988' };
    expect(weight(father, son)).toBeLessThan(auto);
    expect(weight({ ...father, nik: null }, { ...son, nik: null })).toBeLessThan(auto);
    expect(differentNik(prepareEnterprise(father), prepareEnterprise(son))).toBe(true);
  });

  test('an owner who moved and registered again is found by telephone and birth', () => {
    const moved = { ...sari, nik: null, address: 'Jl. Kelud 7', villageCode: '35.74.03.1004', districtCode: '35.74.03' };
    expect(weight(sari, moved)).toBeGreaterThan(likely);
    const keys = new Set(enterpriseKeys(prepareEnterprise(sari)));
    expect(enterpriseKeys(prepareEnterprise(moved)).some((key) => keys.has(key))).toBe(true);
  });

  test('one owner with three businesses is one person, and three businesses', () => {
    const second = { ...sari, businessName: 'Kedai Kopi Senja', kbli: '56303' };
    expect(weight(sari, second)).toBeGreaterThan(auto);
    expect(compareBusinesses(prepareEnterprise(sari), prepareEnterprise(second))).toBe('different');
  });

  test('two strangers of one common name in one town are two', () => {
    const one = { ownerName: 'Siti', villageCode: '35.74.01.1001', districtCode: '35.74.01' };
    const other = { ownerName: 'St.', villageCode: '35.74.02.1002', districtCode: '35.74.02' };
    expect(weight(one, other)).toBeLessThan(doubtful);
  });
});

describe('NIK', () => {
  const nik = (a: string, b: string) => score({ nik: a }, { nik: b }).parts.map(({ level }) => level);
  test.each([
    ['3574016501820007', '3574016501820007', 'nikSame'],
    ['3574016501820007', '3574016501820000', 'nikLastLost'],
    ['3574016501820007', '3.57401650182000E+15', 'nikLastLost'],
    ['3574016501820007', '3574016501280007', 'nikOneDigit'],
    ['3574016501820007', '357401650182007', 'nikOneDigit'],
    ['3574016501820007', '35740165018200077', 'nikOneDigit'],
    ['3574016501820007', '3574016501820012', 'nikSerial'],
    ['3574016501820007', '3513046501820003', 'nikBirth'],
    ['3574016501820007', '3574011203790003', 'nikDifferent'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(nik(a, b)).toEqual([level]);
    expect(nik(b, a)).toEqual([level]);
  });

  test('a date of birth meets the one inside a NIK', () => {
    expect(score({ nik: '3574016501820007' }, { birthDate: '25/1/82' }).parts.map(({ level }) => level)).toEqual(['birthSame']);
    expect(score({ birthDate: '01-02-1965' }, { birthDate: '1965-01-02' }).parts.map(({ level }) => level)).toEqual(['birthNear']);
  });

  test('only valid NIKs, apart by more than a slip, tell two people apart', () => {
    const different = (a: string, b: string) => differentNik(prepareEnterprise({ ...nothing, nik: a }), prepareEnterprise({ ...nothing, nik: b }));
    expect(different('3574016501820007', '3574011203790003')).toBe(true);
    expect(different('3574016501820007', '3574016501820007')).toBe(false);
    expect(different('3574016501820007', '3574016501280007')).toBe(false);
    expect(different('3574016501820007', '3574016501820000')).toBe(false);
    expect(different('3574016501820007', '1234567890123456')).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['Sari Wulandari', 'WULANDARI SARI', 'same'],
    ['Sari', 'Bu Sari', 'sameOne'],
    ['Moh. Yusuf', 'Muhammad Jusuf', 'same'],
    ['Nur Hasanah', 'Noerchasanah', 'spelling'],
    ['Abdurrahman', 'Abd. Rochman', 'same'],
    ['Sulastri Hidayat', 'Sulastri Hidayad', 'spelling'],
    ['Eko Arifin Zahro', 'Eko A. Zahro', 'spelling'],
    ['Sulastri Rahayu', 'Sulasrti Rahayu', 'typo'],
    ['Sulastri', 'Bu Lastri', 'short'],
    ['Ani Rasyid Hartono', 'Ani Hartono', 'part'],
    ['Budi Kusnadi Rahayu', 'BudiKusnadi', 'part'],
    ['Sulastri', 'Sulastri Rahayu', 'partOne'],
    ['Nugroho', 'Iwan Nugroho', 'partOther'],
    ['Ani Rasyid', 'Ani Hartono', 'shared'],
    ['Supriyadi Arifin', 'Sarinah Arifin', 'family'],
    ['Budi Santoso', 'Endang Lestari', 'different'],
    ['Budi Santoso / Endang Lestari', 'Endang Lestari', 'same'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(score({ ownerName: a }, { ownerName: b }).parts.map((part) => part.level)).toEqual([level]);
    expect(score({ ownerName: b }, { ownerName: a }).parts.map((part) => part.level)).toEqual([level]);
  });

  test('a rare name says more than a common one', () => {
    const [rare = 0, common = 0] = ['Tarwiyah Mangkuprawira', 'Siti Hidayat'].map((name) => weight({ ownerName: name }, { ownerName: name }));
    expect(rare).toBeGreaterThan(common + 3);
  });
});

describe('addresses', () => {
  const at = { villageCode: '35.74.01.1001', districtCode: '35.74.01' };
  test.each([
    ['Jl. Mawar No. 12', 'Mawar 12 RT 3/5', 'house'],
    ['Jl. Mawar RT 03 RW 05', 'Jln Mwar RT/RW 003/005', 'ward'],
    ['Jl. Pangsud', 'Jl. Panglima Sudirman 4', 'street'],
    ['Jl. Mawar No. 12', 'Jl. Mawar No. 14', 'neighbour'],
    ['RT 3 RW 5', 'Jl. Mawar RT 3/5', 'wardOnly'],
    ['Jl. Mawar', '-', 'village'],
    ['Jl. Mawar', 'Jl. Kelud', 'elsewhere'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(score({ ...at, address: a }, { ...at, address: b }).parts.map((part) => part.level)).toEqual([level]);
  });

  test('the same street elsewhere is not the same street', () => {
    const other = { villageCode: '35.74.02.1002', districtCode: '35.74.02', address: 'Jl. Mawar' };
    expect(score({ ...at, address: 'Jl. Mawar' }, other).parts.map((part) => part.level)).toEqual(['different']);
  });

  test('villages by name are the same in any spelling', () => {
    const named = (village: string) => ({ village, districtCode: '35.74.02', address: 'Jl. Mawar 3' });
    expect(score(named('Kedung Asem'), named('Kel. Kedungasem')).parts.map((part) => part.level)).toEqual(['house']);
  });
});

test.each([
  ['UD. Sumber Rejeki', 'Toko Sumber Redjeki', 'same'],
  ['Toko Bu Sari', 'Warung Sari', 'same'],
  ['Keripik Subur', 'Kripik Suubr', 'like'],
  ['Melati', 'Melati Jaya', 'like'],
  ['Melati Jaya', 'Kopi Senja', 'different'],
  ['Toko', 'Melati Jaya', 'unnamed'],
  ['-', '-', 'unnamed'],
])('businesses %s and %s: %s', (a, b, likeness) => {
  const [one, other] = [a, b].map((businessName) => prepareEnterprise({ ...nothing, businessName }));
  expect(one && other && [compareBusinesses(one, other), compareBusinesses(other, one)]).toEqual([likeness, likeness]);
});

describe('in words', () => {
  test('a pair in one line, strongest first, with a decimal comma and a true minus sign', () => {
    const parts = [
      { comparison: 'name', level: 'typo', weight: 4.8 },
      { comparison: 'phone', level: 'same', weight: 17.83 },
      { comparison: 'trade', level: 'group', weight: 0.01 },
      { comparison: 'identity', level: 'nikDifferent', weight: -5.24 },
    ];
    const pair = { weight: 17.4, probability: 1, parts };
    expect(explainPair(pair, 'id')).toBe('HP sama +17,8 · NIK beda \u22125,2 · nama mirip +4,8');
    expect(explainPair(pair, 'en')).toBe('same phone +17.8 · different NIK \u22125.2 · similar name +4.8');
  });

  test('every level of every comparison has words in both languages', () => {
    for (const { name, levels } of createEnterpriseComparisons())
      for (const level of levels)
        for (const language of ['id', 'en'] as const) {
          const [part] = explainParts({ weight: 1, probability: 1, parts: [{ comparison: name, level, weight: 1 }] }, language);
          expect(part?.words).not.toContain(':');
        }
  });

  test('what a household explains is a part of its own, and the parts add up', () => {
    const pair = score({ ...sari, nik: null, birthDate: null }, { ...sari, ownerName: 'Budi Hartono', nik: null, birthDate: null });
    expect(explainPair(pair, 'id')).toContain('serumah, nama beda \u2212');
    expect(pair.parts.reduce((sum, part) => sum + part.weight, baseWeight)).toBeCloseTo(pair.weight, 6);
  });
});
