import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { ActivityStatus, Channel, Legality, PlaceKind, ScaleClass } from '../contract/words.ts';
import type { Figure } from '../rules/scale.ts';
import { itemColumns, itemJoins, living } from './rows.ts';
import type { ItemRow } from './rows.ts';
import type { CountKey } from './counts.ts';
import { removeWords } from './search.ts';

export type EnterpriseRow = ItemRow & {
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  accuracy_m: number | null;
  kbli_version: string | null;
  kbli: string | null;
  kbli_title: string | null;
  place_kind: PlaceKind | null;
  start_year: number | null;
  own_phone: string | null;
  workers_male: number | null;
  workers_female: number | null;
  monthly_capacity: string | null;
  channels: Channel[];
  note: string | null;
  scale_basis: 'turnover' | 'capital' | null;
  scale_year: number | null;
  verified_by: string | null;
  verified_by_name: string | null;
  source: string;
  created_by: string;
  version: number;
  merged_into: string | null;
  food: boolean;
};

/** An enterprise as it is written: what people gave and what the rules computed from it. */
export type EnterpriseWrite = {
  id: string;
  ownerId: string | null;
  name: string;
  brand: string | null;
  products: string | null;
  area: string;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  accuracyM: number | null;
  cluster: string | null;
  kbliVersion: string | null;
  kbli: string | null;
  placeKind: string | null;
  startYear: number | null;
  activity: ActivityStatus;
  phone: string | null;
  workersMale: number | null;
  workersFemale: number | null;
  monthlyCapacity: string | null;
  channels: string[];
  note: string | null;
  scaleClass: ScaleClass;
  scaleBasis: string | null;
  scaleYear: number | null;
  scaleRule: string | null;
  legality: Legality;
  documents: number;
  words: string[];
  verifiedOn: string | null;
  verifiedBy: string | null;
  source: string;
};

const detailColumns = sql`${itemColumns}, e.address, e.latitude, e.longitude, e.accuracy_m, e.kbli_version, e.kbli, k.title_id as kbli_title, e.place_kind, e.start_year, e.phone as own_phone,
  e.workers_male, e.workers_female, e.monthly_capacity, e.channels, e.note, e.scale_basis, e.scale_year, e.verified_by, p.full_name as verified_by_name, e.source, e.created_by, e.version, e.merged_into, coalesce(c.food, false) as food`;
const detailJoins = sql`${itemJoins}
  left join reference.kbli k on k.version = e.kbli_version and k.code = e.kbli
  left join registry.cluster c on c.regency = e.regency and c.code = e.cluster
  left join accounts.pub_person p on p.regency = e.regency and p.actor = e.verified_by`;

export async function findEnterprise(tx: Tx, regency: string, id: string): Promise<EnterpriseRow | undefined> {
  return tx.find(sql<EnterpriseRow>`select ${detailColumns} from registry.enterprise e ${detailJoins} where e.regency = ${regency} and e.id = ${id}`);
}

/**
 * Holds enterprises until the transaction ends, in one order. What is computed from figures and papers, and the counts, are
 * right only where nobody else writes beside.
 */
export async function lockEnterprises(tx: Tx, regency: string, ids: string[]): Promise<void> {
  await tx.run(sql`select 1 from registry.enterprise where regency = ${regency} and id = any(${ids}::uuid[]) order by id for update`);
}

/** Adds enterprises, many in one statement. Gives how many; one whose id is taken already is not added. */
export async function addEnterprises(tx: Tx, regency: string, enterprises: EnterpriseWrite[], at: Date, by: string): Promise<number> {
  const rows = enterprises.map((e) => ({ ...e, district: districtOf(e.area) }));
  return tx.run(sql`
    insert into registry.enterprise (regency, id, owner_id, name, name_key, brand, products, area, district, address, latitude, longitude, accuracy_m, cluster, kbli_version, kbli, place_kind, start_year, activity, phone,
      workers_male, workers_female, monthly_capacity, channels, note, scale_class, scale_basis, scale_year, scale_rule, legality, documents, verified_on, verified_by, words, source, created_at, created_by, updated_at)
    select ${regency}, r.id, r."ownerId", r.name, lower(r.name), r.brand, r.products, r.area, r.district, r.address, r.latitude, r.longitude, r."accuracyM", r.cluster, r."kbliVersion", r.kbli, r."placeKind", r."startYear", r.activity, r.phone,
      r."workersMale", r."workersFemale", r."monthlyCapacity", r.channels, r.note, r."scaleClass", r."scaleBasis", r."scaleYear", r."scaleRule", r.legality, r.documents, r."verifiedOn", r."verifiedBy", r.words, r.source, ${at}::timestamptz, ${by}, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, "ownerId" uuid, name text, brand text, products text, area text, district text, address text, latitude float8, longitude float8, "accuracyM" real,
      cluster text, "kbliVersion" text, kbli text, "placeKind" text, "startYear" integer, activity text, phone text, "workersMale" integer, "workersFemale" integer, "monthlyCapacity" text, channels text[], note text,
      "scaleClass" text, "scaleBasis" text, "scaleYear" integer, "scaleRule" text, legality text, documents integer, "verifiedOn" date, "verifiedBy" text, words text[], source text)
    on conflict do nothing`);
}

