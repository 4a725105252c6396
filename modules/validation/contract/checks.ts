import { z } from 'zod';
import { canSchema, command, daySchema, idSchema, instantSchema, line, pageInput, pageOf, query } from '#core/contract.ts';
import { severities } from '../words.ts';

const count = z.number().int();
const area = z.string().max(20);
const ruleCode = z.string().max(60);

const rule = z.object({
  code: ruleCode,
  severity: z.enum(severities),
  /** What is wrong, in a few words, and what to do about it. */
  title: z.string(),
  advice: z.string(),
  legalBasis: z.string().nullable(),
  validFrom: daySchema,
  /** The group it is shown under: identity, legality, contact, place, figures, freshness. */
  group: z.string(),
  /** Whether the rule knows a repair that loses nothing. */
  repairable: z.boolean(),
});

export const checksContract = {
  'validation.getQuality': query({
    path: '/validation/quality',
    summary: {
      id: 'Mutu data: temuan per aturan, wilayah, dan asal, dari waktu ke waktu',
      en: 'Data quality: findings by rule, area and source, over time',
    },
    input: z.object({ area: area.optional(), source: z.string().max(40).optional() }),
    output: z.object({
      /** Living enterprises in the reader's reach (cut to `area`), and how many of them have no finding of severity error or warning. */
      enterprises: count,
      clean: count,
      checkedAt: instantSchema.nullable(),
      /** A check of the whole registry that is under way. */
      checking: z.object({ done: count, total: count }).nullable(),
      rules: z.array(rule.extend({ n: count, repairable_n: count })),
      areas: z.array(z.object({ area: z.string(), name: z.string(), enterprises: count, withErrors: count, withWarnings: count })),
      sources: z.array(z.object({ source: z.string(), label: z.string(), findings: count })),
      /** One point a day: how many findings of each severity stood open. */
      history: z.array(z.object({ day: daySchema, error: count, warning: count, hint: count, enterprises: count })),
      /** How far the records are trusted on average, 0…1, as the last check of everything counted it; null before the first. */
      trust: z
        .object({ day: daySchema, mean: z.number(), areas: z.array(z.object({ area: z.string(), name: z.string(), mean: z.number() })) })
        .nullable(),
      can: canSchema,
    }),
  }),
  'validation.listFindings': query({
    path: '/validation/findings',
    summary: { id: 'Baris di balik satu angka mutu data', en: 'The rows behind a figure of data quality' },
    input: z.object({
      ...pageInput,
      rule: ruleCode.optional(),
      severity: z.enum(severities).optional(),
      area: area.optional(),
      source: z.string().max(40).optional(),
      enterpriseId: idSchema.optional(),
      repairable: z.enum(['true', 'false']).optional(),
    }),
    output: pageOf(
      z.object({
        enterprise: z.object({ id: z.string(), name: z.string(), areaName: z.string().nullable(), ownerName: z.string().nullable() }),
        rule: ruleCode,
        severity: z.enum(severities),
        title: z.string(),
        message: z.string(),
        foundOn: daySchema,
        /** A repair that loses nothing: what stands there and what it would become. Identity numbers are never repaired so. */
        repair: z.object({ field: z.string(), label: z.string(), from: z.string().nullable(), to: z.string() }).nullable(),
        can: canSchema,
      }),
    ),
  }),
  'validation.repairFindings': command({
    path: '/validation/findings/repair',
    summary: { id: 'Terapkan perbaikan aman pada temuan yang dipilih', en: 'Apply the safe repair to the chosen findings' },
    input: z.object({ rule: ruleCode, enterpriseIds: z.array(idSchema).min(1).max(500) }),
    output: z.object({ repaired: count, skipped: z.array(z.object({ enterpriseId: z.string(), because: z.string() })) }),
  }),
  'validation.acceptFinding': command({
    path: '/validation/findings/accept',
    summary: {
      id: 'Terima temuan apa adanya, dengan alasan; tidak ditanyakan lagi',
      en: 'Accept a finding as it is, with a reason; it is not asked again',
    },
    input: z.object({ rule: ruleCode, enterpriseId: idSchema, reason: line(300) }),
    output: z.object({ accepted: z.boolean() }),
  }),
  'validation.checkAgain': command({
    path: '/validation/quality/check',
    summary: { id: 'Periksa ulang seluruh data usaha sekarang', en: 'Check the whole registry again now' },
    input: z.object({}),
    output: z.object({ started: z.boolean() }),
  }),
};
