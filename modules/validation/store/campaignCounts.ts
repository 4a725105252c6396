import type { CalendarDay } from '#core/dates.ts';
import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';

export type Tally = { assigned: number; visited: number; verified: number; closed: number; notFound: number; refused: number };

const sums = sql`
  count(*) as assigned, count(f.outcome) as visited, count(*) filter (where f.outcome in ('active', 'seasonal')) as verified,
  count(*) filter (where f.outcome = 'closed') as closed, count(*) filter (where f.outcome = 'not_found') as "notFound",
  count(*) filter (where f.outcome = 'refused') as refused`;

const ofCampaign = (regency: string, id: string): RawBuilder<unknown> =>
  sql`validation.campaign_assignment f where f.regency = ${regency} and f.campaign_id = ${id}`;

export async function tallyOf(tx: Tx, regency: string, id: string): Promise<Tally> {
  return tx.get(sql<Tally>`select ${sums} from ${ofCampaign(regency, id)}`);
}

export type PersonTally = Tally & { person_id: string | null; full_name: string | null; last_at: string | null };

export async function tallyByPerson(tx: Tx, regency: string, id: string): Promise<PersonTally[]> {
  return tx.rows(sql<PersonTally>`
    select t.*, p.full_name
    from (select f.person_id, max(f.visited_at) as last_at, ${sums} from ${ofCampaign(regency, id)} group by f.person_id) t
    left join accounts.pub_person p on p.regency = ${regency} and p.id = t.person_id order by p.full_name, t.person_id`);
}

export async function tallyByArea(tx: Tx, regency: string, id: string): Promise<(Tally & { area: string })[]> {
  return tx.rows(sql<Tally & { area: string }>`select f.area, ${sums} from ${ofCampaign(regency, id)} group by f.area order by f.area`);
}

/** In which areas each person has something. */
export async function areasByPerson(tx: Tx, regency: string, id: string): Promise<{ person_id: string | null; area: string }[]> {
  return tx.rows(sql<{ person_id: string | null; area: string }>`
    select f.person_id, f.area from ${ofCampaign(regency, id)} group by f.person_id, f.area order by f.area`);
}

export async function countsByDay(tx: Tx, regency: string, id: string): Promise<{ day: CalendarDay; n: number }[]> {
  return tx.rows(sql<{ day: CalendarDay; n: number }>`
    select f.visited_on as day, count(*) as n from ${ofCampaign(regency, id)} and f.outcome is not null group by f.visited_on order by f.visited_on`);
}

export async function countsByDayAndPerson(
  tx: Tx,
  regency: string,
  id: string,
): Promise<{ day: CalendarDay; person_id: string | null; n: number }[]> {
  return tx.rows(sql<{ day: CalendarDay; person_id: string | null; n: number }>`
    select f.visited_on as day, f.person_id, count(*) as n from ${ofCampaign(regency, id)} and f.outcome is not null
    group by f.visited_on, f.person_id order by f.visited_on`);
}

export async function countSeconds(tx: Tx, regency: string, id: string): Promise<{ drawn: number; done: number }> {
  return tx.get(
    sql<{ drawn: number; done: number }>`select count(*) as drawn, count(f.second_at) as done from ${ofCampaign(regency, id)} and f.drawn`,
  );
}

/** Visits that stand against each other, the newest second looks first. */
export async function listSeconds(tx: Tx, regency: string, id: string, limit: number): Promise<{ first: string; second: string }[]> {
  return tx.rows(sql<{ first: string; second: string }>`
    select f.visit_id as first, f.second_visit_id as second from ${ofCampaign(regency, id)} and f.drawn and f.second_at is not null
    order by f.second_at desc, f.enterprise_id limit ${limit}`);
}
