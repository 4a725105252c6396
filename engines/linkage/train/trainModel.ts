import { KeyMaker } from '../block/keys.ts';
import type { Sides } from '../block/meeting.ts';
import { bindComparisons } from '../compare/bind.ts';
import { BoundCustom } from '../compare/custom.ts';
import type { TermCounts } from '../compare/custom.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Settings } from '../settings/settings.ts';
import type { Table } from '../table/table.ts';
import type { LinkageModel, ModelComparison, TermFrequencies } from './model.ts';
import { estimateM, estimatePrior } from './train.ts';
import { estimateU, withoutMatches } from './unmatched.ts';

export type Trained = {
  comparisons: Comparison[];
  keys: KeyMaker;
  sides: Sides;
  prior: number;
  m: Float64Array[];
  u: Float64Array[];
  uPairs: number;
  emPairs: number[];
};

export type TrainingOptions = {
  /** A model learned elsewhere: where these records show too few matches to learn from, it keeps its say. */
  base?: LinkageModel;
  /** Called with the name of each step and its work. */
  timed?: <T>(name: string, work: () => T) => T;
};

/** Learns everything from the records of a sealed table. */
export function train(table: Table, settings: Settings, { base, timed = (_, work) => work() }: TrainingOptions = {}): Trained {
  const sides: Sides = { count: table.count, boundary: table.boundary, link: settings.link };
  const comparisons = timed('prepare', () => bindComparisons(settings.comparisons, table));
  const training = { settings, comparisons, keys: new KeyMaker(table), ids: table.column(settings.uniqueId), sides, base };
  const prior = timed('prior', () => estimatePrior(training));
  const { u: among, pairs: uPairs } = timed('u', () => estimateU(training));
  const { m, sessions } = timed('em', () => estimateM(training, among, prior));
  const u = base ? among : withoutMatches(comparisons, among, m, prior);
  return { comparisons, keys: training.keys, sides, prior, m, u, uPairs, emPairs: sessions.map(({ pairs }) => pairs) };
}

/** Learns a model to keep: plain JSON, with the terms that are common enough to matter. */
export function trainModel(table: Table, settings: Settings, options: TrainingOptions = {}): LinkageModel {
  const trained = train(table, settings, options);
  return {
    version: 1,
    trained: { records: table.count, u_pairs: trained.uPairs, em_pairs: trained.emPairs },
    prior: trained.prior,
    comparisons: trained.comparisons.map((comparison, c) => describe(comparison, trained.m[c], trained.u[c])),
  };
}

export function describe(comparison: Comparison, m: Float64Array | undefined, u: Float64Array | undefined): ModelComparison {
  const levels = comparison.levels.map((name, k) => ({ name, m: m?.[k] ?? 0, u: u?.[k] ?? 0 }));
  const terms = comparison instanceof BoundCustom && !comparison.custom.secretTerms ? comparison.termCounts() : null;
  return { name: comparison.spec.name, levels, ...(terms && terms.counts.size > 0 ? { term_frequencies: frequencies(terms) } : {}) };
}

const MOST_TERMS = 3000;
const LEAST_COUNT = 3;

function frequencies({ counts, total }: TermCounts): TermFrequencies {
  const common = [...counts].filter(([, count]) => count >= LEAST_COUNT).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const kept = common.slice(0, MOST_TERMS);
  // What is left out occurs at most as often as the last one that is kept.
  const floor = (common.length > kept.length ? (kept.at(-1)?.[1] ?? 1) : 1) / Math.max(1, total);
  return { values: Object.fromEntries(kept.map(([term, count]) => [term, count / total])), floor, total };
}
