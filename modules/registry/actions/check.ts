import type { z } from 'zod';
import { dayOf } from '#core/dates.ts';
import { areaContains } from '#core/region.ts';
import type { Context } from '#platform/action.ts';
import { invalidFields } from '#platform/pipeline/parse.ts';
import type { Params } from '#core/text.ts';
import type { enterpriseFields, figureFields, ownerFields } from '../contract/schemas.ts';
import type { DocumentKind } from '../contract/words.ts';
import { checkBpom, checkHalal, checkNib, checkNik, checkNpwp, checkPhone, checkPirt, tidy } from '../rules/identifiers/index.ts';
import type { Checked } from '../rules/identifiers/index.ts';
import * as store from '../store/index.ts';

type Fields<S extends Record<string, z.ZodType>> = { [K in keyof S]: z.output<S[K]> };
export type OwnerFields = Fields<typeof ownerFields>;
export type EnterpriseFields = Fields<typeof enterpriseFields>;
export type FigureFields = Fields<typeof figureFields>;

export type Wrong = { field: string; code: string; params?: Params };

export function firstError(field: string, checked: Checked): Wrong[] {
  const error = checked.checks.find((c) => c.severity === 'error');
  return error ? [{ field, code: error.code, ...(error.params && { params: error.params }) }] : [];
}

/** What was typed, in official form, and every field of it that cannot be kept; `refuse` what is wrong before keeping it. */
export type Judged<T> = { value: T; wrong: Wrong[] };

/** An owner as typed, brought into official form. */
export async function judgeOwner(ctx: Context, owner: OwnerFields): Promise<Judged<OwnerFields>> {
  const nik = checkNik(owner.nik);
  const phone = checkPhone(owner.phone);
  const wrong = [
    ...firstError('owner.nik', nik),
    ...firstError('owner.phone', phone),
    ...(owner.birthDate && owner.birthDate > today(ctx) ? [{ field: 'owner.birthDate', code: 'registry.dayFuture' }] : []),
    ...(await areaErrors(ctx, owner.area, 'owner.area')),
  ];
  return { value: { ...owner, nik: nik.value, phone: phone.value }, wrong };
}

/** What an enterprise held before: codes and a point that nobody changed are not judged again, so that an old record can be edited. */
type Before = Pick<EnterpriseFields, 'cluster' | 'kbli' | 'latitude' | 'longitude'> | null;

/** An enterprise as typed, checked against the lists and the map. */
export async function judgeEnterprise(ctx: Context, e: EnterpriseFields, before: Before): Promise<Judged<EnterpriseFields>> {
  const phone = checkPhone(e.phone);
  const wrong = [
    ...firstError('enterprise.phone', phone),
    ...(e.startYear && e.startYear > thisYear(ctx) ? [{ field: 'enterprise.startYear', code: 'registry.yearFuture' }] : []),
    ...(await areaErrors(ctx, e.area, 'enterprise.area')),
    ...(e.latitude === before?.latitude && e.longitude === before?.longitude ? [] : await pointErrors(ctx, e, 'enterprise.')),
    ...(await codeErrors(ctx, e, before)),
  ];
  return { value: { ...e, phone: phone.value }, wrong };
}

const today = (ctx: Context) => dayOf(ctx.clock.now());
const thisYear = (ctx: Context) => Number(today(ctx).slice(0, 4));

async function areaErrors(ctx: Context, area: string, field: string): Promise<Wrong[]> {
  const known = areaContains(ctx.regency, area) && (await store.regionExists(ctx.tx, area));
  return known ? [] : [{ field, code: 'registry.areaUnknown' }];
}

/** About 28 km: how far outside the box of village points a point may lie before it is taken for a slip. */
const slackDegrees = 0.25;

export async function pointErrors(ctx: Context, e: { latitude: number | null; longitude: number | null }, prefix: string): Promise<Wrong[]> {
  if (e.latitude === null && e.longitude === null) return [];
  if (e.latitude === null || e.longitude === null) return [{ field: `${prefix}latitude`, code: 'registry.coordinateHalf' }];
  const box = await store.boxOfRegency(ctx.tx, ctx.regency);
  return isNear(box, e.latitude, e.longitude) ? [] : [{ field: `${prefix}latitude`, code: 'registry.coordinateFar', params: { km: 28 } }];
}

