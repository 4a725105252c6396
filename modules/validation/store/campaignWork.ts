import type { CalendarDay } from '#core/dates.ts';
import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';

export type Taken = { enterpriseId: string; area: string; placeKey: number | null };

/** Takes a page of enterprises in; what is in already stays as it is. */
export async function addAssignments(tx: Tx, regency: string, campaignId: string, rows: Taken[], filledTo: string | null): Promise<void> {
  await tx.run(sql`
    insert into validation.campaign_assignment (regency, campaign_id, enterprise_id, area, place_key)
    select ${regency}, ${campaignId}, t.id, t.area, t.place_key
    from unnest(${rows.map((r) => r.enterpriseId)}::uuid[], ${rows.map((r) => r.area)}::text[], ${rows.map((r) => r.placeKey)}::bigint[]) as t (id, area, place_key)
    on conflict do nothing`);
  await tx.run(sql`update validation.campaign set filled_to = ${filledTo} where regency = ${regency} and id = ${campaignId}`);
}

export type TakenRow = { id: string; area: string; place_key: number | null };

/** What a campaign took in, in the order of ids. */
export async function takenAfter(tx: Tx, regency: string, campaignId: string, after: string, limit: number): Promise<TakenRow[]> {
  return tx.rows(sql<TakenRow>`
    select a.enterprise_id as id, a.area, a.place_key from validation.campaign_assignment a
    where a.regency = ${regency} and a.campaign_id = ${campaignId} and a.enterprise_id > ${after}::uuid order by a.enterprise_id limit ${limit}`);
}

/** Gives enterprises to a person. By their ids alone: of a table that just grew the planner knows nothing, and joins would read all of it for each. */
export async function assign(
  tx: Tx,
  regency: string,
  campaignId: string,
  to: { personId: string | null; guest: boolean },
  ids: string[],
): Promise<void> {
  await tx.run(sql`
    update validation.campaign_assignment set person_id = ${to.personId}, guest = ${to.guest}
    where regency = ${regency} and campaign_id = ${campaignId} and enterprise_id = any(${ids}::uuid[])`);
}

export type Guest = { enterpriseId: string; personId: string };

/** Everybody who was let in for a campaign, in the order of enterprises. */
export async function guestsAfter(
  tx: Tx,
  regency: string,
  campaignId: string,
  after: string,
  limit: number,
): Promise<(Guest & { second: string | null })[]> {
  return tx.rows(sql<Guest & { second: string | null }>`
    select a.enterprise_id as "enterpriseId", a.person_id as "personId", a.second_person_id as second from validation.campaign_assignment a
    where a.regency = ${regency} and a.campaign_id = ${campaignId} and a.enterprise_id > ${after}::uuid and ((a.guest and a.person_id is not null) or a.second_person_id is not null)
    order by a.enterprise_id limit ${limit}`);
}

/** Those of these whom nothing keeps any more: no visit of theirs waits there in any campaign, nor was one made since a day. */
export async function guestsToLetOut(tx: Tx, regency: string, guests: Guest[], visitedSince: Date): Promise<Guest[]> {
  return tx.rows(sql<Guest>`
    select g.enterprise_id as "enterpriseId", g.person_id as "personId"
    from unnest(${guests.map((g) => g.enterpriseId)}::uuid[], ${guests.map((g) => g.personId)}::uuid[]) as g (enterprise_id, person_id)
    where not exists (
      select 1 from validation.campaign_assignment a join validation.campaign c on c.regency = a.regency and c.id = a.campaign_id
      where a.regency = ${regency} and a.enterprise_id = g.enterprise_id and (
        (c.state <> 'closed' and a.person_id = g.person_id and (a.outcome is null or a.visited_at > ${visitedSince}))
        or (c.state <> 'closed' and a.second_person_id = g.person_id and a.outcome is not null and (a.second_at is null or a.second_at > ${visitedSince}))))`);
}

