import { z } from 'zod';
import { canSchema, command, daySchema, idSchema, instantSchema, pageInput, pageOf, query } from '#core/contract.ts';

export const codeListKinds = ['kbli', 'kbli_crosswalk', 'region_bps'] as const;
export type CodeListKind = (typeof codeListKinds)[number];

const maxListBytes = 12_000_000;
const kind = z.enum(codeListKinds);
const version = z.string().regex(/^20\d\d$/, { error: 'registry.kbliVersion' });
const kbliCode = z.string().regex(/^\d{5}$/, { error: 'registry.kbli' });
const count = z.number().int();
const tone = z.enum(['neutral', 'info', 'done', 'attention', 'error']);

/** What the file is and of which versions; what is left out is found in the file or in its name. */
const meant = { kind: kind.optional(), version: version.optional(), toVersion: version.optional() };

const successor = z.object({ version: z.string(), code: z.string(), title: z.string().nullable(), part: z.boolean() });
/** How many enterprises of the regency; `more` where counting stopped there. Null for whoever does not see the whole regency. */
const holders = z.object({ n: count, more: z.boolean() }).nullable();
const kbliItem = z.object({
  version: z.string(),
  code: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  description: z.string().nullable(),
  /** Came with the product; else an office loaded it. */
  shipped: z.boolean(),
  retiredOn: daySchema.nullable(),
  successors: z.array(successor),
  /** The one code that this became, where it came from this one only: may be suggested, never put in by itself. */
  suggestion: z.object({ version: z.string(), code: z.string(), title: z.string().nullable() }).nullable(),
  enterprises: holders,
});

/** Lists of codes: what is loaded, a file tried and loaded, KBLI looked up. */
export const codeContract = {
  'registry.listCodeLists': query({
    path: '/registry/code-lists',
    summary: { id: 'Daftar kode yang dimuat: versi KBLI, padanannya, kode wilayah BPS', en: 'Code lists that are loaded' },
    input: z.object({}),
    output: z.object({
      versions: z.array(
        z.object({
          version: z.string(),
          codes: count,
          shipped: count,
          retired: count,
          state: z.enum(['current', 'accepted', 'past', 'coming']),
          enterprises: holders,
        }),
      ),
      current: z.object({ version: z.string(), since: daySchema, legalBasis: z.string() }),
      crosswalks: z.array(z.object({ from: z.string(), to: z.string(), pairs: count })),
      /** Areas of this regency whose BPS code is known, of all its areas. */
      regions: z.object({ known: count, all: count }),
      lists: z.array(
        z.object({
          id: z.string(),
          kind,
          version: z.string().nullable(),
          toVersion: z.string().nullable(),
          name: z.string(),
          rows: count,
          added: count,
          changed: count,
          retired: count,
          at: instantSchema,
          officeName: z.string(),
          /** Only of the own office. */
          byName: z.string().nullable(),
        }),
      ),
      can: canSchema,
    }),
  }),
  'registry.rehearseCodeList': query({
    method: 'POST',
    path: '/registry/code-list-rehearsals',
    upload: { maxBytes: maxListBytes },
    summary: { id: 'Uji coba berkas daftar kode (CSV, Excel, JSON); tidak menulis apa pun', en: 'Try a file of codes; nothing is written' },
    input: z.object(meant),
    output: z.object({
      kind,
      /** Everything that the file can be read as. */
      kinds: z.array(kind),
      version: z.string().nullable(),
      toVersion: z.string().nullable(),
      versionFrom: z.enum(['given', 'content', 'name']).nullable(),
      columns: z.array(z.object({ field: z.string(), header: z.string() })),
      usable: count,
      findings: z.array(z.object({ code: z.string(), tone, n: count, words: z.string(), examples: z.array(z.string()) })),
      /** Codes of this office's earlier file that are not in this one: retired only where asked for. */
      gone: count,
      /** Whether loading would write anything. */
      changes: z.boolean(),
      /** What is still missing before it can be loaded, in a sentence. */
      missing: z.string().nullable(),
    }),
  }),
  'registry.loadCodeList': command({
    method: 'PUT',
    path: '/registry/code-lists/{id}',
    upload: { maxBytes: maxListBytes },
    summary: {
      id: 'Muat berkas daftar kode: menambah yang belum ada, membetulkan yang pernah dimuat kantor ini, tidak menghapus',
      en: 'Load a file of codes: adds what is missing, corrects what this office loaded, removes nothing',
    },
    input: z.object({ id: idSchema, ...meant, retireGone: z.enum(['yes', 'no']).default('no') }),
    output: z.object({ kind, version: z.string().nullable(), added: count, changed: count, retired: count }),
  }),
  'registry.listKbli': query({
    path: '/registry/kbli-codes',
    summary: { id: 'Cari dalam satu versi KBLI, dengan padanannya', en: 'Search one version of KBLI, with what each code became' },
    input: z.object({ ...pageInput, version: version.optional(), text: z.string().trim().max(60).default('') }),
    output: pageOf(kbliItem).extend({ version: z.string() }),
  }),
  'registry.findKbliSuccessors': query({
    path: '/registry/kbli-codes/{version}/{code}/successors',
    summary: { id: 'Menjadi apa kode ini di versi lain', en: 'What this code became in another version' },
    input: z.object({ version, code: kbliCode }),
    output: kbliItem.omit({ enterprises: true }).extend({ words: z.string() }),
  }),
};
