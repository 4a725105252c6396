import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext } from '#app/town.ts';
import { mergeEnterprises, registerMany, removeUntouched, splitEnterprises } from '#modules/registry/index.ts';
import type { BulkEnterprise } from '#modules/registry/index.ts';
import { addDocument, look, makeHalal, makeNib, makePhone, makePirt, register, runWork } from '#modules/registry/tests/builders.ts';
import type { NewEnterprise } from '#modules/registry/tests/builders.ts';
import type { Context } from '#platform/action.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { cityVillages, createRandom } from '#test/town/index.ts';
import type { Random } from '#test/town/index.ts';
import { allFindings, qualityTwice } from './qualityBuilders.ts';

// Findings are written as differences, and counted beside. Both must be what looking at everything anew says, whatever happened before.

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await runWork(town, 'validation.checkAll');
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const asWork = <T>(body: (c: Context) => Promise<T>): Promise<T> =>
  systemContext(town.world, town.registry, homeRegency, 'test.quality').transaction(body);

function fieldsBy(random: Random): NewEnterprise {
  return {
    name: random.pick(['Batik Mawar', 'BATIK MELATI', 'Toko', 'Warung  Bu Tin', 'UD SUMBER REJEKI']) + random.pick(['', ` ${random.int(2, 99)}`]),
    area: random.weighted([
      [random.pick(cityVillages).code, 8],
      ['35.74.03', 1],
      ['35.74', 1],
    ]),
    cluster: random.pick(['batik', 'bakery', null]),
    activity: random.pick(['active', 'closed', 'unknown']),
    startYear: random.pick([null, 1960, 2015]),
    address: random.pick([null, 'Jalan Mawar 1']),
  };
}

function bulkRow(random: Random): BulkEnterprise {
  const fields = fieldsBy(random);
  const none = { brand: null, products: null, latitude: null, longitude: null, accuracyM: null, kbliVersion: null, kbli: null, placeKind: null };
  const rest = { phone: null, workersMale: null, workersFemale: null, monthlyCapacity: null, note: null, channels: [] };
  const { cluster = null, startYear = null, address = null } = fields;
  return {
    id: freshId(),
    ownerId: null,
    newOwner: null,
    enterprise: { ...none, ...rest, ...fields, cluster, startYear, address, activity: 'active' },
    figures: [],
    documents: [],
  };
}

type World = { ids: string[]; imported: string[]; merges: string[] };

