import { plain } from './text.ts';

/** A cell that should hold a long number: what prefixes, spaces, dots and Excel have made of it. */
export type NumberCell = {
  /** Everything but digits taken out; null where other letters stand in it or digits are lost. */
  digits: string | null;
  /** Written with an exponent and fewer digits than it claims: the rest is gone and must not be made up. */
  lost: boolean;
};

/**
 * Reads a number as text, never through a JS number: NIKs of Papua (91–97…) are above 2⁵³.
 * `label` is what people write in front of it (`NIK:`, `No. NPWP`).
 */
export function readNumber(text: string | null | undefined, label: RegExp): NumberCell {
  const line = plain(text).replace(/^'+/, '').replace(label, '').trim();
  const scientific = fromScientific(line);
  if (scientific === null) return { digits: null, lost: true };
  const digits = (scientific ?? line).replace(/[\s.,'"_/-]/g, '').replace(/(?<=\d)o|o(?=\d)/g, '0');
  return { digits: /^\d+$/.test(digits) ? digits : null, lost: false };
}

/**
 * The digits in `3.57401650182e+15`. Undefined where it is no such number; null where it has fewer digits than it claims.
 * Excel writes at most 15; with 16 claimed, the caller decides what the first 15 are worth.
 */
export function fromScientific(line: string): string | null | undefined {
  const match = /^\+?(\d)(?:[.,](\d+))?\s?e\s?\+?\s?(\d{1,3})$/.exec(line);
  if (!match) return undefined;
  const digits = `${match[1]}${match[2] ?? ''}`;
  return digits.length === Number(match[3]) + 1 ? digits : null;
}

/** One digit or one pair repeated, counted up or down, or the largest number of a column type: typed, or written, to get past a form. */
export function isDummy(digits: string): boolean {
  return (
    /^(\d{1,2})\1+\d?$/.test(digits) ||
    /^\d{0,6}(\d)\1{9,}$/.test(digits) ||
    '01234567890123456789'.includes(digits) ||
    '98765432109876543210'.includes(digits) ||
    columnLimits.has(digits)
  );
}

/** INT and BIGINT that overflowed in somebody's database: five different people of one dump carry the latter. */
const columnLimits = new Set(['2147483647', '4294967295', '9223372036854775807', '9223372036854780000', '18446744073709551615']);
