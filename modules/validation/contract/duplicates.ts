import { z } from 'zod';
import { canSchema, command, idSchema, instantSchema, optionalLine, pageInput, pageOf, query } from '#core/contract.ts';
import { bands, businessLikeness, foundBys, mergeFields, pairStates, queues, verdicts } from '../words.ts';

const count = z.number().int();
const area = z.string().max(20);

/** A record of the registry as one side of a pair. Identity numbers masked. */
const side = z.object({
  id: z.string(),
  name: z.string(),
  ownerName: z.string().nullable(),
  areaName: z.string().nullable(),
  address: z.string().nullable(),
  nikMask: z.string().nullable(),
  phone: z.string().nullable(),
  recordedAt: instantSchema,
});

/** Why two records look like one, strongest first; weights are log2 of the odds that a piece of evidence adds. */
const evidence = z.object({ comparison: z.string(), words: z.string(), weight: z.number() });

const pairShape = {
  id: z.string(),
  /** Log2 odds that both are the same person or enterprise. */
  weight: z.number(),
  band: z.enum(bands),
  business: z.enum(businessLikeness),
  state: z.enum(pairStates),
  foundBy: z.enum(foundBys),
  foundAt: instantSchema,
  importId: z.string().nullable(),
  /** One of a group of more than six that look like one: never linked without a person. */
  crowded: z.boolean(),
  one: side,
  other: side,
  /** The strongest evidence in one line. */
  summary: z.string(),
  can: canSchema,
};

const agreement = z.object({
  /** Pairs that two people judged without seeing each other's answer. */
  judged: count,
  agreed: count,
  /** Cohen's kappa over the verdicts (Cohen 1960); null where it is not defined. */
  kappa: z.number().nullable(),
  waiting: count,
});

