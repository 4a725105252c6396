import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { freshId } from '#test/support/client.ts';
import type { Client } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { countRows } from '#test/support/probe.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import type { SecondRegency } from '#test/support/secondRegency.ts';
import { auditEvents, audited } from '#test/support/trail.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { invite, password, settle } from './builders.ts';

let town: Town;
let admin: Client;
let officer: Client;
let other: SecondRegency;
beforeAll(async () => {
  town = await openTown();
  [admin, officer] = [town.as('admin'), town.as('petugas')];
  other = await secondRegency(town);
});
afterAll(() => town.close());

const adminId = townId('admin');
const officerId = townId('officer.data');
const person = (id: string) => admin.ok('accounts.getPerson', { id });
const companionIn = (area: string) => ({ role: 'companion' as const, area });
const refused = async (asked: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await asked;
  return [status, body.code];
};

describe('inviting', () => {
  test('makes a person who can do nothing until the link is used; audited without name or telephone', async () => {
    const commandId = freshId();
    const id = freshId();
    const input = { id, fullName: 'Wati Rahasia', userName: 'Wati.Baru', phone: '081234567890', holdings: [companionIn('35.74.01.1001')] };
    const answer = await officer.call('accounts.invitePerson', input, { commandId });
    expect(answer.status).toBe(200);
    expect(await person(id)).toMatchObject({
      fullName: 'Wati Rahasia',
      userName: 'wati.baru',
      active: true,
      hasPassword: false,
      holdings: [{ role: 'companion', area: '35.74.01.1001' }],
    });
    const event = await audited(town, 'accounts.invitePerson', commandId);
    expect(event).toMatchObject({ subject_kind: 'person', subject_id: id, details: { roles: ['companion'] } });
    expect(JSON.stringify(event)).not.toMatch(/Wati|0812/);
    expect(await refused(officer.call('accounts.invitePerson', input, { commandId }))).toEqual([422, 'core.commandIdReused']);
  });

  test('is refused for a taken name, a guarded role, an area outside and a missing place; nothing of it stays', async () => {
    const base = { fullName: 'Tidak Jadi', phone: null };
    const cases = [
      [officer, { userName: 'petugas', holdings: [companionIn('35.74')] }, 422, 'core.invalid'],
      [officer, { userName: 'calon.admin', holdings: [{ role: 'admin', area: '35.74' }] }, 403, 'accounts.roleNotYours'],
      [officer, { userName: 'calon.petugas', holdings: [companionIn('35.74'), { role: 'officer', area: '35.74' }] }, 403, 'accounts.roleNotYours'],
      [admin, { userName: 'calon.luar', holdings: [companionIn('35.13.01.2001')] }, 422, 'accounts.areaOutside'],
      [admin, { userName: 'calon.pemilik', holdings: [{ role: 'owner' }] }, 422, 'accounts.roleNeedsOne'],
    ] as const;
    for (const [who, more, status, code] of cases) {
      const id = freshId();
      expect(await refused(who.call('accounts.invitePerson', { id, ...base, ...more }))).toEqual([status, code]);
      expect(await refused(admin.call('accounts.getPerson', { id }))).toEqual([404, 'core.notFound']);
    }
    expect(await countRows(town, 'accounts.sign_in', `user_name like 'calon.%'`)).toBe(0);
  });

  test('an id that is taken is refused in words', async () => {
    for (const id of [adminId, other.adminId]) {
      expect(
        await refused(
          admin.call('accounts.invitePerson', { id, fullName: 'Kembar', userName: 'kembar', phone: null, holdings: [companionIn('35.74')] }),
        ),
      ).toEqual([409, 'core.idTaken']);
    }
    expect(await countRows(town, 'accounts.person', `full_name = 'Kembar'`)).toBe(0);
  });
});

