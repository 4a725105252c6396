import { z } from 'zod';
import { canSchema, command, daySchema, idSchema, line, optionalLine, pageInput, pageOf, query, rupiahSchema } from '#core/contract.ts';
import { enterpriseItem, exportRun, filterSchema } from './schemas.ts';
import { areaSchema, documentKinds, exportColumns } from './words.ts';

const optionalDay = daySchema.nullish().transform((v) => v ?? null);
const file = z.object({ file: z.object({ path: z.string(), name: z.string(), mediaType: z.string() }), inline: z.boolean().optional() });
const nothing = z.object({});
const year = z.number({ error: 'core.number' }).int().min(1950, { error: 'registry.year' }).max(2100, { error: 'registry.year' });
const photoBytes = 15_000_000;

/** Documents, photos, centres, export records, views, exports. */
export const paperContract = {
  'registry.addDocument': command({
    path: '/registry/enterprises/{id}/documents',
    summary: { id: 'Tambah dokumen legalitas', en: 'Add a legality document' },
    input: z.object({
      id: idSchema,
      documentId: idSchema,
      kind: z.enum(documentKinds),
      number: line(60),
      issuedOn: optionalDay,
      expiresOn: optionalDay,
    }),
    output: z.object({ documentId: z.string() }),
  }),
  'registry.attachDocumentFile': command({
    method: 'PUT',
    path: '/registry/enterprises/{id}/documents/{documentId}/file',
    upload: { maxBytes: photoBytes },
    summary: { id: 'Lampirkan foto atau PDF dokumen', en: 'Attach a photo or PDF of the document' },
    input: z.object({ id: idSchema, documentId: idSchema }),
    output: nothing,
  }),
  'registry.getDocumentFile': query({
    path: '/registry/enterprises/{id}/documents/{documentId}/file',
    download: true,
    summary: { id: 'Buka berkas dokumen', en: 'Open the document’s file' },
    input: z.object({ id: idSchema, documentId: idSchema }),
    output: file,
  }),
  'registry.checkDocument': command({
    path: '/registry/enterprises/{id}/documents/{documentId}/check',
    summary: { id: 'Nyatakan dokumen benar atau ditolak', en: 'Declare a document right or rejected' },
    input: z.object({ id: idSchema, documentId: idSchema, verdict: z.enum(['checked', 'rejected']), note: optionalLine(300) }),
    output: nothing,
  }),
  'registry.removeDocument': command({
    method: 'DELETE',
    path: '/registry/enterprises/{id}/documents/{documentId}',
    summary: { id: 'Singkirkan dokumen yang salah catat', en: 'Take away a document recorded by mistake' },
    input: z.object({ id: idSchema, documentId: idSchema }),
    output: nothing,
  }),
  'registry.addPhoto': command({
    path: '/registry/enterprises/{id}/photos/{photoId}',
    upload: { maxBytes: photoBytes },
    summary: { id: 'Tambah foto', en: 'Add a photo' },
    input: z.object({ id: idSchema, photoId: idSchema, caption: optionalLine(120) }),
    output: z.object({ photoId: z.string() }),
  }),
  'registry.getPhoto': query({
    path: '/registry/enterprises/{id}/photos/{photoId}',
    download: true,
    summary: { id: 'Lihat foto', en: 'See a photo' },
    input: z.object({ id: idSchema, photoId: idSchema }),
    output: file,
  }),
  'registry.removePhoto': command({
    method: 'DELETE',
    path: '/registry/enterprises/{id}/photos/{photoId}',
    summary: { id: 'Hapus foto', en: 'Remove a photo' },
    input: z.object({ id: idSchema, photoId: idSchema }),
    output: nothing,
  }),
  'registry.addExportRecord': command({
    path: '/registry/enterprises/{id}/export-records',
    summary: { id: 'Catat ekspor', en: 'Record an export' },
    input: z.object({
      id: idSchema,
      recordId: idSchema,
      year,
      country: line(60),
      product: line(120),
      valueRupiah: rupiahSchema.nullish().transform((v) => v ?? null),
    }),
    output: nothing,
  }),
  'registry.removeExportRecord': command({
    method: 'DELETE',
    path: '/registry/enterprises/{id}/export-records/{recordId}',
    summary: { id: 'Hapus catatan ekspor', en: 'Remove an export record' },
    input: z.object({ id: idSchema, recordId: idSchema }),
    output: nothing,
  }),
  'registry.listCentres': query({
    path: '/registry/centres',
    summary: { id: 'Daftar sentra', en: 'Production centres' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          area: z.string(),
          areaName: z.string().nullable(),
          cluster: z.string(),
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
          members: z.number(),
          version: z.number(),
          can: canSchema,
        }),
      ),
    }),
  }),
  'registry.getCentre': query({
    path: '/registry/centres/{id}',
    summary: { id: 'Satu sentra dan anggotanya', en: 'One centre and its members' },
    input: z.object({ id: idSchema, ...pageInput }),
    output: z.object({
      id: z.string(),
      name: z.string(),
      area: z.string(),
      areaName: z.string().nullable(),
      cluster: z.string(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      memberCount: z.number(),
      exporters: z.number(),
      members: pageOf(enterpriseItem),
      can: canSchema,
    }),
  }),
  'registry.saveCentre': command({
    method: 'PUT',
    path: '/registry/centres/{id}',
    summary: { id: 'Dirikan atau ubah sentra', en: 'Found or change a centre' },
    input: z.object({
      id: idSchema,
      version: z.number().int().nullish(),
      name: line(120),
      area: areaSchema,
      cluster: z.string().max(40),
      latitude: z.number().min(-90).max(90).nullish(),
      longitude: z.number().min(-180).max(180).nullish(),
    }),
    output: z.object({ version: z.number() }),
  }),
  'registry.joinCentre': command({
    path: '/registry/enterprises/{id}/centres/{centreId}',
    summary: { id: 'Masukkan usaha ke sentra', en: 'Make an enterprise a member of a centre' },
    input: z.object({ id: idSchema, centreId: idSchema }),
    output: nothing,
  }),
  'registry.leaveCentre': command({
    method: 'DELETE',
    path: '/registry/enterprises/{id}/centres/{centreId}',
    summary: { id: 'Keluarkan usaha dari sentra', en: 'End the membership in a centre' },
    input: z.object({ id: idSchema, centreId: idSchema }),
    output: nothing,
  }),
  'registry.listClusters': query({
    path: '/registry/clusters',
    summary: { id: 'Daftar klaster kabupaten/kota ini', en: 'The regency’s own list of clusters' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({ code: z.string(), name: z.object({ id: z.string(), en: z.string() }), food: z.boolean(), active: z.boolean(), sort: z.number() }),
      ),
    }),
  }),
  'registry.saveCluster': command({
    method: 'PUT',
    path: '/registry/clusters/{code}',
    summary: { id: 'Tambah atau ubah klaster', en: 'Add or change a cluster' },
    input: z.object({
      code: z.string().regex(/^[a-z][a-z0-9_]{1,38}$/, { error: 'registry.clusterCode' }),
      nameId: line(60),
      nameEn: line(60),
      food: z.boolean(),
      active: z.boolean(),
      sort: z.number().int().min(0).max(999),
    }),
    output: nothing,
  }),
  'registry.searchKbli': query({
    path: '/registry/kbli',
    summary: { id: 'Cari kode KBLI', en: 'Search KBLI codes' },
    input: z.object({ text: z.string().trim().max(60).default('') }),
    output: z.object({ items: z.array(z.object({ version: z.string(), code: z.string(), title: z.string() })) }),
  }),
  'registry.listViews': query({
    path: '/registry/views',
    summary: { id: 'Tampilan yang saya simpan', en: 'My saved views' },
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), query: filterSchema, columns: z.array(z.string()) })) }),
  }),
  'registry.saveView': command({
    method: 'PUT',
    path: '/registry/views/{id}',
    summary: { id: 'Simpan tampilan', en: 'Save a view' },
    input: z.object({ id: idSchema, name: line(60), query: filterSchema, columns: z.array(z.string().max(40)).max(40).default([]) }),
    output: nothing,
  }),
  'registry.removeView': command({
    method: 'DELETE',
    path: '/registry/views/{id}',
    summary: { id: 'Hapus tampilan', en: 'Remove a view' },
    input: z.object({ id: idSchema }),
    output: nothing,
  }),
  'registry.exportEnterprises': command({
    path: '/registry/exports',
    summary: { id: 'Siapkan berkas Excel atau CSV dari hasil saringan', en: 'Prepare an Excel or CSV file of the filtered list' },
    input: z.object({
      id: idSchema,
      format: z.enum(['csv', 'xlsx']),
      filter: filterSchema,
      columns: z.array(z.enum(exportColumns)).min(1, { error: 'registry.columnsMissing' }),
      reason: line(200),
    }),
    output: z.object({ id: z.string(), rows: z.number() }),
  }),
  'registry.listExports': query({
    path: '/registry/exports',
    summary: { id: 'Berkas yang saya siapkan', en: 'Files that I prepared' },
    input: z.object(pageInput),
    output: pageOf(exportRun),
  }),
  'registry.getExport': query({
    path: '/registry/exports/{id}',
    summary: { id: 'Kemajuan satu berkas', en: 'Progress of one file' },
    input: z.object({ id: idSchema }),
    output: exportRun,
  }),
  'registry.downloadExport': query({
    path: '/registry/exports/{id}/file',
    download: true,
    summary: { id: 'Unduh berkas', en: 'Download the file' },
    input: z.object({ id: idSchema }),
    output: file,
  }),
};
