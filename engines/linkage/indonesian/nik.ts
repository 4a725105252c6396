import { isDummy, readNumber } from './digits.ts';
import { plain } from './text.ts';

/** What a cell in the column of NIKs holds. */
export type Nik = {
  /**
   * valid: 16 digits with a province and a date of birth. damaged: still tells something (a digit too few or too many, the
   * last one lost). other: 16 digits that are nobody's NIK, such as the number of a family card. none: nothing usable.
   */
  kind: 'valid' | 'damaged' | 'other' | 'none';
  /** The digits as far as they are known; 15 where Excel took the last one. */
  digits: string;
  /** Excel keeps 15 digits: the last one is unknown, not 0. */
  lastLost: boolean;
};

const none: Nik = Object.freeze({ kind: 'none', digits: '', lastLost: false });
const label = /^(?:no\.? ?|nomor )?(?:nik|ktp|e-?ktp)\b[ .:;=-]*/;

/** Provinces of Kepmendagri 300.2.2-2138/2025; 97 was used for Papua Pegunungan in first drafts and stands on cards. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(' '),
);

/**
 * A NIK (Permendagri 72/2022): region of issue, day of birth (women + 40), month, year, serial from 0001. No check digit.
 * What is damaged is kept as far as it goes: it may still find its whole twin.
 */
export function readNik(text: string | null | undefined): Nik {
  const cell = readNumber(text, label);
  if (cell.lost) return fromFifteen(plain(text));
  const { digits } = cell;
  if (digits === null || digits.length < 15 || digits.length > 18 || isDummy(digits)) return none;
  if (digits.length !== 16) return looksLikeStart(digits) ? { kind: 'damaged', digits, lastLost: false } : none;
  if (!isBorn(digits)) return { kind: 'other', digits, lastLost: false };
  // The serial begins with 0001, so 0000 is Excel's: it holds fifteen digits and fills up with 0.
  if (digits.endsWith('0000')) return { kind: 'damaged', digits: digits.slice(0, 15), lastLost: true };
  return { kind: 'valid', digits, lastLost: false };
}

/** `3.57401650182001E+15` with 14 decimals are 15 true digits of 16; with fewer, nothing is known. */
function fromFifteen(line: string): Nik {
  const match = /(\d)[.,](\d{14})e\+?15$/.exec(line.replace(/\s/g, ''));
  const digits = match ? `${match[1]}${match[2]}` : '';
  return digits !== '' && isBorn(digits) ? { kind: 'damaged', digits, lastLost: true } : none;
}

const looksLikeStart = (digits: string): boolean => provinces.has(digits.slice(0, 2)) && digits.slice(2, 4) !== '00';

function isBorn(digits: string): boolean {
  return looksLikeStart(digits) && digits.slice(4, 6) !== '00' && nikBirth(digits) !== null;
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Day of birth as `yymmdd`; a NIK tells no century. Null where that part is no date, as on a family card. */
export function nikBirth(digits: string): string | null {
  const written = Number(digits.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const month = Number(digits.slice(8, 10));
  const longest = monthLengths[month - 1];
  if (longest === undefined || day < 1 || day > longest) return null;
  return `${digits.slice(10, 12)}${digits.slice(8, 10)}${String(day).padStart(2, '0')}`;
}

export function nikSex(digits: string): 'male' | 'female' {
  return Number(digits.slice(6, 8)) > 40 ? 'female' : 'male';
}