describe('the one-time link', () => {
  test('shows who is meant, sets the password once, and is gone afterwards', async () => {
    const { id, userName, token } = await invite(admin);
    expect(await town.anyone.ok('accounts.findInvitation', { token })).toMatchObject({ fullName: 'Orang Baru', userName });
    const commandId = freshId();
    expect((await town.anyone.call('accounts.acceptInvitation', { token, password: 'pendek' })).body.errors?.[0]).toMatchObject({
      field: 'password',
      code: 'accounts.passwordShort',
    });
    expect((await town.anyone.call('accounts.acceptInvitation', { token, password }, { commandId })).body).toEqual({ personId: id });
    expect(await audited(town, 'accounts.acceptInvitation', commandId)).toMatchObject({ actor: `person:${id}`, subject_id: id });
    expect(await refused(town.anyone.call('accounts.acceptInvitation', { token, password }))).toEqual([410, 'accounts.invitationGone']);
    expect(await refused(town.anyone.call('accounts.findInvitation', { token }))).toEqual([410, 'accounts.invitationGone']);
    expect((await town.anyone.call('accounts.signIn', { userName, password })).status).toBe(200);
  });

  test('used twenty times at once sets one password', async () => {
    const { token, userName } = await invite(admin);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => town.anyone.call('accounts.acceptInvitation', { token, password: `${password} ${i}` })),
    );
    const winners = answers.flatMap((answer, i) => (answer.status === 200 ? [i] : []));
    expect(winners).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === 'accounts.invitationGone')).toHaveLength(19);
    expect((await town.anyone.call('accounts.signIn', { userName, password: `${password} ${winners[0]}` })).status).toBe(200);
  });

  test('expires after seven days, is replaced by a newer one, and is not guessed', async () => {
    const { id, token } = await invite(admin);
    const newer = (await officer.ok('accounts.resetPassword', { id })).path.slice('/undangan/'.length);
    expect((await town.anyone.call('accounts.findInvitation', { token })).status).toBe(410);
    expect((await town.anyone.call('accounts.findInvitation', { token: newer })).status).toBe(200);
    town.clock.advance({ days: 8 });
    expect((await town.anyone.call('accounts.acceptInvitation', { token: newer, password })).status).toBe(410);
    for (const guess of ['x', '%00', '../people', 'A'.repeat(32), "' or true --"])
      expect((await town.anyone.call('accounts.findInvitation', { token: guess })).status, guess).toBe(410);
  });

  test('of another regency is carried out there', async () => {
    const id = freshId();
    const link = await other.admin.ok('accounts.invitePerson', {
      id,
      fullName: 'Orang Jember',
      userName: 'orang.jember',
      phone: null,
      holdings: [{ role: 'companion', area: '35.09.01' }],
    });
    const commandId = freshId();
    const token = link.path.slice('/undangan/'.length);
    expect((await town.anyone.ok('accounts.findInvitation', { token })).agencyName).toContain('Jember');
    expect((await town.anyone.call('accounts.acceptInvitation', { token, password }, { commandId })).status).toBe(200);
    expect(await auditEvents(town, 'accounts.acceptInvitation', commandId)).toEqual([]);
    expect(await audited(town, 'accounts.acceptInvitation', commandId, other.regency)).toMatchObject({ subject_id: id });
    expect((await town.as('orang.jember').ok('accounts.getMe', {})).agency.regency).toBe(other.regency);
  });
});

