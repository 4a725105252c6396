import type { Scope } from '#core/policy.ts';
import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Band, BusinessLikeness, FoundBy, PairState, Queue, Verdict } from '../words.ts';

export type PairPart = { comparison: string; level: string; weight: number };

export type PairRow = {
  id: string;
  one_id: string;
  other_id: string;
  area: string;
  weight: number;
  band: Band;
  business: BusinessLikeness;
  parts: PairPart[];
  model: number;
  found_by: FoundBy;
  import_id: string | null;
  found_at: string;
  state: PairState;
  decided_at: string | null;
  decided_by: string | null;
  sampled: boolean;
  second_verdict: Verdict | null;
  crowded: boolean;
};

const columns = sql`p.id, p.one_id, p.other_id, p.area, p.weight, p.band, p.business, p.parts, p.model, p.found_by, p.import_id, p.found_at, p.state,
  p.decided_at, p.decided_by, p.sampled, p.second_verdict, p.crowded`;

export type NewPair = {
  id: string;
  oneId: string;
  otherId: string;
  oneVersion: number;
  otherVersion: number;
  area: string;
  weight: number;
  band: Band;
  business: BusinessLikeness;
  parts: PairPart[];
};

/** Adds pairs, and gives those that wait their new weight; what a person decided stays. Gives how many were added or changed. */
export async function savePairs(
  tx: Tx,
  regency: string,
  pairs: NewPair[],
  by: { model: number; foundBy: FoundBy; importId: string | null; at: Date },
): Promise<number> {
  if (pairs.length === 0) return 0;
  return tx.run(sql`
    insert into validation.pair as p (regency, id, one_id, other_id, area, weight, band, business, parts, one_version, other_version, model, found_by, import_id, found_at)
    select ${regency}, r.id, r."oneId", r."otherId", r.area, r.weight, r.band, r.business, r.parts, r."oneVersion", r."otherVersion", ${by.model}, ${by.foundBy}, ${by.importId}::uuid, ${by.at}::timestamptz
    from json_to_recordset(${JSON.stringify(pairs)}::json) as r (id uuid, "oneId" uuid, "otherId" uuid, area text, weight real, band text, business text, parts jsonb, "oneVersion" integer, "otherVersion" integer)
    on conflict (regency, one_id, other_id) do update set area = excluded.area, weight = excluded.weight, band = excluded.band, business = excluded.business, parts = excluded.parts,
      one_version = excluded.one_version, other_version = excluded.other_version, model = excluded.model,
      state = case p.state when 'gone' then 'open' else p.state end
    where p.state = 'gone' or (p.state in ('open', 'later') and (p.weight, p.business, p.area, p.one_version, p.other_version, p.model)
      is distinct from (excluded.weight, excluded.business, excluded.area, excluded.one_version, excluded.other_version, excluded.model))`);
}

/** Pairs that wait and touch one of these enterprises. */
export async function listWaitingOf(tx: Tx, regency: string, enterpriseIds: string[]): Promise<{ id: string; one_id: string; other_id: string }[]> {
  return tx.rows(sql<{ id: string; one_id: string; other_id: string }>`
    select id, one_id, other_id from validation.pair where regency = ${regency} and one_id = any(${enterpriseIds}::uuid[]) and state in ('open', 'later')
    union select id, one_id, other_id from validation.pair where regency = ${regency} and other_id = any(${enterpriseIds}::uuid[]) and state in ('open', 'later')`);
}

/** Pairs of these enterprises that were settled in a way that says something of other pairs. */
export async function listSettledOf(tx: Tx, regency: string, enterpriseIds: string[]) {
  const settled = sql`state in ('same_enterprise', 'different')`;
  return tx.rows(sql<{ one_id: string; other_id: string; state: 'same_enterprise' | 'different' }>`
    select one_id, other_id, state from validation.pair where regency = ${regency} and one_id = any(${enterpriseIds}::uuid[]) and ${settled}
    union select one_id, other_id, state from validation.pair where regency = ${regency} and other_id = any(${enterpriseIds}::uuid[]) and ${settled}`);
}

