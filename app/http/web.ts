import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { coreProblems } from '#core/problem.ts';

/**
 * The built web pages: hashed assets are kept for a year, the page itself is asked for each time. Files are looked up when
 * they are asked for, so that a new build is served without a restart.
 */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) =>
      void reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
    const html = wantsPage ? await readPage(folder) : undefined;
    if (html === undefined) throw coreProblems.make('core.noSuchPath', { path: request.url.split('?')[0] ?? '' });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  };
  server.get('/', page);
  server.setNotFoundHandler(page);
}

/** Undefined where the web was not built: the API works without it. */
function readPage(folder: string): Promise<string | undefined> {
  return readFile(path.join(folder, 'index.html'), 'utf8').catch(() => undefined);
}
