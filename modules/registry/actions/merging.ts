import { coreProblems } from '#core/problem.ts';
import type { Context } from '#platform/action.ts';
import { registryProblems } from '../problems.ts';
import { fillFrom, taken } from '../rules/merging.ts';
import type { EnterpriseMergeField, Filled, OwnerMergeField } from '../rules/merging.ts';
import * as store from '../store/index.ts';
import { giftsAsChanges, namesOfOwners, sealFor, shownChanges, valuesAfter } from './merging_fields.ts';
import { changeHands, readOwnOwners } from './merging_ownership.ts';
import { moveOver } from './merging_parts.ts';
import { loadRules } from './subjects.ts';
import { moveCount, recompute, recordEvent, reword, unword } from './write.ts';

/** What merging needs of the world. A work's transaction gives it, and so does an action. */
export type Merging = Pick<Context, 'tx' | 'regency' | 'keys' | 'clock' | 'newId' | 'actorName' | 'emit'>;

export type MergeRequest<Field> = {
  /** The record that goes: it is kept as it is and points at the survivor. */
  from: string;
  /** The survivor. */
  into: string;
  /** Fields of which the other's value was chosen; without it the survivor keeps its own where it has one. */
  take?: readonly Field[];
  /** The decision that asked for it. */
  decisionId: string;
  /** The versions that the reviewer saw. Given and moved on: `core.versionMoved`. */
  seen?: { from: number; into: number };
};
export type EnterpriseMergeRequest = MergeRequest<EnterpriseMergeField>;
export type OwnerMergeRequest = MergeRequest<OwnerMergeField>;

export type Merged = { mergeId: string; versions: { from: number; into: number } };

export type SplitRequest = { mergeId: string; decisionId: string };

/** Something that did not come back when a merge was undone. */
export type KeptPart = {
  what: 'field' | 'document' | 'photo' | 'exportRecord' | 'centre' | 'figure' | 'enterprise';
  /** The field’s name, the year of a figure, or the id of what stayed. */
  key: string;
  /** `edited`: changed since the merge, so it stays · `removed`: taken away since, so there is nothing to give back. */
  why: 'edited' | 'removed';
};
export type Split = { from: string; into: string; kept: KeptPart[] };

/**
 * Puts two records of one enterprise together: `from` points at `into`, which keeps its own values, takes what it lacks and what
 * `take` names, and all that hangs on `from` and does not collide. The caller has checked who may; both are held here.
 * Throws `registry.mergeSelf`, `core.notFound` (also another regency), `registry.mergedAlready`, `core.versionMoved`.
 */
export async function mergeEnterprises(ctx: Merging, request: EnterpriseMergeRequest): Promise<Merged> {
  const { tx, regency } = ctx;
  const pair = await takePair(ctx, 'enterprise', request);
  const { from, into } = pair;
  const [fromKey, intoKey] = [await store.countKeyOf(tx, regency, from.id), await store.countKeyOf(tx, regency, into.id)];
  await unword(ctx, [from.id, into.id]);
  const filled = await point(ctx, 'enterprise', pair, request.take ?? []);
  const moved = await moveOver(ctx, from.id, into.id);
  const merged = await remember(ctx, 'enterprise', pair, request, { moved, filled });
  await moveCount(ctx, fromKey, null);
  await moveCount(ctx, intoKey, await store.countKeyOf(tx, regency, into.id));
  await recompute(ctx, await loadRules(ctx), [into.id]);
  await reword(ctx, [into.id]);
  ctx.emit('registry.enterprisesMerged', { from: from.id, into: into.id, mergeId: merged.mergeId });
  return merged;
}

/** The same for owners; their enterprises go with them. A NIK stays the survivor's unless `take` names it. */
export async function mergeOwners(ctx: Merging, request: OwnerMergeRequest): Promise<Merged> {
  const pair = await takePair(ctx, 'owner', request);
  const { from, into } = pair;
  const filled = await point(ctx, 'owner', pair, request.take ?? []);
  const enterprises = await store.giveEnterprises(ctx.tx, ctx.regency, [from.id], into.id);
  const merged = await remember(ctx, 'owner', pair, request, { moved: { enterprises }, filled });
  await reword(ctx, 'fullName' in taken(filled) ? await store.idsOfOwners(ctx.tx, ctx.regency, [into.id]) : enterprises);
  ctx.emit('registry.ownersMerged', { from: from.id, into: into.id, mergeId: merged.mergeId });
  return merged;
}

