import { dayOf } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { coreProblems } from '#core/problem.ts';
import { visitorSubject } from '#core/policy.ts';
import type { Actor, Place, Scope } from '#core/policy.ts';
import type { Problem } from '#core/problem.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import type { DatedRule } from '#platform/db/rules.ts';
import { registryProblems } from '../problems.ts';
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

type Asking = Pick<Context, 'tx' | 'regency'>;
/** An enterprise; without an id its owner. */
type Owned = { id: string | null; area: string; owner_id: string | null };

/**
 * Where enterprises lie and who holds them. An account is tied to one record of an owner: whoever holds a record that was merged holds
 * what it went into, for as long as it is merged.
 */
export async function placing(ctx: Pick<Context, 'tx' | 'regency' | 'actor'>): Promise<(row: Owned) => Place> {
  const held = ctx.actor.kind === 'person' ? ownersIn(ctx.actor.holdings.flatMap((h) => h.subject ?? [])) : [];
  const went = held.length === 0 ? [] : await store.resolveMerged(ctx.tx, ctx.regency, 'owner', held);
  const visits = await visiting(ctx);
  return ({ id: enterpriseId, area, owner_id: id }) => ({
    area,
    heldAs: [
      ...(id === null ? [] : [...new Set([id, ...went.filter((w) => w.id === id).map((w) => w.asked)])].map((owner) => `${ownerSubject}${owner}`)),
      ...visits(enterpriseId, id),
    ],
  });
}

/** Whoever was sent to visit an enterprise holds it, and its owner. */
async function visiting(ctx: Asking & Pick<Context, 'actor'>): Promise<(enterpriseId: string | null, ownerId: string | null) => string[]> {
  const visitor = visitorAmong(ctx.actor);
  if (visitor === undefined) return () => [];
  const assigned = await store.listAssigned(ctx.tx, ctx.regency, visitor);
  const ids = new Set(assigned.map((row) => row.id));
  const owners = new Set(assigned.map((row) => row.owner_id));
  return (enterpriseId, ownerId) => {
    const holds = enterpriseId === null ? ownerId !== null && owners.has(ownerId) : ids.has(enterpriseId);
    return holds ? [visitorSubject(visitor)] : [];
  };
}

function visitorAmong(actor: Actor): string | undefined {
  return actor.kind === 'person' && actor.holdings.some((holding) => holding.role === 'companion') ? actor.personId : undefined;
}

const ownerSubject = 'owner:';
function ownersIn(subjects: string[]): string[] {
  return subjects.filter((s) => s.startsWith(ownerSubject)).map((s) => s.slice(ownerSubject.length));
}

/** A scope over owners covers those whom they went into. */
export async function withSurvivors(ctx: Asking, scope: Scope): Promise<Scope> {
  const owners = ownersIn(scope.subjects);
  if (owners.length === 0) return scope;
  const living = (await store.resolveMerged(ctx.tx, ctx.regency, 'owner', owners)).map((row) => `${ownerSubject}${row.id}`);
  return { ...scope, subjects: [...new Set([...scope.subjects, ...living])] };
}

export async function findEnterprise(ctx: Context, { id }: { id: string }): Promise<EnterpriseSubject | undefined> {
  const enterprise = await store.findEnterprise(ctx.tx, ctx.regency, id);
  return enterprise && { place: (await placing(ctx))(enterprise), enterprise };
}

/** Like `findEnterprise`, and nobody else writes to it until the transaction ends. */
export async function takeEnterprise(ctx: Context, { id }: { id: string }): Promise<EnterpriseSubject | undefined> {
  await store.lockEnterprises(ctx.tx, ctx.regency, [id]);
  return findEnterprise(ctx, { id });
}

/** The living enterprise that one went into, itself unnamed where the actor may not know of it. */
export async function survivorOf(ctx: Context, row: { id: string; merged_into: string | null }) {
  if (row.merged_into === null) return null;
  const ids = (await store.resolveMerged(ctx.tx, ctx.regency, 'enterprise', [row.id])).map((r) => r.id);
  const [survivor] = await store.nameEnterprises(ctx.tx, ctx.regency, ids);
  return survivor && (await mayKnowEnterprise(ctx, survivor)) ? { id: survivor.id, name: survivor.name } : { id: null, name: null };
}

