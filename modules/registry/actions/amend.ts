import { areaContains } from '#core/region.ts';
import type { Context } from '#platform/action.ts';
import { checkPhone } from '../rules/identifiers/index.ts';
import { fieldOfHistory } from '../rules/visitsMerge.ts';
import * as store from '../store/index.ts';
import { isNear } from './check.ts';
import { settleOpen } from './visitsMerge.ts';
import { fieldOfOwner } from './visitsOwner.ts';
import { changesBetween, reword } from './write.ts';

type Amending = Pick<Context, 'tx' | 'regency' | 'keys' | 'clock' | 'newId' | 'actorName' | 'emit'>;

export type AmendableField = keyof store.RepairFields;
export type AmendableOwnerField = keyof store.OwnerRepairFields;
type Value = string | number | null;

/** `from` is what the repair was made for. Several items of one record are applied together or not at all. */
export type Amendment<Field> = { id: string; field: Field; from: Value; to: Value };

/** `changed`: no longer what the repair was made for · `merged`: went into another · `refused`: `to` cannot be kept. */
export type Skipped = { id: string; reason: 'changed' | 'merged' | 'missing' | 'refused' };
export type Amended = { applied: string[]; skipped: Skipped[] };

/** Repairs fields of many enterprises, each only where it still holds `from`; history, words and counts follow. The caller has checked who may. */
export async function amendMany(ctx: Amending, items: Amendment<AmendableField>[], reason: string): Promise<Amended> {
  const { tx, regency } = ctx;
  const byId = gather(items);
  const rows = await store.takeToRepair(tx, regency, [...byId.keys()]);
  const allowed = await judge(ctx, items, rows);
  const { repaired, skipped } = decide<store.RepairRow>(byId, rows, allowed);
  if (repaired.length === 0) return { applied: [], skipped };
  await store.saveRepairs(
    tx,
    regency,
    repaired.map(({ row, next }) => ({ ...next, id: row.id })),
    ctx.clock.now(),
  );
  const counts = new store.CountChanges();
  for (const { row, next } of repaired) {
    counts.add(row, -1);
    counts.add({ ...row, area: next.area, latitude: next.latitude }, 1);
  }
  await counts.write(tx, regency, ctx.newId);
  await reword(
    ctx,
    repaired.filter(({ row, next }) => next.name !== row.fields.name || next.area !== row.fields.area).map(({ row }) => row.id),
  );
  await settleRepaired(ctx, await writeHistory(ctx, 'enterprise', repaired, reason), repaired, fieldOfHistory);
  for (const { row } of repaired) ctx.emit('registry.enterpriseUpdated', { id: row.id });
  return { applied: repaired.map(({ row }) => row.id), skipped };
}

/** The same for owners. */
export async function amendOwners(ctx: Amending, items: Amendment<AmendableOwnerField>[], reason: string): Promise<Amended> {
  const { tx, regency } = ctx;
  const byId = gather(items);
  const rows = await store.takeOwnersToRepair(tx, regency, [...byId.keys()]);
  // What is kept as it was is not judged again.
  const allowed = (next: store.OwnerRepairFields, before: store.OwnerRepairFields) =>
    (next.fullName === before.fullName || isName(next.fullName, 120)) && (next.phone === before.phone || isPhone(next.phone));
  const { repaired, skipped } = decide<store.OwnerRepairRow>(byId, rows, allowed);
  if (repaired.length === 0) return { applied: [], skipped };
  await store.saveOwnerRepairs(
    tx,
    regency,
    repaired.map(({ row, next }) => ({ ...next, id: row.id })),
    ctx.clock.now(),
  );
  const renamed = repaired.filter(({ row, next }) => next.fullName !== row.fields.fullName).map(({ row }) => row.id);
  await reword(ctx, await store.idsOfOwners(tx, regency, renamed));
  await settleRepaired(ctx, await writeHistory(ctx, 'owner', repaired, reason), repaired, fieldOfOwner);
  for (const { row } of repaired) ctx.emit('registry.ownerUpdated', { id: row.id });
  return { applied: repaired.map(({ row }) => row.id), skipped };
}

function gather<F>(items: Amendment<F>[]): Map<string, Amendment<F>[]> {
  const byId = new Map<string, Amendment<F>[]>();
  for (const item of items) byId.set(item.id, [...(byId.get(item.id) ?? []), item]);
  return byId;
}

type Row = { id: string; version: number; mergedInto: string | null; fields: Record<string, Value> };
type Repaired<R extends Row> = { row: R; next: R['fields'] };

