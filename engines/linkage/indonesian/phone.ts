import { fromScientific } from './digits.ts';
import { plain } from './text.ts';

const label = /^(?:no\.? ?|nomor )?(?:hp|wa|telp?|tlp|telepon|telpon|whatsapp|phone|handphone)\b[ .:;=/-]*/;
const between = /\s*(?:[/;,|&]|\bdan\b|\batau\b|\bor\b|\bwa\b)\s*/;

/**
 * The telephone numbers in a cell as E.164 (`+62812…`), mobile ones first. `08…`, `8…`, `62…`, `+62…`, `0062…`, `+62 08…`
 * are one number. Mobile: 8 and 8–11 digits more; fixed line: area code and number (Peraturan Menteri Kominfo 14/2018).
 * With digits lost to an exponent (`8.52348e+010`) there is none: filled up with zeros it would link strangers.
 */
export function readPhones(text: string | null | undefined): string[] {
  const line = plain(text).replace(/^'+/, '').replace(label, '');
  if (line === '') return [];
  const scientific = fromScientific(line);
  if (scientific === null) return [];
  const whole = readOne(scientific ?? line);
  const found = whole === null ? splitNumbers(line).map(readOne) : [whole];
  return [...new Set(found.filter((phone) => phone !== null))].toSorted((a, b) => Number(isMobile(b)) - Number(isMobile(a)));
}

export const isMobile = (phone: string): boolean => phone.startsWith('+628');

/** `0812… / 0335-…`, and two numbers with nothing but a space before the second zero. */
function splitNumbers(line: string): string[] {
  return line.split(between).flatMap((part) => part.split(/(?<=\d{9,})\s+(?=(?:\+?62|0)\d)/));
}

function readOne(text: string): string | null {
  // A letter O typed for a zero, and only beside digits: “oh812” is no number.
  const digits = text.replace(/(?<=[\d\s+.()o-]|^)o(?=[\d\s+.()o-]|$)/g, '0').replace(/[\s().'"_-]/g, '');
  if (!/^\+?\d{6,17}$/.test(digits)) return null;
  const national = nationalPart(digits);
  if (national === null || isMadeUp(national)) return null;
  if (national[0] === '8') return national.length >= 9 && national.length <= 12 ? `+62${national}` : null;
  return /^[2-79]/.test(national) && national.length >= 7 && national.length <= 11 ? `+62${national}` : null;
}

/** What follows the country code. 62 without a plus is the country only where enough digits follow. */
function nationalPart(digits: string): string | null {
  const rest = /^(?:\+62|0062|62)0?([1-9]\d*)$/.exec(digits)?.[1];
  if (rest !== undefined && (digits[0] === '+' || rest.length >= 8)) return rest;
  return /^0([1-9]\d*)$/.exec(digits)?.[1] ?? /^(8\d*)$/.exec(digits)?.[1] ?? null;
}

/** One digit all through, or counted up from 8 or 1. */
const isMadeUp = (national: string): boolean => /^\d{0,3}(\d)\1{6,}$/.test(national) || /^8?1?234567890?/.test(national);
