/** Pairs come in batches of at most this many; the arrays are used again for the next one. */
export const BATCH = 8192;

export type PairSink = (left: Uint32Array, right: Uint32Array, count: number) => void;

/** Gathers pairs into batches. */
export class Batcher {
  readonly #left = new Uint32Array(BATCH);
  readonly #right = new Uint32Array(BATCH);
  readonly #sink: PairSink;
  #count = 0;
  #flushed = 0;

  constructor(sink: PairSink) {
    this.#sink = sink;
  }

  get total(): number {
    return this.#flushed + this.#count;
  }

  push(left: number, right: number): void {
    this.#left[this.#count] = left;
    this.#right[this.#count] = right;
    if (++this.#count === BATCH) this.flush();
  }

  flush(): void {
    if (this.#count === 0) return;
    this.#flushed += this.#count;
    const count = this.#count;
    this.#count = 0;
    this.#sink(this.#left, this.#right, count);
  }
}
