import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { jati, mangunharjo, register } from './builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const centre = (over: object = {}) => ({ id: freshId(), name: 'Sentra Contoh', area: jati, cluster: 'batik', ...over });

describe('a centre', () => {
  test('is founded, changed over the version that was seen, and shown to everybody who signs in', async () => {
    const made = centre({ latitude: -7.7548, longitude: 113.2207 });
    expect(await officer().ok('registry.saveCentre', made)).toEqual({ version: 1 });
    expect(await officer().ok('registry.saveCentre', { ...made, name: 'Sentra Baru', version: 1 })).toEqual({ version: 2 });
    for (const version of [1, 3, undefined]) {
      const old = await officer().call('registry.saveCentre', { ...made, name: 'Kalah', ...(version && { version }) });
      expect([version, old.status, old.body.code]).toEqual([version, 409, 'core.versionMoved']);
    }
    for (const user of ['petugas', 'pemilik.sari', 'mentor', 'pendamping.jati']) {
      expect((await town.as(user).ok('registry.listCentres', {})).items.find((c) => c.id === made.id)).toMatchObject({
        name: 'Sentra Baru',
        areaName: 'Jati',
        members: 0,
        version: 2,
      });
    }
    expect((await town.anyone.call('registry.listCentres')).status).toBe(401);
    expect((await town.as('pendamping.jati').ok('registry.listCentres', {})).items.find((c) => c.id === made.id)?.can).toEqual({
      'registry.getCentre': true,
    });
  });

  test('founded twice at once by two commands is one; whoever comes second is told', async () => {
    const made = centre();
    const answers = await Promise.all([
      officer().call('registry.saveCentre', made),
      officer().call('registry.saveCentre', { ...made, name: 'Nama Lain' }),
    ]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
  });

  test.each([
    [{ name: ' ' }, 'name', 'core.required'],
    [{ area: '35.74.77' }, 'area', 'registry.areaUnknown'],
    [{ cluster: 'minyak' }, 'cluster', 'registry.clusterUnknown'],
    [{ latitude: -7.75 }, 'latitude', 'registry.coordinateHalf'],
    [{ latitude: 3, longitude: 98 }, 'latitude', 'registry.coordinateFar'],
  ])('with %j is refused', async (over, field, code) => {
    const answer = await officer().call('registry.saveCentre', centre(over));
    expect([answer.status, answer.body.errors?.map((e) => [e.field, e.code])]).toEqual([422, [[field, code]]]);
    expect(answer.body.errors?.[0]?.detail).toMatch(/^\p{Lu}.+\.$/u);
  });
});

describe('membership', () => {
  test('is joined once, shown on both sides, and ended', async () => {
    const made = centre();
    await officer().ok('registry.saveCentre', made);
    const e = await register(officer());
    await officer().ok('registry.joinCentre', { id: e.id, centreId: made.id });
    const twice = await officer().call('registry.joinCentre', { id: e.id, centreId: made.id });
    expect([twice.status, twice.body.code]).toEqual([409, 'registry.alreadyThere']);
    expect((await officer().ok('registry.getEnterprise', { id: e.id })).centres).toEqual([
      { id: made.id, name: 'Sentra Contoh', since: '2026-11-21' },
    ]);
    expect((await officer().ok('registry.listEnterprises', { centre: made.id })).items.map((item) => item.id)).toEqual([e.id]);
    await officer().ok('registry.addExportRecord', {
      id: e.id,
      recordId: freshId(),
      year: 2025,
      country: 'SG',
      product: 'kain',
      valueRupiah: 5_000_000,
    });
    expect(await officer().ok('registry.getCentre', { id: made.id })).toMatchObject({
      memberCount: 1,
      exporters: 1,
      members: { items: [{ id: e.id }], next: null },
    });
    await officer().ok('registry.leaveCentre', { id: e.id, centreId: made.id });
    expect((await officer().call('registry.leaveCentre', { id: e.id, centreId: made.id })).status).toBe(404);
    expect((await officer().call('registry.joinCentre', { id: e.id, centreId: freshId() })).status).toBe(404);
    expect(await officer().ok('registry.getCentre', { id: made.id })).toMatchObject({ memberCount: 0, exporters: 0 });
  });

  test('shows a companion the members of their village and only the number of the others', async () => {
    const made = centre({ name: 'Sentra Dua Kelurahan' });
    await officer().ok('registry.saveCentre', made);
    const here = await register(officer(), { name: 'Anggota Jati' });
    const there = await register(officer(), { name: 'Anggota Mangunharjo', area: mangunharjo });
    for (const { id } of [here, there]) await officer().ok('registry.joinCentre', { id, centreId: made.id });
    const seen = await town.as('pendamping.jati').call('registry.getCentre', { id: made.id });
    expect(seen.body['memberCount']).toBe(2);
    expect(seen.text).toContain('Anggota Jati');
    expect(seen.text).not.toContain('Anggota Mangunharjo');
    const elsewhere = await town.as('pendamping.mangunharjo').call('registry.getCentre', { id: made.id });
    expect(elsewhere.text).not.toContain('Anggota Jati');
    expect((await town.as('pemilik.sari').call('registry.getCentre', { id: made.id })).status).toBe(403);
  });

  test('is listed in pages, each member once', async () => {
    const made = centre();
    await officer().ok('registry.saveCentre', made);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { id } = await register(officer());
      await officer().ok('registry.joinCentre', { id, centreId: made.id });
      ids.unshift(id);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { members } = await officer().ok('registry.getCentre', { id: made.id, limit: 2, ...(cursor && { cursor }) });
      seen.push(...members.items.map((item) => item.id));
      if (members.next === null) break;
      cursor = members.next;
    }
    expect(seen).toEqual(ids);
  });
});

