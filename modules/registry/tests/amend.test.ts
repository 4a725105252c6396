import { afterAll, beforeAll, expect, test } from 'vitest';
import { amendMany, amendOwners } from '#modules/registry/index.ts';
import type { AmendableField, AmendableOwnerField, Amendment } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { countsTwice, jati, mangunharjo, register } from './builders.ts';
import { aRow, bring, inWork, merge, wordsTwice } from './merging_builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const show = (id: string) => officer().ok('registry.getEnterprise', { id });
const amend = (items: Amendment<AmendableField>[]) => inWork(town, (ctx) => amendMany(ctx, items, 'perbaikan massal'));
const amendPeople = (items: Amendment<AmendableOwnerField>[]) => inWork(town, (ctx) => amendOwners(ctx, items, 'perbaikan massal'));

async function expectRight(): Promise<void> {
  const { kept, counted } = await countsTwice(town);
  expect(kept).toEqual(counted);
  const words = await wordsTwice(town);
  expect(words.kept).toEqual(words.held);
}

test('a repair writes fields, history, words and counts of many at once', async () => {
  const [a, b] = await bring(town, [
    aRow({ name: 'KERIPIK  pak jo', phone: null }),
    aRow({ name: 'Tahu', area: jati, latitude: 113.21, longitude: -7.75 }),
  ]);
  const [one, two] = [a ?? '', b ?? ''];
  const done = await amend([
    { id: one, field: 'name', from: 'KERIPIK  pak jo', to: 'Keripik Pak Jo' },
    { id: one, field: 'kbliVersion', from: null, to: '2020' },
    { id: one, field: 'kbli', from: null, to: '13134' },
    { id: two, field: 'latitude', from: 113.21, to: -7.75 },
    { id: two, field: 'longitude', from: -7.75, to: 113.21 },
    { id: two, field: 'area', from: jati, to: mangunharjo },
    { id: two, field: 'phone', from: null, to: '+628417000001' },
  ]);
  expect(done).toEqual({ applied: [one, two], skipped: [] });
  expect(await show(one)).toMatchObject({ name: 'Keripik Pak Jo', kbli: '13134', kbliVersion: '2020', version: 2 });
  expect(await show(two)).toMatchObject({ latitude: -7.75, longitude: 113.21, area: mangunharjo, phone: '+628417000001' });
  const [moment] = (await officer().ok('registry.listTimeline', { id: two })).items;
  expect(moment).toMatchObject({
    kind: 'amended',
    changes: { latitude: [113.21, -7.75], area: [jati, mangunharjo], reason: [null, 'perbaikan massal'] },
  });
  expect((await town.as('pendamping.jati').call('registry.getEnterprise', { id: two })).status).toBe(404);
  expect((await officer().ok('registry.listEnterprises', { search: 'keripik jo' })).items.map((item) => item.id)).toContain(one);
  await expectRight();
});

test('a repair leaves alone what changed meanwhile, was merged, is gone, or would be wrong', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => aRow({ name: `Perlu ${i}` }));
  const [changed = '', merged = '', into = '', empty = '', far = '', nowhere = '', unknown = '', phone = ''] = await bring(town, rows);
  await merge(town, merged, into);
  const gone = freshId();
  const name = (id: string, from: string, to: string | null) => ({ id, field: 'name' as const, from, to });
  const done = await amend([
    name(changed, 'Lain', 'Baru'),
    { id: changed, field: 'address', from: null, to: 'Jl. Baru' },
    name(merged, 'Perlu 1', 'Baru'),
    name(gone, 'x', 'Baru'),
    name(empty, 'Perlu 3', ' '),
    { id: far, field: 'latitude', from: null, to: -6.2 },
    { id: far, field: 'longitude', from: null, to: 106.8 },
    { id: nowhere, field: 'area', from: jati, to: '35.09.10.2003' },
    { id: unknown, field: 'kbli', from: null, to: '99999' },
    { id: phone, field: 'phone', from: null, to: '0812' },
  ]);
  expect(done).toEqual({
    applied: [],
    skipped: [
      { id: changed, reason: 'changed' },
      { id: merged, reason: 'merged' },
      { id: gone, reason: 'missing' },
      ...[empty, far, nowhere, unknown, phone].map((id) => ({ id, reason: 'refused' })),
    ],
  });
  expect((await show(changed)).address).toBeNull();
  await expectRight();
});

test('an owner is repaired the same way, and their enterprises are found by the new name', async () => {
  const { id, ownerId } = await register(officer(), {}, { fullName: 'SITI  AMINAHTUSI', phone: null });
  const done = await amendPeople([
    { id: ownerId, field: 'fullName', from: 'SITI  AMINAHTUSI', to: 'Siti Aminahtusiwati' },
    { id: ownerId, field: 'phone', from: null, to: '+628417000002' },
  ]);
  expect(done).toEqual({ applied: [ownerId], skipped: [] });
  expect((await officer().ok('registry.listEnterprises', { search: 'aminahtusiwati' })).items.map((item) => item.id)).toEqual([id]);
  expect(await officer().ok('registry.getOwner', { id: ownerId })).toMatchObject({ phone: '+628417000002', version: 2 });
  expect((await amendPeople([{ id: ownerId, field: 'phone', from: null, to: '+628417000003' }])).skipped).toEqual([
    { id: ownerId, reason: 'changed' },
  ]);
  const [moment] = (await officer().ok('registry.listTimeline', { id })).items;
  expect(moment).toMatchObject({ kind: 'ownerAmended', changes: { fullName: ['SITI  AMINAHTUSI', 'Siti Aminahtusiwati'] } });
  await expectRight();
});
