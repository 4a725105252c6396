import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext } from '#app/town.ts';
import { registerMany, removeUntouched } from '#modules/registry/index.ts';
import type { BulkEnterprise } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { cityVillages, createRandom } from '#test/town/index.ts';
import type { Random } from '#test/town/index.ts';
import { addDocument, anOwner, countsTwice, jati, look, makeHalal, makeNib, makePirt, mangunharjo, register, runWork } from './builders.ts';
import type { NewEnterprise } from './builders.ts';

// A count is kept beside the rows, in changes that are folded later. It must be what a recount says, whatever happened in whatever order.

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const asWork = <T>(body: (ctx: Parameters<typeof registerMany>[0]) => Promise<T>): Promise<T> =>
  systemContext(town.world, town.registry, homeRegency, 'test.counts').transaction(body);

function fieldsBy(random: Random): Pick<NewEnterprise, 'area' | 'cluster' | 'activity'> {
  return {
    area: random.weighted([
      [random.pick(cityVillages).code, 8],
      ['35.74.03', 1],
      ['35.74', 1],
    ]),
    cluster: random.pick(['batik', 'bakery', 'seafood', 'trade', null]),
    activity: random.pick(['active', 'seasonal', 'closed', 'not_found', 'unknown']),
  };
}

function bulkRow(random: Random): BulkEnterprise {
  const none = {
    brand: null,
    products: null,
    address: null,
    latitude: null,
    longitude: null,
    accuracyM: null,
    kbliVersion: null,
    kbli: null,
    placeKind: null,
    startYear: null,
    phone: null,
    workersMale: null,
    workersFemale: null,
    monthlyCapacity: null,
    note: null,
  };
  const fields = fieldsBy(random);
  const owner = anOwner({ nik: null });
  return {
    id: freshId(),
    ownerId: owner.id,
    newOwner: {
      id: owner.id,
      fullName: owner.fullName,
      nik: null,
      sex: null,
      birthDate: null,
      phone: null,
      email: null,
      address: null,
      area: jati,
      hasSmartphone: null,
    },
    enterprise: { ...none, ...fields, cluster: fields.cluster ?? null, name: `Impor ${random.int(1, 99999)}`, channels: [] },
    figures: random.chance(0.6) ? [{ year: 2025, capitalRupiah: null, turnoverRupiah: random.int(0, 60) * 1_000_000_000 }] : [],
    documents: random.chance(0.5)
      ? [{ id: freshId(), kind: 'nib', number: makeNib(), issuedOn: null, expiresOn: random.chance(0.3) ? '2026-11-22' : null }]
      : [],
  };
}

