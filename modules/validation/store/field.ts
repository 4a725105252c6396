import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import { insideArea } from './findingList.ts';

export async function findPersonName(tx: Tx, regency: string, id: string): Promise<{ id: string; full_name: string } | undefined> {
  return tx.find(sql<{ id: string; full_name: string }>`select id, full_name from accounts.pub_person where regency = ${regency} and id = ${id}`);
}

export type OpenItem = { enterpriseId: string; name: string; area: string; campaign: string };

/** The names behind assignments, in the order given. */
export async function nameOpenWork(tx: Tx, regency: string, rows: { campaign_id: string; enterprise_id: string }[]): Promise<OpenItem[]> {
  return tx.rows(sql<OpenItem>`
    select e.id as "enterpriseId", e.name, e.area, c.name as campaign
    from unnest(${rows.map((r) => r.campaign_id)}::uuid[], ${rows.map((r) => r.enterprise_id)}::uuid[]) with ordinality as w (campaign_id, enterprise_id, at)
    join validation.campaign c on c.regency = ${regency} and c.id = w.campaign_id
    join registry.pub_enterprise e on e.regency = ${regency} and e.id = w.enterprise_id order by w.at`);
}

const inside = (areas: string[]): RawBuilder<unknown> => (areas.length === 0 ? sql`false` : sql`(${sql.join(areas.map(insideArea), sql` or `)})`);

/** Fields that wait for a decision, of enterprises in some areas and of these besides. */
export async function openConflictsOf(tx: Tx, regency: string, ids: string[], areas: string[]): Promise<{ enterpriseId: string; field: string }[]> {
  return tx.rows(sql<{ enterpriseId: string; field: string }>`
    select x.enterprise_id as "enterpriseId", x.field from registry.pub_open_conflict x join registry.pub_enterprise f on f.regency = x.regency and f.id = x.enterprise_id
    where x.regency = ${regency} and (x.enterprise_id = any(${ids}::uuid[]) or ${inside(areas)}) order by x.enterprise_id, x.field`);
}

/** Those of these that live, with their areas. */
export async function areasOfLiving(tx: Tx, regency: string, ids: string[]): Promise<{ id: string; area: string }[]> {
  return tx.rows(sql<{ id: string; area: string }>`
    select f.id, f.area from registry.pub_living_enterprise f where f.regency = ${regency} and f.id = any(${ids}::uuid[]) order by f.id`);
}

/** Living enterprises of areas, in the order of areas and ids. */
export async function livingInAreas(tx: Tx, regency: string, areas: string[], limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select f.id from registry.pub_living_enterprise f where f.regency = ${regency} and ${inside(areas)} order by f.area, f.id limit ${limit}`);
  return rows.map((row) => row.id);
}

export type OwnCampaign = { id: string; name: string; dueOn: string; open: number; done: number };

/** The campaigns in which a person has something to visit, and how far they are. */
export async function campaignsOf(tx: Tx, regency: string, personId: string): Promise<OwnCampaign[]> {
  return tx.rows(sql<OwnCampaign>`
    select c.id, c.name, c.due_on as "dueOn", t.open, t.done
    from validation.campaign c
    cross join lateral (select count(*) filter (where a.outcome is null) as open, count(a.outcome) as done from validation.campaign_assignment a
      where a.regency = ${regency} and a.campaign_id = c.id and a.person_id = ${personId}) t
    where c.regency = ${regency} and c.state = 'open' and t.open + t.done > 0 order by c.due_on, c.id`);
}

/** Visits and second looks that wait for a person, counted up to so many. */
export async function countWaiting(tx: Tx, regency: string, personId: string, most: number): Promise<number> {
  const open = sql`exists (select 1 from validation.campaign c where c.regency = ${regency} and c.id = a.campaign_id and c.state = 'open')`;
  const row = await tx.get(sql<{ n: number }>`
    select count(*) as n from (
      select 1 from validation.campaign_assignment a where a.regency = ${regency} and a.person_id = ${personId} and a.outcome is null and ${open}
      union all
      select 1 from validation.campaign_assignment a
      where a.regency = ${regency} and a.second_person_id = ${personId} and a.second_at is null and a.outcome is not null and ${open}
      limit ${most}) t`);
  return row.n;
}

/** Whether a campaign still has something to visit. */
export async function hasOpen(tx: Tx, regency: string, campaignId: string): Promise<boolean> {
  const row = await tx.find(sql`
    select 1 from validation.campaign_assignment where regency = ${regency} and campaign_id = ${campaignId} and outcome is null order by area, enterprise_id limit 1`);
  return row !== undefined;
}
