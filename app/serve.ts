import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { listRegencies, sessionReader } from '#modules/accounts/index.ts';
import type { Config } from '#platform/config/config.ts';
import { createServer } from '#platform/http/server.ts';
import { startWorker, startRoutines } from '#platform/jobs/worker.ts';
import { errorFacts } from '#platform/log.ts';
import type { Opened } from './world.ts';
import { projectFolder } from './world.ts';
import { serveWeb } from './http/web.ts';

export type Running = {
  server: FastifyInstance;
  address: string;
  port: number;
  /** Runs every job that is due; for tests. */ drain(): Promise<void>;
  stop(): Promise<void>;
};

const routineMs = 1000;

/** Starts the web server and the worker over an open world. */
export async function serve(opened: Opened, config: Config, port: number, webFolder = path.join(projectFolder, 'build/web')): Promise<Running> {
  const { world, registry } = opened;
  const worker = startWorker(world, registry);
  let ready = false;
  const server = await createServer({
    world,
    registry,
    config,
    actorOf: sessionReader(world.pool, world.clock, config.regency),
    onJobs: () => worker.nudge(),
    ready: async () => ready && (await world.pool.query('select 1')).rows.length === 1,
  });
  await serveWeb(server, webFolder);
  const regencies = await listRegencies(world.pool);
  const routines = setInterval(
    () => void startRoutines(world, registry, regencies).catch((error: unknown) => world.log.warn(errorFacts(error), 'routines not started')),
    routineMs,
  );
  await server.listen({ host: config.host, port });
  ready = true;
  const bound = server.server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  return {
    server,
    port: boundPort,
    address: `http://${config.host === '0.0.0.0' ? 'localhost' : config.host.replace('127.0.0.1', 'localhost')}:${boundPort}`,
    drain: () => worker.drain(),
    async stop() {
      clearInterval(routines);
      await server.close();
      await worker.stop();
    },
  };
}
