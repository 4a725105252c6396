import { nikFacts } from '#modules/registry/index.ts';
import type { EnterpriseForChecks, OwnerForChecks } from '#modules/registry/index.ts';
import type { Given, KbliFacts } from '../rules/checks/index.ts';

// An enterprise with which nothing is wrong, and what spoils it.

export const today = '2026-11-21';

export const nikOf = (nik: string): Pick<OwnerForChecks, 'nik' | 'nikMask'> => ({
  nik: nikFacts(nik),
  nikMask: `${nik.slice(0, 4)}**********${nik.slice(-2)}`,
});

export function anOwner(over: Partial<OwnerForChecks> = {}): OwnerForChecks {
  return {
    id: '019b9000-0000-7000-8000-000000000001',
    version: 1,
    fullName: 'Sari Contoh',
    ...nikOf('3574034505800001'),
    sex: 'female',
    birthDate: '1980-05-05',
    phone: '+6284170000001',
    onPhone: 1,
    ...over,
  };
}

type Document = EnterpriseForChecks['documents'][number];

export const aDocument = (kind: Document['kind'], number: string, over: Partial<Document> = {}): Document => ({
  kind,
  number,
  secret: false,
  issuedOn: '2024-01-10',
  expiresOn: null,
  state: 'stated',
  ...over,
});

export const nib = aDocument('nib', '8120300000017');
export const pirt = aDocument('pirt', '2063574000017-29', { expiresOn: '2029-01-10' });
export const halal = aDocument('halal', 'ID35110000000123456');

/** A baker in Jati with all papers. */
export function aBaker(over: Partial<EnterpriseForChecks> = {}): EnterpriseForChecks {
  const documents = over.documents ?? [nib, pirt, halal];
  return {
    id: '019b9000-0000-7000-8000-000000000002',
    version: 1,
    name: 'Roti Sari',
    products: 'roti manis, donat',
    area: '35.74.03.1004',
    address: 'Jalan Mawar 5',
    point: { latitude: -7.75, longitude: 113.215 },
    onPoint: 1,
    cluster: 'bakery',
    clusterKnown: true,
    food: true,
    kbliVersion: '2025',
    kbli: '10710',
    placeKind: 'home',
    startYear: 2010,
    activity: 'active',
    phone: null,
    workers: 3,
    figures: [{ year: 2025, capitalRupiah: 20_000_000, turnoverRupiah: 120_000_000 }],
    scaleClass: 'micro',
    scaleNow: 'micro',
    mediumTurnoverRupiah: 50_000_000_000,
    documents,
    inForce: documents.filter((d) => d.state !== 'rejected' && (d.expiresOn === null || d.expiresOn >= today)).map((d) => d.kind),
    verifiedOn: '2026-09-01',
    freshness: 'fresh',
    source: 'form',
    owner: anOwner(),
    ...over,
  };
}

const village = (code: string, name: string, latitude: number, longitude: number) => ({ code, name, latitude, longitude, radiusKm: 1 });

/** 2020 is listed whole, of 2025 only what the product ships; 10710 goes on as it is, 47911 has no one heir. */
const kbli: KbliFacts = {
  current: '2025',
  standing: (version, code) => (code === '10710' || code === '47911' ? 'known' : version === '2020' ? 'unknown' : 'unsure'),
  heir: (version, code) => (version === '2020' && code === '10710' ? '10711' : null),
};

export const given: Given = {
  today,
  regency: '35.74',
  areas: new Map([
    ['35.74', 'Kota Probolinggo'],
    ['35.74.03', 'Mayangan'],
    ['35.74.03.1004', 'Jati'],
    ['35.74.01.1009', 'Pilang'],
  ]),
  villages: [village('35.74.03.1004', 'Jati', -7.75, 113.215), village('35.74.01.1009', 'Pilang', -7.75, 113.25)],
  kbli,
};
