import { areaContains } from '#core/region.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { boxForPoints, cardStamps, listClusters, loadFreshness } from '#modules/registry/index.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { contract } from '../contract/index.ts';
import { areasAround } from '../rules/campaigns/places.ts';
import * as store from '../store/index.ts';
import { placesOf } from '../works/campaignPlan.ts';
import { readFieldCards } from './fieldCards.ts';
import { visitConsent } from './fieldConsent.ts';
import { duplicateIndex, indexRule } from './fieldDuplicates.ts';
import { openTasks, personOf } from './fieldWho.ts';

type Region = Awaited<ReturnType<typeof listRegions>>[number];

export const fieldActions = {
  'validation.getFieldDay': action(contract['validation.getFieldDay'], {
    async act(ctx) {
      const regions = await listRegions(ctx.tx, ctx.regency);
      const tasks = await openTasks(ctx);
      const own = ownVillages(ctx, regions);
      const ids = [...new Set(tasks.map((task) => task.enterpriseId))];
      const { halfLives, askBelow } = await loadFreshness(ctx);
      return {
        asOf: ctx.clock.now().toISOString(),
        areas: own.map(showPlace),
        neighbours: await neighboursOf(ctx, own, regions),
        clusters: (await listClusters(ctx)).filter((cluster) => cluster.active),
        askBelow,
        halfLifeDays: halfLives,
        box: (await boxForPoints(ctx)) ?? null,
        consent: visitConsent,
        campaigns: await store.campaignsOf(ctx.tx, ctx.regency, personOf(ctx)),
        entries: await cardStamps(ctx, { areas: ctx.scope.areas, ids }),
        tasks,
        conflicts: await store.openConflictsOf(ctx.tx, ctx.regency, ids, ctx.scope.areas),
      };
    },
  }),
  'validation.getFieldCards': action(contract['validation.getFieldCards'], {
    act: async (ctx, { ids }) => ({ items: await readFieldCards(ctx, ids) }),
  }),
  'validation.getDuplicateIndex': action(contract['validation.getDuplicateIndex'], {
    async act(ctx, { known }) {
      const own = ownVillages(ctx, await listRegions(ctx.tx, ctx.regency)).map((region) => region.code);
      return duplicateIndex(ctx, own, known);
    },
  }),
};

/** The villages that a companion answers for; a district that has none on record stands for itself. */
function ownVillages(ctx: Context, regions: readonly Region[]): Region[] {
  const inside = (region: Region) => ctx.scope.areas.some((area) => areaContains(area, region.code));
  const villages = regions.filter((region) => region.level === 'village' && inside(region));
  return villages.length > 0 ? villages : regions.filter((region) => ctx.scope.areas.includes(region.code));
}

const showPlace = ({ code, name, latitude, longitude }: Region) => ({ code, name, latitude, longitude });

async function neighboursOf(ctx: Context, own: readonly Region[], regions: readonly Region[]) {
  const { villages } = await indexRule(ctx);
  const codes = areasAround(
    await placesOf(ctx),
    own.map((region) => region.code),
    villages,
  );
  return codes.flatMap((code) => regions.filter((region) => region.code === code).map(showPlace));
}
