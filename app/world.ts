import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Clock } from '#core/dates.ts';
import type { Config } from '#platform/config/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { Files } from '#platform/files/files.ts';
import { openKeyring } from '#platform/keys/keyring.ts';
import { createLog } from '#platform/log.ts';
import { registerModules } from '#platform/pipeline/pipeline.ts';
import type { Registry, World } from '#platform/pipeline/pipeline.ts';
import { openDatabase } from '#platform/postgres/connect.ts';
import type { Database } from '#platform/postgres/connect.ts';
import { modules } from './modules.ts';
import { loadReferenceData } from './referenceData.ts';

export const systemClock: Clock = { now: () => new Date() };

/** The folder of the project, whether running from source (tests) or from `build/server`. */
export const projectFolder = findProject(path.dirname(fileURLToPath(import.meta.url)));

function findProject(from: string): string {
  const above = path.dirname(from);
  if (path.basename(from) === 'app') return above;
  if (path.basename(above) === 'build') return path.dirname(above);
  if (above === from) throw new Error('the project folder was not found');
  return findProject(above);
}

export type Opened = { world: World; registry: Registry; database: Database; close(): Promise<void> };

/** Opens everything that the product stands on: database (migrated), reference data, keys, files. */
export async function openWorld(config: Config, options: { log: (message: string) => void; reuse?: boolean; clock?: Clock }): Promise<Opened> {
  await mkdir(config.dataDir, { recursive: true });
  const database = await openDatabase({
    dataDir: config.dataDir,
    engine: config.engine,
    poolSize: config.poolSize,
    log: options.log,
    ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    ...(options.reuse && { reuse: true }),
  });
  try {
    await migrate(database.pool, path.join(projectFolder, 'db/migrations'), options.log);
    await loadReferenceData(database.pool, path.join(projectFolder, 'db/data'));
    const keys = await openKeyring(path.join(config.dataDir, 'keys'), config.masterKey);
    const world: World = {
      pool: database.pool,
      clock: options.clock ?? systemClock,
      keys,
      files: new Files(path.join(config.dataDir, 'files')),
      log: createLog(config.logLevel),
      tiles: config.tiles,
    };
    return { world, registry: registerModules(modules), database, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