describe('an export record', () => {
  test('belongs to its enterprise, is written once and refuses a year to come', async () => {
    const [one, two, recordId] = [await register(officer()), await register(officer()), freshId()];
    const record = { recordId, year: 2025, country: 'JP', product: 'teri kering' };
    await officer().ok('registry.addExportRecord', { id: one.id, ...record });
    expect((await officer().call('registry.addExportRecord', { id: one.id, ...record })).body.code).toBe('registry.alreadyThere');
    expect((await officer().call('registry.removeExportRecord', { id: two.id, recordId })).status).toBe(404);
    for (const [over, field, code] of [
      [{ year: 2027 }, 'year', 'registry.yearFuture'],
      [{ year: 1800 }, 'year', 'registry.year'],
      [{ country: '' }, 'country', 'core.required'],
      [{ valueRupiah: -1 }, 'valueRupiah', 'core.notNegative'],
    ] as const) {
      const answer = await officer().call('registry.addExportRecord', { id: one.id, ...record, recordId: freshId(), ...over });
      expect([answer.status, answer.body.errors?.map((e) => [e.field, e.code])]).toEqual([422, [[field, code]]]);
    }
    await officer().ok('registry.removeExportRecord', { id: one.id, recordId });
    expect((await officer().ok('registry.getEnterprise', { id: one.id })).exports).toEqual([]);
  });
});

test('the town’s own centres are there', async () => {
  const batik = await officer().ok('registry.getCentre', { id: townId('centre.batik-jati') });
  expect(batik).toMatchObject({ name: 'Sentra Batik Manggar Jati', areaName: 'Jati' });
  expect(batik.members.items.map((item) => item.name)).toContain('Batik Sari Manggar');
});

test('KBLI codes are found by number and by words, also by strange ones', async () => {
  const codes = async (text: string) => (await officer().ok('registry.searchKbli', { text })).items.map((item) => item.code);
  expect(await codes('13134')).toEqual(['13134']);
  expect(await codes('batik')).toContain('13134');
  for (const text of ['%', '_____', '\\', "'", '"', '😀', 'zzzz']) expect([text, await codes(text)]).toEqual([text, []]);
});
