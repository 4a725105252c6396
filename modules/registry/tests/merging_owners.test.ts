import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { findOwnersByNik, registerMany, resolveOwners } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { createRandom } from '#test/town/index.ts';
import { anOwner, countsTwice, jati, look, makeNik, mangunharjo, register, registerAnother } from './builders.ts';
import type { Made, NewOwner } from './builders.ts';
import { aRow, bytesOf, inWork, joinOwners, merge, partOwners, split, wordsTwice } from './merging_builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const owner = (id: string) => officer().ok('registry.getOwner', { id });
const found = async (text: string) => (await officer().ok('registry.findOwners', { text })).items.map((item) => item.id);
const businesses = async (id: string) => (await owner(id)).enterprises.map((e) => e.id).sort((a, b) => a.localeCompare(b));
const reveal = async (id: string) => (await officer().ok('registry.revealNik', { id, reason: 'uji' })).nik;

async function expectRight(): Promise<void> {
  const { kept, counted } = await countsTwice(town);
  expect(kept).toEqual(counted);
  const words = await wordsTwice(town);
  expect(words.kept).toEqual(words.held);
}

/** Two records of one person, each with an enterprise. */
const person = (over: Partial<NewOwner> = {}): Promise<Made> => register(officer(), {}, over);

describe('owners who are one person', () => {
  test('become one who has the enterprises of both and keeps their own values', async () => {
    const [into, from] = [
      await person({ fullName: 'Sulastri', phone: null }),
      await person({ fullName: 'Bu Lastri Wahyuningtias', email: 'lastri@contoh.id' }),
    ];
    const { mergeId } = await joinOwners(town, from.ownerId, into.ownerId);
    expect(await owner(into.ownerId)).toMatchObject({
      fullName: 'Sulastri',
      phone: from.owner.phone?.replace(/^0/, '+62'),
      email: 'lastri@contoh.id',
      version: 2,
    });
    expect(await businesses(into.ownerId)).toEqual([into.id, from.id].sort((a, b) => a.localeCompare(b)));
    expect((await officer().ok('registry.getEnterprise', { id: from.id })).owner?.id).toBe(into.ownerId);
    expect((await officer().ok('registry.listEnterprises', { search: 'sulastri' })).items.map((item) => item.id)).toContain(from.id);
    expect((await officer().ok('registry.listEnterprises', { search: 'wahyuningtias' })).items.map((item) => item.id)).not.toContain(from.id);
    expect(await found('wahyuningtias')).toEqual([]);
    expect(await inWork(town, (ctx) => resolveOwners(ctx, [from.ownerId, into.ownerId]))).toEqual(
      new Map([
        [from.ownerId, into.ownerId],
        [into.ownerId, into.ownerId],
      ]),
    );
    const opened = await owner(from.ownerId);
    expect([opened.mergedInto, opened.enterprises]).toEqual([{ id: into.ownerId, fullName: 'Sulastri' }, []]);
    expect(opened.can['registry.updateOwner']).toBe('Pemilik ini sudah digabung ke “Sulastri”. Buka pemilik itu dan ubah di sana.');
    const refused = await officer().call('registry.updateOwner', { id: from.ownerId, version: 2, owner: { fullName: 'X', area: jati } });
    expect([refused.status, refused.body.code]).toEqual([409, 'registry.ownerMerged']);
    await expectRight();
    expect(await partOwners(town, mergeId)).toMatchObject({ kept: [] });
    expect(await businesses(from.ownerId)).toEqual([from.id]);
    expect((await officer().ok('registry.listEnterprises', { search: 'wahyuningtias' })).items.map((item) => item.id)).toContain(from.id);
    await expectRight();
  });

  test('are given back to the byte', async () => {
    const [into, from] = [await person({ nik: null }), await person({ address: 'Jl. Mawar 1', sex: 'female' })];
    const other = await registerAnother(officer(), from.ownerId);
    const ids = [into.id, from.id, other.id];
    const before = await bytesOf(town, ids);
    const { mergeId } = await joinOwners(town, from.ownerId, into.ownerId, ['fullName', 'phone']);
    expect(await reveal(into.ownerId)).toBe(from.owner.nik);
    await partOwners(town, mergeId);
    expect(await bytesOf(town, ids)).toEqual(before);
    await expectRight();
    await expect(partOwners(town, mergeId)).rejects.toThrow('registry.splitAlready');
  });

  test('of two companions’ villages are told only to those who may know them', async () => {
    const into = await register(officer(), { area: mangunharjo }, { fullName: 'Seberang Sungai', area: mangunharjo });
    const from = await register(officer(), { area: jati }, { fullName: 'Sini Saja', area: jati });
    const moved = await registerAnother(officer(), from.ownerId, { area: mangunharjo });
    await joinOwners(town, from.ownerId, into.ownerId);
    // The survivor has an enterprise in Jati now, so its companion may know them.
    expect((await town.as('pendamping.jati').ok('registry.getOwner', { id: from.ownerId })).mergedInto?.fullName).toBe('Seberang Sungai');
    const { version, name } = await officer().ok('registry.getEnterprise', { id: from.id });
    await officer().ok('registry.updateEnterprise', { id: from.id, version, enterprise: { name, area: mangunharjo, activity: 'active' } });
    const opened = await town.as('pendamping.jati').call('registry.getOwner', { id: from.ownerId });
    expect([opened.status, opened.body['mergedInto']]).toEqual([200, { id: null, fullName: null }]);
    expect(opened.text).not.toContain('Seberang');
    expect(await businesses(into.ownerId)).toContain(moved.id);
  });

  test('are one for whoever holds an account of either, until they are taken apart', async () => {
    const [sari, bahrul] = [townId('owner.sari'), townId('owner.bahrul')];
    const mine = async (user: string) =>
      (await town.as(user).ok('registry.listMyEnterprises', { limit: 200 })).items.map((item) => item.id).sort((a, b) => a.localeCompare(b));
    const [hers, his] = [await mine('pemilik.sari'), await mine('pemilik.bahrul')];
    const { mergeId } = await joinOwners(town, sari, bahrul);
    const all = [...hers, ...his].sort((a, b) => a.localeCompare(b));
    expect([await mine('pemilik.sari'), await mine('pemilik.bahrul')]).toEqual([all, all]);
    for (const id of all) {
      const answer = await town.as('pemilik.sari').ok('registry.recordFigures', { id, year: 2024, turnoverRupiah: 1_000_000 });
      expect(answer.scaleClass).toBe('micro');
    }
    expect((await town.as('pemilik.sari').ok('registry.getOwner', { id: bahrul })).enterprises).toHaveLength(all.length);
    const { mergeId: again } = await joinOwners(town, bahrul, (await person()).ownerId);
    expect(await mine('pemilik.sari')).toHaveLength(all.length + 1);
    await partOwners(town, again);
    await partOwners(town, mergeId);
    expect([await mine('pemilik.sari'), await mine('pemilik.bahrul')]).toEqual([hers, his]);
    expect((await town.as('pemilik.sari').call('registry.getEnterprise', { id: his[0] ?? '' })).status).toBe(404);
    expect((await town.as('pemilik.sari').call('registry.getOwner', { id: bahrul })).status).toBe(404);
  });
});

