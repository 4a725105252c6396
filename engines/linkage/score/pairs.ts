import { grown } from '../table/values.ts';

/** Beyond this many pairs the weaker half is let go: a best threshold is never among millions of the least likely pairs. */
const MOST_PAIRS = 1 << 23;

/** Pairs and their weights (log2 odds), side by side. */
export class ScoredPairs {
  left = new Uint32Array(1 << 14);
  right = new Uint32Array(1 << 14);
  weights = new Float32Array(1 << 14);
  /** Pairs that are kept. */
  count = 0;
  /** Pairs that were weighed. */
  weighed = 0;
  /** What weighs less is not kept. */
  floor: number;
  readonly #most: number;

  constructor(floor = -Infinity, most: number = MOST_PAIRS) {
    this.floor = floor;
    this.#most = most;
  }

  add(left: Uint32Array, right: Uint32Array, weights: Float64Array, count: number): void {
    this.weighed += count;
    const needed = this.count + count;
    if (needed > this.left.length) {
      this.left = grown(this.left, needed);
      this.right = grown(this.right, needed);
      this.weights = grown(this.weights, needed);
    }
    this.left.set(left.subarray(0, count), this.count);
    this.right.set(right.subarray(0, count), this.count);
    this.weights.set(weights.subarray(0, count), this.count);
    this.#keepFrom(this.count, needed);
    if (this.count >= this.#most) this.#letGo();
  }

  #letGo(): void {
    const rising = this.weights.slice(0, this.count).sort();
    const middle = rising[rising.length >> 1] ?? 0;
    // Equal weights stay or go together, so that the order of the records does not decide.
    this.floor = middle > (rising[0] ?? 0) ? middle : (rising.find((weight) => weight > middle) ?? Infinity);
    const end = this.count;
    this.count = 0;
    this.#keepFrom(0, end);
  }

  #keepFrom(start: number, end: number): void {
    for (let k = start; k < end; k++) {
      const weight = this.weights[k] ?? 0;
      if (weight < this.floor) continue;
      this.left[this.count] = this.left[k] ?? 0;
      this.right[this.count] = this.right[k] ?? 0;
      this.weights[this.count] = weight;
      this.count++;
    }
  }
}
