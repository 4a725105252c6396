import type { FastifyReply, FastifyRequest } from 'fastify';
import { coreProblems } from '#core/problem.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery: a browser says where a request comes from. Whatever changes something must come from our own
 * pages; programs that are not browsers send neither header and carry no cookie jar of a victim. The session cookie is
 * `SameSite=Lax` besides.
 */
export async function refuseCrossSite(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  if (harmless.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw coreProblems.make('core.crossSite');
  if (origin !== undefined && hostOf(origin) !== request.host) throw coreProblems.make('core.crossSite');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
