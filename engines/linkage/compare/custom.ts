import type { Column, Table } from '../table/table.ts';
import { grown, Values } from '../table/values.ts';
import type { Adjuster } from './adjust.ts';
import { Comparison } from './comparison.ts';
import type { ComparisonSpec } from './comparison.ts';
import type { CustomComparison, TermShares } from './customComparison.ts';

export function customSpec(custom: CustomComparison<unknown>): ComparisonSpec {
  return { name: custom.name, kind: 'custom', columns: [custom.column], thresholds: [], format: null, termFrequency: 1, custom };
}

/** Of the terms of a column those that occur more than once, in how many records; and how many records have a value. */
export type TermCounts = { counts: Map<string, number>; total: number };

/** A profile's own comparison over a table: each distinct value is prepared once, when it is first compared. */
export class BoundCustom extends Comparison {
  readonly levels: readonly string[];
  readonly custom: CustomComparison<unknown>;
  readonly #column: Column;
  readonly #prepared: unknown[];
  #shares: TermShares | null = null;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec);
    if (!spec.custom) throw new Error(`${spec.name}: no comparison given`);
    this.custom = spec.custom;
    this.levels = spec.custom.levels;
    this.#column = table.column(spec.custom.column);
    this.#prepared = Array.from({ length: this.#column.values.size });
  }

  override get exactLevel(): number {
    return -1;
  }

  compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void {
    const { ids } = this.#column;
    for (let k = 0; k < count; k++) {
      const a = ids[left[k] ?? 0] ?? 0;
      const b = ids[right[k] ?? 0] ?? 0;
      out[k] = a === 0 || b === 0 ? 0 : this.custom.compare(this.#value(a), this.#value(b));
    }
  }

  terms(): null {
    return null;
  }

  override adjuster(u: Float64Array): Adjuster | null {
    const { custom } = this;
    if (!custom.adjust) return null;
    const { ids } = this.#column;
    return {
      add: (left, right, levels, count, sums) => {
        for (let k = 0; k < count; k++) {
          const level = levels[k] ?? 0;
          if (level === 0) continue;
          const a = this.#value(ids[left[k] ?? 0] ?? 0);
          const b = this.#value(ids[right[k] ?? 0] ?? 0);
          sums[k] = (sums[k] ?? 0) + (custom.adjust?.(a, b, level, u[level - 1] ?? 0) ?? 0);
        }
      },
    };
  }

  /** How often terms occur that more than one record has; empty where the comparison names no terms. */
  termCounts(): TermCounts {
    const { ids, values } = this.#column;
    const records = new Uint32Array(values.size);
    for (let row = 0; row < ids.length; row++) records[ids[row] ?? 0] = (records[ids[row] ?? 0] ?? 0) + 1;
    const terms = new Values();
    let counts = new Uint32Array(1024);
    for (let id = 1; this.custom.terms && id < values.size; id++) {
      for (const term of this.custom.terms(values.text(id))) {
        const place = terms.internText(term);
        if (place >= counts.length) counts = grown(counts, place + 1);
        counts[place] = (counts[place] ?? 0) + (records[id] ?? 0);
      }
    }
    const common = new Map<string, number>();
    for (let place = 1; place < terms.size; place++) if ((counts[place] ?? 0) > 1) common.set(terms.text(place), counts[place] ?? 0);
    return { counts: common, total: ids.length - (records[0] ?? 0) };
  }

  #value(id: number): unknown {
    const known = this.#prepared[id];
    if (known !== undefined) return known;
    const prepared = this.custom.prepare(this.#column.values.text(id), this.#termShares());
    this.#prepared[id] = prepared;
    return prepared;
  }

  #termShares(): TermShares {
    if (this.#shares) return this.#shares;
    const { counts, total } = this.termCounts();
    this.#shares = { share: (term) => (counts.get(term) ?? 1) / Math.max(1, total), total };
    return this.#shares;
  }
}
