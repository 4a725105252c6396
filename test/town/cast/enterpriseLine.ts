import type { DocumentWish } from '#test/town/documents.ts';
import type { ActivityStatus, Channel, ClusterCode, PlaceKind, TownExport } from '#test/town/types.ts';

export interface EnterpriseOptions {
  brand?: string;
  products?: readonly string[];
  place?: PlaceKind;
  status?: ActivityStatus;
  channels?: readonly Channel[];
  /** Legality; by default none at all. */
  papers?: readonly DocumentWish[];
  turnoverRupiah?: number;
  startYear?: number;
  workers?: readonly [male: number, female: number];
  verifiedAt?: string;
  centre?: string;
  exports?: readonly TownExport[];
}

/** One enterprise of the cast; what is left out is filled in, always in the same way. */
export type EnterpriseLine = readonly [
  slug: string,
  ownerSlug: string,
  name: string | null,
  cluster: ClusterCode,
  kbli: string,
  options?: EnterpriseOptions,
];

export const nib: DocumentWish = { kind: 'nib' };
export const npwp: DocumentWish = { kind: 'npwp' };
export const pirt: DocumentWish = { kind: 'pirt' };
export const expiredPirt: DocumentWish = { kind: 'pirt', expired: true };
export const halal: DocumentWish = { kind: 'halal' };
export const trademark: DocumentWish = { kind: 'trademark' };