describe('a NIK', () => {
  test('of either finds the survivor, and is nobody else’s to take', async () => {
    const [into, from] = [await person(), await person()];
    await joinOwners(town, from.ownerId, into.ownerId);
    expect(await reveal(into.ownerId)).toBe(into.owner.nik);
    for (const nik of [into.owner.nik ?? '', from.owner.nik ?? '']) {
      expect(await found(nik)).toEqual([into.ownerId]);
      expect(
        (await officer().ok('registry.listEnterprises', { search: nik })).items.map((item) => item.id).sort((a, b) => a.localeCompare(b)),
      ).toEqual([into.id, from.id].sort((a, b) => a.localeCompare(b)));
      const taken = await officer().call('registry.registerEnterprise', {
        id: freshId(),
        owner: anOwner({ nik }),
        enterprise: { name: 'Baru', area: jati, activity: 'active' },
      });
      expect([taken.status, taken.body.code]).toEqual([409, 'registry.nikTaken']);
      const known = await inWork(town, (ctx) => findOwnersByNik(ctx, [nik]));
      expect(known.get(nik)).toMatchObject({
        ownerId: into.ownerId,
        enterprises: expect.arrayContaining([expect.objectContaining({ id: from.id })]),
      });
    }
  });

  test('that was chosen is the survivor’s, encrypted for them, and goes back', async () => {
    const [into, from] = [await person(), await person()];
    const { mergeId } = await joinOwners(town, from.ownerId, into.ownerId, ['nik']);
    expect(await reveal(into.ownerId)).toBe(from.owner.nik);
    expect(await found(from.owner.nik?.slice(-4) ?? '')).toEqual([]);
    await partOwners(town, mergeId);
    expect([await reveal(into.ownerId), await reveal(from.ownerId)]).toEqual([into.owner.nik, from.owner.nik]);
    const moments = (await officer().ok('registry.listTimeline', { id: into.id })).items;
    expect(moments.find((m) => m.kind === 'ownersMerged')?.changes['nik']).toEqual([
      (await owner(into.ownerId)).nikMask,
      (await owner(from.ownerId)).nikMask,
    ]);
    for (const { line } of await look<{ line: string }>(town, 'select filled::text as line from registry.merge_given')) {
      expect(line).not.toContain(from.owner.nik);
      expect(line).not.toContain(into.owner.nik);
    }
  });

  test('that somebody else was given since stands in the way of taking apart', async () => {
    const [into, from] = [await person(), await person({ nik: null })];
    const nik = makeNik();
    const { mergeId } = await joinOwners(town, into.ownerId, from.ownerId, ['nik']);
    const { version, fullName } = await owner(from.ownerId);
    await officer().ok('registry.updateOwner', { id: from.ownerId, version, owner: { fullName, nik, area: jati } });
    const third = await person({ nik: null });
    // Written past the rules, as a race would.
    await look(
      town,
      'update registry.owner t set nik_index = s.nik_index, nik_cipher = s.nik_cipher from registry.owner s where t.id = $1 and s.id = $2 returning t.id',
      [third.ownerId, into.ownerId],
    );
    await expect(partOwners(town, mergeId)).rejects.toThrow('registry.nikTakenElsewhere');
    expect((await owner(into.ownerId)).mergedInto?.id).toBe(from.ownerId);
  });
});

