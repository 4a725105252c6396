import { useSyncExternalStore } from 'react';
import { clock } from '#ui/clock.ts';
import { look, onSent } from '#ui/offline/outbox.ts';
import { currentVault } from '#ui/offline/vault.ts';
import type { Vault } from '#ui/offline/vault.ts';
import { asProblem } from '#ui/problems.ts';
import type { AskProblem } from '#ui/problems.ts';
import { api } from '../api.ts';
import { shelves } from './types.ts';
import type { Card, Day, DuplicateIndex, MadeVisit, VisitAnswer } from './types.ts';

/** What lies on this phone, as the pages show it. */
export type Field = {
  ready: boolean;
  day: (Day & { fetchedAt: string }) | undefined;
  cards: Card[];
  visits: MadeVisit[];
  drafts: { id: string; name: string; at: string }[];
  /** While the provisions are being fetched: how many cards of how many. */
  fetching: { done: number; total: number } | undefined;
  problem: AskProblem | undefined;
};

const nothing: Field = { ready: false, day: undefined, cards: [], visits: [], drafts: [], fetching: undefined, problem: undefined };
let field = nothing;
let loadedOf: Vault | undefined;
const listeners = new Set<() => void>();

function publish(change: Partial<Field>): void {
  field = { ...field, ...change };
  for (const tell of listeners) tell();
}

export function useField(): Field {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      const vault = currentVault();
      if (vault && vault !== loadedOf) void load(vault);
      return () => listeners.delete(tell);
    },
    () => field,
  );
}

export type Draft = { id: string; name: string; at: string; values: Record<string, unknown> };

/** Reads everything that lies in the vault, once; afterwards each change is made here and there. */
async function load(vault: Vault): Promise<void> {
  loadedOf = vault;
  field = nothing;
  const [days, cards, visits, drafts] = await Promise.all([
    vault.all<Day & { fetchedAt: string }>(shelves.day),
    vault.all<Card>(shelves.cards),
    vault.all<MadeVisit>(shelves.visits),
    vault.all<Draft>(shelves.drafts),
  ]);
  publish({ ready: true, day: days[0], cards, visits, drafts: drafts.map(summary) });
  if (!days[0] || isOld(days[0].fetchedAt)) void fetchProvisions();
}

const summary = ({ id, name, at }: Draft) => ({ id, name, at });

/** Fetched again by itself after so long, when there is a signal. */
const oldMs = 3 * 3_600_000;
const isOld = (at: string) => clock.now().getTime() - Date.parse(at) > oldMs;

const portion = 100;
let fetching: Promise<void> | undefined;

/** Brings what lies on this phone up to date; what was fetched stays fetched where the signal breaks off. */
export function fetchProvisions(): Promise<void> {
  const vault = currentVault();
  if (!vault) return Promise.resolve();
  fetching ??= provisions(vault)
    .then(
      () => publish({ fetching: undefined, problem: undefined }),
      (error: unknown) => publish({ fetching: undefined, problem: asProblem(error) }),
    )
    .finally(() => (fetching = undefined));
  return fetching;
}

async function provisions(vault: Vault): Promise<void> {
  publish({ fetching: { done: 0, total: 0 }, problem: undefined });
  const day = { ...(await api.call('validation.getFieldDay', {})), fetchedAt: clock.now().toISOString() };
  await vault.put(shelves.day, [{ id: 'day', value: day }]);
  publish({ day });
  const kept = new Map(field.cards.map((card) => [card.id, card]));
  const busy = new Set((await look()).filter(({ state }) => state !== 'done').map(({ subject }) => subject));
  await leaveOut(
    vault,
    [...kept.keys()].filter((id) => !day.entries.some((entry) => entry.id === id) && !busy.has(id)),
  );
  // A card with work that was not sent stays as the person left it until that is answered.
  const wanted = day.entries.filter(({ id, stamp }) => kept.get(id)?.stamp !== stamp && !busy.has(id)).map(({ id }) => id);
  for (let at = 0; at < wanted.length; at += portion) {
    publish({ fetching: { done: at, total: wanted.length } });
    const { items } = await api.call('validation.getFieldCards', { ids: wanted.slice(at, at + portion) });
    await keepCards(vault, items);
  }
  await fetchDuplicates(vault);
}

async function fetchDuplicates(vault: Vault): Promise<void> {
  const known = await vault.get<DuplicateIndex>(shelves.duplicates, 'index');
  const fresh = await api.call('validation.getDuplicateIndex', known ? { known: known.edition } : {});
  if (fresh.edition !== known?.edition) await vault.put(shelves.duplicates, [{ id: 'index', value: fresh }]);
}

export const duplicateIndex = (): Promise<DuplicateIndex | undefined> =>
  currentVault()?.get<DuplicateIndex>(shelves.duplicates, 'index') ?? Promise.resolve(undefined);

async function keepCards(vault: Vault, cards: Card[]): Promise<void> {
  await vault.put(
    shelves.cards,
    cards.map((card) => ({ id: card.id, value: card })),
  );
  const fresh = new Map(cards.map((card) => [card.id, card]));
  publish({ cards: [...field.cards.filter(({ id }) => !fresh.has(id)), ...cards] });
}

async function leaveOut(vault: Vault, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await vault.remove(shelves.cards, ids);
  publish({ cards: field.cards.filter(({ id }) => !ids.includes(id)) });
}

/** Keeps a card as this device left it. */
export async function keepCard(card: Card): Promise<void> {
  const vault = currentVault();
  if (vault) await keepCards(vault, [card]);
}

export async function keepVisit(visit: MadeVisit): Promise<void> {
  await currentVault()?.put(shelves.visits, [{ id: visit.id, value: visit }]);
  publish({ visits: [...field.visits.filter(({ id }) => id !== visit.id), visit] });
}

export async function keepDraft(draft: Draft): Promise<void> {
  await currentVault()?.put(shelves.drafts, [{ id: draft.id, value: draft }]);
  publish({ drafts: [...field.drafts.filter(({ id }) => id !== draft.id), summary(draft)] });
}

/** `made`: what was typed into a form that was saved, so that it can be mended where the server refuses it. */
export const readDraft = (id: string, made = false): Promise<Draft | undefined> =>
  currentVault()?.get<Draft>(made ? shelves.made : shelves.drafts, id) ?? Promise.resolve(undefined);

export async function keepMade(id: string, values: Record<string, unknown>): Promise<void> {
  await currentVault()?.put(shelves.made, [{ id, value: { id, name: '', at: clock.now().toISOString(), values } satisfies Draft }]);
}

export async function dropDraft(id: string): Promise<void> {
  await currentVault()?.remove(shelves.drafts, [id]);
  publish({ drafts: field.drafts.filter((draft) => draft.id !== id) });
}

/** A burst of answers is followed by one look at what the server holds now. */
const restMs = 1500;
let resting: ReturnType<typeof setTimeout> | undefined;
function fetchSoon(): void {
  clearTimeout(resting);
  resting = setTimeout(() => void fetchProvisions(), restMs);
}

// What the server says of a visit: its version, and where somebody else said otherwise.
onSent('registry.recordVisit', async (item, output) => {
  const { visitId } = item.input as { visitId: string };
  const { version, conflicts } = output as VisitAnswer;
  const visit = await currentVault()?.get<MadeVisit>(shelves.visits, visitId);
  if (visit) await keepVisit({ ...visit, version, conflicts });
  fetchSoon();
});
onSent('registry.registerEnterprise', fetchSoon);
