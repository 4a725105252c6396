import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#platform/db/transact.ts';
import { claimJobs, enqueueJobs } from '#platform/jobs/queue.ts';
import { startRoutines } from '#platform/jobs/worker.ts';
import { freshId } from '#test/support/client.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { countRows, openProbeTown } from '#test/support/probe.ts';
import { auditEvents } from '#test/support/trail.ts';

let town: Awaited<ReturnType<typeof openProbeTown>>;
beforeAll(async () => {
  town = await openProbeTown();
});
afterAll(() => town.close());

const later = (minutes: number) => new Date(town.clock.now().getTime() + minutes * 60_000);
const copies = (id: string) => countRows(town, 'probe.copy', 'id = $1', [id]);
const enqueue = (action: string, id: string, more: { runAt?: Date; uniqueKey?: string } = {}) =>
  transact(town.world.pool, { regency: homeRegency }, (tx) =>
    enqueueJobs(tx, homeRegency, town.clock.now(), 'system:test', [{ action, input: { id }, ...more }]),
  );
const jobsOf = async (id: string) => {
  const { rows } = await asSuperuser(town.databaseUrl, (db) =>
    db.query<{ state: string; attempts: number; last_error: string | null }>(
      `select state, attempts, last_error from platform.job where input ->> 'id' = $1`,
      [id],
    ),
  );
  return rows;
};

test('a reaction runs once, as a job of the same transaction', async () => {
  const id = freshId();
  await town.as('petugas').call('probe.addNote', { id, text: 'salin' });
  await town.drain();
  await town.drain();
  expect(await copies(id)).toBe(1);
  expect(await jobsOf(id)).toEqual([]);
  expect((await auditEvents(town, 'probe.copyNote')).filter((event) => event.subject_id === id)).toHaveLength(1);
});

test('a job waits for its time', async () => {
  const id = freshId();
  await enqueue('probe.copyNote', id, { runAt: later(60) });
  await town.drain();
  expect(await copies(id)).toBe(0);
  town.clock.advance({ minutes: 61 });
  await town.drain();
  expect(await copies(id)).toBe(1);
});

test('a job whose worker died is taken again when its lease has run out, and has one effect', async () => {
  const id = freshId();
  const due = later(60);
  await enqueue('probe.copyNote', id, { runAt: due });
  // A worker whose clock stands at the hour takes the job and is never heard of again.
  const taken = await claimJobs(town.world.pool, due, 10);
  expect(taken.map((job) => job.input)).toEqual([{ id }]);
  town.clock.set(due);
  await town.drain();
  expect([await copies(id), (await jobsOf(id))[0]?.state]).toEqual([0, 'running']);
  town.clock.advance({ seconds: 61 });
  await town.drain();
  expect([await copies(id), await jobsOf(id)]).toEqual([1, []]);
});

test('a job that fails is tried five times, ever more slowly, and then stays dead for somebody to see', async () => {
  const id = freshId();
  await enqueue('probe.failCopy', id);
  for (let hour = 0; hour < 8; hour++) {
    await town.drain();
    town.clock.advance({ hours: 1 });
  }
  expect(town.probe.runs.get('probe.failCopy')).toBe(5);
  expect(await jobsOf(id)).toEqual([{ state: 'dead', attempts: 5, last_error: 'the paper is out' }]);
  expect(await copies(id)).toBe(0);
});

test('a job of an action that does not exist dies without taking the worker along', async () => {
  const [lost, next] = [freshId(), freshId()];
  await enqueue('probe.gone', lost);
  await enqueue('probe.copyNote', next);
  await town.drain();
  expect(await copies(next)).toBe(1);
  expect((await jobsOf(lost))[0]?.last_error).toBe('core.noSuchPath');
});

test('a second waiting job with the same key is not added', async () => {
  const id = freshId();
  const runAt = later(60);
  for (const _ of [1, 2, 3]) await enqueue('probe.copyNote', id, { runAt, uniqueKey: id });
  expect(await jobsOf(id)).toHaveLength(1);
});

test('a few long jobs run side by side, and short ones do not wait for them', async () => {
  const gate = town.probe.gate();
  const long = Array.from({ length: 8 }, freshId);
  for (const id of long) await enqueue('probe.wait', id);
  await gate.entered;
  const id = freshId();
  await town.as('petugas').call('probe.addNote', { id, text: 'pendek' });
  await expect.poll(() => copies(id)).toBe(1);
  const begun = town.probe.runs.get('probe.wait') ?? 0;
  expect(begun).toBeGreaterThan(0);
  expect(begun).toBeLessThan(5);
  gate.open();
  await town.drain();
  expect(town.probe.runs.get('probe.wait')).toBe(8);
});

test('several workers at once do each job once', async () => {
  const ids = Array.from({ length: 30 }, freshId);
  for (const id of ids) await enqueue('probe.copyNote', id, { runAt: later(-1) });
  await Promise.all([town.drain(), town.drain(), town.drain()]);
  expect(await countRows(town, 'probe.copy', 'id = any($1::uuid[])', [ids])).toBe(30);
});

test('a routine comes back by itself, once for all workers together', async () => {
  const modules = [{ ...town.probe.module, routines: [{ run: 'probe.routine', everySeconds: 3600 }] }];
  const registry = { ...town.registry, modules };
  const start = () => Promise.all([1, 2, 3, 4].map(() => startRoutines(town.world, registry, [homeRegency])));
  // Whether or not a worker has tried it meanwhile: nobody does it, so it stays.
  const started = () => countRows(town, 'platform.job', `action = 'probe.routine'`);
  const takeAway = () => asSuperuser(town.databaseUrl, (db) => db.query(`delete from platform.job where action = 'probe.routine'`));
  await start();
  expect(await started()).toBe(1);
  await takeAway();
  await start();
  expect(await started()).toBe(0);
  town.clock.advance({ minutes: 61 });
  await start();
  expect(await started()).toBe(1);
  await takeAway();
});
