import type { Actor } from '#core/policy.ts';
import { wholeScope } from '#core/policy.ts';
import { newId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { WorkContext, Work } from '../action.ts';
import { sql } from '../db/sql.ts';
import { transact } from '../db/transact.ts';
import { errorFacts } from '../log.ts';
import { actorName, buildContext } from '../pipeline/context.ts';
import { parseInput } from '../pipeline/parse.ts';
import { perform, recordCommand } from '../pipeline/pipeline.ts';
import type { Registry, World } from '../pipeline/pipeline.ts';
import { claimJobs, enqueueJobs, extendLease, failJob, finishJob } from './queue.ts';
import type { Job } from './queue.ts';

const idleMs = 400;

/** So many jobs run side by side, and so many of them may be long: a search of the whole registry keeps no notice waiting. */
const slots = 5;
const longSlots = 3;

export type Worker = {
  nudge(): void;
  stop(): Promise<void>;
  /** Resolves when no job is due; for tests and the command line. */ drain(): Promise<void>;
};

/** Takes jobs and runs them through the same pipeline as people's commands, as system actors. */
export function startWorker(world: World, registry: Registry): Worker {
  const abort = new AbortController();
  const crew = new Crew(world, registry, abort.signal);
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = (async () => {
    while (!abort.signal.aborted) {
      const begun = await crew.takeDue().catch((error: unknown) => {
        world.log.error(errorFacts(error), 'the worker could not take jobs');
        return 0;
      });
      if (begun === 0 && !abort.signal.aborted) await Promise.race([pause(), crew.oneDone()]);
    }
  })();
  return {
    nudge: () => wake(),
    async stop() {
      abort.abort();
      wake();
      await loop;
      await crew.allDone();
    },
    async drain() {
      // Also what the loop beside has taken and not yet ended.
      for (let begun = 1; begun > 0 || crew.busy > 0; begun = await crew.takeDue()) if (crew.busy > 0) await crew.oneDone();
    },
  };
}

/** The jobs under way: as soon as one ends, the next begins. */
class Crew {
  readonly #world: World;
  readonly #registry: Registry;
  readonly #signal: AbortSignal;
  readonly #longWorks: string[];
  /** What runs, and whether it is long. */
  readonly #underWay = new Map<Promise<void>, boolean>();
  #taking: Promise<unknown> = Promise.resolve();

  constructor(world: World, registry: Registry, signal: AbortSignal) {
    this.#world = world;
    this.#registry = registry;
    this.#signal = signal;
    this.#longWorks = [...registry.works].filter(([, work]) => work.long).map(([name]) => name);
  }

  get busy(): number {
    return this.#underWay.size;
  }

  /** How many jobs it began. One taker at a time, or two would fill the same free slot. */
  takeDue(): Promise<number> {
    const taken = this.#taking.then(() => this.#take());
    this.#taking = taken.catch(() => undefined);
    return taken;
  }

  /** When one of those under way has ended; never, where there is none. */
  oneDone(): Promise<void> {
    return this.busy > 0 ? Promise.race(this.#underWay.keys()) : new Promise(() => undefined);
  }

  async allDone(): Promise<void> {
    await Promise.allSettled(this.#underWay.keys());
  }

  async #take(): Promise<number> {
    let begun = 0;
    // One by one: whether a long one may still begin depends on the one before.
    while (this.busy < slots) {
      const long = [...this.#underWay.values()].filter(Boolean).length;
      const [job] = await claimJobs(this.#world.pool, this.#world.clock.now(), 1, long < longSlots ? [] : this.#longWorks);
      if (!job) break;
      const run: Promise<void> = runJob(this.#world, this.#registry, job, this.#signal).finally(() => this.#underWay.delete(run));
      this.#underWay.set(run, this.#longWorks.includes(job.action));
      begun++;
    }
    return begun;
  }
}

async function runJob(world: World, registry: Registry, job: Job, signal: AbortSignal): Promise<void> {
  const actor: Actor = { kind: 'system', name: job.action, regency: job.regency, onBehalfOf: job.on_behalf_of ?? undefined };
  const lease = setInterval(
    () => void extendLease(world.pool, world.clock.now(), job.id).catch((error: unknown) => world.log.warn(errorFacts(error), 'lease not extended')),
    20_000,
  );
  try {
    const work = registry.works.get(job.action);
    if (work) await runWork(world, registry, work, job, actor, signal);
    else
      await perform(world, registry, {
        name: job.action,
        input: job.input,
        actor,
        language: 'id',
        commandId: job.id,
        last: (tx) => finishJob(tx, job.id),
      });
  } catch (error) {
    const state = await failJob(
      world.pool,
      world.clock.now(),
      job,
      error instanceof Problem ? error.code : error instanceof Error ? error.message : 'unknown',
    );
    world.log.error({ job: job.action, id: job.id, state, ...errorFacts(error) }, 'a job failed');
  } finally {
    clearInterval(lease);
  }
}

async function runWork(world: World, registry: Registry, work: Work, job: Job, actor: Actor, signal: AbortSignal): Promise<void> {
  await work.run(workContext(world, registry, job.action, actor, job.id, signal), parseInput(work.input, job.input) as never);
  await transact(world.pool, {}, (tx) => finishJob(tx, job.id));
}

/** The context of long work: each of its transactions is short, and writes an audit event only where it says what happened. */
export function workContext(world: World, registry: Registry, name: string, actor: Actor, commandId: string, signal: AbortSignal): WorkContext {
  return {
    actor,
    commandId,
    signal,
    language: 'id',
    regency: actor.regency,
    actorName: actorName(actor),
    clock: world.clock,
    keys: world.keys,
    files: world.files,
    log: world.log,
    newId: () => newId(world.clock.now()),
    transaction: (body) =>
      transact(world.pool, { regency: actor.regency, timeoutMs: 120_000 }, async (tx) => {
        const { ctx, outbox } = buildContext(world, registry, { actor, language: 'id' }, wholeScope, tx, commandId);
        const result = await body(ctx);
        await enqueueJobs(tx, actor.regency, world.clock.now(), ctx.actorName, outbox.jobs);
        if (outbox.subject || Object.keys(outbox.details).length > 0) await recordCommand(tx, ctx, name, null, outbox);
        return result;
      }),
  };
}

/** Starts the routines that are due. The row of a routine is taken by whoever moves it on, so several workers start it once. */
export async function startRoutines(world: World, registry: Registry, regencies: string[]): Promise<void> {
  const now = world.clock.now();
  await transact(world.pool, {}, async (tx) => {
    for (const routine of registry.modules.flatMap((module) => module.routines ?? [])) {
      const next = new Date(now.getTime() + routine.everySeconds * 1000);
      const due = await tx.rows(sql<{ regency: string }>`
        insert into platform.routine as r (regency, action, next_at) select code, ${routine.run}, ${next} from unnest(${regencies}::text[]) as code
        on conflict (regency, action) do update set next_at = excluded.next_at where r.next_at <= ${now}
        returning regency`);
      for (const { regency } of due)
        await enqueueJobs(tx, regency, now, `system:${routine.run}`, [{ action: routine.run, input: {}, uniqueKey: 'routine' }]);
    }
  });
}
