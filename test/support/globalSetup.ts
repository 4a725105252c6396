import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { seedTown } from '#app/town.ts';
import { openWorld } from '#app/world.ts';
import { readConfig } from '#platform/config/config.ts';
import { openDatabase } from '#platform/postgres/connect.ts';
import type { Database } from '#platform/postgres/connect.ts';
import { startClock } from './clock.ts';
import { homeRegency, templateDatabase, urlOf } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The maintenance database of the embedded server, as its superuser. */
    adminUrl: string;
    /** Keys and files of the template town; each town takes a copy. */
    templateFolder: string;
  }
}

/** One embedded PostgreSQL for all test files, with one seeded town that each of them copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-test-'));
  await chmod(folder, 0o755); // the database's own account has to enter it
  const server = await openDatabase({ dataDir: path.join(folder, 'server'), engine: 'native', poolSize: 1, log: () => undefined });
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const adminUrl = await prepare(server);
    const templateFolder = path.join(folder, 'template');
    await buildTemplate(urlOf(adminUrl, templateDatabase), templateFolder);
    project.provide('adminUrl', adminUrl);
    project.provide('templateFolder', templateFolder);
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Nothing here has to survive a power cut, so no commit waits for the disk. */
async function prepare(server: Database): Promise<string> {
  if (!server.adminUrl) throw new Error('the tests need the embedded PostgreSQL server');
  for (const setting of ['synchronous_commit', 'full_page_writes']) await server.pool.query(`alter system set ${setting} = off`);
  await server.pool.query('select pg_reload_conf()');
  await server.pool.query(`create database ${templateDatabase}`);
  return server.adminUrl;
}

/** Migrated, with reference data and a small demo town; closed again, because a database in use cannot be copied. */
async function buildTemplate(databaseUrl: string, dataDir: string): Promise<void> {
  const config = readConfig({ DATABASE_URL: databaseUrl, NAIKKELAS_DATA: dataDir, NAIKKELAS_LOG: 'silent', NAIKKELAS_POOL: '4' });
  const opened = await openWorld(config, { log: () => undefined, clock: startClock() });
  try {
    await seedTown(opened.world, opened.registry, homeRegency, { enterprises: 60 });
  } finally {
    await opened.close();
  }
}
