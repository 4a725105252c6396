import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { buildServer, upload } from './builders.ts';
import { openPairOf, twice } from './lookAlikes.ts';

let town: Town;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
  await town.drain();
}, 120_000);
afterAll(() => town.close());

const tasksOf = async (userName: string) => (await town.as(userName).ok('accounts.listTasks', {})).items;
const leading = async (userName: string, href: string) => (await tasksOf(userName)).find((task) => task.href.startsWith(href));

test('a pair to decide stands on the officer’s home page until it is decided, and on nobody else’s', async () => {
  const { one, other } = await twice(town, town.as('petugas'));
  await town.drain();
  expect(await leading('petugas', '/ganda')).toMatchObject({ tone: 'attention', title: expect.stringContaining('pasangan') });
  expect(await leading('walikota', '/ganda')).toBeUndefined();
  expect(await leading('pendamping.jati', '/ganda')).toBeUndefined();
  const pair = await openPairOf(town.as('petugas'), one.id, other.id);
  const before = (await leading('petugas', '/ganda'))?.title;
  await town.as('petugas').ok('validation.decidePair', { id: pair.id, verdict: 'different' });
  expect((await leading('petugas', '/ganda'))?.title).not.toBe(before);
});

test('an import that waits for a step stands there by its name, and leads to it', async () => {
  const id = await upload(town, town.as('petugas'), 'nama_usaha,kelurahan\nWarung Kirana,Jati\n', 'daftar-jati.csv');
  const task = await leading('petugas', `/impor/${id}`);
  expect(task?.title).toContain('daftar-jati.csv');
  await town.as('petugas').ok('validation.discardImport', { id });
  expect(await leading('petugas', `/impor/${id}`)).toBeUndefined();
});
