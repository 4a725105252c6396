import { plain } from './text.ts';

/** A day of birth as far as it is known. `yymmdd` is what all ways of writing and a NIK have in common. */
export type BirthDate = { yymmdd: string; year: number | null };

const monthNames: [RegExp, number][] = [
  [/^jan/, 1],
  [/^[fp]e[bv]|^pe[bp]/, 2],
  [/^mar|^mrt/, 3],
  [/^ap[rl]/, 4],
  [/^me[iy]|^may/, 5],
  [/^jun/, 6],
  [/^jul/, 7],
  [/^ag|^aug/, 8],
  [/^sep/, 9],
  [/^o[kc]t/, 10],
  [/^no[vp]/, 11],
  [/^d[ei][sc]/, 12],
];
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads ISO days, `17/8/75`, `17-08-1975`, `17 Nop 1975`, `28 Pebruari 1968`, `17081975`, the number that Excel counts days
 * with, and a place in front (`Probolinggo, 17-8-1975`). Day first, as Indonesia writes; the month first only where the
 * second number can be no month. A day that is not in the calendar (`31-02-1980`) is unknown.
 */
export function readBirthDate(text: string | null | undefined): BirthDate | null {
  const line = plain(text)
    .replace(/^[a-z\s.']+[,.:/-]\s*(?=\d)/, '')
    .replace(/^[a-z]+(?: [a-z]+)* (?=\d{1,2}[-/. ])/, '')
    .replace(/[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$/, '')
    .replace(/\s*([-/.])\s*/g, '$1');
  if (!/^\d/.test(line)) return null;
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(line);
  if (iso) return inCalendar(iso[1] ?? '', Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(line) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(line);
  if (numeric) return dayFirst(Number(numeric[1]), Number(numeric[2]), numeric[3] ?? '');
  const named = /^(\d{1,2})[-/. ]?([a-z]{3,10})\.?[-/. ,]*(\d{4}|\d{2})$/.exec(line);
  if (named) return inCalendar(named[3] ?? '', monthOf(named[2] ?? ''), Number(named[1]));
  return /^\d{4,5}(\.\d+)?$/.test(line) ? fromSerial(Math.floor(Number(line))) : null;
}

function dayFirst(first: number, second: number, year: string): BirthDate | null {
  return second > 12 && first <= 12 ? inCalendar(year, first, second) : inCalendar(year, second, first);
}

function inCalendar(year: string, month: number, day: number): BirthDate | null {
  const longest = monthLengths[month - 1];
  if (longest === undefined || day < 1 || day > longest) return null;
  const full = year.length === 4 ? Number(year) : null;
  if (full !== null && (full < 1900 || full > 2100)) return null;
  if (month === 2 && day === 29 && full !== null && !isLeap(full)) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return { yymmdd: `${year.slice(-2)}${two(month)}${two(day)}`, year: full };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days since the end of 1899, as Excel counts from March 1900 on; 7,000 is 1919, 45,000 is 2023. */
function fromSerial(serial: number): BirthDate | null {
  if (serial < 3_000 || serial > 60_000) return null;
  const [year = '', month = '', day = ''] = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10).split('-');
  return inCalendar(year, Number(month), Number(day));
}

/** The month that a name stands for, as Indonesians write and shorten it (`Pebruari`, `Agt`, `Nop`); 0 where it is none. */
export function monthOf(name: string): number {
  return monthNames.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
}
