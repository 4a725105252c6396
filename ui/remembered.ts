import { useCallback, useSyncExternalStore } from 'react';

/** Choices and drafts kept on this device. Storage can be full, blocked or spoilt: then nothing is remembered, and nothing breaks. */
const prefix = 'nk.';
const memory = new Map<string, string>();
const listeners = new Set<() => void>();

export function recall(key: string): string | null {
  const kept = memory.get(key);
  if (kept !== undefined) return kept;
  try {
    return globalThis.localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    globalThis.localStorage.setItem(prefix + key, value);
  } catch {
    memory.set(key, value);
  }
  for (const tell of listeners) tell();
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    globalThis.localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept, so nothing is left.
  }
  for (const tell of listeners) tell();
}

/** Forgets every key that begins so. */
export function forgetAll(start: string): void {
  for (const key of keys().filter((one) => one.startsWith(start))) forget(key);
}

function keys(): string[] {
  try {
    const { localStorage } = globalThis;
    const kept = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
    return [...memory.keys(), ...kept.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))];
  } catch {
    return [...memory.keys()];
  }
}

export function recallJson<T>(key: string): T | undefined {
  const kept = recall(key);
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept) as T;
  } catch {
    return undefined;
  }
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  globalThis.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    globalThis.removeEventListener('storage', tell);
  };
}

/** A word this device remembers (a density, a chosen view). `T` is a union of words. */
export function useRemembered<T extends string>(key: string, initial: T): [T, (value: T) => void] {
  const kept = useSyncExternalStore(subscribe, () => recall(key));
  const set = useCallback((value: T) => remember(key, value), [key]);
  return [(kept as T | null) ?? initial, set];
}
