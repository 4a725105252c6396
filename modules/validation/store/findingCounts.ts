import type { CalendarDay } from '#core/dates.ts';
import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';

/** Where a finding is counted, and as what. */
export type FindingKey = { area: string; rule: string; source: string };

/**
 * Gathers changes of counts; `write` appends them, one row per cell of the smallest area. Folding spreads them over the areas
 * above; until then a reader takes the changes of an area and of all that lies in it (as the registry counts enterprises).
 */
export class FindingChanges {
  readonly #cells = new Map<string, { n: number; repairable: number }>();

  add({ area, rule, source }: FindingKey, n: 1 | -1, repairable: boolean): void {
    const cell = JSON.stringify([area, rule, source]);
    const sum = this.#cells.get(cell) ?? { n: 0, repairable: 0 };
    this.#cells.set(cell, { n: sum.n + n, repairable: sum.repairable + (repairable ? n : 0) });
  }

  async write(tx: Tx, regency: string, newId: () => string): Promise<void> {
    const rows = [...this.#cells]
      .filter(([, { n, repairable }]) => n !== 0 || repairable !== 0)
      .map(([cell, { n, repairable }]) => [newId(), ...(JSON.parse(cell) as string[]), n, repairable] as const);
    if (rows.length === 0) return;
    const column = (i: number) => rows.map((row) => row[i]);
    await tx.run(sql`
      insert into validation.finding_count_change (regency, id, area, rule, source, n, repairable)
      select ${regency}, * from unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::bigint[], ${column(5)}::bigint[])`);
  }
}

/** Lengths of the codes of a regency, a district and a village: the three levels that are counted. */
const levels = [5, 8, 13];

/** Folds changes into the counts of their areas at each level. Gives how many changes there were. */
export async function foldFindingCounts(tx: Tx, regency: string, limit: number): Promise<number> {
  const row = await tx.get(sql<{ n: number }>`
    with gone as (
      delete from validation.finding_count_change where regency = ${regency}
        and (area, id) in (select area, id from validation.finding_count_change where regency = ${regency} order by area, id limit ${limit})
      returning area, rule, source, n, repairable
    ), folded as (
      insert into validation.finding_count as c (regency, area, rule, source, n, repairable)
      select ${regency}, left(area, level), rule, source, sum(n), sum(repairable)
      from gone join unnest(${levels}::int[]) as level on level <= length(area) group by left(area, level), rule, source
      on conflict (regency, area, rule, source) do update set n = c.n + excluded.n, repairable = c.repairable + excluded.repairable
    )
    select count(*) as n from gone`);
  return row.n;
}

export type FindingCell = { rule: string; source: string; n: number; repairable: number };

/** The counts of one area: what was folded and what was not yet. */
export async function findingCells(tx: Tx, regency: string, area: string): Promise<FindingCell[]> {
  return tx.rows(sql<FindingCell>`
    select rule, source, sum(n)::bigint as n, sum(repairable)::bigint as repairable from (
      select rule, source, n, repairable from validation.finding_count where regency = ${regency} and area = ${area}
      union all
      select rule, source, n, repairable from validation.finding_count_change where regency = ${regency} and area >= ${area} and area < ${`${area}/`}) t
    group by rule, source having sum(n) <> 0 or sum(repairable) <> 0`);
}

export type AreaCell = { area: string; rule: string; n: number };

/** The enterprises of several areas: looked at, with an error, with a warning; of one source or of all. */
export async function enterpriseCells(tx: Tx, regency: string, areas: string[], source: string | undefined): Promise<AreaCell[]> {
  if (areas.length === 0) return [];
  const from = source === undefined ? sql`` : sql`and source = ${source}`;
  const about = sql`rule in ('#checked', '#error', '#warning') ${from}`;
  return tx.rows(sql<AreaCell>`
    select area, rule, sum(n)::bigint as n from (
      select area, rule, n from validation.finding_count where regency = ${regency} and area = any(${areas}::text[]) and ${about}
      union all
      select a.code as area, c.rule, c.n from unnest(${areas}::text[]) as a (code)
        join validation.finding_count_change c on c.regency = ${regency} and c.area >= a.code and c.area < a.code || '/' where ${about}) t
    group by area, rule`);
}

/** All folded counts by area and rule; for the snapshot of a day. */
export async function foldedByArea(tx: Tx, regency: string): Promise<AreaCell[]> {
  return tx.rows(sql<AreaCell>`
    select area, rule, sum(n)::bigint as n from validation.finding_count where regency = ${regency} group by area, rule`);
}

export type QualityDay = { area: string; severity: 'error' | 'warning' | 'hint' | 'enterprises'; n: number };

export async function saveQualityDay(tx: Tx, regency: string, day: CalendarDay, rows: QualityDay[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into validation.quality_day (regency, area, day, severity, n)
    select ${regency}, r.area, ${day}::date, r.severity, r.n from json_to_recordset(${JSON.stringify(rows)}::json) as r (area text, severity text, n bigint)
    on conflict (regency, area, day, severity) do update set n = excluded.n`);
}

/** The days since one, of several areas together. */
export async function listQualityDays(tx: Tx, regency: string, areas: string[], since: CalendarDay) {
  return tx.rows(sql<{ day: string; severity: QualityDay['severity']; n: number }>`
    select day, severity, sum(n)::bigint as n from validation.quality_day
    where regency = ${regency} and area = any(${areas}::text[]) and day >= ${since}::date group by day, severity order by day, severity`);
}

export type TrustDay = { area: string; day: CalendarDay; n: number; trust: number };

export async function saveTrustDay(tx: Tx, regency: string, rows: TrustDay[]): Promise<void> {
  await tx.run(sql`
    insert into validation.trust_day (regency, area, day, n, trust)
    select ${regency}, r.area, r.day, r.n, r.trust from json_to_recordset(${JSON.stringify(rows)}::json) as r (area text, day date, n int, trust real)
    on conflict (regency, area, day) do update set n = excluded.n, trust = excluded.trust`);
}

/** As each of these areas was counted last. */
export async function lastTrust(tx: Tx, regency: string, areas: string[]): Promise<TrustDay[]> {
  return tx.rows(sql<TrustDay>`
    select t.area, t.day, t.n, t.trust from unnest(${areas}::text[]) as a (area)
    cross join lateral (select t.area, t.day, t.n, t.trust from validation.trust_day t where t.regency = ${regency} and t.area = a.area order by t.day desc limit 1) t`);
}

export type CheckRunRow = {
  id: string;
  started_at: string;
  finished_at: string | null;
  last_id: string | null;
  done: number;
  total: number;
};

const runColumns = sql`id, started_at, finished_at, last_id, done, total`;

export async function startRun(tx: Tx, regency: string, id: string, total: number, at: Date, by: string): Promise<void> {
  await tx.run(sql`
    insert into validation.check_run (regency, id, started_at, by, total) values (${regency}, ${id}, ${at}, ${by}, ${total}) on conflict do nothing`);
}

export async function findRun(tx: Tx, regency: string, id: string): Promise<CheckRunRow | undefined> {
  return tx.find(sql<CheckRunRow>`select ${runColumns} from validation.check_run where regency = ${regency} and id = ${id}`);
}

export async function moveRun(tx: Tx, regency: string, id: string, lastId: string, done: number): Promise<void> {
  await tx.run(sql`update validation.check_run set last_id = ${lastId}, done = done + ${done} where regency = ${regency} and id = ${id}`);
}

export async function finishRun(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run(sql`update validation.check_run set finished_at = ${at} where regency = ${regency} and id = ${id}`);
}

/** The newest run that has not ended. */
export async function openRun(tx: Tx, regency: string): Promise<CheckRunRow | undefined> {
  return tx.find(sql<CheckRunRow>`
    select ${runColumns} from validation.check_run where regency = ${regency} and finished_at is null order by id desc limit 1`);
}

export async function lastFinished(tx: Tx, regency: string): Promise<string | null> {
  return (await tx.get(sql<{ at: string | null }>`select max(finished_at) as at from validation.check_run where regency = ${regency}`)).at;
}
