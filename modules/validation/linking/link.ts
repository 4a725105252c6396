import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Comparable } from '#modules/registry/index.ts';
import { readForComparison } from '#modules/registry/index.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { worthReview } from '../rules/duplicates.ts';
import * as store from '../store/index.ts';
import type { FoundBy } from '../words.ts';
import { judge, recordedOf } from './judge.ts';
import type { Judged, Recorded, Side } from './judge.ts';
import { keysOf, mostHolders } from './keys.ts';
import type { KnownModel } from './model.ts';
import { modelOf } from './model.ts';
import { foundPair, openPairs } from './pairs.ts';
import type { FoundPair } from './pairs.ts';
import { linkingOf } from './settings.ts';

/** So many of those that share keys with a record are compared with it, those with the rarest keys first. */
const mostCompared = 30;
/** So many pairs of one record wait at most: who is like two hundred others is judged step by step. */
const mostOpened = 5;
const readAtOnce = 500;
/** After so many records that were made ready or compared whoever waits for an answer goes first. */
const inOneGo = 40;

export type Keyed = { record: Recorded; keys: bigint[] };

/** Makes the keys of some enterprises anew; those that live no more leave theirs, and their pairs are closed. */
export async function keyEnterprises(c: Context, ids: string[]): Promise<Keyed[]> {
  const living = await readForComparison(c, ids);
  const keyed = await calmly(living, (e) => {
    const record = recordedOf(e);
    return { record, keys: keysOf(c, record.prepared) };
  });
  await store.saveKeys(
    c.tx,
    c.regency,
    keyed.map(({ record, keys }) => ({ enterpriseId: record.id, version: record.version, keys })),
  );
  const alive = new Set(living.map(({ id }) => id));
  await forgetEnterprises(
    c,
    ids.filter((id) => !alive.has(id)),
  );
  return keyed;
}

/** What is no more stands under no key and waits in no queue. */
export async function forgetEnterprises(c: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await store.removeKeys(c.tx, c.regency, ids);
  const waiting = await store.listWaitingOf(c.tx, c.regency, ids);
  await store.closePairs(
    c.tx,
    c.regency,
    waiting.map(({ id }) => id),
  );
}

/**
 * Makes the keys of some enterprises anew and then looks for those that may be the same. In two transactions: of two that come in
 * beside each other at least one finds the keys of the other.
 */
export async function linkEnterprises(ctx: WorkContext, ids: string[], foundBy: FoundBy): Promise<void> {
  const keyed = await ctx.transaction((c) => keyEnterprises(c, ids));
  await ctx.transaction((c) => linkKeyed(c, keyed, foundBy));
}

async function linkKeyed(c: Context, keyed: Keyed[], foundBy: FoundBy): Promise<number> {
  const holders = await store.holdersOf(c.tx, c.regency, [...new Set(keyed.flatMap(({ keys }) => keys))], mostHolders);
  const byKey = grouped(holders, ({ key }) => key);
  const candidates = keyed.map(({ record, keys }) => ({
    record,
    ids: rank(
      keys.map((key) => (byKey.get(String(key)) ?? []).map((holder) => holder.enterprise_id)),
      record.id,
    ),
  }));
  return compareAll(c, candidates, foundBy);
}

/** Compares enterprises whose keys are made with those of a later id that share a key; met from both sides it would be twice the work. */
export async function linkLater(c: Context, keyed: { id: string; keys: bigint[] }[]): Promise<number> {
  const holders = await store.laterHoldersOf(c.tx, c.regency, keyed, mostHolders);
  const byRecord = grouped(holders, ({ of }) => of);
  const ranked = new Map(
    keyed.flatMap(({ id }) => {
      const blocks = blocksOf(byRecord.get(id) ?? []);
      return blocks.length === 0 ? [] : [[id, rank(blocks, id)] as const];
    }),
  );
  const records = await readAll(c, [...ranked.keys()]);
  const candidates = [...ranked].flatMap(([id, ids]) => {
    const record = records.get(id);
    return record ? [{ record, ids }] : [];
  });
  return compareAll(c, candidates, 'search');
}

const blocksOf = (holders: { key: string; enterprise_id: string }[]): string[][] =>
  [...grouped(holders, ({ key }) => key).values()].map((block) => block.map((holder) => holder.enterprise_id));

