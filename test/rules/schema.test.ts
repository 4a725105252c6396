import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '#app/world.ts';
import { readMigrations } from '#platform/db/migrate.ts';
import type { Migration } from '#platform/db/migrate.ts';
import { asSuperuser } from '#test/support/database.ts';
import { sourceFiles } from '#test/support/imports.ts';
import { schemaFaults } from '#test/support/schema.ts';
import { statementFaults } from '#test/support/statements.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';

let town: Town;
let declared: Migration['tables'];

beforeAll(async () => {
  town = await openTown();
  declared = (await readMigrations(path.join(projectFolder, 'db/migrations'))).flatMap((migration) => migration.tables);
});
afterAll(() => town.close());

const distributed = () => declared.filter(({ placement }) => placement === 'distributed').map(({ table }) => table);

test('every table keeps the rules of the schema', async () => {
  expect(declared.length).toBeGreaterThan(10);
  expect(await asSuperuser(town.databaseUrl, (db) => schemaFaults(db, declared))).toEqual([]);
});

test('every statement of the stores runs on a cluster and asks no clock', async () => {
  const files = (await sourceFiles()).filter(({ path: file }) => !file.includes('/tests/') && /^(platform|app|modules\/[a-z]+\/store)/.test(file));
  expect(statementFaults(files, distributed())).toEqual([]);
});

/** A table as it should be; each case spoils it in one way. */
const good = (table: string, more = '') =>
  `create table accounts.${table} (regency text collate "C" not null, id uuid not null, note text, ${more} primary key (regency, id)); select platform.distribute('accounts.${table}');`;

const planted: [title: string, statements: string, table: string, what: RegExp][] = [
  [
    'no regency',
    `create table accounts.bad (id uuid primary key); alter table accounts.bad enable row level security, force row level security;`,
    'accounts.bad',
    /has no column regency/,
  ],
  [
    'regency in the wrong collation',
    `create table accounts.bad (regency text not null, id uuid, primary key (regency, id)); select platform.distribute('accounts.bad');`,
    'accounts.bad',
    /has no column regency/,
  ],
  [
    'no primary key',
    `create table accounts.bad (regency text collate "C" not null); select platform.distribute('accounts.bad');`,
    'accounts.bad',
    /has no primary key/,
  ],
  [
    'regency second in the key',
    `create table accounts.bad (regency text collate "C" not null, id uuid, primary key (id, regency)); select platform.distribute('accounts.bad');`,
    'accounts.bad',
    /bad_pkey: a unique key begins with regency/,
  ],
  ['a unique constraint without regency', good('bad', 'user_name text collate "C" unique,'), 'accounts.bad', /bad_user_name_key: a unique key/],
  [
    'a unique index without regency',
    `${good('bad')} create unique index bad_note on accounts.bad (lower(note));`,
    'accounts.bad',
    /bad_note: a unique key/,
  ],
  [
    'no row-level security',
    `create table accounts.bad (regency text collate "C" not null, id uuid, primary key (regency, id));`,
    'accounts.bad',
    /is not enabled/,
  ],
  ['security that is not forced', `${good('bad')} alter table accounts.bad no force row level security;`, 'accounts.bad', /is not forced/],
  ['another policy beside', `${good('bad')} create policy open on accounts.bad using (true);`, 'accounts.bad', /has not the one policy/],
  [
    'a policy that is open without a regency',
    `create table accounts.bad (regency text collate "C" not null, id uuid, primary key (regency, id)); alter table accounts.bad enable row level security, force row level security; create policy of_regency on accounts.bad using (regency like current_setting('app.regency', true) || '%');`,
    'accounts.bad',
    /has not the one policy/,
  ],
  [
    'a foreign key without regency',
    `${good('other', 'unique (regency, note),')} ${good('bad', 'other_regency text collate "C", other_note text, foreign key (other_regency, other_note) references accounts.other (regency, note),')}`,
    'accounts.bad',
    /begins with regency on both sides/,
  ],
  ['identity', good('bad', 'number bigint generated always as identity,'), 'accounts.bad', /number: ids are made by the sender/],
  ['serial', good('bad', 'number bigserial,'), 'accounts.bad', /number: ids are made by the sender/],
  [
    'a generated column',
    good('bad', 'upper_note text generated always as (upper(note)) stored,'),
    'accounts.bad',
    /upper_note: no generated columns/,
  ],
  [
    'a trigger',
    `${good('bad')} create trigger bad_touch before update on accounts.bad for each row execute function suppress_redundant_updates_trigger();`,
    'accounts.bad',
    /bad_touch: no triggers/,
  ],
  ['an exclusion constraint', good('bad', 'exclude using btree (note with =),'), 'accounts.bad', /no exclusion constraints/],
  ['a deferrable constraint', good('bad', 'unique (regency, note) deferrable,'), 'accounts.bad', /no deferrable constraints/],
  ['GiST', `${good('bad', 'during tstzrange,')} create index bad_during on accounts.bad using gist (during);`, 'accounts.bad', /bad_during: no GiST/],
  [
    'GIN over two columns',
    `${good('bad', 'a jsonb, b jsonb,')} create index bad_gin on accounts.bad using gin (a, b);`,
    'accounts.bad',
    /bad_gin: no GIN/,
  ],
  ['a code in the database collation', good('bad', 'village_code text,'), 'accounts.bad', /village_code: codes are collate "C"/],
  ['a time without zone', good('bad', 'at timestamp,'), 'accounts.bad', /at: timestamp without time zone/],
  ['a grant to everybody', `${good('bad')} grant select on accounts.bad to public;`, 'accounts.bad', /everybody is granted SELECT/],
  ['a table of the application', `${good('bad')} alter table accounts.bad owner to naikkelas_app;`, 'naikkelas_app', /owns accounts.bad/],
  [
    'the right to change the trail',
    `${good('bad')} grant update (details) on platform.audit_event to naikkelas_app;`,
    'naikkelas_app',
    /may change the trail: platform.audit_event UPDATE/,
  ],
  [
    'the right to delete the trail',
    `${good('bad')} grant delete on platform.audit_event to naikkelas_app;`,
    'naikkelas_app',
    /may change the trail: platform.audit_event DELETE/,
  ],
  ['an application above the wall', `${good('bad')} alter role naikkelas_app bypassrls;`, 'naikkelas_app', /more than an ordinary role/],
  [
    'a function with other rights',
    `${good('bad')} create function accounts.peek() returns bigint language sql security definer as 'select count(*) from accounts.person';`,
    'naikkelas_app',
    /accounts.peek\(\) runs with its owner/,
  ],
  [
    'a view that sees through the wall',
    `${good('bad')} create view accounts.pub_people as select id from accounts.person;`,
    'accounts.pub_people',
    /security_invoker/,
  ],
];

