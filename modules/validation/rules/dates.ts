import type { CalendarDay } from '#core/dates.ts';
import { isCalendarDay } from '#core/dates.ts';
import { monthOf } from '#engines/linkage/index.ts';
import { isoDate } from '#engines/spreadsheet/index.ts';
import { tidy } from '#modules/registry/index.ts';

/** Which comes first in `03/04/1980`, for each way of writing that a column holds (`-` with four digits, `/` with two …). */
export type DayOrder = 'dayFirst' | 'monthFirst';
export type DayOrders = ReadonlyMap<string, DayOrder>;

export type ReadDay = {
  day: CalendarDay | null;
  code?: 'date.unreadable' | 'date.impossible' | 'date.serial' | 'date.twoDigitYear' | 'date.monthFirst';
};

const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;

/**
 * Indonesia writes the day first; only a way of writing that proves otherwise is read with the month first. One column may
 * hold both: what people typed, and what an Excel in English made of some of it. The rows that leave no doubt decide.
 */
export function dayOrdersOf(texts: Iterable<string>): DayOrders {
  const balance = new Map<string, number>();
  for (const text of texts) {
    const [, first, second, year = ''] = numeric.exec(bare(text)) ?? [];
    const lean = Number(first) > 12 ? 1 : Number(second) > 12 ? -1 : 0;
    const form = formOf(bare(text), year);
    balance.set(form, (balance.get(form) ?? 0) + lean);
  }
  return new Map([...balance].map(([form, lean]) => [form, lean < 0 ? 'monthFirst' : 'dayFirst']));
}

const formOf = (text: string, year: string): string => `${/[-/. ]/.exec(text)?.[0] ?? ''}${year.length}`;

/**
 * A date of birth in any of the ways that villages write it: ISO, 17-08-1975, 17 Agt 1975, a number that Excel counts days
 * with, a place in front. A date that is not in the calendar, or not the birth of somebody who can own a business, is unknown.
 */
export function readBirthDate(text: string, orders: DayOrders, today: CalendarDay): ReadDay {
  const read = readDay(bare(text), orders, Number(today.slice(0, 4)));
  if (read.day === null || (read.day >= '1900-01-01' && read.day <= today)) return read;
  return { day: null, code: 'date.impossible' };
}

/** Without the place of birth in front and the time of day behind. */
function bare(text: string): string {
  return tidy(text)
    .replace(/^[\p{L}\s.']+[,.:/-]\s*(?=\d)/u, '')
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/\s*([-/.])\s*/g, '$1');
}

function readDay(text: string, orders: DayOrders, thisYear: number): ReadDay {
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text) || /^\d{4}[/.]\d{1,2}[/.]\d{1,2}$/.test(text)) {
    const [year = '', month = '', day = ''] = text.split(/[-/.]/);
    return inCalendar(Number(year), Number(month), Number(day));
  }
  const [, first, second, year] = numeric.exec(text) ?? [];
  if (first && second && year) return readNumeric(Number(first), Number(second), year, orders.get(formOf(text, year)) ?? 'dayFirst', thisYear);
  const [, day, name, named] = /^(\d{1,2})[-/. ]?([a-z]{3,10})\.?[-/. ,]*(\d{4}|\d{2})$/i.exec(text) ?? [];
  if (day && name && named) return readYear(named, thisYear, (full) => inCalendar(full, monthOf(name.toLowerCase()), Number(day)));
  const serial = /^\d{4,5}(\.\d+)?$/.test(text) ? isoDate(text, false)?.slice(0, 10) : undefined;
  return serial ? { day: serial, code: 'date.serial' } : { day: null, code: 'date.unreadable' };
}

function readNumeric(first: number, second: number, year: string, order: DayOrder, thisYear: number): ReadDay {
  const swapped = order === 'monthFirst' ? first <= 12 : first <= 12 && second > 12;
  const [day, month] = swapped ? [second, first] : [first, second];
  const read = readYear(year, thisYear, (full) => inCalendar(full, month, day));
  return swapped && read.day !== null && read.code === undefined ? { ...read, code: 'date.monthFirst' } : read;
}

/** Two digits tell the century only where one of the two makes a grown person of at most a hundred years. */
function readYear(year: string, thisYear: number, make: (full: number) => ReadDay): ReadDay {
  if (year.length === 4) return make(Number(year));
  const fitting = [1900, 2000].map((century) => century + Number(year)).filter((full) => thisYear - full >= 12 && thisYear - full <= 100);
  if (fitting.length !== 1) return { day: null, code: 'date.twoDigitYear' };
  const read = make(fitting[0] ?? 0);
  return read.day === null ? read : { day: read.day, code: 'date.twoDigitYear' };
}

function inCalendar(year: number, month: number, day: number): ReadDay {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDay(iso) ? { day: iso } : { day: null, code: 'date.impossible' };
}
