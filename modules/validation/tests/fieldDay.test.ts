import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { aRegistration, openCampaign } from './campaignBuilders.ts';

const village = '35.74.03.1004';
let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.as('petugas').ok('validation.checkAgain', {});
  await town.drain();
}, 120_000);
afterAll(() => town.close());

const jati = () => town.as('pendamping.jati');
const idsIn = async (area: string) =>
  (await town.as('petugas').ok('registry.listEnterprises', { area: area, limit: 200 })).items.map((item) => item.id);

describe('the day', () => {
  test('own villages, those around them, rules and tasks', async () => {
    const campaignId = await openCampaign(town, town.as('petugas'), { filter: { area: village }, name: 'Validasi Jati' });
    const day = await jati().ok('validation.getFieldDay', {});
    expect(day.areas).toMatchObject([{ code: village, name: 'Jati' }]);
    expect(day.neighbours).toHaveLength(6);
    expect(day.neighbours.map((place) => place.code)).not.toContain(village);
    expect(day.halfLifeDays).toMatchObject({ phone: 540, activity: 365 });
    expect([day.askBelow, day.consent.purpose, day.clusters.length]).toEqual([0.5, 'validation_visit', 13]);
    expect(day.entries.map((entry) => entry.id)).toEqual((await idsIn(village)).sort());
    expect(day.tasks.map((task) => task.enterpriseId).sort()).toEqual((await idsIn(village)).sort());
    expect(day.campaigns).toMatchObject([{ id: campaignId, name: 'Validasi Jati', open: day.tasks.length, done: 0 }]);
  });

  test('points inside the box are those that the registry takes', async () => {
    const { box } = await jati().ok('validation.getFieldDay', {});
    if (!box) throw new Error('the city has points');
    const at = (latitude: number) => jati().call('registry.registerEnterprise', aRegistration({ latitude, longitude: box.west + 0.01 }));
    expect((await at(box.south + 0.001)).status).toBe(200);
    expect((await at(box.south - 0.01)).body.errors?.map((error) => error.field)).toEqual(['enterprise.latitude']);
  });

  test('is a companion’s only', async () => {
    for (const other of ['petugas', 'walikota', 'pemilik.sari']) expect((await town.as(other).call('validation.getFieldDay')).status).toBe(403);
    expect((await town.anyone.call('validation.getFieldDay')).status).toBe(401);
  });
});

test('the page of data quality says how far records are trusted, by the parts of what was asked', async () => {
  const { trust } = await town.as('petugas').ok('validation.getQuality', {});
  if (!trust) throw new Error('everything was checked');
  expect(trust.areas.map((row) => row.area)).toEqual(['35.74.01', '35.74.02', '35.74.03', '35.74.04', '35.74.05']);
  const means = trust.areas.map((row) => row.mean);
  expect(Math.min(...means) <= trust.mean && trust.mean <= Math.max(...means)).toBe(true);
  const own = await jati().ok('validation.getQuality', {});
  expect(own.trust?.areas).toMatchObject([{ area: village, name: 'Jati', mean: own.trust?.mean }]);
});

describe('cards', () => {
  test('of the own village, with what is found about them; the NIK masked', async () => {
    const ids = await idsIn(village);
    const { items } = await jati().ok('validation.getFieldCards', { ids });
    const day = await jati().ok('validation.getFieldDay', {});
    expect(items.map((card) => card.id).sort()).toEqual([...ids].sort());
    for (const card of items) expect(day.entries).toContainEqual({ id: card.id, stamp: card.stamp });
    expect(items.some((card) => card.findings.length > 0 && card.findings.every((finding) => finding.sentence !== ''))).toBe(true);
    expect(JSON.stringify(items)).not.toMatch(/"\d{16}"/);
    expect(items.some((card) => card.owner?.nikMask?.includes('*'))).toBe(true);
  });

  test('of another village, of nothing and of nonsense: silently none', async () => {
    const elsewhere = await idsIn('35.74.01');
    expect(elsewhere.length).toBeGreaterThan(0);
    expect((await jati().ok('validation.getFieldCards', { ids: [...elsewhere, freshId()] })).items).toEqual([]);
    expect((await jati().call('validation.getFieldCards', { ids: ['x'] })).status).toBe(422);
  });

  test('a changed record has another stamp', async () => {
    const [id = ''] = await idsIn(village);
    const stampOf = async () => (await jati().ok('validation.getFieldDay', {})).entries.find((entry) => entry.id === id)?.stamp;
    const before = await stampOf();
    const { version } = await jati().ok('registry.getEnterprise', { id });
    await jati().ok('registry.verifyEnterprise', { id, version, activity: 'active', latitude: null, longitude: null });
    expect(await stampOf()).not.toBe(before);
  });
});

describe('the index of duplicates', () => {
  test('own and neighbouring villages, identity numbers as tags that only this phone can make', async () => {
    const index = await jati().ok('validation.getDuplicateIndex', {});
    const day = await jati().ok('validation.getFieldDay', {});
    const around = [...day.areas, ...day.neighbours].map((place) => place.code);
    expect(index.records.length).toBeGreaterThan(0);
    for (const record of index.records) expect(around).toContain(record.area);
    expect(
      index.records
        .filter((record) => record.own)
        .map((record) => record.id)
        .sort(),
    ).toEqual((await idsIn(village)).sort());
    expect(index.records.every((record) => record.own || record.ownerId === null)).toBe(true);
    expect(JSON.stringify(index.records)).not.toMatch(/"\d{16}"/);
    const other = await town.as('pendamping.wiroborang').ok('validation.getDuplicateIndex', {});
    expect(other.key).not.toBe(index.key);
    expect(index.model).toMatchObject(other.model as object);
  });

  test('the tag of a NIK is the HMAC that the contract says', async () => {
    const nik = '3574031204780001';
    await jati().ok('registry.registerEnterprise', aRegistration({ name: 'Rempeyek Kartika' }, { fullName: 'Sumiati Kartika', nik }));
    const { key, records } = await jati().ok('validation.getDuplicateIndex', {});
    const tag = createHmac('sha256', Buffer.from(key, 'base64')).update(nik).digest('hex').slice(0, 8);
    expect(records.filter((record) => record.nikTag === tag).map((record) => record.name)).toEqual(['Rempeyek Kartika']);
  });

  test('what the phone has already is not sent again, until something changes', async () => {
    const { edition } = await jati().ok('validation.getDuplicateIndex', {});
    expect(await jati().ok('validation.getDuplicateIndex', { known: edition })).toMatchObject({ edition, key: '', records: [] });
    await jati().ok('registry.registerEnterprise', aRegistration({ name: 'Sate Baru' }));
    const next = await jati().ok('validation.getDuplicateIndex', { known: edition });
    expect(next.edition).not.toBe(edition);
    expect(next.records.map((record) => record.name)).toContain('Sate Baru');
  });
});
