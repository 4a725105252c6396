import type { OutputOf } from '#core/contract.ts';
import type { contract } from '../../contract/index.ts';

type Answer<N extends keyof typeof contract> = OutputOf<(typeof contract)[N]>;
export type Quality = Answer<'validation.getQuality'>;
export type QualityRule = Quality['rules'][number];
export type Finding = Answer<'validation.listFindings'>['items'][number];

/** What shows findings, and must be asked again when one was mended. */
export const shownAfterRepair = [
  'validation.getQuality',
  'validation.listFindings',
  'accounts.listTasks',
  'registry.getEnterprise',
  'registry.listEnterprises',
  'registry.listTimeline',
];
