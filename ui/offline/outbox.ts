import type { Text } from '#core/text.ts';
import { newCommandId } from '../api.ts';
import { clock } from '../clock.ts';
import { remember } from '../remembered.ts';
import { Sender } from './sender.ts';
import { currentVault } from './vault.ts';
import type { Vault } from './vault.ts';

export type OutboxState = 'waiting' | 'sending' | 'blocked' | 'rejected' | 'done';

/** A command that waits for a signal, or what became of it. */
export type OutboxItem = {
  /** The command id: the server does the same one once, however often it arrives. */
  id: string;
  /** Its place in the queue; stays the same when it is repaired under a new command id. */
  place: string;
  action: string;
  input: object;
  file?: { id: string; name: string };
  /** What it is about: what follows for the same subject waits for it. */
  subject: string;
  title: Text;
  detail?: Text;
  at: string;
  state: OutboxState;
  attempts: number;
  /** Why the server refused it. */
  problem?: OutboxProblem;
  output?: unknown;
  sentAt?: string;
  /** The place of the refused item that it waits for. */
  waitsFor?: string;
};

export type OutboxProblem = { code: string; title: string; detail: string; fields: Record<string, string>; reference?: string; status: number };

export type NewItem = {
  id?: string;
  action: string;
  input: object;
  file?: { blob: Blob; name: string };
  subject: string;
  title: Text;
  detail?: Text;
};

/** Why nothing is sent now: no signal, nobody signed in, the server asks for patience, or the office revoked this device. */
export type Stopped = 'offline' | 'signIn' | 'busy' | 'revoked' | null;
export type OutboxView = { items: OutboxItem[]; waiting: number; rejected: number; sending: boolean; lastSentAt: string | null; stopped: Stopped };

const collection = 'outbox';
const keptDays = 7;
const nothing: OutboxView = { items: [], waiting: 0, rejected: 0, sending: false, lastSentAt: null, stopped: null };

let view: OutboxView = nothing;
/** Whose items the view shows. */
let shownOf: Vault | undefined;
const listeners = new Set<() => void>();
const handlers = new Map<string, ((item: OutboxItem, output: unknown) => void | Promise<void>)[]>();
/** Other tabs of this person look again when one changes something: this device tells them of each change of this word. */
const changedKey = 'outbox.changed';
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key?.endsWith(changedKey)) void look();
});

export const outboxView = (): OutboxView => view;
export function subscribeToOutbox(tell: () => void): () => void {
  listeners.add(tell);
  if (shownOf !== currentVault()) void look();
  return () => listeners.delete(tell);
}

function publish(next: Partial<OutboxView>): void {
  view = { ...view, ...next };
  for (const tell of listeners) tell();
}

/** Reads the queue anew. */
export async function look(): Promise<OutboxItem[]> {
  const vault = currentVault();
  shownOf = vault;
  const items = vault ? await vault.all<OutboxItem>(collection) : [];
  if (currentVault() !== vault) return items;
  publish({
    items,
    waiting: items.filter(({ state }) => state !== 'done').length,
    rejected: items.filter(({ state }) => state === 'rejected').length,
    lastSentAt: items.reduce<string | null>((last, { sentAt }) => (sentAt && (last === null || sentAt > last) ? sentAt : last), null),
  });
  return items;
}

async function changed(): Promise<void> {
  await look();
  remember(changedKey, newCommandId());
}

function vaultNow(): Vault {
  const vault = currentVault();
  if (!vault) throw new Error('nobody’s vault is open');
  return vault;
}

const save = (vault: Vault, items: OutboxItem[]): Promise<void> =>
  vault.put(
    collection,
    items.map((item) => ({ id: item.place, value: item })),
  );

/** What was done on this device, to be sent in this order: all of it or, where the device is full, none. Gives the command ids. */
export async function addToOutbox(fresh: NewItem[]): Promise<string[]> {
  const vault = vaultNow();
  const known = await vault.all<OutboxItem>(collection);
  const after = Math.max(clock.now().getTime(), ...known.map(({ place }) => Number(place.split('-')[0]) + 1));
  const items = fresh.map(({ file, ...item }, nth): OutboxItem => {
    const id = item.id ?? newCommandId();
    const at = clock.now().toISOString();
    return { ...item, ...(file && { file: { id, name: file.name } }), id, place: placeOf(after, nth, id), at, state: 'waiting', attempts: 0 };
  });
  for (const [at, { file }] of fresh.entries()) if (file) await vault.putFile(items[at]?.id ?? '', file.blob);
  const refused = known.filter(({ state }) => state === 'rejected');
  await save(
    vault,
    items.map((item) => blockedBy(item, refused)),
  );
  await changed();
  void replay();
  return items.map(({ id }) => id);
}

/** Places sort as texts in the order in which things were done, also where the device's clock went back meanwhile; two tabs never take the same. */
const placeOf = (after: number, nth: number, id: string): string =>
  `${String(after).padStart(15, '0')}-${String(nth).padStart(4, '0')}-${id.slice(-12)}`;

