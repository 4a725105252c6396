import { dayOf } from '#core/dates.ts';
import { companionsOf, listRegions } from '#modules/accounts/index.ts';
import type { CompanionHere } from '#modules/accounts/index.ts';
import { idsBelowTrust } from '#modules/registry/index.ts';
import { areaContains, districtOf, regionLevel } from '#core/region.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import { planBalanced, planOwn } from '../rules/campaigns/assign.ts';
import type { Plan } from '../rules/campaigns/assign.ts';
import type { BalanceRule } from '../rules/campaigns/balance.ts';
import type { PlaceMap } from '../rules/campaigns/places.ts';
import * as store from '../store/index.ts';

type Reader = Pick<Context, 'tx' | 'regency' | 'clock'>;

/** Everything that a plan is made from: who is there, where places lie, and when somebody has far more than the others. */
export type Planning = { companions: CompanionHere[]; places: PlaceMap; rule: BalanceRule };

export async function openPlanning(c: Reader): Promise<Planning> {
  const rules = await rulesInForce<{ campaign_balance: { above_median: number; least: number } }>(c.tx, ['campaign_balance'], dayOf(c.clock.now()));
  const { above_median: aboveMedian, least } = rules.campaign_balance.value;
  return { companions: await companionsOf(c), places: await placesOf(c), rule: { aboveMedian, least } };
}

/** The villages of the regency that have a point on the map. */
export async function placesOf(c: Pick<Context, 'tx' | 'regency'>): Promise<PlaceMap> {
  const villages = (await listRegions(c.tx, c.regency)).filter((region) => region.level === 'village');
  return new Map(
    villages.flatMap(({ code, latitude, longitude }) => (latitude === null || longitude === null ? [] : [[code, { latitude, longitude }] as const])),
  );
}

/** Who gets how many of what lies in each area: first to its own people, then with help for those who have far more than the others. */
export function planFor(planning: Planning, counts: ReadonlyMap<string, number>, balanced: boolean): { own: Plan; plan: Plan } {
  const own = planOwn(counts, planning.companions);
  return { own, plan: balanced ? planBalanced(own, planning.companions, planning.rule, planning.places) : own };
}

/**
 * The companions who can take part in a campaign of an area; in one of a single village also those of the villages beside it, in its
 * district. An officer of one district lends nobody else's people.
 */
export function withinArea(planning: Planning, area: string): Planning {
  const outer = regionLevel(area) === 'village' ? districtOf(area) : area;
  return {
    ...planning,
    companions: planning.companions.filter(({ areas }) => areas.some((one) => areaContains(outer, one) || areaContains(one, outer))),
  };
}

/** Whether a person has no right of their own to be in an area. */
export function isGuest(companions: readonly CompanionHere[], personId: string, area: string): boolean {
  const person = companions.find((one) => one.personId === personId);
  return !person?.areas.some((one) => areaContains(one, area));
}

/** The next enterprises that a filter takes in; `seen` is the last id that was looked at, null where all were. */
export async function takePage(
  c: Reader,
  filter: store.StoredFilter,
  after: string | null,
  limit: number,
): Promise<{ rows: store.Placed[]; seen: string | null }> {
  if (filter.trustBelow === undefined) {
    const rows = await store.fillPage(c.tx, c.regency, filter, after, limit);
    return { rows, seen: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
  }
  const page = await idsBelowTrust(c, { ...placeOf(filter), trustBelow: filter.trustBelow / 100, after, limit });
  const ids = page.items.map((row) => row.id);
  return { rows: await store.takenInAmong(c.tx, c.regency, filter, ids), seen: page.next };
}

function placeOf({ area, cluster, neverVerified }: store.StoredFilter) {
  return { ...(area !== undefined && { area }), ...(cluster?.length && { cluster }), ...(neverVerified !== undefined && { neverVerified }) };
}
