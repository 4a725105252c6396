import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import pg, { type QueryConfig } from 'pg';
import { tryLock } from './lockFile.ts';
import { endPool, guardPool, type Pool } from './pool.ts';

export type PGliteDatabase = { version: string; folder: string; pool: Pool; close(): Promise<void> };

/**
 * The fallback where no native PostgreSQL runs: one session inside this process, and no fsync, so a power cut can
 * lose the last writes. Its libraries are loaded only here; nobody else pays for them.
 */
export async function openPGlite(dataDir: string, database: string, log: (message: string) => void): Promise<PGliteDatabase> {
  const folder = path.join(dataDir, 'pglite', database);
  mkdirSync(folder, { recursive: true });
  // PGlite lets two processes open one folder and then loses rows, so the lock is ours.
  const attempt = tryLock(`${folder}.lock`);
  if ('heldBy' in attempt) {
    throw new Error(`basis data di ${folder} sedang dipakai oleh proses ${attempt.heldBy.pid}; PGlite hanya melayani satu proses`);
  }
  try {
    const [{ PGlite }, { pg_trgm }, { fuzzystrmatch }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('@electric-sql/pglite/contrib/pg_trgm'),
      import('@electric-sql/pglite/contrib/fuzzystrmatch'),
    ]);
    const engine = await PGlite.create({ dataDir: folder, extensions: { pg_trgm, fuzzystrmatch } });
    const { rows } = await engine.query<{ server_version: string }>('show server_version');
    const pool = guardPool(await singlePool(engine), log);
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await endPool(pool);
      await engine.close();
      attempt.lock.release();
    };
    return { version: rows[0]?.server_version ?? '?', folder, pool, close: () => (closing ??= close()) };
  } catch (error) {
    attempt.lock.release();
    throw error;
  }
}

/** A pool of one over the one session, with two faults of the adapter mended. */
async function singlePool(engine: PGlite): Promise<Pool> {
  const { PglitePgConnection } = await import('@electric-sql/pglite/node-postgres');

  // 1. The adapter shares one connection object among all clients, and it is deaf after the first client ends.
  //    Each client gets its own, and begins with a clean session whatever the one before left behind.
  class FreshConnection extends PglitePgConnection {
    override async connect(port: number, host: string): Promise<void> {
      await engine.exec('rollback');
      await engine.exec('discard all');
      await super.connect(port, host);
    }
  }
  class EmbeddedClient extends pg.Client {
    constructor() {
      const config = { connection: new FreshConnection({ pglite: engine }), user: 'postgres', password: '', database: 'postgres' };
      super(config);
    }
  }
  const pool = new pg.Pool({ Client: EmbeddedClient, max: 1, idleTimeoutMillis: 0 });

  // 2. pool.query throws its client away after any SQL error; a plain checkout keeps it.
  const query = async (text: string | QueryConfig, values?: unknown[]): Promise<unknown> => {
    const client = await pool.connect();
    try {
      return await client.query(text, values);
    } finally {
      client.release();
    }
  };
  pool.query = query as unknown as Pool['query'];
  return pool;
}
