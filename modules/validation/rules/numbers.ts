import { saysNone, tidy } from '#modules/registry/index.ts';
import type { Field } from '../words.ts';
import type { RowProblem } from './types.ts';

/** A count of people: `3`, `3 orang`. */
export function readCount(text: string, field: Field, problems: RowProblem[]): number | null {
  const line = tidy(text);
  if (/^0+$/.test(line)) return 0;
  if (saysNone(line)) return null;
  const digits = /^(\d{1,6})(?:[.,]0+)?\s*(?:orang|org|jiwa)?\.?$/i.exec(line)?.[1];
  if (digits !== undefined) return Number(digits);
  problems.push({ code: 'count.unreadable', severity: 'warning', field });
  return null;
}

/** The year in `2015`, `sejak 2015`, `01/2015`, `2015-03-01`. */
export function readStartYear(text: string, thisYear: number, problems: RowProblem[]): number | null {
  const line = tidy(text);
  if (saysNone(line)) return null;
  const year = Number(/(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/.exec(line)?.[1]);
  if (year >= 1900 && year <= thisYear) return year;
  problems.push({ code: 'year.unreadable', severity: 'warning', field: 'start_year' });
  return null;
}