function grouped<T>(items: T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}

/** Those who share keys, the rarest keys counting most; a key that very many share says next to nothing. */
export function rank(blocks: string[][], ownId: string): string[] {
  const telling = new Map<string, number>();
  for (const block of blocks) for (const id of block) telling.set(id, (telling.get(id) ?? 0) + 1 / block.length);
  telling.delete(ownId);
  return [...telling]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostCompared)
    .map(([id]) => id);
}

type Candidates = { record: Recorded; ids: string[] }[];

async function compareAll(c: Context, candidates: Candidates, foundBy: FoundBy): Promise<number> {
  const model = await modelOf(c);
  const { floor } = await linkingOf(c);
  const own = new Map(candidates.map(({ record }) => [record.id, record]));
  const waiting = await store.listWaitingOf(c.tx, c.regency, [...own.keys()]);
  const others = await readAll(c, [...candidates.flatMap(({ ids }) => ids), ...waiting.flatMap((pair) => [pair.one_id, pair.other_id])], own);
  const best = await calmly(candidates, ({ record, ids }) =>
    bestOf(
      model,
      record,
      ids.flatMap((id) => others.get(id) ?? []),
      floor,
    ),
  );
  const found = new Map(best.flat().map((pair) => [keyOf(pair), pair]));
  const stale: string[] = [];
  for (const pair of waiting) {
    const [one, other] = [others.get(pair.one_id), others.get(pair.other_id)];
    const judged = one && other && judge(model.model, one, other);
    if (one && other && judged && worthReview(judged, floor)) found.set(keyOf({ oneId: one.id, otherId: other.id }), foundPair(one, other, judged));
    else stale.push(pair.id);
  }
  await store.closePairs(c.tx, c.regency, stale);
  return openPairs(c, [...found.values()], foundBy);
}

function bestOf({ model }: KnownModel, record: Recorded, others: Recorded[], floor: number): FoundPair[] {
  return others
    .map((other) => ({ other, judged: judge(model, record, other) }))
    .filter(({ judged }) => worthReview(judged, floor))
    .toSorted((a, b) => b.judged.weight - a.judged.weight)
    .slice(0, mostOpened)
    .map(({ other, judged }) => foundPair(record, other, judged));
}

const keyOf = ({ oneId, otherId }: { oneId: string; otherId: string }): string => (oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`);

/** The living among these, read a thousand at a time; those that are known already are not read again. */
async function readAll(c: Context, ids: string[], known = new Map<string, Recorded>()): Promise<Map<string, Recorded>> {
  const all = new Map(known);
  const missing = [...new Set(ids)].filter((id) => !all.has(id));
  for (let from = 0; from < missing.length; from += readAtOnce)
    for (const record of await calmly(await readForComparison(c, missing.slice(from, from + readAtOnce)), recordedOf)) all.set(record.id, record);
  return all;
}

/** Does something with each, and lets others have their turn in between: comparing thousands at once would hold up everybody. */
async function calmly<T, R>(items: T[], body: (item: T) => R): Promise<R[]> {
  const results: R[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % inOneGo === 0) await othersFirst();
    results.push(body(item));
  }
  return results;
}

export type Similar = { enterprise: Comparable; judged: Judged };

/** Enterprises of the registry that look like a record that is not in it yet, the most alike first. */
export async function similarTo(
  c: Pick<Context, 'tx' | 'regency' | 'keys'>,
  side: Side,
  alsoIds: string[],
  exceptId: string | null,
): Promise<Similar[]> {
  const keys = keysOf(c, side.prepared);
  const holders = await store.holdersOf(c.tx, c.regency, keys, mostHolders);
  const ids = new Set([...alsoIds.slice(0, mostCompared), ...rank(blocksOf(holders), exceptId ?? '')]);
  if (exceptId !== null) ids.delete(exceptId);
  const { model } = await modelOf(c);
  return (await readForComparison(c, [...ids].slice(0, mostCompared)))
    .map((enterprise) => ({ enterprise, judged: judge(model, side, recordedOf(enterprise)) }))
    .toSorted((a, b) => b.judged.weight - a.judged.weight);
}
