import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulkRows, systemContext, townVillages } from '#app/town.ts';
import { wholeScope } from '#core/policy.ts';
import type { Scope } from '#core/policy.ts';
import { Tx } from '#platform/db/sql.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { townEnterprises } from '#test/town/index.ts';
import { registerMany } from '../actions/bulk.ts';
import { idsBelowTrust } from '../actions/visitsDoor.ts';
import * as store from '../store/index.ts';
import { jati } from './builders.ts';

// Visits of years: what is asked of them reads an index, and no further than the page.

const many = 10_000;
const mostTouched = 2500;

let town: Town;
let client: PoolClient;
let sample: string;

beforeAll(async () => {
  town = await openTown();
  const ctx = systemContext(town.world, town.registry, homeRegency, 'test.fill');
  const all = [...townEnterprises({ seed: 'kota probolinggo', count: many, regency: homeRegency, villages: await townVillages() })].slice(60);
  for (let from = 0; from < all.length; from += 2000)
    await ctx.transaction((c) => registerMany(c, bulkRows(all.slice(from, from + 2000), new Set()), 'test'));
  await asSuperuser(town.databaseUrl, async (db) => {
    await db.query(`
      insert into registry.visit (regency, id, enterprise_id, at, received_at, by, outcome, receipt)
      select e.regency, gen_random_uuid(), e.id, timestamptz '2026-01-01' + n * interval '1 day', timestamptz '2026-06-01', 'system:test', 'active', '0000-0000-0'
      from registry.enterprise e cross join generate_series(1, 3) n`);
    await db.query(`
      insert into registry.field_conflict (regency, id, enterprise_id, subject_id, field, heads, stands, opened_at, resolved_at)
      select e.regency, gen_random_uuid(), e.id, e.id, f.field, '{}', null, timestamptz '2026-06-01', case when f.field = 'brand' then timestamptz '2026-06-02' end
      from registry.enterprise e cross join (values ('brand'), ('address')) f (field)`);
    await db.query(`
      insert into registry.confirmation (regency, enterprise_id, field, on_day, how, by) select regency, id, 'phone', date '2026-05-05', 'visit', 'system:test' from registry.enterprise`);
    await db.query('vacuum (analyze)');
    sample = (await db.query<{ id: string }>('select id from registry.enterprise where area = $1 limit 1', [jati])).rows[0]?.id ?? '';
  });
  client = await town.world.pool.connect();
  await client.query(`begin; set local app.regency = '${homeRegency}'; set local role naikkelas_app`);
}, 120_000);
afterAll(async () => {
  await client.query('rollback');
  client.release();
  await town.close();
});

type Plan = {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

function faultsOf(plan: Plan): string[] {
  const touched = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  const table = plan['Relation Name'];
  const large = plan.Schema === 'registry' && table !== undefined && table !== 'cluster';
  return [
    ...(large && plan['Node Type'] === 'Seq Scan' ? [`Seq Scan on ${table}`] : []),
    ...(large && touched > mostTouched ? [`${plan['Node Type']} touches ${touched} rows of ${table}`] : []),
    ...(plan.Plans ?? []).flatMap(faultsOf),
  ];
}

/** A context as the application's role has it; each statement is explained and judged first. */
function watched() {
  const faults: string[] = [];
  const tx = new Tx({
    async query(text, values) {
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, verbose, format json) ${text}`, values);
      faults.push(...(rows[0] ? faultsOf(rows[0]['QUERY PLAN'][0].Plan) : ['no plan']));
      return client.query(text, values);
    },
  });
  return { ctx: { tx, clock: town.clock, regency: homeRegency }, tx, faults };
}

const village: Scope = { everything: false, areas: [jati], subjects: ['visitor:x'], person: undefined };

test('visits to an enterprise, its last, and a receipt', async () => {
  const { tx, faults } = watched();
  expect(await store.listVisits(tx, homeRegency, [sample], undefined, 26)).toHaveLength(3);
  expect(await store.lastSeen(tx, homeRegency, sample)).toMatchObject({ by: 'system:test' });
  await store.findReceipt(tx, homeRegency, '1111-1111-1');
  expect(faults).toEqual([]);
});

test.each([
  ['of the whole regency', wholeScope, { state: 'open' as const }],
  ['that were decided', wholeScope, { state: 'resolved' as const }],
  ['of one enterprise', wholeScope, { state: 'open' as const, enterpriseId: '' }],
])('conflicts %s', async (_title, scope, filter) => {
  const { tx, faults } = watched();
  const asked = 'enterpriseId' in filter ? { ...filter, enterpriseId: sample } : filter;
  const rows = await store.listConflicts(tx, homeRegency, scope, asked, undefined, 26);
  expect(rows).toHaveLength('enterpriseId' in filter ? 1 : 26);
  await store.countConflicts(tx, homeRegency, scope, 999);
  expect(faults).toEqual([]);
});

test('conflicts of a village', async () => {
  const { tx, faults } = watched();
  expect(await store.listConflicts(tx, homeRegency, village, { state: 'open' }, undefined, 26)).toHaveLength(26);
  expect(faults).toEqual([]);
});

test('a page of those that are trusted too little, and the cards of a village', async () => {
  const { ctx, tx, faults } = watched();
  const page = await idsBelowTrust(ctx, { trustBelow: 0.9, limit: 500 });
  expect(page.items.length).toBeGreaterThan(100);
  await idsBelowTrust(ctx, { area: jati, neverVerified: true, after: page.next, limit: 100 });
  await store.listCards(tx, homeRegency, [sample]);
  await store.listStamps(tx, homeRegency, { areas: [jati], ids: [sample] });
  expect(faults).toEqual([]);
});
