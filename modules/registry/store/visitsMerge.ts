import type { Scope } from '#core/policy.ts';
import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Edit, FieldValue, HistoryEvent } from '../rules/visitsMerge.ts';
import { and, inArea, living, withinScope } from './rows.ts';

/** An edit as it is kept. `enterpriseId`: where it was made; none where it was made in the office. */
export type EditRow = Edit & { subjectId: string; field: string; enterpriseId: string | null; before: FieldValue };

export async function listEdits(tx: Tx, regency: string, subjectId: string, fields: string[]): Promise<EditRow[]> {
  return tx.rows(sql<EditRow>`
    select x.subject_id as "subjectId", x.field, x.edit_id as id, x.enterprise_id as "enterpriseId", x.value, x.before, x.occurred_at as at, x.by, x.base_version as base, x.applied_version as applied, x.after
    from registry.field_edit x where x.regency = ${regency} and x.subject_id = ${subjectId} and x.field = any(${fields}::text[]) order by x.field, x.edit_id`);
}

export async function addEdits(tx: Tx, regency: string, edits: EditRow[]): Promise<void> {
  if (edits.length === 0) return;
  await tx.run(sql`
    insert into registry.field_edit (regency, subject_id, field, edit_id, enterprise_id, value, before, occurred_at, by, base_version, applied_version, after)
    select ${regency}, r."subjectId", r.field, r.id, r."enterpriseId", coalesce(r.value, 'null'), r.before, r.at, r.by, r.base, r.applied, r.after
    from jsonb_to_recordset(${JSON.stringify(edits)}::jsonb) as r ("subjectId" uuid, field text, id uuid, "enterpriseId" uuid, value jsonb, before jsonb, at timestamptz, by text, base integer, applied integer, after uuid[])
    on conflict do nothing`);
}

/** What happened to a subject after a version of it, the newest first. */
export async function listEventsSince(tx: Tx, regency: string, subjectId: string, version: number): Promise<HistoryEvent[]> {
  return tx.rows(sql<HistoryEvent>`
    select v.id, v.at, v.by, v.kind, v.version, v.changes from registry.event v
    where v.regency = ${regency} and v.subject_id = ${subjectId} and v.version > ${version} order by v.version desc, v.id desc`);
}

export type ConflictRow = {
  id: string;
  enterpriseId: string;
  subjectId: string;
  field: string;
  heads: string[];
  stands: string | null;
  openedAt: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
};
const columns = sql`x.id, x.enterprise_id as "enterpriseId", x.subject_id as "subjectId", x.field, x.heads, x.stands, x.opened_at as "openedAt", x.resolved_at as "resolvedAt", x.resolved_by as "resolvedBy"`;

export async function listOpenConflicts(tx: Tx, regency: string, subjectIds: string[]): Promise<ConflictRow[]> {
  return tx.rows(sql<ConflictRow>`
    select ${columns} from registry.field_conflict x where x.regency = ${regency} and x.subject_id = any(${subjectIds}::uuid[]) and x.resolved_at is null order by x.field, x.id`);
}

export async function findConflict(tx: Tx, regency: string, id: string): Promise<ConflictRow | undefined> {
  return tx.find(sql<ConflictRow>`select ${columns} from registry.field_conflict x where x.regency = ${regency} and x.id = ${id}`);
}

/** Opens a conflict, or writes what it holds now. */
export async function saveConflict(tx: Tx, regency: string, c: ConflictRow): Promise<void> {
  await tx.run(sql`
    insert into registry.field_conflict (regency, id, enterprise_id, subject_id, field, heads, stands, opened_at, resolved_at, resolved_by)
    values (${regency}, ${c.id}, ${c.enterpriseId}, ${c.subjectId}, ${c.field}, ${c.heads}, ${c.stands}, ${c.openedAt}, ${c.resolvedAt}, ${c.resolvedBy})
    on conflict (regency, id) do update set enterprise_id = excluded.enterprise_id, heads = excluded.heads, stands = excluded.stands,
      resolved_at = excluded.resolved_at, resolved_by = excluded.resolved_by`);
}

/** The subjects among these that have a conflict open. */
export async function subjectsInConflict(tx: Tx, regency: string, subjectIds: string[]): Promise<Set<string>> {
  const rows = await tx.rows(sql<{ id: string }>`
    select distinct x.subject_id as id from registry.field_conflict x where x.regency = ${regency} and x.subject_id = any(${subjectIds}::uuid[]) and x.resolved_at is null`);
  return new Set(rows.map((row) => row.id));
}

export type ConflictFilter = { area?: string | undefined; enterpriseId?: string | undefined; state: 'open' | 'resolved' };
export type ListedConflict = ConflictRow & {
  enterpriseName: string;
  area: string;
  ownerId: string | null;
  areaName: string | null;
  resolvedByName: string | null;
};

function amongConflicts(regency: string, scope: Scope, { area, enterpriseId, state }: ConflictFilter) {
  const conditions = [sql`x.regency = ${regency}`, withinScope(scope, regency), living];
  conditions.push(state === 'open' ? sql`x.resolved_at is null` : sql`x.resolved_at is not null`);
  if (area && area !== regency) conditions.push(inArea(sql`e.area`, area));
  if (enterpriseId) conditions.push(sql`x.enterprise_id = ${enterpriseId}`);
  return and(conditions);
}

const withEnterprise = sql`registry.field_conflict x join registry.enterprise e on e.regency = x.regency and e.id = x.enterprise_id`;

/** The newest first. What went into another record waits with it: an undo brings it back. */
export async function listConflicts(
  tx: Tx,
  regency: string,
  scope: Scope,
  filter: ConflictFilter,
  before: string | undefined,
  limit: number,
): Promise<ListedConflict[]> {
  return tx.rows(sql<ListedConflict>`
    select ${columns}, e.name as "enterpriseName", e.area, e.owner_id as "ownerId", r.name as "areaName", p.full_name as "resolvedByName"
    from ${withEnterprise}
    left join reference.region r on r.code = e.area
    left join accounts.pub_person p on p.regency = x.regency and p.actor = x.resolved_by
    where ${amongConflicts(regency, scope, filter)} ${before ? sql`and x.id < ${before}::uuid` : sql``} order by x.id desc limit ${limit}`);
}

export async function countConflicts(tx: Tx, regency: string, scope: Scope, most: number): Promise<number> {
  const row = await tx.get(sql<{ n: number }>`
    select count(*) as n from (select 1 from ${withEnterprise} where ${amongConflicts(regency, scope, { state: 'open' })} limit ${most}) t`);
  return row.n;
}

/** The edits that conflicts are about, with the names of their writers. */
export async function listVersions(tx: Tx, regency: string, conflictIds: string[]) {
  return tx.rows(sql<{ conflictId: string; id: string; value: FieldValue; at: string; byName: string | null }>`
    select x.id as "conflictId", d.edit_id as id, d.value, d.occurred_at as at, p.full_name as "byName" from registry.field_conflict x
    join registry.field_edit d on d.regency = x.regency and d.subject_id = x.subject_id and d.field = x.field and d.edit_id = any(x.heads)
    left join accounts.pub_person p on p.regency = d.regency and p.actor = d.by
    where x.regency = ${regency} and x.id = any(${conflictIds}::uuid[]) order by d.occurred_at desc, d.edit_id desc`);
}
