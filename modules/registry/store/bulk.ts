import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { DocumentKind } from '../contract/words.ts';
import { holdersOfNik } from './owners.ts';
import { living } from './rows.ts';

export type NikHolder = { nik_index: Buffer; id: string; full_name: string; enterprises: { id: string; name: string; area: string }[] };

/**
 * Which of these fingerprints belong to known owners, with the living enterprises of each; whoever went into another stands for
 * that one. Each fingerprint is looked up by itself: asked for a thousand at once, the planner reads the whole table.
 */
export async function ownersByNik(tx: Tx, regency: string, indexes: Buffer[]): Promise<NikHolder[]> {
  if (indexes.length === 0) return [];
  const owners = await livingOwners(tx, regency, indexes);
  const found = new Set(owners.map((owner) => owner.nik_index.toString('hex')));
  const merged = await mergedOwners(
    tx,
    regency,
    indexes.filter((index) => !found.has(index.toString('hex'))),
  );
  const all = [...owners, ...merged];
  const enterprises = await enterprisesOf(tx, regency, [...new Set(all.map((owner) => owner.id))]);
  return all.map((owner) => ({ ...owner, enterprises: enterprises.get(owner.id) ?? [] }));
}

type Owner = Pick<NikHolder, 'nik_index' | 'id' | 'full_name'>;

function livingOwners(tx: Tx, regency: string, indexes: Buffer[]): Promise<Owner[]> {
  return tx.rows(sql<Owner>`
    select asked.nik_index, o.id, o.full_name from unnest(${indexes}::bytea[]) as asked (nik_index)
    cross join lateral (select id, full_name from registry.owner where regency = ${regency} and nik_index = asked.nik_index and merged_into is null limit 1) o`);
}

/** Mostly nobody is merged, or none of these: both are asked first. */
async function mergedOwners(tx: Tx, regency: string, indexes: Buffer[]): Promise<Owner[]> {
  const { any } = await tx.get(
    sql<{
      any: boolean;
    }>`select exists (select 1 from registry.owner where regency = ${regency} and nik_index is not null and merged_into is not null) as any`,
  );
  if (!any || indexes.length === 0) return [];
  const hits = await tx.rows(sql<{ nik_index: Buffer }>`
    select asked.nik_index from unnest(${indexes}::bytea[]) as asked (nik_index)
    cross join lateral (select 1 from registry.owner where regency = ${regency} and nik_index = asked.nik_index and merged_into is not null limit 1) o`);
  if (hits.length === 0) return [];
  const held = holdersOfNik(
    regency,
    hits.map((hit) => hit.nik_index),
  );
  return tx.rows(
    sql<Owner>`select held.nik_index, o.id, o.full_name from ${held} held join registry.owner o on o.regency = ${regency} and o.id = held.id`,
  );
}

async function enterprisesOf(tx: Tx, regency: string, ownerIds: string[]): Promise<Map<string, NikHolder['enterprises']>> {
  const byOwner = new Map<string, NikHolder['enterprises']>();
  if (ownerIds.length === 0) return byOwner;
  const rows = await tx.rows(sql<{ owner_id: string; id: string; name: string; area: string }>`
    select asked.owner_id, h.id, h.name, h.area from unnest(${ownerIds}::uuid[]) as asked (owner_id)
    cross join lateral (select e.id, e.name, e.area from registry.enterprise e where e.regency = ${regency} and e.owner_id = asked.owner_id and ${living} order by e.id limit 1000) h`);
  for (const { owner_id, ...enterprise } of rows) {
    const list = byOwner.get(owner_id);
    if (list) list.push(enterprise);
    else byOwner.set(owner_id, [enterprise]);
  }
  return byOwner;
}

/** The living enterprises that hold documents of a kind, number by number. */
export async function holdersOfDocuments(tx: Tx, regency: string, kind: DocumentKind, numbers: string[]) {
  if (numbers.length === 0) return [];
  return tx.rows(sql<{ number: string; enterpriseId: string; name: string; area: string; ownerId: string | null }>`
    select asked.number, h.id as "enterpriseId", h.name, h.area, h.owner_id as "ownerId" from unnest(${numbers}::text[]) as asked (number)
    cross join lateral (
      select e.id, e.name, e.area, e.owner_id from registry.legality_document d join registry.enterprise e on e.regency = d.regency and e.id = d.enterprise_id
      where d.regency = ${regency} and d.number = asked.number collate "C" and d.kind = ${kind} and d.removed_at is null and ${living} order by e.id limit 1) h`);
}
