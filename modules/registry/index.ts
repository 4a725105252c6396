import type { Context, Module } from '#platform/action.ts';
import { actions } from './actions/index.ts';
import { contract } from './contract/index.ts';
import { codeProblems } from './codesProblems.ts';
import { policies } from './policy.ts';
import { registryProblems } from './problems.ts';
import * as store from './store/index.ts';
import { tasks } from './tasks.ts';
import { routines, works } from './works.ts';

export { contract } from './contract/index.ts';
export { findByDocument, findOwnersByNik, loadBulkRules, registerMany, removeUntouched } from './actions/bulk.ts';
export type { BulkEnterprise, BulkRules, Kept } from './actions/bulk.ts';
export { boxForPoints } from './actions/check.ts';
export type { EnterpriseFields, FigureFields, OwnerFields } from './actions/check.ts';
export { kbliVersionOn, regionsByForeignCode } from './actions/codesDoor.ts';
export type { KbliVersion } from './actions/codesDoor.ts';
export { amendMany, amendOwners } from './actions/amend.ts';
export type { AmendableField, AmendableOwnerField, Amended, Amendment, Skipped } from './actions/amend.ts';
export { readForComparison, streamForComparison } from './actions/comparison.ts';
export type { Comparable } from './actions/comparison.ts';
export { enterprisesOfOwners, readForChecks } from './actions/forChecks.ts';
export type { EnterpriseForChecks, OwnerForChecks } from './actions/forChecks.ts';
export { mergeEnterprises, mergeOwners, resolveEnterprises, resolveOwners } from './actions/merging.ts';
export { splitEnterprises, splitOwners } from './actions/splitting.ts';
export type { EnterpriseMergeRequest, KeptPart, Merged, OwnerMergeRequest, Split, SplitRequest } from './actions/merging.ts';
export {
  assignVisits,
  cardStamps,
  idsBelowTrust,
  loadFreshness,
  readCards,
  readFreshness,
  trustByArea,
  unassignVisits,
  valuesSaid,
  visitsOf,
} from './actions/visitsDoor.ts';
export type { BelowTrust, Card, FieldFreshness, FreshnessSettings } from './actions/visitsDoor.ts';
export type { Confirmation } from './rules/freshnessFields.ts';
export { enterpriseMergeFields, ownerMergeFields } from './rules/merging.ts';
export type { EnterpriseMergeField, OwnerMergeField } from './rules/merging.ts';
export * from './rules/identifiers/index.ts';
export { activityWords, placeKindWords, sexWords } from './words.ts';
export type { ActivityStatus, Channel, DocumentKind, PlaceKind, ScaleClass } from './contract/words.ts';

export const registry: Module<typeof contract> = {
  name: 'registry',
  contracts: contract,
  policies,
  actions,
  works,
  routines,
  tasks,
  problems: { ...registryProblems.kinds, ...codeProblems.kinds },
};

export type NewCluster = { code: string; nameId: string; nameEn: string; food: boolean; sort: number };
export type NewCentre = { id: string; name: string; area: string; cluster: string; latitude: number | null; longitude: number | null };

/** Gives a new office its list of clusters and its centres. */
export async function foundRegistry(ctx: Pick<Context, 'tx' | 'regency' | 'clock'>, clusters: NewCluster[], centres: NewCentre[]): Promise<void> {
  for (const c of clusters)
    await store.saveCluster(ctx.tx, ctx.regency, { code: c.code, name_id: c.nameId, name_en: c.nameEn, sort: c.sort, food: c.food, active: true });
  for (const c of centres) await store.addCentre(ctx.tx, ctx.regency, c, ctx.clock.now());
}

/** Makes enterprises members of centres and gives them export records; for the demo town. */
export async function placeMembers(
  ctx: Pick<Context, 'tx' | 'regency' | 'clock' | 'newId'>,
  members: { centreId: string; enterpriseId: string; since: string }[],
  exports: { enterpriseId: string; year: number; country: string; product: string; valueRupiah: number | null }[],
): Promise<void> {
  for (const m of members) await store.joinCentre(ctx.tx, ctx.regency, m.centreId, m.enterpriseId, m.since);
  await store.addExportRecords(
    ctx.tx,
    ctx.regency,
    exports.map((x) => ({ ...x, id: ctx.newId() })),
    ctx.clock.now(),
  );
}

/** The clusters of the regency, for reading a sheet's own words. */
export async function listClusters(
  ctx: Pick<Context, 'tx' | 'regency'>,
): Promise<{ code: string; nameId: string; nameEn: string; food: boolean; active: boolean }[]> {
  const rows = await store.listClusters(ctx.tx, ctx.regency);
  return rows.map((c) => ({ code: c.code, nameId: c.name_id, nameEn: c.name_en, food: c.food, active: c.active }));
}
