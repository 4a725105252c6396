import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '#app/serve.ts';
import type { Running } from '#app/serve.ts';
import { seedTown } from '#app/town.ts';
import { openWorld } from '#app/world.ts';
import type { Opened } from '#app/world.ts';
import { readConfig } from '#platform/config/config.ts';
import { verifyChain } from '#platform/audit/audit.ts';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { clientAt, freshId } from '#test/support/client.ts';
import { startClock } from '#test/support/clock.ts';
import { homeRegency } from '#test/support/database.ts';
import { openSession } from '#test/support/sessions.ts';
import { sessionCookie } from '#platform/http/routes.ts';

// Where no native PostgreSQL runs, the product runs on PGlite inside its own process: the same migrations, the same SQL.

let folder: string;
let opened: Opened;
let running: Running;
const open = async () => {
  const config = readConfig({ NAIKKELAS_ENGINE: 'pglite', NAIKKELAS_DATA: folder, NAIKKELAS_LOG: 'silent', NAIKKELAS_RATE_LIMIT: '0' });
  opened = await openWorld(config, { log: () => undefined, clock: startClock() });
  await seedTown(opened.world, opened.registry, homeRegency, { enterprises: 60 });
  running = await serve(opened, config, 0, path.join(folder, 'no-pages'));
};
const close = async () => {
  await running.stop();
  await opened.close();
};
const url = () => `http://127.0.0.1:${running.port}`;
const door = () => ({ url, registry: opened.registry });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-pglite-'));
  await open();
}, 120_000);
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

test('it says what it is', () => {
  expect([opened.database.engine, opened.database.describe]).toEqual(['pglite', expect.stringContaining('PGlite')]);
});

test('the town is there, and its people sign in', async () => {
  const stranger = clientAt({ ...door(), cookie: async () => undefined });
  expect((await stranger.call('accounts.signIn', { userName: 'admin', password: 'naik-kelas-2026' })).status).toBe(200);
  expect((await stranger.call('accounts.signIn', { userName: 'admin', password: 'salah' })).body.code).toBe('accounts.wrongSignIn');
});

test('a command repeated, also at once, has one effect, and the wall stands', async () => {
  const admin = clientAt({ ...door(), cookie: async () => `${sessionCookie}=${await openSession(opened.world, 'admin')}` });
  const sari = (await admin.ok('accounts.listPeople', { search: 'pemilik.sari' })).items[0];
  const commandId = freshId();
  const input = { id: sari?.id, version: sari?.version, fullName: sari?.fullName, phone: '0812' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => admin.call('accounts.updatePerson', input, { commandId })));
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`))).toEqual(
    new Set([`200 ${JSON.stringify({ version: Number(sari?.version) + 1 })}`]),
  );
  const count = (regency?: string) =>
    transact(opened.world.pool, { regency }, (tx) =>
      tx.get(sql<{ n: number }>`select count(*) as n from platform.audit_event where command_id = ${commandId}`),
    );
  expect([(await count(homeRegency)).n, (await count('35.09')).n, (await count()).n]).toEqual([1, 0, 0]);
});

test('jobs run, the trail is sealed, and all of it is there after a restart', async () => {
  await close();
  await open();
  await running.drain();
  const report = await transact(opened.world.pool, { regency: homeRegency, readOnly: true }, (tx) => verifyChain(tx, homeRegency));
  expect([report.firstBreak, report.sealed + report.unsealed > 1]).toEqual([null, true]);
});
