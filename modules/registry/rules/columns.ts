import type { Text } from '#core/text.ts';
import type { ExportColumn } from '../contract/words.ts';
import { activityWords, channelWords, legalityWords, placeKindWords, scaleClassWords, sexWords } from '../words.ts';

/** The headings of an exported sheet: Indonesian, as the agency's own sheets have them, so that an export can be imported again. */
export const columnTitles: Record<ExportColumn, string> = {
  name: 'Nama Usaha',
  brand: 'Merek',
  owner: 'Nama Pemilik',
  nik_mask: 'NIK (disamarkan)',
  sex: 'Jenis Kelamin',
  phone: 'No. HP',
  address: 'Alamat',
  village: 'Kelurahan/Desa',
  district: 'Kecamatan',
  cluster: 'Klaster',
  kbli: 'KBLI',
  products: 'Produk',
  place_kind: 'Jenis Tempat',
  start_year: 'Tahun Mulai',
  activity: 'Status',
  scale_class: 'Kelas',
  capital_rupiah: 'Modal (Rp)',
  turnover_rupiah: 'Omzet setahun (Rp)',
  figure_year: 'Tahun Data',
  workers_male: 'Tenaga Kerja L',
  workers_female: 'Tenaga Kerja P',
  channels: 'Saluran Jual',
  legality: 'Legalitas',
  nib: 'NIB',
  npwp: 'NPWP',
  pirt: 'P-IRT',
  bpom: 'BPOM',
  halal: 'Halal',
  trademark: 'Nomor Merek',
  latitude: 'Lintang',
  longitude: 'Bujur',
  verified_on: 'Dipastikan',
  registered_on: 'Dicatat',
};

const wordsOf: Partial<Record<ExportColumn, Record<string, Text>>> = {
  sex: sexWords,
  place_kind: placeKindWords,
  activity: activityWords,
  scale_class: scaleClassWords,
  legality: legalityWords,
  channels: channelWords,
};

/** A cell as a person reads it in a sheet: words for codes, several of them joined by a comma. */
export function exportCell(column: ExportColumn, value: string | number | null): string | number | null {
  const words = wordsOf[column];
  if (!words || typeof value !== 'string') return value;
  return value
    .split(', ')
    .map((code) => words[code]?.id ?? code)
    .join(', ');
}
