import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { modules } from '#app/modules.ts';
import { serve } from '#app/serve.ts';
import type { Running } from '#app/serve.ts';
import { openWorld } from '#app/world.ts';
import type { Opened } from '#app/world.ts';
import type { Module } from '#platform/action.ts';
import { readConfig } from '#platform/config/config.ts';
import { sessionCookie } from '#platform/http/routes.ts';
import { registerModules } from '#platform/pipeline/pipeline.ts';
import type { Registry, World } from '#platform/pipeline/pipeline.ts';
import { clientAt } from './client.ts';
import type { Client } from './client.ts';
import { startClock } from './clock.ts';
import type { TestClock } from './clock.ts';
import { copyTemplate, dropDatabase, homeRegency, urlOf } from './database.ts';
import { openSession } from './sessions.ts';

export type Town = {
  readonly url: string;
  readonly world: World;
  readonly registry: Registry;
  readonly running: Running;
  readonly clock: TestClock;
  /** The town's own database, as superuser. */
  readonly databaseUrl: string;
  /** A client signed in by user name; the session is opened at the first call and kept. */
  as(userName: string): Client;
  /** A client without a sign-in. */
  readonly anyone: Client;
  /** Resolves when every job that is due at the town's clock has run. */
  drain(): Promise<void>;
  /** Stops the server and opens it again over the same database and files. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type TownOptions = {
  /** Parts of town that only this test knows. */
  modules?: Module[];
  /** Settings, as in the environment. */
  settings?: NodeJS.ProcessEnv;
};

/** Opens a town of one's own: a copy of the seeded template database behind a real server on a free port. */
export async function openTown(options: TownOptions = {}): Promise<Town> {
  const adminUrl = inject('adminUrl');
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-town-'));
  const database = `town_${path.basename(dataDir).slice('naikkelas-town-'.length).toLowerCase()}_${process.pid}`;
  await copyTemplate(adminUrl, database);
  await cp(inject('templateFolder'), dataDir, { recursive: true });
  const databaseUrl = urlOf(adminUrl, database);
  const clock = startClock();
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    NAIKKELAS_DATA: dataDir,
    NAIKKELAS_REGENCY: homeRegency,
    NAIKKELAS_LOG: 'silent',
    NAIKKELAS_POOL: '12',
    NAIKKELAS_RATE_LIMIT: '0',
    ...options.settings,
  });

  const start = async (): Promise<{ opened: Opened; running: Running }> => {
    const world = await openWorld(config, { log: () => undefined, clock });
    const opened = options.modules ? { ...world, registry: registerModules([...modules, ...options.modules]) } : world;
    // The pages are the journeys' business; without their folder the server answers actions and documents only.
    return { opened, running: await serve(opened, config, 0, path.join(dataDir, 'no-pages')) };
  };
  let now = await start();
  const stop = async () => {
    await now.running.stop();
    await now.opened.close();
  };

  const cookies = new Map<string, Promise<string>>();
  const cookieOf = (userName: string) => {
    const cookie = cookies.get(userName) ?? openSession(now.opened.world, userName).then((token) => `${sessionCookie}=${token}`);
    cookies.set(userName, cookie);
    return cookie;
  };
  const url = () => `http://127.0.0.1:${now.running.port}`;
  return {
    clock,
    databaseUrl,
    get url() {
      return url();
    },
    get world() {
      return now.opened.world;
    },
    get registry() {
      return now.opened.registry;
    },
    get running() {
      return now.running;
    },
    as: (userName) => clientAt({ url, registry: now.opened.registry, cookie: () => cookieOf(userName) }),
    anyone: clientAt({ url, registry: now.opened.registry, cookie: () => Promise.resolve(undefined) }),
    drain: () => now.running.drain(),
    async restart() {
      await stop();
      now = await start();
    },
    async close() {
      await stop();
      await dropDatabase(adminUrl, database);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