/** Refuses every command on what was merged, and says where to go instead. */
export async function refuseMerged(ctx: Context, { enterprise }: EnterpriseSubject): Promise<Problem | undefined> {
  const survivor = await survivorOf(ctx, enterprise);
  if (!survivor) return undefined;
  return survivor.name === null
    ? registryProblems.make('registry.mergedElsewhere')
    : registryProblems.make('registry.merged', { name: survivor.name });
}

/** A command on an enterprise: it is held, and it must live. */
export const onLiving = {
  find: takeEnterprise,
  ask: (ctx: Context, _input: unknown, subject: EnterpriseSubject) => refuseMerged(ctx, subject),
};

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

/** The same for a command on one of its documents. */
export const onDocument = {
  find: takeDocument,
  ask: (ctx: Context, _input: unknown, subject: DocumentSubject) => refuseMerged(ctx, subject),
};

export type OwnerSubject = { place: Place; owner: store.OwnerRow };

/** An owner may be seen from where they live and from where their enterprises stand; one who was merged, from where the survivor's do. */
export async function findOwner(ctx: Context, { id }: { id: string }): Promise<OwnerSubject | undefined> {
  const owner = await store.findOwner(ctx.tx, ctx.regency, id);
  if (!owner) return undefined;
  const living = owner.merged_into === null ? id : await livingOwner(ctx, id);
  const place = (await placing(ctx))({ id: null, area: owner.area, owner_id: living });
  return {
    place: { ...place, alsoIn: await store.areasOfOwner(ctx.tx, ctx.regency, living), heldAs: [...(place.heldAs ?? []), `owner:${id}`] },
    owner,
  };
}

async function livingOwner(ctx: Asking, id: string): Promise<string> {
  return (await store.resolveMerged(ctx.tx, ctx.regency, 'owner', [id]))[0]?.id ?? id;
}

/** The living owner whom one went into, unnamed where the actor may not know them. */
export async function ownerSurvivorOf(ctx: Context, owner: store.OwnerRow) {
  if (owner.merged_into === null) return null;
  const survivor = await findOwner(ctx, { id: await livingOwner(ctx, owner.id) });
  if (!survivor || !mayOpen(ctx, survivor.place)) return { id: null, fullName: null };
  return { id: survivor.owner.id, fullName: survivor.owner.full_name };
}

export async function refuseMergedOwner(ctx: Context, { owner }: OwnerSubject): Promise<Problem | undefined> {
  const survivor = await ownerSurvivorOf(ctx, owner);
  if (!survivor) return undefined;
  return survivor.fullName === null
    ? registryProblems.make('registry.ownerMergedElsewhere')
    : registryProblems.make('registry.ownerMerged', { name: survivor.fullName });
}

/**
 * The living owners for these ids, held so that none of them is merged until the transaction ends: what is written for an owner who was
 * merged meanwhile belongs to the survivor.
 */
export async function holdLivingOwners(ctx: Asking, ids: string[]): Promise<Map<string, string>> {
  for (let held = ids; ;) {
    await store.holdOwners(ctx.tx, ctx.regency, held);
    const living = new Map((await store.resolveMerged(ctx.tx, ctx.regency, 'owner', ids)).map((row) => [row.asked, row.id]));
    const more = [...living.values()].filter((id) => !held.includes(id));
    if (more.length === 0) return living;
    held = [...held, ...more];
  }
}

const mayOpen = (ctx: Context, place: Place) => 'registry.getOwner' in ctx.can(place, { 'registry.getOwner': undefined });

/** Whether the actor may know who an owner is. Who is only found out about is not named. */
export async function mayKnowOwner(ctx: Context, id: string): Promise<boolean> {
  const subject = await findOwner(ctx, { id });
  return subject !== undefined && mayOpen(ctx, subject.place);
}

/** Whether the actor may know that an enterprise is there. */
export async function mayKnowEnterprise(ctx: Context, row: Owned): Promise<boolean> {
  return 'registry.getEnterprise' in ctx.can((await placing(ctx))(row), { 'registry.getEnterprise': undefined });
}

/** The id of the person who asks; systems have none. */
export function personOf(ctx: Context): string {
  if (ctx.actor.kind !== 'person') throw coreProblems.make('core.signInFirst');
  return ctx.actor.personId;
}
