import { z } from 'zod';
import { daySchema, idSchema, instantSchema, query } from '#core/contract.ts';

const count = z.number().int();
const place = z.object({ code: z.string(), name: z.string(), latitude: z.number().nullable(), longitude: z.number().nullable() });
const confirmation = z.object({ field: z.string(), on: daySchema, how: z.string(), trust: z.number() });

/** An enterprise as it lies on a companion's phone. The NIK only by its mask. */
export const fieldCard = z.object({
  id: z.string(),
  version: z.number(),
  /** Changes with anything on this card; the phone asks again for what differs. */
  stamp: z.string(),
  name: z.string(),
  brand: z.string().nullable(),
  products: z.string().nullable(),
  area: z.string(),
  areaName: z.string().nullable(),
  address: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  accuracyM: z.number().nullable(),
  cluster: z.string().nullable(),
  placeKind: z.string().nullable(),
  startYear: z.number().nullable(),
  activity: z.string(),
  phone: z.string().nullable(),
  workersMale: z.number().nullable(),
  workersFemale: z.number().nullable(),
  monthlyCapacity: z.string().nullable(),
  note: z.string().nullable(),
  owner: z
    .object({
      id: z.string(),
      version: z.number(),
      fullName: z.string(),
      nikMask: z.string().nullable(),
      sex: z.string().nullable(),
      birthDate: z.string().nullable(),
      phone: z.string().nullable(),
      address: z.string().nullable(),
      hasSmartphone: z.boolean().nullable(),
    })
    .nullable(),
  figure: z.object({ year: z.number(), turnoverRupiah: z.number().nullable() }).nullable(),
  legality: z.string(),
  documents: z.array(
    z.object({ id: z.string(), kind: z.string(), number: z.string(), expiresOn: z.string().nullable(), state: z.string(), hasFile: z.boolean() }),
  ),
  lacksDocuments: z.array(z.string()),
  confirmations: z.array(confirmation),
  /** Mean trust of the fields that age, 0…1. */
  trust: z.number(),
  verifiedOn: z.string().nullable(),
  findings: z.array(z.object({ rule: z.string(), severity: z.string(), sentence: z.string() })),
});

export const fieldContract = {
  'validation.getFieldDay': query({
    path: '/validation/field/day',
    summary: {
      id: 'Bekal pendamping: wilayah, tugas, aturan, naskah persetujuan',
      en: 'A companion’s provisions: areas, tasks, rules, consent text',
    },
    input: z.object({}),
    output: z.object({
      asOf: instantSchema,
      areas: z.array(place),
      /** Villages around the own ones, whose records the duplicate index holds too. */
      neighbours: z.array(place),
      clusters: z.array(z.object({ code: z.string(), nameId: z.string(), nameEn: z.string(), food: z.boolean() })),
      /** A field that is trusted less than this is asked again. */
      askBelow: z.number(),
      halfLifeDays: z.record(z.string(), z.number()),
      /** Points outside it are refused. */
      box: z.object({ south: z.number(), west: z.number(), north: z.number(), east: z.number() }).nullable(),
      consent: z.object({ version: z.string(), purpose: z.string(), textId: z.string(), textEn: z.string() }),
      campaigns: z.array(z.object({ id: z.string(), name: z.string(), dueOn: daySchema, open: count, done: count })),
      /** Everything that may lie on this phone: what is not in this list any more is removed from it. */
      entries: z.array(z.object({ id: z.string(), stamp: z.string() })),
      tasks: z.array(z.object({ enterpriseId: z.string(), campaignId: z.string(), secondLook: z.boolean() })),
      /** Conflicts that wait for a decision, by enterprise. */
      conflicts: z.array(z.object({ enterpriseId: z.string(), field: z.string() })),
    }),
  }),
  'validation.getFieldCards': query({
    method: 'POST',
    path: '/validation/field/cards',
    summary: { id: 'Kartu usaha untuk disimpan di HP', en: 'Cards of enterprises to be kept on the phone' },
    input: z.object({ ids: z.array(idSchema).max(200) }),
    output: z.object({ items: z.array(fieldCard) }),
  }),
  'validation.getDuplicateIndex': query({
    path: '/validation/field/duplicate-index',
    summary: {
      id: 'Indeks ringkas untuk mengenali data ganda tanpa sinyal',
      en: 'A compact index by which duplicates are recognised without signal',
    },
    input: z.object({ known: z.string().max(80).optional() }),
    output: z.object({
      /** Equal to `known`: nothing has changed and the rest is empty. */
      edition: z.string(),
      /** The linkage model of the office, as `engines/linkage` takes it. */
      model: z.unknown(),
      /** HMAC-SHA-256 key (base64) under which a typed NIK is compared; the tag is its first 8 hex digits. For this person alone. */
      key: z.string(),
      records: z.array(
        z.object({
          id: z.string(),
          /** Own area: the phone has the card too. Otherwise only the village is shown, as on the server. */
          own: z.boolean(),
          area: z.string(),
          name: z.string().nullable(),
          ownerName: z.string().nullable(),
          ownerId: z.string().nullable(),
          nikTag: z.string().nullable(),
          phone: z.string().nullable(),
          address: z.string().nullable(),
          birthDate: z.string().nullable(),
          kbli: z.string().nullable(),
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
        }),
      ),
    }),
  }),
};
