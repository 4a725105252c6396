import { z } from 'zod';
import { dayOf } from '#core/dates.ts';
import { work } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import * as store from '../store/index.ts';

type Rules = { import_retention_days: { days: number; discarded_after_days: number } };
const dayMs = 86_400_000;

/** Deletes the rows of imports at the end of their retention; the import itself, its counts and its history stay. */
export const purgeImports = work(z.object({}), async (ctx) => {
  for (let more = true; more && !ctx.signal.aborted;) {
    more = await ctx.transaction(async (c) => {
      const now = c.clock.now();
      const { days, discarded_after_days } = (await rulesInForce<Rules>(c.tx, ['import_retention_days'], dayOf(now))).import_retention_days.value;
      const [id] = await store.listToPurge(
        c.tx,
        c.regency,
        new Date(now.getTime() - days * dayMs),
        new Date(now.getTime() - discarded_after_days * dayMs),
      );
      if (id === undefined) return false;
      await store.removeRows(c.tx, c.regency, id);
      await store.removeResults(c.tx, c.regency, id);
      await store.removeSimilar(c.tx, c.regency, id);
      await store.changeImport(c.tx, c.regency, id, { purgedAt: now });
      const held = await store.findImport(c.tx, c.regency, id);
      if (held) await c.files.remove(c.tx, c.regency, held.file_id);
      c.audit({ subject: ['import', id], details: { purged: true } });
      return true;
    });
  }
});
