import { BATCH } from '../block/batcher.ts';
import type { Adjuster } from './adjust.ts';
import type { Comparison } from './comparison.ts';

/** Room for the levels of one batch of pairs, a column for each comparison. */
export class LevelColumns {
  readonly columns: Uint8Array[];
  readonly #comparisons: readonly Comparison[];

  constructor(comparisons: readonly Comparison[]) {
    this.#comparisons = comparisons;
    this.columns = comparisons.map(() => new Uint8Array(BATCH));
  }

  compute(left: Uint32Array, right: Uint32Array, count: number): readonly Uint8Array[] {
    for (let c = 0; c < this.columns.length; c++) this.#comparisons[c]?.compare(left, right, count, this.columns[c] ?? new Uint8Array(0));
    return this.columns;
  }
}

/** The adjuster of the comparison in that place. */
export type Adjustment = { column: number; adjuster: Adjuster };

export function adjustmentsOf(comparisons: readonly Comparison[], u: readonly Float64Array[]): Adjustment[] {
  return comparisons.flatMap((comparison, column) => {
    const adjuster = comparison.adjuster(u[column] ?? new Float64Array(0));
    return adjuster ? [{ column, adjuster }] : [];
  });
}
