import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiptOf } from '#core/receipt.ts';
import { assignVisits, unassignVisits, valuesSaid } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { addDocument, countsTwice, jati, makeNib, makePhone, mangunharjo, register } from './builders.ts';
import { inWork, merge, split } from './merging_builders.ts';
import { aVisit, edit, personOf } from './visitsBuilders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const companion = () => town.as('pendamping.jati');
const neighbour = () => town.as('pendamping.mangunharjo');
const show = (id: string) => officer().ok('registry.getEnterprise', { id });
const openConflicts = async (enterpriseId: string) => (await officer().ok('registry.listConflicts', { enterpriseId })).items;
/** Two people write different values, neither knowing of the other. */
const differ = async (id: string, field: 'address' | 'brand' | 'ownerPhone', one: string, other: string) => {
  await companion().ok('registry.recordVisit', aVisit(town, id, { edits: [edit(field, one)] }));
  await officer().ok('registry.recordVisit', aVisit(town, id, { edits: [edit(field, other)] }));
};
const changeName = async (id: string, over: object) => {
  const now = await show(id);
  const { name, brand, products, area, address, activity, cluster, phone } = now;
  const enterprise = { name, brand, products, area, address, activity, cluster, phone, ...over };
  return officer().ok('registry.updateEnterprise', { id, version: now.version, enterprise });
};

describe('a visit', () => {
  test('is written with what it changed, confirms, and is in the history once', async () => {
    const made = await register(officer(), { address: 'Jalan Lama 1', latitude: -7.75, longitude: 113.21 });
    const phone = makePhone();
    const visit = aVisit(town, made.id, {
      outcome: 'seasonal',
      edits: [edit('address', 'Jalan Baru 2', 'Jalan Lama 1'), edit('phone', phone.replace('0', '+62')), edit('workersFemale', 3)],
      confirmed: ['legality'],
      figures: [{ year: 2025, turnoverRupiah: 60_000_000 }],
      latitude: -7.7501,
      longitude: 113.2102,
      accuracyM: 12,
      note: 'Sedang mengecat',
      consent: { textVersion: '1', given: true, at: town.clock.now().toISOString(), how: 'spoken' },
    });
    const commandId = freshId();
    const answer = await companion().ok('registry.recordVisit', visit, { commandId });
    expect(answer).toMatchObject({ id: made.id, version: 2, receipt: receiptOf(visit.visitId), conflicts: [] });
    expect([...answer.applied].sort()).toEqual(['activity', 'address', 'phone', 'point', 'turnover.2025', 'workersFemale']);
    expect(await companion().ok('registry.recordVisit', visit, { commandId })).toEqual(answer);
    const again = await companion().ok('registry.recordVisit', visit);
    expect(again).toMatchObject({ version: 2, receipt: answer.receipt, conflicts: [] });
    expect(await show(made.id)).toMatchObject({
      activity: 'seasonal',
      address: 'Jalan Baru 2',
      phone: phone.replace('0', '+62'),
      workersFemale: 3,
      latitude: -7.7501,
      verifiedOn: visit.at.slice(0, 10),
      scaleClass: 'micro',
      figures: [{ year: 2025, turnoverRupiah: 60_000_000, capitalRupiah: null }],
    });
    const { items } = await companion().ok('registry.listVisits', { id: made.id });
    expect(items).toMatchObject([{ id: visit.visitId, outcome: 'seasonal', note: 'Sedang mengecat', receipt: answer.receipt, accuracyM: 12 }]);
    const [moment] = (await companion().ok('registry.listTimeline', { id: made.id })).items;
    expect(moment).toMatchObject({
      kind: 'visited',
      changes: { address: ['Jalan Lama 1', 'Jalan Baru 2'], outcome: [null, 'seasonal'], 'turnover.2025': [null, 60_000_000] },
    });
    const said = await inWork(town, (ctx) => valuesSaid(ctx, [visit.visitId]));
    expect(said.get(visit.visitId)).toMatchObject({ activity: 'seasonal', address: 'Jalan Baru 2', legality: 'none' });
    const { kept, counted } = await countsTwice(town);
    expect(kept).toEqual(counted);
  });

  test('of an owner writes to the owner, and everything of theirs is reached by it', async () => {
    const made = await register(officer());
    const phone = makePhone().replace('0', '+62');
    const answer = await companion().ok(
      'registry.recordVisit',
      aVisit(town, made.id, { edits: [edit('ownerPhone', phone), edit('ownerHasSmartphone', true)] }),
    );
    expect(answer).toMatchObject({ ownerVersion: 2, version: 2 });
    expect(await officer().ok('registry.getOwner', { id: made.ownerId })).toMatchObject({ phone, hasSmartphone: true, version: 2 });
  });

  test('that was refused counts as a visit and says nothing of the activity', async () => {
    const made = await register(officer());
    await companion().ok('registry.recordVisit', aVisit(town, made.id, { outcome: 'refused' }));
    expect(await show(made.id)).toMatchObject({ activity: 'active', verifiedOn: null });
    expect((await companion().ok('registry.listVisits', { id: made.id })).items).toHaveLength(1);
  });

  test('to what was merged meanwhile goes to the survivor, where what stands is not overwritten in silence', async () => {
    const gone = await register(officer(), { address: 'Jalan Satu' });
    const kept = await register(officer(), { address: 'Jalan Dua' });
    await merge(town, gone.id, kept.id);
    const answer = await companion().ok(
      'registry.recordVisit',
      aVisit(town, gone.id, { edits: [edit('address', 'Jalan Tiga'), edit('brand', 'Sama')] }),
    );
    expect(answer).toMatchObject({ id: kept.id, conflicts: [{ field: 'address', stands: 'Jalan Tiga' }] });
    const [conflict] = await openConflicts(kept.id);
    expect(conflict?.versions.map((version) => version.value)).toEqual(['Jalan Tiga', 'Jalan Dua']);
    expect((await officer().ok('registry.listVisits', { id: kept.id })).items).toHaveLength(1);
  });
});

