import { grown, mixed } from '../table/values.ts';

/** Term-frequency adjustments are counted in steps of 1/64 bit: finer than any estimate, coarse enough for pairs to fall together. */
export const STEPS_PER_BIT = 64;

/**
 * How often each pattern of levels occurs. A hundred thousand pairs make a few hundred patterns, so that an iteration over patterns costs
 * next to nothing. Pattern `p` has `levels[p * width .. (p + 1) * width]`, and an adjustment in `offsets[p]` steps.
 */
export class Histogram {
  readonly width: number;
  size = 0;
  levels: Uint8Array;
  offsets = new Int32Array(256);
  counts = new Float64Array(256);
  #hashes = new Int32Array(256);
  #slots = new Int32Array(1024);

  constructor(width: number) {
    this.width = width;
    this.levels = new Uint8Array(256 * width);
  }

  /** `columns[c][k]` is the level of pair k in comparison c. */
  add(columns: readonly Uint8Array[], offsets: Float64Array, count: number): void {
    const pattern = new Uint8Array(this.width);
    for (let k = 0; k < count; k++) {
      const offset = Math.round((offsets[k] ?? 0) * STEPS_PER_BIT);
      let hash = offset;
      for (let c = 0; c < pattern.length; c++) {
        const level = columns[c]?.[k] ?? 0;
        pattern[c] = level;
        hash = Math.imul(hash ^ level, 0x01000193) + 1;
      }
      this.#count(pattern, offset, mixed(hash));
    }
  }

  /** The patterns in an order that does not depend on how the pairs came: sums of fractions then come out the same to the last bit. */
  sorted(): Histogram {
    const order = Array.from({ length: this.size }, (_, p) => p).sort((p, q) => this.#compare(p, q));
    const sorted = new Histogram(this.width);
    sorted.size = this.size;
    sorted.levels = new Uint8Array(this.size * this.width);
    sorted.offsets = Int32Array.from(order, (p) => this.offsets[p] ?? 0);
    sorted.counts = Float64Array.from(order, (p) => this.counts[p] ?? 0);
    for (const [place, p] of order.entries()) sorted.levels.set(this.levels.subarray(p * this.width, (p + 1) * this.width), place * this.width);
    return sorted;
  }

  #count(pattern: Uint8Array, offset: number, hash: number): void {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = (this.#slots[slot] ?? 0) - 1;
      if (found < 0) return this.#add(pattern, offset, hash, slot);
      if (this.#hashes[found] === hash && this.offsets[found] === offset && this.#same(found, pattern)) {
        this.counts[found] = (this.counts[found] ?? 0) + 1;
        return;
      }
    }
  }

  #same(p: number, pattern: Uint8Array): boolean {
    for (let c = 0; c < pattern.length; c++) if (this.levels[p * this.width + c] !== pattern[c]) return false;
    return true;
  }

  #add(pattern: Uint8Array, offset: number, hash: number, slot: number): void {
    const p = this.size++;
    if (p >= this.counts.length) {
      this.offsets = grown(this.offsets, p + 1);
      this.counts = grown(this.counts, p + 1);
      this.#hashes = grown(this.#hashes, p + 1);
      this.levels = grown(this.levels, this.counts.length * this.width);
    }
    this.levels.set(pattern, p * this.width);
    this.offsets[p] = offset;
    this.counts[p] = 1;
    this.#hashes[p] = hash;
    this.#slots[slot] = p + 1;
    if (p * 2 > this.#slots.length) this.#rehash();
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let p = 0; p < this.size; p++) {
      let slot = (this.#hashes[p] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = p + 1;
    }
    this.#slots = slots;
  }

  #compare(p: number, q: number): number {
    for (let c = 0; c < this.width; c++) {
      const difference = (this.levels[p * this.width + c] ?? 0) - (this.levels[q * this.width + c] ?? 0);
      if (difference !== 0) return difference;
    }
    return (this.offsets[p] ?? 0) - (this.offsets[q] ?? 0);
  }
}
