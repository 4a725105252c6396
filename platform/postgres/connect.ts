import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { hasCluster } from './home.ts';
import { openPGlite } from './pglite.ts';
import { endPool, makePool, type Pool } from './pool.ts';
import { NativeUnavailable, startEmbedded } from './supervisor.ts';

export { DatabaseBusy, NativeUnavailable } from './supervisor.ts';

export type Database = {
  engine: 'server' | 'embedded' | 'pglite';
  /** one sentence for people; never contains a password */
  describe: string;
  pool: Pool;
  /** embedded only: the maintenance database, so that tests can CREATE DATABASE ... TEMPLATE */
  adminUrl?: string;
  close(): Promise<void>;
};

export type OpenOptions = {
  /** a PostgreSQL server; wins over everything embedded */
  databaseUrl?: string;
  /** the folder of all data of this installation; the database takes `postgres` or `pglite` in it */
  dataDir: string;
  poolSize?: number;
  log: (message: string) => void;
  /** default `naikkelas` when embedded, the one in the URL on a server */
  database?: string;
  engine?: 'auto' | 'native' | 'pglite';
  /** join the embedded server that another process runs, instead of refusing */
  reuse?: boolean;
};

const defaultDatabase = 'naikkelas';

/** Opens the database of this installation: a server by URL, else embedded PostgreSQL, else PGlite. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.databaseUrl) return openServer(options.databaseUrl, options);
  if (options.engine === 'pglite') return openFallback(options);
  if (options.engine !== 'native' && holdsPGliteData(options)) {
    options.log('Melanjutkan dengan PGlite, karena data folder ini tersimpan di sana.');
    return openFallback(options);
  }
  try {
    return await openEmbedded(options);
  } catch (error) {
    // A machine that once ran the native engine holds its data there: an empty PGlite would look like a loss of everything.
    if (!(error instanceof NativeUnavailable) || options.engine === 'native') throw error;
    if (hasCluster(options.dataDir)) {
      throw new Error(`data tersimpan di PostgreSQL tertanam, yang sekarang tidak dapat dijalankan: ${error.message}`, { cause: error });
    }
    options.log(`PostgreSQL tertanam tidak dapat dipakai: ${error.message}. Memakai PGlite sebagai cadangan.`);
    return openFallback(options);
  }
}

async function openServer(databaseUrl: string, options: OpenOptions): Promise<Database> {
  const url = readUrl(databaseUrl);
  if (options.database !== undefined) url.pathname = `/${encodeURIComponent(options.database)}`;
  const pool = makePool({ connectionString: url.href, max: options.poolSize ?? 16 }, options.log);
  const place = url.hostname ? `${url.hostname}${url.port ? `:${url.port}` : ''}` : (url.searchParams.get('host') ?? 'setempat');
  try {
    const { rows } = await pool.query<{ server_version: string }>('show server_version');
    const version = rows[0]?.server_version.split(' ')[0] ?? '?';
    const describe = `PostgreSQL ${version} di server ${place} (basis data ${decodeURIComponent(url.pathname.slice(1))})`;
    return { engine: 'server', describe, pool, close: onlyOnce(() => endPool(pool)) };
  } catch (error) {
    await pool.end();
    throw new Error(`server basis data ${place} tidak dapat dihubungi: ${reason(error)}`, { cause: error });
  }
}

async function openEmbedded(options: OpenOptions): Promise<Database> {
  const database = options.database ?? defaultDatabase;
  const server = await startEmbedded({ dataDir: options.dataDir, reuse: options.reuse ?? false, log: options.log });
  try {
    const adminUrl = server.url('postgres');
    await createIfMissing(adminUrl, database);
    const pool = makePool({ connectionString: server.url(database), max: options.poolSize ?? 16 }, options.log);
    const describe = `PostgreSQL ${server.version} tertanam (${forPeople(server.folder)}, port ${server.port})`;
    const close = async (): Promise<void> => {
      await endPool(pool);
      await server.close();
    };
    return { engine: 'embedded', describe, pool, adminUrl, close: onlyOnce(close) };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function openFallback(options: OpenOptions): Promise<Database> {
  const opened = await openPGlite(options.dataDir, options.database ?? defaultDatabase, options.log);
  const describe = `PGlite, PostgreSQL ${opened.version} di dalam proses (${forPeople(opened.folder)}; cadangan, tidak tahan listrik padam)`;
  return { engine: 'pglite', describe, pool: opened.pool, close: () => opened.close() };
}

async function createIfMissing(adminUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(database)}`);
  } catch (error) {
    // Two commands may create it at the same moment; the second one finds it made.
    const alreadyMade = error instanceof DatabaseError && (error.code === '42P04' || error.code === '23505');
    if (!alreadyMade) throw error;
  } finally {
    await client.end();
  }
}

function holdsPGliteData(options: OpenOptions): boolean {
  const folder = path.join(options.dataDir, 'pglite', options.database ?? defaultDatabase);
  return existsSync(path.join(folder, 'PG_VERSION')) && !hasCluster(options.dataDir);
}

function readUrl(databaseUrl: string): URL {
  try {
    return new URL(databaseUrl);
  } catch {
    // Without the original error: it carries the whole text, and with it the password.
    throw new Error('DATABASE_URL bukan alamat PostgreSQL yang sah; bentuknya postgres://pengguna:sandi@tempat:5432/basisdata');
  }
}

function onlyOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}

function forPeople(folder: string): string {
  const near = path.relative(process.cwd(), folder);
  return near.startsWith('..') || path.isAbsolute(near) ? folder : near;
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}
