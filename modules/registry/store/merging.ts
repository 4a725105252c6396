import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { FieldValue, FieldValues, Filled, MergeField } from '../rules/merging.ts';
import { fieldsOf } from '../rules/merging.ts';
import type { CountKey } from './counts.ts';
import { districtOf } from './enterprises.ts';
import { living } from './rows.ts';

export type MergeKind = 'enterprise' | 'owner';

/** The columns of each field that can be taken over; the first says whether there is a value. */
const enterpriseColumns: Partial<Record<MergeField, string[]>> = {
  owner: ['owner_id'],
  name: ['name'],
  brand: ['brand'],
  products: ['products'],
  area: ['area'],
  address: ['address'],
  point: ['latitude', 'longitude', 'accuracy_m'],
  cluster: ['cluster'],
  kbli: ['kbli', 'kbli_version'],
  placeKind: ['place_kind'],
  startYear: ['start_year'],
  activity: ['activity'],
  phone: ['phone'],
  workersMale: ['workers_male'],
  workersFemale: ['workers_female'],
  monthlyCapacity: ['monthly_capacity'],
  channels: ['channels'],
  note: ['note'],
  verified: ['verified_on', 'verified_by'],
};
/** The last value of a NIK is the owner for whom it was encrypted. */
const ownerColumns: Partial<Record<MergeField, string[]>> = {
  fullName: ['full_name'],
  nik: ['nik_index', 'nik_mask', 'nik_cipher', 'nik_tail_index'],
  sex: ['sex'],
  birthDate: ['birth_date'],
  phone: ['phone'],
  email: ['email'],
  address: ['address'],
  area: ['area'],
  hasSmartphone: ['has_smartphone'],
};
const columnsOf = { enterprise: enterpriseColumns, owner: ownerColumns };
const tableOf = { enterprise: sql.table('registry.enterprise'), owner: sql.table('registry.owner') };

/** A record that is merged or taken apart: where it stands, and the fields that can be taken over. */
export type MergeableRow = { id: string; mergedInto: string | null; version: number; label: string; area: string; values: FieldValues };

type RawRow = Record<string, unknown> & { id: string; merged_into: string | null; version: number; area: string };

/** Holds records until the transaction ends, in one order, and reads them. */
export async function takeMergeable(tx: Tx, regency: string, kind: MergeKind, ids: string[]): Promise<MergeableRow[]> {
  const rows = await tx.rows(
    sql<RawRow>`select * from ${tableOf[kind]} where regency = ${regency} and id = any(${ids}::uuid[]) order by id for update`,
  );
  return rows.map((row) => ({
    id: row.id,
    mergedInto: row.merged_into,
    version: row.version,
    label: String(kind === 'enterprise' ? row['name'] : row['full_name']),
    area: row.area,
    values: valuesOf(kind, row),
  }));
}

function valuesOf(kind: MergeKind, row: RawRow): FieldValues {
  const entries = Object.entries(columnsOf[kind]).map(([field, columns]) => {
    const values = columns.map((column) => (Buffer.isBuffer(row[column]) ? row[column].toString('hex') : row[column]));
    return [field, field === 'nik' ? [...values, row.id] : values] as const;
  });
  return Object.fromEntries(entries);
}

export type MergePointer = { mergedInto: string | null };

/** Writes fields of a record, where it points, and that it moved on by one version. */
export async function writeMergeable(
  tx: Tx,
  regency: string,
  kind: MergeKind,
  id: string,
  values: FieldValues & Partial<MergePointer>,
  at: Date,
): Promise<void> {
  const { mergedInto, ...fields } = values;
  const set = fieldsOf(fields).flatMap(([field, value]) => assignments(kind, field, value));
  if (mergedInto !== undefined) set.push(sql`merged_into = ${mergedInto}`);
  await tx.run(sql`
    update ${tableOf[kind]} set ${sql.join([...set, sql`version = version + 1`, sql`updated_at = ${at}`], sql`, `)} where regency = ${regency} and id = ${id}`);
}

function assignments(kind: MergeKind, field: MergeField, value: FieldValue) {
  const bytes = (v: unknown) => (typeof v === 'string' ? Buffer.from(v, 'hex') : null);
  const set = (columnsOf[kind][field] ?? []).map(
    (column, i) => sql`${sql.ref(column)} = ${/^nik_(index|cipher|tail)/.test(column) ? bytes(value[i]) : value[i]}`,
  );
  if (kind === 'enterprise' && field === 'name') set.push(sql`name_key = lower(${value[0]})`);
  if (kind === 'enterprise' && field === 'area') set.push(sql`district = ${districtOf(String(value[0]))}`);
  return set;
}

/** What each id leads to: along the pointers to the one that lives, and how many steps it is. */
export async function resolveMerged(tx: Tx, regency: string, kind: MergeKind, ids: string[]): Promise<{ asked: string; id: string }[]> {
  return tx.rows(sql<{ asked: string; id: string }>`
    with recursive chain as (
      select id as asked, id, merged_into from ${tableOf[kind]} where regency = ${regency} and id = any(${ids}::uuid[])
      union all
      select c.asked, t.id, t.merged_into from chain c join ${tableOf[kind]} t on t.regency = ${regency} and t.id = c.merged_into)
    select asked, id from chain where merged_into is null`);
}

