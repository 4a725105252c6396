import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, coreProblems, problemDocument } from '#core/problem.ts';
import type { Language } from '#core/text.ts';
import { sqlState } from '../db/transact.ts';
import type { Log } from '../log.ts';
import { errorFacts } from '../log.ts';

/** The language of the reader: in a browser what was chosen on our pages (cookie), for programs `Accept-Language`; else Indonesian. */
export function languageOf(request: FastifyRequest): Language {
  // An address that cannot be read is refused before the cookies are.
  const chosen = (request.cookies as FastifyRequest['cookies'] | undefined)?.['nk_lang'];
  if (chosen === 'id' || chosen === 'en') return chosen;
  const program = request.headers['sec-fetch-site'] === undefined;
  return program && /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'id';
}

/** Every error leaves as an RFC 9457 document in words; what was not foreseen is logged under the number that the person sees. */
export async function answerWithProblem(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = problemOf(error, request.id);
  if (problem.status >= 500)
    log.error({ reference: request.id, method: request.method, route: request.routeOptions.url, ...errorFacts(error) }, 'a request failed');
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
  await reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemDocument(problem, languageOf(request), `urn:naikkelas:${request.id}`)));
}

function problemOf(error: unknown, reference: string): Problem {
  if (error instanceof Problem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return coreProblems.make('core.tooLarge', { limit: '1 MB' });
  if (status === 429) return coreProblems.make('core.tooMany', { seconds: 60 });
  if (status >= 400 && status < 500) return coreProblems.make('core.malformed', { what: whatIsMalformed(code) });
  // Ids are made by the sender; whatever else must be unique is asked for by the module, in words of its own.
  if (sqlState(error) === '23505') return coreProblems.make('core.idTaken');
  if (unwritable.has(sqlState(error))) return coreProblems.make('core.malformed', { what: 'karakter NUL' });
  if (busyStates.has(sqlState(error))) return coreProblems.make('core.busy');
  return coreProblems.make('core.broken', { reference });
}

/** Text that no database text can hold. */
const unwritable = new Set(['22021', '22P05']);

/** Too many connections, shutting down, starting up, statement timed out, and what still collided after the last try. */
const busyStates = new Set(['53300', '57P01', '57P03', '57014', '40001', '40P01']);

function whatIsMalformed(code: string): string {
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'Content-Type';
  return code === 'FST_ERR_CTP_EMPTY_JSON_BODY' || code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === '' ? 'JSON' : code;
}
