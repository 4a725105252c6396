import { enterpriseBands } from '#engines/linkage/index.ts';
import type { PairScore } from '#engines/linkage/index.ts';
import type { Context } from '#platform/action.ts';
import { bandOf, commonArea } from '../rules/duplicates.ts';
import * as store from '../store/index.ts';
import type { BusinessLikeness, FoundBy } from '../words.ts';
import type { Judged, Recorded } from './judge.ts';
import { modelOf } from './model.ts';
import { refusedAmong } from './refused.ts';
import { linkingOf } from './settings.ts';

/** Two enterprises of the registry that may be one, in any order. */
export type FoundPair = {
  oneId: string;
  otherId: string;
  oneVersion: number;
  otherVersion: number;
  oneArea: string;
  otherArea: string;
  weight: number;
  business: BusinessLikeness;
  parts: PairScore['parts'];
};

type End = Pick<Recorded, 'id' | 'version' | 'area'>;

export const foundPair = (one: End, other: End, { weight, business, parts }: Pick<Judged, 'weight' | 'business' | 'parts'>): FoundPair => ({
  oneId: one.id,
  otherId: other.id,
  oneVersion: one.version,
  otherVersion: other.version,
  oneArea: one.area,
  otherArea: other.area,
  weight,
  business,
  parts,
});

/**
 * Puts pairs before the people who decide. What a person decided is never proposed again, also not for the record that one of
 * the two went into since; a pair that waits already takes its new weight. Gives how many wait because of it.
 */
export async function openPairs(c: Context, pairs: FoundPair[], foundBy: FoundBy, importId: string | null = null): Promise<number> {
  if (pairs.length === 0) return 0;
  const { version: model } = await modelOf(c);
  const refused = await refusedAmong(c, pairs);
  const rows = pairs
    .map(inOrder)
    .filter(({ oneId, otherId }) => !refused(oneId, otherId))
    .map((pair) => ({
      ...pair,
      id: c.newId(),
      area: commonArea(pair.oneArea, pair.otherArea),
      band: bandOf(pair.weight, enterpriseBands),
      parts: pair.parts.filter((part) => part.weight !== 0),
    }));
  const opened = await store.savePairs(c.tx, c.regency, rows, { model, foundBy, importId, at: c.clock.now() });
  const { autoLink, autoWeight } = await linkingOf(c);
  if (autoLink && rows.some(({ weight, business }) => weight >= autoWeight && business === 'same'))
    c.enqueue({ action: 'validation.linkAlone', input: {}, uniqueKey: 'linkAlone' });
  return opened;
}

/** The lower id first: a pair is the same pair from both sides. */
function inOrder(pair: FoundPair): FoundPair {
  if (pair.oneId < pair.otherId) return pair;
  const { oneId, oneVersion, oneArea, otherId, otherVersion, otherArea } = pair;
  return {
    ...pair,
    oneId: otherId,
    oneVersion: otherVersion,
    oneArea: otherArea,
    otherId: oneId,
    otherVersion: oneVersion,
    otherArea: oneArea,
  };
}
