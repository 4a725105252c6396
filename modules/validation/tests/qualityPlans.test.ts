import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wholeScope } from '#core/policy.ts';
import type { Scope } from '#core/policy.ts';
import { Tx } from '#platform/db/sql.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import * as store from '../store/index.ts';

/** A question that touches more rows than this reads the table, whatever the plan calls it. */
const mostTouched = 1500;

let town: Town;
let client: PoolClient;

beforeAll(async () => {
  town = await openTown();
  await asSuperuser(town.databaseUrl, async (db) => {
    // Sixty thousand findings of twenty thousand enterprises in all villages; every twentieth is an error, every tenth can be repaired.
    await db.query(`
      insert into validation.finding (regency, enterprise_id, rule, severity, area, source, repair, found_on)
      select '35.74', md5(e::text)::uuid, 'rule.' || (e % 20 + r * 20), case when r = 0 and e % 20 = 0 then 'error' when r = 1 then 'warning' else 'hint' end,
        '35.74.0' || (e % 5 + 1) || '.100' || (e / 5 % 6 + 1), case when e % 4 = 0 then 'form' else 'import' end, case when e % 10 = 0 then '{}'::jsonb end, '2026-11-21'
      from generate_series(1, 20000) as e cross join generate_series(0, 2) as r`);
    await db.query(
      `insert into validation.checked (regency, enterprise_id, area, source, worst, version, rules) select '35.74', md5(e::text)::uuid, '35.74.01.1001', 'form', 'hint', 1, 'x' from generate_series(1, 20000) as e`,
    );
    await db.query('vacuum (analyze) validation.finding, validation.checked');
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
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
};

function faultsOf(plan: Plan): string[] {
  const touched = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) * plan['Actual Loops'];
  const large = plan['Relation Name'] === 'finding' || plan['Relation Name'] === 'checked';
  return [
    ...(large && plan['Node Type'] === 'Seq Scan' ? ['Seq Scan'] : []),
    ...(large && touched > mostTouched ? [`${plan['Node Type']} touches ${touched} rows`] : []),
    ...(plan.Plans ?? []).flatMap(faultsOf),
  ];
}

/** A transaction as the application's role has it; what is asked through it is explained and judged. */
function watched() {
  const faults: string[] = [];
  const tx = new Tx({
    async query(text, values) {
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${text}`, values);
      faults.push(...(rows[0] ? faultsOf(rows[0]['QUERY PLAN'][0].Plan) : ['no plan']));
      return client.query(text, values);
    },
  });
  return { tx, faults };
}

const village = '35.74.03.1004';
const companion: Scope = { everything: false, areas: [village], subjects: [], person: undefined };
const anId = '80000000-0000-0000-0000-000000000000';

const lists: [what: string, filter: store.FindingFilter, scope?: Scope, after?: store.FindingCursor][] = [
  ['all of them', {}],
  ['a later page', {}, wholeScope, { area: '35.74.04.1003', rule: 'rule.7', enterpriseId: anId }],
  ['a rule', { rule: 'rule.7' }],
  ['a later page of a rule', { rule: 'rule.7' }, wholeScope, { area: '35.74.04.1003', rule: 'rule.7', enterpriseId: anId }],
  ['a rule in a district', { rule: 'rule.7', area: '35.74.03' }],
  ['a rule in a village', { rule: 'rule.7', area: village }],
  ['a rule that found nothing', { rule: 'rule.none' }],
  ['errors', { severity: 'error' }],
  ['warnings in a district', { severity: 'warning', area: '35.74.05' }],
  ['what can be repaired of a rule', { rule: 'rule.10', repairable: true }],
  ['what cannot', { rule: 'rule.7', repairable: false }],
  ['a source', { source: 'form' }],
  ['one enterprise', { enterpriseId: anId }],
  ['a companion’s village', {}, companion],
  ['a companion’s errors', { severity: 'error' }, companion],
];

describe('findings are read from an index and no further than the page', () => {
  test.each(lists)('%s', async (_what, filter, scope = wholeScope, after) => {
    const { tx, faults } = watched();
    await store.listFindings(tx, homeRegency, scope, filter, after, 51);
    expect(faults).toEqual([]);
  });

  test('a check reads what stands about its enterprises, and nothing else', async () => {
    const { tx, faults } = watched();
    const ids = Array.from({ length: 300 }, (_, i) => `${i.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`);
    await store.findingsOf(tx, homeRegency, ids);
    await store.acceptedOf(tx, homeRegency, ids);
    await store.findFinding(tx, homeRegency, anId, 'rule.7');
    expect(faults).toEqual([]);
  });
});
