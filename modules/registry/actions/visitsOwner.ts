import { dayOf } from '#core/dates.ts';
import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';
import { confirm } from './confirming.ts';
import { holdLivingOwners } from './subjects.ts';
import type { JudgedVisit, VisitInput } from './visitsJudge.ts';
import { mergeVisit, stateOf } from './visitsMerge.ts';
import type { MergedFields } from './visitsMerge.ts';
import { changesBetween, recordEvent } from './write.ts';

type OwnerOutcome = { version: number | null; merged: MergedFields };
const nothing: MergedFields = { stands: new Map(), mine: [], conflicts: [] };

/** What a visit may change of an owner, by the names of the history. */
export const ownerState = (owner: store.OwnerRow) => ({ phone: owner.phone, address: owner.address, hasSmartphone: owner.has_smartphone });

/** What a visit wrote of the owner, merged in the same way; the owner has a version of their own. */
export async function mergeOwnerFields(
  ctx: Context,
  input: VisitInput,
  { at, edits }: JudgedVisit,
  row: store.EnterpriseRow,
  moved: boolean,
): Promise<OwnerOutcome> {
  if (row.owner_id === null) return { version: null, merged: nothing };
  const values = new Map(edits.filter((edit) => edit.field.startsWith('owner')).map(({ field, ...edit }) => [field as string, edit]));
  const ownerId = values.size === 0 ? row.owner_id : ((await holdLivingOwners(ctx, [row.owner_id])).get(row.owner_id) ?? row.owner_id);
  const owner = await store.findOwner(ctx.tx, ctx.regency, ownerId);
  if (!owner || values.size === 0) return { version: owner?.version ?? null, merged: nothing };
  const base = moved ? 0 : Math.min(input.ownerBase ?? 0, owner.version);
  const events = await store.listEventsSince(ctx.tx, ctx.regency, owner.id, base);
  const subject = {
    id: owner.id,
    enterpriseId: row.id,
    version: owner.version,
    createdAt: owner.created_at,
    createdBy: owner.created_by,
    state: ownerState(owner),
  };
  const merged = await mergeVisit(ctx, subject, { visitId: input.visitId, at, base, after: input.after, values }, events);
  await writeOwnerFields(ctx, owner, stateOf(merged.stands), 'ownerVisited');
  if (values.has('ownerPhone')) await confirm(ctx, await store.livingOfOwners(ctx.tx, ctx.regency, [owner.id]), ['phone'], 'visit', dayOf(at));
  return { version: owner.version + 1, merged };
}

/** Writes these fields of an owner, who is held and moves on by one version; gives the id of the line in the history. */
export async function writeOwnerFields(ctx: Context, owner: store.OwnerRow, fields: Record<string, unknown>, kind: string): Promise<string> {
  const before = ownerState(owner);
  const next = { ...before, ...fields };
  await store.saveOwnerContact(ctx.tx, ctx.regency, { id: owner.id, ...next }, ctx.clock.now());
  ctx.emit('registry.ownerUpdated', { id: owner.id });
  return recordEvent(ctx, ['owner', owner.id], kind, owner.version + 1, changesBetween(before, next));
}

const ofOwner: Record<string, string> = { phone: 'ownerPhone', address: 'ownerAddress', hasSmartphone: 'ownerHasSmartphone' };
/** The merged field that a field in an owner's history belongs to. */
export const fieldOfOwner = (name: string): string => ofOwner[name] ?? name;
