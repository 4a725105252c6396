import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import * as store from '../store/index.ts';
import { mayKnowOwner, placing } from './subjects.ts';

type Page = { cursor?: string | undefined; limit: number };

/** What happened to an enterprise and its owner, newest first. */
export async function listTimeline(ctx: Context, { id, owner_id: ownerId }: { id: string; owner_id: string | null }, { cursor, limit }: Page) {
  const events = await store.listEvents(ctx.tx, ctx.regency, ownerId ? [id, ownerId] : [id], decodeCursor(cursor, 1)?.[0], limit + 1);
  const last = events.length > limit ? events[limit - 1] : undefined;
  const page = events.slice(0, limit);
  const names = await namesIn(ctx, page);
  return {
    items: page.map((e) => ({ id: e.id, at: e.at, by: e.by, byName: e.by_name, kind: e.kind, changes: withNames(e.changes, names) })),
    next: last ? encodeCursor([last.id]) : null,
  };
}

/** Whom a record went together with is kept by id: the name is told to those who may know it. */
function withNames({ with: other, ...changes }: store.EventRow['changes'], names: Map<string, string>): store.EventRow['changes'] {
  const named = (other ?? []).map((id) => (typeof id === 'string' ? (names.get(id) ?? null) : null));
  return named.some((name) => name !== null) ? { with: [named[0], named[1]], ...changes } : changes;
}

async function namesIn(ctx: Context, events: store.EventRow[]): Promise<Map<string, string>> {
  const ids = events.flatMap((e) => (e.changes['with'] ?? []).flatMap((id) => (typeof id === 'string' ? [id] : [])));
  if (ids.length === 0) return new Map();
  const place = await placing(ctx);
  const enterprises = (await store.nameEnterprises(ctx.tx, ctx.regency, ids)).filter(
    (e) => 'registry.getEnterprise' in ctx.can(place(e), { 'registry.getEnterprise': undefined }),
  );
  const names = new Map(enterprises.map((e) => [e.id, e.name]));
  for (const owner of await store.findOwnersBy(ctx.tx, ctx.regency, { ids }, ids.length))
    if (await mayKnowOwner(ctx, owner.id)) names.set(owner.id, owner.full_name);
  return names;
}