/** The district of an area, or the regency where only that is known. */
export function districtOf(area: string): string {
  return area.slice(0, 8);
}

/** Writes what people gave, over the version that was read. False: somebody was faster. */
export async function updateEnterprise(tx: Tx, regency: string, version: number, e: EnterpriseWrite, at: Date): Promise<boolean> {
  const changed = await tx.run(sql`
    update registry.enterprise set name = ${e.name}, name_key = lower(${e.name}), brand = ${e.brand}, products = ${e.products}, area = ${e.area}, district = ${districtOf(e.area)}, address = ${e.address},
      latitude = ${e.latitude}, longitude = ${e.longitude}, accuracy_m = ${e.accuracyM}, cluster = ${e.cluster}, kbli_version = ${e.kbliVersion}, kbli = ${e.kbli}, place_kind = ${e.placeKind},
      start_year = ${e.startYear}, activity = ${e.activity}, phone = ${e.phone}, workers_male = ${e.workersMale}, workers_female = ${e.workersFemale}, monthly_capacity = ${e.monthlyCapacity},
      channels = ${e.channels}, note = ${e.note}, legality = ${e.legality}, documents = ${e.documents}, words = ${e.words}, verified_on = ${e.verifiedOn}, verified_by = ${e.verifiedBy},
      version = version + 1, updated_at = ${at}
    where regency = ${regency} and id = ${e.id} and version = ${version}`);
  return changed === 1;
}

/** Moves an enterprise on by a version, because of something that hangs on it. */
export async function moveVersion(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run(sql`update registry.enterprise set version = version + 1, updated_at = ${at} where regency = ${regency} and id = ${id}`);
}

/** Writes what the rules computed. */
export async function updateComputed(
  tx: Tx,
  regency: string,
  id: string,
  c: Partial<Pick<EnterpriseWrite, 'scaleClass' | 'scaleBasis' | 'scaleYear' | 'scaleRule' | 'legality' | 'documents' | 'words'>>,
  at: Date,
): Promise<void> {
  const columns = {
    scaleClass: 'scale_class',
    scaleBasis: 'scale_basis',
    scaleYear: 'scale_year',
    scaleRule: 'scale_rule',
    legality: 'legality',
    documents: 'documents',
    words: 'words',
  } as const;
  const set = Object.entries(c).map(([key, value]) => sql`${sql.ref(columns[key as keyof typeof columns])} = ${value}`);
  await tx.run(sql`update registry.enterprise set ${sql.join(set, sql`, `)}, updated_at = ${at} where regency = ${regency} and id = ${id}`);
}

/** What an owner's living enterprises are called and sell; held until the transaction ends. */
export async function enterpriseWords(tx: Tx, regency: string, ownerId: string) {
  return tx.rows(sql<{ id: string; name: string; brand: string | null; products: string | null; area: string }>`
    select e.id, e.name, e.brand, e.products, e.area from registry.enterprise e where e.regency = ${regency} and e.owner_id = ${ownerId} and ${living} order by e.id limit 1000 for update`);
}

export async function listFigures(tx: Tx, regency: string, enterpriseId: string): Promise<Figure[]> {
  return tx.rows(sql<Figure>`
    select year, capital_rupiah as "capitalRupiah", turnover_rupiah as "turnoverRupiah" from registry.yearly_figure
    where regency = ${regency} and enterprise_id = ${enterpriseId} order by year desc`);
}

