import { addDays, dayOf } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import type { Problem } from '#core/problem.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { valuesSaid } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { agreementByField } from '../rules/campaigns/secondLook.ts';
import { dailyCounts, forecast } from '../rules/campaigns/forecast.ts';
import type { Pace } from '../rules/campaigns/forecast.ts';
import * as store from '../store/index.ts';

/** So many second looks say how well two people agree; reading more of them would cost and tell nothing more. */
const mostCompared = 1000;

export async function showSummary(ctx: Context, campaign: store.CampaignRow, refusal: Problem | undefined) {
  const tally = campaign.tally ?? (await store.tallyOf(ctx.tx, ctx.regency, campaign.id));
  return {
    id: campaign.id,
    name: campaign.name,
    state: campaign.state,
    startsOn: campaign.starts_on,
    dueOn: campaign.due_on,
    area: campaign.area,
    areaName: campaign.area_name,
    ...tallied(tally),
    can: ctx.can({ area: campaign.area }, { 'validation.closeCampaign': refusal }),
  };
}

const tallied = ({ assigned, visited, verified, closed, notFound, refused }: store.Tally): store.Tally => ({
  assigned,
  visited,
  verified,
  closed,
  notFound,
  refused,
});

/** Everything on the desk, counted at this moment. */
export async function showDesk(ctx: Context, campaign: store.CampaignRow, refusal: Problem | undefined) {
  const { id, starts_on: startsOn } = campaign;
  const names = new Map((await listRegions(ctx.tx, ctx.regency)).map((region) => [region.code, region.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const days = await store.countsByDay(ctx.tx, ctx.regency, id);
  const summary = await showSummary(ctx, campaign, refusal);
  const today = dayOf(ctx.clock.now());
  const areas = await store.tallyByArea(ctx.tx, ctx.regency, id);
  return {
    ...summary,
    filter: campaign.filter,
    asOf: ctx.clock.now().toISOString(),
    pace: paceOf(new Map(days.map(({ day, n }) => [day, n])), startsOn, today, summary),
    days: everyDay(days, today),
    companions: await showCompanions(ctx, campaign, today, nameOf),
    areas: areas.map((row) => ({ area: row.area, name: nameOf(row.area), ...tallied(row) })),
    secondLook: await showSeconds(ctx, campaign),
  };
}

/** Done, it is no forecast any more: it ended on the day of its last visit. */
function paceOf(visits: ReadonlyMap<CalendarDay, number>, startsOn: CalendarDay, today: CalendarDay, tally: store.Tally): Pace {
  const left = tally.assigned - tally.visited;
  const last = [...visits.keys()].reduce((latest, day) => (day > latest ? day : latest), startsOn);
  return forecast(dailyCounts(visits, startsOn, today), left, left === 0 ? last : today);
}

/** From the first visit to today; days without one are zero. */
function everyDay(days: readonly { day: CalendarDay; n: number }[], today: CalendarDay): { day: CalendarDay; n: number }[] {
  const counts = new Map(days.map(({ day, n }) => [day, n]));
  const shown: { day: CalendarDay; n: number }[] = [];
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return shown;
  const end = last.day > today ? last.day : today;
  for (let day = first.day; day <= end; day = addDays(day, 1)) shown.push({ day, n: counts.get(day) ?? 0 });
  return shown;
}

async function showCompanions(ctx: Context, { id, starts_on: startsOn }: store.CampaignRow, today: CalendarDay, nameOf: (code: string) => string) {
  const visits = new Map<string | null, Map<CalendarDay, number>>();
  for (const { day, person_id, n } of await store.countsByDayAndPerson(ctx.tx, ctx.regency, id)) {
    const own = visits.get(person_id) ?? new Map<CalendarDay, number>();
    visits.set(person_id, own.set(day, n));
  }
  const areas = new Map<string | null, string[]>();
  for (const { person_id, area } of await store.areasByPerson(ctx.tx, ctx.regency, id))
    areas.set(person_id, [...(areas.get(person_id) ?? []), nameOf(area)]);
  return (await store.tallyByPerson(ctx.tx, ctx.regency, id)).map((row) => ({
    personId: row.person_id,
    fullName: row.full_name,
    areaNames: areas.get(row.person_id) ?? [],
    ...tallied(row),
    lastAt: row.last_at,
    pace: paceOf(visits.get(row.person_id) ?? new Map(), startsOn, today, row),
  }));
}

async function showSeconds(ctx: Context, { id, second_look: share }: store.CampaignRow) {
  const counts = await store.countSeconds(ctx.tx, ctx.regency, id);
  const pairs = await store.listSeconds(ctx.tx, ctx.regency, id, mostCompared);
  const said = await valuesSaid(
    ctx,
    pairs.flatMap(({ first, second }) => [first, second]),
  );
  return { share, ...counts, fields: agreementByField(pairs, said) };
}
