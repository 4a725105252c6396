import { useSyncExternalStore } from 'react';
import { outboxView, replay, subscribeToOutbox } from './outbox.ts';
import type { OutboxView } from './outbox.ts';

/** The queue of this device, and how sending it goes. */
export function useOutbox(): OutboxView {
  return useSyncExternalStore(subscribeToOutbox, outboxView, outboxView);
}

/** While something waits it is tried again by itself so often: a phone does not always say that the signal is back. */
const everyMs = 30_000;
let begun = false;

/** Sends what waits now and whenever there is reason to hope: a signal, the app in front again, the next half minute. */
export function keepSending(): void {
  void replay();
  if (begun) return;
  begun = true;
  const hope = () => void replay();
  window.addEventListener('online', hope);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') hope();
  });
  // The service worker asks an open page where the browser has Background Sync.
  navigator.serviceWorker?.addEventListener('message', (event) => {
    if (event.data === 'naikkelas.replay') hope();
  });
  setInterval(() => {
    if (outboxView().waiting > outboxView().rejected) hope();
  }, everyMs);
}
