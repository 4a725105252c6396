import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import { living } from './rows.ts';

export type OwnerRow = {
  id: string;
  full_name: string;
  nik_mask: string | null;
  sex: 'male' | 'female' | null;
  birth_date: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  area: string;
  area_name: string | null;
  has_smartphone: boolean | null;
  version: number;
  merged_into: string | null;
  created_at: string;
  created_by: string;
};

/** An owner as it is written: identifiers already encrypted and fingerprinted. */
export type OwnerWrite = {
  id: string;
  fullName: string;
  nikCipher: Buffer | null;
  nikIndex: Buffer | null;
  nikTailIndex: Buffer | null;
  nikMask: string | null;
  sex: 'male' | 'female' | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  area: string;
  hasSmartphone: boolean | null;
};

const columns = sql`o.id, o.full_name, o.nik_mask, o.sex, o.birth_date, o.phone, o.email, o.address, o.area, r.name as area_name, o.has_smartphone, o.version, o.merged_into, o.created_at, o.created_by`;
const from = sql`registry.owner o left join reference.region r on r.code = o.area`;

export async function findOwner(tx: Tx, regency: string, id: string): Promise<OwnerRow | undefined> {
  return tx.find(sql<OwnerRow>`select ${columns} from ${from} where o.regency = ${regency} and o.id = ${id}`);
}

/** Holds an owner until the transaction ends, so that two enterprises of the same name do not come in beside each other. */
export async function lockOwner(tx: Tx, regency: string, id: string): Promise<void> {
  await tx.run(sql`select 1 from registry.owner where regency = ${regency} and id = ${id} for update`);
}

/** The same for several, so that none of them is merged; what points at them may come in meanwhile. */
export async function holdOwners(tx: Tx, regency: string, ids: string[]): Promise<void> {
  if (ids.length > 0)
    await tx.run(sql`select 1 from registry.owner where regency = ${regency} and id = any(${ids}::uuid[]) order by id for no key update`);
}

/** The areas of an owner's living enterprises: whoever answers for one of them may see the owner. */
export async function areasOfOwner(tx: Tx, regency: string, id: string): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ area: string }>`select distinct e.area from registry.enterprise e where e.regency = ${regency} and e.owner_id = ${id} and ${living}`,
  );
  return rows.map((row) => row.area);
}

/** The living owners who have these NIKs, or who took in whoever had one. */
export function holdersOfNik(regency: string, indexes: Buffer[]) {
  const had = (merged: RawBuilder<unknown>) => sql`
    select o.nik_index, o.id, o.merged_into, 0 as step from registry.owner o where o.regency = ${regency} and o.nik_index = any(${indexes}::bytea[]) and o.merged_into is ${merged}`;
  return sql`(
    with recursive chain as (
      select * from (${had(sql`null`)} union all ${had(sql`not null`)}) had
      union all
      select c.nik_index, o.id, o.merged_into, c.step + 1 from chain c join registry.owner o on o.regency = ${regency} and o.id = c.merged_into)
    select distinct on (nik_index) nik_index, id from chain where merged_into is null order by nik_index, step)`;
}

export async function findOwnerByNik(tx: Tx, regency: string, nikIndex: Buffer): Promise<OwnerRow | undefined> {
  return (await findOwnersBy(tx, regency, { nikIndex }, 1))[0];
}

export async function findOwnersBy(
  tx: Tx,
  regency: string,
  by: { nikIndex?: Buffer; phone?: string; ids?: string[] },
  limit: number,
): Promise<OwnerRow[]> {
  const match = by.nikIndex
    ? sql`o.id in (select id from ${holdersOfNik(regency, [by.nikIndex])} held)`
    : by.phone
      ? sql`o.phone = ${by.phone} and o.merged_into is null`
      : sql`o.id = any(${by.ids ?? []}::uuid[])`;
  return tx.rows(sql<OwnerRow>`select ${columns} from ${from} where o.regency = ${regency} and ${match} order by o.full_name, o.id limit ${limit}`);
}

/** The owners of the enterprises given. */
export async function ownersOf(tx: Tx, regency: string, enterpriseIds: string[]): Promise<string[]> {
  const rows = await tx.rows(
    sql<{
      owner_id: string;
    }>`select distinct owner_id from registry.enterprise where regency = ${regency} and id = any(${enterpriseIds}::uuid[]) and owner_id is not null`,
  );
  return rows.map((row) => row.owner_id);
}

export async function nikCipherOf(tx: Tx, regency: string, id: string): Promise<Buffer | null> {
  return (
    (await tx.find(sql<{ nik_cipher: Buffer | null }>`select nik_cipher from registry.owner where regency = ${regency} and id = ${id}`))
      ?.nik_cipher ?? null
  );
}

/** Adds owners, many in one statement. Gives how many; one whose id or NIK is taken already is not added. */
export async function addOwners(tx: Tx, regency: string, owners: OwnerWrite[], at: Date, by: string): Promise<number> {
  const rows = owners.map((o) => ({
    ...o,
    nikCipher: o.nikCipher?.toString('hex'),
    nikIndex: o.nikIndex?.toString('hex'),
    nikTailIndex: o.nikTailIndex?.toString('hex'),
  }));
  return tx.run(sql`
    insert into registry.owner (regency, id, full_name, nik_cipher, nik_index, nik_tail_index, nik_mask, sex, birth_date, phone, email, address, area, has_smartphone, created_at, created_by, updated_at)
    select ${regency}, r.id, r."fullName", decode(r."nikCipher", 'hex'), decode(r."nikIndex", 'hex'), decode(r."nikTailIndex", 'hex'), r."nikMask", r.sex, r."birthDate", r.phone, r.email, r.address, r.area, r."hasSmartphone", ${at}::timestamptz, ${by}, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, "fullName" text, "nikCipher" text, "nikIndex" text, "nikTailIndex" text, "nikMask" text, sex text, "birthDate" date, phone text, email text, address text, area text, "hasSmartphone" boolean)
    on conflict do nothing`);
}

/** Writes an owner over the version that was read. A NIK that is not given stays as it is. False: somebody was faster. */
export async function updateOwner(tx: Tx, regency: string, version: number, o: OwnerWrite, at: Date): Promise<boolean> {
  const nik = o.nikCipher
    ? sql`, nik_cipher = ${o.nikCipher}, nik_index = ${o.nikIndex}, nik_tail_index = ${o.nikTailIndex}, nik_mask = ${o.nikMask}`
    : sql``;
  const changed = await tx.run(sql`
    update registry.owner set full_name = ${o.fullName}, sex = ${o.sex}, birth_date = ${o.birthDate}, phone = ${o.phone}, email = ${o.email}, address = ${o.address}, area = ${o.area},
      has_smartphone = ${o.hasSmartphone}, version = version + 1, updated_at = ${at} ${nik}
    where regency = ${regency} and id = ${o.id} and version = ${version}`);
  return changed === 1;
}

/** Writes how an owner is reached, and moves them on by a version. */
export async function saveOwnerContact(
  tx: Tx,
  regency: string,
  o: { id: string; phone: string | null; address: string | null; hasSmartphone: boolean | null },
  at: Date,
): Promise<void> {
  await tx.run(sql`
    update registry.owner set phone = ${o.phone}, address = ${o.address}, has_smartphone = ${o.hasSmartphone}, version = version + 1, updated_at = ${at}
    where regency = ${regency} and id = ${o.id}`);
}
