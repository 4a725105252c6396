import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { countRows, openProbeTown } from '#test/support/probe.ts';
import { openTown } from '#test/support/town.ts';

let town: Awaited<ReturnType<typeof openProbeTown>>;
beforeAll(async () => {
  town = await openProbeTown();
});
afterAll(() => town.close());

test('a stop lets the request that is under way finish, and takes no new one', async () => {
  const id = freshId();
  const { url } = town;
  const gate = town.probe.gate();
  const answer = town.as('petugas').call('probe.holdNote', { id, text: 'hampir selesai' }, { commandId: id });
  await gate.entered;
  const restarted = town.restart();
  await expect(
    fetch(`${url}/health`).then(
      (response) => response.status,
      () => 'closed',
    ),
  ).resolves.toSatisfy((seen) => seen === 'closed' || seen === 503);
  gate.open();
  expect(await answer).toMatchObject({ status: 200, body: { id, text: 'hampir selesai' } });
  await restarted;
  expect(await countRows(town, 'probe.note', 'id = $1', [id])).toBe(1);
  expect(
    (await town.as('petugas').call('probe.holdNote', { id, text: 'hampir selesai' }, { commandId: id })).headers.get('idempotency-replayed'),
  ).toBe('true');
});

test('what was enqueued before a stop runs after it', async () => {
  const id = freshId();
  await town.as('petugas').call('probe.addNote', { id });
  await town.restart();
  await town.drain();
  expect(await countRows(town, 'probe.copy', 'id = $1', [id])).toBe(1);
});

test('more requests than the limit are asked to wait; health is always answered', async () => {
  const strict = await openTown({ settings: { NAIKKELAS_RATE_LIMIT: '5' } });
  const answers = [];
  for (let i = 0; i < 8; i++) answers.push(await strict.anyone.call('accounts.getAgency'));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  const last = answers.at(-1);
  expect(last?.body).toMatchObject({ code: 'core.tooMany', status: 429 });
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(last?.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect((await strict.anyone.fetch('/health')).status).toBe(200);
  await strict.close();
});
