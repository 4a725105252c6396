import type { Said } from '../contract/words.ts';

/** A place as a device measured it. */
export type Point = { latitude: number; longitude: number; accuracyM: number | null };
export type FieldValue = Said | Point;

/**
 * One value that somebody wrote into a field. `base` is the version that they saw, `applied` the one that their writing made, `after`
 * names visits of their own device that they knew of besides.
 */
export type Edit = { id: string; by: string; value: FieldValue; at: string; base: number; applied: number; after: readonly string[] };

/** A device vouches for its own visits only: nobody answers for others by naming them. */
const knewOf = (edit: Edit, other: Edit): boolean => (edit.by === other.by && edit.after.includes(other.id)) || other.applied <= edit.base;

/**
 * The edits whose writers nobody has answered: no other was written knowing of them, and of one person's only the last, for nobody
 * contradicts themselves. The set alone decides, never the order of arrival.
 */
export function headsOf<E extends Edit>(edits: readonly E[]): E[] {
  const unanswered = edits.filter((edit) => !edits.some((other) => other.id !== edit.id && knewOf(other, edit)));
  // A device that says of two visits that each knew of the other is broken; what it wrote is not lost for it.
  const left = unanswered.length > 0 ? unanswered : edits;
  return left.filter((edit) => !left.some((other) => other.by === edit.by && isLater(other, edit)));
}

/** Of several, the one written last by the clock of its device; of two at the same moment, the greater id. */
export function latestOf<E extends Edit>(edits: readonly E[]): E | undefined {
  return edits.reduce<E | undefined>((best, edit) => (best === undefined || isLater(edit, best) ? edit : best), undefined);
}

function isLater(a: Edit, b: Edit): boolean {
  const [atA, atB] = [Date.parse(a.at), Date.parse(b.at)];
  return atA === atB ? a.id > b.id : atA > atB;
}

/** What a field is after these edits, and whether two of them exclude each other. */
export type Settled<E extends Edit> = { stands: E; heads: E[]; differ: boolean };

export function settle<E extends Edit>(field: string, edits: readonly E[]): Settled<E> | undefined {
  const heads = headsOf(edits);
  const stands = latestOf(heads);
  return stands && { stands, heads, differ: heads.some((head) => !sameValue(field, head.value, stands.value)) };
}

/** Texts that people write a little differently and mean the same. */
const texts = ['name', 'brand', 'products', 'address', 'ownerAddress', 'monthlyCapacity'];
/** Two measurements of one door. */
const sameDoorM = 100;

export function sameValue(field: string, a: FieldValue, b: FieldValue): boolean {
  if (isPoint(a) && isPoint(b)) return metresBetween(a, b) <= Math.max(sameDoorM, a.accuracyM ?? 0, b.accuracyM ?? 0);
  if (typeof a === 'string' && typeof b === 'string' && texts.includes(field)) return folded(a) === folded(b);
  return a === b;
}

const folded = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();

export function isPoint(value: FieldValue): value is Point {
  return typeof value === 'object' && value !== null;
}

const earthRadiusM = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Near enough for a town: as if the earth were flat between the two. */
function metresBetween(a: Point, b: Point): number {
  const east = radians(b.longitude - a.longitude) * Math.cos(radians((a.latitude + b.latitude) / 2));
  return earthRadiusM * Math.hypot(east, radians(b.latitude - a.latitude));
}

/** Whether a field holds nothing. */
export const isEmpty = (value: FieldValue): boolean => value === null;

/** A value in one line: a place as its two numbers. */
export function inLine(value: FieldValue): Said {
  return isPoint(value) ? `${value.latitude}, ${value.longitude}` : value;
}

/** A change in the history: the subject's version after it, and each field with before and after. */
export type HistoryEvent = { id: string; at: string; by: string; kind: string; version: number; changes: Record<string, [unknown, unknown]> };

/** Fields of a subject by their names in the history. */
export type State = Record<string, unknown>;

