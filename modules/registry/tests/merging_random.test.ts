import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BulkEnterprise, EnterpriseMergeField } from '#modules/registry/index.ts';
import { enterpriseMergeFields } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { createRandom } from '#test/town/index.ts';
import type { Random } from '#test/town/index.ts';
import * as store from '../store/index.ts';
import { anOwner, countsTwice, look, runWork } from './builders.ts';
import { aRow, bring, bytesOf, inWork, merge, split, wordsTwice } from './merging_builders.ts';

// Whatever was merged and taken apart in whatever order: it is as if only the merges that still hold had ever been made. What that is
// says a small model that knows no undo at all.

let town: Town;
let centres: string[];
beforeAll(async () => {
  town = await openTown();
  centres = (await town.as('petugas').ok('registry.listCentres', {})).items.slice(0, 3).map((centre) => centre.id);
});
afterAll(() => town.close());

type Value = string | null;
/** One enterprise as the model sees it: fields as text, and what hangs on it by a key that says what collides. */
type Thing = { fields: Record<string, Value>; parts: Map<string, string> };
type Act = { id: string; from: string; into: string; take: EnterpriseMergeField[] };

const columns: Record<EnterpriseMergeField | 'verified', string> = {
  owner: 'owner_id::text',
  name: 'name',
  brand: 'brand',
  products: 'products',
  area: 'area',
  address: 'address',
  point: `latitude || ' ' || longitude || ' ' || coalesce(accuracy_m::text, '')`,
  cluster: 'cluster',
  kbli: `kbli_version || ' ' || kbli`,
  placeKind: 'place_kind',
  startYear: 'start_year::text',
  activity: `nullif(activity, 'unknown')`,
  phone: 'phone',
  workersMale: 'workers_male::text',
  workersFemale: 'workers_female::text',
  monthlyCapacity: 'monthly_capacity',
  channels: `nullif(array_to_string(channels, ' '), '')`,
  note: 'note',
  verified: `verified_on || ' ' || verified_by`,
};

/** What the database holds, in the form of the model. */
async function readThings(ids: string[]): Promise<Map<string, Thing>> {
  const names = Object.keys(columns);
  const rows = await look<Record<string, Value> & { id: string }>(
    town,
    `select id, ${names.map((name) => `${columns[name as EnterpriseMergeField]} as "${name}"`).join(', ')} from registry.enterprise where id = any($1)`,
    [ids],
  );
  const things = new Map<string, Thing>(rows.map(({ id, ...fields }) => [id, { fields, parts: new Map() }]));
  const parts = await look<{ owner: string; key: string; value: string }>(
    town,
    `select enterprise_id as owner, 'document ' || kind || ' ' || number || ' ' || case when kind = 'sku_letter' then '' else id::text end as key, id::text as value from registry.legality_document where enterprise_id = any($1)
     union all select enterprise_id, 'photo ' || id, caption from registry.photo where enterprise_id = any($1)
     union all select enterprise_id, 'export ' || id, product from registry.export_record where enterprise_id = any($1)
     union all select enterprise_id, 'centre ' || centre_id, since::text from registry.centre_member where enterprise_id = any($1)
     union all select enterprise_id, 'figure ' || year, coalesce(turnover_rupiah::text, '') || ' ' || recorded_at from registry.yearly_figure where enterprise_id = any($1)`,
    [ids],
  );
  for (const part of parts) things.get(part.owner)?.parts.set(part.key, part.value);
  return things;
}

/** The model: merges are made one after the other, and none is ever taken back. */
function replay(first: Map<string, Thing>, acts: Act[]): Map<string, Thing> {
  const things = new Map([...first].map(([id, { fields, parts }]) => [id, { fields: { ...fields }, parts: new Map(parts) }]));
  for (const { from, into, take } of acts) {
    const [other, own] = [things.get(from), things.get(into)];
    if (!other || !own) throw new Error('unknown to the model');
    for (const [name, theirs] of Object.entries(other.fields))
      own.fields[name] = choose(name, own.fields[name] ?? null, theirs, take.includes(name as EnterpriseMergeField));
    for (const [key, value] of other.parts) {
      if (own.parts.has(key)) continue;
      own.parts.set(key, value);
      other.parts.delete(key);
    }
  }
  return things;
}

function choose(name: string, own: Value, theirs: Value, taken: boolean): Value {
  if (taken) return theirs === null && (name === 'name' || name === 'area') ? own : theirs;
  if (theirs === null) return own;
  if (name === 'verified') return own !== null && own.slice(0, 10) >= theirs.slice(0, 10) ? own : theirs;
  if (name === 'area') return theirs.startsWith(`${own}.`) ? theirs : own;
  return own ?? theirs;
}

