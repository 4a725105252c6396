/**
 * The first row that carried a key, for up to a million rows in a few bytes each: 64 bits of a hash and a row number, open
 * addressing. Two different keys fall together once in many millions of files.
 */
export class KeyTable {
  #size = 1 << 12;
  #used = 0;
  #keys = new BigUint64Array(this.#size);
  #rows = new Int32Array(this.#size);

  /** The row that came first with this key, or undefined: then `row` is the first. */
  claim(hash: bigint, row: number): number | undefined {
    const key = hash === 0n ? 1n : hash;
    const at = this.#placeOf(key);
    if (this.#keys[at] === key) return this.#rows[at];
    this.#keys[at] = key;
    this.#rows[at] = row;
    if (++this.#used * 2 > this.#size) this.#grow();
    return undefined;
  }

  find(hash: bigint): number | undefined {
    const key = hash === 0n ? 1n : hash;
    const at = this.#placeOf(key);
    return this.#keys[at] === key ? this.#rows[at] : undefined;
  }

  /** Counts: the number of times that this key was given, this time included. */
  count(hash: bigint): number {
    const before = this.claim(hash, 1);
    if (before === undefined) return 1;
    const key = hash === 0n ? 1n : hash;
    return (this.#rows[this.#placeOf(key)] = before + 1);
  }

  #placeOf(key: bigint): number {
    let at = Number(key & BigInt(this.#size - 1));
    while (this.#keys[at] !== 0n && this.#keys[at] !== key) at = (at + 1) & (this.#size - 1);
    return at;
  }

  #grow(): void {
    const [keys, rows] = [this.#keys, this.#rows];
    this.#size *= 2;
    this.#keys = new BigUint64Array(this.#size);
    this.#rows = new Int32Array(this.#size);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0n;
      if (key === 0n) continue;
      const at = this.#placeOf(key);
      this.#keys[at] = key;
      this.#rows[at] = rows[i] ?? 0;
    }
  }
}
