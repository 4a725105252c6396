import type { CalendarDay } from '#core/dates.ts';
import type { Scope } from '#core/policy.ts';
import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Tally } from './campaignCounts.ts';
import { insideArea, withinAreas } from './findingList.ts';

export type CampaignState = 'preparing' | 'open' | 'closed';
export type StoredFilter = {
  area?: string | undefined;
  cluster?: string[] | undefined;
  trustBelow?: number | undefined;
  neverVerified?: boolean | undefined;
  openProblems?: boolean | undefined;
};

export type CampaignRow = {
  id: string;
  name: string;
  area: string;
  area_name: string | null;
  filter: StoredFilter;
  starts_on: CalendarDay;
  due_on: CalendarDay;
  balance: boolean;
  second_look: number;
  state: CampaignState;
  filled_to: string | null;
  tally: Tally | null;
};

const firstId = '00000000-0000-0000-0000-000000000000';
const columns = sql`f.id, f.name, f.area, r.name as area_name, f.filter, f.starts_on, f.due_on, f.balance, f.second_look, f.state, f.filled_to, f.tally`;
const named = sql`validation.campaign f left join reference.region r on r.code = f.area`;

export async function addCampaign(
  tx: Tx,
  regency: string,
  c: Omit<CampaignRow, 'area_name' | 'state' | 'filled_to' | 'tally'>,
  at: Date,
  by: string,
): Promise<void> {
  await tx.run(sql`
    insert into validation.campaign (regency, id, name, area, filter, starts_on, due_on, balance, second_look, state, filled_to, opened_at, opened_by)
    values (${regency}, ${c.id}, ${c.name}, ${c.area}, ${JSON.stringify(c.filter)}, ${c.starts_on}::date, ${c.due_on}::date, ${c.balance}, ${c.second_look}, 'preparing', ${firstId}, ${at}, ${by})`);
}

/** The next state, with its author and time. */
export async function moveCampaign(
  tx: Tx,
  regency: string,
  campaignId: string,
  next: { id: string; state: CampaignState; at: Date; by: string; tally?: Tally },
): Promise<void> {
  await tx.run(sql`
    update validation.campaign set state = ${next.state}, tally = coalesce(${next.tally ? JSON.stringify(next.tally) : null}::jsonb, tally)
    where regency = ${regency} and id = ${campaignId}`);
  await tx.run(sql`
    insert into validation.campaign_state (regency, id, campaign_id, state, at, by)
    values (${regency}, ${next.id}, ${campaignId}, ${next.state}, ${next.at}, ${next.by})`);
}

export async function findCampaign(tx: Tx, regency: string, id: string): Promise<CampaignRow | undefined> {
  return tx.find(sql<CampaignRow>`select ${columns} from ${named} where f.regency = ${regency} and f.id = ${id}`);
}

/** Like `findCampaign`, and nobody else changes it until the transaction ends. */
export async function lockCampaign(tx: Tx, regency: string, id: string): Promise<CampaignRow | undefined> {
  await tx.rows(sql`select id from validation.campaign where regency = ${regency} and id = ${id} for update`);
  return findCampaign(tx, regency, id);
}

/** Newest first, of the areas that the actor answers for. */
export async function listCampaigns(tx: Tx, regency: string, scope: Scope, before: string | undefined, limit: number): Promise<CampaignRow[]> {
  const c = [sql`f.regency = ${regency}`, withinAreas(scope, regency), ...(before ? [sql`f.id < ${before}::uuid`] : [])];
  return tx.rows(sql<CampaignRow>`select ${columns} from ${named} where ${sql.join(c, sql` and `)} order by f.id desc limit ${limit}`);
}

/** Those that are not closed, the oldest first. */
export async function listUnclosed(tx: Tx, regency: string, scope: Scope, limit: number): Promise<CampaignRow[]> {
  return tx.rows(sql<CampaignRow>`
    select ${columns} from ${named} where f.regency = ${regency} and f.state <> 'closed' and ${withinAreas(scope, regency)} order by f.id limit ${limit}`);
}

export type Placed = { id: string; area: string; latitude: number | null; longitude: number | null };

/** Living enterprises that a filter takes in, in the order of their ids. What is said of trust is the registry's own question. */
export async function fillPage(tx: Tx, regency: string, filter: StoredFilter, after: string | null, limit: number): Promise<Placed[]> {
  return tx.rows(sql<Placed>`
    select f.id, f.area, f.latitude, f.longitude from registry.pub_living_enterprise f
    where ${sql.join(takenIn(regency, filter), sql` and `)} and f.id > ${after ?? firstId}::uuid order by f.id limit ${limit}`);
}

