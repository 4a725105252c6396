import type { FastifyInstance } from 'fastify';
import type { Registry } from '../pipeline/pipeline.ts';
import { openApiDocument } from './openapi.ts';
import { docsPage, docsStyle } from './docsPage.ts';

/** `/api/openapi.json` for programs, `/api/docs` for people; both from the contracts. */
export function serveDocs(server: FastifyInstance, registry: Registry): void {
  const document = openApiDocument(registry);
  const json = JSON.stringify(document);
  const page = docsPage(registry);
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(json));
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  server.get('/api/docs.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(docsStyle));
}
