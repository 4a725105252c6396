import { z } from 'zod';
import { notify } from '#modules/accounts/index.ts';
import { longWork } from '#platform/action.ts';
import type { WorkContext } from '#platform/action.ts';
import { forgetEnterprises, keyEnterprises, linkEnterprises, linkLater } from '../linking/link.ts';
import { trainAnew } from '../linking/train.ts';
import * as store from '../store/index.ts';

const batch = 200;
const searchAgainMs = 7 * 86_400_000;
const firstId = '00000000-0000-0000-0000-000000000000';

type Page = (after: string) => Promise<string[]>;

/** Page after page in the order of ids, each in a short transaction, until one is not full. */
async function throughIds(ctx: WorkContext, page: Page, size: number): Promise<void> {
  for (let after = firstId; ;) {
    if (ctx.signal.aborted) throw new Error('the server is stopping; the work goes on after its start');
    const ids = await page(after);
    if (ids.length < size) return;
    after = ids.at(-1) ?? after;
  }
}

/** Keys for what has none or outdated ones: written past the events, such as by a first seeding, or by older rules. */
function keyTheRest(ctx: WorkContext, alsoLink: boolean): Promise<void> {
  return throughIds(
    ctx,
    async (after) => {
      const ids = await ctx.transaction((c) => store.listUnkeyed(c.tx, c.regency, after, batch));
      if (alsoLink) await linkEnterprises(ctx, ids, 'search');
      else await ctx.transaction((c) => keyEnterprises(c, ids));
      return ids;
    },
    batch,
  );
}

function forgetTheGone(ctx: WorkContext): Promise<void> {
  return throughIds(
    ctx,
    (after) =>
      ctx.transaction(async (c) => {
        const ids = await store.listOrphans(c.tx, c.regency, after, batch);
        await forgetEnterprises(c, ids);
        return ids;
      }),
    batch,
  );
}

/**
 * Each night: what the events missed is caught up with, and a large registry trains its model. Where that is new, or the registry was
 * not searched for a week, the whole of it is searched: an import and a registration in the same moment may not have seen each other.
 */
export const keepLinked = longWork(z.object({}), async (ctx) => {
  await forgetTheGone(ctx);
  const [last] = await ctx.transaction((c) => store.listSearches(c.tx, c.regency));
  await keyTheRest(ctx, last !== undefined);
  const trained = await trainAnew(ctx);
  await ctx.transaction(async (c) => {
    const since = c.clock.now().getTime() - searchAgainMs;
    if (last?.finished_at && Date.parse(last.finished_at) > since && !trained) return;
    const broken = last && last.finished_at === null;
    const id = broken ? last.id : c.newId();
    if (!broken) await store.addSearch(c.tx, c.regency, id, c.clock.now(), await store.countKeyed(c.tx, c.regency));
    c.enqueue({ action: 'validation.searchPairs', input: { id }, uniqueKey: 'searchPairs' });
  });
});

/** Compares the whole registry with itself, in the order of ids; after a crash it goes on with the page that it was at. */
export const searchPairs = longWork(z.object({ id: z.guid() }), async (ctx, { id }) => {
  await forgetTheGone(ctx);
  await keyTheRest(ctx, false);
  for (let done = false; !done;) {
    if (ctx.signal.aborted) throw new Error('the server is stopping; the search goes on after its start');
    done = await ctx.transaction(async (c) => {
      const search = await store.lockSearch(c.tx, c.regency, id);
      if (!search || search.finished_at !== null) return true;
      const page = await store.listKeyed(c.tx, c.regency, search.after_id, batch);
      const pairs = search.pairs + (await linkLater(c, page));
      const at = { done: search.done + page.length, pairs, afterId: page.at(-1)?.id ?? search.after_id };
      if (page.length === batch) {
        await store.moveSearch(c.tx, c.regency, id, at);
        return false;
      }
      await store.moveSearch(c.tx, c.regency, id, { ...at, total: at.done, finishedAt: c.clock.now() });
      const personId = /^person:(.+)$/.exec(c.actorName)?.[1];
      if (personId) await notify(c, personId, { kind: 'validation.duplicatesSearched', params: { rows: at.done, pairs }, link: '/ganda' });
      c.audit({ subject: ['search', id], details: { records: at.done, pairs } });
      return true;
    });
  }
});
