import { daysBetween } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { ageingFields } from '../contract/words.ts';
import type { AgeingField, ConfirmedHow, MergedField } from '../contract/words.ts';

/** Days after which a field that nobody confirmed again is trusted half as much (the agency's own rule). */
export type HalfLives = Record<AgeingField, number>;

export type Told = { field: AgeingField; on: CalendarDay; how: ConfirmedHow };
export type Confirmation = Told & { trust: number };

/** What is known of an enterprise's ageing fields: which hold anything, what people confirmed, and the days of the record itself. */
export type AgeingFacts = { known: Record<AgeingField, boolean>; told: Told[]; verifiedOn: CalendarDay | null; recordedOn: CalendarDay };

/** Trust in something that was confirmed so many days ago: 1 today, a half after one half-life. */
export function trustAfter(ageDays: number, halfLifeDays: number): number {
  return 2 ** (-Math.max(0, ageDays) / halfLifeDays);
}

/** The better word for the same day: what was seen weighs more than what was told. */
const weights: ConfirmedHow[] = ['recorded', 'stated', 'document', 'visit'];

/** Whether one confirmation is to be kept over another; the same answer whichever came first. */
export function isNewer(a: Told, b: Told): boolean {
  return a.on === b.on ? weights.indexOf(a.how) > weights.indexOf(b.how) : a.on > b.on;
}

/** Each ageing field with its last confirmation. A visit saw that the enterprise is there; for the rest the day of the record must do. */
export function confirmationsOf(halfLives: HalfLives, facts: AgeingFacts, today: CalendarDay): Confirmation[] {
  return ageingFields.map((field) => {
    const last = lastOf(field, facts);
    return { ...last, trust: facts.known[field] ? trustAfter(daysBetween(last.on, today), halfLives[field]) : 0 };
  });
}

function lastOf(field: AgeingField, { told, verifiedOn, recordedOn }: AgeingFacts): Told {
  const best = told.filter((t) => t.field === field).reduce<Told | undefined>((a, b) => (a === undefined || isNewer(b, a) ? b : a), undefined);
  if (best) return best;
  const seen = field === 'activity' || field === 'address';
  return seen && verifiedOn !== null ? { field, on: verifiedOn, how: 'visit' } : { field, on: recordedOn, how: 'recorded' };
}

export function meanTrust(confirmations: Confirmation[]): number {
  return confirmations.reduce((sum, c) => sum + c.trust, 0) / ageingFields.length;
}

const agesAs: Partial<Record<string, AgeingField>> = {
  phone: 'phone',
  ownerPhone: 'phone',
  address: 'address',
  point: 'address',
  latitude: 'address',
  activity: 'activity',
  workersMale: 'workers',
  workersFemale: 'workers',
} satisfies Partial<Record<MergedField | 'latitude', AgeingField>>;

/** The ageing fields that are confirmed when these fields are written. */
export function ageingAmong(fields: string[]): AgeingField[] {
  const named = fields.map((field) => (field.startsWith('turnover.') ? 'turnover' : agesAs[field]));
  return ageingFields.filter((field) => named.includes(field));
}

type Given = { phone: string | null; address: string | null; activity: string; workersMale: number | null; workersFemale: number | null };

/** The ageing fields that somebody gave when the enterprise was registered. */
export function ageingGiven(e: Given, figures: { turnoverRupiah: number | null }[]): AgeingField[] {
  const given: Partial<Record<AgeingField, boolean>> = {
    phone: e.phone !== null,
    address: e.address !== null,
    activity: e.activity !== 'unknown',
    turnover: figures.some((figure) => figure.turnoverRupiah !== null),
    workers: e.workersMale !== null || e.workersFemale !== null,
  };
  return ageingFields.filter((field) => given[field]);
}
