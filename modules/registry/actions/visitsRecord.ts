import { dayOf } from '#core/dates.ts';
import { receiptOf } from '#core/receipt.ts';
import type { OutputOf } from '#core/contract.ts';
import type { Context } from '#platform/action.ts';
import type { contract } from '../contract/index.ts';
import type { Said } from '../contract/words.ts';
import { registryProblems } from '../problems.ts';
import { ageingAmong } from '../rules/freshnessFields.ts';
import { figureState, figuresIn, inLine, valueIn, walkBack } from '../rules/visitsMerge.ts';
import type { FieldValue, HistoryEvent, State } from '../rules/visitsMerge.ts';
import * as store from '../store/index.ts';
import { change, fieldsOf } from './change.ts';
import type { EnterpriseFields } from './check.ts';
import { confirm } from './confirming.ts';
import { refuseSameBusiness } from './enterprises.ts';
import { findEnterprise, loadRules } from './subjects.ts';
import type { EnterpriseSubject } from './subjects.ts';
import { judgeVisit } from './visitsJudge.ts';
import type { JudgedVisit, VisitInput } from './visitsJudge.ts';
import { mergeVisit, stateOf } from './visitsMerge.ts';
import type { Incoming, MergedFields } from './visitsMerge.ts';
import { mergeOwnerFields } from './visitsOwner.ts';
import { changesBetween, recomputeOne } from './write.ts';

/** Where a visit is written: the enterprise that the asked one went into, held. The right to visit is over the asked one. */
export type VisitSubject = EnterpriseSubject & { moved: boolean };
type Answer = OutputOf<(typeof contract)['registry.recordVisit']>;

export async function takeVisited(ctx: Context, { id }: { id: string }): Promise<VisitSubject | undefined> {
  const asked = await findEnterprise(ctx, { id });
  if (!asked) return undefined;
  for (;;) {
    const living = (await store.resolveMerged(ctx.tx, ctx.regency, 'enterprise', [id]))[0]?.id ?? id;
    await store.lockEnterprises(ctx.tx, ctx.regency, [living]);
    const enterprise = await store.findEnterprise(ctx.tx, ctx.regency, living);
    if (!enterprise) return undefined;
    if (enterprise.merged_into === null) return { place: asked.place, enterprise, moved: living !== id };
  }
}

/** Writes a visit: what it says is merged field by field with what others wrote meanwhile. */
export async function recordVisit(ctx: Context, input: VisitInput, { enterprise: row, moved }: VisitSubject): Promise<Answer> {
  const before = await answeredBefore(ctx, input, row);
  if (before) return before;
  const visit = await judgeVisit(ctx, input, row);
  const [rules, figures] = [await loadRules(ctx), await store.listFigures(ctx.tx, ctx.regency, row.id)];
  const base = moved ? 0 : Math.min(input.base, row.version);
  const events = await store.listEventsSince(ctx.tx, ctx.regency, row.id, base);
  const state: State = { ...fieldsOf(row), ...figureState(figures) };
  const written = valuesOf(input, visit, (field) => walkBack(state, events, field).original);
  await keepVisit(ctx, input, visit, row, { ...confirmedValues(input, row, figures, state, events), ...saidIn(written), ...ownerSaid(visit) });

  const subject = { id: row.id, enterpriseId: row.id, version: row.version, createdAt: row.created_at, createdBy: row.created_by, state };
  const merged = await mergeVisit(ctx, subject, { visitId: input.visitId, at: visit.at, base, after: input.after, values: written }, events);
  const { version, changed } = await writeVisited(ctx, rules, row, { input, visit, merged, figures });
  const owner = await mergeOwnerFields(ctx, input, visit, row, moved);

  await confirm(ctx, [row.id], [...new Set([...input.confirmed, ...ageingAmong([...written.keys()])])], 'visit', dayOf(visit.at));
  tell(ctx, input, visit, row, changed);
  return {
    id: row.id,
    version,
    ownerVersion: owner.version,
    receipt: receiptOf(input.visitId),
    applied: [...merged.mine, ...owner.merged.mine],
    conflicts: [...conflictsIn(merged), ...conflictsIn(owner.merged)],
  };
}

const conflictsIn = ({ conflicts, stands }: MergedFields) => conflicts.map((field) => ({ field, stands: inLine(stands.get(field) ?? null) }));

/** The same visit under another command: nothing is written again, and what it led to is told anew. */
async function answeredBefore(ctx: Context, { visitId }: VisitInput, row: store.EnterpriseRow): Promise<Answer | undefined> {
  const [visit] = await store.findVisits(ctx.tx, ctx.regency, [visitId]);
  if (!visit) return undefined;
  if (visit.by !== ctx.actorName) throw registryProblems.make('registry.alreadyThere');
  const owner = row.owner_id === null ? undefined : await store.findOwner(ctx.tx, ctx.regency, row.owner_id);
  const subjects = [row.id, ...(owner ? [owner.id] : [])];
  const open = (await store.listOpenConflicts(ctx.tx, ctx.regency, subjects)).filter((conflict) => conflict.heads.includes(visitId));
  const versions = await store.listVersions(
    ctx.tx,
    ctx.regency,
    open.map((conflict) => conflict.id),
  );
  const standing = (conflict: store.ConflictRow) => versions.find((v) => v.conflictId === conflict.id && v.id === conflict.stands)?.value ?? null;
  const lost = open.filter((conflict) => conflict.stands !== visitId).map((conflict) => conflict.field);
  return {
    id: row.id,
    version: row.version,
    ownerVersion: owner?.version ?? null,
    receipt: visit.receipt,
    applied: Object.keys(visit.said).filter((field) => !lost.includes(field)),
    conflicts: open.map((conflict) => ({ field: conflict.field, stands: inLine(standing(conflict)) })),
  };
}

