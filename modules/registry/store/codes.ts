import type { CalendarDay } from '#core/dates.ts';
import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { CodeListKind } from '../contract/codes.ts';
import type { KnownPair, KnownKbli } from '../rules/codes/compare.ts';
import type { Pair } from '../rules/codes/crosswalk.ts';
import type { KbliEntry } from '../rules/codes/kbli.ts';
import type { KnownRegion } from '../rules/codes/regions.ts';

export type ListWrite = {
  id: string;
  kind: CodeListKind;
  version: string | null;
  toVersion: string | null;
  name: string;
  sha256: string;
  rows: number;
  added: number;
  changed: number;
  retired: number;
  at: Date;
  by: string;
};

/** False where the id is taken. */
export async function addCodeList(tx: Tx, regency: string, l: ListWrite): Promise<boolean> {
  const added = await tx.run(sql`
    insert into reference.code_list (id, kind, version, to_version, regency, name, sha256, rows, added, changed, retired, at, by)
    values (${l.id}, ${l.kind}, ${l.version}, ${l.toVersion}, ${regency}, ${l.name}, ${Buffer.from(l.sha256, 'hex')}, ${l.rows}, ${l.added}, ${l.changed}, ${l.retired}, ${l.at}, ${l.by})
    on conflict do nothing`);
  return added === 1;
}

export type ListRow = Omit<ListWrite, 'toVersion' | 'sha256' | 'at' | 'by'> & {
  to_version: string | null;
  at: string;
  office_name: string;
  by_name: string | null;
};

export async function listCodeLists(tx: Tx, regency: string, limit: number): Promise<ListRow[]> {
  return tx.rows(sql<ListRow>`
    select l.id, l.kind, l.version, l.to_version, l.name, l.rows, l.added, l.changed, l.retired, l.at, coalesce(r.name, l.regency) as office_name, p.full_name as by_name
    from reference.code_list l left join reference.region r on r.code = l.regency
      left join accounts.pub_person p on l.regency = ${regency} and p.regency = ${regency} and p.actor = l.by
    order by l.at desc, l.id desc limit ${limit}`);
}

/** Every code of a version, and whose it is. */
export async function knownKbli(tx: Tx, regency: string, version: string): Promise<KnownKbli[]> {
  return tx.rows(sql<KnownKbli>`
    select k.code, k.title_id as title, k.description, k.list_id is null as shipped, coalesce(l.regency = ${regency}, false) as ours, k.retired_on is not null as retired
    from reference.kbli k left join reference.code_list l on l.id = k.list_id where k.version = ${version} order by k.code`);
}

const texts = (rows: KbliEntry[], pick: (row: KbliEntry) => string | null) => rows.map(pick);

/** New codes; one that somebody else has added meanwhile stays as they did. */
export async function addKbli(tx: Tx, version: string, listId: string, rows: KbliEntry[]): Promise<number> {
  return tx.run(sql`
    insert into reference.kbli (version, code, title_id, title_en, description, list_id)
    select ${version}, r.code, r.title, r.title_en, r.description, ${listId}::uuid from unnest(${texts(rows, (r) => r.code)}::text[], ${texts(rows, (r) => r.title)}::text[],
      ${texts(rows, (r) => r.titleEn)}::text[], ${texts(rows, (r) => r.description)}::text[]) as r (code, title, title_en, description)
    on conflict (version, code) do nothing`);
}

export async function changeKbli(tx: Tx, version: string, listId: string, rows: KbliEntry[]): Promise<number> {
  return tx.run(sql`
    update reference.kbli k set title_id = r.title, description = r.description, list_id = ${listId}::uuid, retired_on = null
    from unnest(${texts(rows, (r) => r.code)}::text[], ${texts(rows, (r) => r.title)}::text[], ${texts(rows, (r) => r.description)}::text[]) as r (code, title, description)
    where k.version = ${version} and k.code = r.code`);
}

