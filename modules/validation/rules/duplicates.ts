import { areaContains } from '#core/region.ts';
import type { Likeness, People } from '#engines/linkage/index.ts';
import type { PairState, Verdict } from '../words.ts';
import { clearlyDifferentPeople } from './names.ts';

// The engine's own, so that a phone without signal decides by the same rules (screens/field).
export { bandOf, worthReview } from '#engines/linkage/index.ts';
export type { BandFloors, Likeness, People } from '#engines/linkage/index.ts';

/** Of two records of one owner about one in five is the same business written down twice: log2 odds of −2. */
const priorWithinOneOwner = -2;
/** Comparisons that the owner alone decides; a NIB is one for all businesses of its owner. */
const ofThePerson = new Set(['identity', 'name', 'phone', 'nib']);
/** Two businesses of one person often stand in one house, which therefore says little more than that they may be one. */
const mostForThePlace = 1;
const ofThePlace = new Set(['address', 'point']);

/** What the evidence weighs where both records belong to one owner: only what tells one business from another. */
export function withinOneOwner<P extends { comparison: string; weight: number }>(all: readonly P[]): { weight: number; parts: P[] } {
  const parts = all
    .filter(({ comparison }) => !ofThePerson.has(comparison))
    .map((part) => (ofThePlace.has(part.comparison) ? { ...part, weight: Math.min(part.weight, mostForThePlace) } : part));
  return { weight: parts.reduce((sum, { weight }) => sum + weight, priorWithinOneOwner), parts };
}

/** Whether both records speak of one person, as far as can be told: an enterprise can be recorded once for each of a couple. */
export function samePerson({ sameOwner, names: [one, other], differentNik }: Omit<People, 'niks'>): boolean {
  return sameOwner || (one !== null && other !== null && !differentNik && !clearlyDifferentPeople(one, other));
}

/** Whether records are linked without a person, where the agency turned that on. Brothers can have neighbouring NIKs: any difference is one. */
export function mayLinkAlone(pair: Likeness, autoWeight: number): boolean {
  const [one, other] = pair.niks;
  const conflict = one !== null && other !== null && one !== other;
  return pair.weight >= autoWeight && pair.business === 'same' && !conflict && samePerson(pair);
}

/** The verdict that the evidence suggests. */
export function suggestVerdict(pair: Pick<Likeness, 'weight' | 'business' | 'sameOwner'>, likely: number): Verdict {
  if (pair.business === 'different') return pair.sameOwner || pair.weight < likely ? 'different' : 'same_owner';
  return pair.weight >= likely || pair.sameOwner ? 'same_enterprise' : 'different';
}

export type Standing = { id: string; createdAt: string; verifiedOn: string | null; filled: number; holdings: number };

/** Which record would stay: the one that was seen, then the fuller one, then the older. */
export function survivorOf(one: Standing, other: Standing): string {
  const order = [
    Number(other.verifiedOn !== null) - Number(one.verifiedOn !== null),
    other.filled + other.holdings - (one.filled + one.holdings),
    one.createdAt.localeCompare(other.createdAt),
    one.id.localeCompare(other.id),
  ].find((difference) => difference !== 0);
  return (order ?? 0) > 0 ? other.id : one.id;
}

/** The smallest area that holds both. */
export function commonArea(one: string, other: string): string {
  if (areaContains(one, other)) return one;
  const parts = other.split('.');
  while (parts.length > 1 && !areaContains(parts.join('.'), one)) parts.pop();
  return parts.join('.');
}

/** Whether a pair is drawn for a second look: `chance` is a number of [0, 1) made of the pair's id, the same every time. */
export const isDrawn = (chance: number, share: number): boolean => chance < share;

export const isSettled = (state: PairState): boolean => state === 'same_enterprise' || state === 'same_owner' || state === 'different';

const earthM = 6_371_008.8;

/** Metres along a great circle (haversine formula). */
export function distanceM(one: { latitude: number; longitude: number }, other: { latitude: number; longitude: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(other.latitude - one.latitude) / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return Math.round(2 * earthM * Math.asin(Math.min(1, Math.sqrt(half))));
}
