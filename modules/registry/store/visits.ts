import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { ConsentHow, Said, VisitOutcome } from '../contract/words.ts';

export type VisitAssignment = { enterpriseId: string; personId: string };

const given = (rows: VisitAssignment[]) => sql`json_to_recordset(${JSON.stringify(rows)}::json) as r ("enterpriseId" uuid, "personId" uuid)`;

export async function addAssignments(tx: Tx, regency: string, rows: VisitAssignment[]): Promise<void> {
  await tx.run(sql`
    insert into registry.visit_assignment (regency, enterprise_id, person_id) select ${regency}, r."enterpriseId", r."personId" from ${given(rows)} on conflict do nothing`);
}

export async function removeAssignments(tx: Tx, regency: string, rows: VisitAssignment[]): Promise<void> {
  await tx.run(sql`
    delete from registry.visit_assignment a using ${given(rows)} where a.regency = ${regency} and a.enterprise_id = r."enterpriseId" and a.person_id = r."personId"`);
}

/** The living enterprises that a person was sent to visit, each with its owner; what was merged is visited where it went. */
export async function listAssigned(tx: Tx, regency: string, personId: string): Promise<{ id: string; owner_id: string | null }[]> {
  return tx.rows(sql<{ id: string; owner_id: string | null }>`
    with recursive up as (
      select e.id, e.owner_id, e.merged_into from registry.visit_assignment a
      join registry.enterprise e on e.regency = a.regency and e.id = a.enterprise_id where a.regency = ${regency} and a.person_id = ${personId}
      union
      select e.id, e.owner_id, e.merged_into from up u join registry.enterprise e on e.regency = ${regency} and e.id = u.merged_into)
    select id, owner_id from up`);
}

export type VisitWrite = {
  id: string;
  enterpriseId: string;
  at: Date;
  receivedAt: Date;
  by: string;
  outcome: VisitOutcome;
  latitude: number | null;
  longitude: number | null;
  accuracyM: number | null;
  note: string | null;
  receipt: string;
  said: Record<string, Said>;
  consent: { textVersion: string; given: boolean; at: string; how: ConsentHow } | null;
};

/** False: this visit is there already. */
export async function addVisit(tx: Tx, regency: string, v: VisitWrite): Promise<boolean> {
  const added = await tx.run(sql`
    insert into registry.visit (regency, id, enterprise_id, at, received_at, by, outcome, latitude, longitude, accuracy_m, note, receipt, said, consent_text_version, consent_given, consent_at, consent_how)
    values (${regency}, ${v.id}, ${v.enterpriseId}, ${v.at}, ${v.receivedAt}, ${v.by}, ${v.outcome}, ${v.latitude}, ${v.longitude}, ${v.accuracyM}, ${v.note}, ${v.receipt}, ${JSON.stringify(v.said)},
      ${v.consent?.textVersion ?? null}, ${v.consent?.given ?? null}, ${v.consent?.at ?? null}, ${v.consent?.how ?? null})
    on conflict do nothing`);
  return added === 1;
}

export type VisitRow = {
  id: string;
  enterpriseId: string;
  at: string;
  receivedAt: string;
  by: string;
  byName: string | null;
  outcome: VisitOutcome;
  receipt: string;
  note: string | null;
  latitude: number | null;
  longitude: number | null;
  accuracyM: number | null;
  said: Record<string, Said>;
};

const columns = sql`v.id, v.enterprise_id as "enterpriseId", v.at, v.received_at as "receivedAt", v.by, p.full_name as "byName", v.outcome, v.receipt, v.note, v.latitude, v.longitude, v.accuracy_m as "accuracyM", v.said`;
const from = sql`registry.visit v left join accounts.pub_person p on p.regency = v.regency and p.actor = v.by`;

export async function findVisits(tx: Tx, regency: string, ids: string[]): Promise<VisitRow[]> {
  return tx.rows(sql<VisitRow>`select ${columns} from ${from} where v.regency = ${regency} and v.id = any(${ids}::uuid[]) order by v.id`);
}

/** Visits to an enterprise and to what went into it, the latest first. */
export async function listVisits(
  tx: Tx,
  regency: string,
  enterpriseIds: string[],
  before: [at: string, id: string] | undefined,
  limit: number,
): Promise<VisitRow[]> {
  const earlier = before ? sql`and (v.at, v.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``;
  return tx.rows(sql<VisitRow>`
    select ${columns} from ${from} where v.regency = ${regency} and v.enterprise_id = any(${enterpriseIds}::uuid[]) ${earlier} order by v.at desc, v.id desc limit ${limit}`);
}

/** The last visit that saw the enterprise, whoever's arrived first. */
export async function lastSeen(tx: Tx, regency: string, enterpriseId: string): Promise<{ at: string; by: string } | undefined> {
  return tx.find(sql<{ at: string; by: string }>`
    select v.at, v.by from registry.visit v where v.regency = ${regency} and v.enterprise_id = ${enterpriseId} and v.outcome <> 'refused' order by v.at desc, v.id desc limit 1`);
}

/** The newest visit with this receipt, by what may be told to anybody who holds it. */
export async function findReceipt(tx: Tx, regency: string, receipt: string) {
  return tx.find(sql<{ at: string; outcome: VisitOutcome; name: string; areaName: string | null }>`
    select v.at, v.outcome, e.name, r.name as "areaName" from registry.visit v
    join registry.enterprise e on e.regency = v.regency and e.id = v.enterprise_id
    left join reference.region r on r.code = e.area
    where v.regency = ${regency} and v.receipt = ${receipt} order by v.id desc limit 1`);
}
