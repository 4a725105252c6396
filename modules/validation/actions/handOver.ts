import { companionsOf, listRegions, notify } from '#modules/accounts/index.ts';
import type { CompanionHere } from '#modules/accounts/index.ts';
import { assignVisits, unassignVisits } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { invalidFields } from '#platform/pipeline/parse.ts';
import { validationProblems } from '../problems.ts';
import { secondLookers, spread } from '../rules/campaigns/assign.ts';
import { shareOut } from '../rules/campaigns/balance.ts';
import type { PlaceMap } from '../rules/campaigns/places.ts';
import { commonArea } from '../rules/duplicates.ts';
import * as store from '../store/index.ts';
import { isGuest, placesOf } from '../works/campaignPlan.ts';

const mostShown = 200;

type Leaving = { place: { area: string }; person: { id: string; full_name: string }; areas: string[]; open: store.AssignmentRow[] };

/** Whoever leaves, with everything that is open with them; lies in the smallest area that holds all of it. */
export async function findLeaving(ctx: Context, personId: string): Promise<Leaving | undefined> {
  const person = await store.findPersonName(ctx.tx, ctx.regency, personId);
  if (!person) return undefined;
  const areas = (await companionsOf(ctx)).find((one) => one.personId === personId)?.areas ?? [];
  const open = await store.openOf(ctx.tx, ctx.regency, personId);
  const all = [...new Set([...areas, ...open.map((row) => row.area)])];
  const [first = ctx.regency] = all;
  return { place: { area: all.reduce(commonArea, first) }, person, areas, open };
}

export async function listOpenWork(ctx: Context, _input: unknown, { person, areas, open }: Leaving) {
  const names = new Map((await listRegions(ctx.tx, ctx.regency)).map((region) => [region.code, region.name]));
  const shown = await store.nameOpenWork(ctx.tx, ctx.regency, open.slice(0, mostShown));
  const seconds = open.filter((row) => row.second_person_id === person.id && row.person_id !== person.id).length;
  return {
    fullName: person.full_name,
    villages: areas.map((area) => names.get(area) ?? area),
    assigned: open.length - seconds,
    secondLooks: seconds,
    conflicts: (
      await store.openConflictsOf(
        ctx.tx,
        ctx.regency,
        open.map((row) => row.enterprise_id),
        areas,
      )
    ).length,
    items: shown.map((row) => ({ ...row, areaName: names.get(row.area) ?? null })),
  };
}

/** Gives everything that somebody has open to one or several others: evenly, the nearest places first, in one transaction. */
export async function handOver(ctx: Context, input: { from: string; to: string[]; reason: string }, { person, open }: Leaving) {
  const companions = await companionsOf(ctx);
  const takers = takersOf(companions, input);
  if (open.length === 0) throw validationProblems.make('validation.nothingOpen');
  const places = await placesOf(ctx);
  const firsts = moveFirsts(ctx, open, person.id, takers, companions, places);
  const seconds = moveSeconds(ctx, waitingSeconds(open, person.id, firsts), companions, takers, places);
  const rows = [...firsts, ...seconds];
  await store.handOver(ctx.tx, ctx.regency, rows, { reason: input.reason, at: ctx.clock.now(), by: ctx.actorName });
  await changeDoors(ctx, rows);
  const mine = rows.filter((row) => row.from === person.id);
  const given = takers.map(({ personId, fullName }) => ({ personId, fullName, n: mine.filter((row) => row.to === personId).length }));
  await tell(ctx, person, given, mine.length);
  ctx.audit({
    subject: ['person', person.id],
    details: { moved: mine.length, to: given.map(({ personId, n }) => ({ personId, n })), reason: input.reason },
  });
  return { moved: mine.length, to: given };
}

function takersOf(companions: readonly CompanionHere[], { from, to }: { from: string; to: string[] }): CompanionHere[] {
  const wrong = to.flatMap((personId, at) => {
    if (personId === from) return [{ field: `to.${at}`, code: 'validation.handOverToSelf' }];
    return companions.some((one) => one.personId === personId) ? [] : [{ field: `to.${at}`, code: 'validation.notCompanion' }];
  });
  if (wrong.length > 0) throw invalidFields(wrong);
  return companions.filter((one) => to.includes(one.personId));
}