test('what is written for an owner who was merged meanwhile belongs to the survivor', async () => {
  const [into, from] = [await person(), await person()];
  await joinOwners(town, from.ownerId, into.ownerId);
  const typed = await registerAnother(officer(), from.ownerId);
  expect(typed.ownerId).toBe(into.ownerId);
  const row = aRow({ name: 'Dari impor' }, { ownerId: from.ownerId, ownerName: 'x' });
  await inWork(town, (ctx) => registerMany(ctx, [row], 'import:test'));
  expect(await businesses(into.ownerId)).toEqual([into.id, from.id, typed.id, row.id].sort((a, b) => a.localeCompare(b)));
});

test('an enterprise that was registered, or changed hands, since stays with the survivor', async () => {
  const [into, from] = [await person(), await person()];
  const third = await person();
  const { mergeId } = await joinOwners(town, from.ownerId, into.ownerId);
  const since = await registerAnother(officer(), into.ownerId);
  await merge(town, third.id, from.id, ['owner']);
  expect(await partOwners(town, mergeId)).toMatchObject({ kept: [] });
  expect(await businesses(into.ownerId)).toContain(since.id);
  expect(await businesses(third.ownerId)).toEqual([from.id]);
});

test.each(['satu', 'dua', 'k'])('owners and enterprises merged and taken apart in any order come back to the byte: %s', async (seed) => {
  const random = createRandom(`merging owners/${seed}`);
  const people = [await person({ nik: null }), await person({ phone: null }), await person(), await person({ nik: null, phone: null })];
  for (const { ownerId } of people.slice(0, 2)) people.push({ ...(await registerAnother(officer(), ownerId)), owner: anOwner() });
  const ids = people.map((made) => made.id);
  const before = await bytesOf(town, ids);
  type Act = { kind: 'owner' | 'enterprise'; id: string; from: string };
  const acts: Act[] = [];
  const livingOf = (kind: Act['kind'], all: string[]) => all.filter((id) => !acts.some((act) => act.kind === kind && act.from === id));
  const takeApart = async (act: Act) => {
    const { kept } = act.kind === 'owner' ? await partOwners(town, act.id) : await split(town, act.id);
    expect(kept).toEqual([]);
    acts.splice(acts.indexOf(act), 1);
  };
  for (let step = 0; step < 14; step++) {
    const kind = random.chance(0.5) ? ('owner' as const) : ('enterprise' as const);
    const living = livingOf(kind, kind === 'owner' ? [...new Set(people.map((made) => made.ownerId))] : ids);
    const from = random.pick(living);
    const into = living.length > 1 ? random.pick(living.filter((id) => id !== from)) : undefined;
    if (into === undefined || (acts.length > 0 && random.chance(0.35))) await takeApart(random.pick(acts));
    else if (kind === 'owner')
      acts.push({ kind, from, id: (await joinOwners(town, from, into, random.chance(0.3) ? ['nik', 'phone'] : [])).mergeId });
    else acts.push({ kind, from, id: (await merge(town, from, into, random.chance(0.3) ? ['owner', 'name'] : [])).mergeId });
    await expectRight();
    // Nobody living belongs to somebody who is not.
    expect(
      await look(
        town,
        'select e.id from registry.enterprise e join registry.owner o on o.regency = e.regency and o.id = e.owner_id where e.merged_into is null and o.merged_into is not null',
      ),
    ).toEqual([]);
  }
  while (acts.length > 0) await takeApart(random.pick(acts));
  expect(await bytesOf(town, ids)).toEqual(before);
  await expectRight();
});
