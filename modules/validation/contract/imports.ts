import { z } from 'zod';
import { canSchema, command, idSchema, instantSchema, pageInput, pageOf, query } from '#core/contract.ts';
import { fields, importStates, outcomes, phases, severities } from '../words.ts';

export const maxImportBytes = 50_000_000;

const state = z.enum(importStates);
const count = z.number().int();
const nextState = z.object({ state });
const mappedColumn = z.object({
  column: z.number({ error: 'core.number' }).int().min(0, { error: 'core.range' }).max(255, { error: 'core.range' }),
  field: z.enum(fields, { error: 'validation.field' }),
});

/** Rows by outcome. `read` are the rows of the chosen sheet below its header; `skipped` of the rest (totals, notes, repeated headers). */
const countsSchema = z.object({
  read: count,
  skipped: count,
  accepted: count,
  corrected: count,
  rejected: count,
  duplicate_in_file: count,
  duplicate_in_registry: count,
  unchanged: count,
  /** Of the accepted and corrected: already in the registry, taken back again, and kept there by an undo. */
  committed: count,
  removed: count,
  kept: count,
});

/** `words` is the whole sentence for the screen, in the reader's language; `done` of `total` rows. */
const progressSchema = z.object({ phase: z.enum(phases), done: count, total: count, words: z.string() });

const summaryShape = {
  id: z.string(),
  name: z.string(),
  format: z.enum(['csv', 'xlsx', 'xls', 'ods', 'xlsb']),
  bytes: z.number(),
  state,
  stateAt: instantSchema,
  uploadedAt: instantSchema,
  uploadedByName: z.string(),
  counts: countsSchema,
  progress: progressSchema.nullable(),
  /** Why it failed, in a sentence that says what to do. */
  failure: z.string().nullable(),
  can: canSchema,
};

