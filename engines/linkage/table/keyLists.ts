import type { Column } from './table.ts';
import { PairIds } from './pairIds.ts';
import { grown } from './values.ts';

/**
 * Several keys for each record: those of `row` are `keys[from[row] .. from[row + 1]]`, numbers from 1 to `size` − 1, rising. Only keys that
 * at least two records have are there. `ruleOf[key]` is the place of the key's rule in `rules`.
 */
export type KeyLists = { from: Uint32Array; keys: Uint32Array; size: number; rules: string[]; ruleOf: Uint8Array };

const HASHES = 2 ** 48;
/** Rule and hash together have to fit into a double. */
const MOST_RULES = 32;

/**
 * Gathers the keys of records, each `rule:value`. Of a key its hash of 48 bits is kept, not its text: a million records have seven million
 * keys, most of them once. That two of a million keys have one hash happens once in 560 times, and then makes a candidate pair more.
 */
export class KeyCollector {
  readonly #rules: string[] = [];
  #hashes = new Float64Array(1024);
  #from = new Uint32Array(1024);
  #rows = 0;

  /** The keys of the next record. */
  add(keys: readonly string[]): void {
    let end = this.#from[this.#rows] ?? 0;
    if (end + keys.length > this.#hashes.length) this.#hashes = grown(this.#hashes, end + keys.length);
    for (const key of keys) this.#hashes[end++] = this.#ruleOf(key) * HASHES + hash48(key);
    this.#rows++;
    if (this.#rows >= this.#from.length) this.#from = grown(this.#from, this.#rows + 1);
    this.#from[this.#rows] = end;
  }

  /**
   * Numbers the keys that are shared. Blocks of more than `most` records are cut by a part that their records have besides; what is then
   * still more than four times as large tells nothing and is left out. The collector is empty afterwards.
   */
  finish(cut?: { most: number; part: Column }): KeyLists {
    const from = this.#from.slice(0, this.#rows + 1);
    const hashes = this.#hashes.subarray(0, from[this.#rows]);
    const shared = sharedOnes(hashes);
    const ruleOf = Uint8Array.from(shared, (key) => Math.floor(key / HASHES));
    const lists = { from, keys: numbered(hashes, shared), size: shared.length, rules: this.#rules, ruleOf };
    this.#hashes = new Float64Array(0);
    this.#from = new Uint32Array(1);
    this.#rows = 0;
    rewrite(lists, (key) => key);
    if (cut) cutBlocks(lists, cut.most, cut.part);
    return lists;
  }

  #ruleOf(key: string): number {
    const name = key.slice(0, key.indexOf(':'));
    const known = this.#rules.indexOf(name);
    if (known >= 0) return known;
    if (this.#rules.length === MOST_RULES) throw new Error(`more than ${MOST_RULES} rules of keys`);
    return this.#rules.push(name) - 1;
  }
}

/** Two multiplicative hashes with different factors (FNV-1a and one of xxHash's primes). */
function hash48(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x165667b1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x9e3779b1);
    other ^= other >>> 15;
  }
  return ((one ^ (one >>> 15)) >>> 0) * 65_536 + ((other ^ (other >>> 16)) & 0xffff);
}

/** Those that occur twice or more, rising, each once; the first place is left empty, because 0 is no key. */
function sharedOnes(hashes: Float64Array): Float64Array {
  const rising = hashes.slice().sort();
  let count = 1;
  for (let at = 1; at < rising.length; at++) if (rising[at] === rising[at - 1] && (at < 2 || rising[at] !== rising[at - 2])) count++;
  const shared = new Float64Array(count);
  let next = 1;
  for (let at = 1; at < rising.length; at++)
    if (rising[at] === rising[at - 1] && (at < 2 || rising[at] !== rising[at - 2])) shared[next++] = rising[at] ?? 0;
  return shared;
}

/** For each hash its place among the shared ones, 0 for the others; by a table of slots. */
function numbered(hashes: Float64Array, shared: Float64Array): Uint32Array {
  const mask = 2 ** Math.ceil(Math.log2(shared.length * 2)) - 1;
  const slots = new Uint32Array(mask + 1);
  const slotOf = (hash: number) => Math.floor(hash / 65_536) & mask;
  for (let key = 1; key < shared.length; key++) {
    let slot = slotOf(shared[key] ?? 0);
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = key;
  }
  const keys = new Uint32Array(hashes.length);
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0;
    let slot = slotOf(hash);
    while (slots[slot] !== 0 && shared[slots[slot] ?? 0] !== hash) slot = (slot + 1) & mask;
    keys[at] = slots[slot] ?? 0;
  }
  return keys;
}

function cutBlocks(lists: KeyLists, most: number, part: Column): void {
  const whole = lists.size;
  const cut = new PairIds();
  const sizes = sizesOf(lists);
  const cutRules: number[] = [];
  rewrite(lists, (key, row) => {
    if ((sizes[key] ?? 0) <= most) return key;
    const id = cut.id(key, (part.ids[row] ?? 0) + 1);
    cutRules[id - 1] = lists.ruleOf[key] ?? 0;
    return whole + id - 1;
  });
  lists.size = whole + cut.size - 1;
  lists.ruleOf = Uint8Array.from([...lists.ruleOf, ...cutRules]);
  const left = sizesOf(lists);
  rewrite(lists, (key) => ((left[key] ?? 0) <= most * 4 ? key : 0));
}

function sizesOf({ keys, size }: KeyLists): Uint32Array {
  const sizes = new Uint32Array(size);
  for (let at = 0; at < keys.length; at++) sizes[keys[at] ?? 0] = (sizes[keys[at] ?? 0] ?? 0) + 1;
  return sizes;
}

/** Replaces each key, drops what becomes 0, and puts what remains of a record in order, each once. */
function rewrite(lists: KeyLists, replace: (key: number, row: number) => number): void {
  const { from, keys } = lists;
  let next = 0;
  let at = 0;
  for (let row = 0; row + 1 < from.length; row++) {
    const start = next;
    // What is written never overtakes what is read: a record keeps at most the keys it had.
    for (const end = from[row + 1] ?? 0; at < end; at++) {
      const key = (keys[at] ?? 0) === 0 ? 0 : replace(keys[at] ?? 0, row);
      if (key !== 0) next = inserted(keys, start, next, key);
    }
    from[row + 1] = next;
  }
  lists.keys = keys.slice(0, next);
}

/** Puts a number into its place among rising ones; gives the new end. */
function inserted(keys: Uint32Array, start: number, end: number, key: number): number {
  let place = end;
  while (place > start && (keys[place - 1] ?? 0) > key) place--;
  if (place > start && keys[place - 1] === key) return end;
  keys.copyWithin(place + 1, place, end);
  keys[place] = key;
  return end + 1;
}
