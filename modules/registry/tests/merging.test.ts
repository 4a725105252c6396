import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergeEnterprises, readForComparison, removeUntouched, resolveEnterprises, streamForComparison } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { addDocument, anEnterprise, countsTwice, jati, look, makeNib, makePirt, mangunharjo, pdf, photoWithPlace, register } from './builders.ts';
import type { Made } from './builders.ts';
import { aRow, bring, bytesOf, inWork, merge, split, wordsTwice } from './merging_builders.ts';

let town: Town;
let foreign: Awaited<ReturnType<typeof secondRegency>>;
beforeAll(async () => {
  town = await openTown();
  foreign = await secondRegency(town);
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const show = (id: string) => officer().ok('registry.getEnterprise', { id });
const box = { south: -9, west: 112, north: -7, east: 115 };

async function expectRight(): Promise<void> {
  const { kept, counted } = await countsTwice(town);
  expect(kept).toEqual(counted);
  const words = await wordsTwice(town);
  expect(words.kept).toEqual(words.held);
}

/** Two records of one bakery: the second knows what the first does not, and they disagree on the phone. */
async function twins(): Promise<[Made, Made]> {
  const first = await register(officer(), { name: 'Roti Kembarasa', cluster: 'bakery', phone: '0841555001', area: jati }, {}, [
    { year: 2024, turnoverRupiah: 1_000_000 },
  ]);
  const second = await register(
    officer(),
    {
      name: 'Roti Kembarasa Bu Sum',
      cluster: 'bakery',
      phone: '0841555002',
      products: 'roti gulung',
      startYear: 2011,
      latitude: -7.75,
      longitude: 113.21,
    },
    {},
    [
      { year: 2024, turnoverRupiah: 9_000_000_000 },
      { year: 2025, turnoverRupiah: 5_000_000_000 },
    ],
  );
  return [first, second];
}

describe('a merge', () => {
  test('gives the survivor what it lacks and what hangs on the other, and computes it anew', async () => {
    const [into, from] = await twins();
    const nib = makeNib();
    await addDocument(officer(), from.id, { kind: 'nib', number: nib });
    await addDocument(officer(), from.id, { kind: 'pirt', number: makePirt() });
    await officer().ok(
      'registry.addPhoto',
      { id: from.id, photoId: freshId(), caption: 'depan' },
      { file: { name: 'a.jpg', content: await photoWithPlace() } },
    );
    await officer().ok('registry.addExportRecord', { id: from.id, recordId: freshId(), year: 2025, country: 'Jepang', product: 'roti' });
    await officer().ok('registry.verifyEnterprise', { id: from.id, version: 1, activity: 'seasonal' });
    await merge(town, from.id, into.id, ['phone']);
    const shown = await show(into.id);
    expect(shown).toMatchObject({
      name: 'Roti Kembarasa',
      phone: '+62841555002',
      products: 'roti gulung',
      startYear: 2011,
      latitude: -7.75,
      activity: 'active',
      scaleClass: 'small',
      scale: { year: 2025 },
      verifiedOn: '2026-11-21',
      version: 2,
      mergedInto: null,
      mergedFrom: [{ id: from.id, name: 'Roti Kembarasa Bu Sum' }],
    });
    expect(shown.documentList.map((d) => d.kind).sort((a, b) => a.localeCompare(b))).toEqual(['nib', 'pirt']);
    expect([shown.photos.length, shown.exports.length]).toEqual([1, 1]);
    // The year that both know stays with each.
    expect(shown.figures.map((f) => [f.year, f.turnoverRupiah])).toEqual([
      [2025, 5_000_000_000],
      [2024, 1_000_000],
    ]);
    expect((await show(from.id)).figures.map((f) => f.year)).toEqual([2024]);
    expect((await officer().ok('registry.listEnterprises', { search: nib })).items.map((item) => item.id)).toEqual([into.id]);
    expect((await officer().ok('registry.listEnterprises', { search: 'gulung kembarasa' })).items.map((item) => item.id)).toContain(into.id);
    await expectRight();
  });

  test('takes the other out of lists, searches, counts, maps and exports, and leaves it to be opened', async () => {
    const [into, from] = await twins();
    const before = (await officer().ok('registry.countEnterprises', {})).n;
    const overview = (await officer().ok('registry.getOverview', {})).total;
    await merge(town, from.id, into.id);
    expect((await officer().ok('registry.countEnterprises', {})).n).toBe(before - 1);
    expect((await officer().ok('registry.countEnterprises', { place: 'located', cluster: ['bakery'] })).exact).toBe(true);
    expect((await officer().ok('registry.getOverview', {})).total).toBe(overview - 1);
    for (const input of [{}, { area: jati }, { search: 'Kembarasa' }, { search: '0841555002' }, { sort: 'name' as const }, { cluster: ['bakery'] }])
      expect((await officer().ok('registry.listEnterprises', { ...input, limit: 200 })).items.map((item) => item.id)).not.toContain(from.id);
    expect((await officer().ok('registry.mapEnterprises', { ...box, search: 'Kembarasa' })).points.map((point) => point.id)).not.toContain(from.id);
    expect((await officer().ok('registry.getOwner', { id: from.ownerId })).enterprises).toEqual([]);
    const { rows } = await officer().ok('registry.exportEnterprises', { id: freshId(), format: 'csv', filter: {}, columns: ['name'], reason: 'uji' });
    expect(rows).toBe(before - 1);
    const shown = await show(from.id);
    expect(shown.mergedInto).toEqual({ id: into.id, name: 'Roti Kembarasa' });
    const sentence = 'Catatan ini sudah digabung ke “Roti Kembarasa”. Buka usaha itu dan ubah di sana.';
    expect(new Set(Object.entries(shown.can).flatMap(([name, can]) => (name === 'registry.listTimeline' ? [] : [can])))).toEqual(new Set([sentence]));
    expect(shown.can['registry.listTimeline']).toBe(true);
  });

  test('lets no command through any more, each with the survivor’s name', async () => {
    const [into, from] = await twins();
    const documentId = await addDocument(officer(), from.id, { kind: 'nib', number: makeNib() });
    await merge(town, from.id, into.id);
    const { version } = await show(from.id);
    const [{ id: centreId } = { id: '' }] = (await officer().ok('registry.listCentres', {})).items;
    const file = { name: 'a.pdf', content: pdf };
    const commands: [string, object, { file?: typeof file }?][] = [
      ['registry.updateEnterprise', { version, enterprise: anEnterprise() }],
      ['registry.verifyEnterprise', { version, activity: 'active' }],
      ['registry.recordFigures', { year: 2023, turnoverRupiah: 1 }],
      ['registry.addNote', { text: 'x' }],
      ['registry.addDocument', { documentId: freshId(), kind: 'halal', number: 'ID35110000000654321' }],
      ['registry.addPhoto', { photoId: freshId() }, { file }],
      ['registry.removePhoto', { photoId: freshId() }],
      ['registry.addExportRecord', { recordId: freshId(), year: 2025, country: 'Jepang', product: 'x' }],
      ['registry.removeExportRecord', { recordId: freshId() }],
      ['registry.joinCentre', { centreId }],
      ['registry.leaveCentre', { centreId }],
    ];
    for (const [action, input, options] of commands) {
      const answer = await officer().call(action, { id: from.id, ...input }, options);
      expect([action, answer.status, answer.body.code]).toEqual([action, 409, 'registry.merged']);
      expect(answer.body.detail).toContain('Roti Kembarasa');
    }
    // The document went along: it is the survivor's now.
    expect((await officer().call('registry.removeDocument', { id: from.id, documentId })).status).toBe(404);
    expect((await officer().call('registry.removeDocument', { id: into.id, documentId })).status).toBe(200);
    await expectRight();
  });

  test('is in the history of both, each naming the other to those who may know it', async () => {
    const into = await register(officer(), { name: 'Jauh Sekali', area: mangunharjo });
    const from = await register(officer(), { name: 'Dekat Sini', area: jati, products: 'tahu' });
    await merge(town, from.id, into.id);
    const moments = async (user: string, id: string) =>
      (await town.as(user).ok('registry.listTimeline', { id })).items
        .filter((m) => m.kind !== 'registered')
        .map(({ kind, changes }) => ({ kind, changes }));
    expect(await moments('petugas', into.id)).toEqual([
      { kind: 'enterprisesMerged', changes: { with: [null, 'Dekat Sini'], products: [null, 'tahu'] } },
    ]);
    expect(await moments('petugas', from.id)).toEqual([{ kind: 'mergedInto', changes: { with: [null, 'Jauh Sekali'] } }]);
    expect(await moments('pendamping.jati', from.id)).toEqual([{ kind: 'mergedInto', changes: {} }]);
    // A companion does not learn what an enterprise of another village is called.
    const opened = await town.as('pendamping.jati').call('registry.getEnterprise', { id: from.id });
    expect(opened.body['mergedInto']).toEqual({ id: null, name: null });
    expect(opened.text).not.toContain('Jauh Sekali');
    const refused = await town.as('pendamping.jati').call('registry.addNote', { id: from.id, text: 'x' });
    expect([refused.status, refused.body.code]).toEqual([409, 'registry.mergedElsewhere']);
    expect(refused.text).not.toContain('Jauh Sekali');
  });

  test('of a village into a record that knows only the regency gives it the village', async () => {
    const [from, into] = await bring(town, [aRow({ name: 'Berdesa', area: jati }), aRow({ name: 'Tanpa Desa', area: homeRegency })]);
    await merge(town, from ?? '', into ?? '');
    expect(await show(into ?? '')).toMatchObject({ area: jati, districtName: 'Mayangan' });
    await expectRight();
  });

  test.each([
    ['registry.mergeSelf', async () => [(await register(officer())).id, undefined] as const],
    ['core.notFound', async () => [freshId(), (await register(officer())).id] as const],
    ['core.notFound', async () => [foreign.enterpriseIds[0] ?? '', (await register(officer())).id] as const],
  ])('is refused: %s', async (code, make) => {
    const [from, into] = await make();
    await expect(merge(town, from, into ?? from)).rejects.toThrow(code);
  });

  test('is refused of what was merged already, and of what moved on since the reviewer saw it', async () => {
    const [a, b, c] = [await register(officer()), await register(officer()), await register(officer())];
    await merge(town, a.id, b.id);
    await expect(merge(town, a.id, c.id)).rejects.toThrow('registry.mergedAlready');
    await expect(merge(town, c.id, a.id)).rejects.toThrow('registry.mergedAlready');
    const seen = { from: 1, into: 1 };
    await expect(inWork(town, (ctx) => mergeEnterprises(ctx, { from: c.id, into: b.id, decisionId: freshId(), seen }))).rejects.toThrow(
      'core.versionMoved',
    );
    await inWork(town, (ctx) => mergeEnterprises(ctx, { from: c.id, into: b.id, decisionId: freshId(), seen: { from: 1, into: 2 } }));
  });

  test('of one pair by many at once, this way and that, happens once', async () => {
    const [a, b] = [await register(officer()), await register(officer())];
    const tries = await Promise.allSettled([merge(town, a.id, b.id), merge(town, b.id, a.id), merge(town, a.id, b.id), merge(town, b.id, a.id)]);
    expect(tries.filter((done) => done.status === 'fulfilled')).toHaveLength(1);
    expect(tries.flatMap((done) => (done.status === 'rejected' ? [String(done.reason)] : []))).toEqual(
      Array(3).fill('Error: registry.mergedAlready'),
    );
    await expectRight();
  });

  test('beside people who write to both loses nothing', async () => {
    for (let round = 0; round < 3; round++) {
      const [a, b] = [await register(officer()), await register(officer())];
      const add = (id: string) =>
        officer().call('registry.addExportRecord', { id, recordId: freshId(), year: 2025, country: 'Jepang', product: 'x' });
      const answers = await Promise.all([
        merge(town, a.id, b.id),
        add(a.id),
        add(b.id),
        add(a.id),
        officer().call('registry.addDocument', { id: a.id, documentId: freshId(), kind: 'nib', number: makeNib() }),
      ]);
      const written = answers.slice(1, 4).filter((answer) => 'status' in answer && answer.status === 200).length;
      expect((await show(b.id)).exports).toHaveLength(written);
      expect(await look(town, 'select 1 from registry.legality_document where enterprise_id = $1', [a.id])).toEqual([]);
      await expectRight();
    }
  });
});

describe('a split', () => {
  test('gives back every byte where nothing happened in between', async () => {
    const [into, from] = await twins();
    await addDocument(officer(), from.id, { kind: 'nib', number: makeNib() });
    await addDocument(officer(), into.id, { kind: 'halal', number: 'ID35110000000777777' });
    const before = await bytesOf(town, [into.id, from.id]);
    const { mergeId } = await merge(town, from.id, into.id, ['name', 'phone', 'owner']);
    expect(await bytesOf(town, [into.id, from.id])).not.toEqual(before);
    expect(await split(town, mergeId)).toEqual({ from: from.id, into: into.id, kept: [] });
    expect(await bytesOf(town, [into.id, from.id])).toEqual(before);
    expect([(await show(into.id)).version, (await show(from.id)).version]).toEqual([3, 3]);
    const moments = (await officer().ok('registry.listTimeline', { id: from.id })).items.map((m) => m.kind);
    expect(moments).toContain('enterprisesSplit');
    await expectRight();
    await expect(split(town, mergeId)).rejects.toThrow('registry.splitAlready');
    await expect(split(town, freshId())).rejects.toThrow('core.notFound');
  });

  test('leaves with the survivor what was changed or added since, and lists it', async () => {
    const [into, from] = await twins();
    const pirt = await addDocument(officer(), from.id, { kind: 'pirt', number: makePirt() });
    const { mergeId } = await merge(town, from.id, into.id);
    const { version } = await show(into.id);
    const { enterprise } = into;
    await officer().ok('registry.updateEnterprise', {
      id: into.id,
      version,
      enterprise: { ...enterprise, products: 'roti sobek', startYear: 2011, latitude: -7.75, longitude: 113.21 },
    });
    await officer().ok('registry.recordFigures', { id: into.id, year: 2025, turnoverRupiah: 6_000_000_000 });
    const added = await addDocument(officer(), into.id, { kind: 'nib', number: makeNib() });
    await officer().ok('registry.removeDocument', { id: into.id, documentId: pirt });
    const { kept } = await split(town, mergeId);
    expect(kept).toEqual([
      { what: 'field', key: 'products', why: 'edited' },
      { what: 'document', key: pirt, why: 'removed' },
      { what: 'figure', key: '2025', why: 'edited' },
    ]);
    const [survivor, back] = [await show(into.id), await show(from.id)];
    expect(survivor).toMatchObject({ products: 'roti sobek', startYear: null, latitude: null, longitude: null });
    expect(survivor.documentList.map((d) => d.id)).toEqual([added]);
    expect(survivor.figures.map((f) => f.turnoverRupiah)).toEqual([6_000_000_000, 1_000_000]);
    expect(back).toMatchObject({ products: 'roti gulung', mergedInto: null });
    expect(back.figures.map((f) => f.turnoverRupiah)).toEqual([5_000_000_000, 9_000_000_000]);
    expect(await look(town, 'select kept from registry.merge_undo where merge_id = $1', [mergeId])).toEqual([{ kept }]);
    await expectRight();
  });

  test('of the first of two lets the second give what the first gave', async () => {
    const [a, b, c] = await bring(town, [
      aRow({ name: 'Penerima' }),
      aRow({ name: 'Pertama', phone: '+62841001', note: 'satu' }, { figures: [{ year: 2025, capitalRupiah: null, turnoverRupiah: 1 }] }),
      aRow({ name: 'Kedua', phone: '+62841002' }, { figures: [{ year: 2025, capitalRupiah: null, turnoverRupiah: 2 }] }),
    ]);
    const first = await merge(town, b ?? '', a ?? '');
    const second = await merge(town, c ?? '', a ?? '');
    expect(await show(a ?? '')).toMatchObject({ phone: '+62841001', note: 'satu', figures: [{ turnoverRupiah: 1 }] });
    await split(town, first.mergeId);
    expect(await show(a ?? '')).toMatchObject({ phone: '+62841002', note: null, figures: [{ turnoverRupiah: 2 }] });
    expect(await show(b ?? '')).toMatchObject({ phone: '+62841001', note: 'satu', figures: [{ turnoverRupiah: 1 }] });
    await split(town, second.mergeId);
    expect(await show(a ?? '')).toMatchObject({ phone: null, figures: [] });
    await expectRight();
  });

  test('in a chain reaches what went on to the one that lives; a link that is opened finds the end', async () => {
    const [a, b, c] = await bring(town, [aRow({ name: 'Tengah' }), aRow({ name: 'Awal', phone: '+62841003' }), aRow({ name: 'Ujung' })]);
    const low = await merge(town, b ?? '', a ?? '');
    const high = await merge(town, a ?? '', c ?? '');
    expect((await show(b ?? '')).mergedInto).toEqual({ id: c, name: 'Ujung' });
    expect((await show(c ?? '')).mergedFrom.map((e) => e.name).sort((x, y) => x.localeCompare(y))).toEqual(['Awal', 'Tengah']);
    expect(await inWork(town, (ctx) => resolveEnterprises(ctx, [a ?? '', b ?? '', c ?? '', freshId()]))).toEqual(
      new Map([a, b, c].map((id) => [id, c])),
    );
    expect((await show(c ?? '')).phone).toBe('+62841003');
    await split(town, low.mergeId);
    expect([(await show(c ?? '')).phone, (await show(a ?? '')).phone, (await show(b ?? '')).phone]).toEqual([null, null, '+62841003']);
    await split(town, high.mergeId);
    expect((await show(a ?? '')).mergedInto).toBeNull();
    await expectRight();
  });

  test('by two at once, and beside another merge of the survivor, happens once', async () => {
    const [a, b, c] = await bring(town, [
      aRow({ name: 'Serentak A' }),
      aRow({ name: 'Serentak B', phone: '+62841004' }),
      aRow({ name: 'Serentak C' }),
    ]);
    const { mergeId } = await merge(town, b ?? '', a ?? '');
    const [one, two, other] = await Promise.allSettled([split(town, mergeId), split(town, mergeId), merge(town, a ?? '', c ?? '')]);
    expect([one, two].map((done) => done.status).sort((x, y) => x.localeCompare(y))).toEqual(['fulfilled', 'rejected']);
    expect(other.status).toBe('fulfilled');
    expect([(await show(a ?? '')).phone, (await show(b ?? '')).phone, (await show(c ?? '')).phone]).toEqual([null, '+62841004', null]);
    await expectRight();
  });
});

test('an import that is taken back keeps what was merged', async () => {
  const ids = await bring(town, [aRow({ name: 'Impor satu' }), aRow({ name: 'Impor dua' }), aRow({ name: 'Impor tiga' })]);
  const [a = '', b = '', c = ''] = ids;
  await merge(town, b, a);
  const { removed, kept } = await inWork(town, (ctx) => removeUntouched(ctx, ids));
  expect(removed).toEqual([c]);
  expect(kept).toEqual([
    { id: a, reason: 'merged' },
    { id: b, reason: 'merged' },
  ]);
  await expectRight();
});

describe('for comparison', () => {
  test('everything living is read at once, with whole numbers for the server', async () => {
    const [into, from] = await twins();
    await addDocument(officer(), into.id, { kind: 'npwp', number: into.owner.nik ?? '' });
    const read = (ids: string[]) => inWork(town, (ctx) => readForComparison(ctx, ids));
    const both = await read([into.id, from.id, freshId(), foreign.enterpriseIds[0] ?? '']);
    expect(both.map((e) => e.id).sort((a, b) => a.localeCompare(b))).toEqual([into.id, from.id].sort((a, b) => a.localeCompare(b)));
    expect(both.find((e) => e.id === into.id)).toMatchObject({
      name: 'Roti Kembarasa',
      areaName: 'Jati',
      district: '35.74.03',
      phone: '+62841555001',
      owner: { id: into.ownerId, nik: into.owner.nik, nikMask: expect.stringContaining('****') },
      documents: [{ kind: 'npwp', number: into.owner.nik, shown: expect.stringContaining('****') }],
      figures: 1,
    });
    await merge(town, from.id, into.id);
    expect((await read([into.id, from.id])).map((e) => e.id)).toEqual([into.id]);
  });

  test('the whole registry is read page by page, or what changed since', async () => {
    const stream = async (since?: Date) => {
      const ids: string[] = [];
      for (let afterId: string | null = null; ; afterId = ids.at(-1) ?? null) {
        const page: { id: string }[] = await inWork(town, (ctx) => streamForComparison(ctx, { afterId, limit: 25, changedSince: since }));
        ids.push(...page.map((e) => e.id));
        if (page.length < 25) return ids;
      }
    };
    const [{ n } = { n: 0 }] = await look<{ n: number }>(
      town,
      'select count(*)::int as n from registry.enterprise where merged_into is null and regency = $1',
      [homeRegency],
    );
    const all = await stream();
    expect([all.length, new Set(all).size, all]).toEqual([n, n, all.toSorted((a, b) => (a < b ? -1 : 1))]);
    const since = town.clock.now();
    expect(await stream(since)).toEqual([]);
    const { id, ownerId } = await register(officer());
    const other = all[0] ?? '';
    await officer().ok('registry.verifyEnterprise', { id: other, version: (await show(other)).version, activity: 'active' });
    expect(await stream(since)).toEqual([other, id].toSorted((a, b) => (a < b ? -1 : 1)));
    const later = town.clock.now();
    const owner = await officer().ok('registry.getOwner', { id: ownerId });
    await officer().ok('registry.updateOwner', { id: ownerId, version: owner.version, owner: { fullName: 'Berganti Nama', area: jati } });
    expect(await stream(later)).toEqual([id]);
  });
});
