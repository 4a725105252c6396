import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';

/** A number of the rules that make keys; where it is raised, the nightly work makes all keys anew. */
export const keyScheme = 1;

/** Keys travel as text: a 64-bit number does not fit into a JavaScript one. */
export type KeyedRow = { enterpriseId: string; version: number; keys: bigint[] };

/** Writes under which keys enterprises stand, in place of those that they stood under. */
export async function saveKeys(tx: Tx, regency: string, rows: KeyedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const fresh = rows.map(({ enterpriseId, version, keys }) => ({ id: enterpriseId, version, keys: [...new Set(keys)].map(String) }));
  await removeOldKeys(tx, regency, fresh);
  const json = JSON.stringify(fresh);
  await tx.run(sql`
    insert into validation.link_key (regency, key, enterprise_id)
    select ${regency}, unnest(r.keys), r.id from json_to_recordset(${json}::json) as r (id uuid, keys bigint[])
    on conflict do nothing`);
  await tx.run(sql`
    insert into validation.link_record (regency, enterprise_id, version, scheme, keys)
    select ${regency}, r.id, r.version, ${keyScheme}, r.keys from json_to_recordset(${json}::json) as r (id uuid, version integer, keys bigint[])
    on conflict (regency, enterprise_id) do update set version = excluded.version, scheme = excluded.scheme, keys = excluded.keys`);
}

/** Takes enterprises from the keys that are no longer theirs. What has none yet, as nearly all in a first round, costs one look. */
async function removeOldKeys(tx: Tx, regency: string, fresh: { id: string; keys: string[] }[]): Promise<void> {
  const old = await tx.rows(sql<{ id: string; keys: string[] }>`
    select enterprise_id as id, keys::text[] as keys from validation.link_record where regency = ${regency} and enterprise_id = any(${fresh.map(({ id }) => id)}::uuid[])`);
  const kept = new Map(fresh.map(({ id, keys }) => [id, new Set(keys)]));
  await removeFrom(
    tx,
    regency,
    old.flatMap(({ id, keys }) => keys.filter((key) => !kept.get(id)?.has(key)).map((key) => ({ id, key }))),
  );
}

async function removeFrom(tx: Tx, regency: string, places: { id: string; key: string }[]): Promise<void> {
  if (places.length === 0) return;
  await tx.run(sql`
    delete from validation.link_key k using unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ key }) => key)}::bigint[]) as old (id, key)
    where k.regency = ${regency} and k.key = old.key and k.enterprise_id = old.id`);
}

/** Enterprises that are no more stand under no key. */
export async function removeKeys(tx: Tx, regency: string, enterpriseIds: string[]): Promise<void> {
  if (enterpriseIds.length === 0) return;
  await removeOldKeys(
    tx,
    regency,
    enterpriseIds.map((id) => ({ id, keys: [] })),
  );
  await tx.run(sql`delete from validation.link_record where regency = ${regency} and enterprise_id = any(${enterpriseIds}::uuid[])`);
}

/** Who stands under each of some keys, at most so many a key: a key that very many share tells little. */
export async function holdersOf(tx: Tx, regency: string, keys: bigint[], perKey: number): Promise<{ key: string; enterprise_id: string }[]> {
  if (keys.length === 0) return [];
  return tx.rows(sql<{ key: string; enterprise_id: string }>`
    select k.key::text, h.enterprise_id from unnest(${keys.map(String)}::bigint[]) as k (key)
    cross join lateral (
      select l.enterprise_id from validation.link_key l where l.regency = ${regency} and l.key = k.key order by l.enterprise_id limit ${perKey}) h`);
}

export type LaterHolder = { of: string; key: string; enterprise_id: string };

/**
 * For each enterprise and each of its keys, the next holders in the order of ids: so many, so that a key of very many costs no
 * more than a small one, and each pair is met from one side only.
 */
export async function laterHoldersOf(tx: Tx, regency: string, records: { id: string; keys: bigint[] }[], perKey: number): Promise<LaterHolder[]> {
  const flat = records.flatMap(({ id, keys }) => keys.map((key) => ({ id, key: String(key) })));
  if (flat.length === 0) return [];
  return tx.rows(sql<LaterHolder>`
    select k.id as of, k.key::text, h.enterprise_id from unnest(${flat.map(({ id }) => id)}::uuid[], ${flat.map(({ key }) => key)}::bigint[]) as k (id, key)
    cross join lateral (
      select l.enterprise_id from validation.link_key l where l.regency = ${regency} and l.key = k.key and l.enterprise_id > k.id order by l.enterprise_id limit ${perKey}) h`);
}

/** Living enterprises whose keys are missing or were made from an older version or by older rules, in the order of their ids. */
export async function listUnkeyed(tx: Tx, regency: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select e.id from registry.pub_living_enterprise e left join validation.link_record l on l.regency = e.regency and l.enterprise_id = e.id
    where e.regency = ${regency} and e.id > ${after}::uuid and (l.enterprise_id is null or l.version <> e.version or l.scheme <> ${keyScheme})
    order by e.id limit ${limit}`);
  return rows.map((row) => row.id);
}

/** Enterprises that stand under keys and live no more, in the order of their ids. */
export async function listOrphans(tx: Tx, regency: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select l.enterprise_id as id from validation.link_record l left join registry.pub_living_enterprise e on e.regency = l.regency and e.id = l.enterprise_id
    where l.regency = ${regency} and l.enterprise_id > ${after}::uuid and e.id is null order by l.enterprise_id limit ${limit}`);
  return rows.map((row) => row.id);
}

