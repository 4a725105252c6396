import { foldedWords } from '#engines/linkage/index.ts';
import type { Context } from '#platform/action.ts';
import type { DocumentKind, Legality, ScaleClass } from '../contract/words.ts';
import { checkNik, maskNik } from '../rules/identifiers/index.ts';
import { kindsInForce, legalityOf, maskOf, requiredGroups } from '../rules/legality.ts';
import type { HeldDocument } from '../rules/legality.ts';
import { scaleOf } from '../rules/scale.ts';
import type { Figure } from '../rules/scale.ts';
import * as store from '../store/index.ts';
import type { EnterpriseFields, OwnerFields } from './check.ts';
import type { RegistryRules } from './subjects.ts';

type Writer = Pick<Context, 'tx' | 'regency' | 'keys' | 'clock' | 'newId' | 'actorName'>;

/** An owner ready to be written: the NIK encrypted for this owner, fingerprinted for look-up, masked for the eye. */
export function sealOwner(ctx: Pick<Writer, 'keys' | 'regency'>, id: string, owner: OwnerFields): store.OwnerWrite {
  const { nik, ...rest } = owner;
  return {
    ...rest,
    id,
    nikCipher: nik === null ? null : ctx.keys.encrypt(nik, nikContext(ctx.regency, id)),
    nikIndex: nik === null ? null : ctx.keys.blindIndex('nik', nik),
    nikTailIndex: nik === null ? null : ctx.keys.blindIndex('nik_tail', nik.slice(-4)),
    nikMask: nik === null ? null : maskNik(nik),
  };
}

/** A document ready to be written: the NPWP of a person, which is their NIK (PMK 112/2022), is kept like a NIK. */
export function sealDocument(ctx: Pick<Writer, 'keys' | 'regency'>, enterpriseId: string, d: NewDocument): store.DocumentWrite {
  const secret = d.kind === 'npwp' && checkNik(d.number).value === d.number;
  return {
    ...d,
    enterpriseId,
    number: secret ? maskNik(d.number) : d.number,
    numberCipher: secret ? ctx.keys.encrypt(d.number, documentContext(ctx.regency, d.id)) : null,
  };
}

export function documentContext(regency: string, documentId: string): string {
  return `registry.legality_document.number:${regency}:${documentId}`;
}

/** What the ciphertext is bound to, so that it cannot be moved to another owner's row. */
export function nikContext(regency: string, ownerId: string): string {
  return `registry.owner.nik:${regency}:${ownerId}`;
}

export type Computing = {
  rules: RegistryRules;
  food: boolean;
  figures: Figure[];
  documents: HeldDocument[];
  ownerName: string | null;
  source: string;
  verified: { on: string | null; by: string | null };
};

/** An enterprise ready to be written: what people gave, and what the rules make of it. */
export function computeEnterprise(id: string, ownerId: string | null, e: EnterpriseFields, c: Computing): store.EnterpriseWrite {
  const scale = scaleOf(c.rules.scale, c.figures);
  return {
    ...e,
    id,
    ownerId,
    scaleClass: scale.class,
    scaleBasis: scale.basis,
    scaleYear: scale.year,
    scaleRule: scale.rule,
    ...computeLegality(c.rules, c.food, c.documents),
    words: searchWords(e, c.ownerName),
    source: c.source,
    verifiedOn: c.verified.on,
    verifiedBy: c.verified.by,
  };
}

export function computeLegality(rules: RegistryRules, food: boolean, documents: HeldDocument[]) {
  const held = kindsInForce(documents, rules.today);
  return { legality: legalityOf(requiredGroups(rules.legality, food), held), documents: maskOf(held) };
}

/** The words under which an enterprise is found. */
export function searchWords(e: { name: string; brand: string | null; products: string | null }, ownerName: string | null): string[] {
  return foldedWords(e.name, e.brand, ownerName, e.products).slice(0, 40);
}

