import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import type { Answer } from '#test/support/client.ts';
import { asSuperuser } from '#test/support/database.ts';
import { countRows } from '#test/support/probe.ts';
import { auditEvents } from '#test/support/trail.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { password, settle } from './builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
// The tries of one test are forgotten by the next.
beforeEach(() => town.clock.advance({ hours: 1 }));
afterAll(() => town.close());

const right = 'naik-kelas-2026';
const signIn = (userName: string, typed: string, commandId?: string) =>
  town.anyone.call('accounts.signIn', { userName, password: typed }, commandId ? { commandId } : {});
const cookieOf = (answer: Answer) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const meWith = async (cookie: string) => (await town.anyone.call('accounts.getMe', {}, { headers: { cookie } })).status;

describe('signing in', () => {
  test('opens a session, is audited, and does not keep or repeat its secret', async () => {
    const commandId = freshId();
    const answer = await signIn('  ADMIN ', right, commandId);
    expect([answer.status, answer.body['fullName']]).toEqual([200, 'Yudha Pranata Wiguna']);
    expect(await meWith(cookieOf(answer))).toBe(200);
    const [event] = await auditEvents(town, 'accounts.signIn', commandId);
    expect(event).toMatchObject({ actor: `person:${String(answer.body['personId'])}`, subject_kind: 'person', subject_id: answer.body['personId'] });
    expect((await signIn('admin', right, commandId)).body.code).toBe('core.commandIdReused');
    const token = cookieOf(answer).split('=')[1] ?? '';
    const dump = await asSuperuser(town.databaseUrl, (db) =>
      db.query<{ all: string }>(
        `select (select jsonb_agg(s)::text from accounts.session s) || (select jsonb_agg(c)::text from platform.command c) || (select jsonb_agg(e)::text from platform.audit_event e) as all`,
      ),
    );
    expect(dump.rows[0]?.all).toContain(commandId);
    expect(dump.rows[0]?.all).not.toContain(token);
    expect(dump.rows[0]?.all).not.toContain(right);
  });

  test('answers an unknown name, a wrong password, an invited and a deactivated person alike', async () => {
    const admin = town.as('admin');
    const [gone, waiting] = [await settle(admin, town.anyone), freshId()];
    await admin.ok('accounts.setPersonActive', { id: gone.id, active: false });
    await admin.ok('accounts.invitePerson', {
      id: waiting,
      fullName: 'Belum Masuk',
      userName: 'belum.masuk',
      phone: null,
      holdings: [{ role: 'companion', area: '35.74' }],
    });
    const answers = [
      await signIn('tidak.ada', right),
      await signIn('petugas', 'salah sekali'),
      await signIn(gone.userName, password),
      await signIn('belum.masuk', password),
    ];
    for (const answer of answers) {
      const { instance: _, ...document } = answer.body;
      expect(document).toEqual({
        type: '/api/docs#accounts.wrongSignIn',
        status: 401,
        code: 'accounts.wrongSignIn',
        title: expect.any(String) as unknown,
        detail: 'Nama pengguna atau kata sandi salah. Lupa? Minta tautan baru kepada petugas dinas.',
      });
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  test.each([
    {},
    { userName: 'admin' },
    { userName: '', password: '' },
    { userName: 'a'.repeat(101), password: 'x' },
    { userName: 'admin', password: 'x'.repeat(201) },
    { userName: { $ne: null }, password: { $ne: null } },
    { userName: ['admin'], password: right },
  ])('refuses %o', async (input) => {
    const answer = await town.anyone.call('accounts.signIn', input);
    expect([answer.status, answer.body.code]).toEqual([422, 'core.invalid']);
    expect(answer.text).not.toContain(right);
  });
});

describe('too many tries', () => {
  test('the sixth in a quarter of an hour has to wait, even with the right password; afterwards it goes on', async () => {
    for (let i = 0; i < 5; i++) expect((await signIn('petugas', `salah ${i}`)).status).toBe(401);
    const sixth = await signIn('petugas', right);
    expect([sixth.status, sixth.body.code]).toEqual([429, 'core.tooMany']);
    const wait = Number(sixth.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
    expect(sixth.body.detail).toContain(`${wait} detik`);
    expect((await signIn('admin', right)).status).toBe(200);
    town.clock.advance({ minutes: 16 });
    expect((await signIn('petugas', right)).status).toBe(200);
  });

  test('a right password forgets the wrong ones before it', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await signIn('petugas', 'salah');
      expect((await signIn('petugas', right)).status).toBe(200);
    }
  });

  test('twenty at once do not slip through together', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('walikota', 'salah')));
    const judged = answers.filter((answer) => answer.status === 401).length;
    expect(judged).toBeLessThanOrEqual(5);
    expect(answers.filter((answer) => answer.status === 429).length).toBe(20 - judged);
    expect(await countRows(town, 'accounts.sign_in_attempt', `user_name = 'walikota'`)).toBe(20);
  });

  test('many names from one address have to wait as well', async () => {
    const at = town.clock.now();
    await asSuperuser(town.databaseUrl, (db) =>
      db.query(
        `insert into accounts.sign_in_attempt (id, user_name, address, at) select gen_random_uuid(), 'nama.' || n, '127.0.0.1', $1 from generate_series(1, 50) n`,
        [at],
      ),
    );
    expect((await signIn('admin', right)).status).toBe(429);
  });
});