export const importsContract = {
  'validation.uploadImport': command({
    path: '/validation/imports/{id}',
    upload: { maxBytes: maxImportBytes },
    summary: {
      id: 'Unggah berkas (.xlsx, .xls, .ods, .xlsb atau .csv) untuk diimpor; dibaca langsung sesudahnya',
      en: 'Upload a file (.xlsx, .xls, .ods, .xlsb or .csv) to import; reading starts at once',
    },
    input: z.object({ id: idSchema }),
    output: z.object({ id: z.string(), state }),
  }),
  'validation.listImports': query({
    path: '/validation/imports',
    summary: { id: 'Daftar impor, terbaru dahulu', en: 'Imports, newest first' },
    input: z.object(pageInput),
    output: pageOf(z.object(summaryShape)),
  }),
  'validation.getImport': query({
    path: '/validation/imports/{id}',
    summary: { id: 'Satu impor: lembar, kolom, hasil, kemajuan', en: 'One import: sheets, columns, outcomes, progress' },
    input: z.object({ id: idSchema }),
    output: z.object({
      ...summaryShape,
      /** Rows outside these areas are rejected. */
      areas: z.array(z.object({ area: z.string(), name: z.string() })),
      sheets: z.array(
        z.object({
          index: count,
          name: z.string(),
          hidden: z.boolean(),
          rows: count,
          headerRow: count,
          isRegister: z.boolean(),
          /** Why this sheet is not a list of enterprises, in words. */
          reason: z.string().nullable(),
          /** The first rows as they stand, so that a person can point to the header; identity numbers masked. */
          firstRows: z.array(z.object({ rowNumber: count, cells: z.array(z.string()) })),
        }),
      ),
      sheet: count.nullable(),
      headerRow: count.nullable(),
      mappingFrom: z.enum(['suggested', 'remembered', 'person']).nullable(),
      columns: z.array(
        z.object({
          column: count,
          header: z.string(),
          field: z.enum(fields).nullable(),
          /** 0–1; below 0.5 ask the person. 1 where a person chose. */
          confidence: z.number(),
          why: z.string().nullable(),
          samples: z.array(z.string()),
        }),
      ),
      /** Everything that a column can mean, in the reader's language. */
      fields: z.array(z.object({ field: z.enum(fields), label: z.string(), hint: z.string().nullable() })),
      /** What concerns the whole file, in sentences. */
      notices: z.array(z.object({ code: z.string(), message: z.string() })),
      /** How often each problem occurs, most frequent first; `code` filters the rows. */
      problems: z.array(
        z.object({ code: z.string(), severity: z.enum(severities), field: z.enum(fields).nullable(), n: count, message: z.string() }),
      ),
      history: z.array(z.object({ state, at: instantSchema, byName: z.string() })),
    }),
  }),
  'validation.listImportRows': query({
    path: '/validation/imports/{id}/rows',
    summary: { id: 'Baris satu impor beserta hasil dan alasannya', en: 'The rows of an import with outcome and reasons' },
    input: z.object({
      id: idSchema,
      ...pageInput,
      outcome: z.enum(outcomes).optional(),
      severity: z.enum(severities).optional(),
      code: z.string().max(60).optional(),
      undone: z.enum(['removed', 'kept']).optional(),
    }),
    output: pageOf(
      z.object({
        rowNumber: count,
        outcome: z.enum(outcomes).nullable(),
        /** As in the file, by column; identity numbers masked. */
        raw: z.array(z.string()),
        /** What would be recorded, by field; identity numbers masked. */
        clean: z.array(z.object({ field: z.enum(fields), value: z.string() })),
        problems: z.array(
          z.object({
            code: z.string(),
            severity: z.enum(severities),
            field: z.enum(fields).nullable(),
            column: count.nullable(),
            message: z.string(),
            /** A correction: what stood there and what it became. */
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
        /** Where the registry knows this enterprise: every field in which the row says something else, identity numbers masked. */
        differences: z.array(z.object({ field: z.enum(fields), label: z.string(), registry: z.string().nullable(), file: z.string() })),
        /** The row of this file that is the same enterprise. */
        sameAsRow: count.nullable(),
        /** The enterprise of the registry that is the same, or that this row became; null where it lies outside the reader's areas. */
        enterprise: z.object({ id: z.string(), name: z.string() }).nullable(),
        committed: z.boolean(),
        /** After an undo: taken back, or kept and why. */
        undone: z.enum(['removed', 'kept']).nullable(),
        keptBecause: z.string().nullable(),
      }),
    ),
  }),
  'validation.setMapping': command({
    method: 'PUT',
    path: '/validation/imports/{id}/mapping',
    summary: { id: 'Tetapkan lembar, baris judul, dan arti tiap kolom', en: 'Settle the sheet, the header row and what each column means' },
    input: z.object({
      id: idSchema,
      sheet: z.number({ error: 'core.number' }).int().min(0).max(999),
      headerRow: z.number({ error: 'core.number' }).int().min(1, { error: 'core.range' }).max(1_048_576, { error: 'core.range' }),
      /** None: the columns of this sheet and header are suggested anew. */
      columns: z.array(mappedColumn).max(256),
    }),
    output: nextState,
  }),
  'validation.rehearseImport': command({
    path: '/validation/imports/{id}/rehearse',
    summary: { id: 'Uji coba: periksa setiap baris tanpa mengubah data usaha', en: 'Rehearse: judge every row without changing the registry' },
    input: z.object({ id: idSchema }),
    output: nextState,
  }),
  'validation.commitImport': command({
    path: '/validation/imports/{id}/commit',
    summary: { id: 'Masukkan baris yang diterima ke data usaha', en: 'Put the accepted rows into the registry' },
    input: z.object({
      id: idSchema,
      /** Also fill in, from rows that the registry knows already, what it leaves empty; taken back by the undo. */
      fillEmpty: z.boolean().default(false),
    }),
    output: nextState,
  }),
  'validation.undoImport': command({
    path: '/validation/imports/{id}/undo',
    summary: {
      id: 'Batalkan impor: tarik kembali yang dimasukkannya dan belum disentuh',
      en: 'Undo: take back what it put in and nobody touched since',
    },
    input: z.object({ id: idSchema }),
    output: nextState,
  }),
  'validation.discardImport': command({
    path: '/validation/imports/{id}/discard',
    summary: { id: 'Buang impor yang belum dimasukkan; isinya dihapus', en: 'Discard an import that was not committed; its rows are deleted' },
    input: z.object({ id: idSchema }),
    output: nextState,
  }),
  'validation.getReasonsFile': query({
    path: '/validation/imports/{id}/reasons-file',
    download: true,
    summary: { id: 'Unduh berkas sendiri dengan kolom Hasil dan Alasan', en: 'Download one’s own file with columns for outcome and reasons' },
    input: z.object({ id: idSchema }),
    output: z.object({ file: z.object({ path: z.string(), name: z.string(), mediaType: z.string(), temporary: z.boolean() }) }),
  }),
};
