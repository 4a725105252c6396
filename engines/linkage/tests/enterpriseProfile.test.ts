import { expect, test } from 'vitest';
import type { EnterpriseRecord } from '../enterprise/index.ts';
import {
  createEnterpriseComparisons,
  defaultEnterpriseModel,
  derive,
  enterpriseKeys,
  enterpriseSettings,
  prepareEnterprise,
  scoreEnterprises,
  trainEnterpriseModel,
} from '../enterprise/index.ts';
import { readAddress, readBusinessName, readPersonName, readPhones } from '../indonesian/index.ts';

/** Numbers that look random and are the same on every machine (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const names = 'Siti Sri Muhammad Abdul Sulastri Bambang Endang Hidayat Rahman Lestari Wibowo Nurhasanah Yusuf Karim Joko'.split(' ');
const titlesOf = ['', 'H. ', 'Hj. ', 'Bpk. ', 'Ibu ', 'Drs. H. '];
const behind = ['', ', SE', ' S.Pd', ' (Alm)', ', S.H., M.H.'];
const streets = ['Mawar', 'Panglima Sudirman', 'Ikan Paus', 'Soekarno Hatta', 'Dr. Saleh'];
const two = (n: number): string => String(n).padStart(2, '0');

/** People of an invented town; every third stands in it twice, written in another way. Nobody is meant. */
function town(people: number, seed: number): EnterpriseRecord[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  return Array.from({ length: people }, (_, at) => {
    const [day, month, year, serial] = [1 + random(28), 1 + random(12), 50 + random(50), 1 + random(30)];
    const village = `35.74.0${1 + random(4)}.100${1 + random(6)}`;
    const person = {
      ownerName: [pick(names), pick(names), pick(names)].slice(0, 1 + random(3)).join(' '),
      businessName: `${pick(['Toko', 'UD.', 'Kedai', ''])} ${pick(['Melati', 'Sumber', 'Berkah'])} ${pick(['Jaya', 'Rejeki', 'Abadi'])}`,
      nik: `357401${two(day)}${two(month)}${two(year)}${String(serial).padStart(4, '0')}`,
      phone: `0852${String(10_000_000 + random(89_000_000))}`,
      address: `Jl. ${pick(streets)} No. ${1 + random(90)} RT ${1 + random(9)} RW ${1 + random(9)}`,
      village: null,
      villageCode: village,
      districtCode: village.slice(0, 8),
      birthDate: `${two(day)}-${two(month)}-19${two(year)}`,
      kbli: pick(['10710', '47111', '56102']),
      nib: null,
      latitude: null,
      longitude: null,
    };
    const otherWay = {
      ...person,
      ownerName: `${pick(titlesOf)}${person.ownerName.toUpperCase()}${pick(behind)}`,
      nik: pick([null, `'${person.nik}`, `${person.nik.slice(0, 15)}0`]),
      phone: pick([null, `+62${person.phone.slice(1)}`]),
      birthDate: pick([null, person.birthDate]),
    };
    return at % 3 === 0 ? [person, otherWay] : [person];
  }).flat();
}

const records = town(240, 5).map(prepareEnterprise);

test('a score does not depend on which of the two comes first', () => {
  const random = randomOf(9);
  for (let pair = 0; pair < 2000; pair++) {
    const [a, b] = [records[random(records.length)], records[random(records.length)]];
    if (!a || !b) continue;
    const [one, other] = [scoreEnterprises(defaultEnterpriseModel, a, b), scoreEnterprises(defaultEnterpriseModel, b, a)];
    expect(other.weight).toBeCloseTo(one.weight, 9);
    expect(other.parts.map(({ level }) => level)).toEqual(one.parts.map(({ level }) => level));
    expect(one.probability).toBeCloseTo(1 / (1 + 2 ** -one.weight), 12);
  }
});

test('titles, degrees, capitals and spellings leave the keys as they are', () => {
  for (const record of town(60, 6)) {
    const keys = enterpriseKeys(prepareEnterprise(record));
    for (const front of titlesOf)
      for (const end of behind)
        expect(enterpriseKeys(prepareEnterprise({ ...record, ownerName: `${front}${record.ownerName?.toUpperCase()}${end}` }))).toEqual(keys);
  }
  const spelled = (ownerName: string) => enterpriseKeys(prepareEnterprise({ ...(town(1, 1)[0] as EnterpriseRecord), ownerName }));
  expect(spelled('Moch. Joesoef Rochman')).toEqual(spelled('Muhammad Yusuf Rahman'));
  expect(spelled('Noer Chasanah')).toEqual(spelled('Nurhasanah'));
});

