import { newId } from '#core/ids.ts';
import type { OutputOf } from '#core/contract.ts';
import type { contract as accountsContract } from '#modules/accounts/contract.ts';
import { apiFor } from '#ui/api.ts';
import { useAsk } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import type { contract } from '../contract/index.ts';

export const registry = apiFor<typeof contract>();
export const accounts = apiFor<typeof accountsContract>();

type Output<N extends keyof typeof contract> = OutputOf<(typeof contract)[N]>;

export type Item = Output<'registry.listEnterprises'>['items'][number];
export type Enterprise = Output<'registry.getEnterprise'>;
export type Owner = NonNullable<Enterprise['owner']>;
export type OwnerPage = Output<'registry.getOwner'>;
export type FoundOwner = Output<'registry.findOwners'>['items'][number];
export type LegalDocument = Enterprise['documentList'][number];
export type Moment = Output<'registry.listTimeline'>['items'][number];
export type Overview = Output<'registry.getOverview'>;
export type MapAnswer = Output<'registry.mapEnterprises'>;
export type Centre = Output<'registry.listCentres'>['items'][number];
export type Cluster = Output<'registry.listClusters'>['items'][number];
export type SavedView = Output<'registry.listViews'>['items'][number];
export type ExportRun = Output<'registry.getExport'>;
export type Conflict = Output<'registry.listConflicts'>['items'][number];
export type PlaceKind = NonNullable<Enterprise['placeKind']>;
export type Channel = Enterprise['channels'][number];
export type Sex = NonNullable<Owner['sex']>;

/** What shows an enterprise, and must be asked again when one changed. */
export const shownAfterChange = [
  'registry.getEnterprise',
  'registry.listVisits',
  'registry.listTimeline',
  'registry.listEnterprises',
  'registry.countEnterprises',
  'registry.mapEnterprises',
  'registry.getOverview',
  'registry.listMyEnterprises',
  'registry.getOwner',
  'registry.getCentre',
];

export const freshId = () => newId(clock.now());

/** Who is here and what they may do; the shell has asked it already. */
export const useMe = () => useAsk(accounts, 'accounts.getMe', {}, { staleTime: 60_000 }).data;

/** The agency's own tile server, where it has one. */
export function useTiles() {
  const tiles = useAsk(accounts, 'accounts.getAgency', {}, { staleTime: 3_600_000 }).data?.tiles;
  return tiles ? { url: tiles, attribution: '© OpenStreetMap' } : undefined;
}
