import type { Context, WorkContext } from '#platform/action.ts';
import { openPairs } from '../linking/pairs.ts';
import * as store from '../store/index.ts';
import { stepBeside } from './run.ts';
import type { Run } from './run.ts';

const pageOfPairs = 500;

/** Puts what the rehearsal found alike before the people who decide, now that both sides are in the registry. Again does no harm. */
export async function openSimilarPairs(ctx: WorkContext, run: Run): Promise<void> {
  for (let after: [number, number] = [0, -1], more = true; more;) {
    const page = await stepBeside(ctx, run, 'committing', async (c) => {
      const rows = await store.listSimilarPairs(c.tx, c.regency, run.id, after, pageOfPairs);
      await open(
        c,
        run.id,
        rows.filter((row): row is store.SimilarPair => row.one_id !== null),
      );
      return rows;
    });
    const last = page.at(-1);
    if (last) after = [last.row_number, last.rank];
    more = page.length === pageOfPairs;
  }
}

async function open(c: Context, importId: string, rows: store.SimilarPair[]): Promise<void> {
  const pairs = rows.map((row) => ({
    oneId: row.one_id,
    otherId: row.other_id,
    oneVersion: row.one_version,
    otherVersion: row.other_version,
    oneArea: row.one_area,
    otherArea: row.other_area,
    weight: row.weight,
    business: row.business,
    parts: row.parts,
  }));
  await openPairs(c, pairs, 'import', importId);
}
