import { freshId } from '#test/support/client.ts';
import type { Client } from '#test/support/client.ts';
import type { Role } from '#core/policy.ts';

/** The password that builders give. */
export const password = 'tiga kata biasa';

export type Invited = { id: string; userName: string; token: string };

/** Invites somebody; the one-time link has not been opened. */
export async function invite(
  by: Client,
  holdings: { role: Role; area?: string; subject?: string }[] = [{ role: 'companion', area: '35.74.01' }],
  fullName = 'Orang Baru',
): Promise<Invited> {
  const id = freshId();
  const userName = `baru.${id.slice(-12)}`;
  const link = await by.ok('accounts.invitePerson', { id, fullName, userName, phone: null, holdings });
  return { id, userName, token: link.path.slice('/undangan/'.length) };
}

/** Invites somebody who at once chose the password above. */
export async function settle(by: Client, stranger: Client, holdings?: { role: Role; area?: string; subject?: string }[]): Promise<Invited> {
  const invited = await invite(by, holdings);
  await stranger.ok('accounts.acceptInvitation', { token: invited.token, password });
  return invited;
}
