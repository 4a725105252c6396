import type { KeyLists } from '../table/keyLists.ts';
import type { Batcher } from './batcher.ts';
import { metEarlier, seamOf } from './meeting.ts';
import type { Meeting, Sides } from './meeting.ts';

/** Two records meet where they share one of several keys: a person with two telephones stands in two blocks. */
export class KeyMeeting implements Meeting {
  /** The keys of record `row`, rising: `#keys[#from[row] .. #from[row + 1]]`. */
  readonly #from: Uint32Array;
  readonly #keys: Uint32Array;
  readonly #size: number;

  constructor(from: Uint32Array, keys: Uint32Array, size: number) {
    this.#from = from;
    this.#keys = keys;
    this.#size = size;
  }

  /** Of the keys of a table those whose rule, the part before the colon, is among the names; `null`: all. */
  static of({ size, from, keys, rules, ruleOf }: KeyLists, names: readonly string[] | null): KeyMeeting {
    const all = new KeyMeeting(from, keys, size);
    if (names === null) return all;
    const wanted = Uint8Array.from(rules, (name) => (names.includes(name) ? 1 : 0));
    return all.#with((_, key) => wanted[ruleOf[key] ?? 0] === 1);
  }

  meets(l: number, r: number): boolean {
    return this.#firstCommon(l, r) !== 0;
  }

  each(earlier: readonly Meeting[], { boundary, link }: Sides, batcher: Batcher): void {
    const { from, rows } = this.#blocks();
    for (let key = 1; key < this.#size; key++) {
      const start = from[key] ?? 0;
      const end = from[key + 1] ?? 0;
      for (let x = start; x < end; x++) {
        const l = rows[x] ?? 0;
        if (link && l >= boundary) break;
        for (let y = x + 1; y < end; y++) {
          const r = rows[y] ?? 0;
          if (link && r < boundary) continue;
          if (this.#firstCommon(l, r) === key && !metEarlier(earlier, l, r)) batcher.push(l, r);
        }
      }
    }
  }

  count({ boundary, link }: Sides): number {
    const { from, rows } = this.#blocks();
    let pairs = 0;
    for (let key = 1; key < this.#size; key++) {
      const start = from[key] ?? 0;
      const end = from[key + 1] ?? 0;
      const seam = link ? seamOf(rows, start, end, boundary) : start;
      pairs += link ? (seam - start) * (end - seam) : ((end - start) * (end - start - 1)) / 2;
    }
    return pairs;
  }

  among(chosen: (row: number) => boolean): KeyMeeting {
    return this.#with((row) => chosen(row));
  }

  #with(keep: (row: number, key: number) => boolean): KeyMeeting {
    const from = new Uint32Array(this.#from.length);
    const keys = new Uint32Array(this.#keys.length);
    let next = 0;
    for (let row = 0; row + 1 < from.length; row++) {
      const end = this.#from[row + 1] ?? 0;
      for (let at = this.#from[row] ?? 0; at < end; at++) if (keep(row, this.#keys[at] ?? 0)) keys[next++] = this.#keys[at] ?? 0;
      from[row + 1] = next;
    }
    return new KeyMeeting(from, keys.slice(0, next), this.#size);
  }

  /** Both lists rise, so the first key they share is found in one walk; 0 where there is none. */
  #firstCommon(l: number, r: number): number {
    const from = this.#from;
    const keys = this.#keys;
    const endL = from[l + 1] ?? 0;
    const endR = from[r + 1] ?? 0;
    for (let x = from[l] ?? 0, y = from[r] ?? 0; x < endL && y < endR;) {
      const difference = (keys[x] ?? 0) - (keys[y] ?? 0);
      if (difference === 0) return keys[x] ?? 0;
      if (difference < 0) x++;
      else y++;
    }
    return 0;
  }

  #blocks(): { from: Uint32Array; rows: Uint32Array } {
    const from = new Uint32Array(this.#size + 1);
    for (const key of this.#keys) from[key + 1] = (from[key + 1] ?? 0) + 1;
    for (let key = 1; key <= this.#size; key++) from[key] = (from[key] ?? 0) + (from[key - 1] ?? 0);
    const rows = new Uint32Array(this.#keys.length);
    const next = from.slice();
    for (let row = 0; row + 1 < this.#from.length; row++) {
      for (let at = this.#from[row] ?? 0; at < (this.#from[row + 1] ?? 0); at++) {
        const key = this.#keys[at] ?? 0;
        const place = next[key] ?? 0;
        rows[place] = row;
        next[key] = place + 1;
      }
    }
    return { from, rows };
  }
}
