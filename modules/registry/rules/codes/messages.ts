import type { Text } from '#core/text.ts';

export type Tone = 'neutral' | 'info' | 'done' | 'attention' | 'error';

/** What can be said of a file of codes before it is loaded. `{n}` is how many. */
export const findingMessages = {
  added: { tone: 'done', id: '{n} kode baru', en: '{n} new codes' },
  changed: { tone: 'attention', id: '{n} kode yang judul atau uraiannya berubah', en: '{n} codes whose title or description changes' },
  described: { tone: 'done', id: '{n} kode yang sudah ada mendapat uraian', en: '{n} known codes get a description' },
  same: { tone: 'neutral', id: '{n} kode sama dengan yang sudah ada', en: '{n} codes as they are already' },
  kept: {
    tone: 'attention',
    id: '{n} judul berbeda dari yang sudah ada. Yang ada tidak diganti: datang bersama aplikasi, atau dimuat kantor lain',
    en: '{n} titles differ from those that are there. Those stay: they came with the product, or another office loaded them',
  },
  gone: {
    tone: 'attention',
    id: '{n} kode dari berkas kantor ini yang dahulu tidak ada lagi di berkas ini',
    en: '{n} codes of this office’s earlier file are not in this one',
  },
  missing: {
    tone: 'info',
    id: '{n} kode bawaan aplikasi tidak ada di berkas ini; kode itu tetap ada',
    en: '{n} codes that came with the product are not in this file; they stay',
  },
  restored: {
    tone: 'info',
    id: '{n} kode kehilangan angka nol di depan; dikembalikan menjadi lima angka',
    en: '{n} codes had lost their first zero; brought back to five digits',
  },
  levels: {
    tone: 'neutral',
    id: '{n} baris di atas lima angka dilewati: {category} kategori, {two} golongan pokok, {three} golongan, {four} subgolongan',
    en: '{n} rows above five digits are passed over: {category} sections, {two} divisions, {three} groups, {four} classes',
  },
  otherRows: { tone: 'info', id: 'Baris versi {versions} dilewati', en: 'Rows of version {versions} are passed over' },
  partial: {
    tone: 'info',
    id: 'Berkas ini hanya berisi {n} kode; daftar resmi berisi lebih dari 1.500. Bagian yang lain dapat dimuat kemudian',
    en: 'This file has {n} codes only; the official list has more than 1,500. The rest can be loaded later',
  },
  differs: {
    tone: 'attention',
    id: 'Lebih banyak judul yang berbeda ({n}) daripada yang sama. Periksa apakah ini benar KBLI {version}',
    en: 'More titles differ ({n}) than agree. Check that this is KBLI {version}',
  },
  otherVersion: {
    tone: 'attention',
    id: 'Berkas ini menyebut dirinya KBLI {found}, bukan {version}',
    en: 'This file calls itself KBLI {found}, not {version}',
  },
  notCode: { tone: 'error', id: '{n} baris tanpa kode yang terbaca', en: '{n} rows without a code that can be read' },
  noTitle: { tone: 'error', id: '{n} kode tanpa judul', en: '{n} codes without a title' },
  longTitle: {
    tone: 'error',
    id: '{n} kode berjudul lebih dari 400 huruf; mungkin itu uraiannya',
    en: '{n} codes with a title of more than 400 letters; that may be the description',
  },
  twice: {
    tone: 'error',
    id: '{n} baris mengulang kode dengan isi yang lain; kode itu tidak dimuat',
    en: '{n} rows repeat a code with another content; that code is not loaded',
  },
  zeroUnsure: {
    tone: 'error',
    id: '{n} kode empat angka: subgolongan, atau lima angka yang kehilangan nol? Tambahkan kolom tingkat, atau simpan kolom kode sebagai teks',
    en: '{n} codes of four digits: a class, or five without the zero? Add a column of levels, or save the codes as text',
  },
  pairsAdded: { tone: 'done', id: '{n} padanan baru', en: '{n} new pairs' },
  pairsChanged: { tone: 'attention', id: '{n} padanan berubah: seluruhnya atau sebagian', en: '{n} pairs change between whole and part' },
  pairsSame: { tone: 'neutral', id: '{n} padanan sama dengan yang sudah ada', en: '{n} pairs as they are already' },
  pairsKept: {
    tone: 'attention',
    id: '{n} padanan berbeda dari yang dimuat kantor lain; yang ada tidak diganti',
    en: '{n} pairs differ from another office’s; those stay',
  },
  pairsGone: { tone: 'attention', id: '{n} padanan dari berkas yang dahulu tidak ada lagi', en: '{n} pairs of the earlier file are not in this one' },
  oneToOne: { tone: 'info', id: '{n} kode menjadi satu kode saja: dapat disarankan', en: '{n} codes became one code only: they can be suggested' },
  toChoose: {
    tone: 'info',
    id: '{n} kode terpecah atau bergabung: dipilih orang, tidak pernah diganti sendiri',
    en: '{n} codes split or merged: chosen by a person, never put in by themselves',
  },
  ended: { tone: 'info', id: '{n} kode tidak berlanjut ke versi baru', en: '{n} codes have no successor' },
  groups: {
    tone: 'neutral',
    id: '{n} baris tentang golongan dilewati; hanya kode lima angka yang dipadankan',
    en: '{n} rows about groups are passed over; only codes of five digits are paired',
  },
  unknownCodes: {
    tone: 'attention',
    id: '{n} kode dalam padanan tidak ada di daftar versinya yang sudah dimuat',
    en: '{n} codes of the pairs are not in the loaded list of their version',
  },
  regionsAdded: { tone: 'done', id: '{n} kode BPS baru', en: '{n} new BPS codes' },
  regionsChanged: { tone: 'attention', id: '{n} kode BPS pindah ke wilayah lain', en: '{n} BPS codes move to another area' },
  regionsSame: { tone: 'neutral', id: '{n} kode BPS sama dengan yang sudah ada', en: '{n} BPS codes as they are already' },
  elsewhere: { tone: 'neutral', id: '{n} baris dari kabupaten/kota lain dilewati', en: '{n} rows of other regencies are passed over' },
  notBps: { tone: 'error', id: '{n} baris tanpa kode BPS (4, 7, atau 10 angka)', en: '{n} rows without a BPS code (4, 7 or 10 digits)' },
  regionUnknown: {
    tone: 'error',
    id: '{n} kode Kemendagri tidak ada di kabupaten/kota ini',
    en: '{n} Kemendagri codes do not exist in this regency',
  },
  nameUnknown: { tone: 'error', id: '{n} nama wilayah tidak ditemukan', en: '{n} names of areas were not found' },
  nameAmbiguous: { tone: 'error', id: '{n} nama dimiliki lebih dari satu wilayah', en: '{n} names belong to more than one area' },
} satisfies Record<string, Text & { tone: Tone }>;

