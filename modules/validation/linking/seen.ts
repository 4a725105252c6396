import type { Comparable } from '#modules/registry/index.ts';
import { readForComparison } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { isSettled } from '../rules/duplicates.ts';
import type { Seen, SeenPair } from '../rules/duplicateFields.ts';
import type { Standing } from '../rules/duplicates.ts';
import * as store from '../store/index.ts';

type Reader = Pick<Context, 'tx' | 'regency' | 'keys'>;

export function seenOf({ keys }: Pick<Context, 'keys'>, { owner, ...e }: Comparable): Seen {
  if (!owner) return { ...e, owner };
  const { nik, ...person } = owner;
  return { ...e, owner: { ...person, nikMark: nik === null ? null : keys.blindIndex('validation.seen', nik).toString('hex') } };
}

export const sealSeen = ({ keys }: Pick<Context, 'keys'>, pairId: string, seen: SeenPair): Buffer =>
  keys.encrypt(JSON.stringify(seen), `validation.pair:${pairId}`);

const openSeen = ({ keys }: Pick<Context, 'keys'>, pairId: string, cipher: Buffer): SeenPair =>
  JSON.parse(keys.decrypt(cipher, `validation.pair:${pairId}`)) as SeenPair;

/** Both records of some pairs: as they live, or of a settled pair as they stood when it was decided. A pair that lost one is left out. */
export async function readSeen(c: Reader, pairs: store.PairRow[]): Promise<Map<string, SeenPair>> {
  const settled = pairs.filter(({ state }) => isSettled(state)).map(({ id }) => id);
  const ciphers = settled.length === 0 ? [] : await store.listSeen(c.tx, c.regency, settled);
  const seen = new Map(ciphers.map((row) => [row.pair_id, openSeen(c, row.pair_id, row.seen_cipher)]));
  const waiting = pairs.filter(({ id }) => !seen.has(id));
  const ids = [...new Set(waiting.flatMap((pair) => [pair.one_id, pair.other_id]))];
  const living = new Map((ids.length === 0 ? [] : await readForComparison(c, ids)).map((e) => [e.id, e]));
  for (const pair of waiting) {
    const [one, other] = [living.get(pair.one_id), living.get(pair.other_id)];
    if (one && other) seen.set(pair.id, { one: seenOf(c, one), other: seenOf(c, other) });
  }
  return seen;
}

/** What tells which of two records stays. */
export function standingOf(e: Seen | Comparable): Standing {
  const values = [
    e.brand,
    e.products,
    e.address,
    e.latitude,
    e.cluster,
    e.kbli,
    e.phone,
    e.startYear,
    e.owner?.nikMask,
    e.owner?.birthDate,
    e.owner?.phone,
  ];
  return {
    id: e.id,
    createdAt: e.createdAt,
    verifiedOn: e.verifiedOn,
    filled: values.filter((value) => value !== null && value !== undefined).length,
    holdings: e.documents.length + e.photos + e.figures,
  };
}
