import { bandsOf, bestThreshold, sortByTruth } from './report/quality.ts';
import type { Band, Quality } from './report/quality.ts';
import { clustersOf } from './report/clusters.ts';
import type { Clusters } from './report/clusters.ts';
import { countTruePairs, truthOf } from './report/truth.ts';
import { adjustmentsOf } from './compare/levels.ts';
import type { ScoredPairs } from './score/pairs.ts';
import { scorePairs } from './score/score.ts';
import type { Scoring } from './score/score.ts';
import type { Settings } from './settings/settings.ts';
import type { Table } from './table/table.ts';
import { describe, train } from './train/trainModel.ts';
import { log2Odds } from './train/model.ts';
import type { LinkageModel } from './train/model.ts';

/** Edges of the bands in log2 odds: doubtful, likely, automatic. */
export const bandEdges = [-4, 4.25, 12];

export type Linked = {
  records: number;
  candidatePairs: number;
  /** Blocking rules (by place) whose largest blocks were narrowed, because they make more pairs than can be weighed. */
  narrowed: number[];
  truePairs: number | null;
  best: Quality | null;
  bands: Band[];
  clusters: Clusters;
  model: LinkageModel;
  scoring: Scoring;
  pairs: ScoredPairs;
  phases: Record<string, number>;
};

/** Trains on the records of a sealed table and weighs every pair that the blocking rules bring together. */
export function link(table: Table, settings: Settings, clock: () => number = () => 0, options: { base?: LinkageModel } = {}): Linked {
  const phases: Record<string, number> = {};
  const timed = <T>(name: string, work: () => T): T => {
    const from = clock();
    const result = work();
    phases[name] = (phases[name] ?? 0) + clock() - from;
    return result;
  };
  const trained = train(table, settings, { ...options, timed });
  const { comparisons, keys, sides, m, u, prior } = trained;
  const scoring = { comparisons, m, u, base: log2Odds(prior), adjustments: adjustmentsOf(comparisons, u), temper: settings.temper };
  const columns = [...new Set(comparisons.flatMap(({ spec }) => spec.columns))];
  const { meetings, narrowed } = timed('block', () => keys.bounded(settings.blockingRules, sides, columns));
  const { pairs } = timed('score', () => scorePairs(scoring, meetings, sides));
  const truth = settings.truth ? truthOf(table.column(settings.truth.column), settings.truth.pattern) : null;
  const sorted = timed('report', () => sortByTruth(pairs, truth));
  const truePairs = truth ? countTruePairs(truth, sides) : null;
  return {
    records: table.count,
    candidatePairs: pairs.weighed,
    narrowed: narrowed.map((rule) => settings.blockingRules.indexOf(rule)),
    truePairs,
    best: truePairs === null ? null : bestThreshold(sorted, truePairs),
    bands: bandsOf(sorted, bandEdges, truth !== null),
    clusters: timed('cluster', () => clustersOf(table.count, pairs, settings.clusters, truth && { groups: truth, pairs: truePairs ?? 0, sides })),
    model: {
      version: 1,
      trained: { records: table.count, u_pairs: trained.uPairs, em_pairs: trained.emPairs },
      prior,
      comparisons: comparisons.map((comparison, c) => describe(comparison, m[c], u[c])),
    },
    scoring,
    pairs,
    phases,
  };
}
