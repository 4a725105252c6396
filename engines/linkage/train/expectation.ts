import type { Temper } from '../settings/settings.ts';
import { STEPS_PER_BIT } from './histogram.ts';
import type { Histogram } from './histogram.ts';
import { log2Odds, probabilityOf, UNSEEN, weightOf } from './model.ts';

/** Splink's defaults. */
const ITERATIONS = 25;
const ENOUGH = 1e-4;

export type Learned = {
  /** By comparison and level; null where the level was never seen. */
  m: (number | null)[][];
  prior: number;
  iterations: number;
};

export type Start = {
  m: Float64Array[];
  u: Float64Array[];
  prior: number;
  /** Matches that are taken as seen beforehand, by comparison and level: what another model learned, so that few pairs do not mislead. */
  known: (Float64Array | null)[];
  /** What levels say together; the places of the comparisons of this histogram among all. */
  temper: { by: Temper; places: number[]; all: number } | null;
};

/**
 * Expectation maximisation with u fixed (Fellegi & Sunter 1969; Winkler 1988): how likely each pattern is a match under the present m,
 * then m anew from those likelihoods, until nothing moves.
 */
export function learnM(histogram: Histogram, start: Start): Learned {
  const seen = levelsSeen(histogram, start.m);
  let m: Float64Array[] = start.m.map((levels) => levels.slice());
  let prior = start.prior;
  let iterations = 0;
  for (let change = 1; iterations < ITERATIONS && change >= ENOUGH; iterations++) {
    const next = maximise(histogram, { ...start, m, prior });
    for (const [c, levels] of next.m.entries()) for (const [k] of levels.entries()) if (!seen[c]?.[k] && !start.known[c]) levels[k] = UNSEEN;
    change = Math.max(Math.abs(next.prior - prior), ...next.m.flatMap((levels, c) => Array.from(levels, (v, k) => Math.abs(v - (m[c]?.[k] ?? 0)))));
    ({ m, prior } = next);
  }
  return { m: m.map((levels, c) => Array.from(levels, (value, k) => (seen[c]?.[k] || start.known[c] ? value : null))), prior, iterations };
}

function maximise(histogram: Histogram, { m, u, prior, known, temper }: Start): { m: Float64Array[]; prior: number } {
  const { width, levels, counts, offsets, size } = histogram;
  const weights = m.map((values, c) => Float64Array.from([0, ...values], (value, k) => (k === 0 ? 0 : weightOf(value, u[c]?.[k - 1] ?? 0))));
  const sums = m.map((values) => new Float64Array(values.length + 1));
  const base = log2Odds(prior);
  const together = new Uint8Array(temper?.all ?? 0);
  let matches = 0;
  let pairs = 0;
  for (let p = 0; p < size; p++) {
    let weight = base + (offsets[p] ?? 0) / STEPS_PER_BIT;
    for (let c = 0; c < width; c++) weight += weights[c]?.[levels[p * width + c] ?? 0] ?? 0;
    if (temper) {
      for (let c = 0; c < width; c++) together[temper.places[c] ?? 0] = levels[p * width + c] ?? 0;
      weight = temper.by(together, weight);
    }
    const count = counts[p] ?? 0;
    const share = probabilityOf(weight) * count;
    matches += share;
    pairs += count;
    for (let c = 0; c < width; c++) {
      const sum = sums[c];
      const level = levels[p * width + c] ?? 0;
      if (sum) sum[level] = (sum[level] ?? 0) + share;
    }
  }
  return { m: sums.map((sum, c) => shares(sum, known[c] ?? null)), prior: Math.min(Math.max(matches / pairs, 1e-12), 1 - 1e-12) };
}

/** Of the levels but the missing one. */
function shares(sums: Float64Array, known: Float64Array | null): Float64Array {
  const counts = sums.slice(1).map((sum, k) => sum + (known?.[k] ?? 0));
  const total = counts.reduce((all, count) => all + count, 0);
  return counts.map((count) => (total > 0 ? count / total : 0));
}

function levelsSeen({ levels, width, size }: Histogram, m: Float64Array[]): boolean[][] {
  return m.map((values, c) => {
    const seen = Array.from(values, () => false);
    for (let p = 0; p < size; p++) {
      const level = levels[p * width + c] ?? 0;
      if (level > 0) seen[level - 1] = true;
    }
    return seen;
  });
}