/** One thing that people, imports or nights do. */
async function doSomething(random: Random, ids: string[], imported: string[]): Promise<void> {
  const id = ids.length > 0 ? random.pick(ids) : '';
  const show = () => officer().ok('registry.getEnterprise', { id });
  const what = random.weighted([
    ['register', 4],
    ['update', 4],
    ['verify', 2],
    ['figures', 3],
    ['document', 4],
    ['check', 2],
    ['remove document', 1],
    ['import', 1],
    ['undo', 1],
    ['fold', 2],
    ['night', 1],
  ] as const);
  if (what === 'register' || id === '') {
    ids.push(
      (
        await register(
          officer(),
          fieldsBy(random),
          { nik: null },
          random.chance(0.5) ? [{ year: 2024, turnoverRupiah: random.int(0, 20) * 1_000_000_000 }] : [],
        )
      ).id,
    );
  } else if (what === 'update') {
    const { version, name } = await show();
    await officer().ok('registry.updateEnterprise', { id, version, enterprise: { name, ...fieldsBy(random) } });
  } else if (what === 'verify')
    await officer().ok('registry.verifyEnterprise', { id, version: (await show()).version, activity: random.pick(['active', 'closed']) });
  else if (what === 'figures')
    await officer().ok('registry.recordFigures', { id, year: random.int(2020, 2026), turnoverRupiah: random.int(0, 60) * 1_000_000_000 });
  else if (what === 'document') {
    const [kind, number] = random.pick([
      ['nib', makeNib()],
      ['pirt', makePirt()],
      ['halal', makeHalal()],
    ] as const);
    await addDocument(officer(), id, { kind, number, expiresOn: random.chance(0.3) ? '2026-11-22' : null });
  } else if (what === 'check' || what === 'remove document') {
    const [document] = (await show()).documentList;
    if (document && what === 'check')
      await officer().ok('registry.checkDocument', { id, documentId: document.id, verdict: random.pick(['checked', 'rejected']) });
    else if (document) await officer().ok('registry.removeDocument', { id, documentId: document.id });
  } else if (what === 'import') {
    const rows = Array.from({ length: random.int(1, 12) }, () => bulkRow(random));
    await asWork((ctx) => registerMany(ctx, rows, 'import:test'));
    imported.push(...rows.map((row) => row.id));
    ids.push(...rows.slice(0, 2).map((row) => row.id));
  } else if (what === 'undo') {
    const { removed } = await asWork((ctx) => removeUntouched(ctx, imported));
    for (const gone of removed) if (ids.includes(gone)) ids.splice(ids.indexOf(gone), 1);
    imported.length = 0;
  } else if (what === 'fold') await runWork(town, 'registry.foldCounts');
  else await runWork(town, 'registry.refreshLegality');
}

const expectRight = async () => {
  const { kept, counted } = await countsTwice(town);
  expect(kept.length).toBeGreaterThan(20);
  expect(kept).toEqual(counted);
};

describe('the counts are what a recount of the rows says', () => {
  test('of the town as it was made, before and after folding', async () => {
    await expectRight();
    await runWork(town, 'registry.foldCounts');
    await expectRight();
    expect(await look(town, 'select 1 from registry.enterprise_count_change')).toEqual([]);
  });

  test.each(['satu', 'dua', 'tiga'])('after whatever happened, in any order: %s', async (seed) => {
    const random = createRandom(`counts/${seed}`);
    const [ids, imported]: [string[], string[]] = [[], []];
    for (let step = 0; step < 40; step++) {
      await doSomething(random, ids, imported);
      if (step % 10 === 9) await expectRight();
    }
    await runWork(town, 'registry.foldCounts');
    await expectRight();
    // A night of which papers ran out.
    town.clock.set('2026-11-23T01:00:00+07:00');
    await runWork(town, 'registry.refreshLegality');
    await expectRight();
    town.clock.set('2026-11-21T12:00:00+07:00');
  });

  test('after many people wrote to one enterprise at once', async () => {
    const { id, enterprise } = await register(officer(), { cluster: 'bakery' });
    for (let round = 0; round < 4; round++) {
      const { version } = await officer().ok('registry.getEnterprise', { id });
      const answers = await Promise.all([
        officer().call('registry.updateEnterprise', { id, version, enterprise: { ...enterprise, area: round % 2 ? jati : mangunharjo } }),
        officer().call('registry.recordFigures', { id, year: 2020 + round, turnoverRupiah: (round + 1) * 14_000_000_000 }),
        officer().call('registry.addDocument', { id, documentId: freshId(), kind: 'nib', number: makeNib() }),
        officer().call('registry.addDocument', { id, documentId: freshId(), kind: 'pirt', number: makePirt() }),
        officer().call('registry.verifyEnterprise', { id, version, activity: 'closed' }),
        runWork(town, 'registry.refreshLegality', { cluster: 'bakery' }),
        runWork(town, 'registry.foldCounts'),
      ]);
      // Figures and papers always get through; a form only if figures did not move the version before it.
      expect(answers.flatMap((answer) => (answer ? [answer.status] : [])).filter((status) => status === 200).length).toBeGreaterThanOrEqual(3);
      await expectRight();
    }
  });

  test('and so are the list’s count, the overview and the list itself, for each of the filters', async () => {
    const random = createRandom('counts/filters');
    for (let i = 0; i < 25; i++) {
      const filter = {
        ...(random.chance(0.5) && { area: random.pick(['35.74', '35.74.03', jati, mangunharjo]) }),
        ...(random.chance(0.5) && { cluster: random.chance(0.5) ? ['batik'] : ['bakery', 'seafood'] }),
        ...(random.chance(0.4) && { scaleClass: [random.pick(['micro', 'small', 'unknown'] as const)] }),
        ...(random.chance(0.4) && { legality: [random.pick(['none', 'complete'] as const)] }),
        ...(random.chance(0.3) && { activity: ['active' as const] }),
        ...(random.chance(0.3) && { freshness: random.pick(['never', 'fresh', 'stale'] as const) }),
        ...(random.chance(0.2) && { lacksDocument: 'nib' as const }),
      };
      const { n, exact } = await officer().ok('registry.countEnterprises', filter);
      let listed = 0;
      for (let cursor: string | undefined; ;) {
        const page = await officer().ok('registry.listEnterprises', { ...filter, limit: 200, ...(cursor && { cursor }) });
        listed += page.items.length;
        if (page.next === null) break;
        cursor = page.next;
      }
      expect([filter, n, exact]).toEqual([filter, listed, true]);
    }
    const overview = await officer().ok('registry.getOverview', {});
    const sum = (buckets: { n: number }[]) => buckets.reduce((total, bucket) => total + bucket.n, 0);
    for (const buckets of [overview.byCluster, overview.byClass, overview.byActivity, overview.byLegality]) expect(sum(buckets)).toBe(overview.total);
    const [{ n: unplaced } = { n: -1 }] = await look<{ n: number }>(town, `select count(*)::int as n from registry.enterprise where area = '35.74'`);
    expect(sum(overview.byPart) + unplaced).toBe(overview.total);
    expect(overview.byPart.map((part) => part.area)).toEqual(['35.74.01', '35.74.02', '35.74.03', '35.74.04', '35.74.05']);
  });
});