/** Pairs that wait no more, because one of the two is no more or they do not look alike any longer. */
export async function closePairs(tx: Tx, regency: string, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return tx.run(
    sql`update validation.pair set state = 'gone' where regency = ${regency} and id = any(${ids}::uuid[]) and state in ('open', 'later')`,
  );
}

export async function findPair(tx: Tx, regency: string, id: string): Promise<PairRow | undefined> {
  return tx.find(sql<PairRow>`select ${columns} from validation.pair p where p.regency = ${regency} and p.id = ${id}`);
}

/** The pair, held: of two reviewers at once the second sees what the first decided. */
export async function lockPair(tx: Tx, regency: string, id: string): Promise<PairRow | undefined> {
  return tx.find(sql<PairRow>`select ${columns} from validation.pair p where p.regency = ${regency} and p.id = ${id} for update`);
}

export async function settlePair(
  tx: Tx,
  regency: string,
  id: string,
  s: { state: PairState; at: Date | null; by: string | null; sampled: boolean },
): Promise<void> {
  await tx.run(sql`
    update validation.pair set state = ${s.state}, decided_at = ${s.at}, decided_by = ${s.by}, sampled = ${s.sampled}, second_verdict = null
    where regency = ${regency} and id = ${id}`);
}

export async function secondPair(tx: Tx, regency: string, id: string, verdict: Verdict): Promise<void> {
  await tx.run(sql`update validation.pair set second_verdict = ${verdict} where regency = ${regency} and id = ${id}`);
}

export async function crowdPairs(tx: Tx, regency: string, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.run(sql`update validation.pair set crowded = true where regency = ${regency} and id = any(${ids}::uuid[])`);
}

export type PairFilter = {
  queue: Queue;
  band?: Band | undefined;
  area?: string | undefined;
  importId?: string | undefined;
  enterpriseId?: string | undefined;
  /** For the second look: who must not have been the first. */
  notBy?: string | undefined;
  /** Who is still to judge for themselves what others decided. */
  hidesSecondFrom?: string | undefined;
};

const settledStates = sql`p.state in ('same_enterprise', 'same_owner', 'different')`;

/** Where the rows of a queue stand in an index, in the order in which they are shown. */
const queueOf = {
  open: { where: sql`p.state = 'open'`, order: sql`p.weight desc, p.id desc`, key: sql`p.weight`, type: sql`real` },
  later: { where: sql`p.state = 'later'`, order: sql`p.weight desc, p.id desc`, key: sql`p.weight`, type: sql`real` },
  decided: { where: settledStates, order: sql`p.decided_at desc, p.id desc`, key: sql`p.decided_at`, type: sql`timestamptz` },
  second_look: {
    where: sql`p.sampled and p.second_verdict is null`,
    order: sql`p.decided_at desc, p.id desc`,
    key: sql`p.decided_at`,
    type: sql`timestamptz`,
  },
};

/** Pairs lie in the smallest area that holds both records; nobody's scope is nobody's list. */
function within(regency: string, areas: string[]): RawBuilder<unknown> {
  if (areas.includes(regency)) return sql`true`;
  const parts = areas.map((area) => (area.length === 13 ? sql`p.area = ${area}` : sql`(p.area >= ${area} and p.area < ${`${area}/`})`));
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
}

const inScope = (regency: string, scope: Scope) => (scope.everything ? sql`true` : within(regency, scope.areas));

function conditions(regency: string, scope: Scope, filter: PairFilter): RawBuilder<unknown>[] {
  const all = [sql`p.regency = ${regency}`, queueOf[filter.queue].where, inScope(regency, scope)];
  if (filter.band) all.push(sql`p.band = ${filter.band}`);
  if (filter.area) all.push(within(regency, [filter.area]));
  if (filter.importId) all.push(sql`p.import_id = ${filter.importId}`);
  if (filter.enterpriseId) all.push(sql`(p.one_id = ${filter.enterpriseId} or p.other_id = ${filter.enterpriseId})`);
  if (filter.notBy) all.push(sql`p.decided_by <> ${filter.notBy}`);
  if (filter.hidesSecondFrom) all.push(sql`not (p.sampled and p.second_verdict is null and p.decided_by <> ${filter.hidesSecondFrom})`);
  return all;
}

