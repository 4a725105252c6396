import type { CalendarDay } from '#core/dates.ts';
import { maskNik } from '#modules/registry/index.ts';
import type { Comparable } from '#modules/registry/index.ts';
import type { Field } from '../words.ts';
import type { CleanRow } from './types.ts';

/** A field of which row and registry say different things; `registry` null: it says nothing. What the file leaves open is no difference. */
export type Difference = { field: Field; registry: string | null; file: string };

/** How a value is written for people; identity numbers are masked already. */
export type Say = { area(code: string): string; cluster(code: string): string; choice(code: string): string; day(day: CalendarDay): string };

type Pair = [field: Field, registry: string | number | null | undefined, file: string | number | null | undefined];

/** Nearer than eleven metres is the same point. */
const samePlaceDegrees = 0.0001;

/** Everything in which a row differs from the enterprise that it is. */
export function differencesOf(row: CleanRow, recorded: Comparable, say: Say): Difference[] {
  const { owner, enterprise: e } = row;
  const phone = owner?.phone ?? e.phone;
  const plain: Pair[] = [
    ['business_name', recorded.name, row.nameless ? null : e.name],
    ['owner_name', recorded.owner?.fullName, owner?.fullName],
    ['nik', recorded.owner?.nik, owner?.nik],
    ['sex', recorded.owner?.sex, owner?.sex],
    ['birth_date', recorded.owner?.birthDate, owner?.birthDate],
    ['phone', recorded.owner?.phone ?? recorded.phone, phone],
    // A row that names no village says nothing against one.
    ['village', recorded.area, e.area.length < recorded.area.length ? null : e.area],
    ['address', recorded.address, e.address],
    ['cluster', recorded.cluster, e.cluster],
    ['product', recorded.products, e.products],
    ['brand', recorded.brand, e.brand],
    ['kbli', recorded.kbli, e.kbli],
    ['start_year', recorded.startYear, e.startYear],
    ['activity', recorded.activity, e.activity === 'unknown' ? null : e.activity],
    ...row.documents.flatMap(({ kind, number }): Pair[] => (kind === 'sku_letter' ? [] : [[kind, documentOf(recorded, kind, number), number]])),
  ];
  return [
    ...plain.flatMap(([field, registry, file]) =>
      file === null || file === undefined || same(registry, file) ? [] : [shown(field, registry ?? null, file, say)],
    ),
    ...pointDifference(row, recorded),
  ];
}

/** The same number if it is there, or another of its kind. */
function documentOf(recorded: Comparable, kind: string, number: string): string | null {
  const numbers = recorded.documents.filter((document) => document.kind === kind).map((document) => document.number);
  return numbers.find((one) => one === number) ?? numbers[0] ?? null;
}

/** Capital letters and doubled spaces are no difference. */
function same(registry: string | number | null | undefined, file: string | number): boolean {
  const key = (value: string | number) => String(value).replace(/\s+/g, ' ').trim().toLowerCase();
  return registry !== null && registry !== undefined && key(registry) === key(file);
}

const masked = new Set<Field>(['nik', 'npwp']);

function shown(field: Field, registry: string | number | null, file: string | number, say: Say): Difference {
  const words = (value: string | number): string => {
    const text = String(value);
    if (masked.has(field)) return maskNik(text);
    if (field === 'village') return say.area(text);
    if (field === 'cluster') return say.cluster(text);
    if (field === 'sex' || field === 'activity') return say.choice(text);
    return field === 'birth_date' ? say.day(text) : text;
  };
  return { field, registry: registry === null ? null : words(registry), file: words(file) };
}

function pointDifference({ enterprise: e }: CleanRow, recorded: Comparable): Difference[] {
  if (e.latitude === null || e.longitude === null) return [];
  const near =
    recorded.latitude !== null &&
    recorded.longitude !== null &&
    Math.abs(recorded.latitude - e.latitude) < samePlaceDegrees &&
    Math.abs(recorded.longitude - e.longitude) < samePlaceDegrees;
  if (near) return [];
  const text = (value: number | null) => (value === null ? null : value.toFixed(5));
  return [
    { field: 'latitude', registry: text(recorded.latitude), file: text(e.latitude) ?? '' },
    { field: 'longitude', registry: text(recorded.longitude), file: text(e.longitude) ?? '' },
  ];
}

/** What an import wrote into an empty field, to be taken back by its undo. */
export type Filling = { of: 'enterprise' | 'owner'; id: string; field: FilledField; to: string | number };
export type FilledField = 'phone' | 'address' | 'kbli' | 'kbliVersion' | 'latitude' | 'longitude';

/** What the row could fill in: only what the registry leaves empty. */
export function fillingsOf(row: CleanRow, recorded: Comparable): Filling[] {
  const { enterprise: e } = row;
  const phone = row.owner?.phone ?? e.phone;
  const mine = (field: FilledField, to: string | number | null): Filling[] => (to === null ? [] : [{ of: 'enterprise', id: recorded.id, field, to }]);
  return [
    ...(recorded.owner && recorded.owner.phone === null && recorded.phone === null && phone !== null
      ? [{ of: 'owner' as const, id: recorded.owner.id, field: 'phone' as const, to: phone }]
      : []),
    ...(!recorded.owner && recorded.phone === null ? mine('phone', phone) : []),
    ...(recorded.address === null ? mine('address', e.address) : []),
    ...(recorded.kbli === null && e.kbli !== null && e.kbliVersion !== null ? [...mine('kbli', e.kbli), ...mine('kbliVersion', e.kbliVersion)] : []),
    ...(recorded.latitude === null && recorded.longitude === null && e.longitude !== null
      ? [...mine('latitude', e.latitude), ...mine('longitude', e.longitude)]
      : []),
  ];
}
