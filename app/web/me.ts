import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { Can } from '#core/policy.ts';
import { hasRoute, request } from '#ui/api.ts';
import { draftsOf } from '#ui/drafts.ts';
import { forgetPerson } from '#ui/leaving.ts';
import { OfflineProblem, problemOf } from '#ui/problems.ts';
import type { AskProblem } from '#ui/problems.ts';
import { forget, recallJson, remember } from '#ui/remembered.ts';

/** What `accounts.getMe` answers: who is here, for which agency, and what they may do. */
export type Me = {
  person: { id: string; fullName: string };
  agency: { name: string; regency: string; regencyName: string };
  holdings: { role: string; area?: string | null; areaName?: string | null }[];
  can: Can;
  unreadNotices: number;
};

export const meKey = ['accounts.getMe', {}];

/**
 * The one question that the shell asks. Nobody signed in is an answer here (`null`), not a problem: public pages ask it too.
 * Kept under the action's name, so that `invalidates: ['accounts.getMe']` asks it again.
 */
export function useMe(enabled = true): UseQueryResult<Me | null, AskProblem> {
  return useQuery<Me | null, AskProblem>({
    queryKey: meKey,
    queryFn: ({ signal }) => askMe(signal),
    enabled,
    staleTime: 60_000,
    refetchInterval: 120_000,
    // Without a signal whoever was here last still is.
    networkMode: 'always',
  });
}

/** Who was here last is kept for a start without a signal: a name and what they may do, no secret. */
const keptAs = 'me';

async function askMe(signal: AbortSignal): Promise<Me | null> {
  if (!hasRoute('accounts.getMe')) return null;
  const { url, headers } = request('accounts.getMe', {});
  const response = await fetch(url, { headers, credentials: 'same-origin', signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return new OfflineProblem(error);
  });
  if (response instanceof OfflineProblem) return withoutSignal(response);
  if (response.status === 401) return nobody(problemOf(401, await response.text()).code);
  if (!response.ok) throw problemOf(response.status, await response.text());
  const me = (await response.json()) as Me;
  remember(keptAs, JSON.stringify(me));
  return arrive(me);
}

function withoutSignal(problem: OfflineProblem): Promise<Me> {
  const kept = recallJson<Me>(keptAs);
  if (!kept) throw problem;
  return arrive(kept);
}

/** What a companion did without signal stays until they sign in again, unless the office revoked this device. */
async function nobody(code: string): Promise<null> {
  if (code === 'accounts.deviceRevoked') await forgetPerson();
  draftsOf(null);
  forget(keptAs);
  return null;
}

/** The vault of a companion is open before any page of theirs is drawn, so that no page has to wait for it. */
async function arrive(me: Me): Promise<Me> {
  draftsOf(me.person.id);
  if (me.can['validation.getFieldDay']) await (await import('./field.ts')).carry(me.person.id);
  return me;
}
