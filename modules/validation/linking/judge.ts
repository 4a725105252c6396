import type { EnterpriseRecord, LinkageModel, PairScore, PreparedEnterprise } from '#engines/linkage/index.ts';
import { compareBusinesses, differentNik, prepareEnterprise, scoreEnterprises } from '#engines/linkage/index.ts';
import type { Comparable } from '#modules/registry/index.ts';
import { withinOneOwner } from '../rules/duplicates.ts';
import type { Likeness } from '../rules/duplicates.ts';
import { recordOf } from './keys.ts';

/** What two records are compared by: of the registry, of a file, or what is being typed. */
export type Side = { ownerId: string | null; record: EnterpriseRecord; prepared: PreparedEnterprise };

export const sideOf = (record: EnterpriseRecord, ownerId: string | null): Side => ({ ownerId, record, prepared: prepareEnterprise(record) });

/** An enterprise of the registry, ready to be compared. */
export type Recorded = Side & { id: string; version: number; area: string };

export const recordedOf = (e: Comparable): Recorded => ({
  ...sideOf(recordOf(e), e.owner?.id ?? null),
  id: e.id,
  version: e.version,
  area: e.area,
});

export type Judged = Likeness & { parts: PairScore['parts'] };

/** Everything that the rules decide a pair by. */
export function judge(model: LinkageModel, one: Side, other: Side): Judged {
  const score = scoreEnterprises(model, one.prepared, other.prepared);
  const sameOwner = one.ownerId !== null && one.ownerId === other.ownerId;
  const { weight, parts } = sameOwner ? withinOneOwner(score.parts) : score;
  return {
    weight,
    parts,
    business: compareBusinesses(one.prepared, other.prepared),
    sameOwner,
    names: [one.record.ownerName, other.record.ownerName],
    niks: [one.record.nik, other.record.nik],
    differentNik: differentNik(one.prepared, other.prepared),
  };
}
