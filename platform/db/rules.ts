import type { CalendarDay } from '#core/dates.ts';
import type { Tx } from './sql.ts';
import { sql } from './sql.ts';

/** A number of law in force on a day, with the law that sets it. */
export type DatedRule<V> = { key: string; validFrom: CalendarDay; legalBasis: string; value: V };

/** The rule in force on a day. A law that is missing is a mistake of ours, not of the person who asks. */
export async function ruleInForce<V>(tx: Tx, key: string, day: CalendarDay): Promise<DatedRule<V>> {
  const row = await tx.find(sql<{ valid_from: string; legal_basis: string; value: V }>`
    select valid_from, legal_basis, value from reference.rule
    where key = ${key} and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date) order by valid_from desc limit 1`);
  if (!row) throw new Error(`no rule ${key} is in force on ${day}`);
  return { key, validFrom: row.valid_from, legalBasis: row.legal_basis, value: row.value };
}