describe('merged with what the office wrote meanwhile', () => {
  test('another field: both stand', async () => {
    const made = await register(officer());
    await changeName(made.id, { brand: 'Merek Kantor' });
    const answer = await companion().ok('registry.recordVisit', aVisit(town, made.id, { edits: [edit('address', 'Jalan Kunjungan')] }));
    expect(answer.conflicts).toEqual([]);
    expect(await show(made.id)).toMatchObject({ brand: 'Merek Kantor', address: 'Jalan Kunjungan' });
  });

  test('the same value, also written a little differently: nothing to decide', async () => {
    const made = await register(officer());
    await changeName(made.id, { address: 'Jalan Mawar 5' });
    const answer = await companion().ok('registry.recordVisit', aVisit(town, made.id, { edits: [edit('address', '  jalan  MAWAR 5 ')] }));
    expect(answer.conflicts).toEqual([]);
    expect(await openConflicts(made.id)).toEqual([]);
  });

  test('the same field, different values: both are kept, listed, and one is chosen', async () => {
    const made = await register(officer());
    const early = town.clock.now().toISOString();
    await changeName(made.id, { address: 'Jalan Kantor' });
    const visit = aVisit(town, made.id, { at: early, edits: [edit('address', 'Jalan Kunjungan')] });
    const answer = await companion().ok('registry.recordVisit', visit);
    expect(answer.conflicts).toEqual([{ field: 'address', stands: 'Jalan Kantor' }]);
    const [conflict] = await openConflicts(made.id);
    expect(conflict).toMatchObject({
      field: 'address',
      versions: [
        { value: 'Jalan Kantor', stands: true },
        { value: 'Jalan Kunjungan', editId: visit.visitId },
      ],
    });
    expect(conflict?.can).toEqual({ 'registry.resolveConflict': true });
    const id = conflict?.id ?? '';
    expect((await neighbour().call('registry.resolveConflict', { id, editId: visit.visitId })).status).toBe(404);
    const resolved = await companion().ok('registry.resolveConflict', { id, editId: visit.visitId });
    expect(await show(made.id)).toMatchObject({ address: 'Jalan Kunjungan', version: resolved.version });
    expect(await openConflicts(made.id)).toEqual([]);
    expect((await officer().call('registry.resolveConflict', { id, editId: visit.visitId })).body.code).toBe('registry.conflictSettled');
    const done = (await officer().ok('registry.listConflicts', { enterpriseId: made.id, state: 'resolved' })).items;
    expect(done).toMatchObject([{ id, versions: [{ stands: false }, { stands: true }] }]);
    const late = await companion().ok(
      'registry.recordVisit',
      aVisit(town, made.id, { base: resolved.version, edits: [edit('address', 'Jalan Lain')] }),
    );
    expect(late.conflicts).toEqual([]);
  });

  test('whoever writes the field in the office, knowing both, has decided', async () => {
    const made = await register(officer());
    await differ(made.id, 'address', 'Jalan A', 'Jalan B');
    expect(await openConflicts(made.id)).toHaveLength(1);
    await changeName(made.id, { address: 'Jalan C' });
    expect(await openConflicts(made.id)).toEqual([]);
    const late = await companion().ok('registry.recordVisit', aVisit(town, made.id, { edits: [edit('address', 'Jalan D')] }));
    expect(late.conflicts).toHaveLength(1);
    expect((await openConflicts(made.id))[0]?.versions.map((v) => v.value).sort()).toEqual(['Jalan C', 'Jalan D']);
  });

  test('who verified it in the office said that it is active, also where it was active before', async () => {
    const made = await register(officer());
    const early = town.clock.now().toISOString();
    await officer().ok('registry.verifyEnterprise', { id: made.id, version: 1, activity: 'active' });
    const answer = await companion().ok('registry.recordVisit', aVisit(town, made.id, { at: early, outcome: 'closed' }));
    expect(answer.conflicts).toEqual([{ field: 'activity', stands: 'active' }]);
    const [conflict] = await openConflicts(made.id);
    expect(conflict?.versions.map((v) => [v.shown, v.stands])).toEqual([
      ['Aktif', true],
      ['Tutup', false],
    ]);
    expect((await neighbour().ok('registry.listConflicts', {})).items).toEqual([]);
    const { version } = await show(made.id);
    await officer().ok('registry.verifyEnterprise', { id: made.id, version, activity: 'active' });
    expect(await openConflicts(made.id)).toEqual([]);
  });

  test('many at once: each is there once, and all that differs is listed', async () => {
    const made = await register(officer());
    const people = [officer(), companion(), town.as('petugas.program')];
    const visits = people.flatMap((person, i) =>
      [1, 2].map((n) => ({ person, visit: aVisit(town, made.id, { edits: [edit('products', `Produk ${i} ${n}`)] }) })),
    );
    await Promise.all(visits.map(({ person, visit }) => person.ok('registry.recordVisit', visit)));
    expect((await officer().ok('registry.listVisits', { id: made.id })).items).toHaveLength(6);
    expect((await show(made.id)).version).toBe(7);
    expect((await openConflicts(made.id)).map((c) => [c.field, c.versions.length])).toEqual([['products', 3]]);
  });

  test('one person’s later word replaces their earlier one', async () => {
    const made = await register(officer());
    for (const address of ['Jalan A', 'Jalan B'])
      await companion().ok('registry.recordVisit', aVisit(town, made.id, { edits: [edit('address', address)] }));
    expect(await openConflicts(made.id)).toEqual([]);
    expect((await show(made.id)).address).toBe('Jalan B');
  });

  test('figures of a year, and telephones of owners', async () => {
    const made = await register(officer());
    await officer().ok('registry.recordFigures', { id: made.id, year: 2025, turnoverRupiah: 10_000_000 });
    const answer = await companion().ok(
      'registry.recordVisit',
      aVisit(town, made.id, { figures: [{ year: 2025, turnoverRupiah: 20_000_000, capitalRupiah: 5_000_000 }] }),
    );
    expect(answer.conflicts).toEqual([{ field: 'turnover.2025', stands: 20_000_000 }]);
    expect((await show(made.id)).figures).toEqual([{ year: 2025, turnoverRupiah: 20_000_000, capitalRupiah: 5_000_000 }]);
    const [conflict] = await openConflicts(made.id);
    expect(conflict?.versions[1]?.shown).toBe('Rp10.000.000');
    await officer().ok('registry.resolveConflict', { id: conflict?.id ?? '', editId: conflict?.versions[1]?.editId ?? '' });
    expect((await show(made.id)).figures[0]?.turnoverRupiah).toBe(10_000_000);

    const phones: [string, string] = [makePhone().replace('0', '+62'), makePhone().replace('0', '+62')];
    await differ(made.id, 'ownerPhone', ...phones);
    const [ofOwner] = await openConflicts(made.id);
    expect(ofOwner?.field).toBe('ownerPhone');
    await officer().ok('registry.resolveConflict', { id: ofOwner?.id ?? '', editId: ofOwner?.versions[1]?.editId ?? '' });
    expect((await officer().ok('registry.getOwner', { id: made.ownerId })).phone).toBe(ofOwner?.versions[1]?.value);
  });
});

