import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kbliVersionOn, regionsByForeignCode } from '#modules/registry/index.ts';
import { Tx } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import type { SecondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import * as store from '../store/index.ts';
import { look } from './builders.ts';
import { buildReader, csv, entry, findings, json, load, refusal, rehearse } from './codesBuilders.ts';

let town: Town;
let other: SecondRegency;
beforeAll(async () => {
  await buildReader();
  town = await openTown();
  other = await secondRegency(town);
  await load(officer(), json([entry('56103', 'KEDAI MAKANAN')]));
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
describe('what a code became', () => {
  const header = ['KBLI 2020', 'KBLI 2025'];
  const crosswalk = csv(
    [
      header,
      ['10391', '10307'],
      ['10392', '10308'],
      ['10792', '10792'],
      ['10793', '10792'],
      ['47911', '-'],
      ['56102', '56103'],
      ['56102', '56104'],
      ['13134', '13133*'],
    ],
    'padanan.csv',
  );
  const find = (code: string, version = '2020') => officer().ok('registry.findKbliSuccessors', { version, code });

  test('is loaded as a list of pairs, and no enterprise is changed by it', async () => {
    const carried = () => look(town, `select id, kbli_version, kbli, version from registry.enterprise order by id`);
    const before = await carried();
    const tried = await rehearse(officer(), crosswalk);
    expect(tried).toMatchObject({ kind: 'kbli_crosswalk', version: '2020', toVersion: '2025', usable: 7 });
    expect(findings(tried)).toEqual({ pairsAdded: 7, oneToOne: 2, toChoose: 4, ended: 1 });
    expect(await load(officer(), crosswalk)).toMatchObject({ kind: 'kbli_crosswalk', added: 7 });
    expect(await load(officer(), crosswalk)).toMatchObject({ added: 0, changed: 0 });
    expect(await carried()).toEqual(before);
    expect((await officer().ok('registry.listCodeLists', {})).crosswalks).toEqual([{ from: '2020', to: '2025', pairs: 7 }]);
  });

  test('is suggested where it is one and came from one', async () => {
    expect(await find('10391')).toMatchObject({
      suggestion: { version: '2025', code: '10307' },
      words: expect.stringMatching(/satu kode saja/) as unknown,
    });
  });

  test('is never suggested where it split, merged, or went only in part', async () => {
    expect(await find('56102')).toMatchObject({ suggestion: null, successors: [{ code: '56103', title: 'KEDAI MAKANAN' }, { code: '56104' }] });
    for (const code of ['10792', '10793', '13134'])
      expect([code, (await find(code)).suggestion, (await find(code)).successors.length]).toEqual([code, null, 1]);
    expect(await find('47911')).toMatchObject({ suggestion: null, successors: [], words: expect.stringMatching(/^Belum ada padanan/) as unknown });
    expect(refusal(await officer().call('registry.findKbliSuccessors', { version: '2020', code: '99999' }))).toEqual([404, 'core.notFound']);
  });

  test('stands in the list of codes, page by page in their order', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await officer().ok('registry.listKbli', { version: '2020', text: 'industri', limit: 7, ...(cursor && { cursor }) });
      seen.push(...page.items.map((item) => item.code));
      if (page.next === null) break;
      cursor = page.next;
    }
    const [all] = await look<{ codes: string[] }>(
      town,
      `select array_agg(code order by code) as codes from reference.kbli where version = '2020' and (title_id ilike '%industri%' or description ilike '%industri%')`,
    );
    expect(seen).toEqual(all?.codes);
    const [tempe] = (await officer().ok('registry.listKbli', { version: '2020', text: 'tempe' })).items;
    expect(tempe).toMatchObject({ code: '10391', suggestion: { code: '10307' } });
    for (const text of ['%', '_', '\\', "'", '😀'])
      expect([text, (await officer().ok('registry.listKbli', { version: '2020', text })).items]).toEqual([text, []]);
    expect(refusal(await officer().call('registry.listKbli', { cursor: 'x' }))).toEqual([400, 'core.malformed']);
    expect((await officer().ok('registry.listKbli', {})).version).toBe('2025');
  });
});

describe('BPS codes of regions', () => {
  const lookUp = (regency: string, codes?: string[]) =>
    transact(town.world.pool, { regency, readOnly: true }, (tx) => regionsByForeignCode({ tx, regency }, codes));

  test('of Kota Probolinggo come with the product, the one of a name for each', async () => {
    const known = await lookUp(homeRegency);
    expect([known.size, new Set(known.values()).size, known.get('3574011')]).toEqual([35, 35, '35.74.05']);
    const areas = await look<{ n: number }>(
      town,
      `select count(*)::int as n from reference.region_code c join reference.region r on r.code = c.region where length(c.code) = case r.level when 'village' then 10 when 'district' then 7 else 4 end`,
    );
    expect(areas).toEqual([{ n: 35 }]);
    expect(await lookUp(homeRegency, ['3574011001', '35740110'])).toEqual(new Map([['3574011001', '35.74.05.1003']]));
  });

  test('of a regency are loaded by its own office', async () => {
    const file = csv(
      [
        ['kode_bps', 'nama_bps', 'kode_dagri', 'nama_dagri'],
        ['3509', 'JEMBER', '35.09', 'JEMBER'],
        ['3509010', 'KENCONG', '35.09.02', 'KENCONG'],
        ['3574010', 'KADEMANGAN', '35.74.05', 'SALAH'],
        ['3509999', 'ENTAH', '35.09.77', 'ENTAH'],
      ],
      'bridging.csv',
    );
    const tried = await rehearse(other.officer, file);
    expect([tried.kind, findings(tried)]).toEqual(['region_bps', { regionsAdded: 2, regionUnknown: 1, elsewhere: 1 }]);
    expect(await load(other.officer, file)).toEqual({ kind: 'region_bps', version: null, added: 2, changed: 0, retired: 0 });
    expect(await load(other.officer, file)).toMatchObject({ added: 0 });
    expect((await lookUp('35.09')).get('3509010')).toBe('35.09.02');
    expect((await lookUp(homeRegency)).get('3574010')).toBe('35.74.01');
  });
});

test.each([
  ['2025-12-17', '2020', []],
  ['2025-12-18', '2025', ['2020']],
  ['2026-06-18', '2025', ['2020']],
  ['2026-06-19', '2025', []],
])('on %s KBLI %s is in force, beside %j', async (day, version, also) => {
  expect(await transact(town.world.pool, {}, (tx) => kbliVersionOn({ tx }, day))).toMatchObject({ version, also });
});

test('codes are looked up and counted by index, among all versions', async () => {
  const all = (year: number) => Array.from({ length: 1600 }, (_, i) => entry(String(10_000 + i * 50).padStart(5, '0'), `JUDUL ${year} ${i}`));
  for (const year of [2009, 2015, 2017]) await load(officer(), json(all(year), `kbli_${year}.json`));
  await asSuperuser(town.databaseUrl, (db) => db.query('vacuum (analyze)'));
  const client = await town.world.pool.connect();
  try {
    await client.query(`begin; set local app.regency = '${homeRegency}'; set local role naikkelas_app`);
    const plans: string[] = [];
    const tx = new Tx({
      async query(text, values) {
        plans.push((await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)).rows.map((row) => row['QUERY PLAN']).join('\n'));
        return client.query(text, values);
      },
    });
    expect(await store.listKbli(tx, '2015', { prefix: '107', words: [] }, '', 51)).toHaveLength(2);
    // There are too few enterprises and pairs in the town for an index to pay.
    await client.query('set local enable_seqscan = off');
    await store.countHolders(tx, homeRegency, '2020', ['13134', '10794'], 1001);
    await store.listSuccessors(tx, '2020', ['10391', '10392']);
    expect(plans[0]).toMatch(/kbli_pkey[\s\S]+code >= '107'[\s\S]+code < '107:'/);
    expect(plans[1]).toMatch(/enterprise_by_kbli/);
    expect(plans[2]).toMatch(/crosswalk_back/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
