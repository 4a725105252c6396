import { saysNone, tidy } from '#modules/registry/index.ts';
import type { Field } from '../words.ts';
import type { RowProblem } from './types.ts';

/** One line as typed, apart from invisible characters and doubled spaces; “-” and “tidak ada” are null. Too long is cut, and said. */
export function cleanLine(text: string, max: number, field: Field, problems: RowProblem[]): string | null {
  const line = tidy(text.replace(/\p{Cc}/gu, ' '));
  if (saysNone(line)) return null;
  if (line.length <= max) return line;
  const cut = line.slice(0, max).trimEnd();
  problems.push({ code: 'text.cut', severity: 'warning', field, params: { max } });
  return cut;
}

export function cleanEmail(text: string, problems: RowProblem[]): string | null {
  const email = cleanLine(text, 120, 'email', problems)?.toLowerCase() ?? null;
  if (email === null || /^[^\s@<>()",;:\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) return email;
  problems.push({ code: 'email.shape', severity: 'warning', field: 'email' });
  return null;
}
