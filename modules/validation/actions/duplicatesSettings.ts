import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { duplicatesContract as contract } from '../contract/duplicates.ts';
import { linkingOf } from '../linking/settings.ts';
import { agreementOf } from '../rules/agreement.ts';
import * as store from '../store/index.ts';
import type { PairFilter } from '../store/index.ts';
import { bands } from '../words.ts';

/** Counted so far; who has more to look at needs no exact number. */
const mostCounted = 10_000;

/** What is settled for the whole office is settled by who answers for all of it. */
const wholeRegency = async (ctx: Context) => ({ place: { area: ctx.regency } });

const count = (ctx: Context, filter: PairFilter) => store.countQueue(ctx.tx, ctx.regency, ctx.scope, filter, mostCounted);

export const linkingActions = {
  'validation.getLinking': action(contract['validation.getLinking'], {
    async act(ctx) {
      const { autoLink, autoWeight, sampleShare } = await linkingOf(ctx);
      const searches = await store.listSearches(ctx.tx, ctx.regency);
      const [running, last] = [searches.find((s) => s.finished_at === null), searches.find((s) => s.finished_at !== null)];
      const model = await store.findModelFacts(ctx.tx, ctx.regency);
      const open = [];
      for (const band of bands) open.push(await count(ctx, { queue: 'open', band }));
      const [auto = 0, likely = 0, doubtful = 0] = open;
      const waiting = await count(ctx, { queue: 'second_look', notBy: ctx.actorName });
      const names = { 'validation.setLinking': undefined, 'validation.searchDuplicates': undefined };
      return {
        queues: {
          open: Math.min(mostCounted, auto + likely + doubtful),
          later: await count(ctx, { queue: 'later' }),
          decided: await count(ctx, { queue: 'decided' }),
          secondLook: waiting,
        },
        openByBand: { auto, likely, doubtful },
        autoLink,
        autoWeight,
        sampleShare,
        model: { version: model?.version ?? 0, trainedOn: model?.trained_on ?? null, at: model?.at ?? null, shipped: model === undefined },
        lastSearch: last ? { at: last.finished_at ?? last.started_at, records: last.done, pairs: last.pairs } : null,
        searching: running ? { done: running.done, total: running.total } : null,
        agreement: { ...agreementOf(await store.countJudgements(ctx.tx, ctx.regency)), waiting },
        can: ctx.can({ area: ctx.regency }, names),
      };
    },
  }),
  'validation.setLinking': action(contract['validation.setLinking'], {
    find: wholeRegency,
    async act(ctx, { autoLink, autoWeight, sampleShare }) {
      const settled = { autoLink, autoWeight, sampleShare };
      await store.addLinking(ctx.tx, ctx.regency, { id: ctx.newId(), ...settled, at: ctx.clock.now(), by: ctx.actorName });
      if (autoLink) ctx.enqueue({ action: 'validation.linkAlone', input: {}, uniqueKey: 'linkAlone' });
      ctx.audit({ details: settled });
      return { autoLink };
    },
  }),
  'validation.searchDuplicates': action(contract['validation.searchDuplicates'], {
    find: wholeRegency,
    async act(ctx) {
      const searches = await store.listSearches(ctx.tx, ctx.regency);
      const running = searches.find((s) => s.finished_at === null);
      const id = running?.id ?? ctx.newId();
      if (!running) await store.addSearch(ctx.tx, ctx.regency, id, ctx.clock.now(), await store.countKeyed(ctx.tx, ctx.regency));
      // One that broke off goes on where it was; one that runs is not disturbed by a second worker, which finds it at its end.
      ctx.enqueue({ action: 'validation.searchPairs', input: { id }, uniqueKey: 'searchPairs' });
      ctx.audit({ subject: ['search', id] });
      return { started: !running };
    },
  }),
};
