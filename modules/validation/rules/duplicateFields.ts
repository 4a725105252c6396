import { dayOf, formatDay } from '#core/dates.ts';
import type { Language, Text } from '#core/text.ts';
import { activityWords, placeKindWords, sexWords } from '#modules/registry/index.ts';
import type { Comparable } from '#modules/registry/index.ts';
import type { MergeField, Verdict } from '../words.ts';

type Owner = NonNullable<Comparable['owner']>;

/** A record as a reviewer sees it: the identity number by its mask and by a mark that tells equal from different. */
export type Seen = Omit<Comparable, 'owner'> & { owner: (Omit<Owner, 'nik'> & { nikMark: string | null }) | null };
export type SeenPair = { one: Seen; other: Seen };

export const verdictLabels: Record<Verdict, Text> = {
  same_enterprise: { id: 'usaha yang sama', en: 'same enterprise' },
  same_owner: { id: 'pemilik yang sama, usahanya lain', en: 'same owner, another enterprise' },
  different: { id: 'bukan sama', en: 'not the same' },
  later: { id: 'nanti', en: 'later' },
};

/** The names behind codes. */
export type Names = { cluster: (code: string) => string; area: (code: string) => string };

export type ShownField = { field: string; label: string; one: string | null; other: string | null; differs: boolean; take: MergeField | null };

type Line = {
  field: string;
  label: Text;
  take: MergeField | null;
  show: (e: Seen, language: Language, names: Names) => string | null;
  /** What tells equal from different, where it is not what is shown. */
  mark?: (e: Seen) => string | null;
};

const lines: Line[] = [
  { field: 'name', label: { id: 'Nama usaha', en: 'Business name' }, take: 'name', show: (e) => e.name },
  { field: 'ownerName', label: { id: 'Nama pemilik', en: 'Owner’s name' }, take: 'ownerName', show: (e) => e.owner?.fullName ?? null },
  {
    field: 'nik',
    label: { id: 'NIK pemilik', en: 'Owner’s NIK' },
    take: 'nik',
    show: (e) => e.owner?.nikMask ?? null,
    mark: (e) => e.owner?.nikMark ?? null,
  },
  {
    field: 'birthDate',
    label: { id: 'Tanggal lahir', en: 'Date of birth' },
    take: 'birthDate',
    show: (e, language) => (e.owner?.birthDate ? formatDay(e.owner.birthDate, language) : null),
  },
  {
    field: 'sex',
    label: { id: 'Jenis kelamin', en: 'Sex' },
    take: 'sex',
    show: (e, language) => (e.owner?.sex ? sexWords[e.owner.sex][language] : null),
  },
  { field: 'ownerPhone', label: { id: 'HP pemilik', en: 'Owner’s telephone' }, take: 'ownerPhone', show: (e) => e.owner?.phone ?? null },
  { field: 'phone', label: { id: 'Telepon usaha', en: 'Business telephone' }, take: 'phone', show: (e) => e.phone },
  { field: 'area', label: { id: 'Wilayah', en: 'Area' }, take: 'area', show: (e) => e.areaName ?? e.area, mark: (e) => e.area },
  { field: 'address', label: { id: 'Alamat usaha', en: 'Business address' }, take: 'address', show: (e) => e.address },
  {
    field: 'ownerAddress',
    label: { id: 'Alamat pemilik', en: 'Owner’s address' },
    take: 'ownerAddress',
    show: (e, _language, names) => (e.owner ? [e.owner.address, names.area(e.owner.area)].filter((part) => part !== null).join(', ') : null),
  },
  {
    field: 'point',
    label: { id: 'Titik di peta', en: 'Point on the map' },
    take: 'point',
    show: (e) => (e.latitude === null || e.longitude === null ? null : `${e.latitude.toFixed(5)}, ${e.longitude.toFixed(5)}`),
  },
  { field: 'brand', label: { id: 'Merek', en: 'Brand' }, take: 'brand', show: (e) => e.brand },
  { field: 'products', label: { id: 'Produk', en: 'Products' }, take: 'products', show: (e) => e.products },
  {
    field: 'cluster',
    label: { id: 'Klaster', en: 'Cluster' },
    take: 'cluster',
    show: (e, _language, names) => (e.cluster === null ? null : names.cluster(e.cluster)),
    mark: (e) => e.cluster,
  },
  { field: 'kbli', label: { id: 'KBLI', en: 'KBLI' }, take: 'kbli', show: (e) => e.kbli },
  {
    field: 'startYear',
    label: { id: 'Tahun berdiri', en: 'Founded in' },
    take: 'startYear',
    show: (e) => (e.startYear === null ? null : String(e.startYear)),
  },
  {
    field: 'placeKind',
    label: { id: 'Jenis tempat', en: 'Kind of place' },
    take: 'placeKind',
    show: (e, language) => (e.placeKind === null ? null : placeKindWords[e.placeKind][language]),
  },
  {
    field: 'workers',
    label: { id: 'Tenaga kerja', en: 'Workers' },
    take: 'workers',
    show: (e, language) => workersWords(e, language),
  },
  {
    field: 'activity',
    label: { id: 'Status keaktifan', en: 'Activity' },
    take: 'activity',
    show: (e, language) => activityWords[e.activity][language],
  },
  {
    field: 'documents',
    label: { id: 'Dokumen', en: 'Documents' },
    take: null,
    show: (e) => e.documents.map((document) => `${document.kind.toUpperCase()} ${document.shown}`).join(' · ') || null,
  },
  {
    field: 'verifiedOn',
    label: { id: 'Terakhir didatangi', en: 'Last visited' },
    take: null,
    show: (e, language) => (e.verifiedOn === null ? null : formatDay(e.verifiedOn, language)),
  },
  {
    field: 'recordedAt',
    label: { id: 'Dicatat', en: 'Recorded' },
    take: null,
    show: (e, language) => formatDay(dayOf(new Date(e.createdAt)), language),
  },
];

function workersWords({ workersMale: men, workersFemale: women }: Seen, language: Language): string | null {
  if (men === null && women === null) return null;
  const count = (n: number | null) => n ?? '?';
  return language === 'id' ? `${count(women)} perempuan, ${count(men)} laki-laki` : `${count(women)} women, ${count(men)} men`;
}

/** Two records field by field in the reader's language; what neither has is left out. */
export function fieldsOf({ one, other }: SeenPair, language: Language, names: Names): ShownField[] {
  return lines.flatMap(({ field, label, take, show, mark }) => {
    const shown = { one: show(one, language, names), other: show(other, language, names) };
    if (shown.one === null && shown.other === null) return [];
    const differs = mark ? mark(one) !== mark(other) : shown.one !== shown.other;
    // Where only one of them has a value it is kept: there is nothing to choose.
    const choosable = differs && shown.one !== null && shown.other !== null;
    return [{ field, label: label[language], ...shown, differs, take: choosable ? take : null }];
  });
}
