import { z } from 'zod';
import { addDays } from '#core/dates.ts';
import { longWork, work } from '#platform/action.ts';
import type { WorkContext } from '#platform/action.ts';
import { writeExport } from './actions/exports.ts';
import { loadRules } from './actions/subjects.ts';
import { recompute } from './actions/write.ts';
import * as store from './store/index.ts';

const batch = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

/** Folds the appended changes into the counts, until none are left. */
const foldCounts = work(z.object({}), async (ctx) => {
  while (!ctx.signal.aborted && (await ctx.transaction((c) => store.foldCounts(c.tx, c.regency, 20_000))) === 20_000);
});

/**
 * Computes class and legality anew: of a cluster whose rules changed; each night of enterprises whose documents ran out in the
 * last days, and of all where a law came into force.
 */
const refresh = longWork(z.object({ cluster: z.string().optional() }), async (ctx, { cluster }) => {
  for (let after = firstId; ;) {
    const ids = await refreshAfter(ctx, cluster, after);
    if (ids.length < batch || ctx.signal.aborted) return;
    after = ids.at(-1) ?? after;
  }
});

/** Documents that ran out within this many days are looked at again each night, so that nights without power lose nothing. */
const documentLookBackDays = 40;
/** The same for a law that came into force; there all enterprises are looked at. */
const lawLookBackDays = 7;

function refreshAfter(ctx: WorkContext, cluster: string | undefined, after: string): Promise<string[]> {
  return ctx.transaction(async (c) => {
    const rules = await loadRules(c);
    const { today } = rules;
    const newLaw = [rules.scale, rules.legality].some((rule) => rule.validFrom >= addDays(today, -lawLookBackDays));
    const ids = cluster
      ? await store.listIdsOfCluster(c.tx, c.regency, cluster, after, batch)
      : newLaw
        ? await store.listIdsAfter(c.tx, c.regency, after, batch)
        : await store.listExpiredBetween(c.tx, c.regency, addDays(today, -documentLookBackDays), today, after, batch);
    await recompute(c, rules, ids);
    return ids;
  });
}

export const works = { 'registry.foldCounts': foldCounts, 'registry.refreshLegality': refresh, 'registry.writeExport': writeExport };

export const routines = [
  { run: 'registry.foldCounts', everySeconds: 5 },
  { run: 'registry.refreshLegality', everySeconds: 86_400 },
];
