import { z } from 'zod';
import { addDays, dayOf } from '#core/dates.ts';
import { work } from '#platform/action.ts';
import type { WorkContext } from '#platform/action.ts';
import { writeExport } from './actions/exports.ts';
import { loadRules } from './actions/subjects.ts';
import { refreshLegality } from './actions/write.ts';
import * as store from './store/index.ts';

const batch = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

/** Folds the appended changes into the counts, until none are left. */
const foldCounts = work(z.object({}), async (ctx) => {
  while (!ctx.signal.aborted && (await ctx.transaction((c) => store.foldCounts(c.tx, c.regency, 20_000))) === 20_000);
});

/** Computes legality anew: of a cluster whose rules changed, or of enterprises whose documents ran out in the last days. */
const refresh = work(z.object({ cluster: z.string().optional() }), async (ctx, { cluster }) => {
  for (let after = firstId; ; ) {
    const ids = await refreshAfter(ctx, cluster, after);
    if (ids.length < batch || ctx.signal.aborted) return;
    after = ids.at(-1) ?? after;
  }
});

/** Documents that ran out within this many days are looked at again each night, so that a night without power loses nothing. */
const lookBackDays = 40;

function refreshAfter(ctx: WorkContext, cluster: string | undefined, after: string): Promise<string[]> {
  return ctx.transaction(async (c) => {
    const rules = await loadRules(c);
    const ids = cluster
      ? await store.listIdsOfCluster(c.tx, c.regency, cluster, after, batch)
      : await store.listExpiredBetween(c.tx, c.regency, addDays(dayOf(c.clock.now()), -lookBackDays), dayOf(c.clock.now()), after, batch);
    for (const id of ids) {
      const row = await store.findEnterprise(c.tx, c.regency, id);
      if (row) await refreshLegality(c, rules, row);
    }
    return ids;
  });
}

export const works = { 'registry.foldCounts': foldCounts, 'registry.refreshLegality': refresh, 'registry.writeExport': writeExport };

export const routines = [
  { run: 'registry.foldCounts', everySeconds: 5 },
  { run: 'registry.refreshLegality', everySeconds: 86_400 },
];