export const duplicatesContract = {
  'validation.findSimilar': query({
    method: 'POST',
    path: '/validation/similar',
    summary: { id: 'Usaha tercatat yang mirip dengan yang sedang diketik', en: 'Recorded enterprises that look like the one being typed' },
    input: z.object({
      name: optionalLine(160),
      ownerName: optionalLine(120),
      ownerId: idSchema.nullish(),
      nik: optionalLine(40),
      phone: optionalLine(40),
      area: area.nullish(),
      address: optionalLine(300),
      birthDate: optionalLine(10),
      latitude: z.number().nullish(),
      longitude: z.number().nullish(),
      /** The record being edited, which is not its own duplicate. */
      excludeId: idSchema.nullish(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          /** Null where it lies outside the asker's areas: then only the village is told. */
          enterprise: z.object({ id: z.string(), name: z.string(), ownerName: z.string().nullable(), address: z.string().nullable() }).nullable(),
          areaName: z.string().nullable(),
          weight: z.number(),
          band: z.enum(bands),
          business: z.enum(businessLikeness),
          evidence: z.array(evidence),
        }),
      ),
    }),
  }),
  'validation.listPairs': query({
    path: '/validation/pairs',
    summary: { id: 'Pasangan yang mungkin satu usaha, paling mirip dahulu', en: 'Pairs that may be one enterprise, the most alike first' },
    input: z.object({
      ...pageInput,
      queue: z.enum(queues).default('open'),
      band: z.enum(bands).optional(),
      area: area.optional(),
      importId: idSchema.optional(),
      enterpriseId: idSchema.optional(),
    }),
    output: pageOf(z.object(pairShape)),
  }),
  'validation.getPair': query({
    path: '/validation/pairs/{id}',
    summary: { id: 'Dua catatan berdampingan, dengan alasan kemiripannya', en: 'Two records side by side, with why they look alike' },
    input: z.object({ id: idSchema }),
    output: z.object({
      ...pairShape,
      /** Field by field in the reader's language; `take` is the field's name where the reviewer may choose whose value stays. */
      fields: z.array(
        z.object({
          field: z.string(),
          label: z.string(),
          one: z.string().nullable(),
          other: z.string().nullable(),
          differs: z.boolean(),
          take: z.enum(mergeFields).nullable(),
        }),
      ),
      evidence: z.array(evidence),
      places: z.object({
        one: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
        other: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
        distanceM: z.number().nullable(),
      }),
      holdings: z.object({
        one: z.object({ documents: count, photos: count, verifiedOn: z.string().nullable() }),
        other: z.object({ documents: count, photos: count, verifiedOn: z.string().nullable() }),
      }),
      /** Which record would stay, and the verdict that the evidence suggests. */
      suggested: z.object({ verdict: z.enum(verdicts), survivorId: z.string() }),
      sameOwner: z.boolean(),
      decisions: z.array(
        z.object({
          id: z.string(),
          verdict: z.enum(verdicts),
          at: instantSchema,
          byName: z.string(),
          reason: z.string().nullable(),
          survivorId: z.string().nullable(),
          second: z.boolean(),
          /** Who took it back and when. */
          undone: z.object({ at: instantSchema, byName: z.string() }).nullable(),
          can: canSchema,
        }),
      ),
      /** Asked as a second look: what the first reviewer said is not shown until the second has spoken. */
      secondLook: z.boolean(),
      next: z.string().nullable(),
    }),
  }),
  'validation.decidePair': command({
    path: '/validation/pairs/{id}/decisions',
    summary: {
      id: 'Putuskan sepasang catatan: usaha yang sama, pemilik yang sama, bukan sama, atau nanti',
      en: 'Decide a pair: same enterprise, same owner, not the same, or later',
    },
    input: z.object({
      id: idSchema,
      verdict: z.enum(verdicts),
      /** For the same enterprise: the record that stays. */
      survivorId: idSchema.nullish(),
      /** Fields whose value is taken from the record that does not stay. */
      take: z.array(z.enum(mergeFields)).max(40).default([]),
      reason: optionalLine(300),
    }),
    output: z.object({ id: z.string(), state: z.enum(pairStates), next: z.string().nullable() }),
  }),
  'validation.undoDecision': command({
    path: '/validation/decisions/{id}/undo',
    summary: {
      id: 'Batalkan keputusan: dua catatan terpisah lagi, perubahan sesudahnya tetap',
      en: 'Take a decision back: two records again, later edits kept',
    },
    input: z.object({ id: idSchema, reason: optionalLine(300) }),
    output: z.object({
      pairId: z.string(),
      state: z.enum(pairStates),
      /** What stays as it is because somebody changed it since, in words. */
      kept: z.array(z.string()),
    }),
  }),
  'validation.lookAgain': command({
    path: '/validation/pairs/{id}/second-look',
    summary: { id: 'Pendapat kedua atas pasangan yang sudah diputuskan orang lain', en: 'A second opinion on a pair that somebody else decided' },
    input: z.object({ id: idSchema, verdict: z.enum(verdicts), reason: optionalLine(300) }),
    output: z.object({ agrees: z.boolean(), first: z.enum(verdicts), next: z.string().nullable() }),
  }),
  'validation.getLinking': query({
    path: '/validation/linking',
    summary: {
      id: 'Keadaan pencarian ganda: antrean, setelan, model, kesepakatan',
      en: 'How duplicate search stands: queue, settings, model, agreement',
    },
    input: z.object({}),
    output: z.object({
      queues: z.object({ open: count, later: count, decided: count, secondLook: count }),
      openByBand: z.object({ auto: count, likely: count, doubtful: count }),
      autoLink: z.boolean(),
      autoWeight: z.number(),
      sampleShare: z.number(),
      model: z.object({ version: count, trainedOn: count.nullable(), at: instantSchema.nullable(), shipped: z.boolean() }),
      lastSearch: z.object({ at: instantSchema, records: count, pairs: count }).nullable(),
      searching: z.object({ done: count, total: count }).nullable(),
      agreement,
      can: canSchema,
    }),
  }),
  'validation.setLinking': command({
    method: 'PUT',
    path: '/validation/linking',
    summary: {
      id: 'Setel penggabungan otomatis dan bagian yang diperiksa dua orang',
      en: 'Set automatic linking and the share that two people check',
    },
    input: z.object({
      autoLink: z.boolean(),
      /** Log2 odds from which records of one business are linked without a person. */
      autoWeight: z.number({ error: 'core.number' }).min(8, { error: 'core.range' }).max(60, { error: 'core.range' }),
      sampleShare: z.number({ error: 'core.number' }).min(0, { error: 'core.range' }).max(1, { error: 'core.range' }),
    }),
    output: z.object({ autoLink: z.boolean() }),
  }),
  'validation.searchDuplicates': command({
    path: '/validation/linking/search',
    summary: { id: 'Cari catatan ganda di seluruh data usaha sekarang', en: 'Search the whole registry for duplicates now' },
    input: z.object({}),
    output: z.object({ started: z.boolean() }),
  }),
};
