import type { KbliEntry } from './kbli.ts';
import type { Pair } from './crosswalk.ts';
import { pairKey } from './crosswalk.ts';

/** A code as it stands. `ours`: this office loaded it; only such a code may be corrected. */
export type KnownKbli = { code: string; title: string; description: string | null; ours: boolean; shipped: boolean; retired: boolean };

export type KbliComparison = {
  added: KbliEntry[];
  /** Ours, and different in the file: what it becomes. */
  changed: { before: KnownKbli; entry: KbliEntry }[];
  /** Shipped or another office's without a description: it is given one. */
  described: KbliEntry[];
  /** Another title in the file; it stays, because it is shipped or another office's. */
  kept: { before: KnownKbli; entry: KbliEntry }[];
  same: number;
  /** Ours, in force, and no longer in the file. */
  gone: KnownKbli[];
  /** Shipped, and not in the file. */
  missing: KnownKbli[];
};

/** Capital letters and commas are no difference: shipped titles are shortened and in small letters. */
const folded = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

export function compareKbli(entries: ReadonlyMap<string, KbliEntry>, known: KnownKbli[]): KbliComparison {
  const comparison: KbliComparison = { added: [], changed: [], described: [], kept: [], same: 0, gone: [], missing: [] };
  const before = new Map(known.map((row) => [row.code, row]));
  for (const entry of entries.values()) {
    const row = before.get(entry.code);
    if (!row) comparison.added.push(entry);
    else if (row.ours) compareOurs(comparison, row, entry);
    else compareTheirs(comparison, row, entry);
  }
  for (const row of known) {
    if (entries.has(row.code) || row.retired) continue;
    if (row.ours) comparison.gone.push(row);
    else if (row.shipped) comparison.missing.push(row);
  }
  return comparison;
}

function compareOurs(comparison: KbliComparison, before: KnownKbli, entry: KbliEntry): void {
  const description = entry.description ?? before.description;
  if (before.retired || before.title !== entry.title || before.description !== description)
    comparison.changed.push({ before, entry: { ...entry, description } });
  else comparison.same++;
}

function compareTheirs(comparison: KbliComparison, before: KnownKbli, entry: KbliEntry): void {
  if (folded(before.title) !== folded(entry.title)) comparison.kept.push({ before, entry });
  else if (before.description === null && entry.description !== null) comparison.described.push(entry);
  else comparison.same++;
}

export type KnownPair = Pair & { ours: boolean; retired: boolean };
export type PairComparison = { added: Pair[]; changed: Pair[]; kept: Pair[]; same: number; gone: KnownPair[] };

export function comparePairs(pairs: ReadonlyMap<string, Pair>, known: KnownPair[]): PairComparison {
  const comparison: PairComparison = { added: [], changed: [], kept: [], same: 0, gone: [] };
  const before = new Map(known.map((pair) => [pairKey(pair), pair]));
  for (const [key, pair] of pairs) {
    const row = before.get(key);
    if (!row) comparison.added.push(pair);
    else if (row.part === pair.part && !row.retired) comparison.same++;
    else if (row.ours) comparison.changed.push(pair);
    else comparison.kept.push(pair);
  }
  comparison.gone = known.filter((pair) => pair.ours && !pair.retired && !pairs.has(pairKey(pair)));
  return comparison;
}