export type Loaded = { person_id: string; n: number };

export async function countByPerson(tx: Tx, regency: string, campaignId: string): Promise<Loaded[]> {
  return tx.rows(sql<Loaded>`
    select a.person_id, count(*) as n from validation.campaign_assignment a
    where a.regency = ${regency} and a.campaign_id = ${campaignId} and a.person_id is not null group by a.person_id order by a.person_id`);
}

/** Nothing is drawn any more: a work that was cut off draws anew. */
export async function clearDraws(tx: Tx, regency: string, campaignId: string): Promise<void> {
  await tx.run(sql`
    update validation.campaign_assignment set drawn = false, second_person_id = null where regency = ${regency} and campaign_id = ${campaignId} and drawn`);
}

/** Draws enterprises for a second look by one person; null: there is nobody else. */
export async function drawSeconds(tx: Tx, regency: string, campaignId: string, secondPersonId: string | null, ids: string[]): Promise<void> {
  await tx.run(sql`
    update validation.campaign_assignment set drawn = true, second_person_id = ${secondPersonId}
    where regency = ${regency} and campaign_id = ${campaignId} and enterprise_id = any(${ids}::uuid[])`);
}

export type AssignmentRow = {
  campaign_id: string;
  enterprise_id: string;
  area: string;
  place_key: number | null;
  person_id: string | null;
  guest: boolean;
  outcome: string | null;
  visit_id: string | null;
  visited_at: string | null;
  visited_by: string | null;
  drawn: boolean;
  second_person_id: string | null;
  second_visit_id: string | null;
  second_at: string | null;
};
const columns = sql`a.campaign_id, a.enterprise_id, a.area, a.place_key, a.person_id, a.guest, a.outcome, a.visit_id, a.visited_at, a.visited_by, a.drawn, a.second_person_id, a.second_visit_id, a.second_at`;

/** Where an enterprise waits or waited, in campaigns that are not closed; held until the transaction ends. */
export async function holdAssignmentsOf(tx: Tx, regency: string, enterpriseId: string): Promise<AssignmentRow[]> {
  return tx.rows(sql<AssignmentRow>`
    select ${columns} from validation.campaign_assignment a
    where a.regency = ${regency} and a.enterprise_id = ${enterpriseId}
      and exists (select 1 from validation.campaign c where c.regency = ${regency} and c.id = a.campaign_id and c.state <> 'closed')
    order by a.campaign_id for update`);
}

export type FirstVisit = { visitId: string; outcome: string; at: Date; on: CalendarDay; by: string; secondPersonId: string | null };

export async function markFirst(tx: Tx, regency: string, a: AssignmentRow, v: FirstVisit): Promise<void> {
  await tx.run(sql`
    update validation.campaign_assignment set outcome = ${v.outcome}, visit_id = ${v.visitId}, visited_at = ${v.at}, visited_on = ${v.on}::date, visited_by = ${v.by}, second_person_id = ${v.secondPersonId}
    where regency = ${regency} and campaign_id = ${a.campaign_id} and enterprise_id = ${a.enterprise_id}`);
}

/** The same person came again and found something else; the day of the first visit stays. */
export async function markAgain(tx: Tx, regency: string, a: AssignmentRow, v: { visitId: string; outcome: string }): Promise<void> {
  await tx.run(sql`
    update validation.campaign_assignment set outcome = ${v.outcome}, visit_id = ${v.visitId}
    where regency = ${regency} and campaign_id = ${a.campaign_id} and enterprise_id = ${a.enterprise_id}`);
}

export async function markSecond(tx: Tx, regency: string, a: AssignmentRow, v: { visitId: string; at: Date }): Promise<void> {
  await tx.run(sql`
    update validation.campaign_assignment set second_visit_id = ${v.visitId}, second_at = ${v.at}
    where regency = ${regency} and campaign_id = ${a.campaign_id} and enterprise_id = ${a.enterprise_id}`);
}

