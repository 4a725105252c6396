import { mixed } from './values.ts';

/** Numbers pairs of numbers from 1 on. What belongs to a slot stands side by side, so that a look-up is one visit to memory. */
export class PairIds {
  size = 1;
  /** By slot: first, second, id. */
  #slots = new Uint32Array(3 * 2048);
  #mask = 2047;

  id(a: number, b: number): number {
    const at = this.#find(this.#slots, a, b);
    const known = this.#slots[at + 2] ?? 0;
    if (known !== 0) return known;
    const id = this.size++;
    this.#slots[at] = a;
    this.#slots[at + 1] = b;
    this.#slots[at + 2] = id;
    if (id * 2 > this.#mask) this.#grow();
    return id;
  }

  #find(slots: Uint32Array, a: number, b: number): number {
    let slot = mixed(Math.imul(a, 0x9e3779b1) ^ mixed(b)) & this.#mask;
    for (;;) {
      const at = slot * 3;
      if (slots[at + 2] === 0 || (slots[at] === a && slots[at + 1] === b)) return at;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Uint32Array(3 * (this.#mask + 1));
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] === 0) continue;
      const to = this.#find(this.#slots, old[at] ?? 0, old[at + 1] ?? 0);
      this.#slots[to] = old[at] ?? 0;
      this.#slots[to + 1] = old[at + 1] ?? 0;
      this.#slots[to + 2] = old[at + 2] ?? 0;
    }
  }
}
