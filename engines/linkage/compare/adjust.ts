import type { Terms } from './comparison.ts';
import { LEAST } from '../train/model.ts';

/** Adds to `sums` what the rarity of the values that a batch of pairs shares is worth, in bits. */
export interface Adjuster {
  add(left: Uint32Array, right: Uint32Array, levels: Uint8Array, count: number, sums: Float64Array): void;
}

/**
 * How much more a shared value tells than the average one: log2(u / share of the value), added to the weight of the exact level
 * (the term frequency adjustment of Splink's documentation). Of two spellings of one value the commoner counts.
 */
export class TermAdjuster implements Adjuster {
  readonly #ids: Uint32Array;
  readonly #byValue: Float64Array;
  readonly #level: number;

  constructor({ ids, counts, total }: Terms, level: number, u: number, strength: number) {
    this.#ids = ids;
    this.#level = level;
    this.#byValue = Float64Array.from(counts, (count) => (count > 0 ? strength * Math.log2((Math.max(u, LEAST) * total) / count) : 0));
  }

  add(left: Uint32Array, right: Uint32Array, levels: Uint8Array, count: number, sums: Float64Array): void {
    for (let k = 0; k < count; k++) {
      if (levels[k] !== this.#level) continue;
      const a = this.#byValue[this.#ids[left[k] ?? 0] ?? 0] ?? 0;
      const b = this.#byValue[this.#ids[right[k] ?? 0] ?? 0] ?? 0;
      sums[k] = (sums[k] ?? 0) + (a < b ? a : b);
    }
  }
}