test('the order of words leaves the keys of the whole name as they are', () => {
  const whole = (ownerName: string) =>
    enterpriseKeys(prepareEnterprise({ ...(town(1, 1)[0] as EnterpriseRecord), ownerName })).filter((key) => /^(name|born|both):/.test(key));
  expect(whole('Yusuf Hidayat Karim')).toHaveLength(3);
  expect(whole('KARIM, YUSUF HIDAYAT')).toEqual(whole('Yusuf Hidayat Karim'));
});

test('keys begin with their rule, are at most twelve, and name each rule that training asks for', () => {
  const rules = new Set<string>();
  for (const record of records) {
    const keys = enterpriseKeys(record);
    expect(keys.length).toBeLessThanOrEqual(12);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) rules.add(/^([a-z]+):./.exec(key)?.[1] ?? 'none');
  }
  expect(rules).not.toContain('none');
  for (const { rule } of enterpriseSettings.em_blocks) expect(rules).toContain(rule);
  for (const rule of enterpriseSettings.prior.rules) expect(rules).toContain(rule);
});

test('a number that Excel cut finds its whole twin, a made-up one finds nothing', () => {
  const nikKeys = (nik: string) =>
    enterpriseKeys(prepareEnterprise({ ...(town(1, 1)[0] as EnterpriseRecord), nik, birthDate: null })).filter((key) => key.startsWith('nik:'));
  expect(nikKeys('3574016501820000')).toEqual(nikKeys('3574016501820007'));
  expect(nikKeys('357401650182000')).toEqual(nikKeys('3574016501820007'));
  for (const made of ['1234567890123456', '0000000000000000', '9223372036854775807', '3.57401E+15', '-']) expect(nikKeys(made)).toEqual([]);
});

test('what was normalised stays as it is when normalised again', () => {
  for (const record of town(80, 8)) {
    const words = readPersonName(record.ownerName)?.words ?? [];
    expect(readPersonName(words.join(' '))?.words).toEqual(words);
    const core = readBusinessName(record.businessName)?.core ?? [];
    expect(readBusinessName(core.join(' '))?.core ?? []).toEqual(core);
    for (const phone of readPhones(record.phone)) expect(readPhones(phone)).toEqual([phone]);
    const street = readAddress(record.address)?.street ?? [];
    expect(readAddress(street.join(' '))?.street ?? []).toEqual(street);
  }
});

test('a row of CSV is the same record, whatever is missing', () => {
  const row = {
    nama: 'Bu Sari',
    nama_usaha: 'Toko Melati',
    nik: '3574016501820007',
    hp: '085234567809',
    alamat: 'Jl. Mawar 3',
    kelcode: '35.74.01.1001',
  };
  const derived = derive({ ...row, keccode: '35.74.01', tgl_lahir: '25-01-1982', kbli: '10710' });
  expect(derived).toMatchObject({
    name: 'sari',
    identity: 'v3574016501820007|820125',
    phone: '+6285234567809',
    address: 'mawar|3|||35.74.01.1001|35.74.01',
    business: 'melati',
    trade: '10710',
  });
  expect(derive({})).toMatchObject({ name: null, identity: null, phone: null, address: null, business: null, keys: [] });
  // A business named after its owner says nothing beyond the owner's name.
  expect(derive({ nama: 'Sari', nama_usaha: 'Toko Bu Sari' })).toMatchObject({ business: null, brand: 'sari' });
});

test('the shipped model knows every level of every comparison, as shares', () => {
  for (const { name, levels } of createEnterpriseComparisons()) {
    const known = defaultEnterpriseModel.comparisons.find((comparison) => comparison.name === name);
    expect(known?.levels.map((level) => level.name)).toEqual(levels);
    expect(known?.levels.reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 1);
    expect(known?.levels.every(({ m, u }) => m > 0 && u > 0 && m < 1 && u <= 1)).toBe(true);
  }
});

test('a registry teaches a model: the same from the same records, without a number of anybody in it', () => {
  const model = trainEnterpriseModel(records, { seed: 3 });
  expect(trainEnterpriseModel(records, { seed: 3 })).toEqual(model);
  expect(model.trained.records).toBe(records.length);
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  expect(JSON.stringify(model)).not.toMatch(/(?<!\.)\b\+?\d{10,16}\b/);
  const phone = (of: typeof model) => of.comparisons.find(({ name }) => name === 'phone')?.levels[0]?.m ?? 0;
  // In this town a number never changes, and that is learned.
  expect(phone(model)).toBeGreaterThan(phone(defaultEnterpriseModel));
});

test('a registry of nobody has the model that it began with', () => {
  expect(trainEnterpriseModel([], { seed: 1 })).toBe(defaultEnterpriseModel);
});

test('a cleaned registry does not believe that nothing it is sent is known', () => {
  const once = records.filter((_, at) => at % 4 === 0);
  expect(trainEnterpriseModel(once, { seed: 3 }).prior).toBeGreaterThan(1e-5);
});
