import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { Can } from '#core/policy.ts';
import { hasRoute, request } from '#ui/api.ts';
import { draftsOf } from '#ui/drafts.ts';
import { OfflineProblem, problemOf } from '#ui/problems.ts';
import type { AskProblem } from '#ui/problems.ts';

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
  });
}

async function askMe(signal: AbortSignal): Promise<Me | null> {
  if (!hasRoute('accounts.getMe')) return null;
  const { url, headers } = request('accounts.getMe', {});
  const response = await fetch(url, { headers, credentials: 'same-origin', signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new OfflineProblem(error);
  });
  if (response.status === 401) {
    draftsOf(null);
    await response.body?.cancel(); // left unread, the browser would hold the connection open
    return null;
  }
  if (!response.ok) throw problemOf(response.status, await response.text());
  const me = (await response.json()) as Me;
  draftsOf(me.person.id);
  return me;
}
