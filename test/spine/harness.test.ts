import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
import { freshId } from '#test/support/client.ts';
import { audited } from '#test/support/trail.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import type { Town } from '#test/support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

test('a', async () => {
  const me = await town.as('admin').ok('accounts.getMe', {});
  expect(me.person.fullName).toBe('Yudha Pranata Wiguna');
  const commandId = freshId();
  await town.as('admin').ok('accounts.readNotices', {}, { commandId });
  expect((await audited(town, 'accounts.readNotices', commandId)).actor).toBe(`person:${me.person.id}`);
  const other = await secondRegency(town);
  expect((await other.officer.ok('accounts.listPeople', {})).items).toHaveLength(2);
  await town.drain();
  await town.restart();
  expect((await town.as('admin').call('accounts.getMe')).status).toBe(200);
  expect((await town.anyone.call('accounts.getMe')).status).toBe(401);
});
