import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerModules } from '#platform/pipeline/pipeline.ts';
import { makeProbe, openProbeTown } from '#test/support/probe.ts';

let town: Awaited<ReturnType<typeof openProbeTown>>;
beforeAll(async () => {
  town = await openProbeTown();
});
afterAll(() => town.close());

const probeTasks = async (userName: string, language = 'id') =>
  (await town.as(userName).ok('accounts.listTasks', {}, { headers: { 'accept-language': language } })).items.filter(
    ({ href }) => href === '/catatan',
  );

test('what waits is told to whoever may enter the action, with the scope of that action and in their language', async () => {
  expect(await probeTasks('petugas')).toEqual([{ title: 'Baca catatan', detail: 'true', href: '/catatan', tone: 'info' }]);
  expect((await probeTasks('petugas', 'en'))[0]?.title).toBe('Read the notes');
});

test('whoever may not enter the action hears nothing of it', async () => {
  expect(await probeTasks('walikota')).toEqual([]);
  expect((await town.anyone.call('accounts.listTasks', {})).status).toBe(401);
});

test('tasks under an action that does not exist do not start', () => {
  const { module } = makeProbe();
  const tasks = [{ action: 'probe.gone', list: () => Promise.resolve([]) }];
  expect(() => registerModules([{ ...module, tasks }])).toThrow(/probe.gone, which does not exist/);
});
