import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { notify } from '#modules/accounts/index.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/index.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { sqlState } from '#platform/db/transact.ts';
import { errorFacts } from '#platform/log.ts';
import * as store from '../store/index.ts';
import type { ImportState, Phase } from '../words.ts';

/** A work runs for one import; `run` tells it from an earlier one that may still be alive somewhere. */
export const runInput = z.object({ id: z.guid(), run: z.guid() });
/** What the officer chose for a commit: to fill in what the registry leaves empty of enterprises that it knows already. */
export const commitInput = runInput.extend({ fillEmpty: z.boolean().default(false) });
export type Run = z.output<typeof runInput>;

/** So many rows are one transaction. */
export const batchRows = 1000;

/** The import has gone on without this work: it was discarded, or another work took it over. */
export class Overtaken extends Error {}

/** One short transaction of a run: the import is held, and is still this run's. */
export function step<T>(ctx: WorkContext, run: Run, states: ImportState[], body: (c: Context, held: store.ImportRow) => Promise<T>): Promise<T> {
  return held(ctx, run, states, store.lockImport, body);
}

/** The same for a piece of work that may be under way beside others of its run: whoever changes the import's state waits for all of them. */
export function stepBeside<T>(ctx: WorkContext, run: Run, state: ImportState, body: (c: Context, held: store.HeldRow) => Promise<T>): Promise<T> {
  return held(ctx, run, [state], store.holdImport, body);
}

function held<H extends store.HeldRow, T>(
  ctx: WorkContext,
  { id, run }: Run,
  states: ImportState[],
  hold: (tx: Context['tx'], regency: string, id: string) => Promise<H | undefined>,
  body: (c: Context, held: H) => Promise<T>,
): Promise<T> {
  if (ctx.signal.aborted) throw new Error('the server is stopping; the work goes on after its start');
  return ctx.transaction(async (c) => {
    const row = await hold(c.tx, c.regency, id);
    if (!row || row.run !== run || !states.includes(row.state)) throw new Overtaken(id);
    return body(c, row);
  });
}

const tellEveryMs = 400;

/** How far a run is, written with the work itself and not more often than anybody looks. */
export class Advance {
  readonly #phase: Phase;
  readonly #total: number;
  #done: number;
  #toldAt = 0;

  constructor(phase: Phase, { done = 0, total = 0 }: Partial<store.Progress> = {}) {
    this.#phase = phase;
    this.#done = done;
    this.#total = total;
  }

  add(rows: number): void {
    this.#done += rows;
  }

  /** As the last of a transaction: until it ends, no other piece of work can tell its own. */
  async tell(c: Context, importId: string, more = 0): Promise<void> {
    if (performance.now() - this.#toldAt < tellEveryMs) return;
    this.#toldAt = performance.now();
    await store.changeImport(c.tx, c.regency, importId, { progress: { phase: this.#phase, done: this.#done + more, total: this.#total } });
  }
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
export async function againOnCollision<T>(body: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await body(attempt);
    } catch (error) {
      const collided = sqlState(error) === '23505' || (error instanceof Problem && error.code === 'registry.alreadyThere');
      if (attempt >= 5 || !collided) throw error;
    }
  }
}
