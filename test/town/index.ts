// The door of the town.
export {
  agency,
  castOwnerOf,
  castOwners,
  castPeople,
  castPerson,
  companionOf,
  companions,
  hostAgency,
  organisations,
  ownerPeople,
} from '#test/town/cast.ts';
export type { CastPerson, OrganisationKind, TownAgency, TownOrganisation } from '#test/town/cast.ts';
export { castEnterpriseCount } from '#test/town/cast/enterprises.ts';
export { centres, type TownCentre } from '#test/town/centres.ts';
export { clusters, type Cluster, type ClusterTrade } from '#test/town/clusters.ts';
export { townEnterprises, type TownOptions } from '#test/town/enterprises.ts';
export { isNikStructure, npwpCheckDigit } from '#test/town/identifiers.ts';
export { messyCsv, messyHeader, messyRows, type MessySheet } from '#test/town/messy.ts';
export { oldListEntry } from '#test/town/oldList.ts';
export { createRandom, hash32, type Random } from '#test/town/prng.ts';
export type {
  ActivityStatus,
  Channel,
  ClusterCode,
  DocumentKind,
  PlaceKind,
  Role,
  Sex,
  TownBusiness,
  TownDocument,
  TownEnterprise,
  TownExport,
  TownFigures,
  TownLocation,
  TownOwner,
  TownVillage,
} from '#test/town/types.ts';
export { townToday } from '#test/town/types.ts';
export { cityVillages, loadClusters, loadKbli, loadRegions, loadVillagePoints } from '#test/town/villages.ts';
export type { ClusterRow, KbliRow, RegionRow } from '#test/town/villages.ts';
