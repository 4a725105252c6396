import { isDummy, readNumber } from './digits.ts';

const label = /^(?:no\.? ?|nomor )?nib\b[ .:;=-]*/;

/**
 * A business number of OSS: 13 digits (PP 5/2021; PP 28/2025). Excel takes a zero in front away, and twelve digits are likely
 * such a number: good enough to compare by, not to store without asking.
 */
export function readNib(text: string | null | undefined): { nib: string | null; zeroPutBack: boolean } {
  const { digits } = readNumber(text, label);
  if (digits === null || isDummy(digits)) return { nib: null, zeroPutBack: false };
  if (digits.length === 13) return { nib: digits, zeroPutBack: false };
  return digits.length === 12 ? { nib: `0${digits}`, zeroPutBack: true } : { nib: null, zeroPutBack: false };
}
