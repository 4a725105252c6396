// The small zod: a command that ends within a second cannot wait for the large one.
import * as z from 'zod/mini';

const name = z.string().check(z.trim(), z.minLength(1, 'tidak boleh kosong'));
const part = z.union([name, z.looseObject({ swap: z.tuple([name, name]) })], 'harus nama kolom, substr(kolom,1,3) atau {"swap": ["a", "b"]}');
const someParts = z.array(part).check(z.minLength(1, 'tidak boleh kosong'));
/** A rule of one part may stand without its brackets. */
const rule = z.pipe(
  z.transform((value) => (Array.isArray(value) ? (value as unknown[]) : [value])),
  someParts,
);
const rules = z.array(rule);

/** In formats.md. */
export const kinds = [
  'exact',
  'jaro_winkler',
  'levenshtein',
  'damerau_levenshtein',
  'date',
  'numeric',
  'geo_km',
  'tokens',
  'prefix',
  'name_pair',
] as const;

const threshold = z.number().check(z.nonnegative('tidak boleh negatif'));
const comparison = z.looseObject({
  name: z.optional(name),
  column: z.optional(name),
  columns: z.optional(z.array(name).check(z.minLength(1, 'tidak boleh kosong'))),
  kind: z.enum(kinds, `harus salah satu dari ${kinds.join(', ')}`),
  thresholds: z.optional(z.union([z.array(threshold), threshold], 'harus daftar bilangan')),
  term_frequency: z.optional(z.union([z.boolean(), z.number().check(z.gte(0), z.lte(1))], 'harus true, false atau bilangan 0–1')),
  format: z.optional(name),
});

/** The settings as they are written. */
export const settingsSchema = z.looseObject({
  unique_id: z.prefault(name, 'unique_id'),
  truth: z.optional(z.looseObject({ column: name, pattern: z.optional(z.string()) })),
  link_type: z.optional(z.enum(['dedupe', 'link', 'dedupe_only', 'link_only'], 'harus dedupe atau link')),
  prior: z.optional(z.looseObject({ rules, recall: z.prefault(z.number().check(z.gt(0, 'harus di atas 0'), z.lte(1, 'paling besar 1')), 0.9) })),
  blocking_rules: rules.check(z.minLength(1, 'tidak boleh kosong')),
  comparisons: z.array(comparison).check(z.minLength(1, 'tidak boleh kosong')),
  em_blocks: z.optional(rules),
  u_sample_pairs: z.prefault(z.int().check(z.gte(1, 'harus bilangan bulat positif')), 1_000_000),
  seed: z.prefault(z.int(), 1),
  clusters: z.optional(z.looseObject({ threshold: z.optional(z.number()), max_size: z.optional(z.int().check(z.gte(2, 'paling kecil 2'))) })),
});

export type WrittenSettings = z.infer<typeof settingsSchema>;
export type WrittenComparison = z.infer<typeof comparison>;
export type WrittenRule = z.infer<typeof someParts>;

const parts = { truth: ['column', 'pattern'], prior: ['rules', 'recall'], clusters: ['threshold', 'max_size'] } as const;

/** The fields that nothing here reads, by path: they are passed over, with a word about it. */
export function unknownFields(settings: WrittenSettings): string[] {
  const under = (path: string, object: object | undefined, fields: readonly string[]) =>
    Object.keys(object ?? {}).flatMap((field) => (fields.includes(field) ? [] : [`${path}${field}`]));
  return [
    ...under('', settings, Object.keys(settingsSchema.shape)),
    ...under('truth.', settings.truth, parts.truth),
    ...under('prior.', settings.prior, parts.prior),
    ...under('clusters.', settings.clusters, parts.clusters),
    ...settings.comparisons.flatMap((written, k) => under(`comparisons.${k}.`, written, Object.keys(comparison.shape))),
  ];
}