/** A queue, page by page: the most alike first, or what was decided last first. */
export async function listPairs(
  tx: Tx,
  regency: string,
  scope: Scope,
  filter: PairFilter,
  after: string[] | undefined,
  limit: number,
): Promise<PairRow[]> {
  const { key, type, order } = queueOf[filter.queue];
  const all = conditions(regency, scope, filter);
  if (after) all.push(sql`(${key}, p.id) < (${after[0]}::${type}, ${after[1]}::uuid)`);
  return tx.rows(sql<PairRow>`select ${columns} from validation.pair p where ${sql.join(all, sql` and `)} order by ${order} limit ${limit}`);
}

/** The id after a pair in its queue, and from the end again the first one. */
export async function nextPair(tx: Tx, regency: string, scope: Scope, filter: PairFilter, after: [string | number, string]): Promise<string | null> {
  const { key, type, order } = queueOf[filter.queue];
  const all = [...conditions(regency, scope, filter), sql`p.id <> ${after[1]}`];
  const from = (more: RawBuilder<unknown>[]) =>
    sql<{ id: string }>`select p.id from validation.pair p where ${sql.join([...all, ...more], sql` and `)} order by ${order} limit 1`;
  const below = await tx.find(from([sql`(${key}, p.id) < (${after[0]}::${type}, ${after[1]}::uuid)`]));
  return (below ?? (await tx.find(from([]))))?.id ?? null;
}

/** How many wait in a queue, as far as it is worth counting. */
export async function countQueue(tx: Tx, regency: string, scope: Scope, filter: PairFilter, most: number): Promise<number> {
  const rows = sql`select 1 from validation.pair p where ${sql.join(conditions(regency, scope, filter), sql` and `)} limit ${most}`;
  return (await tx.get(sql<{ n: number }>`select count(*) as n from (${rows}) counted where ${regency} <> ''`)).n;
}

/** How often two people said what of the same pair. */
export async function countJudgements(tx: Tx, regency: string): Promise<{ first: Verdict; second: Verdict; n: number }[]> {
  return tx.rows(sql<{ first: Verdict; second: Verdict; n: number }>`
    select state as first, second_verdict as second, count(*) as n from validation.pair p
    where p.regency = ${regency} and second_verdict is not null and ${settledStates} group by state, second_verdict`);
}

/** Pairs strong enough to be linked without a person, the strongest first. */
export async function listStrong(tx: Tx, regency: string, least: number, after: [number, string] | undefined, limit: number): Promise<PairRow[]> {
  return tx.rows(sql<PairRow>`
    select ${columns} from validation.pair p where p.regency = ${regency} and p.state = 'open' and p.weight >= ${least}::real and p.business = 'same' and not p.crowded
      ${after ? sql`and (p.weight, p.id) < (${after[0]}::real, ${after[1]}::uuid)` : sql``} order by p.weight desc, p.id desc limit ${limit}`);
}

/** Strong pairs and refused ones around some enterprises: the edges of the group that they belong to. */
export async function listEdgesOf(tx: Tx, regency: string, enterpriseIds: string[], least: number) {
  const edge = sql`((state = 'open' and weight >= ${least}::real and business = 'same') or state in ('same_enterprise', 'different'))`;
  return tx.rows(sql<{ id: string; one_id: string; other_id: string; weight: number; state: PairState }>`
    select id, one_id, other_id, weight, state from validation.pair where regency = ${regency} and one_id = any(${enterpriseIds}::uuid[]) and ${edge}
    union select id, one_id, other_id, weight, state from validation.pair where regency = ${regency} and other_id = any(${enterpriseIds}::uuid[]) and ${edge} limit 2000`);
}
