import type { OutputOf } from '#core/contract.ts';
import type { contract } from '../../contract/index.ts';

type Answer<N extends keyof typeof contract> = OutputOf<(typeof contract)[N]>;
export type Campaign = Answer<'validation.getCampaign'>;
export type CampaignItem = Answer<'validation.listCampaigns'>['items'][number];
export type Preview = Answer<'validation.previewCampaign'>;
export type Assignment = Answer<'validation.listAssignments'>['items'][number];
export type Tally = Pick<Campaign, 'assigned' | 'visited' | 'verified' | 'closed' | 'notFound' | 'refused'>;
export type Pace = Campaign['pace'];

/** What shows a campaign, and must be asked again when it took a step. */
export const shownAfterCampaign = ['validation.listCampaigns', 'validation.getCampaign', 'validation.listAssignments'];
