import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkRows, systemContext, townVillages } from '#app/town.ts';
import { wholeScope } from '#core/policy.ts';
import type { Scope } from '#core/policy.ts';
import { readForComparison, registerMany } from '#modules/registry/index.ts';
import { Tx, sql } from '#platform/db/sql.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { townEnterprises } from '#test/town/index.ts';
import { sideOf } from '../linking/judge.ts';
import { candidatesOf, recordOf } from '../linking/keys.ts';
import { similarTo } from '../linking/link.ts';
import * as store from '../store/index.ts';
import { keepLinked } from '../works/searchDuplicates.ts';

/** As many as show what the planner does with tables that have outgrown a few pages. */
const many = 8000;
const pairs = 30_000;
/** A question that touches more rows than this reads the table, whatever the plan calls it. */
const mostTouched = 6000;
const alreadyThere = 60;

let town: Town;
let client: PoolClient;
let ids: string[];

beforeAll(async () => {
  town = await openTown();
  await town.drain();
  const ctx = systemContext(town.world, town.registry, homeRegency, 'test.fill');
  const all = [...townEnterprises({ seed: 'kota probolinggo', count: many, regency: homeRegency, villages: await townVillages() })];
  const known = new Set(all.slice(0, alreadyThere).map((e) => e.owner.key));
  for (let from = alreadyThere; from < all.length; from += 2000)
    await ctx.transaction((c) => registerMany(c, bulkRows(all.slice(from, from + 2000), known), 'test'));
  await keepLinked.run(ctx, {} as never);
  await asSuperuser(town.databaseUrl, async (db) => {
    await db.query(`
      insert into validation.pair (regency, id, one_id, other_id, area, weight, band, business, parts, one_version, other_version, model, found_by, found_at, state, decided_at, decided_by, sampled)
      select regency, gen_random_uuid(), id, next, case n % 3 when 0 then area when 1 then district else regency end, (n % 400) / 10.0, (array['auto', 'likely', 'doubtful'])[1 + n % 3], 'same', '[]', 1, 1, 0, 'search',
        '2026-01-01', (array['open', 'open', 'later', 'different', 'gone'])[1 + n % 5], case when n % 5 = 3 then timestamptz '2026-01-01' + n * interval '1 minute' end, case when n % 5 = 3 then 'person:x' end, n % 50 = 3
      from (select e.*, lead(id, k) over (partition by k order by id) as next, row_number() over (order by id, k) as n from registry.enterprise e cross join generate_series(1, ${Math.ceil(pairs / many)}) k where regency = '${homeRegency}') t
      where next is not null on conflict do nothing`);
    await db.query('vacuum (analyze)');
  });
  client = await town.world.pool.connect();
  await client.query(`begin; set local app.regency = '${homeRegency}'; set local role naikkelas_app`);
  ids = (await client.query<{ id: string }>(`select enterprise_id as id from validation.link_record order by enterprise_id limit 20`)).rows.map(
    (row) => row.id,
  );
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
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

const large = ['validation.pair', 'validation.link_key', 'validation.link_record', 'registry.enterprise', 'registry.owner'];

function faultsOf(plan: Plan): string[] {
  const table = `${plan.Schema}.${plan['Relation Name']}`;
  const touched = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  return [
    ...(large.includes(table) && plan['Node Type'] === 'Seq Scan' ? [`Seq Scan on ${table}`] : []),
    ...(large.includes(table) && touched > mostTouched ? [`${plan['Node Type']} touches ${touched} rows of ${table}`] : []),
    ...(plan.Plans ?? []).flatMap(faultsOf),
  ];
}

const indexesOf = (plan: Plan): string[] => [...(plan['Index Name'] ? [plan['Index Name']] : []), ...(plan.Plans ?? []).flatMap(indexesOf)];

/** A context as the application's role has it; every statement that is asked through it is explained and judged first. */
function watched(scope: Scope = wholeScope) {
  const faults: string[] = [];
  const indexes: string[] = [];
  const tx = new Tx({
    async query(text, values) {
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, verbose, format json) ${text}`, values);
      const plan = rows[0]?.['QUERY PLAN'][0].Plan;
      faults.push(...(plan ? faultsOf(plan) : ['no plan']));
      indexes.push(...(plan ? indexesOf(plan) : []));
      return client.query(text, values);
    },
  });
  return { tx, scope, faults, indexes, ctx: { tx, regency: homeRegency, keys: town.world.keys } };
}

const scopes: Record<string, Scope> = {
  'the whole regency': wholeScope,
  'one district': { everything: false, areas: ['35.74.03'], subjects: [], person: undefined },
  'one village': { everything: false, areas: ['35.74.03.1004'], subjects: [], person: undefined },
};

describe.each(Object.entries(scopes))('the queues of %s', (_name, scope) => {
  test.each(['open', 'later', 'decided', 'second_look'] as const)('%s', async (queue) => {
    const { tx, faults } = watched(scope);
    const filter = { queue, notBy: queue === 'second_look' ? 'person:y' : undefined };
    const first = await store.listPairs(tx, homeRegency, scope, filter, undefined, 20);
    expect(first.length).toBeGreaterThan(0);
    const last = first.at(-1);
    if (!last) return;
    const key = queue === 'open' || queue === 'later' ? String(last.weight) : (last.decided_at ?? '');
    const second = await store.listPairs(tx, homeRegency, scope, filter, [key, last.id], 20);
    expect(second.map(({ id }) => id)).not.toContain(last.id);
    await store.nextPair(tx, homeRegency, scope, filter, [key, last.id]);
    expect(faults).toEqual([]);
  });
});

test('the queue of one enterprise, of one band, and a bounded count', async () => {
  const { tx, faults } = watched();
  await store.listPairs(tx, homeRegency, wholeScope, { queue: 'open', enterpriseId: ids[0] }, undefined, 20);
  await store.listPairs(tx, homeRegency, wholeScope, { queue: 'open', band: 'likely' }, undefined, 20);
  expect(await store.countQueue(tx, homeRegency, wholeScope, { queue: 'open' }, 5000)).toBe(5000);
  await store.listWaitingOf(tx, homeRegency, ids);
  await store.listSettledOf(tx, homeRegency, ids);
  await store.listEdgesOf(tx, homeRegency, ids.slice(0, 2), 12);
  expect(faults).toEqual([]);
});

test('keys are looked up in their primary key, also while somebody types', async () => {
  const { ctx, tx, faults, indexes } = watched();
  const keyed = await store.listKeyed(tx, homeRegency, '00000000-0000-0000-0000-000000000000', 20);
  expect(
    await candidatesOf(
      ctx,
      keyed.flatMap(({ keys }) => keys),
    ),
  ).not.toHaveLength(0);
  expect(indexes).toContain('link_key_pkey');
  await store.laterHoldersOf(tx, homeRegency, keyed, 50);
  const [known] = await readForComparison(ctx, ids.slice(3, 4));
  if (!known) throw new Error('no enterprise to type again');
  const similar = await similarTo(ctx, sideOf(recordOf(known), null), [], null);
  expect(similar[0]?.enterprise.id).toBe(known.id);
  expect(faults).toEqual([]);
});

test('a question without an index is reported by the same judge', async () => {
  const { tx, faults } = watched();
  await tx.rows(sql`select 1 from validation.pair where regency = ${homeRegency} and business = 'unnamed'`);
  await tx.rows(sql`select 1 from validation.link_record where regency = ${homeRegency} and 5::bigint = any(keys)`);
  expect(faults.filter((fault) => fault.startsWith('Seq Scan on'))).toHaveLength(2);
});
