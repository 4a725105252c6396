import { keepSending } from '#ui/offline/use_outbox.ts';
import { openVault } from '#ui/offline/vault.ts';

/** A companion is here: what lies on this device for them is opened, and what waits is sent. A device that keeps nothing still works with a signal. */
export async function carry(personId: string): Promise<void> {
  try {
    await openVault(personId);
    keepSending();
  } catch {
    // Private windows of some browsers have no storage; the pages of the field say so.
  }
}