export async function saveFigures(tx: Tx, regency: string, rows: (Figure & { enterpriseId: string })[], at: Date, by: string): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into registry.yearly_figure (regency, enterprise_id, year, capital_rupiah, turnover_rupiah, recorded_at, recorded_by)
    select ${regency}, r."enterpriseId", r.year, r."capitalRupiah", r."turnoverRupiah", ${at}::timestamptz, ${by}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r ("enterpriseId" uuid, year integer, "capitalRupiah" bigint, "turnoverRupiah" bigint)
    on conflict (regency, enterprise_id, year) do update set capital_rupiah = excluded.capital_rupiah, turnover_rupiah = excluded.turnover_rupiah, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`);
}

/** All living enterprises in the order of their ids, from one id on. */
export async function listIdsAfter(tx: Tx, regency: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(
    sql<{
      id: string;
    }>`select e.id from registry.enterprise e where e.regency = ${regency} and e.id > ${after}::uuid and ${living} order by e.id limit ${limit}`,
  );
  return rows.map((row) => row.id);
}

export async function regionExists(tx: Tx, code: string): Promise<boolean> {
  return (await tx.find(sql`select 1 from reference.region where code = ${code}`)) !== undefined;
}

/** The box around the village points of a regency, or undefined where none are loaded. */
export async function boxOfRegency(tx: Tx, regency: string): Promise<{ south: number; west: number; north: number; east: number } | undefined> {
  const row = await tx.find(sql<{ south: number | null; west: number; north: number; east: number }>`
    select min(latitude) as south, min(longitude) as west, max(latitude) as north, max(longitude) as east from reference.region where code like ${`${regency}.%`}`);
  return row?.south === null || row?.south === undefined ? undefined : { ...row, south: row.south };
}

export type EventRow = { id: string; at: string; by: string; by_name: string | null; kind: string; changes: Record<string, [unknown, unknown]> };
export type EventWrite = {
  id: string;
  subjectKind: 'enterprise' | 'owner';
  subjectId: string;
  kind: string;
  version: number;
  changes: Record<string, [unknown, unknown]>;
};

export async function addEvent(tx: Tx, regency: string, e: EventWrite, at: Date, by: string): Promise<void> {
  await tx.run(sql`
    insert into registry.event (regency, id, subject_kind, subject_id, at, by, kind, version, changes)
    values (${regency}, ${e.id}, ${e.subjectKind}, ${e.subjectId}, ${at}, ${by}, ${e.kind}, ${e.version}, ${JSON.stringify(e.changes)})`);
}

/** What happened to the subjects (an enterprise and its owner), newest first. */
export async function listEvents(tx: Tx, regency: string, subjectIds: string[], before: string | undefined, limit: number): Promise<EventRow[]> {
  return tx.rows(sql<EventRow>`
    select v.id, v.at, v.by, p.full_name as by_name, v.kind, v.changes
    from registry.event v left join accounts.pub_person p on p.regency = v.regency and p.actor = v.by
    where v.regency = ${regency} and v.subject_id = any(${subjectIds}::uuid[]) ${before ? sql`and v.id < ${before}::uuid` : sql``} order by v.id desc limit ${limit}`);
}

export type RemovableRow = CountKey & { id: string; owner_id: string | null; version: number; events: number; papers: boolean; merged: boolean };

/** What stands in the way of taking an enterprise back: its version, whatever people did to it since, and others that it went together with. */
export async function listRemovable(tx: Tx, regency: string, ids: string[]): Promise<RemovableRow[]> {
  await lockEnterprises(tx, regency, ids);
  return tx.rows(sql<RemovableRow>`
    select e.id, e.owner_id, e.version, e.area, e.cluster, e.scale_class, e.activity, e.legality, e.latitude,
      (select count(*) from registry.event v where v.regency = e.regency and v.subject_id = e.id) as events,
      (exists (select 1 from registry.photo p where p.regency = e.regency and p.enterprise_id = e.id)
        or exists (select 1 from registry.legality_document d where d.regency = e.regency and d.enterprise_id = e.id and d.created_at > e.created_at)) as papers,
      e.merged_into is not null or exists (select 1 from registry.enterprise m where m.regency = e.regency and m.merged_into = e.id) as merged
    from registry.enterprise e where e.regency = ${regency} and e.id = any(${ids}::uuid[])`);
}

/** Takes enterprises back for good; what hangs on them goes with them. Only for what an import made and nobody touched. */
export async function removeEnterprises(tx: Tx, regency: string, ids: string[]): Promise<void> {
  await removeWords(tx, regency, ids);
  await tx.run(sql`delete from registry.enterprise where regency = ${regency} and id = any(${ids}::uuid[])`);
}

/**
 * Takes back owners who own nothing any more and whom nobody ever changed: an owner comes with an enterprise, and only what an
 * import brought is taken back; it may have been another import that brought the owner.
 */
export async function removeIdleOwners(tx: Tx, regency: string, ids: string[]): Promise<void> {
  await tx.run(sql`
    delete from registry.owner o where o.regency = ${regency} and o.id = any(${ids}::uuid[]) and o.version = 1 and o.merged_into is null
      and not exists (select 1 from registry.enterprise e where e.regency = o.regency and e.owner_id = o.id)
      and not exists (select 1 from registry.owner m where m.regency = o.regency and m.merged_into = o.id)
      and not exists (select 1 from registry.event v where v.regency = o.regency and v.subject_id = o.id)`);
}
