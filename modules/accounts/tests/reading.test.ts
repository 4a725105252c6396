import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext, townId } from '#app/town.ts';
import { notify } from '#modules/accounts/index.ts';
import type { Client } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { countRows } from '#test/support/probe.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import type { SecondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { invite, settle } from './builders.ts';

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
const refused = async (asked: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await asked;
  return [status, body.code];
};

describe('lists', () => {
  test('people page by page give everyone once, in the order of their names, and nobody of the neighbour', async () => {
    const seen: { id: string; fullName: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.ok('accounts.listPeople', { limit: 7, cursor });
      seen.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen.map((p) => p.id)).size).toBe(seen.length);
    expect(seen.length).toBe(await countRows(town, 'accounts.person', 'regency = $1', [homeRegency]));
    const keys = seen.map((p) => p.fullName.toLowerCase());
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(seen.filter((p) => p.fullName.includes('Jember'))).toEqual([]);
  });

  test('are searched by part of a name without its signs being taken for patterns, and filtered by role', async () => {
    const search = async (text: string) => (await admin.ok('accounts.listPeople', { search: text, limit: 200 })).items.map((p) => p.userName);
    expect(await search('yudha')).toEqual(['admin']);
    expect(await search('pendamping.ja')).toContain('pendamping.jati');
    for (const pattern of ['%', '_', '\\', "'", '100% Jember']) expect(await search(pattern)).not.toContain('admin');
    expect(await search('Rahasia Jember')).toEqual([]);
    const leaders = await admin.ok('accounts.listPeople', { role: 'leader' });
    expect(leaders.items.map((p) => p.userName).sort((a, b) => String(a).localeCompare(String(b)))).toEqual(['kadis', 'walikota']);
  });

  test('the verdicts say what each reader may do with whom', async () => {
    const verdicts = async (who: Client, id: string) => (await who.ok('accounts.getPerson', { id })).can;
    expect(await verdicts(town.as('walikota'), officerId)).toEqual({});
    expect((await verdicts(admin, officerId))['accounts.updatePerson']).toBe(true);
    expect((await verdicts(officer, officerId))['accounts.updatePerson']).toBe('Akun admin dan petugas hanya boleh diubah oleh admin.');
    expect((await verdicts(officer, townId('person.sari')))['accounts.updatePerson']).toBe(true);
  });

  test('nobody reaches across to the neighbour, by list, id, search or trail', async () => {
    expect(await refused(admin.call('accounts.getPerson', { id: other.adminId }))).toEqual([404, 'core.notFound']);
    expect(await refused(other.admin.call('accounts.getPerson', { id: adminId }))).toEqual([404, 'core.notFound']);
    for (const [name, input] of [
      ['accounts.updatePerson', { id: adminId, version: 1, fullName: 'X', phone: null }],
      ['accounts.resetPassword', { id: adminId }],
      ['accounts.setPersonActive', { id: adminId, active: false }],
      ['accounts.grantRole', { id: adminId, holding: { role: 'companion', area: '35.09' } }],
    ] as const) {
      expect(await refused(other.admin.call(name, input)), name).toEqual([404, 'core.notFound']);
    }
    const trail = await other.admin.call('accounts.listAuditEvents', { limit: 200 });
    expect(trail.status).toBe(200);
    expect(trail.text).not.toContain(adminId);
    expect((await admin.call('accounts.listAuditEvents', { limit: 200 })).text).not.toContain(other.adminId);
    expect((await other.admin.call('accounts.listRegions')).text).not.toContain('35.74');
  });
});

describe('the trail', () => {
  test('is read by admin and inspector, filtered, page by page', async () => {
    const { id } = await invite(admin);
    await officer.ok('accounts.updatePerson', { id, version: 1, fullName: 'Nama Jejak', phone: null });
    await officer.ok('accounts.resetPassword', { id });
    const trail = await town.as('inspektur').ok('accounts.listAuditEvents', { subjectId: id });
    expect(trail.items.map((event) => event.action)).toEqual(['accounts.resetPassword', 'accounts.updatePerson', 'accounts.invitePerson']);
    expect(trail.items[0]).toMatchObject({ actorName: 'Retno Ayuningtyas', subjectKind: 'person' });
    const first = await admin.ok('accounts.listAuditEvents', { subjectId: id, limit: 2 });
    const second = await admin.ok('accounts.listAuditEvents', { subjectId: id, limit: 2, cursor: first.next ?? undefined });
    expect([...first.items, ...second.items].map((event) => event.id)).toEqual(trail.items.map((event) => event.id));
    expect((await admin.ok('accounts.listAuditEvents', { subjectId: id, personId: officerId })).items).toHaveLength(2);
    expect((await officer.call('accounts.listAuditEvents')).status).toBe(403);
  });
});

describe('notices', () => {
  test('reach one person, newest first, and are read together', async () => {
    const { id, userName } = await settle(admin, town.anyone);
    const ctx = systemContext(town.world, town.registry, homeRegency, 'test.notices');
    await ctx.transaction(async (c) => {
      for (const n of [1, 2, 3]) await notify(c, id, { kind: 'test.told', params: { n }, link: `/uji/${n}` });
    });
    const client = town.as(userName);
    expect((await client.ok('accounts.getMe', {})).unreadNotices).toBe(3);
    const first = await client.ok('accounts.listNotices', { limit: 2 });
    const second = await client.ok('accounts.listNotices', { limit: 2, cursor: first.next ?? undefined });
    expect([...first.items, ...second.items].map((notice) => notice.link)).toEqual(['/uji/3', '/uji/2', '/uji/1']);
    expect((await officer.call('accounts.listNotices')).text).not.toContain('/uji/');
    await client.ok('accounts.readNotices', {});
    expect((await client.ok('accounts.getMe', {})).unreadNotices).toBe(0);
    expect((await client.ok('accounts.listNotices', {})).items.every((notice) => notice.read)).toBe(true);
  });
});

describe('the door', () => {
  test('shows the agency to anyone, and the demo sign-ins in the demo town only', async () => {
    expect(await town.anyone.ok('accounts.getAgency', {})).toMatchObject({ regency: homeRegency, demo: true, tiles: null });
    const demo = await town.anyone.ok('accounts.listDemoSignIns', {});
    expect(demo.password).toBe('naik-kelas-2026');
    expect(new Set(demo.items.map((item) => item.role)).size).toBeGreaterThanOrEqual(10);
    const real = await openTown({ settings: { NAIKKELAS_REGENCY: '35.09' } });
    await secondRegency(real);
    expect(await real.anyone.ok('accounts.listDemoSignIns', {})).toEqual({ password: null, items: [] });
    await real.close();
  });

  test('says what each may enter, and gives the regions of the own regency', async () => {
    expect((await admin.ok('accounts.getMe', {})).can['accounts.invitePerson']).toBe(true);
    expect((await town.as('pemilik.sari').ok('accounts.getMe', {})).can['accounts.listPeople']).toBeUndefined();
    const { items } = await officer.ok('accounts.listRegions', {});
    expect(items.filter((region) => region.level === 'village')).toHaveLength(29);
    expect(items.filter((region) => region.level === 'district')).toHaveLength(5);
  });
});