export type FindingCode = keyof typeof findingMessages;

/** How the columns of a file were read. */
export const fieldMessages: Record<string, Text> = {
  code: { id: 'Kode', en: 'Code' },
  title: { id: 'Judul', en: 'Title' },
  titleEn: { id: 'Judul Inggris', en: 'English title' },
  description: { id: 'Uraian', en: 'Description' },
  level: { id: 'Tingkat', en: 'Level' },
  version: { id: 'Versi', en: 'Version' },
  from: { id: 'Kode lama', en: 'Old code' },
  to: { id: 'Kode baru', en: 'New code' },
  part: { id: 'Sebagian', en: 'Part' },
  bps: { id: 'Kode BPS', en: 'BPS code' },
  kemendagri: { id: 'Kode Kemendagri', en: 'Kemendagri code' },
  name: { id: 'Nama', en: 'Name' },
};

export const missingMessages = {
  version: {
    id: 'Versi KBLI tidak disebut dalam berkas. Pilih versinya, lalu uji coba lagi.',
    en: 'The file does not say its version of KBLI. Choose it and try again.',
  },
  versions: {
    id: 'Tidak jelas dari versi mana ke versi mana. Isi keduanya, lalu uji coba lagi.',
    en: 'It is not clear from which version to which. Fill in both and try again.',
  },
  nothing: { id: 'Tidak ada satu pun baris yang dapat dimuat.', en: 'There is no row that can be loaded.' },
} satisfies Record<string, Text>;

/** What is said of a code that became another. */
export const successorMessages = {
  none: { id: 'Belum ada padanan yang dimuat untuk kode ini.', en: 'No successor is loaded for this code.' },
  one: {
    id: 'Menjadi satu kode saja, dan kode itu hanya berasal dari sini. Boleh disarankan; pastikan kegiatannya sama.',
    en: 'It became one code only, which came from this one only. It may be suggested; make sure that the activity is the same.',
  },
  many: {
    id: 'Terpecah atau bergabung dengan kode lain. Pilih menurut kegiatan usahanya; tidak ada yang diganti sendiri.',
    en: 'It was split or merged. Choose by the activity of the business; nothing is put in by itself.',
  },
} satisfies Record<string, Text>;
