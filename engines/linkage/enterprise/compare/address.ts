import type { CustomComparison } from '../../compare/customComparison.ts';
import { within } from './edits.ts';

export type PreparedAddress = {
  /** Words with spaces between, and without. */
  street: string;
  joined: string;
  house: string;
  /** 0: not said. */
  rt: number;
  rw: number;
  village: string;
  district: string;
};

const levels = [
  'house', // village, street and house
  'ward', // village, street, RT and RW
  'street', // village and street; nothing else is said by both
  'neighbour', // village and street; house or RT/RW differ
  'wardOnly', // village, RT and RW; the street is not said or another
  'village', // the village; the street is not said
  'elsewhere', // the village, another street
  'streetOnly', // another village or district, but the same street and house
  'district', // another village of the district
  'different',
] as const;
type Level = (typeof levels)[number];
const numberOf = Object.fromEntries(levels.map((level, at) => [level, at + 1])) as Record<Level, number>;

export class AddressComparison implements CustomComparison<PreparedAddress> {
  readonly name = 'address';
  readonly column = 'address';
  readonly levels = levels;
  readonly #texts = new Map<string, string>();

  prepare(value: string): PreparedAddress {
    const [street = '', house = '', rt = '', rw = '', village = '', district = ''] = value.split('|');
    const joined = street.replaceAll(' ', '');
    return {
      street,
      joined: joined.length === street.length ? street : joined,
      house: this.#once(house),
      rt: Number(rt),
      rw: Number(rw),
      village: this.#once(village),
      district: this.#once(district),
    };
  }

  /** A million addresses name a few thousand villages: one string for each of them. */
  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  compare(a: PreparedAddress, b: PreparedAddress): number {
    const place = placeOf(a, b);
    if (place === null) return 0;
    if (place === 'village') return numberOf[inVillage(a, b, a.joined === '' || b.joined === '' ? null : sameStreet(a, b))];
    if (a.joined !== '' && a.joined === b.joined && sameHouse(a, b) === true) return numberOf.streetOnly;
    return numberOf[place === 'district' ? 'district' : 'different'];
  }
}

function placeOf(a: PreparedAddress, b: PreparedAddress): 'village' | 'district' | 'different' | null {
  if (a.village !== '' && b.village !== '') {
    if (a.village === b.village) return a.district === '' || b.district === '' || a.district === b.district ? 'village' : 'different';
    // A code and a name cannot be compared; nothing is known then but the district.
    if (isCode(a.village) !== isCode(b.village)) return a.district !== '' && a.district === b.district ? 'village' : null;
  }
  if (a.district === '' || b.district === '') return a.village === '' || b.village === '' ? null : 'different';
  return a.district === b.district ? 'district' : 'different';
}

const isCode = (village: string): boolean => village[2] === '.';

function inVillage(a: PreparedAddress, b: PreparedAddress, street: boolean | null): Level {
  const house = sameHouse(a, b);
  const ward = sameWard(a, b);
  if (street === true) {
    if (house === true) return 'house';
    if (house === false || ward === false) return ward === true ? 'ward' : 'neighbour';
    return ward === true ? 'ward' : 'street';
  }
  if (ward === true) return 'wardOnly';
  return street === null ? 'village' : 'elsewhere';
}

/** Null where one of the two does not say. */
function sameHouse(a: PreparedAddress, b: PreparedAddress): boolean | null {
  return a.house === '' || b.house === '' ? null : a.house === b.house;
}

function sameWard(a: PreparedAddress, b: PreparedAddress): boolean | null {
  if (a.rt === 0 || b.rt === 0) return null;
  if (a.rt !== b.rt) return false;
  return a.rw === 0 || b.rw === 0 ? null : a.rw === b.rw;
}

/** Every word of the shorter one in the longer one, or a slip or two in the whole. */
function sameStreet(a: PreparedAddress, b: PreparedAddress): boolean {
  if (a.joined === b.joined) return true;
  const shorter = Math.min(a.joined.length, b.joined.length);
  if (shorter >= 4 && within(a.joined, b.joined, shorter >= 6 ? 2 : 1)) return true;
  const [short, long] = a.street.length <= b.street.length ? [a.street, b.street] : [b.street, a.street];
  return long.includes(' ') && isWithin(short.split(' '), long.split(' '));
}

const isWithin = (words: readonly string[], all: readonly string[]): boolean =>
  all.length > words.length && words.every((word) => all.includes(word));
