import type { Scope } from '#core/policy.ts';
import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { ExportColumn } from '../contract/words.ts';
import type { Filter } from '../contract/schemas.ts';
import { and } from './rows.ts';
import { conditionsOf } from './list.ts';
import type { Narrowing } from './list.ts';

export type RunRow = {
  id: string;
  person_id: string;
  scope: Scope;
  query: Filter;
  columns: ExportColumn[];
  format: 'csv' | 'xlsx';
  reason: string;
  state: 'waiting' | 'running' | 'ready' | 'failed';
  rows_done: number;
  rows_total: number;
  file_id: string | null;
  problem: string | null;
  created_at: string;
  finished_at: string | null;
};

/** False where the id is taken. */
export async function addRun(
  tx: Tx,
  regency: string,
  run: Pick<RunRow, 'id' | 'person_id' | 'scope' | 'query' | 'columns' | 'format' | 'reason' | 'rows_total'>,
  at: Date,
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into registry.export_run (regency, id, person_id, scope, query, columns, format, reason, rows_total, created_at)
    values (${regency}, ${run.id}, ${run.person_id}, ${JSON.stringify(run.scope)}, ${JSON.stringify(run.query)}, ${run.columns}, ${run.format}, ${run.reason}, ${run.rows_total}, ${at}) on conflict do nothing`);
  return added === 1;
}

export async function findRun(tx: Tx, regency: string, id: string): Promise<RunRow | undefined> {
  return tx.find(sql<RunRow>`select * from registry.export_run where regency = ${regency} and id = ${id}`);
}

export async function listRuns(tx: Tx, regency: string, personId: string, before: string | undefined, limit: number): Promise<RunRow[]> {
  return tx.rows(sql<RunRow>`
    select * from registry.export_run where regency = ${regency} and person_id = ${personId} ${before ? sql`and id < ${before}::uuid` : sql``} order by id desc limit ${limit}`);
}

export async function advanceRun(tx: Tx, regency: string, id: string, rowsDone: number): Promise<void> {
  await tx.run(sql`update registry.export_run set state = 'running', rows_done = ${rowsDone} where regency = ${regency} and id = ${id}`);
}

export async function endRun(
  tx: Tx,
  regency: string,
  id: string,
  end: { state: 'ready'; fileId: string; rows: number } | { state: 'failed'; problem: string },
  at: Date,
): Promise<void> {
  const fileId = end.state === 'ready' ? end.fileId : null;
  const problem = end.state === 'failed' ? end.problem : null;
  const rows = end.state === 'ready' ? sql`${end.rows}` : sql`rows_done`;
  await tx.run(
    sql`update registry.export_run set state = ${end.state}, file_id = ${fileId}, problem = ${problem}, rows_done = ${rows}, finished_at = ${at} where regency = ${regency} and id = ${id}`,
  );
}

export type ExportRow = Record<ExportColumn, string | number | null> & { id: string };

/** The next rows of an export, newest first, with everything that a column may show. */
export async function nextRows(tx: Tx, narrowing: Narrowing, before: string | undefined, limit: number): Promise<ExportRow[]> {
  const conditions = [...conditionsOf(narrowing), ...(before ? [sql`e.id < ${before}::uuid`] : [])];
  const document = (kind: string) =>
    sql`(select string_agg(l.number, ', ' order by l.id) from registry.legality_document l where l.regency = e.regency and l.enterprise_id = e.id and l.kind = ${kind} and l.removed_at is null)`;
  return tx.rows(sql<ExportRow>`
    select e.id, e.name, e.brand, o.full_name as owner, o.nik_mask, o.sex, coalesce(e.phone, o.phone) as phone, e.address, v.name as village, d.name as district, c.name_id as cluster, e.kbli, e.products, e.place_kind, e.start_year, e.activity,
      e.scale_class, f.capital_rupiah, f.turnover_rupiah, f.year as figure_year, e.workers_male, e.workers_female, array_to_string(e.channels, ', ') as channels, e.legality,
      ${document('nib')} as nib, ${document('npwp')} as npwp, ${document('pirt')} as pirt, ${document('bpom')} as bpom, ${document('halal')} as halal, ${document('trademark')} as trademark,
      e.latitude, e.longitude, e.verified_on, (e.created_at at time zone 'Asia/Jakarta')::date as registered_on
    from (select * from registry.enterprise e where ${and(conditions)} order by e.id desc limit ${limit}) e
    left join registry.owner o on o.regency = e.regency and o.id = e.owner_id
    left join registry.cluster c on c.regency = e.regency and c.code = e.cluster
    left join reference.region v on v.code = e.area and v.level = 'village'
    left join reference.region d on d.code = e.district and d.level = 'district'
    left join lateral (select year, capital_rupiah, turnover_rupiah from registry.yearly_figure y where y.regency = e.regency and y.enterprise_id = e.id order by year desc limit 1) f on true
    order by e.id desc`);
}
