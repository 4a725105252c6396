import { listRegions } from '#modules/accounts/index.ts';
import type { Context } from '#platform/action.ts';
import { loadsOf } from '../rules/campaigns/assign.ts';
import type * as store from '../store/index.ts';
import { openPlanning, planFor, takePage, withinArea } from '../works/campaignPlan.ts';

/** Who waits for an answer waits no longer than for so many, or for so many to be looked at; beyond, the figures are “at least”. */
const mostCounted = 20_000;
const mostLookedAt = 60_000;
const pageSize = 5000;

/** How many a filter takes in, and who would get how many of them: by the very rules that open a campaign. */
export async function previewCampaign(ctx: Context, filter: store.StoredFilter & { area: string }, balanced: boolean, most = mostCounted) {
  const { counts, atLeast } = await count(ctx, filter, most);
  const planning = withinArea(await openPlanning(ctx), filter.area);
  const { own, plan } = planFor(planning, counts, balanced);
  const before = new Map(loadsOf(own, planning.companions, planning.places).map((load) => [load.personId, sizeOf(load)]));
  const after = new Map(loadsOf(plan, planning.companions, planning.places).map((load) => [load.personId, sizeOf(load)]));
  const names = new Map((await listRegions(ctx.tx, ctx.regency)).map((region) => [region.code, region.name]));
  const companions = planning.companions.map(({ personId, fullName, areas }) => ({
    personId,
    fullName,
    villages: areas.map((area) => names.get(area) ?? area),
    own: before.get(personId) ?? 0,
    n: after.get(personId) ?? 0,
  }));
  return {
    n: sum([...counts.values()]),
    atLeast,
    unassigned: sum([...own.values()].flat().map(({ personId, n }) => (personId === null ? n : 0))),
    companions: companions.sort((a, b) => b.n - a.n || (a.fullName < b.fullName ? -1 : 1)),
  };
}

async function count(ctx: Context, filter: store.StoredFilter, most: number): Promise<{ counts: Map<string, number>; atLeast: boolean }> {
  const counts = new Map<string, number>();
  let n = 0;
  let after: string | null = null;
  for (let lookedAt = 0; n < most && lookedAt < mostLookedAt; lookedAt += pageSize) {
    const { rows, seen }: Awaited<ReturnType<typeof takePage>> = await takePage(ctx, filter, after, pageSize);
    for (const { area } of rows) counts.set(area, (counts.get(area) ?? 0) + 1);
    n += rows.length;
    if (seen === null) return { counts, atLeast: false };
    after = seen;
  }
  return { counts, atLeast: true };
}

const sum = (all: number[]): number => all.reduce((total, n) => total + n, 0);
const sizeOf = ({ villages }: { villages: { n: number }[] }): number => sum(villages.map(({ n }) => n));
