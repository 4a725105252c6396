import { z } from 'zod';
import { notify } from '#modules/accounts/index.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/index.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { sqlState } from '#platform/db/transact.ts';
import { errorFacts } from '#platform/log.ts';
import * as store from '../store/index.ts';
import type { ImportState, Phase } from '../words.ts';

/** A work runs for one import; `run` tells it from an earlier one that may still be alive somewhere. */
export const runInput = z.object({ id: z.guid(), run: z.guid() });
export type Run = z.output<typeof runInput>;

/** So many rows are one transaction. */
export const batchRows = 1000;

/** The import has gone on without this work: it was discarded, or another work took it over. */
export class Overtaken extends Error {}

/** One short transaction of a run: the import is held, and is still this run's. */
export function step<T>(
  ctx: WorkContext,
  { id, run }: Run,
  states: ImportState[],
  body: (c: Context, held: store.ImportRow) => Promise<T>,
): Promise<T> {
  if (ctx.signal.aborted) throw new Error('the server is stopping; the work goes on after its start');
  return ctx.transaction(async (c) => {
    const held = await store.lockImport(c.tx, c.regency, id);
    if (!held || held.run !== run || !states.includes(held.state)) throw new Overtaken(id);
    return body(c, held);
  });
}

/** The next state, in the name of whoever asked for the work. */
export function move(c: Context, id: string, state: ImportState, change: store.ImportChange = {}): Promise<void> {
  return store.moveImport(c.tx, c.regency, id, { id: c.newId(), state, at: c.clock.now(), by: c.actorName }, change);
}

/** Runs a phase to its end. What the reader refuses and what breaks on our side become a state with a sentence. */
export async function runPhase(ctx: WorkContext, run: Run, phase: Phase, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (error instanceof Overtaken) return;
    // Stopped in the middle: the job stays and goes on where the import stands.
    if (ctx.signal.aborted) throw error;
    if (!(error instanceof SpreadsheetRefused)) ctx.log.error({ import: run.id, phase, ...errorFacts(error) }, 'an import broke off');
    await fail(ctx, run, phase, error instanceof SpreadsheetRefused ? { phase, refused: { code: error.code, ...error.place } } : { phase });
  }
}

function fail(ctx: WorkContext, { id, run }: Run, phase: Phase, failure: store.Failure): Promise<void> {
  return ctx.transaction(async (c) => {
    const held = await store.lockImport(c.tx, c.regency, id);
    if (!held || held.run !== run) return;
    await move(c, id, 'failed', { failure, progress: null });
    await tell(c, held, 'validation.importFailed', held.progress?.done ?? 0);
    c.audit({ subject: ['import', id], details: { state: 'failed', phase } });
  });
}

/** A notice under the bell of whoever asked for the work. */
export async function tell(
  c: Context,
  held: store.ImportRow,
  kind: 'validation.rehearsalReady' | 'validation.importCommitted' | 'validation.importUndone' | 'validation.importFailed',
  rows: number,
): Promise<void> {
  const personId = /^person:(.+)$/.exec(c.actorName)?.[1];
  if (personId) await notify(c, personId, { kind, params: { name: held.name, rows }, link: `/impor/${held.id}` });
}

/** A person or another import took the same NIK or row in the same instant: looked at again, it is a known one. */
export async function againOnCollision<T>(body: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await body();
    } catch (error) {
      if (attempt >= 5 || sqlState(error) !== '23505') throw error;
    }
  }
}