/** What is open with a person, first visits and second looks that can be made, in open campaigns; the oldest campaign first. */
export async function openOf(tx: Tx, regency: string, personId: string): Promise<AssignmentRow[]> {
  return tx.rows(sql<AssignmentRow>`
    select ${columns} from validation.campaign_assignment a join validation.campaign c on c.regency = a.regency and c.id = a.campaign_id
    where a.regency = ${regency} and a.person_id = ${personId} and a.outcome is null and c.state <> 'closed'
    union all
    select ${columns} from validation.campaign_assignment a join validation.campaign c on c.regency = a.regency and c.id = a.campaign_id
    where a.regency = ${regency} and a.second_person_id = ${personId} and a.second_at is null and c.state <> 'closed'
    order by campaign_id, area, place_key, enterprise_id`);
}

export type HandedOver = {
  id: string;
  campaignId: string;
  enterpriseId: string;
  area: string;
  /** The first visit is made: there is something to look at again. */
  visited: boolean;
  second: boolean;
  from: string;
  to: string | null;
  guest: boolean;
};

/** Gives assignments and second looks to others, and writes down that and why. */
export async function handOver(tx: Tx, regency: string, rows: HandedOver[], how: { reason: string; at: Date; by: string }): Promise<void> {
  const list = sql`json_to_recordset(${JSON.stringify(rows)}::json) as m (id uuid, "campaignId" uuid, "enterpriseId" uuid, second boolean, "from" uuid, "to" uuid, guest boolean)`;
  await tx.run(sql`
    update validation.campaign_assignment a set person_id = m."to", guest = m.guest from ${list}
    where a.regency = ${regency} and a.campaign_id = m."campaignId" and a.enterprise_id = m."enterpriseId" and not m.second`);
  await tx.run(sql`
    update validation.campaign_assignment a set second_person_id = m."to" from ${list}
    where a.regency = ${regency} and a.campaign_id = m."campaignId" and a.enterprise_id = m."enterpriseId" and m.second`);
  await tx.run(sql`
    insert into validation.assignment_move (regency, id, campaign_id, enterprise_id, second, from_person, to_person, reason, at, by)
    select ${regency}, m.id, m."campaignId", m."enterpriseId", m.second, m."from", m."to", ${how.reason}, ${how.at}, ${how.by} from ${list}`);
}

/** An enterprise went into another: whoever was to visit it visits that one, unless it is in the campaign itself. Gives who is a guest there. */
export async function followMerge(tx: Tx, regency: string, from: string, into: string): Promise<Guest[]> {
  await tx.run(sql`
    delete from validation.campaign_assignment a where a.regency = ${regency} and a.enterprise_id = ${from} and a.outcome is null
      and exists (select 1 from validation.campaign_assignment i where i.regency = ${regency} and i.campaign_id = a.campaign_id and i.enterprise_id = ${into})`);
  const moved = await tx.rows(sql<{ person_id: string | null; guest: boolean }>`
    update validation.campaign_assignment a set enterprise_id = ${into} where a.regency = ${regency} and a.enterprise_id = ${from} and a.outcome is null
      and exists (select 1 from validation.campaign c where c.regency = ${regency} and c.id = a.campaign_id and c.state <> 'closed')
    returning a.person_id, a.guest`);
  return moved.flatMap((row) => (row.guest && row.person_id !== null ? [{ enterpriseId: into, personId: row.person_id }] : []));
}

/** What is no more, because its import was taken back, waits for nobody. */
export async function forgetGone(tx: Tx, regency: string, campaignId: string): Promise<number> {
  return tx.run(sql`
    delete from validation.campaign_assignment a where a.regency = ${regency} and a.campaign_id = ${campaignId} and a.outcome is null
      and not exists (select 1 from registry.pub_enterprise e where e.regency = ${regency} and e.id = a.enterprise_id)`);
}
