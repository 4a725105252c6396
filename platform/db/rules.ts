import type { CalendarDay } from '#core/dates.ts';
import type { Tx } from './sql.ts';
import { sql } from './sql.ts';

/** A number of law in force on a day, with the law that sets it. */
export type DatedRule<V> = { key: string; validFrom: CalendarDay; legalBasis: string; value: V };

/** Rules in force on a day, by key. A law that is missing is a mistake of ours, not of the person who asks. */
export async function rulesInForce<R extends Record<string, unknown>>(
  tx: Tx,
  keys: (keyof R & string)[],
  day: CalendarDay,
): Promise<{ [K in keyof R]: DatedRule<R[K]> }> {
  const rows = await tx.rows(sql<{ key: keyof R & string; valid_from: string; legal_basis: string; value: never }>`
    select distinct on (key) key, valid_from, legal_basis, value from reference.rule
    where key = any(${keys}::text[]) and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date) order by key, valid_from desc`);
  const missing = keys.filter((key) => !rows.some((row) => row.key === key));
  if (missing.length > 0) throw new Error(`no rule ${missing.join(', ')} is in force on ${day}`);
  return Object.fromEntries(
    rows.map((row) => [row.key, { key: row.key, validFrom: row.valid_from, legalBasis: row.legal_basis, value: row.value }]),
  ) as unknown as { [K in keyof R]: DatedRule<R[K]> };
}
