import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { DocumentKind } from '../contract/words.ts';
import type { HeldDocument } from '../rules/legality.ts';
import type { Figure } from '../rules/scale.ts';
import type { CountKey } from './counts.ts';
import { lockEnterprises } from './enterprises.ts';
import { living } from './rows.ts';

export type DocumentRow = {
  id: string;
  kind: DocumentKind;
  number: string;
  issued_on: string | null;
  expires_on: string | null;
  state: 'stated' | 'checked' | 'rejected';
  checked_at: string | null;
  checked_by_name: string | null;
  check_note: string | null;
  file_id: string | null;
  file_name: string | null;
  created_by: string;
};

const documentColumns = sql`d.id, d.kind, d.number, d.issued_on, d.expires_on, d.state, d.checked_at, p.full_name as checked_by_name, d.check_note, d.file_id, f.name as file_name, d.created_by`;
const documentJoins = sql`registry.legality_document d
  left join accounts.pub_person p on p.regency = d.regency and p.actor = d.checked_by
  left join platform.file f on f.regency = d.regency and f.id = d.file_id`;

export async function listDocuments(tx: Tx, regency: string, enterpriseId: string): Promise<DocumentRow[]> {
  return tx.rows(
    sql<DocumentRow>`select ${documentColumns} from ${documentJoins} where d.regency = ${regency} and d.enterprise_id = ${enterpriseId} and d.removed_at is null order by d.kind, d.id`,
  );
}

export async function findDocument(tx: Tx, regency: string, enterpriseId: string, id: string): Promise<DocumentRow | undefined> {
  return tx.find(
    sql<DocumentRow>`select ${documentColumns} from ${documentJoins} where d.regency = ${regency} and d.enterprise_id = ${enterpriseId} and d.id = ${id} and d.removed_at is null`,
  );
}

/** The living enterprises that already hold a document of this kind and number. */
export async function holdersOfDocument(tx: Tx, regency: string, kind: DocumentKind, numbers: string[]) {
  return tx.rows(sql<{ number: string; enterpriseId: string; name: string; area: string; ownerId: string | null }>`
    select d.number, e.id as "enterpriseId", e.name, e.area, e.owner_id as "ownerId" from registry.legality_document d join registry.enterprise e on e.regency = d.regency and e.id = d.enterprise_id
    where d.regency = ${regency} and d.kind = ${kind} and d.number = any(${numbers}::text[]) and d.removed_at is null and ${living}`);
}

/** A document as it is written; `numberCipher` keeps a number that is shown masked. */
export type DocumentWrite = {
  id: string;
  enterpriseId: string;
  kind: DocumentKind;
  number: string;
  numberCipher: Buffer | null;
  issuedOn: string | null;
  expiresOn: string | null;
};

/** Gives how many were added; one whose id is taken already is not. */
export async function addDocuments(tx: Tx, regency: string, documents: DocumentWrite[], at: Date, by: string): Promise<number> {
  if (documents.length === 0) return 0;
  const rows = documents.map((d) => ({ ...d, numberCipher: d.numberCipher?.toString('hex') }));
  return tx.run(sql`
    insert into registry.legality_document (regency, id, enterprise_id, kind, number, number_cipher, issued_on, expires_on, created_at, created_by)
    select ${regency}, r.id, r."enterpriseId", r.kind, r.number, decode(r."numberCipher", 'hex'), r."issuedOn", r."expiresOn", ${at}::timestamptz, ${by}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, "enterpriseId" uuid, kind text, number text, "numberCipher" text, "issuedOn" date, "expiresOn" date)
    on conflict do nothing`);
}

export async function attachFile(tx: Tx, regency: string, id: string, fileId: string): Promise<void> {
  await tx.run(
    sql`update registry.legality_document set file_id = ${fileId}, state = 'stated', checked_at = null, checked_by = null, check_note = null where regency = ${regency} and id = ${id}`,
  );
}

export async function checkDocument(
  tx: Tx,
  regency: string,
  id: string,
  verdict: 'checked' | 'rejected',
  note: string | null,
  at: Date,
  by: string,
): Promise<void> {
  await tx.run(
    sql`update registry.legality_document set state = ${verdict}, check_note = ${note}, checked_at = ${at}, checked_by = ${by} where regency = ${regency} and id = ${id}`,
  );
}

