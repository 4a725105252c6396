import type { Text } from '#core/text.ts';
import { activityWords, placeKindWords, sexWords } from '#modules/registry/index.ts';
import type { Field, ImportState, Outcome, Phase } from './words.ts';

export const fieldLabels: Record<Field, Text> = {
  business_name: { id: 'Nama usaha', en: 'Business name' },
  owner_name: { id: 'Nama pemilik', en: 'Owner’s name' },
  nik: { id: 'NIK', en: 'NIK' },
  kk: { id: 'Nomor KK (tidak disimpan)', en: 'Family card number (not kept)' },
  sex: { id: 'Jenis kelamin', en: 'Sex' },
  birth_date: { id: 'Tanggal lahir', en: 'Date of birth' },
  birth_place: { id: 'Tempat lahir (tidak disimpan)', en: 'Place of birth (not kept)' },
  phone: { id: 'HP / WhatsApp', en: 'Telephone' },
  email: { id: 'Email', en: 'E-mail' },
  address: { id: 'Alamat', en: 'Address' },
  village: { id: 'Kelurahan / desa', en: 'Village' },
  village_code: { id: 'Kode kelurahan', en: 'Village code' },
  district: { id: 'Kecamatan', en: 'District' },
  district_code: { id: 'Kode kecamatan', en: 'District code' },
  latitude: { id: 'Lintang', en: 'Latitude' },
  longitude: { id: 'Bujur', en: 'Longitude' },
  cluster: { id: 'Kategori / jenis usaha', en: 'Category' },
  product: { id: 'Produk / kegiatan', en: 'Products' },
  brand: { id: 'Merek', en: 'Brand' },
  kbli: { id: 'KBLI', en: 'KBLI' },
  place_kind: { id: 'Jenis tempat usaha', en: 'Kind of place' },
  start_year: { id: 'Tahun berdiri', en: 'Founded in' },
  activity: { id: 'Status keaktifan', en: 'Activity' },
  capital: { id: 'Modal', en: 'Capital' },
  turnover: { id: 'Omzet setahun', en: 'Turnover of a year' },
  turnover_month: { id: 'Omzet sebulan', en: 'Turnover of a month' },
  workers_male: { id: 'Tenaga kerja laki-laki', en: 'Male workers' },
  workers_female: { id: 'Tenaga kerja perempuan', en: 'Female workers' },
  workers_total: { id: 'Jumlah tenaga kerja', en: 'All workers' },
  nib: { id: 'NIB', en: 'NIB' },
  npwp: { id: 'NPWP', en: 'NPWP' },
  pirt: { id: 'P-IRT', en: 'P-IRT' },
  bpom: { id: 'BPOM', en: 'BPOM' },
  halal: { id: 'Sertifikat halal', en: 'Halal certificate' },
  trademark: { id: 'Merek terdaftar (HKI)', en: 'Registered trademark' },
  note: { id: 'Catatan', en: 'Note' },
};

export const fieldHints: Partial<Record<Field, Text>> = {
  business_name: { id: 'Nama usaha atau nama pemilik harus ada.', en: 'Business or owner must be named.' },
  owner_name: { id: 'Nama usaha atau nama pemilik harus ada.', en: 'Business or owner must be named.' },
  turnover_month: { id: 'Dikalikan 12.', en: 'Taken times 12.' },
};

export const stateLabels: Record<ImportState, Text> = {
  uploaded: { id: 'baru diunggah', en: 'just uploaded' },
  reading: { id: 'sedang dibaca', en: 'being read' },
  mapped: { id: 'menunggu uji coba', en: 'waiting for its rehearsal' },
  rehearsing: { id: 'sedang diuji coba', en: 'being rehearsed' },
  rehearsed: { id: 'sudah diuji coba', en: 'rehearsed' },
  committing: { id: 'sedang dimasukkan', en: 'being put in' },
  committed: { id: 'sudah dimasukkan', en: 'committed' },
  undoing: { id: 'sedang dibatalkan', en: 'being undone' },
  undone: { id: 'sudah dibatalkan', en: 'undone' },
  partly_undone: { id: 'sudah dibatalkan sebagian', en: 'partly undone' },
  failed: { id: 'gagal', en: 'failed' },
  discarded: { id: 'sudah dibuang', en: 'discarded' },
};

