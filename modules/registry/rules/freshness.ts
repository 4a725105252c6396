import { addDays } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import type { Freshness } from '../contract/words.ts';

/** Days since the last field visit up to which a record is fresh, and after which it is stale (the agency's own rule). */
export type FreshnessRule = { fresh: number; stale: number };

export function freshnessOf(rule: FreshnessRule, verifiedOn: CalendarDay | null, today: CalendarDay): Freshness {
  if (verifiedOn === null) return 'never';
  if (verifiedOn >= addDays(today, -rule.fresh)) return 'fresh';
  return verifiedOn >= addDays(today, -rule.stale) ? 'ageing' : 'stale';
}

/** The days of verification that a freshness stands for: from (inclusive) to (inclusive); null is open. */
export function verifiedBetween(
  rule: FreshnessRule,
  freshness: Exclude<Freshness, 'never'>,
  today: CalendarDay,
): { from: CalendarDay | null; to: CalendarDay | null } {
  const freshFrom = addDays(today, -rule.fresh);
  const staleBefore = addDays(today, -rule.stale);
  if (freshness === 'fresh') return { from: freshFrom, to: null };
  if (freshness === 'ageing') return { from: staleBefore, to: addDays(freshFrom, -1) };
  return { from: null, to: addDays(staleBefore, -1) };
}
