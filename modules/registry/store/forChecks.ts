import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { ActivityStatus, DocumentKind, PlaceKind, ScaleClass, Sex } from '../contract/words.ts';
import type { Figure } from '../rules/scale.ts';
import { living } from './rows.ts';

export type CheckRow = {
  id: string;
  version: number;
  name: string;
  products: string | null;
  area: string;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  cluster: string | null;
  cluster_known: boolean;
  food: boolean;
  kbli_version: string | null;
  kbli: string | null;
  place_kind: PlaceKind | null;
  start_year: number | null;
  activity: ActivityStatus;
  phone: string | null;
  workers_male: number | null;
  workers_female: number | null;
  scale_class: ScaleClass;
  verified_on: string | null;
  source: string;
  owner_id: string | null;
  owner_version: number;
  full_name: string;
  nik_cipher: Buffer | null;
  nik_mask: string | null;
  sex: Sex | null;
  birth_date: string | null;
  owner_phone: string | null;
  figures: Figure[] | null;
  documents: DocumentForChecks[] | null;
};

export type DocumentForChecks = {
  kind: DocumentKind;
  number: string;
  /** The number is a person's NIK: it stands here masked, and was looked at when it was written. */
  secret: boolean;
  issuedOn: string | null;
  expiresOn: string | null;
  state: 'stated' | 'checked' | 'rejected';
};

/** The living enterprises of these ids with everything that a check looks at, in one question. */
export async function listToCheck(tx: Tx, regency: string, ids: string[]): Promise<CheckRow[]> {
  return tx.rows(sql<CheckRow>`
    select e.id, e.version, e.name, e.products, e.area, e.address, e.latitude, e.longitude, e.cluster, c.code is not null as cluster_known, coalesce(c.food, false) as food,
      e.kbli_version, e.kbli, e.place_kind, e.start_year, e.activity, e.phone, e.workers_male, e.workers_female, e.scale_class, e.verified_on, e.source,
      o.id as owner_id, o.version as owner_version, o.full_name, o.nik_cipher, o.nik_mask, o.sex, o.birth_date, o.phone as owner_phone,
      (select jsonb_agg(jsonb_build_object('year', f.year, 'capitalRupiah', f.capital_rupiah, 'turnoverRupiah', f.turnover_rupiah)) from registry.yearly_figure f where f.regency = e.regency and f.enterprise_id = e.id) as figures,
      (select jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number, 'secret', d.number_cipher is not null, 'issuedOn', d.issued_on, 'expiresOn', d.expires_on, 'state', d.state) order by d.kind, d.id)
        from registry.legality_document d where d.regency = e.regency and d.enterprise_id = e.id and d.removed_at is null) as documents
    from registry.enterprise e
    left join registry.owner o on o.regency = e.regency and o.id = e.owner_id
    left join registry.cluster c on c.regency = e.regency and c.code = e.cluster
    where e.regency = ${regency} and e.id = any(${ids}::uuid[]) and ${living}`);
}

/** How many living owners give each of these telephone numbers. */
export async function countOwnersByPhone(tx: Tx, regency: string, phones: string[]): Promise<Map<string, number>> {
  if (phones.length === 0) return new Map();
  const rows = await tx.rows(sql<{ phone: string; n: number }>`
    select o.phone, count(*) as n from registry.owner o where o.regency = ${regency} and o.phone = any(${phones}::text[]) and o.merged_into is null group by o.phone`);
  return new Map(rows.map((row) => [row.phone, row.n]));
}

export const pointKey = (latitude: number, longitude: number): string => `${latitude} ${longitude}`;

/** How many living enterprises stand on each of these very points. */
export async function countByPoint(tx: Tx, regency: string, points: { latitude: number; longitude: number }[]): Promise<Map<string, number>> {
  if (points.length === 0) return new Map();
  const rows = await tx.rows(sql<{ latitude: number; longitude: number; n: number }>`
    select p.latitude, p.longitude, (select count(*) from registry.enterprise e where e.regency = ${regency} and e.latitude = p.latitude and e.longitude = p.longitude and ${living}) as n
    from unnest(${points.map((p) => p.latitude)}::float8[], ${points.map((p) => p.longitude)}::float8[]) as p (latitude, longitude)`);
  return new Map(rows.map((row) => [pointKey(row.latitude, row.longitude), row.n]));
}

/** The living enterprises of owners. */
export async function livingOfOwners(tx: Tx, regency: string, ownerIds: string[]): Promise<string[]> {
  const rows = await tx.rows(
    sql<{
      id: string;
    }>`select e.id from registry.enterprise e where e.regency = ${regency} and e.owner_id = any(${ownerIds}::uuid[]) and ${living} order by e.id`,
  );
  return rows.map((row) => row.id);
}
