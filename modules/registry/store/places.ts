import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Filter } from '../contract/schemas.ts';
import { living } from './rows.ts';

export type ClusterRow = { code: string; name_id: string; name_en: string; sort: number; food: boolean; active: boolean };

export async function listClusters(tx: Tx, regency: string): Promise<ClusterRow[]> {
  return tx.rows(
    sql<ClusterRow>`select code, name_id, name_en, sort, food, active from registry.cluster where regency = ${regency} order by sort, code limit 500`,
  );
}

export async function saveCluster(tx: Tx, regency: string, c: ClusterRow): Promise<void> {
  await tx.run(sql`
    insert into registry.cluster (regency, code, name_id, name_en, sort, food, active) values (${regency}, ${c.code}, ${c.name_id}, ${c.name_en}, ${c.sort}, ${c.food}, ${c.active})
    on conflict (regency, code) do update set name_id = excluded.name_id, name_en = excluded.name_en, sort = excluded.sort, food = excluded.food, active = excluded.active`);
}

export type CentreRow = {
  id: string;
  name: string;
  area: string;
  area_name: string | null;
  cluster: string;
  latitude: number | null;
  longitude: number | null;
  members: number;
  exporters: number;
  version: number;
};

const centreColumns = sql`c.id, c.name, c.area, r.name as area_name, c.cluster, c.latitude, c.longitude, c.version,
  (select count(*) from registry.centre_member m join registry.enterprise e on e.regency = m.regency and e.id = m.enterprise_id
    where m.regency = c.regency and m.centre_id = c.id and ${living}) as members`;

export async function listCentres(tx: Tx, regency: string): Promise<CentreRow[]> {
  return tx.rows(
    sql<CentreRow>`select ${centreColumns}, 0 as exporters from registry.centre c left join reference.region r on r.code = c.area where c.regency = ${regency} order by c.name, c.id limit 500`,
  );
}

export async function findCentre(tx: Tx, regency: string, id: string): Promise<CentreRow | undefined> {
  return tx.find(sql<CentreRow>`
    select ${centreColumns}, (select count(distinct x.enterprise_id) from registry.export_record x join registry.centre_member m on m.regency = x.regency and m.enterprise_id = x.enterprise_id
      where x.regency = c.regency and m.centre_id = c.id) as exporters
    from registry.centre c left join reference.region r on r.code = c.area where c.regency = ${regency} and c.id = ${id}`);
}

export type CentreWrite = { id: string; name: string; area: string; cluster: string; latitude: number | null; longitude: number | null };

/** False where the id is taken. */
export async function addCentre(tx: Tx, regency: string, c: CentreWrite, at: Date): Promise<boolean> {
  const added = await tx.run(sql`
    insert into registry.centre (regency, id, name, area, cluster, latitude, longitude, created_at) values (${regency}, ${c.id}, ${c.name}, ${c.area}, ${c.cluster}, ${c.latitude}, ${c.longitude}, ${at})
    on conflict do nothing`);
  return added === 1;
}

export async function updateCentre(tx: Tx, regency: string, version: number, c: CentreWrite): Promise<boolean> {
  const changed = await tx.run(sql`
    update registry.centre set name = ${c.name}, area = ${c.area}, cluster = ${c.cluster}, latitude = ${c.latitude}, longitude = ${c.longitude}, version = version + 1
    where regency = ${regency} and id = ${c.id} and version = ${version}`);
  return changed === 1;
}

export async function joinCentre(tx: Tx, regency: string, centreId: string, enterpriseId: string, since: string): Promise<boolean> {
  return (
    (await tx.run(sql`
    insert into registry.centre_member (regency, centre_id, enterprise_id, since) values (${regency}, ${centreId}, ${enterpriseId}, ${since}) on conflict do nothing`)) ===
    1
  );
}

export async function leaveCentre(tx: Tx, regency: string, centreId: string, enterpriseId: string): Promise<boolean> {
  return (
    (await tx.run(
      sql`delete from registry.centre_member where regency = ${regency} and centre_id = ${centreId} and enterprise_id = ${enterpriseId}`,
    )) === 1
  );
}

export async function listCentresOf(tx: Tx, regency: string, enterpriseId: string) {
  return tx.rows(sql<{ id: string; name: string; since: string }>`
    select c.id, c.name, m.since from registry.centre_member m join registry.centre c on c.regency = m.regency and c.id = m.centre_id where m.regency = ${regency} and m.enterprise_id = ${enterpriseId} order by c.name`);
}

/** KBLI codes whose number begins with the text or whose title holds it; the newest version first. */
export async function searchKbli(tx: Tx, text: string, limit: number) {
  const like = text.replace(/[\\%_]/g, (c) => `\\${c}`);
  return tx.rows(sql<{ version: string; code: string; title: string }>`
    select version, code, title_id as title from reference.kbli where retired_on is null and (code like ${`${like}%`} or title_id ilike ${`%${like}%`}) order by version desc, code limit ${limit}`);
}

export async function kbliExists(tx: Tx, version: string, code: string): Promise<boolean> {
  return (await tx.find(sql`select 1 from reference.kbli where version = ${version} and code = ${code} and retired_on is null`)) !== undefined;
}

export type ViewRow = { id: string; name: string; query: Filter; columns: string[] };

export async function listViews(tx: Tx, regency: string, personId: string): Promise<ViewRow[]> {
  return tx.rows(
    sql<ViewRow>`select id, name, query, columns from registry.saved_view where regency = ${regency} and person_id = ${personId} order by id limit 100`,
  );
}

/** False where the view is somebody else's. */
export async function saveView(tx: Tx, regency: string, personId: string, v: ViewRow, at: Date): Promise<boolean> {
  const saved = await tx.run(sql`
    insert into registry.saved_view as w (regency, id, person_id, name, query, columns, created_at) values (${regency}, ${v.id}, ${personId}, ${v.name}, ${JSON.stringify(v.query)}, ${v.columns}, ${at})
    on conflict (regency, id) do update set name = excluded.name, query = excluded.query, columns = excluded.columns where w.person_id = excluded.person_id`);
  return saved === 1;
}

export async function removeView(tx: Tx, regency: string, personId: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from registry.saved_view where regency = ${regency} and person_id = ${personId} and id = ${id}`)) === 1;
}

export async function nameOfRegion(tx: Tx, code: string): Promise<string | undefined> {
  return (await tx.find(sql<{ name: string }>`select name from reference.region where code = ${code}`))?.name;
}