/**
 * Computes class and legality anew from figures, papers and the rules in force, and moves what changed to its new count. The
 * enterprises are held meanwhile, so that two people who write beside each other are not counted twice.
 */
export async function recompute(
  ctx: Writer,
  rules: RegistryRules,
  ids: string[],
): Promise<Map<string, { scaleClass: ScaleClass; legality: Legality }>> {
  const counts = new store.CountChanges();
  const computed = new Map<string, { scaleClass: ScaleClass; legality: Legality }>();
  for (const row of await store.listToCompute(ctx.tx, ctx.regency, ids)) {
    const scale = scaleOf(rules.scale, row.figures);
    const next = {
      scaleClass: scale.class,
      scaleBasis: scale.basis,
      scaleYear: scale.year,
      scaleRule: scale.rule,
      ...computeLegality(rules, row.food, row.papers),
    };
    computed.set(row.id, next);
    const before = {
      scaleClass: row.scale_class,
      scaleBasis: row.scale_basis,
      scaleYear: row.scale_year,
      scaleRule: row.scale_rule,
      legality: row.legality,
      documents: row.documents,
    };
    if (Object.keys(changesBetween(before, next)).length === 0) continue;
    await store.updateComputed(ctx.tx, ctx.regency, row.id, next, ctx.clock.now());
    counts.add(row, -1);
    counts.add({ ...row, scale_class: next.scaleClass, legality: next.legality }, 1);
  }
  await counts.write(ctx.tx, ctx.regency, ctx.newId);
  return computed;
}

/** The same for one enterprise that is known to be there. */
export async function recomputeOne(ctx: Writer, rules: RegistryRules, id: string) {
  const computed = (await recompute(ctx, rules, [id])).get(id);
  if (!computed) throw new Error(`enterprise ${id} is gone while it is held`);
  return computed;
}

/** Writes the words of living enterprises anew, after their names, their places or their owner's name changed. */
export async function reword(ctx: Writer, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = (await store.namesOf(ctx.tx, ctx.regency, ids)).map(({ id, area, ownerName, ...e }) => ({
    id,
    area,
    words: searchWords(e, ownerName),
  }));
  await store.removeWords(ctx.tx, ctx.regency, ids);
  await store.addWords(ctx.tx, ctx.regency, rows);
  await store.saveWords(ctx.tx, ctx.regency, rows);
}

/** Takes enterprises out of the search. */
export async function unword(ctx: Writer, ids: string[]): Promise<void> {
  await store.removeWords(ctx.tx, ctx.regency, ids);
  await store.saveWords(
    ctx.tx,
    ctx.regency,
    ids.map((id) => ({ id, words: [] })),
  );
}

export async function moveCount(ctx: Writer, before: store.CountKey | null, after: store.CountKey | null): Promise<void> {
  const changes = new store.CountChanges();
  if (before) changes.add(before, -1);
  if (after) changes.add(after, 1);
  await changes.write(ctx.tx, ctx.regency, ctx.newId);
}

export type Change = [before: unknown, after: unknown];

/** The fields that differ, each with before and after; what is empty on both sides does not differ. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, Change> {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
  return Object.fromEntries(names.map((name) => [name, [before[name] ?? null, after[name] ?? null] satisfies Change]));
}

/** Writes what happened into the history of an enterprise or an owner, and gives the id of the event. */
export async function recordEvent(
  ctx: Writer,
  subject: ['enterprise' | 'owner', string],
  kind: string,
  version: number,
  changes: Record<string, Change>,
): Promise<string> {
  const id = ctx.newId();
  await store.addEvent(
    ctx.tx,
    ctx.regency,
    { id, subjectKind: subject[0], subjectId: subject[1], kind, version, changes },
    ctx.clock.now(),
    ctx.actorName,
  );
  return id;
}

export type NewDocument = { id: string; kind: DocumentKind; number: string; issuedOn: string | null; expiresOn: string | null };
