import { removeUntouched } from '#modules/registry/index.ts';
import { longWork } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';
import { emptyAgain } from './fill.ts';
import { batchRows, move, runInput, runPhase, step, tell } from './run.ts';

/** Takes back what the import put in, chunk by chunk; what somebody worked on since stays, with the reason on its row. */
export const undo = longWork(runInput, (ctx, run) =>
  runPhase(ctx, run, 'undoing', async () => {
    for (let done = false; !done;) done = await step(ctx, run, ['undoing'], (c, held) => undoChunk(c, held));
    await emptyAgain(ctx, run);
    await step(ctx, run, ['undoing'], async (c, held) => {
      const { removed, kept } = await store.countUndone(c.tx, c.regency, run.id);
      await move(c, run.id, kept > 0 ? 'partly_undone' : 'undone', { counts: { ...held.counts, removed, kept }, progress: null, failure: null });
      await tell(c, held, 'validation.importUndone', removed);
      c.audit({ subject: ['import', run.id], details: { state: kept > 0 ? 'partly_undone' : 'undone', removed, kept } });
      c.emit('validation.importUndone', { importId: run.id, removed, kept });
    });
  }),
);

async function undoChunk(c: Context, held: store.ImportRow): Promise<boolean> {
  const rows = await store.nextToUndo(c.tx, c.regency, held.id, batchRows);
  if (rows.length === 0) return true;
  const { removed, kept } = await removeUntouched(
    c,
    rows.map((row) => row.enterprise_id),
  );
  await store.removeKeys(c.tx, c.regency, removed);
  // What is not there any more is as good as taken back.
  const reasons = new Map(kept.filter((one) => one.reason !== 'missing').map((one) => [one.id, one.reason]));
  await store.markUndone(
    c.tx,
    c.regency,
    held.id,
    rows.map((row) => {
      const reason = reasons.get(row.enterprise_id) ?? null;
      return { rowNumber: row.row_number, undone: reason ? 'kept' : 'removed', reason, fingerprint: row.fingerprint };
    }),
  );
  const { done = 0, total = 0 } = held.progress ?? {};
  await store.changeImport(c.tx, c.regency, held.id, { progress: { phase: 'undoing', done: done + rows.length, total } });
  return false;
}
