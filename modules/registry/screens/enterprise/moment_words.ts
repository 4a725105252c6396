import type { Text } from '#core/text.ts';
import type { Formats } from '#ui/i18n.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import { activityWords, channelWords, documentWords, placeKindWords, scaleClassWords, sexWords, wordOf } from '../choices.ts';
import { localPhone } from '../parts/phone.ts';

/** What kinds of things happen to an enterprise, as the history says them. */
const kinds: Record<string, { text: Text; tone: Tone }> = {
  registered: { text: { id: 'Usaha dicatat', en: 'Enterprise registered' }, tone: 'info' },
  imported: { text: { id: 'Masuk lewat impor', en: 'Came in by import' }, tone: 'info' },
  updated: { text: { id: 'Data usaha diubah', en: 'Details changed' }, tone: 'neutral' },
  verified: { text: { id: 'Dikunjungi dan dipastikan', en: 'Visited and confirmed' }, tone: 'done' },
  figuresRecorded: { text: { id: 'Modal dan omzet dicatat', en: 'Capital and turnover recorded' }, tone: 'neutral' },
  noted: { text: { id: 'Catatan', en: 'Note' }, tone: 'info' },
  ownerUpdated: { text: { id: 'Data pemilik diubah', en: 'Owner’s details changed' }, tone: 'neutral' },
  documentAdded: { text: { id: 'Dokumen dicatat', en: 'Document recorded' }, tone: 'info' },
  documentFileAttached: { text: { id: 'Berkas dokumen dilampirkan', en: 'Document’s file attached' }, tone: 'neutral' },
  documentChecked: { text: { id: 'Dokumen diperiksa', en: 'Document checked' }, tone: 'done' },
  documentRemoved: { text: { id: 'Dokumen disingkirkan', en: 'Document taken away' }, tone: 'attention' },
  photoAdded: { text: { id: 'Foto ditambahkan', en: 'Photo added' }, tone: 'neutral' },
  photoRemoved: { text: { id: 'Foto dihapus', en: 'Photo removed' }, tone: 'attention' },
  exportRecorded: { text: { id: 'Ekspor dicatat', en: 'Export recorded' }, tone: 'info' },
  exportRemoved: { text: { id: 'Catatan ekspor dihapus', en: 'Export record removed' }, tone: 'attention' },
  centreJoined: { text: { id: 'Masuk sentra', en: 'Joined a centre' }, tone: 'info' },
  centreLeft: { text: { id: 'Keluar dari sentra', en: 'Left a centre' }, tone: 'attention' },
  enterprisesMerged: { text: { id: 'Catatan kembar digabung ke sini', en: 'A duplicate was merged into this one' }, tone: 'info' },
  mergedInto: { text: { id: 'Digabung ke usaha lain', en: 'Merged into another enterprise' }, tone: 'attention' },
  enterprisesSplit: { text: { id: 'Penggabungan usaha dibatalkan', en: 'Merge of enterprises undone' }, tone: 'attention' },
  ownersMerged: { text: { id: 'Catatan pemilik yang kembar digabung', en: 'A duplicate of the owner was merged' }, tone: 'info' },
  ownerMergedInto: { text: { id: 'Pemilik digabung ke catatan lain', en: 'Owner merged into another record' }, tone: 'attention' },
  ownersSplit: { text: { id: 'Penggabungan pemilik dibatalkan', en: 'Merge of owners undone' }, tone: 'attention' },
  amended: { text: { id: 'Diperbaiki lewat perbaikan massal', en: 'Corrected by a bulk repair' }, tone: 'neutral' },
  ownerAmended: { text: { id: 'Data pemilik diperbaiki lewat perbaikan massal', en: 'Owner corrected by a bulk repair' }, tone: 'neutral' },
  visited: { text: { id: 'Dikunjungi di lapangan', en: 'Visited in the field' }, tone: 'done' },
  ownerVisited: { text: { id: 'Data pemilik diubah saat kunjungan', en: 'Owner’s details changed at a visit' }, tone: 'neutral' },
  conflictResolved: { text: { id: 'Isian yang berbeda diputuskan', en: 'A disputed field was decided' }, tone: 'done' },
  ownerConflictResolved: { text: { id: 'Isian pemilik yang berbeda diputuskan', en: 'A disputed field of the owner was decided' }, tone: 'done' },
};

const other = { text: { id: 'Perubahan', en: 'Change' }, tone: 'neutral' as Tone };
export const kindOf = (kind: string) => kinds[kind] ?? other;

