/**
 * The distinct values of one column. Id 0 is null; the characters of all values lie one behind the other in `units` (UTF-16), so that a
 * million names cost no string objects and comparators read plain numbers.
 */
export class Values {
  units = new Uint16Array(1024);
  /** Where each value begins; value `id` is `units[starts[id] .. starts[id + 1]]`. */
  starts = new Uint32Array(64);
  /** Ids in use, null included. */
  size = 1;
  #hashes = new Int32Array(64);
  /** By slot: hash and id side by side, so that most look-ups visit memory once. */
  #slots = new Int32Array(2 * 128);
  #mask = 127;

  /** The id of the characters `text[0 .. length]`, new or known. No characters: null. */
  intern(text: Uint16Array, length: number): number {
    if (length === 0) return 0;
    const hash = hashUnits(text, length);
    let slot = hash & this.#mask;
    for (;;) {
      const id = this.#slots[2 * slot + 1] ?? 0;
      if (id === 0) return this.#add(text, length, hash, slot);
      if (this.#slots[2 * slot] === hash && this.#holds(id, text, length)) return id;
      slot = (slot + 1) & this.#mask;
    }
  }

  internText(text: string): number {
    return this.intern(scratchOf(text), text.length);
  }

  /** The id of a value that may not be there (-1). */
  find(text: string): number {
    if (text === '') return 0;
    const units = scratchOf(text);
    const hash = hashUnits(units, text.length);
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const id = this.#slots[2 * slot + 1] ?? 0;
      if (id === 0) return -1;
      if (this.#slots[2 * slot] === hash && this.#holds(id, units, text.length)) return id;
    }
  }

  text(id: number): string {
    const start = this.starts[id] ?? 0;
    const length = (this.starts[id + 1] ?? 0) - start;
    return Buffer.from(this.units.buffer, this.units.byteOffset + 2 * start, 2 * length).toString('utf16le');
  }

  length(id: number): number {
    return (this.starts[id + 1] ?? 0) - (this.starts[id] ?? 0);
  }

  /** The same for the same text everywhere, whatever its id. */
  hash(id: number): number {
    return this.#hashes[id] ?? 0;
  }

  /** Gives back the room kept for growth; nothing new can be found quickly afterwards, so it is called when reading is over. */
  seal(): this {
    this.units = this.units.slice(0, this.starts[this.size] ?? 0);
    this.starts = this.starts.slice(0, this.size + 1);
    this.#hashes = this.#hashes.slice(0, this.size + 1);
    this.#slots = new Int32Array(2);
    this.#mask = 0;
    return this;
  }

  #holds(id: number, text: Uint16Array, length: number): boolean {
    const start = this.starts[id] ?? 0;
    if ((this.starts[id + 1] ?? 0) - start !== length) return false;
    const units = this.units;
    for (let k = 0; k < length; k++) if (units[start + k] !== text[k]) return false;
    return true;
  }

  #add(text: Uint16Array, length: number, hash: number, slot: number): number {
    const id = this.size++;
    const start = this.starts[id] ?? 0;
    if (id + 2 > this.starts.length) {
      this.starts = grown(this.starts, id + 2);
      this.#hashes = grown(this.#hashes, id + 2);
    }
    if (start + length > this.units.length) this.units = grown(this.units, start + length);
    for (let k = 0; k < length; k++) this.units[start + k] = text[k] ?? 0;
    this.starts[id + 1] = start + length;
    this.#hashes[id] = hash;
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = id;
    if (id * 2 > this.#mask) this.#grow();
    return id;
  }

  #grow(): void {
    this.#mask = this.#mask * 2 + 1;
    const slots = new Int32Array(2 * (this.#mask + 1));
    for (let id = 1; id < this.size; id++) {
      const hash = this.#hashes[id] ?? 0;
      let slot = hash & this.#mask;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
      slots[2 * slot] = hash;
      slots[2 * slot + 1] = id;
    }
    this.#slots = slots;
  }
}

/** Twice the room, or what is needed. */
export function grown<A extends Uint16Array | Uint32Array | Int32Array | Uint8Array | Float32Array | Float64Array>(array: A, needed: number): A {
  const make = array.constructor as new (length: number) => A;
  const bigger = new make(Math.max(needed, array.length * 2));
  bigger.set(array);
  return bigger;
}

/** FNV-1a over 16-bit units, with MurmurHash3's last mixing so that the low bits are good slots. */
export function hashUnits(units: Uint16Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < length; k++) hash = Math.imul(hash ^ (units[k] ?? 0), 0x01000193);
  return mixed(hash);
}

/** MurmurHash3's finaliser: every bit of the input moves every bit of the output. */
export function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

let scratch = new Uint16Array(256);

function scratchOf(text: string): Uint16Array {
  if (text.length > scratch.length) scratch = new Uint16Array(text.length * 2);
  for (let k = 0; k < text.length; k++) scratch[k] = text.charCodeAt(k);
  return scratch;
}
