import type { Column } from '../table/table.ts';
import { Values } from '../table/values.ts';
import type { Sides } from '../block/meeting.ts';

/** Which records are truly the same: equal numbers, 0 where nothing is known. For reports only; training never sees it. */
export function truthOf(column: Column, pattern: RegExp | null): Uint32Array {
  const groups = new Values();
  const known = new Uint32Array(column.values.size);
  for (let id = 1; id < known.length; id++) {
    const text = column.values.text(id);
    const found = pattern === null ? [text] : pattern.exec(text);
    known[id] = groups.internText(found?.[1] ?? found?.[0] ?? '');
  }
  return column.ids.map((id) => known[id] ?? 0);
}

/** How many pairs are truly the same, whether the rules bring them together or not. */
export function countTruePairs(truth: Uint32Array, { boundary, link }: Sides): number {
  const size = truth.reduce((most, group) => Math.max(most, group), 0) + 1;
  const first = new Uint32Array(size);
  const all = new Uint32Array(size);
  for (let row = 0; row < truth.length; row++) {
    const group = truth[row] ?? 0;
    all[group] = (all[group] ?? 0) + 1;
    if (row < boundary) first[group] = (first[group] ?? 0) + 1;
  }
  let pairs = 0;
  for (let group = 1; group < size; group++) {
    const [a, n] = [first[group] ?? 0, all[group] ?? 0];
    pairs += link ? a * (n - a) : (n * (n - 1)) / 2;
  }
  return pairs;
}
