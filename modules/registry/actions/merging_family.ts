import { coreProblems } from '#core/problem.ts';
import type { Context } from '#platform/action.ts';
import { combine, sameValue, settle, taken } from '../rules/merging.ts';
import type { FieldValue, Gift, MergeField, Settled } from '../rules/merging.ts';
import * as store from '../store/index.ts';
import type { FieldChange, FieldChanges } from './merging_fields.ts';

type Reader = Pick<Context, 'tx' | 'regency'>;

/** A living record and all that went into it, held until the transaction ends, with the merges that keep them together. */
export type Family = {
  root: store.MergeableRow;
  rows: Map<string, store.MergeableRow>;
  merges: store.MergeRow[];
  /** Merges of which the survivor holds something else than it did; they are to be saved. */
  touched: Set<store.MergeRow>;
};

/**
 * Whoever merges or takes apart holds the living one. While it is held and still lives, its family stays as it is; so it is looked at
 * once more after everybody is held.
 */
export async function takeFamily(ctx: Reader, kind: store.MergeKind, id: string): Promise<Family> {
  const { tx, regency } = ctx;
  for (;;) {
    const [found] = await store.resolveMerged(tx, regency, kind, [id]);
    if (!found) throw coreProblems.make('core.notFound');
    const ids = [found.id, ...(await store.listMergedInto(tx, regency, kind, [found.id])).map((m) => m.id)];
    const rows = new Map((await store.takeMergeable(tx, regency, kind, ids)).map((row) => [row.id, row]));
    const root = rows.get(found.id);
    const still = await store.listMergedInto(tx, regency, kind, [found.id]);
    if (root?.mergedInto !== null || still.length + 1 !== rows.size || still.some((m) => !rows.has(m.id))) continue;
    return { root, rows, merges: await store.listMergesOf(tx, regency, [...rows.keys()]), touched: new Set() };
  }
}

/** The merge by which a record is in another one. */
export function mergeOf(family: Family, id: string): store.MergeRow | undefined {
  return family.merges.find((m) => m.from === id);
}

/** The merges that lead from a record to the living one. */
export function waysUp(family: Family, id: string): store.MergeRow[] {
  const up = mergeOf(family, id);
  return up ? [up, ...waysUp(family, up.into)] : [];
}

/** Those that went into a survivor, in the order in which it took them. */
export function mergesInto(family: Family, id: string): store.MergeRow[] {
  return family.merges.filter((m) => m.into === id).sort((a, b) => a.nth - b.nth);
}

export function rowOf(family: Family, id: string): store.MergeableRow {
  const row = family.rows.get(id);
  if (!row) throw new Error(`record ${id} is missing from its own family`);
  return row;
}

/** What changed of each record. */
export type FamilyChanges = Map<string, FieldChanges>;

/**
 * Takes back what a merge, which is in the family no more, gave of each field: at its survivor, and wherever that value went on to from
 * there. Gives the changes by record, and the fields that stay because somebody changed them.
 */
export function withdrawFields(family: Family, merge: store.MergeRow): { changes: FamilyChanges; edited: Set<MergeField> } {
  const changes: FamilyChanges = new Map();
  const edited = new Set<MergeField>();
  for (const [field, [now, was]] of Object.entries(taken(merge.filled)) as [MergeField, Gift][]) {
    let step: Step | undefined = { survivor: merge.into, after: merge.nth, was, now };
    while (step) {
      const { value, edited: changedSince } = settleAt(family, field, step);
      if (changedSince) edited.add(field);
      if (value === undefined) break;
      const row = rowOf(family, step.survivor);
      const before = row.values[field] ?? [null];
      row.values[field] = value;
      changes.set(row.id, (changes.get(row.id) ?? new Map<MergeField, FieldChange>()).set(field, { before, after: value }));
      step = stepUp(family, field, row.id, value);
    }
  }
  return { changes, edited };
}

type Step = { survivor: string; after: number; was: FieldValue; now: FieldValue };

function settleAt(family: Family, field: MergeField, { survivor, after, was, now }: Step): Settled {
  const later = mergesInto(family, survivor).filter((m) => m.nth > after);
  for (const m of later) family.touched.add(m);
  const members = later.map((m) => ({ values: rowOf(family, m.from).values, take: m.take, filled: m.filled }));
  const current = rowOf(family, survivor).values[field] ?? [null];
  return settle(field, { was, now, later: members, current });
}

/** Where a survivor went into another one in its turn, that one is next. */
function stepUp(family: Family, field: MergeField, id: string, value: FieldValue): Step | undefined {
  const up = mergeOf(family, id);
  const gift = up?.filled[field];
  if (!up || !gift) return undefined;
  const next = combine(field, gift[0], value, up.take.includes(field));
  up.filled[field] = [gift[0], next];
  family.touched.add(up);
  return sameValue(field, gift[1], next) ? undefined : { survivor: up.into, after: up.nth, was: gift[1], now: next };
}
