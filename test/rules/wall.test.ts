import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '#app/world.ts';
import { readMigrations } from '#platform/db/migrate.ts';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import type { SecondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';

// Row-level security as the application meets it: in its own role, over the rows of two offices.

let town: Town;
let other: SecondRegency;
let tables: string[];
/** Rows per distributed table and regency, counted from above the wall. */
let rows: Map<string, Record<string, number>>;
/** One row of home of each table that has any, as JSON. */
let samples: Map<string, object>;

beforeAll(async () => {
  town = await openTown();
  other = await secondRegency(town);
  await town.as('admin').ok('accounts.readNotices', {});
  await other.admin.ok('accounts.readNotices', {});
  await town.drain();
  const declared = (await readMigrations(path.join(projectFolder, 'db/migrations'))).flatMap((migration) => migration.tables);
  tables = declared.filter(({ placement }) => placement === 'distributed').map(({ table }) => table);
  [rows, samples] = [new Map(), new Map()];
  await asSuperuser(town.databaseUrl, async (db) => {
    for (const table of tables) {
      const { rows: found } = await db.query<{ regency: string; n: number }>(`select regency, count(*)::int as n from ${table} group by regency`);
      rows.set(table, Object.fromEntries(found.map((row) => [row.regency, row.n])));
      const {
        rows: [sample],
      } = await db.query<{ row: object }>(`select to_jsonb(x) as row from ${table} x where regency = $1 limit 1`, [homeRegency]);
      if (sample) samples.set(table, sample.row);
    }
  });
});
afterAll(() => town.close());

const countAs = (regency: string | undefined, table: string, whose: string) =>
  transact(town.world.pool, { regency }, (tx) =>
    tx.get(sql<{ n: number }>`select count(*) as n from ${sql.raw(table)} where regency = ${whose}`),
  ).then((row) => row.n);

test('the town and its neighbour both have rows to protect', () => {
  const filled = [...rows.values()].filter((counts) => (counts[homeRegency] ?? 0) > 0 && (counts[other.regency] ?? 0) > 0);
  expect(filled.length).toBeGreaterThanOrEqual(3);
  expect(rows.get('accounts.person')?.[other.regency]).toBe(2);
});

test('without a regency no row of any distributed table is seen', async () => {
  for (const table of tables) {
    expect([table, await countAs(undefined, table, homeRegency)]).toEqual([table, 0]);
    expect([table, await countAs(undefined, table, other.regency)]).toEqual([table, 0]);
  }
});

test('with a regency its own rows are seen and none of the other', async () => {
  for (const [own, foreign] of [
    [homeRegency, other.regency],
    [other.regency, homeRegency],
  ] as const) {
    for (const table of tables) {
      expect([table, own, await countAs(own, table, foreign)]).toEqual([table, own, 0]);
      if (table.startsWith('accounts.')) expect([table, own, await countAs(own, table, own)]).toEqual([table, own, rows.get(table)?.[own] ?? 0]);
    }
  }
});

describe('a row of another regency cannot be written', () => {
  const insert = (table: string, row: object) =>
    transact(town.world.pool, { regency: homeRegency }, (tx) =>
      tx.run(
        sql`insert into ${sql.raw(table)} select (jsonb_populate_record(null::${sql.raw(table)}, ${JSON.stringify({ ...row, regency: other.regency })}::jsonb)).*`,
      ),
    );
  const moveAway = (table: string) =>
    transact(town.world.pool, { regency: homeRegency }, (tx) => tx.run(sql`update ${sql.raw(table)} set regency = ${other.regency}`));

  test('neither inserted nor moved there', async () => {
    expect([...samples.keys()]).toEqual(expect.arrayContaining(['accounts.person', 'platform.audit_event', 'platform.command']));
    for (const [table, row] of samples) await expect(insert(table, row), table).rejects.toThrow(/row-level security|permission denied/);
    await expect(insert('accounts.person', samples.get('accounts.person') ?? {})).rejects.toThrow(/row-level security/);
    for (const table of ['accounts.person', 'accounts.holding', 'platform.command'])
      await expect(moveAway(table), table).rejects.toThrow(/row-level security/);
  });

  test('nor changed or deleted in place', async () => {
    for (const table of ['accounts.person', 'accounts.holding', 'accounts.notice']) {
      expect(
        await transact(town.world.pool, { regency: homeRegency }, (tx) =>
          tx.run(sql`update ${sql.raw(table)} set regency = regency where regency = ${other.regency}`),
        ),
      ).toBe(0);
    }
    await expect(transact(town.world.pool, { regency: homeRegency }, (tx) => tx.run(sql`delete from accounts.person`))).rejects.toThrow(
      /permission denied/,
    );
  });
});

test('the trail can be added to, and neither changed nor deleted', async () => {
  for (const table of ['platform.audit_event', 'platform.audit_seal']) {
    await expect(
      transact(town.world.pool, { regency: homeRegency }, (tx) => tx.run(sql`update ${sql.raw(table)} set regency = regency`)),
      table,
    ).rejects.toThrow(/permission denied/);
    await expect(
      transact(town.world.pool, { regency: homeRegency }, (tx) => tx.run(sql`delete from ${sql.raw(table)}`)),
      table,
    ).rejects.toThrow(/permission denied/);
  }
});

test('what is not a regency code is not let near the setting', async () => {
  await expect(transact(town.world.pool, { regency: `35.74'; reset role; --` }, (tx) => tx.rows(sql`select 1`))).rejects.toThrow(
    /not a regency code/,
  );
});
