import type { CalendarDay } from '#core/dates.ts';
import type { Context } from '#platform/action.ts';
import type { ActivityStatus, DocumentKind, Freshness, PlaceKind, ScaleClass, Sex } from '../contract/words.ts';
import { freshnessOf } from '../rules/freshness.ts';
import { nikFacts } from '../rules/identifiers/index.ts';
import type { NikFacts } from '../rules/identifiers/index.ts';
import { kindsInForce } from '../rules/legality.ts';
import { ceilingOf, scaleOf } from '../rules/scale.ts';
import type { Figure } from '../rules/scale.ts';
import * as store from '../store/index.ts';
import { loadRules } from './subjects.ts';
import type { RegistryRules } from './subjects.ts';
import { nikContext } from './write.ts';

type Reader = Pick<Context, 'tx' | 'regency' | 'keys' | 'clock'>;

/** An enterprise with all that a check looks at. The identity number stays in the registry: only what it says of itself comes out. */
export type EnterpriseForChecks = {
  id: string;
  version: number;
  name: string;
  products: string | null;
  area: string;
  address: string | null;
  point: { latitude: number; longitude: number } | null;
  /** How many enterprises stand on this very point, this one included. */
  onPoint: number;
  cluster: string | null;
  /** Whether the regency has a cluster of this code. */
  clusterKnown: boolean;
  food: boolean;
  kbliVersion: string | null;
  kbli: string | null;
  placeKind: PlaceKind | null;
  startYear: number | null;
  activity: ActivityStatus;
  phone: string | null;
  /** Men and women; null where neither is known. */
  workers: number | null;
  figures: Figure[];
  /** As it is recorded, and as the law of the day has it. */
  scaleClass: ScaleClass;
  scaleNow: ScaleClass;
  /** The most that a medium enterprise may sell in a year, by the law of the day. */
  mediumTurnoverRupiah: number;
  documents: store.DocumentForChecks[];
  /** Kinds of which a document is in force. */
  inForce: DocumentKind[];
  verifiedOn: CalendarDay | null;
  freshness: Freshness;
  source: string;
  owner: OwnerForChecks | null;
};

export type OwnerForChecks = {
  id: string;
  version: number;
  fullName: string;
  nik: NikFacts | null;
  nikMask: string | null;
  sex: Sex | null;
  birthDate: CalendarDay | null;
  phone: string | null;
  /** How many owners give this telephone number, this one included. */
  onPhone: number;
};

/** The living enterprises among these, for the checks of data quality; in no order. */
export async function readForChecks(ctx: Reader, ids: string[]): Promise<EnterpriseForChecks[]> {
  if (ids.length === 0) return [];
  const rules = await loadRules(ctx);
  const rows = await store.listToCheck(ctx.tx, ctx.regency, ids);
  const phones = await store.countOwnersByPhone(ctx.tx, ctx.regency, [...new Set(rows.flatMap((row) => row.owner_phone ?? []))]);
  const points = await store.countByPoint(
    ctx.tx,
    ctx.regency,
    rows.flatMap((row) => pointOf(row) ?? []),
  );
  return rows.map((row) => describe(ctx, rules, row, phones, points));
}

/** The living enterprises of owners. */
export function enterprisesOfOwners(ctx: Pick<Context, 'tx' | 'regency'>, ownerIds: string[]): Promise<string[]> {
  return store.livingOfOwners(ctx.tx, ctx.regency, ownerIds);
}

function describe(
  ctx: Reader,
  rules: RegistryRules,
  row: store.CheckRow,
  phones: ReadonlyMap<string, number>,
  points: ReadonlyMap<string, number>,
): EnterpriseForChecks {
  const [figures, documents, point] = [row.figures ?? [], row.documents ?? [], pointOf(row)];
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    products: row.products,
    area: row.area,
    address: row.address,
    point,
    onPoint: point ? (points.get(store.pointKey(point.latitude, point.longitude)) ?? 1) : 0,
    cluster: row.cluster,
    clusterKnown: row.cluster_known,
    food: row.food,
    kbliVersion: row.kbli_version,
    kbli: row.kbli,
    placeKind: row.place_kind,
    startYear: row.start_year,
    activity: row.activity,
    phone: row.phone,
    workers: row.workers_male === null && row.workers_female === null ? null : (row.workers_male ?? 0) + (row.workers_female ?? 0),
    figures,
    scaleClass: row.scale_class,
    scaleNow: scaleOf(rules.scale, figures).class,
    mediumTurnoverRupiah: ceilingOf(rules.scale, { class: 'medium', basis: 'turnover' }) ?? Number.MAX_SAFE_INTEGER,
    documents,
    inForce: kindsInForce(documents, rules.today),
    verifiedOn: row.verified_on,
    freshness: freshnessOf(rules.freshness.value, row.verified_on, rules.today),
    source: row.source,
    owner: ownerOf(ctx, row, phones),
  };
}

function pointOf({ latitude, longitude }: store.CheckRow): { latitude: number; longitude: number } | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

function ownerOf(ctx: Reader, row: store.CheckRow, phones: ReadonlyMap<string, number>): OwnerForChecks | null {
  if (row.owner_id === null) return null;
  return {
    id: row.owner_id,
    version: row.owner_version,
    fullName: row.full_name,
    nik: row.nik_cipher && nikFacts(ctx.keys.decrypt(row.nik_cipher, nikContext(ctx.regency, row.owner_id))),
    nikMask: row.nik_mask,
    sex: row.sex,
    birthDate: row.birth_date,
    phone: row.owner_phone,
    onPhone: phones.get(row.owner_phone ?? '') ?? 0,
  };
}
