import { Values } from '../table/values.ts';
import type { Table } from '../table/table.ts';
import type { ComparisonSpec } from './comparison.ts';
import { TextComparison } from './text.ts';

/** The share of words that two texts have in common (Jaccard), in whatever order they stand. */
export class TokensComparison extends TextComparison {
  readonly levels: string[];
  /** The words of value `id`: `#list[#from[id] .. #from[id + 1]]`, sorted. */
  readonly #list: Uint32Array;
  readonly #from: Uint32Array;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec, table);
    this.levels = ['exact', ...spec.thresholds.map((t) => `words >= ${t}`), 'else'];
    const { values } = this.column;
    const known = new Values();
    const list: number[] = [];
    this.#from = new Uint32Array(values.size + 1);
    for (let id = 1; id < values.size; id++) {
      const words = values
        .text(id)
        .toLowerCase()
        .split(/[^\p{L}\p{N}\p{M}]+/u);
      const ids = [...new Set(words.filter((word) => word !== '').map((word) => known.internText(word)))].sort((a, b) => a - b);
      for (const word of ids) list.push(word);
      this.#from[id + 1] = list.length;
    }
    this.#list = Uint32Array.from(list);
  }

  protected levelOf(a: number, b: number): number {
    const alike = this.#alike(a, b);
    const found = this.spec.thresholds.findIndex((t) => alike >= t);
    return found < 0 ? this.levels.length : found + 2;
  }

  #alike(a: number, b: number): number {
    const list = this.#list;
    let i = this.#from[a] ?? 0;
    let j = this.#from[b] ?? 0;
    const endA = this.#from[a + 1] ?? 0;
    const endB = this.#from[b + 1] ?? 0;
    const words = endA - i + endB - j;
    let common = 0;
    while (i < endA && j < endB) {
      const difference = (list[i] ?? 0) - (list[j] ?? 0);
      if (difference === 0) common++;
      if (difference <= 0) i++;
      if (difference >= 0) j++;
    }
    return words === 0 ? 0 : common / (words - common);
  }
}
