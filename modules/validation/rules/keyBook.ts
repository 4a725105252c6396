/** A key of a record: 31 bits of its hash, and in the lowest bit whether it tells much by itself (a NIK, a telephone). */
export const bookKey = (hash: bigint, strong: boolean): number => (Number(BigInt.asUintN(32, hash)) & ~1) | Number(strong);

/** A key that more records share tells little: what is alike in more than that is found by other keys. */
const mostInBlock = { weak: 20, strong: 50 };
/** So many of those that share keys with a record are looked at more closely. */
const mostCandidates = 3;
const digits = 0x10000;

/**
 * Which of many records stand under the same keys, in twelve bytes a key: arrays of numbers and no object for any record.
 * Two different hashes fall together once in two thousand million times; the comparison that follows tells them apart.
 */
export class KeyBook {
  #size = 0;
  #count = 0;
  #keys = new Uint32Array(1 << 12);
  /** The first key of each record. */
  #firsts = new Uint32Array(1 << 10);
  /** The keys in rising order, without their lowest bit, with the record of each; and where each of their first sixteen bits begins. */
  #sorted = new Uint32Array(0);
  #records = new Uint32Array(0);
  #begins = new Uint32Array(0);
  readonly #shared = new Shared();

  get count(): number {
    return this.#count;
  }

  /** Takes a record in and gives its number: 0, 1, 2 … */
  add(keys: readonly number[]): number {
    const record = this.#count++;
    if (this.#count >= this.#firsts.length) this.#firsts = grown(this.#firsts);
    if (this.#size + keys.length > this.#keys.length) this.#keys = grown(this.#keys);
    for (const key of keys) this.#keys[this.#size++] = key;
    this.#firsts[this.#count] = this.#size;
    return record;
  }

  /** Brings equal keys together, in two rounds of counting. After it no record is added any more. */
  seal(): void {
    const keys = new Uint32Array(this.#size);
    const records = new Uint32Array(this.#size);
    for (let record = 0; record < this.#count; record++)
      for (let at = this.#firsts[record] ?? 0; at < (this.#firsts[record + 1] ?? 0); at++) {
        keys[at] = (this.#keys[at] ?? 0) >>> 1;
        records[at] = record;
      }
    const lower = sortedBy(0, keys, records);
    const upper = sortedBy(16, lower.keys, lower.records);
    [this.#sorted, this.#records, this.#begins] = [upper.keys, upper.records, upper.begins];
  }

  /**
   * The records that share the most with one, of those that `wanted` lets through: at least two keys, or one that tells much. The
   * rarest in common count most.
   */
  candidatesOf(record: number, wanted: (other: number) => boolean): number[] {
    this.#shared.clear();
    for (let at = this.#firsts[record] ?? 0; at < (this.#firsts[record + 1] ?? 0); at++) this.#look(record, this.#keys[at] ?? 0, wanted);
    return this.#shared.best(mostCandidates);
  }

  #look(record: number, key: number, wanted: (other: number) => boolean): void {
    const strong = key & 1;
    const most = strong === 1 ? mostInBlock.strong : mostInBlock.weak;
    const start = this.#startOf(key >>> 1);
    let end = start + 1;
    while (end < this.#size && end - start <= most && this.#sorted[end] === key >>> 1) end++;
    if (end - start > most) return;
    for (let at = start; at < end; at++) {
      const other = this.#records[at] ?? 0;
      if (other !== record && wanted(other)) this.#shared.add(other, strong, 1 / (end - start));
    }
  }

  /** The first place of a hash that is there: within those that begin alike, by halving. */
  #startOf(hash: number): number {
    let [low, high] = [this.#begins[hash >>> 16] ?? 0, this.#begins[(hash >>> 16) + 1] ?? 0];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What one record shares with others: few at a time, so that looking through them costs less than a table. */
class Shared {
  #n = 0;
  readonly #others: number[] = [];
  readonly #keys: number[] = [];
  readonly #strong: number[] = [];
  readonly #worth: number[] = [];

  clear(): void {
    this.#n = 0;
  }

  add(other: number, strong: number, worth: number): void {
    let at = 0;
    while (at < this.#n && this.#others[at] !== other) at++;
    if (at === this.#n) {
      [this.#others[at], this.#keys[at], this.#strong[at], this.#worth[at]] = [other, 0, 0, 0];
      this.#n++;
    }
    this.#keys[at] = (this.#keys[at] ?? 0) + 1;
    this.#strong[at] = (this.#strong[at] ?? 0) + strong;
    this.#worth[at] = (this.#worth[at] ?? 0) + worth;
  }

  best(most: number): number[] {
    const places: number[] = [];
    for (let at = 0; at < this.#n; at++) if ((this.#keys[at] ?? 0) >= 2 || (this.#strong[at] ?? 0) > 0) places.push(at);
    return places
      .sort(
        (a, b) =>
          of(this.#strong, b) - of(this.#strong, a) ||
          of(this.#keys, b) - of(this.#keys, a) ||
          of(this.#worth, b) - of(this.#worth, a) ||
          of(this.#others, a) - of(this.#others, b),
      )
      .slice(0, most)
      .map((at) => of(this.#others, at));
  }
}

const of = (values: readonly number[], at: number): number => values[at] ?? 0;

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** In the order of sixteen bits of the keys, those with equal bits as they came; and where each number of these bits begins. */
function sortedBy(shift: number, keys: Uint32Array, records: Uint32Array) {
  const begins = new Uint32Array(digits + 1);
  for (const key of keys) {
    const digit = ((key >>> shift) & (digits - 1)) + 1;
    begins[digit] = (begins[digit] ?? 0) + 1;
  }
  for (let digit = 1; digit <= digits; digit++) begins[digit] = (begins[digit] ?? 0) + (begins[digit - 1] ?? 0);
  const free = begins.slice();
  const sorted = { keys: new Uint32Array(keys.length), records: new Uint32Array(keys.length), begins };
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    const digit = (key >>> shift) & (digits - 1);
    const place = free[digit] ?? 0;
    free[digit] = place + 1;
    sorted.keys[place] = key;
    sorted.records[place] = records[at] ?? 0;
  }
  return sorted;
}
