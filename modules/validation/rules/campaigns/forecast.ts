import { addDays, isWorkingDay } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { betaAtMost } from './beta.ts';

export type Pace = {
  perDay: number;
  days: number;
  finish: { likely: CalendarDay; early: CalendarDay; late: CalendarDay | null } | null;
};

/** Looked at are at most so many working days: what a village did two months ago says little about next week. */
const windowDays = 10;
/** Days differ more than chance alone has it (rain, meetings, market days). Before the days themselves tell, so much is assumed, weighing so many days. */
const assumed = { dispersion: 3, days: 3 };
/** With fewer days nobody can say what is the latest. */
const fewestDays = 3;
/** Later than this is no forecast any more: four years of working days. */
const farthest = 1000;

const early = 0.1;
const late = 0.9;

/** The day that is so many working days after another; none: that day itself. */
export function workingDaysAfter(day: CalendarDay, n: number): CalendarDay {
  let at = day;
  for (let left = n; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/**
 * Visits of each of the last working days that are over, since the work began; the oldest first. What was done on a weekend counts with
 * the Friday before. Today counts only where it is all there is: it is not over.
 */
export function dailyCounts(visits: ReadonlyMap<CalendarDay, number>, startsOn: CalendarDay, today: CalendarDay): number[] {
  const began = [...visits.keys()].reduce((first, day) => (day < first ? day : first), startsOn < today ? startsOn : today);
  const days: CalendarDay[] = [];
  for (let day = addDays(today, -1); day >= began && days.length < windowDays; day = addDays(day, -1)) if (isWorkingDay(day)) days.unshift(day);
  const first = days[0];
  if (first === undefined) return [[...visits.values()].reduce((sum, n) => sum + n, 0)];
  const counts = days.map(() => 0);
  for (const [day, n] of visits) {
    const at = day < today ? days.findLastIndex((one) => one <= day) : -1;
    if (at >= 0) counts[at] = (counts[at] ?? 0) + n;
  }
  return counts;
}

/**
 * When the last of `left` visits is made, in eight of ten cases between early and late.
 *
 * A day's visits are Poisson around an unknown rate λ, stretched by a dispersion φ = variance ÷ mean (quasi-Poisson; P. McCullagh and
 * J. Nelder, Generalized Linear Models, 1989, ch. 6): what counts as one independent event is φ visits. Having seen A visits in n days,
 * λ/φ is Gamma with shape A/φ and rate n (a flat prior in the logarithm). The time T in which `left` more are made is
 * Gamma(left/φ) ÷ (λ/φ), so T ÷ (T + n) is Beta(left/φ, A/φ): its quantiles are those of T.
 */
export function forecast(counts: readonly number[], left: number, today: CalendarDay): Pace {
  const days = counts.length;
  const seen = counts.reduce((sum, n) => sum + n, 0);
  const perDay = days === 0 ? 0 : Math.round((seen / days) * 10) / 10;
  if (seen === 0) return { perDay, days, finish: null };
  if (left === 0) return { perDay, days, finish: { likely: today, early: today, late: today } };
  const spread = dispersionOf(counts);
  const after = (quantile: number) => {
    const t = daysUntil(quantile, left / spread, seen / spread, days);
    return t === null ? null : workingDaysAfter(today, t);
  };
  const likely = after(0.5);
  const [soonest, latest] = [after(early), days < fewestDays ? null : after(late)];
  return { perDay, days, finish: likely === null || soonest === null ? null : { likely, early: soonest, late: latest } };
}

/** Variance ÷ mean of the days, drawn towards what is assumed while they are few; never below that of pure chance. */
export function dispersionOf(counts: readonly number[]): number {
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  const squares = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0);
  const own = mean === 0 ? 0 : squares / mean;
  return Math.max(1, (own + assumed.days * assumed.dispersion) / (counts.length - 1 + assumed.days));
}

/** The fewest working days in which it is done with so much certainty; null: too far away to say. */
function daysUntil(quantile: number, toDo: number, done: number, days: number): number | null {
  const isSo = (t: number) => betaAtMost(t / (t + days), toDo, done) >= quantile;
  if (!isSo(farthest)) return null;
  let [low, high] = [1, farthest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