describe('how fresh a field is', () => {
  const freshness = async (id: string) => new Map((await show(id)).confirmations.map((c) => [c.field, c]));

  test('what was told when it was registered, seen at a visit, shown by a paper, said of an owner', async () => {
    const made = await register(officer(), { address: null, workersMale: 2 });
    const day = town.clock.now().toISOString().slice(0, 10);
    const first = await freshness(made.id);
    expect(first.get('phone')).toEqual({ field: 'phone', on: day, how: 'stated', trust: 1 });
    expect([first.get('address'), first.get('turnover')].map((c) => [c?.how, c?.trust])).toEqual([
      ['recorded', 0],
      ['recorded', 0],
    ]);
    expect([first.get('workers'), first.get('legality')].map((c) => [c?.how, c?.trust])).toEqual([
      ['stated', 1],
      ['recorded', 1],
    ]);
    town.clock.advance({ days: 30 });
    const at = town.clock.now();
    await companion().ok(
      'registry.recordVisit',
      aVisit(town, made.id, { at: at.toISOString(), edits: [edit('address', 'Jalan Segar')], confirmed: ['workers'] }),
    );
    await addDocument(officer(), made.id, { kind: 'nib', number: makeNib() });
    await officer().ok('registry.recordFigures', { id: made.id, year: 2025, turnoverRupiah: 9_000_000 });
    const later = await freshness(made.id);
    const how = Object.fromEntries([...later.values()].map((c) => [c.field, c.how]));
    expect(how).toEqual({ phone: 'stated', address: 'visit', activity: 'visit', turnover: 'stated', workers: 'visit', legality: 'document' });
    expect(later.get('phone')?.trust).toBeCloseTo(2 ** (-30 / 540), 9);
    expect((await show(made.id)).trust).toBeCloseTo((5 + 2 ** (-30 / 540)) / 6, 9);
    const owner = { fullName: made.owner.fullName, area: jati, phone: makePhone() };
    await officer().ok('registry.updateOwner', { id: made.ownerId, version: 1, owner });
    expect((await freshness(made.id)).get('phone')?.trust).toBe(1);
  });

  test('an older visit that arrives late takes nothing back; a merged record lends its confirmations and keeps them', async () => {
    const kept = await register(officer(), { address: 'Jalan Tua' });
    const gone = await register(officer(), { address: 'Jalan Tua' });
    town.clock.advance({ days: 10 });
    const now = town.clock.now();
    const before = new Date(now.getTime() - 5 * 86_400_000).toISOString();
    await companion().ok('registry.recordVisit', aVisit(town, gone.id, { at: now.toISOString(), confirmed: ['address'] }));
    await companion().ok('registry.recordVisit', aVisit(town, gone.id, { at: before, confirmed: ['address'] }));
    expect((await freshness(gone.id)).get('address')).toMatchObject({ how: 'visit', trust: 1 });
    expect((await freshness(kept.id)).get('address')?.how).toBe('stated');
    const { mergeId } = await merge(town, gone.id, kept.id);
    expect((await freshness(kept.id)).get('address')).toMatchObject({ how: 'visit', trust: 1 });
    await split(town, mergeId);
    expect([(await freshness(kept.id)).get('address')?.how, (await freshness(gone.id)).get('address')?.how]).toEqual(['stated', 'visit']);
  });
});

