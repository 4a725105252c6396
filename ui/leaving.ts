import { dropDrafts } from './drafts.ts';
import { forget, recall } from './remembered.ts';

/** How much of what was done on this device has not reached the server. */
export async function unsentHere(): Promise<number> {
  if (recall('vault') === null) return 0;
  const { look } = await import('./offline/outbox.ts');
  return (await look()).filter(({ state }) => state !== 'done').length;
}

/** Whoever signs out, or whose device the office revoked: everything that this device knew of the person is forgotten. */
export async function forgetPerson(): Promise<void> {
  dropDrafts();
  forget('me');
  if (recall('vault') !== null) await (await import('./offline/vault.ts')).destroyVault();
}