/** The names of the fields that can change. */
export const fieldWords: Record<string, Text> = {
  name: { id: 'Nama', en: 'Name' },
  brand: { id: 'Merek', en: 'Brand' },
  products: { id: 'Produk', en: 'Products' },
  area: { id: 'Kelurahan', en: 'Village' },
  address: { id: 'Alamat', en: 'Address' },
  latitude: { id: 'Lintang', en: 'Latitude' },
  longitude: { id: 'Bujur', en: 'Longitude' },
  accuracyM: { id: 'Ketelitian titik (m)', en: 'Accuracy of the point (m)' },
  cluster: { id: 'Klaster', en: 'Cluster' },
  kbliVersion: { id: 'Versi KBLI', en: 'KBLI version' },
  kbli: { id: 'KBLI', en: 'KBLI' },
  placeKind: { id: 'Jenis tempat', en: 'Kind of place' },
  startYear: { id: 'Tahun mulai', en: 'Start year' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  phone: { id: 'Nomor HP', en: 'Phone' },
  workersMale: { id: 'Pekerja laki-laki', en: 'Male workers' },
  workersFemale: { id: 'Pekerja perempuan', en: 'Female workers' },
  monthlyCapacity: { id: 'Kapasitas sebulan', en: 'Capacity a month' },
  channels: { id: 'Saluran jual', en: 'Sales channels' },
  note: { id: 'Keterangan', en: 'Remark' },
  capitalRupiah: { id: 'Modal', en: 'Capital' },
  turnoverRupiah: { id: 'Omzet', en: 'Turnover' },
  scaleClass: { id: 'Kelas', en: 'Class' },
  year: { id: 'Tahun', en: 'Year' },
  fullName: { id: 'Nama pemilik', en: 'Owner’s name' },
  sex: { id: 'Jenis kelamin', en: 'Sex' },
  birthDate: { id: 'Tanggal lahir', en: 'Date of birth' },
  email: { id: 'Surel', en: 'E-mail' },
  hasSmartphone: { id: 'Ponsel pintar', en: 'Smartphone' },
  nik: { id: 'NIK', en: 'NIK' },
  checkNote: { id: 'Catatan pemeriksa', en: 'Checker’s note' },
  photo: { id: 'Foto', en: 'Photo' },
  country: { id: 'Negara', en: 'Country' },
  product: { id: 'Produk', en: 'Product' },
  centre: { id: 'Sentra', en: 'Centre' },
  text: { id: 'Catatan', en: 'Note' },
  owner: { id: 'Pemilik', en: 'Owner' },
  verifiedOn: { id: 'Terakhir dipastikan', en: 'Last confirmed' },
  with: { id: 'Catatan', en: 'Record' },
  reason: { id: 'Alasan', en: 'Reason' },
  outcome: { id: 'Hasil kunjungan', en: 'Outcome of the visit' },
  visitedOn: { id: 'Tanggal kunjungan', en: 'Day of the visit' },
  visitNote: { id: 'Catatan kunjungan', en: 'Note of the visit' },
  decided: { id: 'Isian yang diputuskan', en: 'Field that was decided' },
  point: { id: 'Titik lokasi', en: 'Point' },
  ownerPhone: { id: 'Nomor HP pemilik', en: 'Owner’s phone' },
  ownerAddress: { id: 'Alamat pemilik', en: 'Owner’s address' },
  ownerHasSmartphone: { id: 'Ponsel pintar pemilik', en: 'Owner’s smartphone' },
  ...documentWords,
};

const yearly: Record<string, Text> = {
  turnover: { id: 'Omzet {year}', en: 'Turnover of {year}' },
  capital: { id: 'Modal {year}', en: 'Capital of {year}' },
};

/** The name of a field; a figure by its year. */
export function fieldTitle(field: string, f: Formats): string {
  const [kind = '', year = ''] = field.split('.');
  const figure = yearly[kind];
  return figure && year ? f.text(figure, { year }) : f.text(fieldWords[field] ?? { id: field, en: field });
}

const states: Record<string, Text> = {
  stated: { id: 'belum diperiksa', en: 'not checked' },
  checked: { id: 'benar', en: 'right' },
  rejected: { id: 'ditolak', en: 'rejected' },
};
const choices: Record<string, Record<string, Text>> = {
  activity: activityWords,
  outcome: { ...activityWords, refused: { id: 'Menolak', en: 'Refused' } },
  placeKind: placeKindWords,
  scaleClass: scaleClassWords,
  sex: sexWords,
};

export type Names = { village: (code: string) => string | undefined; cluster: (code: string) => string };

/** A field's value in words; undefined where it was empty. */
export function valueWords(field: string, value: unknown, f: Formats, names: Names): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return value.map((one) => wordOf(channelWords, String(one), f)).join(', ') || undefined;
  if (typeof value === 'boolean') return f.text(value ? { id: 'ya', en: 'yes' } : { id: 'tidak', en: 'no' });
  if (typeof value === 'number')
    return field.endsWith('Rupiah') || field.includes('.')
      ? f.rupiah(value)
      : field === 'year' || field === 'startYear'
        ? String(value)
        : f.number(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field === 'area') return names.village(text) ?? text;
  if (field === 'cluster') return names.cluster(text);
  if (field === 'phone') return localPhone(text);
  if (field === 'decided') return fieldTitle(text, f);
  if (field === 'birthDate' || field === 'verifiedOn' || field === 'visitedOn') return f.day(text);
  if (field in documentWords) return wordOf(states, text, f);
  return wordOf(choices[field] ?? {}, text, f);
}