describe('taking an import back', () => {
  test('removes what nobody touched, with its owners, and keeps and names the rest', async () => {
    const rows = Array.from({ length: 4 }, (_, i) => bulkRow(createRandom(`undo/${i}`)));
    await asWork((ctx) => registerMany(ctx, rows, 'import:test'));
    const [changed, noted, untouched, other] = rows.map((row) => row.id);
    await officer().ok('registry.updateEnterprise', {
      id: changed ?? '',
      version: 1,
      enterprise: { name: 'Diubah', area: jati, activity: 'active' },
    });
    await officer().ok('registry.addNote', { id: noted ?? '', text: 'dilihat' });
    const nobody = freshId();
    const result = await asWork((ctx) => removeUntouched(ctx, [...rows.map((row) => row.id), nobody]));
    expect(result.removed.sort((a, b) => a.localeCompare(b))).toEqual([untouched, other].sort((a, b) => String(a).localeCompare(String(b))));
    expect(result.kept).toEqual([
      { id: changed, reason: 'changed' },
      { id: noted, reason: 'changed' },
      { id: nobody, reason: 'missing' },
    ]);
    const owners = await look<{ id: string }>(town, 'select id from registry.owner where id = any($1::uuid[])', [rows.map((row) => row.ownerId)]);
    expect(owners).toHaveLength(2);
    await expectRight();
    await asWork((ctx) => registerMany(ctx, rows.slice(2), 'import:test'));
    await expectRight();
  });

  test('of rows whose ids are there already registers none of them', async () => {
    const row = bulkRow(createRandom('twice'));
    await asWork((ctx) => registerMany(ctx, [row], 'import:test'));
    await expect(asWork((ctx) => registerMany(ctx, [bulkRow(createRandom('once')), row], 'import:test'))).rejects.toThrow('registry.alreadyThere');
    await expectRight();
  });
});
