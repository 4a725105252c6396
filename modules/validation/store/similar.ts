import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { BusinessLikeness, Outcome, Severity } from '../words.ts';
import { keyScheme } from './links.ts';
import type { PairPart } from './pairs.ts';

/** Whom each enterprise stands with, page by page in the order of their ids. */
export async function listKeysAfter(tx: Tx, regency: string, after: string, limit: number): Promise<{ enterprise_id: string; keys: string }[]> {
  return tx.rows(sql<{ enterprise_id: string; keys: string }>`
    select enterprise_id, keys::text as keys from validation.link_record where regency = ${regency} and enterprise_id > ${after}::uuid order by enterprise_id limit ${limit}`);
}

/** Those who stand under one of some keys, and all keys of each; of a key that very many share only the first. */
export async function listKeysUnder(tx: Tx, regency: string, keys: bigint[], perKey: number): Promise<{ enterprise_id: string; keys: string }[]> {
  if (keys.length === 0) return [];
  return tx.rows(sql<{ enterprise_id: string; keys: string }>`
    with found as (
      select distinct h.enterprise_id from unnest(${keys.map(String)}::bigint[]) as asked (key)
      cross join lateral (select enterprise_id from validation.link_key where regency = ${regency} and key = asked.key order by enterprise_id limit ${perKey}) h)
    select found.enterprise_id, r.keys::text as keys from found
    cross join lateral (select keys from validation.link_record where regency = ${regency} and enterprise_id = found.enterprise_id limit 1) r`);
}

/** Under which keys new enterprises stand: they had none before. */
export async function addKeys(tx: Tx, regency: string, rows: { enterpriseId: string; keys: bigint[] }[]): Promise<void> {
  const all = rows.flatMap(({ enterpriseId, keys }) => [...new Set(keys)].map((key) => ({ enterpriseId, key })));
  if (all.length === 0) return;
  await tx.run(sql`
    insert into validation.link_key (regency, key, enterprise_id)
    select ${regency}, k.key, k.id from unnest(${all.map(({ key }) => String(key))}::bigint[], ${all.map(({ enterpriseId }) => enterpriseId)}::uuid[]) as k (key, id) order by k.key`);
  await tx.run(sql`
    insert into validation.link_record (regency, enterprise_id, version, scheme, keys)
    select ${regency}, r.id, 1, ${keyScheme}, r.keys::bigint[]
    from unnest(${rows.map(({ enterpriseId }) => enterpriseId)}::uuid[], ${rows.map(({ keys }) => `{${[...new Set(keys)].join(',')}}`)}::text[]) as r (id, keys)`);
}

export type SimilarWrite = {
  rowNumber: number;
  rank: number;
  otherRow: number | null;
  targetId: string | null;
  weight: number;
  business: BusinessLikeness;
  parts: PairPart[];
};

export async function addSimilar(tx: Tx, regency: string, importId: string, found: SimilarWrite[]): Promise<void> {
  if (found.length === 0) return;
  await tx.run(sql`
    insert into validation.import_similar (regency, import_id, row_number, rank, other_row, target_id, weight, business, parts)
    select ${regency}, ${importId}, r."rowNumber", r.rank, r."otherRow", r."targetId", r.weight, r.business, r.parts
    from json_to_recordset(${JSON.stringify(found)}::json) as r ("rowNumber" int, rank smallint, "otherRow" int, "targetId" uuid, weight real, business text, parts jsonb)`);
}

export async function removeSimilar(tx: Tx, regency: string, importId: string): Promise<void> {
  await tx.run(sql`delete from validation.import_similar where regency = ${regency} and import_id = ${importId}`);
}

/** What was noticed of rows after the last of them was read, and what becomes of them by it. */
export type Noticed = {
  rowNumber: number;
  codes: string[];
  severity: Severity;
  outcome: Outcome | null;
  sameAsRow: number | null;
  targetId: string | null;
  targetArea: string | null;
};