export async function removeDocument(tx: Tx, regency: string, id: string, at: Date, by: string): Promise<void> {
  await tx.run(sql`update registry.legality_document set removed_at = ${at}, removed_by = ${by} where regency = ${regency} and id = ${id}`);
}

/** Enterprises whose documents ran out between two days: their legality is computed anew. */
export async function listExpiredBetween(tx: Tx, regency: string, from: string, to: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ enterprise_id: string }>`
    select distinct enterprise_id from registry.legality_document
    where regency = ${regency} and removed_at is null and expires_on >= ${from}::date and expires_on < ${to}::date and enterprise_id > ${after}::uuid order by enterprise_id limit ${limit}`);
  return rows.map((row) => row.enterprise_id);
}

export type ComputedRow = CountKey & {
  id: string;
  documents: number;
  scale_basis: string | null;
  scale_year: number | null;
  scale_rule: string | null;
  food: boolean;
  papers: HeldDocument[];
  figures: Figure[];
};

/** What class and legality are computed from, of many enterprises at once; these are held until the transaction ends. What was merged is not counted and stays as it is. */
export async function listToCompute(tx: Tx, regency: string, ids: string[]): Promise<ComputedRow[]> {
  await lockEnterprises(tx, regency, ids);
  return tx.rows(sql<ComputedRow>`
    select e.id, e.area, e.cluster, e.scale_class, e.activity, e.legality, e.documents, e.scale_basis, e.scale_year, e.scale_rule, coalesce(c.food, false) as food,
      coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'expiresOn', d.expires_on, 'state', d.state)) from registry.legality_document d
        where d.regency = e.regency and d.enterprise_id = e.id and d.removed_at is null), '[]') as papers,
      coalesce((select jsonb_agg(jsonb_build_object('year', y.year, 'capitalRupiah', y.capital_rupiah, 'turnoverRupiah', y.turnover_rupiah)) from registry.yearly_figure y
        where y.regency = e.regency and y.enterprise_id = e.id), '[]') as figures
    from registry.enterprise e left join registry.cluster c on c.regency = e.regency and c.code = e.cluster
    where e.regency = ${regency} and e.id = any(${ids}::uuid[]) and ${living}`);
}

export async function addPhoto(
  tx: Tx,
  regency: string,
  photo: { id: string; enterpriseId: string; fileId: string; caption: string | null },
  at: Date,
  by: string,
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into registry.photo (regency, id, enterprise_id, file_id, caption, created_at, created_by)
    values (${regency}, ${photo.id}, ${photo.enterpriseId}, ${photo.fileId}, ${photo.caption}, ${at}, ${by}) on conflict do nothing`);
  return added === 1;
}

export async function listPhotos(tx: Tx, regency: string, enterpriseId: string) {
  return tx.rows(sql<{ id: string; caption: string | null; at: string; file_id: string }>`
    select id, caption, created_at as at, file_id from registry.photo where regency = ${regency} and enterprise_id = ${enterpriseId} order by id limit 100`);
}

export async function removePhoto(tx: Tx, regency: string, enterpriseId: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from registry.photo where regency = ${regency} and enterprise_id = ${enterpriseId} and id = ${id}`)) === 1;
}

export async function listExportRecords(tx: Tx, regency: string, enterpriseId: string) {
  return tx.rows(sql<{ id: string; year: number; country: string; product: string; valueRupiah: number | null }>`
    select id, year, country, product, value_rupiah as "valueRupiah" from registry.export_record where regency = ${regency} and enterprise_id = ${enterpriseId} order by year desc, id limit 200`);
}

export async function addExportRecords(
  tx: Tx,
  regency: string,
  records: { id: string; enterpriseId: string; year: number; country: string; product: string; valueRupiah: number | null }[],
  at: Date,
): Promise<number> {
  if (records.length === 0) return 0;
  return tx.run(sql`
    insert into registry.export_record (regency, id, enterprise_id, year, country, product, value_rupiah, created_at)
    select ${regency}, r.id, r."enterpriseId", r.year, r.country, r.product, r."valueRupiah", ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(records)}::json) as r (id uuid, "enterpriseId" uuid, year integer, country text, product text, "valueRupiah" bigint)
    on conflict do nothing`);
}

export async function removeExportRecord(tx: Tx, regency: string, enterpriseId: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from registry.export_record where regency = ${regency} and enterprise_id = ${enterpriseId} and id = ${id}`)) === 1;
}
