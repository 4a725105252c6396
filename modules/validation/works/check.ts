import { z } from 'zod';
import { notify } from '#modules/accounts/index.ts';
import { enterprisesOfOwners } from '#modules/registry/index.ts';
import { longWork, work } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import * as store from '../store/index.ts';
import { checkBatch, openCheckDay } from './checkBatch.ts';
import type { CheckDay } from './checkBatch.ts';
import { writeTrustDay } from './trustDay.ts';

const batch = 1000;
const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Checks single enterprises, because something happened to them. `moved`: what happened moves their version, so that one of which this
 * version was looked at already, by the repair that made it, is not looked at again.
 */
export const checkEnterprises = work(z.object({ ids: z.array(z.guid()).max(batch), moved: z.boolean().default(false) }), (ctx, { ids, moved }) =>
  ctx.transaction(async (c) => {
    const due = moved ? await store.missedAmong(c.tx, c.regency, ids) : ids;
    if (due.length > 0) await checkBatch(c, await openCheckDay(c), due);
  }),
);

/** Checks the enterprises of owners. */
export const checkOwner = work(z.object({ ownerIds: z.array(z.guid()).max(batch) }), (ctx, { ownerIds }) =>
  ctx.transaction(async (c) => void (await checkBatch(c, await openCheckDay(c), await enterprisesOfOwners(c, ownerIds)))),
);

/** Checks what an import put in, or took back again. */
export const checkImport = longWork(z.object({ importId: z.guid() }), async (ctx, { importId }) => {
  const day = await ctx.transaction(openCheckDay);
  for (let after = -1; ;) {
    const rows = await step(ctx, async (c) => {
      const page = await store.importedAfter(c.tx, c.regency, importId, after, batch);
      await checkBatch(
        c,
        day,
        page.map((row) => row.id),
      );
      return page;
    });
    if (rows.length < batch) return;
    after = rows.at(-1)?.row ?? after;
  }
});

/**
 * Checks every living enterprise: by night, because papers run out, people grow older and laws come into force, and when somebody
 * asks. After a crash it goes on where it was. At its end the day is written down for the history.
 */
export const checkAll = longWork(z.object({ run: z.guid().optional() }), async (ctx, { run }) => {
  const id = run ?? ctx.commandId;
  const day = await ctx.transaction(openCheckDay);
  let last = await ctx.transaction(async (c) => {
    await store.startRun(c.tx, c.regency, id, await store.countLiving(c.tx, c.regency), c.clock.now(), c.actorName);
    return (await store.findRun(c.tx, c.regency, id))?.last_id ?? firstId;
  });
  for (let done = false; !done;) {
    const ids = await step(ctx, (c) => checkNext(c, day, id, last));
    done = ids.length < batch;
    last = ids.at(-1) ?? last;
  }
  await sweep(ctx, day);
  await foldAll(ctx);
  await ctx.transaction((c) => writeTrustDay(c, day.today));
  await ctx.transaction((c) => endRun(c, day, id));
});

async function checkNext(c: Context, day: CheckDay, run: string, after: string): Promise<string[]> {
  const ids = await store.livingAfter(c.tx, c.regency, after, batch);
  await checkBatch(c, day, ids);
  await store.moveRun(c.tx, c.regency, run, ids.at(-1) ?? after, ids.length);
  return ids;
}

/** What is no more loses its findings. */
async function sweep(ctx: WorkContext, day: CheckDay): Promise<void> {
  for (let after = firstId; ;) {
    const ids = await step(ctx, async (c) => {
      const stray = await store.strayAfter(c.tx, c.regency, after, batch);
      await checkBatch(c, day, stray);
      return stray;
    });
    if (ids.length < batch) return;
    after = ids.at(-1) ?? after;
  }
}

async function endRun(c: Context, day: CheckDay, run: string): Promise<void> {
  const severities = new Map(day.rules.map((rule) => [rule.code, rule.severity]));
  const sums = new Map<string, store.QualityDay>();
  for (const { area, rule, n } of await store.foldedByArea(c.tx, c.regency)) {
    const severity = rule === '#checked' ? 'enterprises' : severities.get(rule);
    if (severity === undefined) continue;
    const key = `${area} ${severity}`;
    sums.set(key, { area, severity, n: (sums.get(key)?.n ?? 0) + n });
  }
  await store.saveQualityDay(c.tx, c.regency, day.today, [...sums.values()]);
  await store.finishRun(c.tx, c.regency, run, c.clock.now());
  const total = (severity: store.QualityDay['severity']) => sums.get(`${c.regency} ${severity}`)?.n ?? 0;
  const personId = /^person:(.+)$/.exec(c.actorName)?.[1];
  if (personId)
    await notify(c, personId, {
      kind: 'validation.qualityChecked',
      params: { rows: total('enterprises'), errors: total('error'), warnings: total('warning') },
      link: '/mutu',
    });
}

/** Looks at what nobody told about: seeded, put together or split, changed while the server was away, or seen by older rules only. */
export const checkMissed = work(z.object({}), async (ctx) => {
  // While everything is looked at, or before it ever was, there is nothing to miss.
  if (await ctx.transaction(async (c) => (await store.lastFinished(c.tx, c.regency)) === null || (await openRun(c)) !== undefined)) return;
  const day = await ctx.transaction(openCheckDay);
  for (let after = firstId; ;) {
    const ids = await step(ctx, async (c) => {
      const missed = await store.missedAfter(c.tx, c.regency, day.word, after, batch);
      await checkBatch(c, day, missed);
      return missed;
    });
    if (ids.length < batch) break;
    after = ids.at(-1) ?? after;
  }
  await sweep(ctx, day);
});

/** A run of which nothing was heard for so long was given up; another may start. */
const givenUpMinutes = 30;

/** A check of the whole registry that is under way. */
export async function openRun(c: Pick<Context, 'tx' | 'regency' | 'clock'>): Promise<store.CheckRunRow | undefined> {
  const run = await store.openRun(c.tx, c.regency);
  return run && c.clock.now().getTime() - Date.parse(run.started_at) < givenUpMinutes * 60_000 ? run : undefined;
}

const fold = 20_000;

/** Folds the appended changes into the counts, until none are left. */
export const foldFindings = work(z.object({}), foldAll);

async function foldAll(ctx: WorkContext): Promise<void> {
  while (!ctx.signal.aborted && (await ctx.transaction((c) => store.foldFindingCounts(c.tx, c.regency, fold))) === fold);
}

function step<T>(ctx: WorkContext, body: (c: Context) => Promise<T>): Promise<T> {
  if (ctx.signal.aborted) throw new Error('the server is stopping; the work goes on after its start');
  return ctx.transaction(body);
}
