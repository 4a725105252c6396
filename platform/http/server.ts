import { randomBytes } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '#core/policy.ts';
import { coreProblems } from '#core/problem.ts';
import type { Config } from '../config/config.ts';
import type { Registry, World } from '../pipeline/pipeline.ts';
import { refuseCrossSite } from './crossSite.ts';
import { answerWithProblem } from './errors.ts';
import { bindActions } from './routes.ts';
import { serveDocs } from './docs.ts';

export type ServerParts = {
  world: World;
  registry: Registry;
  config: Pick<Config, 'rateLimitPerMinute' | 'secureCookies' | 'trustProxy' | 'tiles' | 'regency'>;
  /** Who is asking, from the session cookie; `anyone` where there is none or it has ended. */
  actorOf: (token: string | undefined) => Promise<Actor>;
  /** Called after a command that enqueued jobs has committed. */
  onJobs: () => void;
  /** True once migrated and seeded. */
  ready: () => Promise<boolean>;
};

/** The HTTP server without the web pages: actions, documents, health. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: 1_048_576,
    trustProxy: parts.config.trustProxy,
    genReqId: () => randomBytes(5).toString('hex').toUpperCase(),
    forceCloseConnections: 'idle',
    requestTimeout: 600_000, // a spreadsheet of 50 MB over a slow line
    frameworkErrors: (error, request, reply) => void answerWithProblem(parts.world.log, error, request, reply),
  });
  await server.register(helmet, securityHeaders(parts.config));
  await server.register(cookie);
  await server.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] });
  if (parts.config.rateLimitPerMinute > 0) {
    await server.register(rateLimit, {
      max: parts.config.rateLimitPerMinute,
      timeWindow: 60_000,
      allowList: (request: FastifyRequest) => request.url === '/health',
      errorResponseBuilder: (_request, context) => coreProblems.make('core.tooMany', { seconds: Math.ceil(context.ttl / 1000) }),
    });
  }
  server.addHook('onRequest', refuseCrossSite);
  sendHome(server);
  server.setErrorHandler((error, request, reply) => answerWithProblem(parts.world.log, error, request, reply));
  server.get('/health', async (_request, reply) => {
    const ready = await parts.ready();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'starting' });
  });
  server.get('/livez', async () => ({ status: 'ok' }));
  serveDocs(server, parts.registry);
  bindActions(server, parts);
  return server;
}

/** A connection that is busy when the server stops is closed with its answer; kept alive, it would hold up the stop for a minute. */
function sendHome(server: FastifyInstance): void {
  let stopping = false;
  server.addHook('preClose', async () => {
    stopping = true;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
}

function securityHeaders(config: ServerParts['config']) {
  const tiles = config.tiles ? [new URL(config.tiles.replace(/\{s\}\.?/, '').replace(/\{\w\}/g, '0')).origin] : [];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...tiles],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: config.secureCookies,
    referrerPolicy: { policy: 'same-origin' as const },
  };
}
