import { isDummy, readNumber } from './digits.ts';

const label = /^(?:no\.? ?|nomor )?npwp\b[ .:;=-]*/;

/** A taxpayer number in its form of 16 digits (PMK 112/2022): the NIK of a person, or 0 and the 15 digits of before. */
export function readNpwp(text: string | null | undefined): string | null {
  const { digits } = readNumber(text, label);
  if (digits === null || isDummy(digits)) return null;
  if (digits.length === 15) return `0${digits}`;
  return digits.length === 16 ? digits : null;
}
