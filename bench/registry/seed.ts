import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { PoolClient } from 'pg';
import { bulkRows, enterpriseId, seedTown, systemContext, townVillages } from '#app/town.ts';
import { openWorld } from '#app/world.ts';
import type { Opened } from '#app/world.ts';
import { registerMany } from '#modules/registry/index.ts';
import type { BulkEnterprise } from '#modules/registry/index.ts';
import { readConfig } from '#platform/config/config.ts';
import { townEnterprises } from '#test/town/index.ts';
import type { TownEnterprise } from '#test/town/index.ts';
import { copyIn, copyOut } from '../copy.ts';

export const regency = '35.74';
const batch = 1000;
const batchesInRound = 20;
const lanes = 2;
const sampleCount = 1000;
/** The bare COPY is of at most this many enterprises; its speed does not depend on more. */
const copied = 100_000;

/** What the requests are made from: some of the enterprises that were seeded, spread over the whole town. */
export type Sample = {
  id: string;
  ownerName: string;
  businessName: string;
  products: string;
  nik: string | null;
  phone: string | null;
  area: string;
  address: string;
};
export type Seeded = { samples: Sample[]; import: { rowsPerSecond: number; copyRowsPerSecond: number; megabytes: number } };

/** Fills a data folder with so many enterprises of one regency, or finds that it was done before. */
export async function seedRegistry(folder: string, count: number, say: (text: string) => void): Promise<Seeded> {
  const noted = path.join(folder, 'seeded.json');
  const before = await readFile(noted, 'utf8').catch(() => undefined);
  if (before !== undefined) return JSON.parse(before) as Seeded;
  const opened = await openWorld(readConfig({ NAIKKELAS_DATA: folder, NAIKKELAS_LOG: 'warn' }), { log: () => undefined });
  try {
    await seedTown(opened.world, opened.registry, regency, { enterprises: 0 });
    const { samples, seconds } = await registerTown(opened, count, say);
    await foldCounts(opened);
    say('keys and checks of what was registered');
    await doNightWork(opened);
    const figures = await asSuperuser(opened, async (client) => ({ copyRowsPerSecond: await timeCopy(client), megabytes: await settle(client) }));
    const seeded: Seeded = { samples, import: { rowsPerSecond: count / seconds, ...figures } };
    await writeFile(noted, JSON.stringify(seeded));
    return seeded;
  } finally {
    await opened.close();
  }
}

/**
 * Registers the town in bulk, with two transactions under way: one is prepared while the database writes the other. Only the
 * registering is timed, from the first transaction to the last; the rows of a round are invented before its clock runs.
 */
async function registerTown(opened: Opened, count: number, say: (text: string) => void): Promise<{ samples: Sample[]; seconds: number }> {
  const ctx = systemContext(opened.world, opened.registry, regency, 'bench.seed');
  const every = Math.max(1, Math.floor(count / sampleCount));
  const samples: Sample[] = [];
  let seconds = 0;
  let done = 0;
  for await (const round of roundsOf(count, (e) => {
    if (e.index % every === 0) samples.push(sampleOf(e));
  })) {
    const waiting = round.values();
    const before = performance.now();
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (const rows of waiting) await ctx.transaction((c) => registerMany(c, rows, 'bench'));
      }),
    );
    seconds += (performance.now() - before) / 1000;
    done += round.reduce((sum, rows) => sum + rows.length, 0);
    say(`${done} of ${count} registered, ${Math.round(done / seconds)} rows/s`);
  }
  return { samples, seconds };
}

/** The town in rounds of batches. An owner's businesses stay together in one batch: transactions under way do not see each other. */
async function* roundsOf(count: number, see: (e: TownEnterprise) => void): AsyncGenerator<BulkEnterprise[][]> {
  const known = new Set<string>();
  let round: BulkEnterprise[][] = [];
  let page: TownEnterprise[] = [];
  for (const enterprise of townEnterprises({ seed: 'bench', count, regency, villages: await townVillages() })) {
    if (page.length >= batch && enterprise.owner.key !== page.at(-1)?.owner.key) {
      round.push(bulkRows(page, known));
      page = [];
    }
    if (round.length === batchesInRound) {
      yield round;
      round = [];
    }
    see(enterprise);
    page.push(enterprise);
  }
  yield [...round, bulkRows(page, known)];
}

function sampleOf(e: TownEnterprise): Sample {
  return {
    id: enterpriseId(e),
    ownerName: e.owner.bareName,
    businessName: e.business.name ?? '',
    products: e.business.products.join(' '),
    nik: e.owner.nik,
    phone: e.owner.phone,
    area: e.business.villageCode,
    address: e.business.address,
  };
}

const foldCounts = (opened: Opened) => runWork(opened, 'registry.foldCounts');

async function runWork(opened: Opened, name: string): Promise<void> {
  const work = opened.registry.works.get(name);
  if (!work) throw new Error(`nobody does ${name}`);
  await work.run(systemContext(opened.world, opened.registry, regency, name), {} as never);
}

const nightly = ['validation.keepLinked', 'validation.checkAll'];

/** What a night does is done before anything is measured, apart from the search of the whole registry with itself; it is not due again today. */
async function doNightWork(opened: Opened): Promise<void> {
  for (const name of nightly) await runWork(opened, name);
  await asSuperuser(opened, async (client) => {
    await client.query(`delete from platform.job where action = 'validation.searchPairs'`);
    await client.query('update validation.link_search set finished_at = started_at');
    await client.query(
      `insert into platform.routine (regency, action, next_at) select $1, action, now() + interval '1 day' from unnest($2::text[]) as action on conflict do nothing`,
      [regency, nightly],
    );
  });
}

async function asSuperuser<T>(opened: Opened, body: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await opened.database.pool.connect();
  try {
    return await body(client);
  } finally {
    client.release();
  }
}

const copiedTables = ['owner', 'enterprise', 'yearly_figure', 'legality_document'];

/** Enterprises per second of a bare COPY of the same rows (owners, figures and documents with them) into tables without keys, indexes or wall. */
async function timeCopy(client: PoolClient): Promise<number> {
  await client.query('create schema bench');
  await client.query(`create table bench.some as select regency, id, owner_id from registry.enterprise order by id limit ${copied}`);
  let seconds = 0;
  for (const table of copiedTables) {
    const key = table === 'owner' ? 'owner_id' : 'id';
    const own = table === 'owner' || table === 'enterprise' ? 'id' : 'enterprise_id';
    const rows = await copyOut(client, `copy (select * from registry.${table} where ${own} in (select ${key} from bench.some)) to stdout`);
    await client.query(`create table bench.${table} (like registry.${table})`);
    const before = performance.now();
    await copyIn(client, `copy bench.${table} from stdin`, rows);
    seconds += (performance.now() - before) / 1000;
  }
  const { rows } = await client.query<{ n: number }>('select count(*) as n from bench.some');
  await client.query('drop schema bench cascade');
  return (rows[0]?.n ?? 0) / seconds;
}

/** Brings statistics and visibility up to date, as the server itself does within a minute. Gives the size of the registry. */
async function settle(client: PoolClient): Promise<number> {
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  const { rows } = await client.query<{ bytes: number }>(
    "select sum(pg_total_relation_size(c.oid))::bigint as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'registry' and c.relkind = 'r'",
  );
  return (rows[0]?.bytes ?? 0) / 1e6;
}
