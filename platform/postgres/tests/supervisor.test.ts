import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, type Database, type OpenOptions } from '#platform/postgres/connect.ts';
import { findPostmaster } from '#platform/postgres/postmaster.ts';
import { isPidAlive } from '#platform/postgres/process.ts';

let dataDir: string;
let opened: Database[];
let said: string[];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'naik kelas '));
  // A temporary folder is closed to other accounts, a project folder usually is not.
  chmodSync(dataDir, 0o755);
  opened = [];
  said = [];
});

afterEach(async () => {
  for (const database of opened) await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function open(options: Partial<OpenOptions> = {}): Promise<Database> {
  const database = await openDatabase({ dataDir, poolSize: 4, log: (message) => said.push(message), ...options });
  opened.push(database);
  return database;
}

function postmasterPid(): number {
  const running = findPostmaster(path.join(dataDir, 'postgres', 'cluster'));
  if (running === null) throw new Error('no database server runs in the test folder');
  return running.pid;
}

async function names(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>('select name from enterprise order by name');
  return rows.map((row) => row.name);
}

async function addEnterprise(database: Database, name: string): Promise<void> {
  await database.pool.query('create table if not exists enterprise (name text primary key)');
  await database.pool.query('insert into enterprise values ($1)', [name]);
}

test('what was written is there after kill -9 of the database server', async () => {
  const first = await open({ engine: 'native' });
  await addEnterprise(first, 'Batik Manggur');
  const pid = postmasterPid();
  process.kill(pid, 'SIGKILL');
  await first.close();

  const second = await open({ engine: 'native' });
  expect(await names(second)).toEqual(['Batik Manggur']);
  expect(postmasterPid()).not.toBe(pid);
});

test.runIf(process.getuid?.() === 0)('in a folder that is closed to the database account the data lives elsewhere and is found again', async () => {
  chmodSync(dataDir, 0o700);
  const first = await open({ engine: 'native' });
  await addEnterprise(first, 'Sate Jrebeng');
  await first.close();
  const pointer: unknown = JSON.parse(readFileSync(path.join(dataDir, 'postgres', 'location.json'), 'utf8'));
  const { folder } = pointer as { folder: string };
  try {
    expect(existsSync(path.join(dataDir, 'postgres', 'cluster'))).toBe(false);
    const second = await open({ engine: 'native' });
    expect(second.describe).toContain(folder);
    expect(await names(second)).toEqual(['Sate Jrebeng']);
    await second.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a killed server does not take the process with it, and comes back by itself', async () => {
  const database = await open({ engine: 'native' });
  await addEnterprise(database, 'Tahu Kanigaran');
  const client = await database.pool.connect();
  process.kill(postmasterPid(), 'SIGKILL');
  await expect(client.query('select pg_sleep(60)')).rejects.toThrow(/./);
  client.release(true);
  await vi.waitUntil(() => names(database).catch(() => null), { timeout: 20_000 });
  expect(await names(database)).toEqual(['Tahu Kanigaran']);
  expect(said).toContain('PostgreSQL tertanam berhenti tanpa diminta; dinyalakan lagi.');
});

test('a server that a killed process left behind is taken over', async () => {
  const first = await open({ engine: 'native' });
  await addEnterprise(first, 'Petis Jrebeng Lor');
  const pid = postmasterPid();
  // The same trace that kill -9 of the process leaves: a running server, and leases of nobody alive.
  rmSync(path.join(dataDir, 'postgres', 'users'), { recursive: true });
  const second = await open({ engine: 'native' });
  expect(await names(second)).toEqual(['Petis Jrebeng Lor']);
  expect(postmasterPid()).not.toBe(pid);
});

test('with reuse a second opener joins the running server and leaves it running', async () => {
  const first = await open({ engine: 'native' });
  await addEnterprise(first, 'Keripik Mayangan');
  const second = await open({ engine: 'native', reuse: true });
  expect(second.adminUrl).toBe(first.adminUrl);
  await second.close();
  expect(await names(first)).toEqual(['Keripik Mayangan']);
});

test('the last one out stops the server', async () => {
  const first = await open({ engine: 'native' });
  await addEnterprise(first, 'Kopi Kademangan');
  const second = await open({ engine: 'native', reuse: true });
  const pid = postmasterPid();
  await first.close();
  expect(await names(second)).toEqual(['Kopi Kademangan']);
  await second.close();
  expect(isPidAlive(pid)).toBe(false);
});

test('openers at the same moment start one server together', async () => {
  const all = await Promise.all([1, 2, 3].map(() => open({ engine: 'native', reuse: true })));
  expect(new Set(all.map((database) => database.adminUrl)).size).toBe(1);
});

test('without reuse a folder in use is refused with a sentence', async () => {
  await open({ engine: 'native' });
  await expect(open({ engine: 'native' })).rejects.toThrow(`sedang dipakai oleh proses ${process.pid}`);
});

test('a pid file that names somebody else does not stop the start, and they are left alone', async () => {
  const first = await open({ engine: 'native' });
  await addEnterprise(first, 'Abon Wonoasih');
  await first.close();
  const cluster = path.join(dataDir, 'postgres', 'cluster');
  // This very process: alive, and certainly not a database.
  writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n`);
  expect(await names(await open({ engine: 'native' }))).toEqual(['Abon Wonoasih']);
});

test('the server listens on the loopback only, keeps fsync, and compares text bytewise', async () => {
  const { pool, describe } = await open({ engine: 'native' });
  const { rows } = await pool.query<Record<string, string>>(`
    select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync,
           current_setting('unix_socket_directories') as sockets,
           (select datcollate from pg_database where datname = current_database()) as collation`);
  expect(rows).toEqual([{ listen: '127.0.0.1', fsync: 'on', sockets: '', collation: 'C' }]);
  expect(describe).toMatch(/^PostgreSQL 17\.\d+ tertanam \(.*postgres, port \d+\)$/);
});

test('PGlite keeps data, survives errors and thrown-away clients, and admits one process', async () => {
  const first = await open({ engine: 'pglite' });
  await addEnterprise(first, 'Manik Jember');
  await expect(first.pool.query('select nonsense')).rejects.toThrow('nonsense');
  const client = await first.pool.connect();
  await client.query('begin');
  await client.query(`insert into enterprise values ('never committed')`);
  client.release(true);
  expect(await names(first)).toEqual(['Manik Jember']);
  await expect(open({ engine: 'pglite' })).rejects.toThrow('sedang dipakai');
  await first.close();

  // Data that began in PGlite stays there when nobody asks for an engine.
  const second = await open();
  expect(second.engine).toBe('pglite');
  expect(await names(second)).toEqual(['Manik Jember']);
  const similar = await second.pool.query(`create extension if not exists pg_trgm`);
  expect(similar.command).toBe('CREATE');
});