const historyNames: Partial<Record<string, string[]>> = {
  point: ['latitude', 'longitude', 'accuracyM'],
  ownerPhone: ['phone'],
  ownerAddress: ['address'],
  ownerHasSmartphone: ['hasSmartphone'],
};
const namesOf = (field: string): string[] => historyNames[field] ?? [field];

/** The merged field that a field of the history belongs to. */
export function fieldOfHistory(name: string): string {
  return name === 'latitude' || name === 'longitude' ? 'point' : name;
}

/** What a merged field holds in a state. */
export function valueIn(state: State, field: string): FieldValue {
  if (field !== 'point') return (state[namesOf(field)[0] ?? field] ?? null) as Said;
  const { latitude, longitude, accuracyM } = state;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return { latitude, longitude, accuracyM: typeof accuracyM === 'number' ? accuracyM : null };
}

/** A merged field as fields of a state. */
export function stateWith(field: string, value: FieldValue): State {
  if (field !== 'point') return { [namesOf(field)[0] ?? field]: value };
  return isPoint(value) ? { ...value } : { latitude: null, longitude: null, accuracyM: null };
}

/** The changes of an event by the names of merged fields: figures stand there with their year beside. */
function changesOf({ kind, changes }: HistoryEvent): Record<string, [unknown, unknown]> {
  if (kind !== 'figuresRecorded') return changes;
  const year = String(changes['year']?.[1]);
  return Object.fromEntries(
    Object.entries(changes).map(([name, pair]) => [
      name === 'turnoverRupiah' ? `turnover.${year}` : name === 'capitalRupiah' ? `capital.${year}` : name,
      pair,
    ]),
  );
}

/** What a field was written to by events, newest first in and out, walking back from what it is now; `original`: what it was before all of them. */
export function walkBack(
  now: State,
  events: readonly HistoryEvent[],
  field: string,
): { writes: { event: HistoryEvent; value: FieldValue }[]; original: FieldValue } {
  const names = namesOf(field);
  const telling = field === 'point' ? ['latitude', 'longitude'] : names;
  let state = now;
  const writes: { event: HistoryEvent; value: FieldValue }[] = [];
  for (const event of events) {
    const changes = changesOf(event);
    // Whoever verifies says what the activity is, also where it is what it was.
    if (telling.some((name) => name in changes) || (field === 'activity' && event.kind === 'verified'))
      writes.push({ event, value: valueIn(state, field) });
    state = { ...state, ...Object.fromEntries(names.flatMap((name) => (name in changes ? [[name, changes[name]?.[0]]] : []))) };
  }
  return { writes, original: valueIn(state, field) };
}

type YearFigure = { year: number; capitalRupiah: number | null; turnoverRupiah: number | null };

/** Figures as fields with their year: `turnover.2025`. What was not given is no field. */
export function figureState(figures: readonly YearFigure[]): Record<string, number> {
  return Object.fromEntries(
    figures.flatMap(({ year, capitalRupiah, turnoverRupiah }) => [
      ...(capitalRupiah === null ? [] : [[`capital.${year}`, capitalRupiah] as const]),
      ...(turnoverRupiah === null ? [] : [[`turnover.${year}`, turnoverRupiah] as const]),
    ]),
  );
}

/** The same the other way: the years that a state speaks of, over what is known of them. */
export function figuresIn(state: State, known: readonly YearFigure[]): YearFigure[] {
  const years = new Map<number, YearFigure>();
  for (const [name, value] of Object.entries(state)) {
    const [kind, year] = name.split('.');
    if ((kind !== 'turnover' && kind !== 'capital') || year === undefined || typeof value !== 'number') continue;
    const figure = years.get(Number(year)) ??
      known.find((f) => f.year === Number(year)) ?? { year: Number(year), capitalRupiah: null, turnoverRupiah: null };
    years.set(figure.year, { ...figure, [`${kind}Rupiah`]: value });
  }
  return [...years.values()];
}