/** Where points may lie; undefined where the villages of the regency have none, and any may. */
export async function boxForPoints(ctx: Pick<Context, 'tx' | 'regency'>): Promise<store.Box | undefined> {
  const box = await store.boxOfRegency(ctx.tx, ctx.regency);
  if (box === undefined) return undefined;
  return { south: box.south - slackDegrees, west: box.west - slackDegrees, north: box.north + slackDegrees, east: box.east + slackDegrees };
}

/** Whether a point may lie in a regency; any may where its villages have no points. */
export function isNear(box: store.Box | undefined, latitude: number, longitude: number): boolean {
  return (
    box === undefined ||
    (latitude >= box.south - slackDegrees &&
      latitude <= box.north + slackDegrees &&
      longitude >= box.west - slackDegrees &&
      longitude <= box.east + slackDegrees)
  );
}

async function codeErrors(ctx: Context, e: EnterpriseFields, before: Before): Promise<Wrong[]> {
  const wrong: Wrong[] = [];
  const clusters = e.cluster === null ? [] : await store.listClusters(ctx.tx, ctx.regency);
  if (e.cluster !== null && !clusters.some((c) => c.code === e.cluster && (c.active || c.code === before?.cluster)))
    wrong.push({ field: 'enterprise.cluster', code: 'registry.clusterUnknown' });
  if (e.kbli !== null && e.kbli !== before?.kbli && !(await store.kbliExists(ctx.tx, e.kbliVersion ?? '', e.kbli)))
    wrong.push({ field: 'enterprise.kbli', code: 'registry.kbliUnknown', params: { code: e.kbli, version: e.kbliVersion ?? '—' } });
  return wrong;
}

/** No books are kept from before. */
const firstYear = 1950;

export function figureErrors(ctx: Context, figures: FigureFields[], prefix: (i: number) => string): Wrong[] {
  return figures.flatMap((f, i): Wrong[] => [
    ...yearErrors(ctx, f.year, `${prefix(i)}year`),
    ...(figures.findIndex((other) => other.year === f.year) < i
      ? [{ field: `${prefix(i)}year`, code: 'registry.yearTwice', params: { year: f.year } }]
      : []),
    ...(f.capitalRupiah === null && f.turnoverRupiah === null ? [{ field: `${prefix(i)}turnoverRupiah`, code: 'registry.figuresMissing' }] : []),
  ]);
}

export function yearErrors(ctx: Context, year: number, field: string): Wrong[] {
  if (year < firstYear) return [{ field, code: 'registry.year' }];
  return year > thisYear(ctx) ? [{ field, code: 'registry.yearFuture' }] : [];
}

const checkers: Partial<Record<DocumentKind, (text: string) => Checked>> = {
  nib: checkNib,
  npwp: checkNpwp,
  pirt: checkPirt,
  bpom: checkBpom,
  halal: checkHalal,
};

/** A document's number in its official form. Kinds without an official form (trademark, letters) are kept as typed. */
export function checkDocument(ctx: Context, d: { kind: DocumentKind; number: string; issuedOn: string | null; expiresOn: string | null }): string {
  const checked = checkers[d.kind]?.(d.number) ?? { value: tidy(d.number) || null, checks: [] };
  refuse([
    ...firstError('number', checked),
    // “Sudah ada” says that there is one, not which.
    ...(checked.value === null && checked.checks.every((check) => check.severity !== 'error') ? [{ field: 'number', code: 'core.required' }] : []),
    ...(d.issuedOn && d.issuedOn > today(ctx) ? [{ field: 'issuedOn', code: 'registry.dayFuture' }] : []),
    ...(d.issuedOn && d.expiresOn && d.expiresOn < d.issuedOn ? [{ field: 'expiresOn', code: 'registry.expiryBeforeIssue' }] : []),
  ]);
  return checked.value ?? '';
}

export function refuse(wrong: Wrong[]): void {
  if (wrong.length > 0) throw invalidFields(wrong);
}