describe('refused', () => {
  const wrong: [title: string, over: () => Parameters<typeof aVisit>[2], field: string, sentence: RegExp][] = [
    ['a phone that is none', () => ({ edits: [edit('brand', 'X'), edit('phone', '12')] }), 'edits.1.value', /nomor/i],
    ['an owner’s phone', () => ({ edits: [edit('ownerPhone', '12')] }), 'edits.0.value', /nomor/i],
    ['an empty name', () => ({ edits: [edit('name', ' ')] }), 'edits.0.value', /Wajib diisi/],
    ['a cluster that is not there', () => ({ edits: [edit('cluster', 'roket')] }), 'edits.0.value', /Klaster/],
    ['a year to come', () => ({ edits: [edit('startYear', 2031)] }), 'edits.0.value', /belum terjadi/],
    ['a place of another sort', () => ({ edits: [edit('placeKind', 'istana')] }), 'edits.0.value', /Pilih salah satu/],
    ['a field twice', () => ({ edits: [edit('brand', 'A'), edit('brand', 'B')] }), 'edits.1.field', /dua kali/],
    ['a point far away', () => ({ latitude: -6.2, longitude: 106.8 }), 'latitude', /km/],
    ['half a point', () => ({ latitude: -7.75 }), 'latitude', /keduanya/],
    ['a year of figures to come', () => ({ figures: [{ year: 2031, turnoverRupiah: 1 }] }), 'figures.0.year', /belum terjadi/],
    ['two days ahead', () => ({ at: new Date(town.clock.now().getTime() + 2 * 86_400_000).toISOString() }), 'at', /jam di HP/],
    ['before anybody visited', () => ({ at: '2019-12-31T10:00:00+07:00' }), 'at', /1 Januari 2020/],
  ];
  test.each(wrong)('%s', async (_title, over, field, sentence) => {
    const made = await register(officer());
    const answer = await companion().call('registry.recordVisit', aVisit(town, made.id, over()));
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.[0]).toMatchObject({ field });
    expect(answer.text).toMatch(sentence);
    expect((await officer().ok('registry.listVisits', { id: made.id })).items).toEqual([]);
    expect((await show(made.id)).version).toBe(1);
  });

  test('a clock that is some hours ahead is taken for now', async () => {
    const made = await register(officer());
    await companion().ok('registry.recordVisit', aVisit(town, made.id, { at: new Date(town.clock.now().getTime() + 7_200_000).toISOString() }));
    const [visit] = (await officer().ok('registry.listVisits', { id: made.id })).items;
    expect(Date.parse(visit?.at ?? '')).toBeLessThanOrEqual(town.clock.now().getTime());
  });

  test('the visit of somebody else under its id', async () => {
    const made = await register(officer());
    const visit = aVisit(town, made.id);
    await companion().ok('registry.recordVisit', visit);
    expect((await officer().call('registry.recordVisit', visit)).body.code).toBe('registry.alreadyThere');
  });
});

