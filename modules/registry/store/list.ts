import type { CalendarDay } from '#core/dates.ts';
import type { Scope } from '#core/policy.ts';
import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Filter } from '../contract/schemas.ts';
import { maskOf } from '../rules/legality.ts';
import { and, inArea, itemColumns, itemJoins, living, withinScope } from './rows.ts';
import type { ItemRow } from './rows.ts';

/** A filter with its freshness turned into days, and what was searched for into the ids that were found. */
export type Narrowing = {
  regency: string;
  scope: Scope;
  filter: Filter;
  verified: { from: CalendarDay | null; to: CalendarDay | null } | 'never' | undefined;
  found?: string[];
};

export function conditionsOf({ regency, scope, filter, verified, found }: Narrowing): RawBuilder<unknown>[] {
  const c: RawBuilder<unknown>[] = [sql`e.regency = ${regency}`, living];
  const within = withinScope(scope, regency);
  c.push(within);
  if (found) c.push(sql`e.id = any(${found}::uuid[])`);
  if (filter.area && filter.area !== regency) c.push(inArea(sql`e.area`, filter.area));
  if (filter.cluster?.length) c.push(oneOf(sql`e.cluster`, filter.cluster));
  if (filter.scaleClass?.length) c.push(oneOf(sql`e.scale_class`, filter.scaleClass));
  if (filter.legality?.length) c.push(oneOf(sql`e.legality`, filter.legality));
  if (filter.activity?.length) c.push(oneOf(sql`e.activity`, filter.activity));
  if (filter.hasDocument) c.push(sql`e.documents & ${maskOf([filter.hasDocument])} <> 0`);
  if (filter.place) c.push(filter.place === 'located' ? sql`e.latitude is not null` : sql`e.latitude is null`);
  if (filter.lacksDocument) c.push(sql`e.documents & ${maskOf([filter.lacksDocument])} = 0`);
  if (filter.centre)
    c.push(
      sql`exists (select 1 from registry.centre_member m where m.regency = e.regency and m.enterprise_id = e.id and m.centre_id = ${filter.centre})`,
    );
  if (verified === 'never') c.push(sql`e.verified_on is null`);
  else if (verified) {
    if (verified.from) c.push(sql`e.verified_on >= ${verified.from}::date`);
    if (verified.to) c.push(sql`e.verified_on <= ${verified.to}::date`);
  }
  return c;
}

/** One value by equality: an index that leads with the column then gives the rows already in the order of the list. */
function oneOf(column: RawBuilder<unknown>, values: string[]): RawBuilder<unknown> {
  return values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${values}::text[])`;
}

/** Newest first: ids are born in order of time. */
export async function listNewest(tx: Tx, narrowing: Narrowing, before: string | undefined, limit: number): Promise<ItemRow[]> {
  const conditions = [...conditionsOf(narrowing), ...(before ? [sql`e.id < ${before}::uuid`] : [])];
  return tx.rows(sql<ItemRow>`
    select ${itemColumns} from (select * from registry.enterprise e where ${and(conditions)} order by e.id desc limit ${limit}) e ${itemJoins} order by e.id desc`);
}

export async function listByName(
  tx: Tx,
  narrowing: Narrowing,
  after: [string, string] | undefined,
  limit: number,
): Promise<(ItemRow & { key: string })[]> {
  const conditions = [...conditionsOf(narrowing), ...(after ? [sql`(e.name_key, e.id) > (${after[0]}, ${after[1]}::uuid)`] : [])];
  return tx.rows(sql<ItemRow & { key: string }>`
    select ${itemColumns}, e.name_key as key from (select * from registry.enterprise e where ${and(conditions)} order by e.name_key, e.id limit ${limit}) e ${itemJoins} order by e.name_key, e.id`);
}

export async function listByIds(tx: Tx, regency: string, ids: string[]): Promise<ItemRow[]> {
  return tx.rows(
    sql<ItemRow>`select ${itemColumns} from registry.enterprise e ${itemJoins} where e.regency = ${regency} and e.id = any(${ids}::uuid[])`,
  );
}

export async function listOfOwner(tx: Tx, regency: string, ownerIds: string[], limit: number): Promise<ItemRow[]> {
  return tx.rows(sql<ItemRow>`
    select ${itemColumns} from registry.enterprise e ${itemJoins} where e.regency = ${regency} and e.owner_id = any(${ownerIds}::uuid[]) and ${living} order by e.id desc limit ${limit}`);
}

export async function listOfCentre(tx: Tx, narrowing: Narrowing, centreId: string, before: string | undefined, limit: number): Promise<ItemRow[]> {
  return listNewest(tx, { ...narrowing, filter: { ...narrowing.filter, centre: centreId } }, before, limit);
}

/** Counts up to `most`; for filters that the counts kept per area cannot answer. */
export async function countUpTo(tx: Tx, narrowing: Narrowing, most: number): Promise<number> {
  const row = await tx.get(
    sql<{ n: number }>`select count(*) as n from (select 1 from registry.enterprise e where ${and(conditionsOf(narrowing))} limit ${most}) t`,
  );
  return row.n;
}

export type Box = { south: number; west: number; north: number; east: number };
export type PointRow = { id: string | null; name: string | null; latitude: number; longitude: number; n: number };

/** Points in a box, gathered on a grid of `cells` a side; a cell with one enterprise is that enterprise, and only then is it looked up. */
export async function mapPoints(tx: Tx, narrowing: Narrowing, box: Box, cells: number): Promise<PointRow[]> {
  const inside = sql`e.latitude between ${box.south} and ${box.north} and e.longitude between ${box.west} and ${box.east}`;
  const cell = (value: RawBuilder<unknown>, from: number, to: number) => sql`floor((${value} - ${from}) / ${Math.max((to - from) / cells, 1e-9)})`;
  return tx.rows(sql<PointRow>`
    select t.id, (select one.name from registry.enterprise one where one.regency = ${narrowing.regency} and one.id = t.id::uuid) as name, t.latitude, t.longitude, t.n from (
      select case when count(*) = 1 then min(e.id::text) end as id, avg(e.latitude) as latitude, avg(e.longitude) as longitude, count(*) as n
      from registry.enterprise e where ${and([...conditionsOf(narrowing), inside])}
      group by ${cell(sql`e.latitude`, box.south, box.north)}, ${cell(sql`e.longitude`, box.west, box.east)} order by n desc limit 2000) t
    order by t.n desc`);
}

export async function countLocated(tx: Tx, narrowing: Narrowing): Promise<{ located: number; unlocated: number }> {
  return tx.get(sql<{ located: number; unlocated: number }>`
    select count(e.latitude) as located, count(*) - count(e.latitude) as unlocated from registry.enterprise e where ${and(conditionsOf(narrowing))}`);
}

export async function listIdsOfCluster(tx: Tx, regency: string, cluster: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select e.id from registry.enterprise e where e.regency = ${regency} and e.cluster = ${cluster} and e.id > ${after}::uuid and ${living} order by e.id limit ${limit}`);
  return rows.map((row) => row.id);
}
