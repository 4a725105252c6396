import { z } from 'zod';

/** The fixed choices of the registry; each has its words in `screens/messages.ts`. */
export const scaleClasses = ['micro', 'small', 'medium', 'large', 'unknown'] as const;
export const activities = ['active', 'seasonal', 'closed', 'not_found', 'unknown'] as const;
export const legalities = ['none', 'partial', 'complete'] as const;
export const placeKinds = ['home', 'kiosk', 'market_stall', 'shop', 'mobile', 'online'] as const;
export const channels = ['home', 'market', 'online_marketplace', 'social_media', 'modern_retail', 'export', 'reseller'] as const;
export const documentKinds = ['nib', 'npwp', 'pirt', 'bpom', 'halal', 'trademark', 'sku_letter'] as const;
export const freshnesses = ['fresh', 'ageing', 'stale', 'never'] as const;
export const sorts = ['newest', 'name'] as const;
export const sexes = ['male', 'female'] as const;

export type ScaleClass = (typeof scaleClasses)[number];
export type ActivityStatus = (typeof activities)[number];
export type Legality = (typeof legalities)[number];
export type DocumentKind = (typeof documentKinds)[number];
export type PlaceKind = (typeof placeKinds)[number];
export type Channel = (typeof channels)[number];
export type Sex = (typeof sexes)[number];
export type Freshness = (typeof freshnesses)[number];

/** Columns that a list can show and an export can carry. */
export const exportColumns = [
  'name',
  'brand',
  'owner',
  'nik_mask',
  'sex',
  'phone',
  'address',
  'village',
  'district',
  'cluster',
  'kbli',
  'products',
  'place_kind',
  'start_year',
  'activity',
  'scale_class',
  'capital_rupiah',
  'turnover_rupiah',
  'figure_year',
  'workers_male',
  'workers_female',
  'channels',
  'legality',
  'nib',
  'npwp',
  'pirt',
  'bpom',
  'halal',
  'trademark',
  'latitude',
  'longitude',
  'verified_on',
  'registered_on',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const areaSchema = z.string().regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/, { error: 'registry.area' });
/** A list of codes in an address: `?cluster=batik,craft`; in JSON an array. */
export const listOf = <T extends z.ZodType<string, string>>(item: T) => {
  const items = z.array(item).max(50);
  return z.union([
    items,
    z
      .string()
      .transform((text) => text.split(',').filter(Boolean) as z.input<T>[])
      .pipe(items as z.ZodType<z.output<T>[], z.input<T>[]>),
  ]);
};

/** Fields that age: each carries when and how it was last confirmed. */
export const ageingFields = ['phone', 'address', 'activity', 'turnover', 'workers', 'legality'] as const;
export type AgeingField = (typeof ageingFields)[number];

/** How a field was confirmed: seen or asked on the spot, told in the office or over the phone, from a paper, or only recorded (imported). */
export const confirmedHow = ['visit', 'stated', 'document', 'recorded'] as const;
export type ConfirmedHow = (typeof confirmedHow)[number];

export const visitOutcomes = ['active', 'seasonal', 'closed', 'not_found', 'refused'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** How a person agreed: by word, by signature, by a thumb mark. */
export const consentHow = ['spoken', 'signature', 'thumb'] as const;
export type ConsentHow = (typeof consentHow)[number];

/** Fields that a visit may change and that are merged one by one. `owner…` are the owner's. */
export const mergedFields = [
  'name',
  'brand',
  'products',
  'address',
  'phone',
  'cluster',
  'placeKind',
  'startYear',
  'workersMale',
  'workersFemale',
  'monthlyCapacity',
  'activity',
  'point',
  'ownerPhone',
  'ownerAddress',
  'ownerHasSmartphone',
] as const;
export type MergedField = (typeof mergedFields)[number];
/** Those that are typed. The activity follows from the outcome of a visit, the point from where the device was. */
export type EditedField = Exclude<MergedField, 'activity' | 'point'>;

/** The value of a field as it travels. */
export type Said = string | number | boolean | null;