function blockedBy(item: OutboxItem, refused: OutboxItem[]): OutboxItem {
  const before = refused.find((one) => one.subject === item.subject && one.place < item.place);
  const { waitsFor: _, ...rest } = item;
  return before ? { ...rest, state: 'blocked', waitsFor: before.place } : { ...rest, state: 'waiting' };
}

/** Tells the app what the server answered to an action, so that what lies on this device follows. */
export function onSent(action: string, then: (item: OutboxItem, output: unknown) => void | Promise<void>): void {
  handlers.set(action, [...(handlers.get(action) ?? []), then]);
}

const sender = new Sender({
  async next() {
    const items = (await currentVault()?.all<OutboxItem>(collection)) ?? [];
    return items.find(({ state }) => state === 'waiting' || state === 'sending');
  },
  async sending(item) {
    const sent: OutboxItem = { ...item, state: 'sending', attempts: item.attempts + 1 };
    await save(vaultNow(), [sent]);
    publish({ sending: true, stopped: null });
    await changed();
    return sent;
  },
  file: (item) => (item.file ? vaultNow().getFile(item.file.id) : Promise.resolve(undefined)),
  async done(item, output) {
    // First what lies on this device follows, then the item is done: broken off between, it is sent again and answered the same.
    for (const then of handlers.get(item.action) ?? []) await then(item, output);
    const { problem: _, file, ...rest } = item;
    await save(vaultNow(), [{ ...rest, input: {}, state: 'done', output, sentAt: clock.now().toISOString() }]);
    if (file) await vaultNow().removeFile(file.id);
    await changed();
  },
  async refused(item, problem) {
    const vault = vaultNow();
    const refused: OutboxItem = { ...item, state: 'rejected', problem };
    const later = (await vault.all<OutboxItem>(collection)).filter(({ state }) => state === 'waiting').map((one) => blockedBy(one, [refused]));
    await save(vault, [refused, ...later]);
    await changed();
  },
  async waitAgain(item) {
    await save(vaultNow(), [{ ...item, state: 'waiting' }]);
    await changed();
  },
});

/** Sends what waits, in order, until nothing does or something stops it. Never twice at once, in no other tab either. */
export async function replay(): Promise<void> {
  const vault = currentVault();
  if (!vault) return;
  const run = async () => {
    const stopped = await sender.run();
    await forgetOld(vault);
    publish({ sending: false, stopped });
  };
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return alone(run);
  await navigator.locks.request(`naikkelas.outbox.${vault.personId}`, { ifAvailable: true }, (lock) => (lock ? run() : undefined));
}

let running: Promise<void> | undefined;
function alone(run: () => Promise<void>): Promise<void> {
  running ??= run().finally(() => (running = undefined));
  return running;
}

/** Done items keep their title, time and outcome for a week. */
async function forgetOld(vault: Vault): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000).toISOString();
  const old = (await vault.all<OutboxItem>(collection)).filter((item) => item.state === 'done' && (item.sentAt ?? '') < before);
  if (old.length === 0) return;
  await vault.remove(
    collection,
    old.map(({ place }) => place),
  );
  await changed();
}

/** Sends a refused item again, as it is or repaired. Repaired it is another command; what waited for it waits no longer. */
export async function retryItem(place: string, input?: object): Promise<void> {
  const vault = vaultNow();
  const items = await vault.all<OutboxItem>(collection);
  const item = items.find((one) => one.place === place);
  if (!item || item.state === 'done') return;
  const { problem: _, ...rest } = item;
  const repaired = input !== undefined && JSON.stringify(input) !== JSON.stringify(item.input);
  await save(vault, [{ ...rest, state: 'waiting', ...(repaired && { id: newCommandId(), input }) }]);
  await release(
    vault,
    items.filter((one) => one.place !== place),
  );
  void replay();
}

/** Takes one item out, alone. What it would have done is not done; what waited for it goes on. */
export async function dropItem(place: string): Promise<void> {
  const vault = vaultNow();
  const items = await vault.all<OutboxItem>(collection);
  const item = items.find((one) => one.place === place);
  if (!item) return;
  await vault.remove(collection, [place]);
  if (item.file) await vault.removeFile(item.file.id);
  await release(
    vault,
    items.filter((one) => one.place !== place),
  );
  void replay();
}

async function release(vault: Vault, items: OutboxItem[]): Promise<void> {
  const refused = items.filter(({ state }) => state === 'rejected');
  await save(
    vault,
    items.filter(({ state }) => state === 'blocked').map((item) => blockedBy(item, refused)),
  );
  await changed();
}

/** Items as a file that a person can read and keep: for whoever has to type them in elsewhere. */
export async function exportItems(places: string[]): Promise<Blob> {
  const items = (await vaultNow().all<OutboxItem>(collection)).filter(({ place }) => places.includes(place));
  return new Blob(
    [
      JSON.stringify(
        items.map(({ action, input, title, at, problem }) => ({ title, at, action, input, problem })),
        null,
        2,
      ),
    ],
    {
      type: 'application/json',
    },
  );
}
