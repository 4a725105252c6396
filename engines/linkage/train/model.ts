/**
 * What was learned of a set of records, as plain JSON. m: how likely a level is when two records are the same; u: when they are not;
 * `prior`: how likely two random records are the same.
 */
export type LinkageModel = {
  version: 1;
  /** `on` is the caller's: this engine knows no clock. */
  trained: { records: number; u_pairs: number; em_pairs: number[]; on?: string };
  prior: number;
  comparisons: ModelComparison[];
};

export type ModelComparison = { name: string; levels: ModelLevel[]; term_frequencies?: TermFrequencies };
export type ModelLevel = { name: string; m: number; u: number };

/** Shares of the commonest terms among the `total` records that have a value; `floor` for all others. */
export type TermFrequencies = { values: Record<string, number>; floor: number; total: number };

/** What a level has before anything is learned (as Splink): records that match mostly agree exactly. */
export function defaultM(levels: number): Float64Array {
  return Float64Array.from({ length: levels }, (_, k) => (k === 0 ? 0.95 : 0.05 / (levels - 1)));
}

/** No level is impossible, and none is certain. */
export const LEAST = 1e-10;

/** m of a level that was never seen in training. */
export const UNSEEN = 1e-6;

/** What a level is worth in bits. */
export function weightOf(m: number, u: number): number {
  return Math.log2(Math.max(m, LEAST) / Math.max(u, LEAST));
}

/** log2 odds of a probability. */
export function log2Odds(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}
