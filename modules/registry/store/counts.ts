import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Filter } from '../contract/schemas.ts';

/** What an enterprise is counted by. */
export type CountKey = { area: string; cluster: string | null; scale_class: string; activity: string; legality: string };

/** The areas that an enterprise is counted in: its regency, its district, its village, as far as they are known. */
export function areasOf(area: string): string[] {
  return [5, 8, 13].filter((length) => length <= area.length).map((length) => area.slice(0, length));
}

/** Gathers changes of counts; `write` appends them, one row per cell that changed. */
export class CountChanges {
  readonly #cells = new Map<string, number>();

  add(key: CountKey, n: 1 | -1): void {
    for (const area of areasOf(key.area)) {
      const cell = JSON.stringify([area, key.cluster ?? '', key.scale_class, key.activity, key.legality]);
      this.#cells.set(cell, (this.#cells.get(cell) ?? 0) + n);
    }
  }

  async write(tx: Tx, regency: string, newId: () => string): Promise<void> {
    const rows = [...this.#cells].filter(([, n]) => n !== 0).map(([cell, n]) => [newId(), ...(JSON.parse(cell) as string[]), n] as const);
    if (rows.length === 0) return;
    const column = (i: number) => rows.map((row) => row[i]);
    await tx.run(sql`
      insert into registry.enterprise_count_change (regency, id, area, cluster, scale_class, activity, legality, n)
      select ${regency}, * from unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[], ${column(5)}::text[], ${column(6)}::bigint[])`);
  }
}

/** Folds changes into the counts. Gives how many changes there were. */
export async function foldCounts(tx: Tx, regency: string, limit: number): Promise<number> {
  const row = await tx.get(sql<{ n: number }>`
    with gone as (
      delete from registry.enterprise_count_change where regency = ${regency}
        and id in (select id from registry.enterprise_count_change where regency = ${regency} order by id limit ${limit})
      returning area, cluster, scale_class, activity, legality, n
    ), folded as (
      insert into registry.enterprise_count as c (regency, area, cluster, scale_class, activity, legality, n)
      select ${regency}, area, cluster, scale_class, activity, legality, sum(n) from gone group by area, cluster, scale_class, activity, legality
      on conflict (regency, area, cluster, scale_class, activity, legality) do update set n = c.n + excluded.n
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
      select cluster, scale_class, activity, legality, n from registry.enterprise_count_change where regency = ${regency} and area = ${area}) t
    group by cluster, scale_class, activity, legality`);
}

export async function countByCells(tx: Tx, regency: string, area: string, filter: Filter): Promise<number> {
  const among = (values: string[] | undefined, column: string) => (values?.length ? sql`and ${sql.ref(column)} = any(${values}::text[])` : sql``);
  const wanted = sql`regency = ${regency} and area = ${area} ${among(filter.cluster, 'cluster')} ${among(filter.scaleClass, 'scale_class')} ${among(filter.activity, 'activity')} ${among(filter.legality, 'legality')}`;
  const row = await tx.get(sql<{ n: number }>`
    select (coalesce((select sum(n) from registry.enterprise_count where ${wanted}), 0) + coalesce((select sum(n) from registry.enterprise_count_change where ${wanted}), 0))::bigint as n`);
  return row.n;
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
      select area, activity, legality, n from registry.enterprise_count_change where ${within}) c on c.area = r.code
    where r.parent = ${area} group by r.code, r.name, r.latitude, r.longitude order by r.code`);
}