export type NamedRow = { id: string; name: string; area: string; owner_id: string | null };

/** What people call these enterprises, and where they are. */
export async function nameEnterprises(tx: Tx, regency: string, ids: string[]): Promise<NamedRow[]> {
  return tx.rows(
    sql<NamedRow>`select id, name, area, owner_id from registry.enterprise where regency = ${regency} and id = any(${ids}::uuid[]) order by id`,
  );
}

/** All that went into these, or into what went into them; not these themselves. */
export async function listMergedInto(tx: Tx, regency: string, kind: MergeKind, ids: string[]): Promise<{ id: string; into: string }[]> {
  return tx.rows(sql<{ id: string; into: string }>`
    with recursive family as (
      select id, merged_into as survivor from ${tableOf[kind]} where regency = ${regency} and merged_into = any(${ids}::uuid[])
      union all
      select t.id, f.survivor from family f join ${tableOf[kind]} t on t.regency = ${regency} and t.merged_into = f.id)
    select id, survivor as "into" from family order by id`);
}

export type MergeRow = {
  id: string;
  kind: MergeKind;
  from: string;
  into: string;
  nth: number;
  take: string[];
  undone: boolean;
  moved: Moved;
  filled: Filled;
};

export type FigureRow = { year: number; capitalRupiah: number | null; turnoverRupiah: number | null; recordedAt: string; recordedBy: string };
/** What hangs on the survivor because of a merge: ids, members of centres with their day, and figures as they came. */
export type Moved = {
  documents?: string[];
  photos?: string[];
  exportRecords?: string[];
  centres?: { id: string; since: string }[];
  figures?: FigureRow[];
  enterprises?: string[];
};

const mergeColumns = sql`m.id, m.kind, m.from_id as "from", m.into_id as "into", m.nth, m.take, u.merge_id is not null as undone, g.moved, g.filled`;
const mergeJoins = sql`registry.merge m
  join registry.merge_given g on g.regency = m.regency and g.merge_id = m.id
  left join registry.merge_undo u on u.regency = m.regency and u.merge_id = m.id`;

export async function findMerge(tx: Tx, regency: string, id: string): Promise<MergeRow | undefined> {
  return tx.find(sql<MergeRow>`select ${mergeColumns} from ${mergeJoins} where m.regency = ${regency} and m.id = ${id}`);
}

/** The merges by which these records went into others and are still in them, in the order in which each survivor took them. */
export async function listMergesOf(tx: Tx, regency: string, ids: string[]): Promise<MergeRow[]> {
  return tx.rows(sql<MergeRow>`
    select ${mergeColumns} from ${mergeJoins} where m.regency = ${regency} and m.from_id = any(${ids}::uuid[]) and u.merge_id is null order by m.into_id, m.nth`);
}

export async function addMerge(
  tx: Tx,
  regency: string,
  m: Pick<MergeRow, 'id' | 'kind' | 'from' | 'into' | 'take' | 'moved' | 'filled'> & { decisionId: string },
  at: Date,
  by: string,
): Promise<void> {
  await tx.run(sql`
    insert into registry.merge (regency, id, kind, from_id, into_id, nth, take, decision_id, at, by)
    select ${regency}, ${m.id}, ${m.kind}, ${m.from}, ${m.into}, (select coalesce(max(nth), 0) + 1 from registry.merge where regency = ${regency} and into_id = ${m.into}), ${m.take}, ${m.decisionId}, ${at}, ${by}`);
  await tx.run(sql`
    insert into registry.merge_given (regency, merge_id, moved, filled) values (${regency}, ${m.id}, ${JSON.stringify(m.moved)}, ${JSON.stringify(m.filled)})`);
}

export async function saveGiven(tx: Tx, regency: string, m: Pick<MergeRow, 'id' | 'moved' | 'filled'>): Promise<void> {
  await tx.run(sql`
    update registry.merge_given set moved = ${JSON.stringify(m.moved)}, filled = ${JSON.stringify(m.filled)} where regency = ${regency} and merge_id = ${m.id}`);
}

export async function addUndo(tx: Tx, regency: string, mergeId: string, decisionId: string, kept: unknown[], at: Date, by: string): Promise<void> {
  await tx.run(sql`
    insert into registry.merge_undo (regency, merge_id, decision_id, kept, at, by) values (${regency}, ${mergeId}, ${decisionId}, ${JSON.stringify(kept)}, ${at}, ${by})`);
}

/** What an enterprise is counted by. */
export async function countKeyOf(tx: Tx, regency: string, id: string): Promise<CountKey> {
  return tx.get(sql<CountKey>`
    select area, cluster, scale_class, activity, legality, latitude from registry.enterprise where regency = ${regency} and id = ${id}`);
}

/** Under what living enterprises are found: their own words and their owner's name. */
export async function namesOf(tx: Tx, regency: string, ids: string[]) {
  return tx.rows(sql<{ id: string; area: string; name: string; brand: string | null; products: string | null; ownerName: string | null }>`
    select e.id, e.area, e.name, e.brand, e.products, o.full_name as "ownerName" from registry.enterprise e
    left join registry.owner o on o.regency = e.regency and o.id = e.owner_id where e.regency = ${regency} and e.id = any(${ids}::uuid[]) and ${living} order by e.id`);
}