export async function noteResults(tx: Tx, regency: string, importId: string, rows: Noticed[]): Promise<void> {
  if (rows.length === 0) return;
  const numbers = rows.map((row) => row.rowNumber);
  await tx.run(sql`
    update validation.import_result r set codes = r.codes || string_to_array(m.codes, ' '),
      severities = case when m.severity = any(r.severities) then r.severities else r.severities || m.severity end,
      outcome = coalesce(m.outcome, r.outcome), same_as_row = coalesce(m.same_as_row, r.same_as_row), target_id = coalesce(m.target_id, r.target_id), target_area = coalesce(m.target_area, r.target_area)
    from unnest(${numbers}::int[], ${rows.map((row) => row.codes.join(' '))}::text[], ${rows.map((row) => row.severity)}::text[], ${rows.map((row) => row.outcome)}::text[],
      ${rows.map((row) => row.sameAsRow)}::int[], ${rows.map((row) => row.targetId)}::uuid[], ${rows.map((row) => row.targetArea)}::text[]) as m (row_number, codes, severity, outcome, same_as_row, target_id, target_area)
    where r.regency = ${regency} and r.import_id = ${importId} and r.row_number between ${Math.min(...numbers)} and ${Math.max(...numbers)} and r.row_number = m.row_number`);
}

export type SimilarRow = {
  row_number: number;
  rank: number;
  other_row: number | null;
  target_id: string | null;
  target_name: string | null;
  target_area: string | null;
  weight: number;
  parts: PairPart[];
};

/** What some rows look like, the most alike first. */
export async function listSimilar(tx: Tx, regency: string, importId: string, rowNumbers: number[]): Promise<SimilarRow[]> {
  return tx.rows(sql<SimilarRow>`
    select s.row_number, s.rank, s.other_row, s.target_id, e.name as target_name, e.area as target_area, s.weight, s.parts
    from validation.import_similar s left join registry.pub_enterprise e on e.regency = s.regency and e.id = s.target_id
    where s.regency = ${regency} and s.import_id = ${importId} and s.row_number = any(${rowNumbers}::int[]) order by s.row_number, s.rank`);
}

export type SimilarPair = {
  row_number: number;
  rank: number;
  one_id: string;
  one_version: number;
  one_area: string;
  other_id: string;
  other_version: number;
  other_area: string;
  weight: number;
  business: BusinessLikeness;
  parts: PairPart[];
};

/**
 * Look-alikes both of which are in the registry by now, page by page, each looked up by itself. Rows that did not come in make none.
 * (`coalesce` stands apart: the wall lets no condition into an index that is not sure to leak nothing, and counts it among those.)
 */
export async function listSimilarPairs(tx: Tx, regency: string, importId: string, after: [row: number, rank: number], limit: number) {
  return tx.rows(sql<SimilarPair | (Pick<SimilarPair, 'row_number' | 'rank'> & { one_id: null })>`
    select s.row_number, s.rank, s.weight, s.business, s.parts,
      case when two.id is not null then one.id end as one_id, one.version as one_version, one.area as one_area, two.id as other_id, two.version as other_version, two.area as other_area
    from (select * from validation.import_similar where regency = ${regency} and import_id = ${importId} and (row_number, rank) > (${after[0]}, ${after[1]}) order by row_number, rank limit ${limit}) s
    cross join lateral (select enterprise_id from validation.import_result where regency = ${regency} and import_id = ${importId} and row_number = s.row_number limit 1) r
    left join lateral (select enterprise_id from validation.import_result where regency = ${regency} and import_id = ${importId} and row_number = s.other_row limit 1) o on true
    left join lateral (select id, version, area from registry.pub_living_enterprise where regency = ${regency} and id = r.enterprise_id limit 1) one on true
    cross join lateral (select coalesce(s.target_id, o.enterprise_id) as id limit 1) w
    left join lateral (select id, version, area from registry.pub_living_enterprise where regency = ${regency} and id = w.id limit 1) two on true
    order by s.row_number, s.rank`);
}
