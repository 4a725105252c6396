import { fromScientific, keep, none, refuse, saysNone, tidy } from './check.ts';
import type { Checked } from './check.ts';

const separators = /\s*(?:[/;,|&\n]|\bdan\b|\batau\b|\bor\b)\s*/i;

/**
 * A telephone number as E.164, `+62…`. Two numbers in one cell: the first is the value, the second stands in the params.
 * Mobile numbers are 08 and 8–11 digits more; fixed lines 0, area code and number (Peraturan Menteri Kominfo 14/2018).
 */
export function checkPhone(text: string | null | undefined, options: { lossy?: boolean } = {}): Checked {
  const tidied = withoutLabel(tidy(text));
  if (saysNone(tidied)) return none;
  const scientific = fromScientific(tidied);
  if (options.lossy || scientific === null) return refuse('phone.digitsLost');
  const numbers = (scientific ?? tidied).split(separators).map(withoutLabel).filter(Boolean);
  const [first, second] = numbers.map(normalise).filter((number) => number.value !== null);
  if (!first?.value || numbers.length === 1) return normalise(scientific ?? tidied);
  return second?.value && second.value !== first.value
    ? keep(first.value, ...first.checks, { code: 'phone.second', severity: 'hint', params: { second: second.value } })
    : first;
}

/** `No. HP: 0812…`, `WA 0812…`, also before the second number of two. */
function withoutLabel(text: string): string {
  return text.replace(/^(?:no\.? ?)?(?:hp|wa|telp?|tlp|telepon|whatsapp|phone)\b[ .:;=/-]*/i, '');
}

function normalise(text: string): Checked {
  // A letter O typed for a zero, and only beside digits: “Oh812” is no number.
  const digits = text.replace(/(?<=[\d\s+.()oO-]|^)[oO](?=[\d\s+.()oO-]|$)/g, '0').replace(/[\s().'’`_/,;-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return refuse('phone.characters');
  const national = nationalPart(digits);
  if (national === undefined)
    return /^\+[1-9]\d{7,14}$/.test(digits) ? keep(digits, { code: 'phone.foreign', severity: 'hint' }) : refuse('phone.prefix');
  // One digit all through; 0812-3456-7890 looks invented, but somebody has it.
  if (/^\d{0,2}(\d)\1{6,}$/.test(national)) return refuse('phone.dummy');
  if (national.startsWith('8')) return judgeLength(national, 9, 12);
  return /^[2-79]/.test(national) ? judgeLength(national, 7, 11) : refuse('phone.prefix');
}

/** What follows the country code: `0812…`, `812…`, `62812…`, `+62 0812…`, `0062812…` all give `812…`. */
function nationalPart(digits: string): string | undefined {
  const rest = /^(?:\+62|0062|62)0?([1-9]\d*)$/.exec(digits)?.[1];
  // 62 without a plus is the country only where enough digits follow; 0 and 8 begin a number at home.
  if (rest !== undefined && (digits.startsWith('+') || rest.length >= 8)) return rest;
  return /^0([1-9]\d*)$/.exec(digits)?.[1] ?? /^(8\d*)$/.exec(digits)?.[1];
}

function judgeLength(national: string, least: number, most: number): Checked {
  if (national.length < least) return refuse('phone.short', { n: national.length + 1 });
  return national.length > most ? refuse('phone.long', { n: national.length + 1 }) : keep(`+62${national}`);
}