const doings: Record<string, (random: Random, id: string, world: World) => Promise<void>> = {
  async register(random, _id, { ids }) {
    const owner = { nik: null, phone: random.chance(0.5) ? makePhone() : null, birthDate: random.pick([null, '1980-05-05', '2012-01-01']) };
    ids.push((await register(officer(), fieldsBy(random), owner)).id);
  },
  async update(random, id) {
    const { version } = await officer().ok('registry.getEnterprise', { id });
    // The same owner may already have a business of that name.
    await officer().call('registry.updateEnterprise', { id, version, enterprise: fieldsBy(random) });
  },
  async verify(_random, id) {
    await officer().ok('registry.verifyEnterprise', {
      id,
      version: (await officer().ok('registry.getEnterprise', { id })).version,
      activity: 'active',
    });
  },
  async figures(random, id) {
    await officer().ok('registry.recordFigures', {
      id,
      year: random.int(2019, 2025),
      turnoverRupiah: random.pick([0, 5000, 80_000_000, 60_000_000_000]),
    });
  },
  async document(random, id) {
    const [kind, number] = random.pick([
      ['nib', makeNib()],
      ['pirt', makePirt()],
      ['halal', makeHalal()],
    ] as const);
    await addDocument(officer(), id, { kind, number, expiresOn: random.pick([null, '2026-11-30', '2026-01-01']) });
  },
  async judge(random, id) {
    const [document] = (await officer().ok('registry.getEnterprise', { id })).documentList;
    if (document) await officer().ok('registry.checkDocument', { id, documentId: document.id, verdict: random.pick(['checked', 'rejected']) });
  },
  async accept(random, id) {
    const findings = (await allFindings(officer(), { enterpriseId: id })).filter((finding) => finding.can['validation.acceptFinding'] === true);
    if (findings.length > 0)
      await officer().ok('validation.acceptFinding', { rule: random.pick(findings).rule, enterpriseId: id, reason: 'memang begitu' });
  },
  async repair(random, _id, { ids }) {
    const rule = random.pick(['name.capitals', 'name.spaces']);
    await officer().ok('validation.repairFindings', { rule, enterpriseIds: ids });
  },
  async import(random, _id, { ids, imported }) {
    const rows = Array.from({ length: random.int(1, 12) }, () => bulkRow(random));
    await asWork((c) => registerMany(c, rows, 'import'));
    imported.push(...rows.map((row) => row.id));
    ids.push(...rows.slice(0, 2).map((row) => row.id));
    await runWork(town, 'validation.checkMissed');
  },
  async undo(_random, _id, { ids, imported }) {
    const { removed } = await asWork((c) => removeUntouched(c, imported));
    for (const gone of removed) if (ids.includes(gone)) ids.splice(ids.indexOf(gone), 1);
    imported.length = 0;
    await runWork(town, 'validation.checkMissed');
  },
  async merge(random, id, { ids, merges }) {
    const into = random.pick(ids.filter((other) => other !== id));
    merges.push((await asWork((c) => mergeEnterprises(c, { from: id, into, decisionId: freshId() }))).mergeId);
    ids.splice(ids.indexOf(id), 1);
  },
  async split(_random, _id, { ids, merges }) {
    const mergeId = merges.pop();
    if (mergeId) ids.push((await asWork((c) => splitEnterprises(c, { mergeId, decisionId: freshId() }))).from);
  },
  fold: () => runWork(town, 'validation.foldFindings'),
  night: () => runWork(town, 'validation.checkAll'),
};

async function expectRight(): Promise<void> {
  await town.drain();
  const { kept, counted } = await qualityTwice(town);
  expect(kept.length).toBeGreaterThan(50);
  expect(kept).toEqual(counted);
}

const allRows = () =>
  look<{ row: string }>(
    town,
    `select concat_ws(' ', enterprise_id, rule, severity, area, source, about, params, repair) as row from validation.finding order by row`,
  );

describe('findings and their counts are what looking anew says', () => {
  test('of the town as it was made', expectRight);

  test.each(['satu', 'dua', 'tiga'])('after whatever happened, in any order: %s', async (seed) => {
    const random = createRandom(`quality/${seed}`);
    const world: World = { ids: [], imported: [], merges: [] };
    for (let i = 0; i < 6; i++) await doings['register']?.(random, '', world);
    for (let step = 0; step < 40; step++) {
      const what = random.pick(Object.keys(doings));
      await doings[what]?.(random, random.pick(world.ids), world);
      await town.drain();
      if (step % 10 === 9) await expectRight();
    }
    const before = await allRows();
    await runWork(town, 'validation.checkAll');
    expect(await allRows()).toEqual(before);
    await expectRight();
  });

  test('after many did many things at once', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => register(officer(), { name: 'BATIK BERSAMA', cluster: 'bakery' }, { nik: null })));
    const ids = made.map((one) => one.id);
    for (let round = 0; round < 3; round++) {
      await Promise.all([
        runWork(town, 'validation.checkAll'),
        runWork(town, 'validation.checkMissed'),
        runWork(town, 'validation.foldFindings'),
        officer().call('validation.repairFindings', { rule: 'name.capitals', enterpriseIds: ids }),
        officer().call('validation.acceptFinding', { rule: 'verification.never', enterpriseId: ids[round], reason: 'nanti' }),
        officer().call('registry.addDocument', { id: ids[round], documentId: freshId(), kind: 'nib', number: makeNib() }),
        officer().call('registry.recordFigures', { id: ids[round], year: 2025, turnoverRupiah: 10_000_000 }),
      ]);
      await expectRight();
    }
    expect((await allFindings(officer(), { rule: 'name.capitals' })).filter((finding) => ids.includes(finding.enterprise.id))).toEqual([]);
  });
});