/** One enterprise that waits in several campaigns goes to one person. */
function moveFirsts(
  ctx: Context,
  open: readonly store.AssignmentRow[],
  from: string,
  takers: readonly CompanionHere[],
  companions: readonly CompanionHere[],
  places: PlaceMap,
): store.HandedOver[] {
  const mine = open.filter((row) => row.person_id === from && row.outcome === null).sort(alongTheStreets);
  const byArea = new Map<string, string[]>();
  for (const { area, enterprise_id } of mine) {
    const ids = byArea.get(area) ?? [];
    if (ids.at(-1) !== enterprise_id) ids.push(enterprise_id);
    byArea.set(area, ids);
  }
  const leaving = { personId: from, areas: [], villages: [...byArea].map(([code, ids]) => ({ code, n: ids.length })) };
  const homes = takers.map(({ personId, areas }) => ({ personId, areas: spread(areas, places), villages: [] }));
  const goes = new Map<string, string>();
  for (const { to, village, n } of shareOut(leaving, homes, places)) for (const id of byArea.get(village)?.splice(0, n) ?? []) goes.set(id, to);
  return mine.map((row) => {
    const to = goes.get(row.enterprise_id) ?? null;
    return moved(ctx, row, { second: false, from, to, guest: to !== null && isGuest(companions, to, row.area) });
  });
}

type Second = { row: store.AssignmentRow; from: string; not: string[] };

/** Second looks of whoever leaves, and of those who now make the first visit there: nobody looks again at what they visit themselves. */
function waitingSeconds(open: readonly store.AssignmentRow[], leaving: string, firsts: readonly store.HandedOver[]): Second[] {
  const visitorOf = (row: store.AssignmentRow) => row.visited_by?.slice('person:'.length) ?? '';
  const own = open.filter((row) => row.second_person_id === leaving && row.person_id !== leaving);
  const taken = new Map(firsts.map((move) => [`${move.campaignId} ${move.enterpriseId}`, move.to]));
  const clashing = open.flatMap((row): Second[] => {
    const to = taken.get(`${row.campaign_id} ${row.enterprise_id}`);
    return to && to === row.second_person_id ? [{ row, from: to, not: [leaving, to] }] : [];
  });
  return [...own.map((row) => ({ row, from: leaving, not: [leaving, row.person_id ?? '', visitorOf(row)] })), ...clashing];
}

/** They go to somebody who does not make the first visit: one of those who were named, else the nearest other. */
function moveSeconds(
  ctx: Context,
  seconds: readonly Second[],
  companions: readonly CompanionHere[],
  takers: readonly CompanionHere[],
  places: PlaceMap,
): store.HandedOver[] {
  const given = new Map<string, number>();
  return seconds.map(({ row, from, not }) => {
    const drawn = [{ enterpriseId: row.enterprise_id, area: row.area, not }];
    const to = [takers, companions].map((people) => secondLookers(drawn, people, places, given).get(row.enterprise_id)).find(Boolean);
    return moved(ctx, row, { second: true, from, to: to ?? null, guest: false });
  });
}

const moved = (ctx: Context, row: store.AssignmentRow, move: Pick<store.HandedOver, 'second' | 'from' | 'to' | 'guest'>): store.HandedOver => ({
  id: ctx.newId(),
  campaignId: row.campaign_id,
  enterpriseId: row.enterprise_id,
  area: row.area,
  visited: row.outcome !== null,
  ...move,
});

function alongTheStreets(a: store.AssignmentRow, b: store.AssignmentRow): number {
  if (a.area !== b.area) return a.area < b.area ? -1 : 1;
  const [here, there] = [a.place_key ?? Number.MAX_SAFE_INTEGER, b.place_key ?? Number.MAX_SAFE_INTEGER];
  if (here !== there) return here - there;
  return a.enterprise_id < b.enterprise_id ? -1 : 1;
}

/** Whoever left is let out at once; whoever takes over is let in where they have no right of their own. */
async function changeDoors(ctx: Context, rows: readonly store.HandedOver[]): Promise<void> {
  const companions = await companionsOf(ctx);
  await unassignVisits(
    ctx,
    rows.flatMap(({ enterpriseId, second, visited, from }) => (second && !visited ? [] : [{ enterpriseId, personId: from }])),
  );
  const guests = rows.flatMap(({ enterpriseId, area, second, visited, to }) =>
    to !== null && (!second || visited) && isGuest(companions, to, area) ? [{ enterpriseId, personId: to }] : [],
  );
  if (guests.length > 0) await assignVisits(ctx, guests);
}

async function tell(ctx: Context, person: { id: string; full_name: string }, given: { personId: string; n: number }[], n: number): Promise<void> {
  await notify(ctx, person.id, { kind: 'validation.workHandedOver', params: { rows: n }, link: '/hari-ini' });
  for (const { personId, n: rows } of given)
    if (rows > 0) await notify(ctx, personId, { kind: 'validation.workTakenOver', params: { rows, name: person.full_name }, link: '/hari-ini' });
}
