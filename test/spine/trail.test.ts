import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chainStart, sealEvents, sealHash, verifyChain } from '#platform/audit/audit.ts';
import type { AuditEvent, ChainReport } from '#platform/audit/audit.ts';
import { transact } from '#platform/db/transact.ts';
import { freshId } from '#test/support/client.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';

let town: Town;
/** The commands whose events stand in the chain, in their order. */
let commands: string[];

beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const verify = (): Promise<ChainReport> => transact(town.world.pool, { regency: homeRegency, readOnly: true }, (tx) => verifyChain(tx, homeRegency));
const seal = () => transact(town.world.pool, { regency: homeRegency }, (tx) => sealEvents(tx, homeRegency, 3));
/** The town's own sealer works beside; together they leave nothing. */
const sealAll = async () => {
  while ((await verify()).unsealed > 0) await Promise.allSettled([seal(), seal()]);
};
const tamper = (statement: string, values: unknown[] = []) => asSuperuser(town.databaseUrl, (db) => db.query(statement, values));
const eventOf = async (commandId: string) => {
  const { rows } = await tamper(`select id from platform.audit_event where command_id = $1`, [commandId]);
  return (rows[0] as { id: string }).id;
};

beforeEach(async () => {
  commands = Array.from({ length: 8 }, freshId);
  for (const commandId of commands) await town.as('admin').ok('accounts.readNotices', {}, { commandId });
  await sealAll();
});

test('what happened is sealed, by several sealers at once, into one unbroken chain', async () => {
  for (const _ of commands) await town.as('petugas').ok('accounts.readNotices', {});
  await Promise.allSettled([seal(), seal(), seal(), seal()]);
  await sealAll();
  const report = await verify();
  const { rows } = await tamper('select count(*)::int as n from platform.audit_event where regency = $1', [homeRegency]);
  expect(report).toEqual({ sealed: (rows[0] as { n: number }).n, unsealed: 0, firstBreak: null });
});

test('anyone can compute the chain again from the events alone', async () => {
  const { rows } = await tamper(
    `select s.hash, e.id, e.at, e.actor, e.action, e.subject_kind, e.subject_id, e.command_id, e.details from platform.audit_seal s join platform.audit_event e on e.id = s.event_id where s.regency = $1 order by s.sequence`,
    [homeRegency],
  );
  let previous: Buffer = chainStart;
  for (const { hash, ...event } of rows as (AuditEvent & { hash: Buffer })[]) {
    previous = sealHash(previous, event);
    expect(previous.equals(hash)).toBe(true);
  }
  expect(rows.length).toBeGreaterThanOrEqual(commands.length);
});

const breaks: [what: 'changed' | 'missing' | 'order', title: string, statement: string, mend: (event: string) => Promise<unknown>][] = [
  [
    'changed',
    'another actor',
    `update platform.audit_event set actor = 'person:orang-lain' where id = $1`,
    (event) =>
      tamper(`update platform.audit_event set actor = (select actor from platform.audit_event where command_id = $2) where id = $1`, [
        event,
        commands[0],
      ]),
  ],
  [
    'changed',
    'a second later',
    `update platform.audit_event set at = at + interval '1 second' where id = $1`,
    (event) => tamper(`update platform.audit_event set at = at - interval '1 second' where id = $1`, [event]),
  ],
  [
    'changed',
    'another detail',
    `update platform.audit_event set details = '{"reason": "lupa"}' where id = $1`,
    (event) => tamper(`update platform.audit_event set details = '{}' where id = $1`, [event]),
  ],
];

test.each(breaks)('%s: %s is found and named', async (what, _title, statement, mend) => {
  const event = await eventOf(commands[3] ?? '');
  await tamper(statement, [event]);
  expect((await verify()).firstBreak).toMatchObject({ eventId: event, what });
  await mend(event);
  expect((await verify()).firstBreak).toBeNull();
});

test('an event that was taken away is found and named', async () => {
  const event = await eventOf(commands[3] ?? '');
  await tamper('create table accounts.aside as select * from platform.audit_event where id = $1'.replace('$1', `'${event}'`));
  await tamper('delete from platform.audit_event where id = $1', [event]);
  expect((await verify()).firstBreak).toMatchObject({ eventId: event, what: 'missing' });
  await tamper('insert into platform.audit_event select * from accounts.aside');
  expect((await verify()).firstBreak).toBeNull();
});

test('a seal that was taken away breaks the order', async () => {
  const event = await eventOf(commands[3] ?? '');
  await tamper('delete from platform.audit_seal where event_id = $1', [event]);
  expect((await verify()).firstBreak).toMatchObject({ what: 'order' });
});
