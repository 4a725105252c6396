import { forget, forgetAll, recallJson, remember } from './remembered.ts';

let owner = '';

/** Whose drafts these are from now on: what one person typed is never shown to another on the same device. */
export function draftsOf(personId: string | null): void {
  owner = personId ?? '';
}

/** Forgets what the present person left unfinished; for signing out. */
export function dropDrafts(): void {
  forgetAll(`draft.${owner}.`);
}

const keyOf = (key: string) => `draft.${owner}.${key}`;

/** What was typed into a form, kept on this device until it is saved. Nothing typed is ever lost. */
export type Draft<V> = { values: Partial<V>; at: string };

const secretName = /(^|[._-])(nik|sandi|password|pin|otp|totp|token|secret)([._-]|$)/i;
const sixteenDigits = /(\d[\s.-]?){16}/;

/** Passwords and identity numbers are never kept, not even when somebody types one into another field. */
export function mayBeKept(name: string, value: unknown): boolean {
  if (secretName.test(name) || value instanceof Blob) return false;
  return !(typeof value === 'string' && sixteenDigits.test(value));
}

/** The part of the values that may be kept and differs from what the form started with. */
export function keepable<V extends Record<string, unknown>>(values: V, initial: V, secret: readonly string[] = []): Partial<V> {
  const kept = Object.entries(values).filter(
    ([name, value]) => !secret.includes(name) && mayBeKept(name, value) && JSON.stringify(value) !== JSON.stringify(initial[name]),
  );
  return Object.fromEntries(kept) as Partial<V>;
}

export function saveDraft<V extends Record<string, unknown>>(key: string, values: Partial<V>, at: Date): void {
  if (Object.keys(values).length === 0) forget(keyOf(key));
  else remember(keyOf(key), JSON.stringify({ values, at: at.toISOString() }));
}

/** A draft's values for names that the form still has, of the kind it still expects; a form that changed since does not break. */
export function loadDraft<V extends Record<string, unknown>>(key: string, initial: V): Draft<V> | undefined {
  const draft = recallJson<Draft<V>>(keyOf(key));
  if (typeof draft !== 'object' || draft === null || typeof draft.values !== 'object' || typeof draft.at !== 'string') return undefined;
  const fits = Object.entries(draft.values).filter(([name, value]) => name in initial && sameKind(initial[name], value));
  return fits.length > 0 ? { values: Object.fromEntries(fits) as Partial<V>, at: draft.at } : undefined;
}

export function dropDraft(key: string): void {
  forget(keyOf(key));
}

function sameKind(a: unknown, b: unknown): boolean {
  if (a === null) return b === null || typeof b === 'number' || typeof b === 'string';
  if (typeof a === 'number') return b === null || typeof b === 'number';
  return Array.isArray(a) ? Array.isArray(b) && b.every((one) => typeof one === 'string') : typeof a === typeof b;
}
