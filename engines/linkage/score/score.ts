import { eachPair } from '../block/meeting.ts';
import type { Meeting, Sides } from '../block/meeting.ts';
import type { Comparison } from '../compare/comparison.ts';
import { LevelColumns } from '../compare/levels.ts';
import type { Adjustment } from '../compare/levels.ts';
import type { Temper } from '../settings/settings.ts';
import { weightOf } from '../train/model.ts';
import { ScoredPairs } from './pairs.ts';

export type Scoring = {
  comparisons: Comparison[];
  m: Float64Array[];
  u: Float64Array[];
  base: number;
  adjustments: Adjustment[];
  temper: Temper | null;
};

/** The weight of each level, 0 for the missing one. */
export function levelWeights({ m, u }: Pick<Scoring, 'm' | 'u'>): Float64Array[] {
  return m.map((levels, c) => Float64Array.from([0, ...levels], (value, k) => (k === 0 ? 0 : weightOf(value, u[c]?.[k - 1] ?? 0))));
}

/** Pairs whose evidence against them is stronger than this many bits are counted and forgotten; they are most of a loose block. */
const AGAINST = 6;

/** Weighs every pair that meets under a rule: log2 odds of the prior, plus what each comparison says. */
export function scorePairs(scoring: Scoring, meetings: readonly Meeting[], sides: Sides): { pairs: ScoredPairs; byRule: number[] } {
  const weights = levelWeights(scoring);
  const columns = new LevelColumns(scoring.comparisons);
  const sums = new Float64Array(columns.columns[0]?.length ?? 0);
  const pairs = new ScoredPairs(scoring.base - AGAINST);
  const byRule = eachPair(meetings, sides, (left, right, count) => {
    const levels = columns.compute(left, right, count);
    sums.fill(scoring.base, 0, count);
    for (const [c, column] of levels.entries()) addLevelWeights(column, weights[c] ?? new Float64Array(0), count, sums);
    for (const { column, adjuster } of scoring.adjustments) adjuster.add(left, right, levels[column] ?? new Uint8Array(0), count, sums);
    if (scoring.temper) temper(scoring.temper, levels, count, sums);
    pairs.add(left, right, sums, count);
  });
  return { pairs, byRule };
}

function addLevelWeights(levels: Uint8Array, weights: Float64Array, count: number, sums: Float64Array): void {
  for (let k = 0; k < count; k++) sums[k] = (sums[k] ?? 0) + (weights[levels[k] ?? 0] ?? 0);
}

function temper(by: Temper, columns: readonly Uint8Array[], count: number, sums: Float64Array): void {
  const levels = new Uint8Array(columns.length);
  for (let k = 0; k < count; k++) {
    for (let c = 0; c < levels.length; c++) levels[c] = columns[c]?.[k] ?? 0;
    sums[k] = by(levels, sums[k] ?? 0);
  }
}
