import type { OutputOf } from '#core/contract.ts';
import type { contract } from '../../contract/index.ts';

type Answer<N extends keyof typeof contract> = OutputOf<(typeof contract)[N]>;
export type PairItem = Answer<'validation.listPairs'>['items'][number];
export type Pair = Answer<'validation.getPair'>;
export type PairField = Pair['fields'][number];
export type PairDecision = Pair['decisions'][number];
export type Linking = Answer<'validation.getLinking'>;
export type Similar = Answer<'validation.findSimilar'>['items'][number];

/** What shows pairs, and must be asked again when one was decided. */
export const shownAfterDecision = [
  'validation.listPairs',
  'validation.getPair',
  'validation.getLinking',
  'accounts.listTasks',
  'registry.getEnterprise',
  'registry.listEnterprises',
  'registry.listTimeline',
];
