import { z } from 'zod';
import { enterprisesOfOwners, readForComparison } from '#modules/registry/index.ts';
import { longWork, work } from '#platform/action.ts';
import { forgetEnterprises, linkEnterprises } from '../linking/link.ts';
import * as store from '../store/index.ts';

const batch = 200;

/**
 * After something happened to enterprises or to their owners: their keys are made anew and their likes are looked for. Whatever is
 * no more loses its keys, and its pairs are closed.
 */
export const linkChanged = work(
  z.object({ enterpriseIds: z.array(z.guid()).default([]), ownerIds: z.array(z.guid()).default([]) }),
  async (ctx, { enterpriseIds, ownerIds }) => {
    const owned = ownerIds.length === 0 ? [] : await ctx.transaction((c) => enterprisesOfOwners(c, ownerIds));
    const ids = [...new Set([...enterpriseIds, ...owned])];
    for (let from = 0; from < ids.length && !ctx.signal.aborted; from += batch)
      await linkEnterprises(ctx, ids.slice(from, from + batch), 'registration');
  },
);

/** After an import was taken back: what it brought stands under no key any more. */
export const forgetImport = longWork(z.object({ importId: z.guid() }), async (ctx, { importId }) => {
  for (let after = 0; !ctx.signal.aborted;) {
    const rows = await ctx.transaction(async (c) => {
      const page = await store.listTakenBack(c.tx, c.regency, importId, after, batch * 5);
      const ids = page.map((row) => row.enterprise_id);
      const living = new Set((await readForComparison(c, ids)).map(({ id }) => id));
      await forgetEnterprises(
        c,
        ids.filter((id) => !living.has(id)),
      );
      return page;
    });
    if (rows.length === 0) return;
    after = rows.at(-1)?.row_number ?? after;
  }
});
