import { dayOf } from '#core/dates.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import * as store from '../store/index.ts';

type Rules = { duplicate_review: { floor: number; auto_weight: number; sample_share: number } };

export type Linking = { floor: number; autoLink: boolean; autoWeight: number; sampleShare: number };

/** What holds for duplicates: the office's own settings, and until it made any those of the product. Nothing is linked without a person then. */
export async function linkingOf(c: Pick<Context, 'tx' | 'regency' | 'clock'>): Promise<Linking> {
  const { floor, auto_weight, sample_share } = (await rulesInForce<Rules>(c.tx, ['duplicate_review'], dayOf(c.clock.now()))).duplicate_review.value;
  const settled = await store.findLinking(c.tx, c.regency);
  return {
    floor,
    autoLink: settled?.auto_link ?? false,
    autoWeight: settled?.auto_weight ?? auto_weight,
    sampleShare: settled?.sample_share ?? sample_share,
  };
}