/** What a visit writes into the enterprise. Who refuses to talk says nothing of the activity. */
function valuesOf(input: VisitInput, { edits }: JudgedVisit, seen: (field: string) => FieldValue): Incoming['values'] {
  const values: Incoming['values'] = new Map();
  for (const { field, value, before } of edits) if (!field.startsWith('owner')) values.set(field, { value, before });
  if (input.outcome !== 'refused') values.set('activity', { value: input.outcome, before: seen('activity') });
  const point = valueIn(input, 'point');
  if (point !== null) values.set('point', { value: point, before: seen('point') });
  for (const [field, value] of Object.entries(figureState(input.figures))) values.set(field, { value, before: seen(field) });
  return values;
}

type Spoken = Record<string, Said>;
const saidIn = (values: Incoming['values']): Spoken => Object.fromEntries([...values].map(([field, { value }]) => [field, inLine(value)]));
const ownerSaid = ({ edits }: JudgedVisit): Spoken =>
  Object.fromEntries(edits.filter((edit) => edit.field.startsWith('owner')).map((edit) => [edit.field, edit.value]));

/** The values that a visit found still right: those that its writer had before them. */
function confirmedValues(input: VisitInput, row: store.EnterpriseRow, figures: { year: number }[], state: State, events: HistoryEvent[]): Spoken {
  const year = figures[0]?.year;
  const names: Record<VisitInput['confirmed'][number], string[]> = {
    phone: ['phone'],
    address: ['address'],
    activity: ['activity'],
    turnover: year === undefined ? [] : [`turnover.${year}`],
    workers: ['workersMale', 'workersFemale'],
    legality: [],
  };
  const values = input.confirmed.flatMap((field) => names[field]).map((name) => [name, inLine(walkBack(state, events, name).original)] as const);
  return { ...Object.fromEntries(values), ...(input.confirmed.includes('legality') && { legality: row.legality }) };
}

async function keepVisit(ctx: Context, input: VisitInput, { at }: JudgedVisit, row: store.EnterpriseRow, said: Spoken): Promise<void> {
  const { visitId, outcome, latitude, longitude, accuracyM, note, consent } = input;
  const visit = { id: visitId, enterpriseId: row.id, at, receivedAt: ctx.clock.now(), by: ctx.actorName, receipt: receiptOf(visitId), said };
  const added = await store.addVisit(ctx.tx, ctx.regency, { ...visit, outcome, latitude, longitude, accuracyM, note, consent });
  if (!added) throw registryProblems.make('registry.alreadyThere');
}

type Outcome = { input: VisitInput; visit: JudgedVisit; merged: MergedFields; figures: Awaited<ReturnType<typeof store.listFigures>> };

/** Writes what stands into the enterprise, which moves on by one version whatever came out. */
async function writeVisited(
  ctx: Context,
  rules: Awaited<ReturnType<typeof loadRules>>,
  row: store.EnterpriseRow,
  { input, visit, merged, figures }: Outcome,
): Promise<{ version: number; changed: boolean }> {
  const stands = stateOf(merged.stands);
  const known = fieldsOf(row);
  const next = { ...known, ...Object.fromEntries(Object.entries(stands).filter(([name]) => name in known)) } as EnterpriseFields;
  if (row.owner_id && next.name !== row.name) await refuseSameBusiness(ctx, row.owner_id, row.owner_name ?? '', next.name, row.id);
  const figuresNow = figuresIn(stands, figures).map((figure) => ({ ...figure, enterpriseId: row.id }));
  const figureChanges = changesBetween(figureState(figures), figureState(figuresNow));
  const more = {
    ...figureChanges,
    outcome: [null, input.outcome] as [unknown, unknown],
    visitedOn: [null, dayOf(visit.at)] as [unknown, unknown],
    ...(input.note !== null && { visitNote: [null, input.note] as [unknown, unknown] }),
  };
  const verified = await verifiedBy(ctx, row);
  const { version, changes } = await change(ctx, rules, row, { version: row.version, next, kind: 'visited', verified, more });
  if (Object.keys(figureChanges).length > 0) {
    await store.saveFigures(ctx.tx, ctx.regency, figuresNow, ctx.clock.now(), ctx.actorName);
    await recomputeOne(ctx, rules, row.id);
  }
  ctx.audit({
    subject: ['enterprise', row.id],
    details: { visit: input.visitId, outcome: input.outcome, fields: [...Object.keys(changes), ...Object.keys(figureChanges)] },
  });
  return { version, changed: Object.keys(changes).length > 0 };
}

/** Who saw it last, by the clocks of the devices; of one day the last visit. */
async function verifiedBy(ctx: Context, row: store.EnterpriseRow): Promise<{ on: string | null; by: string | null }> {
  const seen = await store.lastSeen(ctx.tx, ctx.regency, row.id);
  const on = seen && dayOf(new Date(seen.at));
  return seen && on && (row.verified_on === null || on >= row.verified_on) ? { on, by: seen.by } : { on: row.verified_on, by: row.verified_by };
}

function tell(ctx: Context, { visitId, outcome, consent }: VisitInput, { at }: JudgedVisit, row: store.EnterpriseRow, changed: boolean): void {
  const visit = { id: row.id, visitId, outcome, by: ctx.actorName, at: at.toISOString(), area: row.area, ownerId: row.owner_id };
  ctx.emit('registry.visitRecorded', { ...visit, ...(consent && { consent }) });
  if (outcome !== 'refused') ctx.emit('registry.enterpriseVerified', { id: row.id });
  else if (changed) ctx.emit('registry.enterpriseUpdated', { id: row.id });
}
