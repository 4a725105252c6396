import { TermAdjuster } from './adjust.ts';
import type { Adjuster } from './adjust.ts';
import type { CustomComparison } from './customComparison.ts';

export type ComparisonKind =
  'exact' | 'jaro_winkler' | 'levenshtein' | 'damerau_levenshtein' | 'date' | 'numeric' | 'geo_km' | 'tokens' | 'prefix' | 'name_pair';

/** One comparison of the settings, defaults filled in. */
export type ComparisonSpec = {
  name: string;
  kind: ComparisonKind | 'custom';
  columns: string[];
  /** From most to least alike: similarities fall, distances rise. */
  thresholds: number[];
  /** Of dates. */
  format: string | null;
  /** 0: none; 1: as Splink; between: damped. */
  termFrequency: number;
  /** Of kind `custom`: the rules that a profile brings. */
  custom?: CustomComparison<unknown>;
};

/** How often each value of a comparison's exact level occurs: `ids` says which value a record holds (0: none). */
export type Terms = { ids: Uint32Array; counts: Uint32Array; total: number };

/**
 * One comparison, bound to the columns of a table. `compare` writes for each pair the number of its level: 0 where nothing can be said
 * (a value is missing), 1 for `levels[0]`, the closest, up to `levels.length` for "all other". Symmetric: the order of a pair does not matter.
 */
export abstract class Comparison {
  readonly spec: ComparisonSpec;
  abstract readonly levels: readonly string[];

  constructor(spec: ComparisonSpec) {
    this.spec = spec;
  }

  abstract compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void;

  /** The level where both hold the very same; -1 where there is none. It is this one that term frequencies adjust. */
  get exactLevel(): number {
    return this.levels[0] === 'exact' ? 1 : -1;
  }

  /** How often each value occurs, for u and for term frequencies; null where the comparison has no single value. */
  abstract terms(): Terms | null;

  /** What the rarity of shared values adds, where the settings ask for it; `u` is by level. */
  adjuster(u: Float64Array): Adjuster | null {
    const terms = this.spec.termFrequency > 0 && this.exactLevel > 0 ? this.terms() : null;
    return terms && new TermAdjuster(terms, this.exactLevel, u[this.exactLevel - 1] ?? 0, this.spec.termFrequency);
  }
}

export function countTerms(ids: Uint32Array, size: number, rows: number): Terms {
  const counts = new Uint32Array(size);
  for (let row = 0; row < rows; row++) {
    const id = ids[row] ?? 0;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  const total = rows - (counts[0] ?? 0);
  counts[0] = 0;
  return { ids, counts, total };
}
