import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { ActivityStatus, DocumentKind, Legality, PlaceKind } from '../contract/words.ts';
import { inArea, living } from './rows.ts';

export type CardDocument = {
  id: string;
  kind: DocumentKind;
  number: string;
  expiresOn: string | null;
  state: 'stated' | 'checked' | 'rejected';
  hasFile: boolean;
};
export type CardOwner = {
  id: string;
  version: number;
  fullName: string;
  nikMask: string | null;
  sex: string | null;
  birthDate: string | null;
  phone: string | null;
  address: string | null;
  hasSmartphone: boolean | null;
};
export type CardRow = {
  id: string;
  version: number;
  name: string;
  brand: string | null;
  products: string | null;
  area: string;
  areaName: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  accuracyM: number | null;
  cluster: string | null;
  placeKind: PlaceKind | null;
  startYear: number | null;
  activity: ActivityStatus;
  phone: string | null;
  workersMale: number | null;
  workersFemale: number | null;
  monthlyCapacity: string | null;
  note: string | null;
  owner: CardOwner | null;
  figure: { year: number; turnoverRupiah: number | null } | null;
  legality: Legality;
  food: boolean;
  documents: CardDocument[] | null;
  verifiedOn: string | null;
};

const documentsOf = sql`registry.legality_document d where d.regency = e.regency and d.enterprise_id = e.id and d.removed_at is null`;
const ownerJoin = sql`left join registry.owner o on o.regency = e.regency and o.id = e.owner_id`;

/** The living enterprises of these ids as a companion's phone holds them, in one question. */
export async function listCards(tx: Tx, regency: string, ids: string[]): Promise<CardRow[]> {
  return tx.rows(sql<CardRow>`
    select e.id, e.version, e.name, e.brand, e.products, e.area, r.name as "areaName", e.address, e.latitude, e.longitude, e.accuracy_m as "accuracyM", e.cluster, e.place_kind as "placeKind",
      e.start_year as "startYear", e.activity, e.phone, e.workers_male as "workersMale", e.workers_female as "workersFemale", e.monthly_capacity as "monthlyCapacity", e.note, e.legality,
      e.verified_on as "verifiedOn", coalesce(c.food, false) as food,
      case when o.id is not null then jsonb_build_object('id', o.id, 'version', o.version, 'fullName', o.full_name, 'nikMask', o.nik_mask, 'sex', o.sex, 'birthDate', o.birth_date,
        'phone', o.phone, 'address', o.address, 'hasSmartphone', o.has_smartphone) end as owner,
      (select jsonb_build_object('year', y.year, 'turnoverRupiah', y.turnover_rupiah) from registry.yearly_figure y
        where y.regency = e.regency and y.enterprise_id = e.id order by y.year desc limit 1) as figure,
      (select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'number', d.number, 'expiresOn', d.expires_on, 'state', d.state, 'hasFile', d.file_id is not null) order by d.kind, d.id)
        from ${documentsOf}) as documents
    from registry.enterprise e ${ownerJoin}
    left join reference.region r on r.code = e.area
    left join registry.cluster c on c.regency = e.regency and c.code = e.cluster
    where e.regency = ${regency} and e.id = any(${ids}::uuid[]) and ${living} order by e.id`);
}

/**
 * A short text for each living enterprise in these areas and of these ids. It changes with all that a card shows: fields and figures by
 * the version, the owner by theirs; what has no version (papers, class of papers, confirmations) is folded into a few digits.
 */
export async function listStamps(
  tx: Tx,
  regency: string,
  { areas, ids }: { areas: string[]; ids: string[] },
): Promise<{ id: string; stamp: string }[]> {
  const where = areas.map((area) => (area === regency ? sql`true` : inArea(sql`e.area`, area)));
  where.push(sql`e.id = any(${ids}::uuid[])`);
  return tx.rows(sql<{ id: string; stamp: string }>`
    select e.id, e.version || '.' || coalesce(o.version, 0) || '.' || left(md5(concat_ws('|', e.legality,
      (select string_agg(concat_ws(' ', c.field, c.on_day, c.how), ',' order by c.field) from registry.confirmation c where c.regency = e.regency and c.enterprise_id = e.id),
      (select string_agg(concat_ws(' ', d.id, d.state, d.file_id, d.expires_on), ',' order by d.id) from ${documentsOf}))), 8) as stamp
    from registry.enterprise e ${ownerJoin}
    where e.regency = ${regency} and ${living} and (${sql.join(where, sql` or `)}) order by e.id`);
}
