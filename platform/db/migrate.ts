import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Pool, PoolClient } from 'pg';

export type Placement = 'distributed' | 'reference' | 'local';
export type Migration = { name: string; text: string; checksum: string; tables: { table: string; placement: Placement }[] };

/**
 * Reads the ordered list of migrations. Each file declares its tables in its header (`-- distributed: registry.owner`) and places
 * them with `platform.distribute` and `platform.replicate`, so that the same SQL also runs on a cluster; a test compares the two.
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex'), tables: declaredTables(text) };
    }),
  );
}

function declaredTables(text: string): Migration['tables'] {
  return [...text.matchAll(/^-- (distributed|reference|local):\s+(.+)$/gm)].flatMap(([, placement, tables]) =>
    (tables ?? '')
      .trim()
      .split(/\s+/)
      .map((table) => ({ table, placement: placement as Placement })),
  );
}

/**
 * Applies what is missing, each migration in its own transaction. Several processes may start at once: the table of
 * migrations is locked, and whoever comes second finds the work done. An applied file that has changed since is an error.
 */
export async function migrate(pool: Pool, folder: string, log: (message: string) => void): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    // Two first starts at once: `if not exists` can still collide in the catalogue, and then the other one has made it.
    await client
      .query('create table if not exists public.naikkelas_migration (name text primary key, checksum text not null, applied_at timestamptz not null)')
      .catch(ignoreDuplicate);
    for (const migration of migrations) {
      if (await applyOne(client, migration)) {
        applied.push(migration.name);
        log(`migrasi ${migration.name}`);
      }
    }
  } finally {
    client.release();
  }
  return applied;
}

async function applyOne(client: PoolClient, migration: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('lock table public.naikkelas_migration in exclusive mode');
    const known = await client.query('select checksum from public.naikkelas_migration where name = $1', [migration.name]);
    if (known.rows.length === 0) {
      await client.query(migration.text);
      await client.query('insert into public.naikkelas_migration values ($1, $2, now())', [migration.name, migration.checksum]);
    } else if (known.rows[0].checksum !== migration.checksum) {
      throw new Error(`${migration.name} was changed after it had been applied; write a new migration instead`);
    }
    await client.query('commit');
    return known.rows.length === 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function ignoreDuplicate(error: Error & { code?: string }): void {
  if (error.code !== '23505' && error.code !== '42P07') throw error;
}
