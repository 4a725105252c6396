import { coreProblems } from '#core/problem.ts';
import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';
import type { EnterpriseFields } from './check.ts';
import type { RegistryRules } from './subjects.ts';
import { changesBetween, computeLegality, moveCount, recordEvent, searchWords } from './write.ts';
import type { Change } from './write.ts';

export async function isFood(ctx: Context, cluster: string | null): Promise<boolean> {
  return (await store.listClusters(ctx.tx, ctx.regency)).some((c) => c.code === cluster && c.food);
}

/** A row as the fields that people give, for comparing before and after. */
export function fieldsOf(row: store.EnterpriseRow): EnterpriseFields {
  return {
    name: row.name,
    brand: row.brand,
    products: row.products,
    area: row.area,
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    accuracyM: row.accuracy_m,
    cluster: row.cluster,
    kbliVersion: row.kbli_version,
    kbli: row.kbli,
    placeKind: row.place_kind,
    startYear: row.start_year,
    activity: row.activity,
    phone: row.own_phone,
    workersMale: row.workers_male,
    workersFemale: row.workers_female,
    monthlyCapacity: row.monthly_capacity,
    channels: row.channels,
    note: row.note,
  };
}

export type Writing = {
  /** The version that the person saw. */
  version: number;
  next: EnterpriseFields;
  kind: string;
  verified: { on: string | null; by: string | null };
  /** What else the history says of it. */
  more?: Record<string, Change>;
};
export type Written = { version: number; eventId: string; changes: Record<string, Change> };

/** Writes changed fields over the version that the person saw, moves the count, and writes the history. */
export async function change(
  ctx: Context,
  rules: RegistryRules,
  row: store.EnterpriseRow,
  { version, next, kind, verified, more = {} }: Writing,
): Promise<Written> {
  if (version !== row.version) throw coreProblems.make('core.versionMoved');
  const documents = await store.listDocuments(ctx.tx, ctx.regency, row.id);
  const legality = computeLegality(
    rules,
    await isFood(ctx, next.cluster),
    documents.map((d) => ({ kind: d.kind, expiresOn: d.expires_on, state: d.state })),
  );
  const write: store.EnterpriseWrite = {
    ...next,
    id: row.id,
    ownerId: row.owner_id,
    scaleClass: row.scale_class,
    scaleBasis: row.scale_basis,
    scaleYear: row.scale_year,
    scaleRule: null,
    ...legality,
    words: searchWords(next, row.owner_name),
    source: row.source,
    verifiedOn: verified.on,
    verifiedBy: verified.by,
  };
  await store.replaceWords(ctx.tx, ctx.regency, write);
  if (!(await store.updateEnterprise(ctx.tx, ctx.regency, version, write, ctx.clock.now()))) throw coreProblems.make('core.versionMoved');
  await moveCount(ctx, row, {
    area: next.area,
    cluster: next.cluster,
    scale_class: row.scale_class,
    activity: next.activity,
    legality: legality.legality,
    latitude: next.latitude,
  });
  const changes = changesBetween(fieldsOf(row), next);
  const eventId = await recordEvent(ctx, ['enterprise', row.id], kind, version + 1, { ...changes, ...more });
  ctx.audit({ subject: ['enterprise', row.id], details: { fields: Object.keys(changes) } });
  return { version: version + 1, eventId, changes };
}
