import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { DocumentKind } from '../contract/words.ts';
import type { FigureRow } from './merging.ts';
import { living } from './rows.ts';

// What hangs on an enterprise goes to another one and back. Rows are moved as they are; none is made or removed but a figure that was changed meanwhile.

export type HeldPaper = { id: string; enterpriseId: string; kind: DocumentKind; number: string; numberCipher: Buffer | null };

/** The documents of enterprises that count. */
export async function listPapers(tx: Tx, regency: string, enterpriseIds: string[]): Promise<HeldPaper[]> {
  return tx.rows(sql<HeldPaper>`
    select id, enterprise_id as "enterpriseId", kind, number, number_cipher as "numberCipher" from registry.legality_document
    where regency = ${regency} and enterprise_id = any(${enterpriseIds}::uuid[]) and removed_at is null order by id`);
}

/** Where documents are held now; those taken away since are left out. */
export async function holdersOfPapers(tx: Tx, regency: string, ids: string[]): Promise<HeldPaper[]> {
  return tx.rows(sql<HeldPaper>`
    select id, enterprise_id as "enterpriseId", kind, number, number_cipher as "numberCipher" from registry.legality_document
    where regency = ${regency} and id = any(${ids}::uuid[]) and removed_at is null`);
}

const withId = {
  documents: sql.table('registry.legality_document'),
  photos: sql.table('registry.photo'),
  exportRecords: sql.table('registry.export_record'),
};
export type PartWithId = keyof typeof withId;

/** Moves documents, photos or export records: these, or all. Gives which were moved. */
export async function moveParts(tx: Tx, regency: string, part: PartWithId, from: string[], to: string, ids?: string[]): Promise<string[]> {
  const which = ids ? sql`and id = any(${ids}::uuid[])` : sql``;
  const rows = await tx.rows(sql<{ id: string }>`
    update ${withId[part]} set enterprise_id = ${to} where regency = ${regency} and enterprise_id = any(${from}::uuid[]) ${which} returning id`);
  return rows.map((row) => row.id).sort();
}

export type Membership = { id: string; since: string };

/** Moves memberships of centres that the other one is not in yet: all, or of these centres. */
export async function moveCentres(tx: Tx, regency: string, from: string, to: string, only?: string[]): Promise<Membership[]> {
  const which = only ? sql`and m.centre_id = any(${only}::uuid[])` : sql``;
  return tx.rows(sql<Membership>`
    update registry.centre_member m set enterprise_id = ${to} where m.regency = ${regency} and m.enterprise_id = ${from} ${which}
      and not exists (select 1 from registry.centre_member x where x.regency = m.regency and x.centre_id = m.centre_id and x.enterprise_id = ${to})
    returning m.centre_id as id, m.since`);
}

export async function findMembership(tx: Tx, regency: string, enterpriseId: string, centreId: string): Promise<Membership | undefined> {
  return tx.find(sql<Membership>`
    select centre_id as id, since from registry.centre_member where regency = ${regency} and enterprise_id = ${enterpriseId} and centre_id = ${centreId}`);
}

const figureColumns = sql`y.year, y.capital_rupiah as "capitalRupiah", y.turnover_rupiah as "turnoverRupiah", y.recorded_at as "recordedAt", y.recorded_by as "recordedBy"`;

/** Moves figures of years that the other one has none of: all, or these years. */
export async function moveFigures(tx: Tx, regency: string, from: string, to: string, only?: number[]): Promise<FigureRow[]> {
  const which = only ? sql`and y.year = any(${only}::integer[])` : sql``;
  return tx.rows(sql<FigureRow>`
    update registry.yearly_figure y set enterprise_id = ${to} where y.regency = ${regency} and y.enterprise_id = ${from} ${which}
      and not exists (select 1 from registry.yearly_figure x where x.regency = y.regency and x.enterprise_id = ${to} and x.year = y.year)
    returning ${figureColumns}`);
}

export async function findFigure(tx: Tx, regency: string, enterpriseId: string, year: number): Promise<FigureRow | undefined> {
  return tx.find(sql<FigureRow>`
    select ${figureColumns} from registry.yearly_figure y where y.regency = ${regency} and y.enterprise_id = ${enterpriseId} and y.year = ${year}`);
}

/** A figure as it was when it left. */
export async function restoreFigure(tx: Tx, regency: string, enterpriseId: string, f: FigureRow): Promise<void> {
  await tx.run(sql`
    insert into registry.yearly_figure (regency, enterprise_id, year, capital_rupiah, turnover_rupiah, recorded_at, recorded_by)
    values (${regency}, ${enterpriseId}, ${f.year}, ${f.capitalRupiah}, ${f.turnoverRupiah}, ${f.recordedAt}, ${f.recordedBy}) on conflict do nothing`);
}

/** Gives all enterprises of an owner to another, those that were merged as well; or these only. Gives which. */
export async function giveEnterprises(tx: Tx, regency: string, from: string[], to: string, only?: string[]): Promise<string[]> {
  const which = only ? sql`and id = any(${only}::uuid[])` : sql``;
  const rows = await tx.rows(sql<{ id: string }>`
    update registry.enterprise set owner_id = ${to} where regency = ${regency} and owner_id = any(${from}::uuid[]) ${which} returning id`);
  return rows.map((row) => row.id).sort();
}

/** The living enterprises of owners. */
export async function idsOfOwners(tx: Tx, regency: string, ownerIds: string[]): Promise<string[]> {
  const rows = await tx.rows(
    sql<{
      id: string;
    }>`select e.id from registry.enterprise e where e.regency = ${regency} and e.owner_id = any(${ownerIds}::uuid[]) and ${living} order by e.id`,
  );
  return rows.map((row) => row.id);
}