export const outcomeLabels: Record<Outcome, Text> = {
  accepted: { id: 'Diterima', en: 'Accepted' },
  corrected: { id: 'Diterima, dibetulkan', en: 'Accepted with corrections' },
  rejected: { id: 'Ditolak', en: 'Rejected' },
  duplicate_in_file: { id: 'Ganda dalam berkas', en: 'Duplicate in the file' },
  duplicate_in_registry: { id: 'Sudah ada di data usaha', en: 'Already in the registry' },
  unchanged: { id: 'Sudah diimpor, tidak berubah', en: 'Imported before, unchanged' },
};

export const progressWords: Record<Phase, Text> = {
  reading: { id: 'Membaca berkas: {done} baris', en: 'Reading the file: {done} rows' },
  rehearsing: { id: 'Uji coba: {done} dari {total} baris', en: 'Rehearsing: {done} of {total} rows' },
  committing: { id: 'Memasukkan: {done} dari {total} usaha', en: 'Putting in: {done} of {total} businesses' },
  undoing: { id: 'Membatalkan: {done} dari {total} usaha', en: 'Undoing: {done} of {total} businesses' },
};

export const brokeOff: Record<Phase, Text> = {
  reading: {
    id: 'Pembacaan terhenti karena kesalahan di pihak kami. Unggah lagi; bila terulang, hubungi admin.',
    en: 'Reading broke off by a fault of ours. Upload it again; if it happens again, tell the admin.',
  },
  rehearsing: {
    id: 'Uji coba terhenti karena kesalahan di pihak kami. Tekan uji coba lagi.',
    en: 'The rehearsal broke off by a fault of ours. Start it again.',
  },
  committing: {
    id: 'Pemasukan terhenti karena kesalahan di pihak kami. Tekan masukkan lagi; yang sudah masuk tidak diulang.',
    en: 'Committing broke off by a fault of ours. Commit again; what is in is not repeated.',
  },
  undoing: {
    id: 'Pembatalan terhenti karena kesalahan di pihak kami. Tekan batalkan lagi; dilanjutkan dari tempat terhenti.',
    en: 'Undoing broke off by a fault of ours. Undo again; it goes on where it stopped.',
  },
};

export const keptReasons: Record<string, Text> = {
  changed: { id: 'Sudah diubah orang sesudah diimpor, jadi dibiarkan.', en: 'Somebody changed it after the import, so it stays.' },
  hasDocuments: {
    id: 'Sudah diberi dokumen atau foto sesudah diimpor, jadi dibiarkan.',
    en: 'Documents or photos were added after the import, so it stays.',
  },
  merged: {
    id: 'Sudah digabung dengan catatan lain sesudah diimpor, jadi dibiarkan.',
    en: 'It was merged with another record after the import, so it stays.',
  },
};

export const whyLabels: Record<string, Text> = {
  headerSame: { id: 'judul kolomnya sama', en: 'the header is the same' },
  headerContains: { id: 'judul kolomnya mirip', en: 'the header is similar' },
  valuesFit: { id: 'isinya cocok', en: 'its values fit' },
  valuesDoNotFit: { id: 'isinya tidak cocok', en: 'its values do not fit' },
  constant: { id: 'isinya sama semua', en: 'its values are all the same' },
  bareNameOwner: { id: 'tampak nama orang', en: 'looks like people’s names' },
  bareNameBusiness: { id: 'tampak nama usaha', en: 'looks like business names' },
  remembered: { id: 'seperti terakhir kali', en: 'as the last time' },
  person: { id: 'dipilih petugas', en: 'chosen by a person' },
};

/** The registry's fixed choices as a person reads them in a row. */
export const choiceLabels = { ...sexWords, ...placeKindWords, ...activityWords };
