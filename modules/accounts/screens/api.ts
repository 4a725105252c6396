import type { OutputOf } from '#core/contract.ts';
import type { Ask } from '#ui/ask.ts';
import { useAsk } from '#ui/ask.ts';
import { apiFor } from '#ui/api.ts';
import type { contract } from '../contract.ts';

export const api = apiFor<typeof contract>();

type Answer<N extends keyof typeof contract> = OutputOf<(typeof contract)[N]>;
export type Me = Answer<'accounts.getMe'>;
export type Person = Answer<'accounts.getPerson'>;
export type Holding = Person['holdings'][number];
export type OneTimeLink = Answer<'accounts.invitePerson'>;
export type Region = Answer<'accounts.listRegions'>['items'][number];
export type Session = Answer<'accounts.listSessions'>['items'][number];
export type Notice = Answer<'accounts.listNotices'>['items'][number];
export type AuditEvent = Answer<'accounts.listAuditEvents'>['items'][number];
export type DemoPerson = Answer<'accounts.listDemoSignIns'>['items'][number];

/** What is asked again after anything about a person has changed. */
export const personQueries = ['accounts.getPerson', 'accounts.listPeople', 'accounts.getMe'];

/** Who is here. The frame asks the same question under the same key, so this costs no request of its own. */
export function useMe(): Ask<Me> {
  return useAsk(api, 'accounts.getMe', {}, { staleTime: 60_000 });
}
