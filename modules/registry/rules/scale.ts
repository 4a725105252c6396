import type { DatedRule } from '#platform/db/rules.ts';
import type { ScaleClass } from '../contract/words.ts';

export type ScaleRule = { classes: { class: Exclude<ScaleClass, 'large' | 'unknown'>; capital_rupiah: number; turnover_rupiah: number }[] };
export type Figure = { year: number; capitalRupiah: number | null; turnoverRupiah: number | null };
export type Scale = { class: ScaleClass; basis: 'turnover' | 'capital' | null; year: number | null; rule: string | null };

/**
 * The class by law, never typed. Yearly sales decide for a business that runs (PP 7/2021 art. 35(2)); where no sales are
 * known, the capital without land and building does. The last year that is known counts.
 */
export function scaleOf(rule: DatedRule<ScaleRule>, figures: Figure[]): Scale {
  const latest = figures.toSorted((a, b) => b.year - a.year);
  const bySales = latest.find((f) => f.turnoverRupiah !== null);
  const byCapital = latest.find((f) => f.capitalRupiah !== null);
  const name = `${rule.key}@${rule.validFrom}`;
  if (bySales) return { class: classOf(rule, 'turnover_rupiah', bySales.turnoverRupiah ?? 0), basis: 'turnover', year: bySales.year, rule: name };
  if (byCapital) return { class: classOf(rule, 'capital_rupiah', byCapital.capitalRupiah ?? 0), basis: 'capital', year: byCapital.year, rule: name };
  return { class: 'unknown', basis: null, year: null, rule: null };
}

function classOf(rule: DatedRule<ScaleRule>, measure: 'capital_rupiah' | 'turnover_rupiah', rupiah: number): ScaleClass {
  return rule.value.classes.find((c) => rupiah <= c[measure])?.class ?? 'large';
}

/** The most that the enterprise may have and stay in its class, in rupiah, by the measure that decided. */
export function ceilingOf(rule: DatedRule<ScaleRule>, scale: Pick<Scale, 'class' | 'basis'>): number | null {
  const row = rule.value.classes.find((c) => c.class === scale.class);
  if (!row || scale.basis === null) return null;
  return scale.basis === 'turnover' ? row.turnover_rupiah : row.capital_rupiah;
}
