import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tx } from '#platform/db/sql.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import * as store from '../store/index.ts';

/** A page that touches more rows than this reads the table, whatever the plan calls it. */
const mostTouched = 1500;
const campaignId = '019c0000-0000-7000-8000-000000000001';
const personOf = (n: number) => `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
const anId = '80000000-0000-4000-8000-000000000000';

let town: Town;
let client: PoolClient;

beforeAll(async () => {
  town = await openTown();
  await asSuperuser(town.databaseUrl, async (db) => {
    await db.query(
      `insert into validation.campaign (regency, id, name, area, filter, starts_on, due_on, balance, second_look, state, opened_at, opened_by)
       select '35.74', ('019c0000-0000-7000-8000-00000000000' || n)::uuid, 'Besar', '35.74', '{}', '2026-11-21', '2026-12-21', true, 5, 'open', '2026-11-21', 'test' from generate_series(1, 2) as n`,
    );
    // Forty thousand in two campaigns, thirty people, all villages; a third visited, one of fifty refused, one of twenty drawn.
    await db.query(`
      insert into validation.campaign_assignment (regency, campaign_id, enterprise_id, area, place_key, person_id, outcome, visit_id, visited_at, visited_on, visited_by, drawn, second_person_id)
      select '35.74', ('019c0000-0000-7000-8000-00000000000' || c)::uuid, md5(n::text)::uuid, '35.74.0' || (n % 5 + 1) || '.100' || (n / 5 % 6 + 1), n, ('00000000-0000-4000-8000-0000000000' || lpad((n % 30)::text, 2, '0'))::uuid,
        case when n % 50 = 0 then 'refused' when n % 3 = 0 then 'active' end, case when n % 50 = 0 or n % 3 = 0 then md5('v' || n)::uuid end,
        case when n % 50 = 0 or n % 3 = 0 then timestamptz '2026-11-21' + n * interval '1 minute' end, case when n % 50 = 0 or n % 3 = 0 then date '2026-11-21' + n / 1440 end,
        case when n % 50 = 0 or n % 3 = 0 then 'person:x' end, n % 20 = 0, case when n % 20 = 0 then ('00000000-0000-4000-8000-0000000000' || lpad(((n + 1) % 30)::text, 2, '0'))::uuid end
      from generate_series(1, 20000) as n cross join generate_series(1, 2) as c`);
    await db.query('vacuum (analyze) validation.campaign_assignment, validation.campaign');
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
  const large = plan['Relation Name'] === 'campaign_assignment';
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
const lists: [what: string, filter: store.AssignmentFilter, after?: { area: string; enterpriseId: string }][] = [
  ['all of them', {}],
  ['a later page', {}, { area: '35.74.04.1003', enterpriseId: anId }],
  ['a companion’s', { personId: personOf(7) }],
  ['a later page of a companion’s', { personId: personOf(7) }, { area: '35.74.03.1002', enterpriseId: anId }],
  ['a village', { area: village }],
  ['a district', { area: '35.74.05' }],
  ['what is open', { state: 'open' }],
  ['what was visited', { state: 'visited' }],
  ['what was verified', { state: 'verified' }],
  ['who refused', { state: 'refused' }],
  ['what nobody found, of which there is none', { state: 'not_found' }],
  ['second looks', { state: 'second_look' }],
  ['a companion’s refusals', { personId: personOf(20), state: 'refused' }],
];

describe('assignments are read from an index and no further than the page', () => {
  test.each(lists)('%s', async (_what, filter, after) => {
    const { tx, faults } = watched();
    await store.listAssignments(tx, homeRegency, campaignId, filter, after, 51);
    expect(faults).toEqual([]);
  });

  test('what waits for one person, and where one enterprise waits', async () => {
    const { tx, faults } = watched();
    await store.holdAssignmentsOf(tx, homeRegency, anId);
    await store.countWaiting(tx, homeRegency, personOf(7), 999);
    await store.hasOpen(tx, homeRegency, campaignId);
    await store.guestsToLetOut(tx, homeRegency, [{ enterpriseId: anId, personId: personOf(7) }], new Date('2026-11-21T00:00:00Z'));
    expect(faults).toEqual([]);
  });

  test('the newest points', async () => {
    const { tx, faults } = watched();
    await store.newestPoints(tx, homeRegency, campaignId, 100);
    expect(faults).toEqual([]);
  });
});
