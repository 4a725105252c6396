import type { Values } from '../table/values.ts';

/** Which letters each value has, in the bits of a number (letters counted modulo 32, which only makes two values look more alike). */
export function lettersOf({ units, starts, size }: Values): Uint32Array {
  const letters = new Uint32Array(size);
  for (let id = 1; id < size; id++) {
    const end = starts[id + 1] ?? 0;
    let bits = 0;
    for (let at = starts[id] ?? 0; at < end; at++) bits |= 1 << ((units[at] ?? 0) & 31);
    letters[id] = bits;
  }
  return letters;
}

/** How many different letters the one has that the other lacks. */
export function lacking(one: number, other: number): number {
  let bits = one & ~other;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
