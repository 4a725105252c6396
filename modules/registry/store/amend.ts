import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { CountKey } from './counts.ts';
import { districtOf } from './enterprises.ts';

/** The fields of an enterprise that are repaired in bulk. */
export type RepairFields = {
  name: string;
  phone: string | null;
  address: string | null;
  area: string;
  kbli: string | null;
  kbliVersion: string | null;
  latitude: number | null;
  longitude: number | null;
};
export type RepairRow = CountKey & { id: string; version: number; mergedInto: string | null; fields: RepairFields };

/** Holds enterprises until the transaction ends and reads what may be repaired. */
export async function takeToRepair(tx: Tx, regency: string, ids: string[]): Promise<RepairRow[]> {
  return tx.rows(sql<RepairRow>`
    select id, version, merged_into as "mergedInto", area, cluster, scale_class, activity, legality, latitude,
      jsonb_build_object('name', name, 'phone', phone, 'address', address, 'area', area, 'kbli', kbli, 'kbliVersion', kbli_version, 'latitude', latitude, 'longitude', longitude) as fields
    from registry.enterprise where regency = ${regency} and id = any(${ids}::uuid[]) order by id for update`);
}

/** Writes them all in one statement; each moves on by a version. */
export async function saveRepairs(tx: Tx, regency: string, rows: (RepairFields & { id: string })[], at: Date): Promise<void> {
  const repaired = rows.map((row) => ({ ...row, district: districtOf(row.area) }));
  await tx.run(sql`
    update registry.enterprise e set name = r.name, name_key = lower(r.name), phone = r.phone, address = r.address, area = r.area, district = r.district, kbli = r.kbli, kbli_version = r."kbliVersion",
      latitude = r.latitude, longitude = r.longitude, version = e.version + 1, updated_at = ${at}
    from json_to_recordset(${JSON.stringify(repaired)}::json) as r (id uuid, name text, phone text, address text, area text, district text, kbli text, "kbliVersion" text, latitude float8, longitude float8)
    where e.regency = ${regency} and e.id = r.id`);
}

export type OwnerRepairFields = { fullName: string; phone: string | null };
export type OwnerRepairRow = { id: string; version: number; mergedInto: string | null; fields: OwnerRepairFields };

export async function takeOwnersToRepair(tx: Tx, regency: string, ids: string[]): Promise<OwnerRepairRow[]> {
  return tx.rows(sql<OwnerRepairRow>`
    select id, version, merged_into as "mergedInto", jsonb_build_object('fullName', full_name, 'phone', phone) as fields
    from registry.owner where regency = ${regency} and id = any(${ids}::uuid[]) order by id for update`);
}

export async function saveOwnerRepairs(tx: Tx, regency: string, rows: (OwnerRepairFields & { id: string })[], at: Date): Promise<void> {
  await tx.run(sql`
    update registry.owner o set full_name = r."fullName", phone = r.phone, version = o.version + 1, updated_at = ${at}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, "fullName" text, phone text) where o.regency = ${regency} and o.id = r.id`);
}

export type HistoryLine = {
  id: string;
  subjectKind: 'enterprise' | 'owner';
  subjectId: string;
  kind: string;
  version: number;
  changes: Record<string, [unknown, unknown]>;
};

/** Many lines of history in one statement. */
export async function addHistory(tx: Tx, regency: string, lines: HistoryLine[], at: Date, by: string): Promise<void> {
  if (lines.length === 0) return;
  await tx.run(sql`
    insert into registry.event (regency, id, subject_kind, subject_id, at, by, kind, version, changes)
    select ${regency}, r.id, r."subjectKind", r."subjectId", ${at}::timestamptz, ${by}, r.kind, r.version, r.changes
    from json_to_recordset(${JSON.stringify(lines)}::json) as r (id uuid, "subjectKind" text, "subjectId" uuid, kind text, version integer, changes jsonb)`);
}

/** Which of these regions there are. */
export async function regionsAmong(tx: Tx, codes: string[]): Promise<Set<string>> {
  const rows = await tx.rows(sql<{ code: string }>`select code from reference.region where code = any(${codes}::text[])`);
  return new Set(rows.map((row) => row.code));
}

/** Writes the words of enterprises, in one statement. */
export async function saveWords(tx: Tx, regency: string, rows: { id: string; words: string[] }[]): Promise<void> {
  await tx.run(sql`
    update registry.enterprise e set words = r.words from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, words text[])
    where e.regency = ${regency} and e.id = r.id`);
}