/** The next enterprises that stand under keys, with them, in the order of their ids. */
export async function listKeyed(tx: Tx, regency: string, after: string, limit: number): Promise<{ id: string; keys: bigint[] }[]> {
  const rows = await tx.rows(sql<{ id: string; keys: string[] }>`
    select enterprise_id as id, keys::text[] as keys from validation.link_record where regency = ${regency} and enterprise_id > ${after}::uuid order by enterprise_id limit ${limit}`);
  return rows.map(({ id, keys }) => ({ id, keys: keys.map(BigInt) }));
}

export async function countKeyed(tx: Tx, regency: string): Promise<number> {
  return (await tx.get(sql<{ n: number }>`select count(*) as n from validation.link_record where regency = ${regency}`)).n;
}

/** The areas in which enterprises lie. */
export async function listAreas(tx: Tx, regency: string): Promise<string[]> {
  return (
    await tx.rows(sql<{ area: string }>`select distinct area from registry.pub_living_enterprise where regency = ${regency} order by area`)
  ).map((row) => row.area);
}

export async function listIdsIn(tx: Tx, regency: string, area: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select id from registry.pub_living_enterprise where regency = ${regency} and area = ${area} and id > ${after}::uuid order by id limit ${limit}`);
  return rows.map((row) => row.id);
}

/** Enterprises that an import brought and its undo took back, in the order of the file. */
export async function listTakenBack(tx: Tx, regency: string, importId: string, afterRow: number, limit: number) {
  return tx.rows(sql<{ row_number: number; enterprise_id: string }>`
    select row_number, enterprise_id from validation.import_result
    where regency = ${regency} and import_id = ${importId} and row_number > ${afterRow} and undone = 'removed' and enterprise_id is not null order by row_number limit ${limit}`);
}

export async function findModelVersion(tx: Tx, regency: string): Promise<number | undefined> {
  return (await tx.find(sql<{ version: number }>`select version from validation.link_model where regency = ${regency} order by version desc limit 1`))
    ?.version;
}

export async function readModel<M>(tx: Tx, regency: string, version: number): Promise<M> {
  return (await tx.get(sql<{ model: M }>`select model from validation.link_model where regency = ${regency} and version = ${version}`)).model;
}

export async function findModelFacts(tx: Tx, regency: string) {
  return tx.find(sql<{ version: number; trained_on: number; at: string }>`
    select version, trained_on, at from validation.link_model where regency = ${regency} order by version desc limit 1`);
}

export async function addModel(
  tx: Tx,
  regency: string,
  m: { version: number; model: object; trainedOn: number; at: Date; by: string },
): Promise<void> {
  await tx.run(sql`
    insert into validation.link_model (regency, version, model, trained_on, at, by) values (${regency}, ${m.version}, ${JSON.stringify(m.model)}, ${m.trainedOn}, ${m.at}, ${m.by})
    on conflict do nothing`);
}

export async function findLinking(tx: Tx, regency: string) {
  return tx.find(sql<{ auto_link: boolean; auto_weight: number; sample_share: number }>`
    select auto_link, auto_weight, sample_share from validation.linking where regency = ${regency} order by id desc limit 1`);
}

export async function addLinking(
  tx: Tx,
  regency: string,
  l: { id: string; autoLink: boolean; autoWeight: number; sampleShare: number; at: Date; by: string },
): Promise<void> {
  await tx.run(sql`
    insert into validation.linking (regency, id, auto_link, auto_weight, sample_share, at, by)
    values (${regency}, ${l.id}, ${l.autoLink}, ${l.autoWeight}, ${l.sampleShare}, ${l.at}, ${l.by})`);
}

export type SearchRow = {
  id: string;
  started_at: string;
  finished_at: string | null;
  /** As far as the search has come in the order of ids. */
  after_id: string;
  done: number;
  total: number;
  pairs: number;
};

const searchColumns = sql`id, started_at, finished_at, after_id, done, total, pairs`;

export async function addSearch(tx: Tx, regency: string, id: string, at: Date, total: number): Promise<void> {
  await tx.run(
    sql`insert into validation.link_search (regency, id, started_at, total) values (${regency}, ${id}, ${at}, ${total}) on conflict do nothing`,
  );
}

export async function moveSearch(
  tx: Tx,
  regency: string,
  id: string,
  s: { done: number; pairs: number; afterId: string; total?: number; finishedAt?: Date },
): Promise<void> {
  await tx.run(sql`
    update validation.link_search set done = ${s.done}, pairs = ${s.pairs}, after_id = ${s.afterId}, total = coalesce(${s.total ?? null}::integer, total),
      finished_at = coalesce(${s.finishedAt ?? null}::timestamptz, finished_at)
    where regency = ${regency} and id = ${id}`);
}

export async function lockSearch(tx: Tx, regency: string, id: string): Promise<SearchRow | undefined> {
  return tx.find(sql<SearchRow>`select ${searchColumns} from validation.link_search where regency = ${regency} and id = ${id} for update`);
}

/** The latest searches, the newest first: one that runs and the one before. */
export async function listSearches(tx: Tx, regency: string): Promise<SearchRow[]> {
  return tx.rows(sql<SearchRow>`select ${searchColumns} from validation.link_search where regency = ${regency} order by id desc limit 5`);
}
