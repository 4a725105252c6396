// Numbers that are built right (domain.md 2) and belong to nobody.
import { dayNumber, isoDay } from '#test/town/days.ts';
import { hash32, type Random } from '#test/town/prng.ts';
import type { Sex } from '#test/town/types.ts';

/** How many owners one seed can number without giving a NIK twice. */
export const ownerCapacity = 2 ** 21;

// A town numbers its people 0001–0512; the hand-written cast comes after, so that the two never meet.
const castSerialStart = 601;
const dayWindow = 4096;

/**
 * Shifts a wished birth day (by less than six years) and chooses a serial so that no two of the first 2^21 indexes share both:
 * the index is scrambled one-to-one into 21 bits, 9 become the serial, 12 the birth day's remainder modulo 4096.
 * The day cannot be read two ways, because all birth days lie within one century.
 */
export function birthAndSerial(seed: string, index: number, wishedBirthDate: string): { birthDate: string; serial: number } {
  if (index >= ownerCapacity) throw new RangeError(`a town has at most ${ownerCapacity} owners`);
  const code = scramble(index, hash32(`${seed}/nik`));
  const wished = dayNumber(wishedBirthDate);
  const shift = positiveRemainder((code % dayWindow) - wished, dayWindow);
  const day = shift < dayWindow / 2 ? wished + shift : wished + shift - dayWindow;
  return { birthDate: isoDay(day), serial: 1 + Math.floor(code / dayWindow) };
}

export function castSerial(index: number): number {
  return castSerialStart + index;
}

/** 16 digits: area of first registration, day of birth (women + 40), serial. */
export function nik(areaDigits: string, birthDate: string, sex: Sex, serial: number): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const dayDigits = String(Number(day) + (sex === 'female' ? 40 : 0)).padStart(2, '0');
  return `${areaDigits}${dayDigits}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`;
}

/** True for 16 digits with a real day of birth and a serial other than 0000; says nothing about the person. */
export function isNikStructure(text: string): boolean {
  const match = /^\d{6}(\d\d)(\d\d)(\d\d)(\d{4})$/.exec(text);
  if (!match) return false;
  const [, rawDay = '', month = '', year = '', serial = ''] = match;
  const day = String(Number(rawDay) > 40 ? Number(rawDay) - 40 : Number(rawDay)).padStart(2, '0');
  // 19xx and 20xx differ only in 29 February of 1900.
  const iso = `20${year}-${month}-${day}`;
  return serial !== '0000' && !Number.isNaN(Date.parse(iso)) && isoDay(dayNumber(iso)) === iso;
}

/** Area of first registration: mostly the owner's own district, else the city, the regency around it, or farther away. */
export function registrationArea(random: Random, villageCode: string): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const district = villageCode.slice(0, 8).replaceAll('.', '');
  return random.weighted([
    [district, 74],
    [`3574${two(random.int(1, 5))}`, 14],
    [`3513${two(random.int(1, 24))}`, 8],
    [`${random.pick(['3508', '3509', '3514', '3578', '3529', '3526'])}${two(random.int(1, 18))}`, 4],
  ]);
}

// Prefixes inside the mobile shape (08 + 8..11 digits) that no operator has been given, so that no demo ever rings at a stranger's.
const unusedPrefixes = ['841', '842', '843', '844', '846', '847', '849'] as const;

/** E.164: `+628…`. */
export function phone(random: Random): string {
  return `+62${random.pick(unusedPrefixes)}${digits(
    random,
    random.weighted([
      [7, 3],
      [8, 6],
      [6, 1],
    ]),
  )}`;
}

/** `0841…` of `+62841…`. */
export function localPhone(e164: string): string {
  return `0${e164.slice(3)}`;
}

/** 13 digits; the last seven come from the index, so that no two of ten million agree. */
export function nib(random: Random, index: number): string {
  return `${digits(random, 6)}${String((index * 4_871_953 + 2_640_817) % 10_000_000).padStart(7, '0')}`;
}

/** `99.999.999.9-999.999`, the ninth digit being Luhn's over the first eight. */
export function npwp(random: Random): string {
  const first = `${random.pick(['06', '07', '08', '09', '24', '41', '42', '47', '58', '64', '71', '76', '80', '85', '91', '96'])}${digits(random, 6)}`;
  return `${first.slice(0, 2)}.${first.slice(2, 5)}.${first.slice(5)}.${npwpCheckDigit(first)}-625.000`;
}

/** Check digit of an NPWP from its first eight digits (weights 1, 2, 1, 2 …; two-digit products summed by digit). */
export function npwpCheckDigit(firstEight: string): number {
  let sum = 0;
  for (let i = 0; i < firstEight.length; i++) {
    const product = Number(firstEight[i]) * (i % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return (10 - (sum % 10)) % 10;
}

/** `1234567890123-45`: packaging, food type, city 3574, product and producer serial, year of expiry. */
export function pirt(random: Random, foodType: string, index: number, expiryYear: number): string {
  const packaging = random.weighted([
    ['2', 8],
    ['1', 1],
    ['3', 1],
    ['7', 1],
  ] as const);
  const product = String(random.int(1, 6)).padStart(2, '0');
  const producer = String((index % 9999) + 1).padStart(4, '0');
  return `${packaging}${foodType}3574${product}${producer}-${String(expiryYear % 100).padStart(2, '0')}`;
}

/** `ID` and 17 digits, the province after it. */
export function halal(random: Random, index: number): string {
  return `ID35${digits(random, 8)}${String(index % 10_000_000).padStart(7, '0')}`;
}

export function trademark(random: Random): string {
  return `IDM${digits(random, 9)}`;
}

/** One-to-one on 21 bits: odd multiplications and a shifted xor each can be undone. */
function scramble(index: number, salt: number): number {
  const mask = ownerCapacity - 1;
  let code = (Math.imul(index, 0x9e375) + salt) & mask;
  code ^= code >>> 11;
  code = Math.imul(code, 0x6a09d) & mask;
  return (code ^ (code >>> 9)) & mask;
}

function digits(random: Random, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += String(random.int(0, 9));
  return text;
}

function positiveRemainder(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