describe('a session', () => {
  test('ends by signing out, on this device only', async () => {
    const [here, there] = [cookieOf(await signIn('admin', right)), cookieOf(await signIn('admin', right))];
    const out = await town.anyone.call('accounts.signOut', {}, { headers: { cookie: here } });
    expect(out.headers.get('set-cookie')).toMatch(/^naikkelas_session=; .*Expires=Thu, 01 Jan 1970/);
    expect([await meWith(here), await meWith(there)]).toEqual([401, 200]);
  });

  test('ends after thirty days', async () => {
    const cookie = cookieOf(await signIn('admin', right));
    town.clock.advance({ days: 29 });
    expect(await meWith(cookie)).toBe(200);
    town.clock.advance({ days: 2 });
    expect(await meWith(cookie)).toBe(401);
  });

  test('is not opened by a made-up cookie', async () => {
    for (const cookie of [
      'naikkelas_session=',
      'naikkelas_session=x',
      `naikkelas_session=${'A'.repeat(5000)}`,
      'naikkelas_session=%00',
      "naikkelas_session=' or 1=1",
    ])
      expect(await meWith(cookie)).toBe(401);
  });

  test('can be seen and ended from another device; nobody else’s can', async () => {
    const [here, there] = [cookieOf(await signIn('admin', right)), cookieOf(await signIn('admin', right))];
    const list = await town.anyone.call('accounts.listSessions', {}, { headers: { cookie: here } });
    const items = list.body['items'] as { id: string; current: boolean }[];
    expect(items.map((item) => item.current).filter(Boolean)).toHaveLength(1);
    const other = items.find((item) => !item.current)?.id;
    expect((await town.as('petugas').call('accounts.endSession', { id: other })).status).toBe(404);
    expect((await town.anyone.call('accounts.endSession', { id: other }, { headers: { cookie: here } })).status).toBe(200);
    expect([await meWith(here), await meWith(there)]).toEqual([200, 401]);
    expect((await town.anyone.call('accounts.endSession', { id: other }, { headers: { cookie: here } })).status).toBe(404);
  });

  test('of all other devices ends with a new password', async () => {
    const [here, there] = [cookieOf(await signIn('kadis', right)), cookieOf(await signIn('kadis', right))];
    const change = (current: string, next: string, commandId = freshId()) =>
      town.anyone.call('accounts.changePassword', { current, next }, { headers: { cookie: here }, commandId });
    const wrong = await change('bukan ini', 'kata sandi yang baru');
    expect([wrong.status, wrong.body.errors?.[0]]).toMatchObject([422, { field: 'current', code: 'accounts.passwordWrong' }]);
    expect((await change(right, 'pendek')).body.errors?.[0]).toMatchObject({ field: 'next', code: 'accounts.passwordShort' });
    const commandId = freshId();
    expect((await change(right, 'kata sandi yang baru', commandId)).status).toBe(200);
    expect((await change(right, 'kata sandi yang baru', commandId)).headers.get('idempotency-replayed')).toBe('true');
    expect(await auditEvents(town, 'accounts.changePassword')).toHaveLength(1);
    expect([await meWith(here), await meWith(there)]).toEqual([200, 401]);
    expect((await signIn('kadis', right)).status).toBe(401);
    expect((await signIn('kadis', 'kata sandi yang baru')).status).toBe(200);
  });
});
