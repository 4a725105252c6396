import { coreProblems } from '#core/problem.ts';
import { sqlState } from '#platform/db/transact.ts';
import { registryProblems } from '../problems.ts';
import * as store from '../store/index.ts';
import { takeFamily, withdrawFields } from './merging_family.ts';
import type { FamilyChanges, Family } from './merging_family.ts';
import { namesOfOwners, sealFor, shownChanges, valuesAfter } from './merging_fields.ts';
import type { KeptPart, Merging, Split, SplitRequest } from './merging.ts';
import { changeHands, readOwnOwners } from './merging_ownership.ts';
import { giveBack, giveEnterprisesBack } from './merging_parts.ts';
import { loadRules } from './subjects.ts';
import { moveCount, recompute, recordEvent, reword, unword } from './write.ts';

/**
 * Takes a merge back: `from` lives again with what is its own; fields that the survivor took go back to what they were, or to what the
 * next one that went into it has; what was changed since stays and is listed.
 * Throws `core.notFound`, `registry.splitAlready`.
 */
export async function splitEnterprises(ctx: Merging, request: SplitRequest): Promise<Split> {
  const { tx, regency } = ctx;
  const { family, merge } = await takeMerged(ctx, 'enterprise', request.mergeId);
  const { root } = family;
  const rootKey = await store.countKeyOf(tx, regency, root.id);
  await unword(ctx, [root.id]);
  await readOwnOwners(ctx, [...family.rows.values()]);
  const { changes, edited } = withdrawFields(family, merge);
  const kept = [...keptFields(edited), ...(await giveBack(ctx, family, merge))];
  await writeApart(ctx, 'enterprise', family, merge, changes);
  await moveCount(ctx, rootKey, await store.countKeyOf(tx, regency, root.id));
  await moveCount(ctx, null, await store.countKeyOf(tx, regency, merge.from));
  await recompute(ctx, await loadRules(ctx), [root.id, merge.from]);
  await reword(ctx, [root.id, merge.from]);
  return conclude(ctx, 'enterprise', family, merge, request, changes, kept);
}

/** The same for owners. Throws also `registry.nikTakenElsewhere` where somebody else has got the NIK since. */
export async function splitOwners(ctx: Merging, request: SplitRequest): Promise<Split> {
  const { family, merge } = await takeMerged(ctx, 'owner', request.mergeId);
  const { changes, edited } = withdrawFields(family, merge);
  const kept = [...keptFields(edited), ...(await giveEnterprisesBack(ctx, family, merge))];
  await writeApart(ctx, 'owner', family, merge, changes).catch((error: unknown) => {
    throw sqlState(error) === '23505' ? registryProblems.make('registry.nikTakenElsewhere') : error;
  });
  const renamed = changes.get(family.root.id)?.has('fullName') ? await store.idsOfOwners(ctx.tx, ctx.regency, [family.root.id]) : [];
  await reword(ctx, [...renamed, ...(await store.idsOfOwners(ctx.tx, ctx.regency, [merge.from]))]);
  return conclude(ctx, 'owner', family, merge, request, changes, kept);
}

/** A merge that still holds, with its family; the merge itself is no longer in it. */
async function takeMerged(ctx: Merging, kind: store.MergeKind, mergeId: string): Promise<{ family: Family; merge: store.MergeRow }> {
  const asked = await store.findMerge(ctx.tx, ctx.regency, mergeId);
  if (asked?.kind !== kind) throw coreProblems.make('core.notFound');
  const family = await takeFamily(ctx, kind, asked.from);
  // Looked up again, because somebody may have taken it apart while its family was waited for.
  const merge = family.merges.find((m) => m.id === mergeId);
  if (!merge) throw registryProblems.make('registry.splitAlready');
  family.merges = family.merges.filter((m) => m !== merge);
  return { family, merge };
}

/** Writes what changed of the survivor and of those between, then lets the other one live: a NIK has one living owner only. */
async function writeApart(ctx: Merging, kind: store.MergeKind, family: Family, merge: store.MergeRow, changes: FamilyChanges): Promise<void> {
  const { tx, regency } = ctx;
  const at = ctx.clock.now();
  for (const id of touchedBy(family, changes)) {
    const fields = changes.get(id) ?? new Map();
    const values = sealFor(ctx, id, valuesAfter(fields));
    const owner = fields.get('owner');
    if (owner) values.owner = await changeHands(ctx, id, owner);
    await store.writeMergeable(tx, regency, kind, id, values, at);
  }
  await store.writeMergeable(tx, regency, kind, merge.from, { mergedInto: null }, at);
  for (const m of family.touched) await store.saveGiven(tx, regency, m);
}

/** The living one always moves on by a version: what hangs on it may have changed. */
const touchedBy = (family: Family, changes: FamilyChanges) => [...new Set([family.root.id, ...changes.keys()])];

async function conclude(
  ctx: Merging,
  kind: store.MergeKind,
  family: Family,
  merge: store.MergeRow,
  { decisionId }: SplitRequest,
  changes: FamilyChanges,
  kept: KeptPart[],
): Promise<Split> {
  await store.addUndo(ctx.tx, ctx.regency, merge.id, decisionId, kept, ctx.clock.now(), ctx.actorName);
  const name = kind === 'enterprise' ? 'enterprisesSplit' : 'ownersSplit';
  for (const id of touchedBy(family, changes)) {
    const fields = changes.get(id) ?? new Map();
    const shown = shownChanges(fields, await namesOfOwners(ctx, fields));
    await recordEvent(ctx, [kind, id], name, versionOf(family, id) + 1, { with: [merge.from, null], ...shown });
  }
  await recordEvent(ctx, [kind, merge.from], name, versionOf(family, merge.from) + 1, { with: [family.root.id, null] });
  ctx.emit(`registry.${name}`, { from: merge.from, into: family.root.id, mergeId: merge.id });
  return { from: merge.from, into: family.root.id, kept };
}

function versionOf(family: Family, id: string): number {
  return family.rows.get(id)?.version ?? 0;
}

function keptFields(edited: Set<string>): KeptPart[] {
  return [...edited].map((key) => ({ what: 'field', key, why: 'edited' }));
}
