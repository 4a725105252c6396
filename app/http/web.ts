import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { coreProblems } from '#core/problem.ts';

/** The built web pages: hashed assets are kept for a year, the page itself is asked for each time. */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  const page = path.join(folder, 'index.html');
  const html = existsSync(page) ? await readFile(page, 'utf8') : undefined;
  if (html !== undefined) {
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => void reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
    if (!wantsPage || html === undefined) throw coreProblems.make('core.noSuchPath', { path: request.url.split('?')[0] ?? '' });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  });
}
