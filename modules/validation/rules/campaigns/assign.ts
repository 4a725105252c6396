import { areaContains } from '#core/region.ts';
import type { BalanceRule, Load } from './balance.ts';
import { balance } from './balance.ts';
import type { PlaceMap } from './places.ts';
import { apartM, nearestM } from './places.ts';

export type Companion = { personId: string; areas: string[] };

/** So many enterprises of a village, in the order of its streets, for one person; nobody: they stay with the office. */
export type Share = { personId: string | null; n: number };

/** For each area who gets how many of its enterprises, one run after the other. */
export type Plan = ReadonlyMap<string, Share[]>;

/** Who answers for an area: those who hold it most closely; a district's companion where its village has none. */
export function holdersOf(companions: readonly Companion[], area: string): string[] {
  const reach = ({ areas }: Companion) => Math.max(0, ...areas.filter((one) => areaContains(one, area)).map((one) => one.length));
  const closest = Math.max(0, ...companions.map(reach));
  return closest === 0 ? [] : companions.flatMap((companion) => (reach(companion) === closest ? [companion.personId] : [])).sort();
}

/** Everything to its own people: several of one village get equal runs of it. */
export function planOwn(counts: ReadonlyMap<string, number>, companions: readonly Companion[]): Map<string, Share[]> {
  const plan = new Map<string, Share[]>();
  for (const [area, n] of counts) {
    const holders = holdersOf(companions, area);
    const runs = holders.map((personId, at) => ({ personId, n: Math.floor((n + at) / holders.length) })).filter((run) => run.n > 0);
    plan.set(area, holders.length === 0 ? [{ personId: null, n }] : runs);
  }
  return plan;
}

/** The plan with help for those who have far more than the others. What is given away is the end of a village's run. */
export function planBalanced(own: Plan, companions: readonly Companion[], rule: BalanceRule, places: PlaceMap): Map<string, Share[]> {
  const plan = new Map([...own].map(([area, shares]) => [area, shares.map((share) => ({ ...share }))]));
  for (const { from, to, village, n } of balance(loadsOf(own, companions, places), rule, places)) {
    const shares = plan.get(village) ?? [];
    const at = shares.findIndex((share) => share.personId === from);
    const run = shares[at];
    if (!run) throw new Error(`${village} is given away by somebody who has nothing there`);
    run.n -= n;
    shares.splice(at + 1, 0, { personId: to, n });
  }
  return new Map([...plan].map(([area, shares]) => [area, shares.filter((share) => share.n > 0)]));
}

/** What each companion has by a plan; also those who have nothing. */
export function loadsOf(plan: Plan, companions: readonly Companion[], places: PlaceMap): Load[] {
  return [...companions]
    .sort((a, b) => (a.personId < b.personId ? -1 : 1))
    .map(({ personId, areas }) => ({
      personId,
      areas: spread(areas, places),
      villages: [...plan].flatMap(([code, shares]) => {
        const n = shares.reduce((sum, share) => sum + (share.personId === personId ? share.n : 0), 0);
        return n > 0 ? [{ code, n }] : [];
      }),
    }));
}

/** A district has no point of its own: near it is what is near to one of its villages. */
export function spread(areas: readonly string[], places: PlaceMap): string[] {
  return areas.flatMap((area) => (places.has(area) ? [area] : [...places.keys()].filter((code) => areaContains(area, code))));
}

/** So many of the nearest share the second looks of a village, so that no one gets them all. */
const nearEnough = 3;

/** Who looks a second time: one of the nearest others, whoever has fewest second looks so far. */
export function secondLookers(
  drawn: readonly { enterpriseId: string; area: string; not: readonly string[] }[],
  companions: readonly Companion[],
  places: PlaceMap,
  given: Map<string, number>,
): Map<string, string> {
  const near = new Map<string, { personId: string; m: number }[]>();
  const chosen = new Map<string, string>();
  const homes = companions.map(({ personId, areas }) => ({ personId, areas: spread(areas, places) }));
  for (const { enterpriseId, area, not } of drawn) {
    const ranked = near.get(area) ?? rank(area, homes, places);
    near.set(area, ranked);
    const [best] = ranked
      .filter(({ personId }) => !not.includes(personId))
      .slice(0, nearEnough)
      .sort((a, b) => (given.get(a.personId) ?? 0) - (given.get(b.personId) ?? 0));
    if (!best) continue;
    chosen.set(enterpriseId, best.personId);
    given.set(best.personId, (given.get(best.personId) ?? 0) + 1);
  }
  return chosen;
}

function rank(area: string, homes: readonly Companion[], places: PlaceMap) {
  return homes
    .map(({ personId, areas }) => ({ personId, m: areas.length === 0 ? apartM(places, area, '') : nearestM(places, area, areas) }))
    .sort((a, b) => a.m - b.m || (a.personId < b.personId ? -1 : 1));
}
