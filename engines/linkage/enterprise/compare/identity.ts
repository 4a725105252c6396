import { nikBirth } from '../../indonesian/index.ts';
import type { CustomComparison, TermShares } from '../../compare/customComparison.ts';
import { placesApart, within } from './edits.ts';

export type PreparedIdentity = {
  /** v valid, l last digit lost, d a digit too few or many, o another number of 16 digits, n none. */
  mark: string;
  digits: string;
  /** yymmdd, as stated and as the NIK says. */
  stated: string;
  inNik: string;
  /** Records that hold this number. */
  count: number;
};

export const identityLevels = [
  'nikSame',
  'nikLastLost', // the first fifteen, the last is unknown
  'nikOneDigit', // one slip, not in the serial
  'nikSerial', // the same person by region and birth, another serial
  'nikBirth', // another region or more slips, the same birth
  'nikTwoDigits',
  'nikDifferent',
  'birthSame', // one NIK or none
  'birthNear', // one digit, or day and month swapped
  'birthDifferent',
] as const;
type Level = (typeof identityLevels)[number];
const numberOf = Object.fromEntries(identityLevels.map((level, at) => [level, at + 1])) as Record<Level, number>;

/** NIK and birth together: the one contains the other, so two comparisons would count it twice. */
export class IdentityComparison implements CustomComparison<PreparedIdentity> {
  readonly name = 'identity';
  readonly column = 'identity';
  readonly levels = identityLevels;
  /** Numbers of people have no place in a model that is stored. */
  readonly secretTerms = true;

  terms(value: string): string[] {
    const nik = value.slice(1, value.indexOf('|'));
    return nik === '' ? [] : [nik];
  }

  prepare(value: string, terms: TermShares): PreparedIdentity {
    const bar = value.indexOf('|');
    const mark = value[0] ?? 'n';
    const digits = value.slice(1, bar);
    const inNik = (mark === 'v' || mark === 'l' ? nikBirth(digits) : null) ?? '';
    return { mark, digits, stated: value.slice(bar + 1), inNik, count: Math.round(terms.share(digits) * terms.total) };
  }

  compare(a: PreparedIdentity, b: PreparedIdentity): number {
    const level = a.digits !== '' && b.digits !== '' ? nikLevel(a, b) : null;
    if (level === null) return birthLevel(a, b);
    return numberOf[level];
  }

  /** One number on the rows of many people is somebody else's: of the officer, or of the family. */
  adjust(a: PreparedIdentity, b: PreparedIdentity, level: number): number {
    return level === numberOf.nikSame ? -Math.log2(Math.max(1, Math.max(a.count, b.count) / 6)) : 0;
  }
}

function nikLevel(a: PreparedIdentity, b: PreparedIdentity): Level | null {
  if (a.digits === b.digits && a.mark !== 'l') return 'nikSame';
  if ((a.mark === 'l' || b.mark === 'l') && a.digits.slice(0, 15) === b.digits.slice(0, 15)) return 'nikLastLost';
  if (a.mark === 'v' && b.mark === 'v') return validLevel(a, b);
  const lost = a.mark === 'l' || b.mark === 'l';
  if (within(a.digits, b.digits, lost ? 2 : 1)) return 'nikOneDigit';
  if (!lost && within(a.digits, b.digits, 2)) return 'nikTwoDigits';
  if (sameBirth(a, b)) return 'nikBirth';
  // A number that is no NIK says nothing when it differs.
  return a.mark === 'o' || b.mark === 'o' ? null : 'nikDifferent';
}

function validLevel(a: PreparedIdentity, b: PreparedIdentity): Level {
  if (a.digits.startsWith(b.digits.slice(0, 12))) return 'nikSerial';
  if (within(a.digits, b.digits, 1)) return 'nikOneDigit';
  if (a.inNik === b.inNik) return 'nikBirth';
  return placesApart(a.digits, b.digits, 2) <= 2 ? 'nikTwoDigits' : 'nikDifferent';
}

const sameBirth = (a: PreparedIdentity, b: PreparedIdentity): boolean => {
  const born = a.stated || a.inNik;
  return born !== '' && born === (b.stated || b.inNik);
};

function birthLevel(a: PreparedIdentity, b: PreparedIdentity): number {
  const left = a.stated || a.inNik;
  const right = b.stated || b.inNik;
  if (left === '' || right === '') return 0;
  if (left === right) return numberOf.birthSame;
  return numberOf[isNear(left, right) ? 'birthNear' : 'birthDifferent'];
}

/** One digit wrong, or 03/04 read as 04/03. */
function isNear(a: string, b: string): boolean {
  return within(a, b, 1) || isTurned(a, b);
}

function isTurned(a: string, b: string): boolean {
  return a.slice(0, 2) === b.slice(0, 2) && a.slice(2, 4) === b.slice(4) && a.slice(4) === b.slice(2, 4);
}

/** True where both hold valid NIKs that are not one number with a slip in it: two people, whatever else agrees. */
export function areDifferentNiks(a: PreparedIdentity, b: PreparedIdentity): boolean {
  return a.mark === 'v' && b.mark === 'v' && a.digits !== b.digits && !within(a.digits, b.digits, 1);
}
