import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Contract } from '#core/contract.ts';
import { coreProblems } from '#core/problem.ts';
import type { StoredUpload } from '../files/files.ts';
import { enter, perform } from '../pipeline/pipeline.ts';
import { languageOf } from './errors.ts';
import type { ServerParts } from './server.ts';

export const sessionCookie = 'naikkelas_session';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What an action with `download` answers with; the file itself follows. */
export type Download = {
  file: { path: string; name: string; mediaType: string; /** Written for this answer alone: removed once it is sent. */ temporary?: boolean };
  inline?: boolean;
};

/** One HTTP route per contract. */
export function bindActions(server: FastifyInstance, parts: ServerParts): void {
  // The body of an upload is left alone: it goes to disk as a stream.
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  server.removeContentTypeParser('text/plain');
  for (const [name, { action }] of parts.registry.actions) {
    const { contract } = action;
    server.route({
      method: contract.method,
      url: `/api/v1${contract.path.replace(/\{(\w+)\}/g, ':$1')}`,
      ...(contract.bodyLimitBytes && { bodyLimit: contract.bodyLimitBytes }),
      ...(contract.upload && { bodyLimit: contract.upload.maxBytes + 1024 }),
      handler: (request, reply) => handle(parts, name, contract, request, reply),
    });
  }
}

async function handle(parts: ServerParts, name: string, contract: Contract, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const actor = await parts.actorOf(request.cookies[sessionCookie]);
  const commandId = idempotencyKey(request);
  // Whoever may not do this sends nothing to our disk first.
  enter(parts.registry, name, actor);
  const upload = contract.upload ? await receive(parts, contract.upload.maxBytes, request) : undefined;
  try {
    const answer = await perform(parts.world, parts.registry, {
      name,
      actor,
      language: languageOf(request),
      address: request.ip,
      device: deviceOf(request),
      input: inputOf(contract, request),
      ...(commandId && { commandId }),
      ...(upload && { upload }),
    });
    if (answer.jobs > 0) parts.onJobs();
    if (answer.session !== undefined) setSession(reply, answer.session, parts.config.secureCookies);
    if (answer.replayed) reply.header('idempotency-replayed', 'true');
    reply.header('cache-control', 'no-store');
    return contract.download ? sendFile(reply, answer.output as Download) : reply.send(answer.output ?? {});
  } finally {
    if (upload) await parts.world.files.discard(upload);
  }
}

/** The browser and system of a user agent line, for the person's own list of devices. */
function deviceOf(request: FastifyRequest): string {
  const agent = request.headers['user-agent'] ?? '';
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/[\d.]+/.exec(agent)?.[1] ?? agent.split('/')[0] ?? '';
  const system = /(Android|Windows|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  return [browser.slice(0, 40), system].filter(Boolean).join(' · ');
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !guid.test(key)) throw coreProblems.make('core.malformed', { what: 'Idempotency-Key harus berupa UUID' });
  return key.toLowerCase();
}

function inputOf(contract: Contract, request: FastifyRequest): unknown {
  const fromBody = contract.upload || contract.method === 'GET' ? {} : (request.body ?? {});
  if (fromBody instanceof Readable) throw coreProblems.make('core.mediaType');
  if (typeof fromBody !== 'object' || Array.isArray(fromBody)) throw coreProblems.make('core.malformed', { what: 'JSON' });
  return { ...(request.query as object), ...fromBody, ...(request.params as object) };
}

async function receive(parts: ServerParts, maxBytes: number, request: FastifyRequest): Promise<StoredUpload> {
  if (!(request.body instanceof Readable))
    throw coreProblems.make('core.malformed', { what: 'berkas dikirim sebagai isi permintaan, dengan Content-Type application/octet-stream' });
  const header = request.headers['x-file-name'];
  return parts.world.files.receive(request.body, { name: decodeName(typeof header === 'string' ? header : 'berkas'), maxBytes });
}

function decodeName(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return 'berkas'; // a name that is not well encoded is not worth a refusal
  }
}

function setSession(reply: FastifyReply, token: string | null, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure };
  if (token === null) reply.clearCookie(sessionCookie, options);
  else reply.setCookie(sessionCookie, token, { ...options, maxAge: 30 * 86_400 });
}

function sendFile(reply: FastifyReply, { file, inline }: Download): FastifyReply {
  const stream = createReadStream(file.path);
  if (file.temporary) stream.once('close', () => void rm(file.path, { force: true }));
  const disposition = inline ? 'inline' : 'attachment';
  return reply
    .type(file.mediaType)
    .header(
      'content-disposition',
      `${disposition}; filename="${file.name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(stream);
}
