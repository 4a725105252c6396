import type { Context } from '#platform/action.ts';
import type { FieldValue } from '../rules/merging.ts';
import * as store from '../store/index.ts';

type Mover = Pick<Context, 'tx' | 'regency'>;

/**
 * Whose an enterprise is, leaving aside that its owner was merged: the owner with whom it goes back when owners are taken apart. Merges of
 * enterprises reckon with these, so that they and those of owners can be undone in any order.
 */
export async function readOwnOwners(ctx: Mover, rows: store.MergeableRow[]): Promise<void> {
  const owners = [...new Set(rows.flatMap((row) => ownerIn(row.values.owner) ?? []))];
  await store.holdOwners(ctx.tx, ctx.regency, owners);
  const merged = await store.listMergedInto(ctx.tx, ctx.regency, 'owner', owners);
  const ways = await store.listMergesOf(
    ctx.tx,
    ctx.regency,
    merged.map((m) => m.id),
  );
  for (const row of rows) row.values.owner = [ownOwner(ways, row.id, ownerIn(row.values.owner))];
}

function ownOwner(ways: store.MergeRow[], enterpriseId: string, ownerId: string | null): string | null {
  const way = ways.find((m) => m.into === ownerId && m.moved.enterprises?.includes(enterpriseId));
  return way ? ownOwner(ways, enterpriseId, way.from) : ownerId;
}

function ownerIn(value: FieldValue | undefined): string | null {
  const [id] = value ?? [];
  return typeof id === 'string' ? id : null;
}

/** An enterprise changes hands: it no longer goes back with the one, but with the other. Gives the living owner whose it is until then. */
export async function changeHands(
  ctx: Mover,
  enterpriseId: string,
  { before, after }: { before: FieldValue; after: FieldValue },
): Promise<FieldValue> {
  await followUp(ctx, ownerIn(before), (ids) => ids.filter((id) => id !== enterpriseId));
  return [await followUp(ctx, ownerIn(after), (ids) => [...ids, enterpriseId])];
}

/** Goes from an owner to the living one, changing what each merge on the way remembers to have moved. */
async function followUp(ctx: Mover, ownerId: string | null, change: (ids: string[]) => string[]): Promise<string | null> {
  const [way] = ownerId === null ? [] : await store.listMergesOf(ctx.tx, ctx.regency, [ownerId]);
  if (!way) return ownerId;
  await store.saveGiven(ctx.tx, ctx.regency, { ...way, moved: { ...way.moved, enterprises: change(way.moved.enterprises ?? []) } });
  return followUp(ctx, way.into, change);
}
