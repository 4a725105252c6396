import { z } from 'zod';
import { canSchema, daySchema, idSchema, instantSchema, line, optionalLine, rupiahSchema } from '#core/contract.ts';
import {
  activities,
  ageingFields,
  areaSchema,
  channels,
  confirmedHow,
  documentKinds,
  exportColumns,
  freshnesses,
  legalities,
  listOf,
  placeKinds,
  scaleClasses,
  sexes,
} from './words.ts';

const year = z
  .number({ error: 'core.number' })
  .int({ error: 'core.whole' })
  .min(1900, { error: 'registry.year' })
  .max(2100, { error: 'registry.year' });
const people = z
  .number({ error: 'core.number' })
  .int({ error: 'core.whole' })
  .min(0, { error: 'core.notNegative' })
  .max(1_000_000, { error: 'core.tooHigh' });
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((v) => v ?? null);
const latitude = z.number({ error: 'core.number' }).min(-90, { error: 'registry.coordinate' }).max(90, { error: 'registry.coordinate' });
const longitude = z.number({ error: 'core.number' }).min(-180, { error: 'registry.coordinate' }).max(180, { error: 'registry.coordinate' });

/** What narrows a list, a count, a map or an export. */
export const filterShape = {
  area: areaSchema.optional(),
  cluster: listOf(z.string().max(40)).optional(),
  scaleClass: listOf(z.enum(scaleClasses)).optional(),
  legality: listOf(z.enum(legalities)).optional(),
  activity: listOf(z.enum(activities)).optional(),
  freshness: z.enum(freshnesses).optional(),
  hasDocument: z.enum(documentKinds).optional(),
  lacksDocument: z.enum(documentKinds).optional(),
  centre: idSchema.optional(),
  /** With or without a point on the map. */
  place: z.enum(['located', 'unlocated']).optional(),
  search: z.string().trim().max(100, { error: 'core.tooLong' }).optional(),
};
export const filterSchema = z.object(filterShape);
export type Filter = z.output<typeof filterSchema>;

/** The fields of an owner as a person types them. No NIK yet is a value: null. */
export const ownerFields = {
  fullName: line(120),
  nik: optional(z.string().trim().max(40)),
  sex: optional(z.enum(sexes)),
  birthDate: optional(daySchema),
  phone: optionalLine(30),
  email: optional(z.email({ error: 'registry.email' }).max(120)),
  address: optionalLine(300),
  area: areaSchema,
  hasSmartphone: optional(z.boolean()),
};

export const enterpriseFields = {
  name: line(160),
  brand: optionalLine(120),
  products: optionalLine(300),
  area: areaSchema,
  address: optionalLine(300),
  latitude: optional(latitude),
  longitude: optional(longitude),
  accuracyM: optional(z.number().min(0).max(100_000)),
  cluster: optional(z.string().max(40)),
  kbliVersion: optional(z.string().max(10)),
  kbli: optional(z.string().regex(/^\d{5}$/, { error: 'registry.kbli' })),
  placeKind: optional(z.enum(placeKinds)),
  startYear: optional(year),
  activity: z.enum(activities),
  phone: optionalLine(30),
  workersMale: optional(people),
  workersFemale: optional(people),
  monthlyCapacity: optionalLine(120),
  channels: z.array(z.enum(channels)).max(20).default([]),
  note: optionalLine(1000),
};

export const figureFields = { year, capitalRupiah: optional(rupiahSchema), turnoverRupiah: optional(rupiahSchema) };

export const ownerSummary = z.object({ id: z.string(), fullName: z.string() });

/** One line of the list. */
export const enterpriseItem = z.object({
  id: z.string(),
  name: z.string(),
  brand: z.string().nullable(),
  owner: ownerSummary.nullable(),
  area: z.string(),
  villageName: z.string().nullable(),
  districtName: z.string().nullable(),
  cluster: z.string().nullable(),
  products: z.string().nullable(),
  phone: z.string().nullable(),
  activity: z.enum(activities),
  scaleClass: z.enum(scaleClasses),
  legality: z.enum(legalities),
  documents: z.array(z.enum(documentKinds)),
  verifiedOn: z.string().nullable(),
  registeredAt: instantSchema,
});

export const documentItem = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  number: z.string(),
  issuedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  expired: z.boolean(),
  state: z.enum(['stated', 'checked', 'rejected']),
  checkedAt: z.string().nullable(),
  checkedByName: z.string().nullable(),
  checkNote: z.string().nullable(),
  hasFile: z.boolean(),
  fileName: z.string().nullable(),
});

export const ownerDetail = z.object({
  id: z.string(),
  fullName: z.string(),
  nikMask: z.string().nullable(),
  sex: z.enum(sexes).nullable(),
  birthDate: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  area: z.string(),
  areaName: z.string().nullable(),
  hasSmartphone: z.boolean().nullable(),
  version: z.number(),
  can: canSchema,
});

export const enterpriseDetail = enterpriseItem.omit({ owner: true }).extend({
  owner: ownerDetail.nullable(),
  siblings: z.array(z.object({ id: z.string(), name: z.string() })),
  address: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  accuracyM: z.number().nullable(),
  kbliVersion: z.string().nullable(),
  kbli: z.string().nullable(),
  kbliTitle: z.string().nullable(),
  placeKind: z.enum(placeKinds).nullable(),
  startYear: z.number().nullable(),
  workersMale: z.number().nullable(),
  workersFemale: z.number().nullable(),
  monthlyCapacity: z.string().nullable(),
  channels: z.array(z.enum(channels)),
  note: z.string().nullable(),
  scale: z.object({
    class: z.enum(scaleClasses),
    basis: z.enum(['turnover', 'capital']).nullable(),
    year: z.number().nullable(),
    legalBasis: z.string().nullable(),
    nextCeilingRupiah: z.number().nullable(),
  }),
  legalityGap: z.array(z.array(z.enum(documentKinds))),
  legalBasis: z.string().nullable(),
  freshness: z.enum(freshnesses),
  /** When and how each field that ages was last confirmed, and how far it is still trusted: 0…1. */
  confirmations: z.array(z.object({ field: z.enum(ageingFields), on: daySchema, how: z.enum(confirmedHow), trust: z.number() })),
  trust: z.number(),
  verifiedByName: z.string().nullable(),
  figures: z.array(z.object({ year: z.number(), capitalRupiah: z.number().nullable(), turnoverRupiah: z.number().nullable() })),
  documentList: z.array(documentItem),
  centres: z.array(z.object({ id: z.string(), name: z.string(), since: z.string() })),
  exports: z.array(z.object({ id: z.string(), year: z.number(), country: z.string(), product: z.string(), valueRupiah: z.number().nullable() })),
  photos: z.array(z.object({ id: z.string(), caption: z.string().nullable(), at: instantSchema })),
  source: z.string(),
  version: z.number(),
  /** The living enterprise that this one went into; without id and name where it lies outside the reader's area. */
  mergedInto: z.object({ id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  mergedFrom: z.array(z.object({ id: z.string(), name: z.string() })),
  can: canSchema,
});

export const exportRun = z.object({
  id: z.string(),
  format: z.enum(['csv', 'xlsx']),
  state: z.enum(['waiting', 'running', 'ready', 'failed']),
  rowsDone: z.number(),
  rowsTotal: z.number(),
  createdAt: instantSchema,
  finishedAt: z.string().nullable(),
  problem: z.string().nullable(),
  reason: z.string(),
});

export const bucket = z.object({ key: z.string(), n: z.number() });
export { exportColumns };
