import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { asSuperuser } from '#test/support/database.ts';
import { freshId } from '#test/support/client.ts';
import { countRows, openProbeTown, secretNik } from '#test/support/probe.ts';
import { auditEvents, audited } from '#test/support/trail.ts';

let town: Awaited<ReturnType<typeof openProbeTown>>;
beforeAll(async () => {
  town = await openProbeTown();
});
afterAll(() => town.close());

const sari = townId('person.sari');

describe('the same command id', () => {
  test('sent twenty times at once has one effect, one audit event and one answer', async () => {
    const admin = town.as('admin');
    const before = await admin.ok('accounts.getPerson', { id: sari });
    const commandId = freshId();
    const input = { id: sari, version: before.version, fullName: before.fullName, phone: '08123' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => admin.call('accounts.updatePerson', input, { commandId })));
    expect(answers.map((answer) => [answer.status, answer.text])).toEqual(
      Array.from({ length: 20 }, () => [200, JSON.stringify({ version: before.version + 1 })]),
    );
    expect(answers.filter((answer) => answer.headers.get('idempotency-replayed') === 'true')).toHaveLength(19);
    expect((await admin.ok('accounts.getPerson', { id: sari })).version).toBe(before.version + 1);
    expect((await audited(town, 'accounts.updatePerson', commandId)).subject_id).toBe(sari);
  });

  test('twenty times at once grants one role and starts one reaction', async () => {
    const [commandId, id] = [freshId(), freshId()];
    const input = { id: sari, holding: { role: 'companion', area: '35.74.01.1001' } };
    await Promise.all(Array.from({ length: 20 }, () => town.as('admin').call('accounts.grantRole', input, { commandId })));
    expect(await countRows(town, 'accounts.holding', `person_id = $1 and role = 'companion'`, [sari])).toBe(1);
    const notes = await Promise.all(Array.from({ length: 20 }, () => town.as('petugas').call('probe.addNote', { id }, { commandId: id })));
    expect(new Set(notes.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    await town.drain();
    expect(await countRows(town, 'probe.copy', 'id = $1', [id])).toBe(1);
  });

  test('with another input is refused', async () => {
    const commandId = freshId();
    const id = freshId();
    expect((await town.as('admin').call('probe.addNote', { id, text: 'satu' }, { commandId })).status).toBe(200);
    for (const [name, input] of [
      ['probe.addNote', { id, text: 'dua' }],
      ['probe.collideNote', { id, text: 'satu' }],
    ] as const) {
      const answer = await town.as('admin').call(name, input, { commandId });
      expect([answer.status, answer.body.code]).toEqual([422, 'core.commandIdReused']);
    }
  });

  test('from another person is refused, so that nobody reads the answer of somebody else', async () => {
    const commandId = freshId();
    const input = { id: freshId(), text: 'milik admin' };
    await town.as('admin').call('probe.addNote', input, { commandId });
    const answer = await town.as('petugas').call('probe.addNote', input, { commandId });
    expect([answer.status, answer.body.code]).toEqual([422, 'core.commandIdReused']);
    expect(answer.text).not.toContain('milik admin');
  });

  test('whose answer is a secret is refused the second time instead of repeated', async () => {
    const commandId = freshId();
    expect((await town.as('admin').call('accounts.resetPassword', { id: sari }, { commandId })).status).toBe(200);
    expect((await town.as('admin').call('accounts.resetPassword', { id: sari }, { commandId })).body.code).toBe('core.commandIdReused');
    expect(await countRows(town, 'platform.command', 'id = $1 and answer is null', [commandId])).toBe(1);
  });

  test('is free again after a refusal', async () => {
    const admin = town.as('admin');
    const { version, fullName } = await admin.ok('accounts.getPerson', { id: sari });
    const commandId = freshId();
    expect((await admin.call('accounts.updatePerson', { id: sari, version: version - 1, fullName, phone: null }, { commandId })).body.code).toBe(
      'core.versionMoved',
    );
    expect((await admin.call('accounts.updatePerson', { id: sari, version, fullName, phone: null }, { commandId })).status).toBe(200);
  });

  test('is a UUID or the request is refused', async () => {
    const answer = await town.as('admin').call('probe.addNote', { id: freshId() }, { commandId: 'tiga' });
    expect([answer.status, answer.body.code]).toEqual([400, 'core.malformed']);
  });

  test('may be left out: each request is then a command of its own', async () => {
    const path = '/api/v1/accounts/notices/read';
    const init = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    const before = (await auditEvents(town, 'accounts.readNotices')).length;
    for (const _ of [1, 2]) expect((await town.as('admin').fetch(path, init)).status).toBe(200);
    expect((await auditEvents(town, 'accounts.readNotices')).length).toBe(before + 2);
  });
});

describe('a transaction', () => {
  test('that is refused leaves nothing: no row, no job, no audit event, no command', async () => {
    for (const [name, status, code] of [
      ['probe.refuseNote', 409, 'probe.refused'],
      ['probe.breakNote', 500, 'core.broken'],
    ] as const) {
      const id = freshId();
      const answer = await town.as('petugas').call(name, { id }, { commandId: id });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      await town.drain();
      expect(await countRows(town, 'probe.note', 'id = $1', [id])).toBe(0);
      expect(await countRows(town, 'probe.copy', 'id = $1', [id])).toBe(0);
      expect(await countRows(town, 'platform.command', 'id = $1', [id])).toBe(0);
      expect(await auditEvents(town, name, id)).toEqual([]);
    }
  });

  test('that meets serialisation failures is tried again and has one effect', async () => {
    town.probe.collisions = 2;
    const id = freshId();
    const answer = await town.as('petugas').call('probe.collideNote', { id, text: 'sekali' }, { commandId: id });
    expect([answer.status, answer.body['text']]).toEqual([200, 'sekali']);
    expect(town.probe.runs.get('probe.collideNote')).toBe(3);
    await town.drain();
    expect(await countRows(town, 'probe.note', 'id = $1', [id])).toBe(1);
    expect(await countRows(town, 'probe.copy', 'id = $1', [id])).toBe(1);
    await audited(town, 'probe.collideNote', id);
  });

  test('that never stops colliding ends in words', async () => {
    town.probe.collisions = 1000;
    const answer = await town.as('petugas').call('probe.collideNote', { id: freshId() });
    town.probe.collisions = 0;
    expect([answer.status, answer.body.code]).toEqual([503, 'core.busy']);
  });
});

describe('the output', () => {
  test('is cut to the contract: what it does not name never leaves, not on the first answer, not on the second, not in a list', async () => {
    const officer = town.as('petugas');
    const id = freshId();
    const first = await officer.call('probe.addNote', { id, text: 'terpotong' }, { commandId: id });
    const second = await officer.call('probe.addNote', { id, text: 'terpotong' }, { commandId: id });
    const list = await officer.call('probe.listNotes');
    expect(first.body).toEqual({ id, text: 'terpotong' });
    expect(second.body).toEqual({ id, text: 'terpotong' });
    expect(list.body['items']).toContainEqual({ id, text: 'terpotong' });
    for (const answer of [first, second, list]) expect(answer.text).not.toContain(secretNik);
  });

  test('is kept as it was sent: the stored answer has no more than the contract either', async () => {
    const kept = await asSuperuser(town.databaseUrl, (db) =>
      db.query<{ answer: string }>('select answer::text from platform.command where answer is not null'),
    );
    expect(kept.rowCount).toBeGreaterThan(0);
    expect(kept.rows.map((row) => row.answer).join()).not.toContain(secretNik);
  });
});

describe('the trail', () => {
  test('says who, what, about whom and when; a query leaves none', async () => {
    const id = freshId();
    const admin = await town.as('admin').ok('accounts.getMe', {});
    await town.as('admin').call('probe.addNote', { id }, { commandId: id });
    const event = await audited(town, 'probe.addNote', id);
    expect(event).toMatchObject({ actor: `person:${admin.person.id}`, subject_kind: 'note', subject_id: id, command_id: id });
    expect(Math.abs(Date.parse(event.at) - town.clock.now().getTime())).toBeLessThan(60_000);
    expect(await auditEvents(town, 'probe.listNotes')).toEqual([]);
  });

  test('names the person for whom a job runs', async () => {
    const id = freshId();
    const admin = await town.as('admin').ok('accounts.getMe', {});
    await town.as('admin').call('probe.addNote', { id });
    await town.drain();
    const copies = await auditEvents(town, 'probe.copyNote');
    expect(copies.find((event) => event.subject_id === id)?.actor).toBe(`person:${admin.person.id}`);
  });
});
