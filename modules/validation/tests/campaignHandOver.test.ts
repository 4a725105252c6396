import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { audited } from '#test/support/trail.ts';
import { openCampaign } from './campaignBuilders.ts';
import { districtOfficer } from './lookAlikes.ts';

const jati = townId('companion.jati');
const mangunharjo = townId('companion.mangunharjo');
const wiroborang = townId('companion.wiroborang');

let town: Town;
let campaignId: string;
beforeAll(async () => {
  town = await openTown();
  campaignId = await openCampaign(town, town.as('petugas'), { filter: {}, secondLook: 20 });
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const rows = <R>(query: ReturnType<typeof sql<R>>) => transact(town.world.pool, { regency: homeRegency, readOnly: true }, (tx) => tx.rows(query));
const whoHas = async () =>
  new Map(
    (
      await rows(
        sql<{
          id: string;
          person_id: string;
          second: string | null;
        }>`select enterprise_id as id, person_id, second_person_id as second from validation.campaign_assignment where campaign_id = ${campaignId}`,
      )
    ).map((row) => [row.id, row]),
  );

test('what is open with a companion is listed, by campaign and village', async () => {
  const open = await officer().ok('validation.listOpenWork', { personId: jati });
  expect(open).toMatchObject({ fullName: 'Fitria Nur Aini', villages: ['Jati'], conflicts: 0 });
  const has = [...(await whoHas()).values()];
  expect(open.assigned).toBe(has.filter((row) => row.person_id === jati).length);
  expect(open.secondLooks).toBe(has.filter((row) => row.second === jati).length);
  expect(open.items).toHaveLength(open.assigned + open.secondLooks);
  expect(open.items.every((item) => item.campaign === 'Validasi')).toBe(true);
});

describe('handed over', () => {
  const reason = 'Pindah tugas ke kecamatan';

  test.each([
    ['to oneself', [jati], 'to.0', 'validation.handOverToSelf'],
    ['to nobody who is a companion', [mangunharjo, townId('owner.sari')], 'to.1', 'validation.notCompanion'],
    ['to nobody', [], 'to', 'core.required'],
  ])('refused: %s', async (_what, to, field, code) => {
    const answer = await officer().call('validation.handOver', { from: jati, to, reason });
    expect([answer.status, answer.body.errors?.[0]?.field, answer.body.errors?.[0]?.code]).toEqual([422, field, code]);
  });

  test('refused: by whom it does not concern', async () => {
    const input = { from: jati, to: [mangunharjo], reason };
    for (const other of ['pendamping.jati', 'walikota', 'pemilik.sari'])
      expect((await town.as(other).call('validation.handOver', input)).status).toBe(403);
    const district = await districtOfficer(town, 'petugas.wonoasih', '35.74.02');
    expect((await district.call('validation.handOver', input)).status).toBe(404);
    expect((await district.call('validation.getCampaign', { id: campaignId })).status).toBe(404);
    expect((await district.ok('validation.listCampaigns', {})).items).toEqual([]);
    const own = await openCampaign(town, district, {});
    expect(await district.ok('validation.getCampaign', { id: own })).toMatchObject({ area: '35.74.02' });
    const outside = await district.call('validation.openCampaign', {
      id: freshId(),
      name: 'x',
      filter: { area: '35.74.03' },
      startsOn: '2026-11-21',
      dueOn: '2026-12-21',
    });
    expect(outside.body.errors?.[0]).toMatchObject({ field: 'filter.area', code: 'validation.chooseArea' });
  });

  test('everything goes evenly to two others, once, with its history; both are told and let in', async () => {
    const before = await whoHas();
    const open = await officer().ok('validation.listOpenWork', { personId: jati });
    const commandId = freshId();
    const input = { from: jati, to: [mangunharjo, wiroborang], reason };
    const first = await officer().ok('validation.handOver', input, { commandId });
    expect(await officer().ok('validation.handOver', input, { commandId })).toEqual(first);
    expect(first.moved).toBe(open.assigned + open.secondLooks);
    const after = await whoHas();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [id, was] of before) {
      const is = after.get(id);
      if (was.person_id === jati) expect([mangunharjo, wiroborang]).toContain(is?.person_id);
      else expect(is?.person_id).toBe(was.person_id);
      // Nobody looks a second time at what they visit themselves, also where they only just got it.
      expect(is?.second === null || (is?.second !== is?.person_id && is?.second !== jati)).toBe(true);
      expect(is?.second === null).toBe(was.second === null);
    }
    const firsts = [mangunharjo, wiroborang].map(
      (person) => [...before].filter(([id, was]) => was.person_id === jati && after.get(id)?.person_id === person).length,
    );
    expect(Math.abs((firsts[0] ?? 0) - (firsts[1] ?? 0))).toBeLessThanOrEqual(1);
    const officerId = (await officer().ok('accounts.getMe', {})).person.id;
    const moves = await rows(sql<{ reason: string; by: string }>`select reason, by from validation.assignment_move where from_person = ${jati}`);
    expect(moves).toHaveLength(first.moved);
    expect(new Set(moves.map((move) => `${move.reason} ${move.by}`))).toEqual(new Set([`${reason} person:${officerId}`]));
    expect(await officer().ok('validation.listOpenWork', { personId: jati })).toMatchObject({ assigned: 0, secondLooks: 0, items: [] });
    const kinds = async (userName: string) => (await town.as(userName).ok('accounts.listNotices', {})).items.map((notice) => notice.kind);
    expect(await kinds('pendamping.jati')).toContain('validation.workHandedOver');
    expect(await kinds('pendamping.mangunharjo')).toContain('validation.workTakenOver');
    const taken = [...before].filter(([id, was]) => was.person_id === jati && after.get(id)?.person_id === mangunharjo).map(([id]) => id);
    expect((await town.as('pendamping.mangunharjo').ok('validation.getFieldCards', { ids: taken })).items).toHaveLength(taken.length);
    expect((await town.as('pendamping.mangunharjo').call('registry.getEnterprise', { id: taken[0] })).status).toBe(200);
    expect((await town.as('pendamping.curahgrinting').call('registry.getEnterprise', { id: taken[0] })).status).toBe(404);
    expect(await audited(town, 'validation.handOver', commandId)).toMatchObject({ details: { moved: first.moved, reason } });
  });

  test('a second time there is nothing left', async () => {
    const answer = await officer().call('validation.handOver', { from: jati, to: [mangunharjo], reason });
    expect([answer.status, answer.body.code]).toEqual([409, 'validation.nothingOpen']);
  });
});
