import { z } from 'zod';
import { command, idSchema, instantSchema, line, pageInput, pageOf, paragraph, query } from '#core/contract.ts';
import { enterpriseDetail, enterpriseFields, enterpriseItem, figureFields, filterShape, ownerDetail, ownerFields, bucket } from './schemas.ts';
import { activities, areaSchema, sorts } from './words.ts';

const version = z.number({ error: 'core.number' }).int();
const moved = z.object({ version: z.number() });

export const enterpriseContract = {
  'registry.listEnterprises': query({
    path: '/registry/enterprises',
    summary: { id: 'Daftar usaha, disaring dan dicari', en: 'Enterprises, filtered and searched' },
    input: z.object({ ...pageInput, ...filterShape, sort: z.enum(sorts).default('newest') }),
    output: pageOf(enterpriseItem),
  }),
  'registry.countEnterprises': query({
    path: '/registry/enterprise-count',
    summary: { id: 'Berapa usaha yang cocok dengan saringan', en: 'How many enterprises match' },
    input: z.object(filterShape),
    output: z.object({ n: z.number(), exact: z.boolean() }),
  }),
  'registry.mapEnterprises': query({
    path: '/registry/enterprise-map',
    summary: { id: 'Titik usaha pada peta, dikelompokkan bila banyak', en: 'Points on the map, grouped where there are many' },
    input: z.object({
      ...filterShape,
      south: z.coerce.number().min(-90).max(90),
      west: z.coerce.number().min(-180).max(180),
      north: z.coerce.number().min(-90).max(90),
      east: z.coerce.number().min(-180).max(180),
    }),
    output: z.object({
      points: z.array(
        z.object({ id: z.string().nullable(), name: z.string().nullable(), latitude: z.number(), longitude: z.number(), n: z.number() }),
      ),
      located: z.number(),
      unlocated: z.number(),
    }),
  }),
  'registry.getEnterprise': query({
    path: '/registry/enterprises/{id}',
    summary: { id: 'Satu usaha selengkapnya', en: 'One enterprise in full' },
    input: z.object({ id: idSchema }),
    output: enterpriseDetail,
  }),
  'registry.listTimeline': query({
    path: '/registry/enterprises/{id}/timeline',
    summary: { id: 'Riwayat satu usaha: setiap perubahan setiap isian', en: 'The history of one enterprise: each change of each field' },
    input: z.object({ id: idSchema, ...pageInput }),
    output: pageOf(
      z.object({
        id: z.string(),
        at: instantSchema,
        byName: z.string().nullable(),
        by: z.string(),
        kind: z.string(),
        changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
      }),
    ),
  }),
  'registry.registerEnterprise': command({
    path: '/registry/enterprises',
    summary: { id: 'Catat usaha baru, dengan pemilik baru atau yang sudah ada', en: 'Register an enterprise, with a new owner or a known one' },
    input: z.object({
      id: idSchema,
      ownerId: idSchema.nullish(),
      owner: z.object({ id: idSchema, ...ownerFields }).nullish(),
      enterprise: z.object(enterpriseFields),
      figures: z.array(z.object(figureFields)).max(30).default([]),
    }),
    output: z.object({ id: z.string(), ownerId: z.string(), version: z.number() }),
  }),
  'registry.updateEnterprise': command({
    method: 'PUT',
    path: '/registry/enterprises/{id}',
    summary: { id: 'Ubah data usaha', en: 'Change an enterprise' },
    input: z.object({ id: idSchema, version, enterprise: z.object(enterpriseFields) }),
    output: moved,
  }),
  'registry.verifyEnterprise': command({
    path: '/registry/enterprises/{id}/verify',
    summary: { id: 'Catat kunjungan lapangan: usaha dilihat dan dipastikan', en: 'Record a field visit: seen and confirmed' },
    input: z.object({
      id: idSchema,
      version,
      activity: z.enum(activities),
      latitude: enterpriseFields.latitude,
      longitude: enterpriseFields.longitude,
      accuracyM: enterpriseFields.accuracyM,
      note: enterpriseFields.note,
    }),
    output: moved,
  }),
  'registry.recordFigures': command({
    method: 'PUT',
    path: '/registry/enterprises/{id}/figures',
    summary: { id: 'Catat modal dan omzet satu tahun', en: 'Record capital and turnover of a year' },
    input: z.object({ id: idSchema, ...figureFields }),
    output: z.object({ scaleClass: z.string() }),
  }),
  'registry.addNote': command({
    path: '/registry/enterprises/{id}/notes',
    summary: { id: 'Tulis catatan pada riwayat usaha', en: 'Write a note into the history' },
    input: z.object({ id: idSchema, text: paragraph(2000) }),
    output: z.object({ noteId: z.string() }),
  }),
  'registry.listMyEnterprises': query({
    path: '/registry/my-enterprises',
    summary: { id: 'Usaha milik saya', en: 'My own enterprises' },
    input: z.object(pageInput),
    output: pageOf(enterpriseItem),
  }),
  'registry.getOverview': query({
    path: '/registry/overview',
    summary: { id: 'Keadaan usaha di satu wilayah', en: 'How enterprises stand in an area' },
    input: z.object({ area: areaSchema.optional() }),
    output: z.object({
      area: z.string(),
      areaName: z.string(),
      asOf: instantSchema,
      total: z.number(),
      byCluster: z.array(bucket),
      byClass: z.array(bucket),
      byActivity: z.array(bucket),
      byLegality: z.array(bucket),
      byPart: z.array(
        z.object({
          area: z.string(),
          name: z.string(),
          n: z.number(),
          active: z.number(),
          complete: z.number(),
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
        }),
      ),
      legalityRule: z.string(),
      scaleRule: z.string(),
    }),
  }),
  'registry.getOwner': query({
    path: '/registry/owners/{id}',
    summary: { id: 'Satu pemilik dan usahanya', en: 'One owner and their enterprises' },
    input: z.object({ id: idSchema }),
    output: ownerDetail.extend({
      enterprises: z.array(enterpriseItem),
      /** The living owner whom this one went into; without id and name where they are outside the reader's area. */
      mergedInto: z.object({ id: z.string().nullable(), fullName: z.string().nullable() }).nullable(),
    }),
  }),
  'registry.findOwners': query({
    method: 'POST', // a typed NIK must not stand in an address
    path: '/registry/owner-search',
    summary: { id: 'Cari pemilik yang sudah tercatat: NIK, HP, atau nama', en: 'Find a known owner by NIK, phone or name' },
    input: z.object({ text: z.string().trim().min(3, { error: 'core.tooShort' }).max(100) }),
    output: z.object({ items: z.array(ownerDetail.pick({ id: true, fullName: true, nikMask: true, phone: true, area: true, areaName: true })) }),
  }),
  'registry.updateOwner': command({
    method: 'PUT',
    path: '/registry/owners/{id}',
    summary: { id: 'Ubah data pemilik; NIK kosong berarti tidak diubah', en: 'Change an owner; an empty NIK leaves it as it is' },
    input: z.object({ id: idSchema, version, owner: z.object(ownerFields) }),
    output: moved,
  }),
  'registry.revealNik': command({
    path: '/registry/owners/{id}/reveal-nik',
    summary: { id: 'Buka NIK seorang pemilik; alasannya tercatat', en: 'Reveal an owner’s NIK; the reason is recorded' },
    input: z.object({ id: idSchema, reason: line(200) }),
    output: z.object({ nik: z.string().nullable() }),
  }),
};
