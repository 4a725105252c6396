import { dayOf } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { coreProblems } from '#core/problem.ts';
import type { Place } from '#core/policy.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import type { DatedRule } from '#platform/db/rules.ts';
import type { FreshnessRule } from '../rules/freshness.ts';
import type { LegalityRule } from '../rules/legality.ts';
import type { ScaleRule } from '../rules/scale.ts';
import * as store from '../store/index.ts';

export type RegistryRules = {
  scale: DatedRule<ScaleRule>;
  legality: DatedRule<LegalityRule>;
  freshness: DatedRule<FreshnessRule>;
  today: CalendarDay;
};

/** The rules of law and of the agency that are in force today. */
export async function loadRules(ctx: Pick<Context, 'tx' | 'clock'>): Promise<RegistryRules> {
  const today = dayOf(ctx.clock.now());
  const rules = await rulesInForce<{ scale_class: ScaleRule; legality_requirement: LegalityRule; verification_freshness_days: FreshnessRule }>(
    ctx.tx,
    ['scale_class', 'legality_requirement', 'verification_freshness_days'],
    today,
  );
  return { scale: rules.scale_class, legality: rules.legality_requirement, freshness: rules.verification_freshness_days, today };
}

export type EnterpriseSubject = { place: Place; enterprise: store.EnterpriseRow };

export function placeOf(row: { area: string; owner_id: string | null }): Place {
  return { area: row.area, heldAs: row.owner_id ? [`owner:${row.owner_id}`] : [] };
}

export async function findEnterprise(ctx: Context, { id }: { id: string }): Promise<EnterpriseSubject | undefined> {
  const enterprise = await store.findEnterprise(ctx.tx, ctx.regency, id);
  return enterprise && { place: placeOf(enterprise), enterprise };
}

/** Like `findEnterprise`, and nobody else writes to it until the transaction ends. */
export async function takeEnterprise(ctx: Context, { id }: { id: string }): Promise<EnterpriseSubject | undefined> {
  await store.lockEnterprises(ctx.tx, ctx.regency, [id]);
  return findEnterprise(ctx, { id });
}

export type DocumentSubject = EnterpriseSubject & { document: store.DocumentRow };

export async function findDocument(ctx: Context, input: { id: string; documentId: string }): Promise<DocumentSubject | undefined> {
  const subject = await findEnterprise(ctx, input);
  const document = subject && (await store.findDocument(ctx.tx, ctx.regency, input.id, input.documentId));
  return document && { ...subject, document };
}

export async function takeDocument(ctx: Context, input: { id: string; documentId: string }): Promise<DocumentSubject | undefined> {
  await store.lockEnterprises(ctx.tx, ctx.regency, [input.id]);
  return findDocument(ctx, input);
}

export type OwnerSubject = { place: Place; owner: store.OwnerRow };

/** An owner may be seen from where they live and from where their enterprises stand. */
export async function findOwner(ctx: Context, { id }: { id: string }): Promise<OwnerSubject | undefined> {
  const owner = await store.findOwner(ctx.tx, ctx.regency, id);
  return owner && { place: { area: owner.area, alsoIn: await store.areasOfOwner(ctx.tx, ctx.regency, id), heldAs: [`owner:${id}`] }, owner };
}

/** Whether the actor may know who an owner is. Who is only found out about is not named. */
export async function mayKnowOwner(ctx: Context, id: string): Promise<boolean> {
  const subject = await findOwner(ctx, { id });
  return subject !== undefined && 'registry.getOwner' in ctx.can(subject.place, { 'registry.getOwner': undefined });
}

/** Whether the actor may know that an enterprise is there. */
export function mayKnowEnterprise(ctx: Context, row: { area: string; owner_id: string | null }): boolean {
  return 'registry.getEnterprise' in ctx.can(placeOf(row), { 'registry.getEnterprise': undefined });
}

/** The id of the person who asks; systems have none. */
export function personOf(ctx: Context): string {
  if (ctx.actor.kind !== 'person') throw coreProblems.make('core.signInFirst');
  return ctx.actor.personId;
}