/** A description for codes that have none; their title stays. */
export async function describeKbli(tx: Tx, version: string, rows: KbliEntry[]): Promise<number> {
  return tx.run(sql`
    update reference.kbli k set description = r.description from unnest(${texts(rows, (r) => r.code)}::text[], ${texts(rows, (r) => r.description)}::text[]) as r (code, description)
    where k.version = ${version} and k.code = r.code and k.description is null`);
}

export async function retireKbli(tx: Tx, version: string, codes: string[], day: CalendarDay): Promise<number> {
  return tx.run(
    sql`update reference.kbli set retired_on = ${day}::date where version = ${version} and code = any(${codes}::text[]) and retired_on is null`,
  );
}

export type Versions = { from: string; to: string };

export async function knownPairs(tx: Tx, regency: string, { from, to }: Versions): Promise<KnownPair[]> {
  return tx.rows(sql<KnownPair>`
    select x.from_code as from, x.to_code as to, x.part, l.regency = ${regency} as ours, x.retired_on is not null as retired
    from reference.kbli_crosswalk x join reference.code_list l on l.id = x.list_id where x.from_version = ${from} and x.to_version = ${to}`);
}

const pairRows = (rows: Pair[]) =>
  sql`unnest(${rows.map((r) => r.from)}::text[], ${rows.map((r) => r.to)}::text[], ${rows.map((r) => r.part)}::boolean[]) as r (from_code, to_code, part)`;

export async function addPairs(tx: Tx, { from, to }: Versions, listId: string, rows: Pair[]): Promise<number> {
  return tx.run(sql`
    insert into reference.kbli_crosswalk (from_version, from_code, to_version, to_code, part, list_id)
    select ${from}, r.from_code, ${to}, r.to_code, r.part, ${listId}::uuid from ${pairRows(rows)} on conflict do nothing`);
}

export async function changePairs(tx: Tx, { from, to }: Versions, listId: string, rows: Pair[]): Promise<number> {
  return tx.run(sql`
    update reference.kbli_crosswalk x set part = r.part, list_id = ${listId}::uuid, retired_on = null from ${pairRows(rows)}
    where x.from_version = ${from} and x.to_version = ${to} and x.from_code = r.from_code and x.to_code = r.to_code`);
}

export async function retirePairs(tx: Tx, { from, to }: Versions, rows: Pair[], day: CalendarDay): Promise<number> {
  return tx.run(sql`
    update reference.kbli_crosswalk x set retired_on = ${day}::date from ${pairRows(rows)}
    where x.from_version = ${from} and x.to_version = ${to} and x.from_code = r.from_code and x.to_code = r.to_code and x.retired_on is null`);
}

export async function regionsOfRegency(tx: Tx, regency: string): Promise<KnownRegion[]> {
  return tx.rows(
    sql<KnownRegion>`select code, name from reference.region where code = ${regency} or (code > ${`${regency}.`} and code < ${`${regency}/`}) order by code`,
  );
}

/** Codes of another system for the regency's regions: all, or those that are asked for. */
export async function foreignCodes(tx: Tx, regency: string, system: 'bps', codes?: readonly string[]): Promise<{ code: string; region: string }[]> {
  return tx.rows(sql<{ code: string; region: string }>`
    select code, region from reference.region_code where system = ${system} and (region = ${regency} or (region > ${`${regency}.`} and region < ${`${regency}/`}))
      ${codes ? sql`and code = any(${[...codes]}::text[])` : sql``} order by code`);
}

export async function saveForeignCodes(tx: Tx, system: 'bps', listId: string, rows: { code: string; region: string }[]): Promise<number> {
  return tx.run(sql`
    insert into reference.region_code as c (system, code, region, list_id)
    select ${system}, r.code, r.region, ${listId}::uuid from unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.region)}::text[]) as r (code, region)
    on conflict (system, code) do update set region = excluded.region, list_id = excluded.list_id where c.region <> excluded.region`);
}
