import type { Language } from '#core/text.ts';
import { formatNumber } from '#core/money.ts';

/** Digits as typed into a number's field. `1.250.000`, `Rp 1 250 000` and `1250000` are the same whole number. */
export function parseWhole(typed: string): number | null {
  const digits = typed.replace(/\D/g, '');
  if (digits === '') return null;
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : null;
}

/** Money as pasted or typed: thousand dots or commas, sen (`,50`) and `,-` are left away, because a group of thousands always has three digits, words for thousands and millions. */
export function parseRupiah(typed: string): number | null {
  const text = typed
    .toLowerCase()
    .replace(/^\s*rp\.?\s*/, '')
    .trim();
  const scaled = /^(\d+(?:[.,]\d{1,3})?)\s*(rb|ribu|jt|juta|m|miliar)$/.exec(text);
  if (scaled) {
    const scale = { rb: 1e3, ribu: 1e3, jt: 1e6, juta: 1e6, m: 1e9, miliar: 1e9 }[scaled[2] ?? ''] ?? 1;
    return Math.round(Number(scaled[1]?.replace(',', '.')) * scale);
  }
  return parseWhole(text.replace(/[,.](?:\d{1,2}|-)$/, ''));
}

/** What a money field shows while it is typed: thousand marks in the language, nothing for nothing. */
export function showWhole(value: number | null, language: Language): string {
  return value === null ? '' : formatNumber(value, language);
}

/** A decimal as typed: the comma or the full stop, whichever comes last, is the decimal mark. */
export function parseDecimal(typed: string): number | null {
  const text = typed.trim().replace(/\s/g, '');
  if (!/^-?[\d.,]+$/.test(text)) return null;
  const mark = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const other = text.charAt(mark) === ',' ? '.' : ',';
  const thousands = mark >= 0 && text.indexOf(text.charAt(mark)) !== mark;
  const plain = thousands ? text.replace(/[.,]/g, '') : text.replaceAll(other, '').replace(',', '.');
  const value = Number(plain);
  return plain === '' || plain === '-' || Number.isNaN(value) ? null : value;
}

/** Sixteen digits in fours, as on the card. */
export function groupNik(digits: string): string {
  return digits
    .replace(/\D/g, '')
    .slice(0, 16)
    .replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Where the caret belongs after a field was regrouped: behind the same number of digits as before. */
export function caretAfterDigits(text: string, digits: number): number {
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (seen === digits) return i;
    if (/\d/.test(text.charAt(i))) seen++;
  }
  return text.length;
}
