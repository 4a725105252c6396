import { z } from 'zod';
import { canSchema, command, idSchema, instantSchema, optionalLine, pageInput, pageOf, query } from '#core/contract.ts';
import { enterpriseFields, figureFields, ownerFields } from './schemas.ts';
import { ageingFields, areaSchema, consentHow, mergedFields, visitOutcomes } from './words.ts';
import type { EditedField } from './words.ts';

const value = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);
const versionOf = z.number({ error: 'core.number' }).int().min(0);

/** What a field may hold; it depends on the field. */
export const editedShapes = {
  name: enterpriseFields.name,
  brand: enterpriseFields.brand,
  products: enterpriseFields.products,
  address: enterpriseFields.address,
  phone: enterpriseFields.phone,
  cluster: enterpriseFields.cluster,
  placeKind: enterpriseFields.placeKind,
  startYear: enterpriseFields.startYear,
  workersMale: enterpriseFields.workersMale,
  workersFemale: enterpriseFields.workersFemale,
  monthlyCapacity: enterpriseFields.monthlyCapacity,
  ownerPhone: ownerFields.phone,
  ownerAddress: ownerFields.address,
  ownerHasSmartphone: ownerFields.hasSmartphone,
} satisfies Record<EditedField, z.ZodType>;

/** One field as a device left it: what it held when the device saw it, and what somebody made of it there. */
export const fieldEdit = z.object({ field: z.enum(mergedFields).exclude(['activity', 'point']), before: value, value });

/** One of the versions of a field that exclude each other. */
const conflictVersion = z.object({
  editId: z.string(),
  value,
  /** As people read it: the word of a code, a number with its dots. */
  shown: z.string(),
  /** When it was written on its device, and by whom. */
  at: instantSchema,
  byName: z.string().nullable(),
  /** Whether it is what the registry shows until somebody decides. */
  stands: z.boolean(),
});

const conflict = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  areaName: z.string().nullable(),
  field: z.string(),
  versions: z.array(conflictVersion),
  openedAt: instantSchema,
  resolvedAt: instantSchema.nullable(),
  resolvedByName: z.string().nullable(),
  can: canSchema,
});

export const visitContract = {
  'registry.recordVisit': command({
    path: '/registry/enterprises/{id}/visits',
    summary: {
      id: 'Catat kunjungan lapangan, juga yang dibuat tanpa sinyal: digabung per isian',
      en: 'Record a field visit, also one made without signal: merged field by field',
    },
    input: z.object({
      id: idSchema,
      visitId: idSchema,
      outcome: z.enum(visitOutcomes),
      /** When it was, by the clock of the device. */
      at: instantSchema,
      /** The versions that the device saw; for an enterprise that it registered itself: 1. */
      base: versionOf,
      ownerBase: versionOf.nullish().transform((v) => v ?? null),
      /** Its own visits to this enterprise since then, which the server had not told it about: those it has seen. `base` stays what was seen of others. */
      after: z.array(idSchema).max(100).default([]),
      edits: z.array(fieldEdit).max(40).default([]),
      /** Fields that were asked and are still right. */
      confirmed: z.array(z.enum(ageingFields)).max(ageingFields.length).default([]),
      figures: z.array(z.object(figureFields)).max(5).default([]),
      latitude: enterpriseFields.latitude,
      longitude: enterpriseFields.longitude,
      accuracyM: enterpriseFields.accuracyM,
      note: optionalLine(1000),
      consent: z
        .object({ textVersion: z.string().max(40), given: z.boolean(), at: instantSchema, how: z.enum(consentHow) })
        .nullish()
        .transform((v) => v ?? null),
    }),
    output: z.object({
      /** The enterprise that it was written to: another one where it has been merged since. */
      id: z.string(),
      version: z.number(),
      ownerVersion: z.number().nullable(),
      receipt: z.string(),
      applied: z.array(z.string()),
      /** Fields that somebody else gave another value meanwhile; what stands now, until somebody decides. */
      conflicts: z.array(z.object({ field: z.string(), stands: value })),
    }),
  }),
  'registry.listVisits': query({
    path: '/registry/enterprises/{id}/visits',
    summary: { id: 'Kunjungan ke satu usaha', en: 'Visits to one enterprise' },
    input: z.object({ id: idSchema, ...pageInput }),
    output: pageOf(
      z.object({
        id: z.string(),
        at: instantSchema,
        receivedAt: instantSchema,
        byName: z.string().nullable(),
        outcome: z.enum(visitOutcomes),
        receipt: z.string(),
        note: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        accuracyM: z.number().nullable(),
      }),
    ),
  }),
  'registry.findReceipt': query({
    path: '/registry/receipts/{receipt}',
    summary: { id: 'Periksa nomor tanda terima kunjungan, tanpa masuk', en: 'Check the receipt number of a visit, without signing in' },
    input: z.object({ receipt: z.string().max(20) }),
    output: z.object({
      receipt: z.string(),
      at: instantSchema,
      outcome: z.enum(visitOutcomes),
      /** Initials only: whoever holds the slip knows them, nobody else learns a name. */
      enterpriseInitials: z.string(),
      areaName: z.string().nullable(),
      agencyName: z.string(),
    }),
  }),
  'registry.listConflicts': query({
    path: '/registry/conflicts',
    summary: {
      id: 'Isian yang berbeda menurut dua orang dan menunggu keputusan',
      en: 'Fields on which two people differ and that wait for a decision',
    },
    input: z.object({
      ...pageInput,
      area: areaSchema.optional(),
      enterpriseId: idSchema.optional(),
      state: z.enum(['open', 'resolved']).default('open'),
    }),
    output: pageOf(conflict),
  }),
  'registry.resolveConflict': command({
    path: '/registry/conflicts/{id}/resolve',
    summary: { id: 'Putuskan isian mana yang benar', en: 'Decide which version of a field is right' },
    input: z.object({ id: idSchema, editId: idSchema }),
    output: z.object({ enterpriseId: z.string(), version: z.number() }),
  }),
};
