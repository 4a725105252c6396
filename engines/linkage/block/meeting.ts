import { Batcher } from './batcher.ts';
import type { PairSink } from './batcher.ts';

/** Which records may meet: all, or where `link` is set only those before the boundary with those from it on. */
export type Sides = { count: number; boundary: number; link: boolean };

/** A way for two records to meet. */
export interface Meeting {
  meets(l: number, r: number): boolean;
  /** Every pair that meets this way and under none of the earlier ones, once. */
  each(earlier: readonly Meeting[], sides: Sides, batcher: Batcher): void;
  /** How many pairs that can be at most. */
  count(sides: Sides): number;
  /** The same way, for some of the records only. */
  among(chosen: (row: number) => boolean): Meeting;
}

/**
 * Every pair that meets in at least one way, once: in the first in which it does. No set of pairs is kept for that, a pair is looked up
 * in the keys of the earlier ways. Returns how many there were, by way.
 */
export function eachPair(meetings: readonly Meeting[], sides: Sides, sink: PairSink): number[] {
  const batcher = new Batcher(sink);
  const counts = meetings.map((meeting, index) => {
    const before = batcher.total;
    meeting.each(meetings.slice(0, index), sides, batcher);
    return batcher.total - before;
  });
  batcher.flush();
  return counts;
}

export function metEarlier(earlier: readonly Meeting[], l: number, r: number): boolean {
  for (let index = 0; index < earlier.length; index++) if (earlier[index]?.meets(l, r)) return true;
  return false;
}

/** Where, among rising rows, those of the second input begin. */
export function seamOf(rows: Uint32Array, start: number, end: number, boundary: number): number {
  let seam = start;
  while (seam < end && (rows[seam] ?? 0) < boundary) seam++;
  return seam;
}

/** Groups records by their key in one counting sort: those of key `k` are `rows[from[k] .. from[k + 1]]`, in their order. */
export function groupByKey(keys: Uint32Array, size: number): { from: Uint32Array; rows: Uint32Array } {
  const from = new Uint32Array(size + 1);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    if (key !== 0) from[key + 1] = (from[key + 1] ?? 0) + 1;
  }
  for (let key = 1; key <= size; key++) from[key] = (from[key] ?? 0) + (from[key - 1] ?? 0);
  const rows = new Uint32Array(from[size] ?? 0);
  const next = from.slice();
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    if (key === 0) continue;
    const place = next[key] ?? 0;
    rows[place] = row;
    next[key] = place + 1;
  }
  return { from, rows };
}