/** Which records are repaired, and why the others are not. */
function decide<R extends Row>(
  byId: Map<string, Amendment<keyof R['fields']>[]>,
  rows: R[],
  allowed: (next: R['fields'], before: R['fields']) => boolean,
): { repaired: Repaired<R>[]; skipped: Skipped[] } {
  const known = new Map(rows.map((row) => [row.id, row]));
  const repaired: Repaired<R>[] = [];
  const skipped: Skipped[] = [];
  for (const [id, items] of byId) {
    const row = known.get(id);
    const next = row && items.reduce<R['fields']>((fields, { field, to }) => ({ ...fields, [field]: to }), row.fields);
    if (!row || !next) skipped.push({ id, reason: 'missing' });
    else if (row.mergedInto !== null) skipped.push({ id, reason: 'merged' });
    else if (items.some(({ field, from }) => row.fields[String(field)] !== from)) skipped.push({ id, reason: 'changed' });
    else if (!allowed(next, row.fields)) skipped.push({ id, reason: 'refused' });
    else repaired.push({ row, next });
  }
  return { repaired, skipped };
}

const isName = (name: unknown, most: number) => typeof name === 'string' && name.trim() !== '' && name.length <= most;
const isPhone = (phone: unknown) => phone === null || (typeof phone === 'string' && checkPhone(phone).value === phone);

/** What an enterprise may be repaired to: what is kept as it was is not judged again. */
async function judge(ctx: Amending, items: Amendment<AmendableField>[], rows: store.RepairRow[]) {
  const areas = await store.regionsAmong(
    ctx.tx,
    items.flatMap(({ field, to }) => (field === 'area' && typeof to === 'string' ? [to] : [])),
  );
  const box = await store.boxOfRegency(ctx.tx, ctx.regency);
  const codes = await knownCodes(ctx, items, rows);
  return (next: store.RepairFields, before: store.RepairFields): boolean => {
    const differs = (...fields: AmendableField[]) => fields.some((field) => next[field] !== before[field]);
    return (
      (!differs('name') || isName(next.name, 160)) &&
      (!differs('phone') || isPhone(next.phone)) &&
      (!differs('address') || next.address === null || isName(next.address, 300)) &&
      (!differs('area') || (areas.has(next.area) && areaContains(ctx.regency, next.area))) &&
      (!differs('latitude', 'longitude') || isPoint(box, next)) &&
      (!differs('kbli', 'kbliVersion') || codes.has(codeOf(next)))
    );
  };
}

function isPoint(box: store.Box | undefined, { latitude, longitude }: store.RepairFields): boolean {
  if (latitude === null || longitude === null) return latitude === longitude;
  return isNear(box, latitude, longitude);
}

const codeOf = ({ kbliVersion, kbli }: Pick<store.RepairFields, 'kbli' | 'kbliVersion'>) => (kbli === null ? '' : `${kbliVersion ?? ''} ${kbli}`);

/** Of the codes that would be written, those that stand in a list; no code at all is allowed. */
async function knownCodes(ctx: Amending, items: Amendment<AmendableField>[], rows: store.RepairRow[]): Promise<Set<string>> {
  const wanted = new Map<string, { version: string; code: string }>();
  for (const row of rows) {
    const given = items.filter((item) => item.id === row.id && (item.field === 'kbli' || item.field === 'kbliVersion'));
    if (given.length === 0) continue;
    const next = given.reduce<store.RepairFields>((fields, { field, to }) => ({ ...fields, [field]: to }), row.fields);
    wanted.set(codeOf(next), { version: next.kbliVersion ?? '', code: next.kbli ?? '' });
  }
  const known = new Set(['']);
  for (const [key, { version, code }] of wanted) if (code !== '' && (await store.kbliExists(ctx.tx, version, code))) known.add(key);
  return known;
}

/** Where people differed about a field that is repaired now, the repair decides. */
async function settleRepaired(ctx: Amending, lines: store.HistoryLine[], repaired: Repaired<Row>[], rename: (name: string) => string): Promise<void> {
  const disputed = await store.subjectsInConflict(
    ctx.tx,
    ctx.regency,
    lines.map((line) => line.subjectId),
  );
  for (const { id: eventId, subjectId, version, changes } of lines) {
    const next = repaired.find(({ row }) => row.id === subjectId)?.next;
    if (disputed.has(subjectId)) await settleOpen(ctx, subjectId, { eventId, version, state: { ...next }, names: Object.keys(changes) }, rename);
  }
}

async function writeHistory(ctx: Amending, kind: 'enterprise' | 'owner', repaired: Repaired<Row>[], reason: string): Promise<store.HistoryLine[]> {
  const lines: store.HistoryLine[] = repaired.map(({ row, next }) => ({
    id: ctx.newId(),
    subjectKind: kind,
    subjectId: row.id,
    kind: kind === 'enterprise' ? 'amended' : 'ownerAmended',
    version: row.version + 1,
    changes: { ...changesBetween(row.fields, next), reason: [null, reason] as [unknown, unknown] },
  }));
  await store.addHistory(ctx.tx, ctx.regency, lines, ctx.clock.now(), ctx.actorName);
  return lines;
}
