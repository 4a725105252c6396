import type { OutputOf, ParsedInputOf } from '#core/contract.ts';
import { formatNumber, formatRupiah } from '#core/money.ts';
import type { Place } from '#core/policy.ts';
import type { Text } from '#core/text.ts';
import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import type { contract } from '../contract/index.ts';
import { registryProblems } from '../problems.ts';
import { figureState, figuresIn, inLine, stateWith } from '../rules/visitsMerge.ts';
import type { FieldValue } from '../rules/visitsMerge.ts';
import * as store from '../store/index.ts';
import { activityWords, placeKindWords } from '../words.ts';
import { change, fieldsOf } from './change.ts';
import type { EnterpriseFields } from './check.ts';
import { holdLivingOwners, loadRules, placing, takeEnterprise } from './subjects.ts';
import { decide } from './visitsMerge.ts';
import { writeOwnerFields } from './visitsOwner.ts';
import { changesBetween, recomputeOne } from './write.ts';

type ListInput = ParsedInputOf<(typeof contract)['registry.listConflicts']>;
type ListOutput = OutputOf<(typeof contract)['registry.listConflicts']>;

export async function listConflicts(ctx: Context, { cursor, limit, ...filter }: ListInput): Promise<ListOutput> {
  const rows = await store.listConflicts(ctx.tx, ctx.regency, ctx.scope, filter, decodeCursor(cursor, 1)?.[0], limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const versions = await store.listVersions(
    ctx.tx,
    ctx.regency,
    page.map((row) => row.id),
  );
  const [place, words] = [await placing(ctx), await wordsFor(ctx)];
  const items = page.map((row) => ({
    id: row.id,
    enterpriseId: row.enterpriseId,
    enterpriseName: row.enterpriseName,
    areaName: row.areaName,
    field: row.field,
    versions: versions
      .filter((version) => version.conflictId === row.id)
      .map(({ id, value, at, byName }) => ({
        editId: id,
        value: inLine(value),
        shown: words(row.field, value),
        at,
        byName,
        stands: id === row.stands,
      })),
    openedAt: row.openedAt,
    resolvedAt: row.resolvedAt,
    resolvedByName: row.resolvedByName,
    can: canResolve(ctx, place({ id: row.enterpriseId, area: row.area, owner_id: row.ownerId }), row),
  }));
  return { items, next: last ? encodeCursor([last.id]) : null };
}

const settled = () => registryProblems.make('registry.conflictSettled');

function canResolve(ctx: Context, place: Place, { resolvedAt }: store.ConflictRow) {
  return ctx.can(place, { 'registry.resolveConflict': resolvedAt === null ? undefined : settled() });
}

/** Values as people read them: a code by its word, numbers with their dots. */
async function wordsFor(ctx: Context): Promise<(field: string, value: FieldValue) => string> {
  const clusters = new Map((await store.listClusters(ctx.tx, ctx.regency)).map((c) => [c.code, { id: c.name_id, en: c.name_en }]));
  const inWords: Record<string, (value: string) => Text | undefined> = {
    activity: (value) => (activityWords as Record<string, Text>)[value],
    placeKind: (value) => (placeKindWords as Record<string, Text>)[value],
    cluster: (value) => clusters.get(value),
  };
  return (field, value) => {
    if (value === null) return { id: '(kosong)', en: '(empty)' }[ctx.language];
    if (typeof value === 'boolean') return (value ? { id: 'ya', en: 'yes' } : { id: 'tidak', en: 'no' })[ctx.language];
    if (typeof value === 'number') return numberInWords(ctx, field, value);
    const text = String(inLine(value));
    return inWords[field]?.(text)?.[ctx.language] ?? text;
  };
}

function numberInWords({ language }: Context, field: string, value: number): string {
  if (field === 'startYear') return String(value);
  return field.includes('.') ? formatRupiah(value, language) : formatNumber(value, language);
}

type ConflictSubject = { place: Place; enterprise: store.EnterpriseRow; conflict: store.ConflictRow };

/** A conflict with its enterprise, both held: two people who decide at once do so one after the other. */
export async function findConflict(ctx: Context, { id }: { id: string }): Promise<ConflictSubject | undefined> {
  const known = await store.findConflict(ctx.tx, ctx.regency, id);
  const subject = known && (await takeEnterprise(ctx, { id: known.enterpriseId }));
  const conflict = subject && (await store.findConflict(ctx.tx, ctx.regency, id));
  return conflict && { ...subject, conflict };
}

/** Writes the version that a person chose; nobody else's stands beside it any more. */
export async function resolveConflict(ctx: Context, { editId }: { editId: string }, { enterprise, conflict }: ConflictSubject) {
  const chosen = (await store.listVersions(ctx.tx, ctx.regency, [conflict.id])).find((version) => version.id === editId);
  if (conflict.resolvedAt !== null || !chosen || enterprise.merged_into !== null) throw settled();
  const ofOwner = conflict.subjectId !== conflict.enterpriseId;
  const written = ofOwner ? await writeToOwner(ctx, conflict, chosen.value) : await writeToEnterprise(ctx, enterprise, conflict, chosen.value);
  await decide(ctx, conflict, written.eventId, chosen.value, written.version, editId);
  ctx.audit({ subject: ['enterprise', enterprise.id], details: { conflict: conflict.id, field: conflict.field, edit: editId } });
  return { enterpriseId: enterprise.id, version: ofOwner ? enterprise.version : written.version };
}

type Written = { version: number; eventId: string };

async function writeToEnterprise(ctx: Context, row: store.EnterpriseRow, { field }: store.ConflictRow, value: FieldValue): Promise<Written> {
  const [rules, known] = [await loadRules(ctx), fieldsOf(row)];
  const state = stateWith(field, value);
  const next = { ...known, ...Object.fromEntries(Object.entries(state).filter(([name]) => name in known)) } as EnterpriseFields;
  const figures = await store.listFigures(ctx.tx, ctx.regency, row.id);
  const figuresNow = figuresIn(state, figures).map((figure) => ({ ...figure, enterpriseId: row.id }));
  const written = await change(ctx, rules, row, {
    version: row.version,
    next,
    kind: 'conflictResolved',
    verified: { on: row.verified_on, by: row.verified_by },
    more: { ...changesBetween(figureState(figures), figureState(figuresNow)), decided: [null, field] },
  });
  if (figuresNow.length > 0) {
    await store.saveFigures(ctx.tx, ctx.regency, figuresNow, ctx.clock.now(), ctx.actorName);
    await recomputeOne(ctx, rules, row.id);
  }
  ctx.emit('registry.enterpriseUpdated', { id: row.id });
  return written;
}

async function writeToOwner(ctx: Context, { subjectId, field }: store.ConflictRow, value: FieldValue): Promise<Written> {
  const living = (await holdLivingOwners(ctx, [subjectId])).get(subjectId);
  const owner = living === subjectId ? await store.findOwner(ctx.tx, ctx.regency, subjectId) : undefined;
  if (!owner) throw settled();
  const eventId = await writeOwnerFields(ctx, owner, stateWith(field, value), 'ownerConflictResolved');
  return { version: owner.version + 1, eventId };
}
