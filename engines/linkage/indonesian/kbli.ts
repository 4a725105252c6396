import { plain } from './text.ts';

/**
 * The codes in a cell, five digits each, in order: `47111`, `C.10794`, `1111` (Excel took the zero of divisions 01–09 away),
 * `56101; 56102`, `KBLI 2020: 10710`. Words without a code give none.
 */
export function readKbli(text: string | null | undefined): string[] {
  const line = plain(text).replace(/^(?:kode )?kbli\b(?: ?20\d\d\b)?[ .:;=-]*/, '');
  const codes = line.match(/(?<![\da-z])[a-v]?[ .-]?\d{2,}(?!\d)/g) ?? [];
  return [...new Set(codes.map((code) => whole(code.replace(/\D/g, ''))).filter((code) => code !== ''))];
}

function whole(digits: string): string {
  if (digits.length === 5) return digits;
  return digits.length === 4 && digits[0] !== '0' ? `0${digits}` : '';
}
