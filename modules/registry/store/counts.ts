import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Filter } from '../contract/schemas.ts';
import type { Box } from './list.ts';

/** What an enterprise is counted by. */
export type CountKey = { area: string; cluster: string | null; scale_class: string; activity: string; legality: string; latitude: number | null };

/**
 * Gathers changes of counts; `write` appends them, one row per cell of the smallest area that is known. Folding spreads them
 * over the areas above; until then a reader takes the changes of an area and of all that lies in it.
 */
export class CountChanges {
  readonly #cells = new Map<string, { n: number; located: number }>();

  add(key: CountKey, n: 1 | -1): void {
    const cell = JSON.stringify([key.area, key.cluster ?? '', key.scale_class, key.activity, key.legality]);
    const sum = this.#cells.get(cell) ?? { n: 0, located: 0 };
    this.#cells.set(cell, { n: sum.n + n, located: sum.located + (key.latitude === null ? 0 : n) });
  }

  async write(tx: Tx, regency: string, newId: () => string): Promise<void> {
    const rows = [...this.#cells]
      .filter(([, { n, located }]) => n !== 0 || located !== 0)
      .map(([cell, { n, located }]) => [newId(), ...(JSON.parse(cell) as string[]), n, located] as const);
    if (rows.length === 0) return;
    const column = (i: number) => rows.map((row) => row[i]);
    await tx.run(sql`
      insert into registry.enterprise_count_change (regency, id, area, cluster, scale_class, activity, legality, n, located)
      select ${regency}, * from unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[], ${column(5)}::text[], ${column(6)}::bigint[], ${column(7)}::bigint[])`);
  }
}

/** Lengths of the codes of a regency, a district and a village: the three levels that are counted. */
const levels = [5, 8, 13];

/** The changes that an area's counts still lack: its own, and those of all that lies in it. */
const pending = (regency: string, area: string) => sql`regency = ${regency} and area >= ${area} and area < ${`${area}/`}`;

/** Folds changes into the counts of their areas at each level. Gives how many changes there were. */
export async function foldCounts(tx: Tx, regency: string, limit: number): Promise<number> {
  const row = await tx.get(sql<{ n: number }>`
    with gone as (
      delete from registry.enterprise_count_change where regency = ${regency}
        and (area, id) in (select area, id from registry.enterprise_count_change where regency = ${regency} order by area, id limit ${limit})
      returning area, cluster, scale_class, activity, legality, n, located
    ), folded as (
      insert into registry.enterprise_count as c (regency, area, cluster, scale_class, activity, legality, n, located)
      select ${regency}, left(area, level), cluster, scale_class, activity, legality, sum(n), sum(located)
      from gone join unnest(${levels}::int[]) as level on level <= length(area) group by left(area, level), cluster, scale_class, activity, legality
      on conflict (regency, area, cluster, scale_class, activity, legality) do update set n = c.n + excluded.n, located = c.located + excluded.located
    )
    select count(*) as n from gone`);
  return row.n;
}

export type CellRow = { cluster: string; scale_class: string; activity: string; legality: string; n: number };

/** The cells of one area: what was folded and what was not yet. */
export async function cellsOf(tx: Tx, regency: string, area: string): Promise<CellRow[]> {
  return tx.rows(sql<CellRow>`
    select cluster, scale_class, activity, legality, sum(n)::bigint as n from (
      select cluster, scale_class, activity, legality, n from registry.enterprise_count where regency = ${regency} and area = ${area}
      union all
      select cluster, scale_class, activity, legality, n from registry.enterprise_count_change where ${pending(regency, area)}) t
    group by cluster, scale_class, activity, legality`);
}

export async function countByCells(tx: Tx, regency: string, area: string, filter: Filter): Promise<number> {
  return (await sumCells(tx, regency, area, filter)).n;
}

/** How many have a point on the map, and how many have not. */
export async function locatedByCells(tx: Tx, regency: string, area: string, filter: Filter): Promise<{ located: number; unlocated: number }> {
  const { n, located } = await sumCells(tx, regency, area, filter);
  return { located, unlocated: n - located };
}

async function sumCells(tx: Tx, regency: string, area: string, filter: Filter): Promise<{ n: number; located: number }> {
  return tx.get(sql<{ n: number; located: number }>`
    select coalesce(sum(n), 0)::bigint as n, coalesce(sum(located), 0)::bigint as located from (
      select n, located from registry.enterprise_count where regency = ${regency} and area = ${area} ${amongCells(filter)}
      union all
      select n, located from registry.enterprise_count_change where ${pending(regency, area)} ${amongCells(filter)}) t`);
}

/** The part of a filter that the cells know. */
function amongCells(filter: Filter): RawBuilder<unknown> {
  const among = (values: string[] | undefined, column: string) => (values?.length ? sql`and ${sql.ref(column)} = any(${values}::text[])` : sql``);
  return sql`${among(filter.cluster, 'cluster')} ${among(filter.scaleClass, 'scale_class')} ${among(filter.activity, 'activity')} ${among(filter.legality, 'legality')}`;
}

/** On a meridian, and near enough on a parallel so close to the equator. */
export const kilometresPerDegree = 110.6;

export type VillageRow = { code: string; name: string; latitude: number; longitude: number; radius_km: number; located: number; all: number };

/** The villages of an area whose circle reaches into a box, with how many enterprises of theirs are on the map: that match, and in all. */
export async function locatedByVillage(tx: Tx, regency: string, area: string, filter: Filter, box: Box): Promise<VillageRow[]> {
  const radius = sql`coalesce(radius_km, 1)`;
  const reach = sql`${radius} / ${kilometresPerDegree}`;
  const within = sql`regency = ${regency} and area in (select code from near)`;
  const cells = sql`area, cluster, scale_class, activity, legality, located`;
  return tx.rows(sql<VillageRow>`
    with near as (
      select code, name, latitude, longitude, ${radius} as radius_km from reference.region
      where code >= ${area} and code < ${`${area}/`} and level = 'village' and latitude + ${reach} > ${box.south} and latitude - ${reach} < ${box.north} and longitude + ${reach} > ${box.west} and longitude - ${reach} < ${box.east})
    select r.code, r.name, r.latitude, r.longitude, r.radius_km, coalesce(sum(c.located) filter (where true ${amongCells(filter)}), 0)::bigint as located, coalesce(sum(c.located), 0)::bigint as all
    from near r
    left join (
      select ${cells} from registry.enterprise_count where ${within}
      union all
      select ${cells} from registry.enterprise_count_change where ${within}) c on c.area = r.code
    group by r.code, r.name, r.latitude, r.longitude, r.radius_km`);
}

export type PartRow = { area: string; name: string; n: number; active: number; complete: number; latitude: number | null; longitude: number | null };

/** The next smaller areas with their totals; areas without any enterprise are there with zero. */
export async function partsOf(tx: Tx, regency: string, area: string): Promise<PartRow[]> {
  const within = sql`regency = ${regency} and area in (select code from reference.region where parent = ${area})`;
  return tx.rows(sql<PartRow>`
    select r.code as area, r.name, r.latitude, r.longitude, coalesce(sum(c.n), 0)::bigint as n,
      coalesce(sum(c.n) filter (where c.activity = 'active'), 0)::bigint as active, coalesce(sum(c.n) filter (where c.legality = 'complete'), 0)::bigint as complete
    from reference.region r
    left join (
      select area, activity, legality, n from registry.enterprise_count where ${within}
      union all
      select left(area, ${levels.find((level) => level > area.length) ?? area.length}) as area, activity, legality, n from registry.enterprise_count_change where ${pending(regency, area)}) c on c.area = r.code
    where r.parent = ${area} group by r.code, r.name, r.latitude, r.longitude order by r.code`);
}
