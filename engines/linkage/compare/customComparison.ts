/** How often a term occurs: the share of the records with a value that hold it, and how many records have a value. */
export type TermShares = { share(term: string): number; total: number };

/**
 * A comparison of one column by rules of its own. `compare` gives 0 where nothing can be said, 1 for `levels[0]`, the closest, up to
 * `levels.length` for "all other"; the order of the two does not matter.
 */
export type CustomComparison<T> = {
  name: string;
  column: string;
  levels: readonly string[];
  /** The terms of a value whose frequency counts. */
  terms?(value: string): string[];
  /** The terms name persons (identity numbers, telephones): a model that is kept never holds them. */
  secretTerms?: boolean;
  /** Once for each distinct value. */
  prepare(value: string, terms: TermShares): T;
  compare(a: T, b: T): number;
  /** What the rarity of what agrees adds to the weight of the level (bits); `u` is how often two strangers reach this level. */
  adjust?(a: T, b: T, level: number, u: number): number;
};