/** Those of these that a filter takes in. */
export async function takenInAmong(tx: Tx, regency: string, filter: StoredFilter, ids: string[]): Promise<Placed[]> {
  return tx.rows(sql<Placed>`
    select f.id, f.area, f.latitude, f.longitude from registry.pub_living_enterprise f
    where ${sql.join(takenIn(regency, filter), sql` and `)} and f.id = any(${ids}::uuid[]) order by f.id`);
}

function takenIn(regency: string, filter: StoredFilter): RawBuilder<unknown>[] {
  const c = [sql`f.regency = ${regency}`];
  if (filter.area !== undefined && filter.area !== regency) c.push(insideArea(filter.area));
  if (filter.cluster?.length) c.push(sql`f.cluster = any(${filter.cluster}::text[])`);
  if (filter.neverVerified) c.push(sql`f.verified_on is null`);
  if (filter.openProblems)
    c.push(sql`exists (
      select 1 from validation.finding p where p.regency = f.regency and p.enterprise_id = f.id and p.severity = any(array['error', 'warning']))`);
  return c;
}

export type ListedAssignment = {
  enterprise_id: string;
  area: string;
  name: string;
  area_name: string | null;
  companion_name: string | null;
  outcome: string | null;
  visited_at: string | null;
  visited_by_name: string | null;
  drawn: boolean;
};

export type AssignmentFilter = {
  personId?: string | undefined;
  area?: string | undefined;
  state?: 'open' | 'visited' | 'verified' | 'closed' | 'not_found' | 'refused' | 'second_look' | undefined;
};

/** The rows behind a figure, village by village. Whatever is asked, an index gives them in this order. */
export async function listAssignments(
  tx: Tx,
  regency: string,
  campaignId: string,
  filter: AssignmentFilter,
  after: { area: string; enterpriseId: string } | undefined,
  limit: number,
): Promise<ListedAssignment[]> {
  const c = [sql`f.regency = ${regency}`, sql`f.campaign_id = ${campaignId}`];
  if (filter.personId) c.push(sql`f.person_id = ${filter.personId}`);
  if (filter.area !== undefined && filter.area !== regency) c.push(insideArea(filter.area));
  if (filter.state) c.push(inState(filter.state));
  if (after) c.push(sql`(f.area, f.enterprise_id) > (${after.area}, ${after.enterpriseId}::uuid)`);
  return tx.rows(sql<ListedAssignment>`
    select f.enterprise_id, f.area, e.name, r.name as area_name, p.full_name as companion_name, f.outcome, f.visited_at, v.full_name as visited_by_name, f.drawn
    from (select * from validation.campaign_assignment f where ${sql.join(c, sql` and `)} order by f.area, f.enterprise_id limit ${limit}) f
    join registry.pub_enterprise e on e.regency = f.regency and e.id = f.enterprise_id
    left join reference.region r on r.code = f.area
    left join accounts.pub_person p on p.regency = f.regency and p.id = f.person_id
    left join accounts.pub_person v on v.regency = f.regency and v.actor = f.visited_by
    order by f.area, f.enterprise_id`);
}

function inState(state: NonNullable<AssignmentFilter['state']>): RawBuilder<unknown> {
  if (state === 'open') return sql`f.outcome is null`;
  if (state === 'visited') return sql`f.outcome is not null`;
  if (state === 'second_look') return sql`f.drawn`;
  if (state === 'verified') return sql`f.outcome is not null and f.outcome in ('active', 'seasonal')`;
  return sql`f.outcome = ${state}`;
}

export type VisitPoint = { id: string; name: string; latitude: number; longitude: number; outcome: string };

/** The newest visits of which the place is known. */
export async function newestPoints(tx: Tx, regency: string, campaignId: string, limit: number): Promise<VisitPoint[]> {
  return tx.rows(sql<VisitPoint>`
    select f.enterprise_id as id, e.name, e.latitude, e.longitude, f.outcome
    from (select * from validation.campaign_assignment f where f.regency = ${regency} and f.campaign_id = ${campaignId} and f.outcome is not null
      order by f.visited_at desc, f.enterprise_id desc limit ${limit}) f
    join registry.pub_enterprise e on e.regency = f.regency and e.id = f.enterprise_id
    where e.latitude is not null and e.longitude is not null`);
}
