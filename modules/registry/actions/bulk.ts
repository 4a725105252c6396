import type { Context } from '#platform/action.ts';
import type { DocumentKind } from '../contract/words.ts';
import * as store from '../store/index.ts';
import type { EnterpriseFields, FigureFields, OwnerFields } from './check.ts';
import { registryProblems } from '../problems.ts';
import { holdLivingOwners, loadRules } from './subjects.ts';
import type { RegistryRules } from './subjects.ts';
import { computeEnterprise, sealDocument, sealOwner } from './write.ts';
import type { NewDocument } from './write.ts';

type Writer = Pick<Context, 'tx' | 'regency' | 'keys' | 'clock' | 'newId' | 'actorName'>;

/** An enterprise that was checked already: by an import's rehearsal, or made for the demo town. */
export type BulkEnterprise = {
  id: string;
  ownerId: string | null;
  newOwner: (OwnerFields & { id: string }) | null;
  ownerName?: string | null;
  enterprise: EnterpriseFields;
  figures: FigureFields[];
  documents: NewDocument[];
  verifiedOn?: string | null;
};

/** What enterprises are judged by: the rules in force and the clusters that need papers of food. */
export type BulkRules = { rules: RegistryRules; food: ReadonlySet<string> };

/** Read once for all the chunks of a day. */
export async function loadBulkRules(ctx: Pick<Writer, 'tx' | 'regency' | 'clock'>): Promise<BulkRules> {
  const clusters = await store.listClusters(ctx.tx, ctx.regency);
  return { rules: await loadRules(ctx), food: new Set(clusters.filter((c) => c.food).map((c) => c.code)) };
}

/** Registers many enterprises in a handful of statements: owners, enterprises, figures, documents, words and counts. */
export async function registerMany(ctx: Writer, rows: BulkEnterprise[], source: string, loaded?: BulkRules): Promise<void> {
  if (rows.length === 0) return;
  const { rules, food } = loaded ?? (await loadBulkRules(ctx));
  const at = ctx.clock.now();
  const known = await holdLivingOwners(ctx, [...new Set(rows.flatMap((row) => (row.newOwner ? [] : (row.ownerId ?? []))))]);
  const writes = rows.map((row) => {
    const { verifiedOn = null } = row;
    const ownerId = row.ownerId === null ? null : (known.get(row.ownerId) ?? row.ownerId);
    return computeEnterprise(row.id, row.newOwner?.id ?? ownerId, row.enterprise, {
      rules,
      source,
      food: food.has(row.enterprise.cluster ?? ''),
      figures: row.figures,
      ownerName: row.newOwner?.fullName ?? row.ownerName ?? null,
      documents: row.documents.map((d) => ({ kind: d.kind, expiresOn: d.expiresOn, state: 'stated' })),
      verified: { on: verifiedOn, by: verifiedOn === null ? null : ctx.actorName },
    });
  });
  const owners = rows.flatMap((row) => (row.newOwner ? [sealOwner(ctx, row.newOwner.id, row.newOwner)] : []));
  mustAll(await store.addOwners(ctx.tx, ctx.regency, owners, at, ctx.actorName), owners);
  mustAll(await store.addEnterprises(ctx.tx, ctx.regency, writes, at, ctx.actorName), writes);
  await store.saveFigures(
    ctx.tx,
    ctx.regency,
    rows.flatMap((row) => row.figures.map((f) => ({ ...f, enterpriseId: row.id }))),
    at,
    ctx.actorName,
  );
  const documents = rows.flatMap((row) => row.documents.map((d) => sealDocument(ctx, row.id, d)));
  mustAll(await store.addDocuments(ctx.tx, ctx.regency, documents, at, ctx.actorName), documents);
  await store.addWords(ctx.tx, ctx.regency, writes);
  const counts = new store.CountChanges();
  for (const w of writes)
    counts.add({ area: w.area, cluster: w.cluster, scale_class: w.scaleClass, activity: w.activity, legality: w.legality, latitude: w.latitude }, 1);
  await counts.write(ctx.tx, ctx.regency, ctx.newId);
}

/** All or none: what was checked as new and is there after all was written by somebody meanwhile. */
function mustAll(added: number, wanted: unknown[]): void {
  if (added !== wanted.length) throw registryProblems.make('registry.alreadyThere');
}

/** Known owners by NIK (16 digits), with their enterprises. */
export async function findOwnersByNik(ctx: Pick<Writer, 'tx' | 'regency' | 'keys'>, niks: string[]) {
  const byIndex = new Map(niks.map((nik) => [ctx.keys.blindIndex('nik', nik).toString('hex'), nik]));
  const rows = await store.ownersByNik(
    ctx.tx,
    ctx.regency,
    [...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex')),
  );
  return new Map(
    rows.map((row) => [byIndex.get(row.nik_index.toString('hex')) ?? '', { ownerId: row.id, fullName: row.full_name, enterprises: row.enterprises }]),
  );
}

/** The enterprise that holds each of these numbers of a kind of document. */
export async function findByDocument(ctx: Pick<Writer, 'tx' | 'regency'>, kind: DocumentKind, numbers: string[]) {
  const rows = await store.holdersOfDocuments(ctx.tx, ctx.regency, kind, numbers);
  return new Map(rows.map((row) => [row.number, { enterpriseId: row.enterpriseId, name: row.name, area: row.area, ownerId: row.ownerId }]));
}

export type Kept = { id: string; reason: 'changed' | 'hasDocuments' | 'merged' | 'missing' };

/** Takes back enterprises that nobody touched since they came in, and their owners where they own nothing else. */
export async function removeUntouched(ctx: Writer, ids: string[]): Promise<{ removed: string[]; kept: Kept[] }> {
  const rows = new Map((await store.listRemovable(ctx.tx, ctx.regency, ids)).map((row) => [row.id, row]));
  const kept = ids.flatMap((id): Kept[] => {
    const row = rows.get(id);
    if (!row) return [{ id, reason: 'missing' }];
    if (row.merged) return [{ id, reason: 'merged' }];
    if (row.version === 1 && row.papers) return [{ id, reason: 'hasDocuments' }];
    return row.version > 1 || row.events > 0 ? [{ id, reason: 'changed' }] : [];
  });
  const keptIds = new Set(kept.map((k) => k.id));
  const removed = ids.filter((id) => !keptIds.has(id));
  const gone = removed.flatMap((id) => rows.get(id) ?? []);
  await store.removeEnterprises(ctx.tx, ctx.regency, removed);
  await store.removeIdleOwners(
    ctx.tx,
    ctx.regency,
    gone.flatMap((row) => row.owner_id ?? []),
  );
  const counts = new store.CountChanges();
  for (const row of gone) counts.add(row, -1);
  await counts.write(ctx.tx, ctx.regency, ctx.newId);
  return { removed, kept };
}
