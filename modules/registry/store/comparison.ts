import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { ActivityStatus, DocumentKind, PlaceKind, Sex } from '../contract/words.ts';
import { living } from './rows.ts';

export type ComparableRow = {
  id: string;
  version: number;
  name: string;
  brand: string | null;
  products: string | null;
  area: string;
  areaName: string | null;
  district: string;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  cluster: string | null;
  kbliVersion: string | null;
  kbli: string | null;
  phone: string | null;
  startYear: number | null;
  activity: ActivityStatus;
  placeKind: PlaceKind | null;
  workersMale: number | null;
  workersFemale: number | null;
  verifiedOn: string | null;
  createdAt: string;
  source: string;
  ownerId: string | null;
  ownerVersion: number;
  ownerName: string;
  nikCipher: Buffer | null;
  nikMask: string | null;
  birthDate: string | null;
  sex: Sex | null;
  ownerPhone: string | null;
  ownerAddress: string | null;
  ownerArea: string;
  documents: { id: string; kind: DocumentKind; number: string; cipher: string | null }[];
  photos: number;
  figures: number;
};

/** Everything by which two enterprises are compared, in one question. `documents` carries ciphers as hexadecimal text. */
function comparables(regency: string, which: RawBuilder<unknown>) {
  return sql<ComparableRow>`
    select e.id, e.version, e.name, e.brand, e.products, e.area, r.name as "areaName", e.district, e.address, e.latitude, e.longitude, e.cluster, e.kbli_version as "kbliVersion", e.kbli, e.phone,
      e.start_year as "startYear", e.activity, e.place_kind as "placeKind", e.workers_male as "workersMale", e.workers_female as "workersFemale", e.verified_on as "verifiedOn", e.created_at as "createdAt", e.source,
      o.id as "ownerId", o.version as "ownerVersion", o.full_name as "ownerName", o.nik_cipher as "nikCipher", o.nik_mask as "nikMask", o.birth_date as "birthDate", o.sex, o.phone as "ownerPhone",
      o.address as "ownerAddress", o.area as "ownerArea",
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'number', d.number, 'cipher', encode(d.number_cipher, 'hex')) order by d.id) filter (where d.removed_at is null) from registry.legality_document d
        where d.regency = ${regency} and d.enterprise_id = e.id), '[]') as documents,
      (select count(*) from registry.photo p where p.regency = ${regency} and p.enterprise_id = e.id) as photos,
      (select count(*) from registry.yearly_figure y where y.regency = ${regency} and y.enterprise_id = e.id) as figures
    from ${which} e
    left join registry.owner o on o.regency = ${regency} and o.id = e.owner_id
    left join reference.region r on r.code = e.area`;
}

export async function readComparables(tx: Tx, regency: string, ids: string[]): Promise<ComparableRow[]> {
  const which = sql`(select * from registry.enterprise e where e.regency = ${regency} and e.id = any(${ids}::uuid[]) and ${living})`;
  return tx.rows(comparables(regency, which));
}

/** The next in the order of their ids; with `since` only those who were changed then or later, or whose owner was. */
export async function streamComparables(tx: Tx, regency: string, after: string, limit: number, since: Date | undefined): Promise<ComparableRow[]> {
  const changed = since
    ? sql`and (e.updated_at >= ${since} or exists (select 1 from registry.owner w where w.regency = ${regency} and w.id = e.owner_id and w.updated_at >= ${since}))`
    : sql``;
  const which = sql`(
    select * from registry.enterprise e where e.regency = ${regency} and e.id > ${after}::uuid and ${living} ${changed} order by e.id limit ${limit})`;
  return tx.rows(sql<ComparableRow>`${comparables(regency, which)} order by e.id`);
}
