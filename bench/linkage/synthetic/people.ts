import { Random } from './random.ts';
import {
  brands,
  chineseNames,
  estates,
  femaleFirst,
  forms,
  hamlets,
  kbli,
  lastNames,
  maleFirst,
  products,
  streets,
  villageHeads,
  villageTails,
} from './words.ts';

export type Village = { code: string; district: string; name: string };
export type Home = {
  village: Village;
  way: 'street' | 'hamlet' | 'estate';
  street: string;
  house: number | null;
  block: string;
  rt: number;
  rw: number;
};
export type Person = {
  name: string[];
  sex: 'male' | 'female';
  born: { year: number; month: number; day: number };
  nik: string;
  home: Home;
  /** Where they live after they moved, for those who do. */
  later: Home | null;
  phones: string[];
  business: string[];
  form: string;
  /** A second business of those who have one. */
  second: string[] | null;
  kbli: string;
};

const provinces = [35, 33, 32, 36, 34, 51, 73, 12, 13, 16];

/** Villages of invented regencies; as in life some names stand in several districts. */
export function makeVillages(count: number, seed: number): Village[] {
  const random = new Random(seed, 77);
  return Array.from({ length: count }, (_, at) => {
    const district = Math.floor(at / 8);
    const regency = Math.floor(district / 18);
    const districtCode = `${provinces[Math.floor(regency / 20) % provinces.length]}.${80 + (regency % 20)}.${two((district % 18) + 1)}`;
    const name = `${random.pick(villageHeads)}${random.chance(0.3) ? ' ' : ''}${random.pick(villageTails)}`;
    return { district: districtCode, code: `${districtCode}.${2001 + (at % 8)}`, name: title(name) };
  });
}

export const two = (n: number): string => String(n).padStart(2, '0');
const title = (text: string): string => text.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());

/** A household: one to three people with a business of their own, mostly one. They share house and family name, sometimes the telephone. */
export function makeHousehold(number: number, seed: number, villages: readonly Village[]): Person[] {
  const random = new Random(seed, number, 3);
  const home = makeHome(random, random.pick(villages));
  const phone = makePhone(random);
  const family = random.favoured(lastNames);
  const sex = random.chance(0.55) ? 'female' : 'male';
  const people = [makePerson(random, home, sex, family, null, villages, phone)];
  if (random.chance(0.09))
    people.push(
      makePerson(random, home, sex === 'male' ? 'female' : 'male', random.chance(0.3) ? family : random.favoured(lastNames), null, villages, phone),
    );
  // Son or daughter: a generation younger, often with a word of the parent's name, now and then with the very same.
  if (random.chance(0.04)) people.push(makePerson(random, home, random.chance(0.5) ? 'male' : 'female', family, people[0] ?? null, villages, phone));
  return people;
}

function makePerson(
  random: Random,
  home: Home,
  sex: Person['sex'],
  family: string,
  parent: Person | null,
  villages: readonly Village[],
  homePhone: string,
): Person {
  const year = parent ? Math.min(2006, parent.born.year + random.between(18, 35)) : random.between(1948, 2002);
  const born = { year, month: random.between(1, 12), day: random.between(1, 28) };
  const issued = random.chance(0.86) ? home.village.district : random.pick(villages).district;
  const phones = [parent !== null || random.chance(0.25) ? homePhone : makePhone(random), makePhone(random)];
  const own = makeBusiness(random);
  return {
    name: parent && random.chance(0.05) ? [...parent.name] : makeName(random, sex, family),
    sex,
    born,
    nik: `${issued.replaceAll('.', '')}${two(born.day + (sex === 'female' ? 40 : 0))}${two(born.month)}${two(year % 100)}${String(1 + Math.floor(random.next() ** 2 * 24)).padStart(4, '0')}`,
    home,
    later: random.chance(0.06) ? makeHome(random, random.chance(0.7) ? sameRegency(random, home.village, villages) : random.pick(villages)) : null,
    phones,
    business: own,
    form: random.pick(forms),
    second: random.chance(0.08) ? makeBusiness(random) : null,
    kbli: random.favoured(kbli),
  };
}

function sameRegency(random: Random, village: Village, villages: readonly Village[]): Village {
  const near = villages.filter(({ code }) => code.slice(0, 5) === village.code.slice(0, 5));
  return random.pick(near);
}

function makeName(random: Random, sex: Person['sex'], family: string): string[] {
  if (random.chance(0.01)) return random.pick(chineseNames).split(' ');
  const first = random.favoured(sex === 'male' ? maleFirst : femaleFirst);
  const words = random.chance(0.24) ? 1 : random.chance(0.72) ? 2 : 3;
  if (words === 1) return [first];
  const middle = words === 3 ? [random.favoured(random.chance(0.5) ? lastNames : sex === 'male' ? maleFirst : femaleFirst)] : [];
  return [first, ...middle, family].filter((word, at, all) => all.indexOf(word) === at);
}

function makeHome(random: Random, village: Village): Home {
  const way = random.chance(0.5) ? 'street' : random.chance(0.85) ? 'hamlet' : 'estate';
  // The few streets and hamlets that one village has.
  const within = new Random(Number(village.code.replaceAll('.', '')) % 1_000_003, 5);
  const names = Array.from({ length: 9 }, () => within.pick(way === 'street' ? streets : way === 'hamlet' ? hamlets : estates));
  return {
    village,
    way,
    street: random.pick(names).replaceAll('-', ' '),
    house: way === 'hamlet' ? null : random.between(1, 160),
    block: random.pick(['A', 'B', 'C', 'D', 'E']),
    rt: random.between(1, 9),
    rw: random.between(1, 7),
  };
}

function makePhone(random: Random): string {
  return `8${random.pick(['12', '13', '21', '22', '52', '53', '57', '58', '59', '77', '78', '81', '95', '96'])}${String(random.below(10 ** 8)).padStart(8, '0')}`;
}

function makeBusiness(random: Random): string[] {
  const kind = random.next();
  if (kind < 0.3) return [];
  if (kind < 0.5) return [random.pick(products).replaceAll('-', ' ')];
  if (kind < 0.72) return [random.pick(products).replaceAll('-', ' '), random.favoured(brands)];
  return [random.favoured(brands), random.favoured(brands)];
}