describe('a planted fault is named', () => {
  test.each(planted)('%s', async (_title, statements, where, what) => {
    const faults = await asSuperuser(town.databaseUrl, async (db) => {
      await db.query('begin');
      await db.query(statements);
      const more = ['accounts.bad', 'accounts.other']
        .filter((table) => statements.includes(`create table ${table} `))
        .map((table) => ({ table, placement: 'distributed' as const }));
      return schemaFaults(db, [...declared, ...more]);
    });
    expect(faults).toContainEqual({ where, what: expect.stringMatching(what) as unknown });
  });

  test('a good table has none', async () => {
    const faults = await asSuperuser(town.databaseUrl, async (db) => {
      await db.query('begin');
      await db.query(good('bad'));
      return schemaFaults(db, [...declared, { table: 'accounts.bad', placement: 'distributed' }]);
    });
    expect(faults).toEqual([]);
  });

  test('a table that no migration declares, and a declaration without a table', async () => {
    const faults = await asSuperuser(town.databaseUrl, async (db) => {
      await db.query('begin');
      await db.query('create table accounts.forgotten (id uuid primary key)');
      return schemaFaults(db, [...declared, { table: 'accounts.imagined', placement: 'local' }]);
    });
    expect(faults).toEqual([
      { where: 'accounts.forgotten', what: expect.stringMatching(/is not declared/) as unknown },
      { where: 'accounts.imagined', what: 'is declared and does not exist' },
    ]);
  });

  test('a local table that refers to a distributed one', async () => {
    const faults = await asSuperuser(town.databaseUrl, async (db) => {
      await db.query('begin');
      await db.query(
        'create table accounts.bad (id uuid primary key, regency text collate "C", person_id uuid, foreign key (regency, person_id) references accounts.person (regency, id))',
      );
      return schemaFaults(db, [...declared, { table: 'accounts.bad', placement: 'local' }]);
    });
    expect(faults).toEqual([
      { where: 'accounts.bad', what: expect.stringMatching(/a local table cannot refer to the distributed accounts.person/) as unknown },
    ]);
  });

  test.each([
    ['sql`update accounts.person set at = now() where regency = ${r}`', /the time is passed in/],
    ['sql`insert into accounts.person (regency) values (${r}) on conflict (regency) do update set at = now()`', /the time is passed in/],
    ['sql`select id from accounts.person where regency = ${r} order by id offset ${n}`', /paged by key/],
    ['sql<Row>`select id from accounts.person where id = ${id} for update`', /accounts.person without its regency/],
    ['sql`select area, count(*) from accounts.person where regency = ${r} group by rollup (area)`', /no grouping sets/],
    ['sql`select pg_advisory_xact_lock(1)`', /no advisory locks/],
    ['sql`select id from (${inner ? sql`select id from accounts.person` : sql`select 1`}) x`', /accounts.person without its regency/],
  ])('%s', (text, what) => {
    const faults = statementFaults([{ path: 'modules/accounts/store.ts', text }], ['accounts.person']);
    expect(faults).toEqual([{ where: 'modules/accounts/store.ts', what: expect.stringMatching(what) as unknown }]);
  });
});