const shuffle = <T>(random: Random, list: readonly T[]): T[] =>
  list
    .map((item) => ({ item, at: random.int(0, 1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

const maybe = <T>(random: Random, values: readonly T[]): T | null => (random.chance(0.5) ? random.pick(values) : null);

type Known = { id: string; fullName: string };
const known = (owner: Known | null) => ({ ownerId: owner?.id ?? null, ownerName: owner?.fullName ?? null });

function randomRow(random: Random, owners: Known[]): BulkEnterprise {
  const kbli = maybe(random, ['13134', '10792']);
  const point = maybe(random, [-7.75, -7.76]);
  const years = [2022, 2023, 2024].filter(() => random.chance(0.5));
  return aRow(
    {
      name: `Usaha ${random.pick(['Mawar', 'Melati', 'Kenanga'])} ${random.int(1, 9)}`,
      brand: maybe(random, ['Cap Kuda', 'Cap Ikan']),
      products: maybe(random, ['keripik', 'batik tulis']),
      area: random.pick(['35.74', '35.74.03', '35.74.03.1004', '35.74.01.1001']),
      address: maybe(random, ['Jl. Brantas 1', 'Jl. Mastrip 2']),
      latitude: point,
      longitude: point === null ? null : 113.2,
      accuracyM: point === null ? null : maybe(random, [12.5, 3.3]),
      cluster: maybe(random, ['batik', 'bakery']),
      kbli,
      kbliVersion: kbli && '2020',
      placeKind: maybe(random, ['home', 'shop'] as const),
      startYear: maybe(random, [1999, 2010]),
      activity: maybe(random, ['active', 'closed'] as const) ?? 'unknown',
      phone: maybe(random, ['+6281200000001', '+6281200000002']),
      workersMale: maybe(random, [0, 3]),
      workersFemale: maybe(random, [0, 4]),
      monthlyCapacity: maybe(random, ['100 bungkus']),
      channels: random.chance(0.5) ? ['market', 'reseller'] : [],
      note: maybe(random, ['ramai', 'sepi']),
    },
    {
      ...known(maybe(random, owners)),
      verifiedOn: maybe(random, ['2026-01-05', '2026-05-05', '2026-09-09']),
      figures: years.map((year) => ({ year, capitalRupiah: null, turnoverRupiah: random.int(1, 5) * 4_000_000_000 })),
      documents: Array.from({ length: random.int(0, 2) }, () => ({
        id: freshId(),
        kind: 'sku_letter' as const,
        number: random.pick(['470/1', '470/2', '470/3']),
        issuedOn: null,
        expiresOn: null,
      })).filter((d, i, all) => all.findIndex((other) => other.number === d.number) === i),
    },
  );
}

/** Brings some enterprises that might be one another, with something hanging on each. */
async function bringSome(random: Random, n: number): Promise<string[]> {
  const owner = anOwner();
  const enterprise = { name: 'Lain', area: homeRegency, activity: 'active' as const };
  const { ownerId } = await town.as('petugas').ok('registry.registerEnterprise', { id: freshId(), owner, enterprise });
  const ids = await bring(
    town,
    Array.from({ length: n }, () => randomRow(random, [{ id: ownerId, fullName: owner.fullName }])),
  );
  await inWork(town, async (ctx) => {
    for (const id of ids) {
      const enterpriseId = id;
      if (random.chance(0.5))
        await store.addPhoto(
          ctx.tx,
          homeRegency,
          { id: freshId(), enterpriseId, fileId: freshId(), caption: 'depan' },
          ctx.clock.now(),
          'system:test',
        );
      if (random.chance(0.5))
        await store.addExportRecords(
          ctx.tx,
          homeRegency,
          [{ id: freshId(), enterpriseId, year: 2025, country: 'Jepang', product: 'batik', valueRupiah: 5 }],
          ctx.clock.now(),
        );
      for (const centre of centres) if (random.chance(0.4)) await store.joinCentre(ctx.tx, homeRegency, centre, id, `20${random.int(10, 25)}-01-01`);
    }
  });
  return ids;
}

const sorted = (things: Map<string, Thing>) =>
  [...things]
    .map(([id, { fields, parts }]) => ({ id, fields, parts: Object.fromEntries([...parts].sort(([a], [b]) => a.localeCompare(b))) }))
    .sort((a, b) => a.id.localeCompare(b.id));

async function expectConsistent(ids: string[], acts: Act[]): Promise<void> {
  const { kept, counted } = await countsTwice(town);
  expect(kept).toEqual(counted);
  const words = await wordsTwice(town);
  expect(words.kept).toEqual(words.held);
  const dead = new Set(acts.map((act) => act.from));
  for (const id of ids) {
    const { name, mergedInto } = await town.as('petugas').ok('registry.getEnterprise', { id });
    const found = (await town.as('petugas').ok('registry.listEnterprises', { search: name, limit: 200 })).items.some((item) => item.id === id);
    expect([id, found, mergedInto?.id ?? null]).toEqual([id, !dead.has(id), endOf(acts, id)]);
  }
}

function endOf(acts: Act[], id: string): string | null {
  const way = acts.find((act) => act.from === id);
  return way ? (endOf(acts, way.into) ?? way.into) : null;
}

test.each(['satu', 'dua', 'empat'])('merges and splits in any order end where the remaining merges alone would: %s', async (seed) => {
  const random = createRandom(`merging/${seed}`);
  const ids = await bringSome(random, 7);
  const [first, bytes] = [await readThings(ids), await bytesOf(town, ids)];
  let acts: Act[] = [];
  for (let step = 0; step < 20; step++) {
    const living = ids.filter((id) => !acts.some((act) => act.from === id));
    const [from, into] = shuffle(random, living);
    if (from !== undefined && into !== undefined && random.chance(acts.length > 4 ? 0.3 : 0.7)) {
      const take = enterpriseMergeFields.filter((field) => field !== 'owner' && random.chance(0.2));
      acts.push({ id: (await merge(town, from, into, take)).mergeId, from, into, take });
    } else if (acts.length > 0) {
      const gone = random.pick(acts);
      expect(await split(town, gone.id)).toMatchObject({ from: gone.from, kept: [] });
      acts = acts.filter((act) => act !== gone);
    }
    expect(sorted(await readThings(ids))).toEqual(sorted(replay(first, acts)));
    if (step % 10 === 9) await expectConsistent(ids, acts);
  }
  await runWork(town, 'registry.refreshLegality', { cluster: 'bakery' });
  await expectConsistent(ids, acts);
  for (const act of shuffle(random, acts)) await split(town, act.id);
  expect(await bytesOf(town, ids)).toEqual(bytes);
  await expectConsistent(ids, []);
});

/** Something that a person does to an enterprise that lives; the ids of what hangs on it from then on. */
async function edit(random: Random, id: string): Promise<void> {
  const officer = town.as('petugas');
  const shown = await officer.ok('registry.getEnterprise', { id });
  const what = random.pick(['fields', 'figure', 'document', 'record', 'visit'] as const);
  if (what === 'fields') {
    const { name, area, activity, cluster } = shown;
    const fields = { phone: `0841777${random.int(100, 999)}`, products: random.pick(['tempe', 'tahu', null]), startYear: random.int(1990, 2020) };
    await officer.ok('registry.updateEnterprise', { id, version: shown.version, enterprise: { name, area, activity, cluster, ...fields } });
  } else if (what === 'figure')
    await officer.ok('registry.recordFigures', { id, year: random.int(2022, 2025), turnoverRupiah: random.int(1, 9) * 1_000_000_000 });
  else if (what === 'document')
    await officer.call('registry.addDocument', { id, documentId: freshId(), kind: 'sku_letter', number: `470/${random.int(1, 6)}` });
  else if (what === 'record')
    await officer.ok('registry.addExportRecord', { id, recordId: freshId(), year: 2025, country: 'Jepang', product: 'batik' });
  else await officer.ok('registry.verifyEnterprise', { id, version: shown.version, activity: 'active' });
}

test.each(['tujuh', 'delapan'])('with edits in between nothing is lost, and what nobody edited comes back to the byte: %s', async (seed) => {
  const random = createRandom(`merging edits/${seed}`);
  const ids = await bringSome(random, 6);
  const bytes = new Map<string, unknown>();
  for (const id of ids) bytes.set(id, await bytesOf(town, [id]));
  const editable = ids.slice(0, 3);
  const edited = new Set<string>();
  let acts: Act[] = [];
  const count = async () =>
    look<{ kind: string; n: number }>(
      town,
      `select 'documents' as kind, count(*)::int as n from registry.legality_document where enterprise_id = any($1) union all select 'exports', count(*)::int from registry.export_record where enterprise_id = any($1)
       union all select 'photos', count(*)::int from registry.photo where enterprise_id = any($1) union all select 'centres', count(*)::int from registry.centre_member where enterprise_id = any($1) order by 1`,
      [ids],
    );
  for (let step = 0; step < 24; step++) {
    const living = shuffle(
      random,
      ids.filter((id) => !acts.some((act) => act.from === id)),
    );
    const [from, into] = living;
    const before = await count();
    const what = random.weighted([
      ['merge', 3],
      ['split', 2],
      ['edit', 3],
    ] as const);
    const touched = living.find((id) => editable.includes(id));
    if (what === 'edit' && touched !== undefined) {
      await edit(random, touched);
      edited.add(touched);
      continue;
    }
    if (what === 'merge' && from !== undefined && into !== undefined)
      acts.push({ id: (await merge(town, from, into)).mergeId, from, into, take: [] });
    else if (acts.length > 0) {
      const gone = random.pick(acts);
      await split(town, gone.id);
      acts = acts.filter((act) => act !== gone);
    }
    expect(await count()).toEqual(before);
  }
  await expectConsistent(ids, acts);
  for (const act of shuffle(random, acts)) await split(town, act.id);
  for (const id of ids.filter((one) => !edited.has(one))) expect(await bytesOf(town, [id])).toEqual(bytes.get(id));
  expect(edited.size).toBeGreaterThan(0);
  await expectConsistent(ids, []);
});
