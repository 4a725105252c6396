/**
 * The first row that carried a key, for up to a million rows in sixteen bytes each: a hash of 52 bits and a row number, open
 * addressing. In a file of a million rows two different keys fall together once in some nine thousand files.
 */
export class KeyTable {
  #size = 1 << 12;
  #used = 0;
  /** Hash + 1, so that zero means free. Doubles, because reading a 64-bit integer would make an object each time. */
  #keys = new Float64Array(this.#size);
  #rows = new Int32Array(this.#size);

  /** The row that came first with this key, or undefined: then `row` is the first. */
  claim(hash: number, row: number): number | undefined {
    const at = this.#placeOf(hash + 1);
    if (this.#keys[at] === hash + 1) return this.#rows[at];
    this.#keys[at] = hash + 1;
    this.#rows[at] = row;
    if (++this.#used * 2 > this.#size) this.#grow();
    return undefined;
  }

  /** Counts: the number of times that this key was given, this time included. */
  count(hash: number): number {
    const before = this.claim(hash, 1);
    if (before === undefined) return 1;
    return (this.#rows[this.#placeOf(hash + 1)] = before + 1);
  }

  #placeOf(key: number): number {
    let at = key % this.#size;
    while (this.#keys[at] !== 0 && this.#keys[at] !== key) at = (at + 1) % this.#size;
    return at;
  }

  #grow(): void {
    const [keys, rows] = [this.#keys, this.#rows];
    this.#size *= 2;
    this.#keys = new Float64Array(this.#size);
    this.#rows = new Int32Array(this.#size);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0;
      if (key === 0) continue;
      const at = this.#placeOf(key);
      this.#keys[at] = key;
      this.#rows[at] = rows[i] ?? 0;
    }
  }
}