/** The living enterprise that each id stands for now, itself where it lives; ids that are not there are left out. */
export async function resolveEnterprises(ctx: Pick<Context, 'tx' | 'regency'>, ids: string[]): Promise<Map<string, string>> {
  return new Map((await store.resolveMerged(ctx.tx, ctx.regency, 'enterprise', ids)).map((row) => [row.asked, row.id]));
}

/** The same for owners. */
export async function resolveOwners(ctx: Pick<Context, 'tx' | 'regency'>, ids: string[]): Promise<Map<string, string>> {
  return new Map((await store.resolveMerged(ctx.tx, ctx.regency, 'owner', ids)).map((row) => [row.asked, row.id]));
}

type Pair = { from: store.MergeableRow; into: store.MergeableRow };

/** Both records, held in one order, alive and as the reviewer saw them. */
async function takePair(ctx: Merging, kind: store.MergeKind, request: MergeRequest<string>): Promise<Pair> {
  if (request.from === request.into) throw registryProblems.make('registry.mergeSelf');
  const rows = await store.takeMergeable(ctx.tx, ctx.regency, kind, [request.from, request.into]);
  const [from, into] = [request.from, request.into].map((id) => rows.find((row) => row.id === id));
  if (!from || !into) throw coreProblems.make('core.notFound');
  if (from.mergedInto !== null || into.mergedInto !== null) throw registryProblems.make('registry.mergedAlready');
  const { seen } = request;
  if (seen && (seen.from !== from.version || seen.into !== into.version)) throw coreProblems.make('core.versionMoved');
  return { from, into };
}

/** Points one at the other, which takes what it lacks or what was chosen. The pointer comes first: a NIK has one living owner only. */
async function point(ctx: Merging, kind: store.MergeKind, { from, into }: Pair, take: readonly string[]): Promise<Filled> {
  if (kind === 'enterprise') await readOwnOwners(ctx, [from, into]);
  const filled = fillFrom(into.values, from.values, take);
  const changes = giftsAsChanges(taken(filled));
  const values = sealFor(ctx, into.id, valuesAfter(changes));
  const owner = changes.get('owner');
  if (owner) values.owner = await changeHands(ctx, into.id, owner);
  await store.writeMergeable(ctx.tx, ctx.regency, kind, from.id, { mergedInto: into.id }, ctx.clock.now());
  await store.writeMergeable(ctx.tx, ctx.regency, kind, into.id, values, ctx.clock.now());
  return filled;
}

/** Writes the decision, what the survivor holds of it, and the history of both. */
async function remember(
  ctx: Merging,
  kind: store.MergeKind,
  { from, into }: Pair,
  { take = [], decisionId }: MergeRequest<string>,
  given: { moved: store.Moved; filled: Filled },
): Promise<Merged> {
  const mergeId = ctx.newId();
  const versions = { from: from.version + 1, into: into.version + 1 };
  const merge = { id: mergeId, kind, from: from.id, into: into.id, take: [...take], decisionId, ...given };
  await store.addMerge(ctx.tx, ctx.regency, merge, ctx.clock.now(), ctx.actorName);
  const changes = giftsAsChanges(taken(given.filled));
  const shown = shownChanges(changes, await namesOfOwners(ctx, changes));
  const kinds = kind === 'enterprise' ? (['enterprisesMerged', 'mergedInto'] as const) : (['ownersMerged', 'ownerMergedInto'] as const);
  await recordEvent(ctx, [kind, into.id], kinds[0], versions.into, { with: [null, from.id], ...shown });
  await recordEvent(ctx, [kind, from.id], kinds[1], versions.from, { with: [null, into.id] });
  return { mergeId, versions };
}
