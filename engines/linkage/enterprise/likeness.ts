import type { compareBusinesses } from './sameBusiness.ts';

/** Log2 odds from which a pair belongs to a band (`enterpriseBands`). */
export type BandFloors = { auto: number; likely: number };

export const bandOf = (weight: number, floors: BandFloors): 'auto' | 'likely' | 'doubtful' =>
  weight >= floors.auto ? 'auto' : weight >= floors.likely ? 'likely' : 'doubtful';

/** What is known of the people of a pair beside the weight. */
export type People = {
  /** Both enterprises belong to one owner record. */
  sameOwner: boolean;
  names: [string | null, string | null];
  niks: [string | null, string | null];
  /** Both NIKs are valid and differ by more than a slip of the pen. */
  differentNik: boolean;
};

export type Likeness = People & { weight: number; business: ReturnType<typeof compareBusinesses> };

/**
 * Whether a pair is shown to a person. One owner with two different businesses is no duplicate, however alike the people are;
 * two valid NIKs are two people.
 */
export function worthReview(pair: Likeness, floor: number): boolean {
  if (pair.weight < floor) return false;
  return pair.sameOwner ? pair.business !== 'different' : !pair.differentNik;
}
