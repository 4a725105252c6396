import type { Context } from '#platform/action.ts';
import { fieldOfHistory, isEmpty, settle, stateWith, valueIn, walkBack } from '../rules/visitsMerge.ts';
import type { FieldValue, HistoryEvent, Settled, State } from '../rules/visitsMerge.ts';
import * as store from '../store/index.ts';

/** An enterprise or an owner as a visit finds it, held until the transaction ends. */
export type MergeSubject = { id: string; enterpriseId: string; version: number; createdAt: string; createdBy: string; state: State };

/** What a visit writes into one subject. `base` 0: it saw another record, so whatever stands here was unknown to it. */
export type Incoming = { visitId: string; at: Date; base: number; after: string[]; values: Map<string, { value: FieldValue; before: FieldValue }> };

/** `stands`: what each field that the visit wrote is now · `mine`: whether it is what the visit wrote. */
export type MergedFields = { stands: Map<string, FieldValue>; mine: string[]; conflicts: string[] };

type Writer = Pick<Context, 'tx' | 'regency' | 'clock' | 'newId' | 'actorName' | 'emit'>;
const none: MergedFields = { stands: new Map(), mine: [], conflicts: [] };

/** Events whose values stand in the register already, under the ids of visits. */
const ofVisits = ['visited', 'ownerVisited'];

/**
 * Adds what a visit wrote to what others wrote into the same fields, and says what stands. The caller writes it to the subject and moves
 * the subject on by one version, whatever came out.
 */
export async function mergeVisit(ctx: Writer, subject: MergeSubject, visit: Incoming, events: HistoryEvent[]): Promise<MergedFields> {
  if (visit.values.size === 0) return none;
  const fields = [...visit.values.keys()];
  const known = await store.listEdits(ctx.tx, ctx.regency, subject.id, fields);
  const fresh = [...fields.flatMap((field) => unseen(subject, visit, events, field, known)), ...editsOf(ctx, subject, visit)];
  await store.addEdits(ctx.tx, ctx.regency, fresh);
  const open = await store.listOpenConflicts(ctx.tx, ctx.regency, [subject.id]);
  const merged: MergedFields = { stands: new Map(), mine: [], conflicts: [] };
  for (const [field, { value }] of visit.values) {
    const settled = settle(
      field,
      [...known, ...fresh].filter((edit) => edit.field === field),
    );
    if (!settled) continue;
    merged.stands.set(field, settled.stands.value);
    if (settled.stands.id === visit.visitId || JSON.stringify(settled.stands.value) === JSON.stringify(value)) merged.mine.push(field);
    if (settled.differ) merged.conflicts.push(field);
    await keepConflict(
      ctx,
      subject,
      field,
      settled,
      open.find((conflict) => conflict.field === field),
    );
  }
  return merged;
}

function editsOf(ctx: Writer, subject: MergeSubject, { visitId, at, base, after, values }: Incoming): store.EditRow[] {
  return [...values].map(([field, { value, before }]) => ({
    subjectId: subject.id,
    field,
    id: visitId,
    enterpriseId: subject.enterpriseId,
    value,
    before,
    at: at.toISOString(),
    by: ctx.actorName,
    base,
    applied: subject.version + 1,
    after,
  }));
}

/** What was written into a field in the office since the visitor's version: whoever writes there has seen all that stood. */
function unseen(subject: MergeSubject, visit: Incoming, events: HistoryEvent[], field: string, known: store.EditRow[]): store.EditRow[] {
  const { writes, original } = walkBack(subject.state, events, field);
  const office = writes
    .filter(({ event }) => !ofVisits.includes(event.kind))
    .map(({ event, value }) => ({ id: event.id, value, at: event.at, by: event.by, base: event.version - 1, applied: event.version }));
  const first = { id: subject.id, value: original, at: subject.createdAt, by: subject.createdBy, base: -1, applied: 1 };
  const strange = visit.base < 1 && !isEmpty(original);
  return [...office, ...(strange ? [first] : [])]
    .filter((edit) => !known.some((k) => k.field === field && k.id === edit.id))
    .map((edit) => ({ ...edit, subjectId: subject.id, field, enterpriseId: null, before: null, after: [] }));
}

async function keepConflict(
  ctx: Writer,
  subject: MergeSubject,
  field: string,
  { stands, heads, differ }: Settled<store.EditRow>,
  open: store.ConflictRow | undefined,
): Promise<void> {
  if (!differ && !open) return;
  const at = ctx.clock.now().toISOString();
  const held = {
    enterpriseId: enterpriseOf(heads) ?? subject.enterpriseId,
    stands: stands.id,
    resolvedAt: differ ? null : at,
    resolvedBy: differ ? null : ctx.actorName,
  };
  // Those who agree now: the versions that differed before stay to be read.
  const seen = differ ? heads.map((head) => head.id) : [...new Set([...(open?.heads ?? []), ...heads.map((head) => head.id)])];
  const conflict = open ?? { id: ctx.newId(), subjectId: subject.id, field, openedAt: at };
  await store.saveConflict(ctx.tx, ctx.regency, { ...conflict, ...held, heads: seen });
  if (!open) ctx.emit('registry.conflictOpened', { id: conflict.id, enterpriseId: held.enterpriseId, field });
}

/** The enterprise at whose door the last of these was written. */
function enterpriseOf(heads: store.EditRow[]): string | null {
  const atDoors = heads.filter((head) => head.enterpriseId !== null).sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
  return atDoors[0]?.enterpriseId ?? null;
}

/**
 * Somebody wrote fields who saw everything that stood: where two versions waited for a decision, this was it. `values` by the names of
 * the history; `version` is the one that the writing made.
 */
export async function settleOpen(
  ctx: Writer,
  subjectId: string,
  written: { eventId: string; version: number; state: State; names: string[] },
  rename: (field: string) => string = fieldOfHistory,
): Promise<void> {
  const fields = [...new Set(written.names.map(rename))];
  const open = (await store.listOpenConflicts(ctx.tx, ctx.regency, [subjectId])).filter((conflict) => fields.includes(conflict.field));
  for (const conflict of open) await decide(ctx, conflict, written.eventId, valueIn(written.state, conflict.field), written.version);
}

/** Closes a conflict by a value that supersedes all of its versions. `stands` is the version that was chosen, where one was. */
export async function decide(
  ctx: Writer,
  conflict: store.ConflictRow,
  eventId: string,
  value: FieldValue,
  version: number,
  stands?: string,
): Promise<void> {
  const at = ctx.clock.now().toISOString();
  const { subjectId, field } = conflict;
  const edit = {
    subjectId,
    field,
    id: eventId,
    enterpriseId: null,
    value,
    before: null,
    at,
    by: ctx.actorName,
    base: version - 1,
    applied: version,
    after: [],
  };
  await store.addEdits(ctx.tx, ctx.regency, [edit]);
  const heads = stands ? conflict.heads : [...conflict.heads, eventId];
  await store.saveConflict(ctx.tx, ctx.regency, { ...conflict, heads, stands: stands ?? eventId, resolvedAt: at, resolvedBy: ctx.actorName });
}

/** What stands as fields of the subject, by the names of the history. */
export function stateOf(stands: ReadonlyMap<string, FieldValue>): State {
  return Object.assign({}, ...[...stands].map(([field, value]) => stateWith(field, value))) as State;
}