test('whom an office sent may visit in another village, and no longer after', async () => {
  const made = await register(officer(), { area: mangunharjo }, { area: mangunharjo });
  const items = [{ enterpriseId: made.id, personId: await personOf(town, 'pendamping.jati') }];
  expect((await companion().call('registry.recordVisit', aVisit(town, made.id))).status).toBe(404);
  await inWork(town, (ctx) => assignVisits(ctx, [...items, ...items]));
  await inWork(town, (ctx) => assignVisits(ctx, items));
  expect((await companion().ok('registry.getEnterprise', { id: made.id })).owner?.id).toBe(made.ownerId);
  expect((await companion().ok('registry.recordVisit', aVisit(town, made.id))).version).toBe(2);
  expect((await companion().ok('registry.getOwner', { id: made.ownerId })).id).toBe(made.ownerId);
  expect((await companion().ok('registry.listEnterprises', { limit: 200 })).items.every((item) => item.area === jati)).toBe(true);
  await inWork(town, (ctx) => unassignVisits(ctx, items));
  await inWork(town, (ctx) => unassignVisits(ctx, items));
  expect((await companion().call('registry.recordVisit', aVisit(town, made.id))).status).toBe(404);
});

test('a slip is recognised by anybody, and names nobody', async () => {
  const made = await register(officer(), { name: 'Keripik Bu Ani' });
  const { receipt } = await companion().ok('registry.recordVisit', aVisit(town, made.id));
  const found = await town.anyone.ok('registry.findReceipt', { receipt: receipt.toLowerCase().replaceAll('-', ' ') });
  expect(found).toMatchObject({ receipt, outcome: 'active', enterpriseInitials: 'K… B… A…', areaName: 'Jati' });
  expect((await town.anyone.call('registry.findReceipt', { receipt: '0000-0000-1' })).status).toBe(404);
});

test('a conflict is among the tasks of those who may decide', async () => {
  const made = await register(officer());
  await differ(made.id, 'brand', 'Satu', 'Dua');
  const answer = await companion().call('accounts.listTasks');
  expect(answer.text).toMatch(/isian berbeda menurut dua orang/);
});
