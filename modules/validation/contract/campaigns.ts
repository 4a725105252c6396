import { z } from 'zod';
import { canSchema, command, daySchema, idSchema, instantSchema, line, pageInput, pageOf, query } from '#core/contract.ts';

const count = z.number().int();
const area = z.string().max(20);

/** Which living enterprises a campaign takes in; what is not named does not narrow. */
export const campaignFilter = z.object({
  area: area.optional(),
  cluster: z.array(z.string().max(40)).max(50).optional(),
  /** Trust below this share, in hundredths: 50 takes in what one trusts less than half. */
  trustBelow: z.number().int().min(1).max(100).optional(),
  neverVerified: z.boolean().optional(),
  openProblems: z.boolean().optional(),
});

const tally = {
  assigned: count,
  visited: count,
  verified: count,
  closed: count,
  notFound: count,
  refused: count,
};

const pace = z.object({
  /** Visits a working day, over the last working days that were looked at. */
  perDay: z.number(),
  days: count,
  /** When the last one will be visited: most likely, and from when to when in eight of ten cases. Null: nobody has begun. */
  finish: z.object({ likely: daySchema, early: daySchema, late: daySchema.nullable() }).nullable(),
});

const campaignSummary = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['preparing', 'open', 'closed']),
  startsOn: daySchema,
  dueOn: daySchema,
  area: z.string(),
  areaName: z.string().nullable(),
  ...tally,
  can: canSchema,
});

export const campaignContract = {
  'validation.previewCampaign': query({
    method: 'POST',
    path: '/validation/campaign-preview',
    summary: { id: 'Berapa usaha yang masuk kampanye, dan siapa mendapat berapa', en: 'How many a campaign takes in, and who gets how many' },
    input: z.object({ filter: campaignFilter, balance: z.boolean().default(true) }),
    output: z.object({
      n: count,
      /** So many were counted and there are more: all figures are “at least”. */
      atLeast: z.boolean(),
      /** Enterprises whose village has no companion; they stay with the office. */
      unassigned: count,
      companions: z.array(z.object({ personId: z.string(), fullName: z.string(), villages: z.array(z.string()), own: count, n: count })),
    }),
  }),
  'validation.openCampaign': command({
    path: '/validation/campaigns',
    summary: { id: 'Buka kampanye validasi', en: 'Open a validation campaign' },
    input: z.object({
      id: idSchema,
      name: line(120),
      filter: campaignFilter,
      startsOn: daySchema,
      dueOn: daySchema,
      /** Whether companions with far more than the others get help. */
      balance: z.boolean().default(true),
      /** The share visited again by another companion, in hundredths. */
      secondLook: z.number().int().min(0).max(50).default(5),
    }),
    output: z.object({ id: z.string() }),
  }),
  'validation.listCampaigns': query({
    path: '/validation/campaigns',
    summary: { id: 'Kampanye validasi', en: 'Validation campaigns' },
    input: z.object(pageInput),
    output: pageOf(campaignSummary),
  }),
  'validation.getCampaign': query({
    path: '/validation/campaigns/{id}',
    summary: {
      id: 'Meja kampanye: siapa sudah sampai mana, dan kapan selesai',
      en: 'The campaign’s desk: who stands where, and when it will be done',
    },
    input: z.object({ id: idSchema }),
    output: campaignSummary.extend({
      filter: campaignFilter,
      asOf: instantSchema,
      pace,
      /** Visits a day, from the first to today. */
      days: z.array(z.object({ day: daySchema, n: count })),
      companions: z.array(
        z.object({
          personId: z.string().nullable(),
          fullName: z.string().nullable(),
          areaNames: z.array(z.string()),
          ...tally,
          lastAt: instantSchema.nullable(),
          pace,
        }),
      ),
      areas: z.array(z.object({ area: z.string(), name: z.string(), ...tally })),
      secondLook: z.object({
        share: z.number(),
        drawn: count,
        done: count,
        /** Per field: how many pairs of visits said something of it, how many agree, and Cohen's kappa where it applies (few values). */
        fields: z.array(z.object({ field: z.string(), pairs: count, agree: count, kappa: z.number().nullable() })),
      }),
    }),
  }),
  'validation.mapCampaign': query({
    path: '/validation/campaigns/{id}/map',
    summary: { id: 'Titik kunjungan kampanye pada peta', en: 'The campaign’s visits on the map' },
    input: z.object({ id: idSchema }),
    output: z.object({
      points: z.array(z.object({ enterpriseId: z.string(), name: z.string(), latitude: z.number(), longitude: z.number(), outcome: z.string() })),
      /** At most so many of the newest are shown. */
      shown: count,
      total: count,
    }),
  }),
  'validation.listAssignments': query({
    path: '/validation/campaigns/{id}/assignments',
    summary: { id: 'Usaha satu kampanye, disaring menurut pendamping dan keadaan', en: 'The enterprises of a campaign, by companion and state' },
    input: z.object({
      id: idSchema,
      ...pageInput,
      personId: idSchema.optional(),
      area: area.optional(),
      state: z.enum(['open', 'visited', 'verified', 'closed', 'not_found', 'refused', 'second_look']).optional(),
    }),
    output: pageOf(
      z.object({
        enterpriseId: z.string(),
        name: z.string(),
        areaName: z.string().nullable(),
        companionName: z.string().nullable(),
        outcome: z.string().nullable(),
        visitedAt: instantSchema.nullable(),
        visitedByName: z.string().nullable(),
        secondLook: z.boolean(),
      }),
    ),
  }),
  'validation.closeCampaign': command({
    path: '/validation/campaigns/{id}/close',
    summary: { id: 'Tutup kampanye', en: 'Close the campaign' },
    input: z.object({ id: idSchema }),
    output: z.object({ id: z.string() }),
  }),
  'validation.handOver': command({
    path: '/validation/hand-over',
    summary: { id: 'Alihkan semua tugas seorang pendamping', en: 'Hand over everything a companion has open' },
    input: z.object({
      from: idSchema,
      /** Several: shared out evenly, each the places nearest to what they have. */
      to: z.array(idSchema).min(1, { error: 'core.required' }).max(20),
      reason: line(200),
    }),
    output: z.object({ moved: count, to: z.array(z.object({ personId: z.string(), fullName: z.string(), n: count })) }),
  }),
  'validation.listOpenWork': query({
    path: '/validation/companions/{personId}/open-work',
    summary: { id: 'Yang masih terbuka pada seorang pendamping', en: 'What is still open with a companion' },
    input: z.object({ personId: idSchema }),
    output: z.object({
      fullName: z.string(),
      villages: z.array(z.string()),
      assigned: count,
      secondLooks: count,
      conflicts: count,
      items: z.array(z.object({ enterpriseId: z.string(), name: z.string(), areaName: z.string().nullable(), campaign: z.string() })),
    }),
  }),
};
