import { deleteDB, openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { useSyncExternalStore } from 'react';
import { forget, recall, remember } from '../remembered.ts';

/**
 * What one person keeps on this device to work without signal. Everything is encrypted (AES-256-GCM) with a key that was made on
 * this device, cannot be read out of it, and is destroyed with the vault: without it what may still lie on the disk is noise.
 */
export type Vault = {
  readonly personId: string;
  get<T>(collection: string, id: string): Promise<T | undefined>;
  /** In the order of the ids. */
  all<T>(collection: string): Promise<T[]>;
  /** All of them or, where the device is full, none. */
  put(collection: string, entries: Entry[]): Promise<void>;
  remove(collection: string, ids: string[]): Promise<void>;
  clear(collection: string): Promise<void>;
  putFile(id: string, file: Blob): Promise<void>;
  getFile(id: string): Promise<Blob | undefined>;
  removeFile(id: string): Promise<void>;
  close(): void;
};

export type Entry = { id: string; value: unknown };

type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };
interface Shelves extends DBSchema {
  keys: { key: string; value: CryptoKey };
  values: { key: [collection: string, id: string]; value: Sealed };
  files: { key: string; value: Sealed & { type: string } };
}

const nameOf = (personId: string) => `naikkelas.${personId}`;
const algorithm = 'AES-GCM';
/** Whose vault was opened last on this device: what a cold start without signal opens again. */
const lastKey = 'vault';

let open: { personId: string; vault: Promise<Vault> } | undefined;
let current: Vault | undefined;
const listeners = new Set<() => void>();

function publish(vault: Vault | undefined): void {
  current = vault;
  for (const tell of listeners) tell();
}

/** Opens the vault of a person, making it and its key the first time. That of another person is closed, not opened and not lost. */
export function openVault(personId: string): Promise<Vault> {
  if (open?.personId === personId) return open.vault;
  current?.close();
  const vault = makeVault(personId);
  open = { personId, vault };
  return vault.then(
    (made) => {
      remember(lastKey, personId);
      publish(made);
      return made;
    },
    (error: unknown) => {
      open = undefined;
      throw error;
    },
  );
}

export const currentVault = (): Vault | undefined => current;

/** The person whose vault lies on this device, before anybody has been asked who is here. */
export const lastVault = (): string | null => recall(lastKey);

export function useVault(): Vault | undefined {
  return useSyncExternalStore(subscribe, currentVault, () => undefined);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The key and everything that it opens are gone; what was not sent is gone as well, so ask first. */
export async function destroyVault(): Promise<void> {
  const personId = open?.personId ?? lastVault();
  if (!personId) return;
  const vault = current ?? (await open?.vault.catch(() => undefined));
  await vault?.clear('');
  vault?.close();
  open = undefined;
  forget(lastKey);
  publish(undefined);
  await deleteDB(nameOf(personId));
}

async function makeVault(personId: string): Promise<Vault> {
  const db = await openDB<Shelves>(nameOf(personId), 1, {
    upgrade(fresh) {
      fresh.createObjectStore('keys');
      fresh.createObjectStore('values');
      fresh.createObjectStore('files');
    },
    // Another tab destroys the vault: it must not wait for this one.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  });
  const key = await keyOf(db);
  return vaultOver(personId, db, key);
}

async function keyOf(db: IDBPDatabase<Shelves>): Promise<CryptoKey> {
  const known = await db.get('keys', 'data');
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
  // Two tabs at once: whoever writes first has made the key.
  await db.add('keys', made, 'data').catch(() => undefined);
  return (await db.get('keys', 'data')) ?? made;
}

function vaultOver(personId: string, db: IDBPDatabase<Shelves>, key: CryptoKey): Vault {
  const seal = async (bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: algorithm, iv }, key, bytes) };
  };
  const unseal = ({ iv, data }: Sealed): Promise<ArrayBuffer> => crypto.subtle.decrypt({ name: algorithm, iv }, key, data);
  const read = async <T>(sealed: Sealed): Promise<T> => JSON.parse(new TextDecoder().decode(await unseal(sealed))) as T;
  const rangeOf = (collection: string) => IDBKeyRange.bound([collection], [collection, []]);
  return {
    personId,
    async get<T>(collection: string, id: string) {
      const sealed = await db.get('values', [collection, id]);
      return sealed && read<T>(sealed);
    },
    async all<T>(collection: string) {
      return Promise.all((await db.getAll('values', rangeOf(collection))).map((sealed) => read<T>(sealed)));
    },
    async put(collection, entries) {
      // Sealed before the transaction begins: it ends by itself while anything else is waited for.
      const sealed = await Promise.all(entries.map(({ value }) => seal(new TextEncoder().encode(JSON.stringify(value)))));
      const tx = db.transaction('values', 'readwrite');
      await Promise.all([...entries.map(({ id }, at) => tx.store.put(sealed[at] as Sealed, [collection, id])), tx.done]);
    },
    async remove(collection, ids) {
      const tx = db.transaction('values', 'readwrite');
      await Promise.all([...ids.map((id) => tx.store.delete([collection, id])), tx.done]);
    },
    /** '' is everything, the key too. */
    async clear(collection) {
      if (collection !== '') return db.delete('values', rangeOf(collection));
      const tx = db.transaction(['keys', 'values', 'files'], 'readwrite');
      await Promise.all([...(['keys', 'values', 'files'] as const).map((shelf) => tx.objectStore(shelf).clear()), tx.done]);
    },
    async putFile(id, file) {
      await db.put('files', { ...(await seal(new Uint8Array(await file.arrayBuffer()))), type: file.type }, id);
    },
    async getFile(id) {
      const sealed = await db.get('files', id);
      return sealed && new Blob([await unseal(sealed)], { type: sealed.type });
    },
    removeFile: (id) => db.delete('files', id),
    close: () => db.close(),
  };
}
