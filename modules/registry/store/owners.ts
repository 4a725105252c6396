import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';

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

const columns = sql`o.id, o.full_name, o.nik_mask, o.sex, o.birth_date, o.phone, o.email, o.address, o.area, r.name as area_name, o.has_smartphone, o.version`;
const from = sql`registry.owner o left join reference.region r on r.code = o.area`;

export async function findOwner(tx: Tx, regency: string, id: string): Promise<OwnerRow | undefined> {
  return tx.find(sql<OwnerRow>`select ${columns} from ${from} where o.regency = ${regency} and o.id = ${id}`);
}

/** Holds an owner until the transaction ends, so that two enterprises of the same name do not come in beside each other. */
export async function lockOwner(tx: Tx, regency: string, id: string): Promise<void> {
  await tx.run(sql`select 1 from registry.owner where regency = ${regency} and id = ${id} for update`);
}

/** The areas of an owner's enterprises: whoever answers for one of them may see the owner. */
export async function areasOfOwner(tx: Tx, regency: string, id: string): Promise<string[]> {
  return (await tx.rows(sql<{ area: string }>`select distinct area from registry.enterprise where regency = ${regency} and owner_id = ${id}`)).map(
    (row) => row.area,
  );
}

export async function findOwnerByNik(tx: Tx, regency: string, nikIndex: Buffer): Promise<OwnerRow | undefined> {
  return tx.find(sql<OwnerRow>`select ${columns} from ${from} where o.regency = ${regency} and o.nik_index = ${nikIndex}`);
}

export async function findOwnersBy(
  tx: Tx,
  regency: string,
  by: { nikIndex?: Buffer; phone?: string; ids?: string[] },
  limit: number,
): Promise<OwnerRow[]> {
  const match = by.nikIndex ? sql`o.nik_index = ${by.nikIndex}` : by.phone ? sql`o.phone = ${by.phone}` : sql`o.id = any(${by.ids ?? []}::uuid[])`;
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

/** Which of these fingerprints belong to known owners, with the enterprises of each. */
export async function ownersByNik(tx: Tx, regency: string, indexes: Buffer[]) {
  return tx.rows(sql<{ nik_index: Buffer; id: string; full_name: string; enterprises: { id: string; name: string; area: string }[] }>`
    select o.nik_index, o.id, o.full_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'area', e.area)) from registry.enterprise e where e.regency = o.regency and e.owner_id = o.id), '[]') as enterprises
    from registry.owner o where o.regency = ${regency} and o.nik_index = any(${indexes}::bytea[])`);
}