describe('a new password through an officer', () => {
  test('ends the sessions when it is used, not before; audited; never for an admin by an officer', async () => {
    const { id, userName } = await settle(admin, town.anyone);
    const client = town.as(userName);
    expect((await client.call('accounts.getMe')).status).toBe(200);
    const commandId = freshId();
    const link = await officer.ok('accounts.resetPassword', { id }, { commandId });
    expect(await audited(town, 'accounts.resetPassword', commandId)).toMatchObject({ subject_id: id });
    expect((await client.call('accounts.getMe')).status).toBe(200);
    await town.anyone.ok('accounts.acceptInvitation', { token: link.path.slice('/undangan/'.length), password: 'kata sandi kedua' });
    expect((await client.call('accounts.getMe')).status).toBe(401);
    expect((await town.anyone.call('accounts.signIn', { userName, password })).status).toBe(401);
    for (const guarded of [adminId, officerId, townId('inspector')])
      expect(await refused(officer.call('accounts.resetPassword', { id: guarded }))).toEqual([403, 'accounts.personNotYours']);
    expect(await refused(admin.call('accounts.resetPassword', { id: freshId() }))).toEqual([404, 'core.notFound']);
  });
});

describe('changing a person', () => {
  test('counts the version up and refuses whoever read an older one', async () => {
    const { id } = await invite(admin);
    const change = (version: number, fullName: string) => officer.call('accounts.updatePerson', { id, version, fullName, phone: ' 0812-3 ' });
    expect((await change(1, 'Nama Kedua')).body).toEqual({ version: 2 });
    expect(await refused(change(1, 'Nama Ketiga'))).toEqual([409, 'core.versionMoved']);
    expect(await person(id)).toMatchObject({ fullName: 'Nama Kedua', phone: '0812-3', version: 2 });
    expect(await refused(officer.call('accounts.updatePerson', { id: adminId, version: 1, fullName: 'Kudeta', phone: null }))).toEqual([
      403,
      'accounts.personNotYours',
    ]);
    expect((await change(2, '')).status).toBe(422);
    expect((await change(2, 'Ada\u0007bel')).body.errors?.[0]?.code).toBe('core.controlCharacters');
  });

  test('of two at once one wins', async () => {
    const { id } = await invite(admin);
    const answers = await Promise.all(
      ['Satu', 'Dua'].map((fullName) => admin.call('accounts.updatePerson', { id, version: 1, fullName, phone: null })),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('roles', () => {
  test('granted and revoked count from the next request on; audited; once per command id', async () => {
    const { id, userName } = await settle(admin, town.anyone, [companionIn('35.74.01.1001')]);
    const client = town.as(userName);
    expect((await client.call('accounts.listPeople')).status).toBe(403);
    const commandId = freshId();
    const holding = { role: 'officer' as const, area: homeRegency };
    const { holdingId } = await admin.ok('accounts.grantRole', { id, holding }, { commandId });
    expect(await admin.ok('accounts.grantRole', { id, holding }, { commandId })).toEqual({ holdingId });
    expect(await audited(town, 'accounts.grantRole', commandId)).toMatchObject({
      subject_id: id,
      details: { role: 'officer', area: homeRegency, holding: holdingId },
    });
    expect((await client.call('accounts.listPeople')).status).toBe(200);
    const revokeId = freshId();
    expect((await admin.call('accounts.revokeRole', { id, holdingId }, { commandId: revokeId })).status).toBe(200);
    expect(await audited(town, 'accounts.revokeRole', revokeId)).toMatchObject({ subject_id: id, details: { role: 'officer' } });
    expect((await client.call('accounts.listPeople')).status).toBe(403);
    expect(await refused(admin.call('accounts.revokeRole', { id, holdingId }))).toEqual([404, 'core.notFound']);
    expect(await countRows(town, 'accounts.holding', 'id = $1 and revoked_by = $2', [holdingId, `person:${adminId}`])).toBe(1);
  });

  test('of admins and officers are the admin’s; an officer cannot raise anybody, themselves included', async () => {
    const { id } = await invite(admin);
    for (const role of ['admin', 'officer', 'leader', 'inspector'] as const) {
      expect(await refused(officer.call('accounts.grantRole', { id, holding: { role, area: homeRegency } }))).toEqual([403, 'accounts.roleNotYours']);
    }
    expect(await refused(officer.call('accounts.grantRole', { id: officerId, holding: companionIn('35.74') }))).toEqual([
      403,
      'accounts.personNotYours',
    ]);
    const held = (await person(adminId)).holdings[0]?.id;
    expect(await refused(officer.call('accounts.revokeRole', { id: adminId, holdingId: held }))).toEqual([403, 'accounts.personNotYours']);
  });

  test('a role of one person is not revoked through another', async () => {
    const [one, two] = [await invite(admin), await invite(admin)];
    const holdingId = (await person(one.id)).holdings[0]?.id;
    expect(await refused(admin.call('accounts.revokeRole', { id: two.id, holdingId }))).toEqual([404, 'core.notFound']);
    expect((await person(one.id)).holdings).toHaveLength(1);
  });
});

describe('the last admin', () => {
  test('stays: neither the role nor the account goes, not even to two at once', async () => {
    const office = await openTown();
    const { regency, adminId: firstId, admin: first } = await secondRegency(office);
    const holdingId = (await first.ok('accounts.getPerson', { id: firstId })).holdings[0]?.id ?? '';
    expect(await refused(first.call('accounts.revokeRole', { id: firstId, holdingId }))).toEqual([409, 'accounts.lastAdmin']);
    expect(await refused(first.call('accounts.setPersonActive', { id: firstId, active: false }))).toEqual([409, 'accounts.notYourself']);
    expect((await first.call('accounts.listPeople')).status).toBe(200);

    const second = freshId();
    const link = await first.ok('accounts.invitePerson', {
      id: second,
      fullName: 'Admin Kedua',
      userName: 'admin.kedua',
      phone: null,
      holdings: [{ role: 'admin', area: regency }],
    });
    await office.anyone.ok('accounts.acceptInvitation', { token: link.path.slice('/undangan/'.length), password });
    const secondHolding = (await first.ok('accounts.getPerson', { id: second })).holdings[0]?.id ?? '';
    const answers = await Promise.all([
      first.call('accounts.revokeRole', { id: second, holdingId: secondHolding }),
      office.as('admin.kedua').call('accounts.revokeRole', { id: firstId, holdingId }),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.find((answer) => answer.status !== 200)?.body.code).toMatch(/^(accounts\.lastAdmin|core\.notAllowed)$/);
    expect(await countRows(office, 'accounts.holding', `regency = $1 and role = 'admin' and revoked_at is null`, [regency])).toBe(1);
    await office.close();
  });
});

describe('deactivating', () => {
  test('ends every session at once and shuts the door; reactivating opens the door again', async () => {
    const { id, userName } = await settle(admin, town.anyone);
    const client = town.as(userName);
    expect((await client.call('accounts.getMe')).status).toBe(200);
    const commandId = freshId();
    expect((await officer.call('accounts.setPersonActive', { id, active: false }, { commandId })).status).toBe(200);
    expect(await audited(town, 'accounts.setPersonActive', commandId)).toMatchObject({ subject_id: id, details: { active: false } });
    expect((await officer.call('accounts.setPersonActive', { id, active: false }, { commandId })).headers.get('idempotency-replayed')).toBe('true');
    expect((await client.call('accounts.getMe')).status).toBe(401);
    expect((await town.anyone.call('accounts.signIn', { userName, password })).status).toBe(401);
    await officer.ok('accounts.setPersonActive', { id, active: true });
    expect((await client.call('accounts.getMe')).status).toBe(401);
    expect((await town.anyone.call('accounts.signIn', { userName, password })).status).toBe(200);
  });

  test('is not for oneself, and not for an officer over an admin', async () => {
    expect(await refused(officer.call('accounts.setPersonActive', { id: officerId, active: false }))).toEqual([409, 'accounts.notYourself']);
    expect(await refused(officer.call('accounts.setPersonActive', { id: adminId, active: false }))).toEqual([403, 'accounts.personNotYours']);
    expect((await admin.call('accounts.setPersonActive', { id: officerId, active: 'ya' })).status).toBe(422);
  });
});
