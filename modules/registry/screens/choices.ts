import type { Text } from '#core/text.ts';
import type { Formats } from '#ui/i18n.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import type { Option } from '#ui/parts/fields.tsx';
import type { ActivityStatus, DocumentKind, ExportColumn, Freshness, Legality } from '../contract/index.ts';

export { activityWords, channelWords, legalityWords, placeKindWords, scaleClassWords, sexWords } from '../words.ts';

/** The words of the registry's fixed choices. Their types tie them to the contract, which itself never enters the browser. */
export const activityTones: Record<ActivityStatus, Tone> = {
  active: 'done',
  seasonal: 'info',
  closed: 'neutral',
  not_found: 'error',
  unknown: 'attention',
};

export const activityHints = {
  active: { id: 'Berproduksi atau berjualan sekarang', en: 'Makes or sells now' },
  seasonal: { id: 'Hanya pada waktu tertentu, misalnya hari raya atau panen', en: 'Only at certain times, such as holidays or harvest' },
  closed: { id: 'Sudah berhenti', en: 'Has stopped' },
  not_found: { id: 'Sudah dicari di alamatnya, tidak ada yang tahu', en: 'Looked for at its address; nobody knows it' },
  unknown: { id: 'Belum dapat dipastikan pada kunjungan ini', en: 'Could not be settled on this visit' },
} satisfies Record<ActivityStatus, Text>;

export const legalityTones: Record<Legality, Tone> = { none: 'error', partial: 'attention', complete: 'done' };

export const placeWords = {
  located: { id: 'Ada titik peta', en: 'Has a point on the map' },
  unlocated: { id: 'Tanpa titik peta', en: 'No point on the map' },
} satisfies Record<'located' | 'unlocated', Text>;

export const freshnessWords = {
  fresh: { id: 'Segar', en: 'Fresh' },
  ageing: { id: 'Mulai lama', en: 'Ageing' },
  stale: { id: 'Usang', en: 'Stale' },
  never: { id: 'Belum pernah dipastikan', en: 'Never confirmed' },
} satisfies Record<Freshness, Text>;

export const documentWords = {
  nib: { id: 'NIB', en: 'NIB (business number)' },
  npwp: { id: 'NPWP', en: 'NPWP (tax number)' },
  pirt: { id: 'P-IRT', en: 'P-IRT (home-made food)' },
  bpom: { id: 'Izin edar BPOM', en: 'BPOM marketing permit' },
  halal: { id: 'Sertifikat halal', en: 'Halal certificate' },
  trademark: { id: 'Merek terdaftar', en: 'Registered trademark' },
  sku_letter: { id: 'Surat keterangan usaha', en: 'Village business letter' },
} satisfies Record<DocumentKind, Text>;

/** For narrow cells; the long words stand in the filter and on the page. */
export const documentShortWords = {
  nib: { id: 'NIB', en: 'NIB' },
  npwp: { id: 'NPWP', en: 'NPWP' },
  pirt: { id: 'P-IRT', en: 'P-IRT' },
  bpom: { id: 'BPOM', en: 'BPOM' },
  halal: { id: 'halal', en: 'halal' },
  trademark: { id: 'merek', en: 'trademark' },
  sku_letter: { id: 'SKU', en: 'village letter' },
} satisfies Record<DocumentKind, Text>;

/** What to do to get it: where, what to bring, how long. Sources: PP 5/2021 (OSS), Peraturan BPOM 22/2018, PP 42/2024. */
export const documentAdvice = {
  nib: {
    id: 'Daftar di oss.go.id dengan NIK dan nomor HP; gratis. Usaha berisiko rendah langsung terbit. Dinas dan kelurahan membantu yang tidak dapat daring.',
    en: 'Apply at oss.go.id with NIK and phone; free. Low-risk businesses get it at once. The agency and the village help those who cannot go online.',
  },
  npwp: {
    id: 'Daftar di pajak.go.id; bagi perorangan nomornya sama dengan NIK.',
    en: 'Register at pajak.go.id; for a person the number is the NIK.',
  },
  pirt: {
    id: 'Ajukan SPP-IRT lewat oss.go.id setelah punya NIB, lalu ikut penyuluhan keamanan pangan.',
    en: 'Apply for SPP-IRT at oss.go.id once there is a NIB, then attend the food safety course.',
  },
  bpom: {
    id: 'Untuk pangan beku, pasteurisasi, atau steril komersial: daftar di e-reg.pom.go.id.',
    en: 'For frozen, pasteurised or commercially sterile food: register at e-reg.pom.go.id.',
  },
  halal: {
    id: 'Usaha mikro dan kecil: jalur pernyataan pelaku usaha (self declare), gratis, didampingi Pendamping PPH, di ptsp.halal.go.id.',
    en: 'Micro and small: the self-declare route, free, with a halal companion, at ptsp.halal.go.id.',
  },
  trademark: {
    id: 'Periksa nama di pdki-indonesia.dgip.go.id, lalu ajukan di merek.dgip.go.id.',
    en: 'Check the name at pdki-indonesia.dgip.go.id, then apply at merek.dgip.go.id.',
  },
  sku_letter: { id: 'Minta di kantor kelurahan dengan membawa KTP.', en: 'Ask at the village office with the identity card.' },
} satisfies Record<DocumentKind, Text>;

export const columnWords = {
  name: { id: 'Nama usaha', en: 'Enterprise' },
  brand: { id: 'Merek', en: 'Brand' },
  owner: { id: 'Pemilik', en: 'Owner' },
  nik_mask: { id: 'NIK (disamarkan)', en: 'NIK (masked)' },
  sex: { id: 'Jenis kelamin', en: 'Sex' },
  phone: { id: 'Nomor HP', en: 'Phone' },
  address: { id: 'Alamat', en: 'Address' },
  village: { id: 'Kelurahan', en: 'Village' },
  district: { id: 'Kecamatan', en: 'District' },
  cluster: { id: 'Klaster', en: 'Cluster' },
  kbli: { id: 'KBLI', en: 'KBLI' },
  products: { id: 'Produk', en: 'Products' },
  place_kind: { id: 'Tempat usaha', en: 'Kind of place' },
  start_year: { id: 'Tahun mulai', en: 'Start year' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  scale_class: { id: 'Kelas', en: 'Class' },
  capital_rupiah: { id: 'Modal (Rp)', en: 'Capital (Rp)' },
  turnover_rupiah: { id: 'Omzet (Rp)', en: 'Turnover (Rp)' },
  figure_year: { id: 'Tahun angka', en: 'Year of figures' },
  workers_male: { id: 'Pekerja laki-laki', en: 'Male workers' },
  workers_female: { id: 'Pekerja perempuan', en: 'Female workers' },
  channels: { id: 'Saluran jual', en: 'Sales channels' },
  legality: { id: 'Legalitas', en: 'Legality' },
  nib: { id: 'NIB', en: 'NIB' },
  npwp: { id: 'NPWP', en: 'NPWP' },
  pirt: { id: 'P-IRT', en: 'P-IRT' },
  bpom: { id: 'BPOM', en: 'BPOM' },
  halal: { id: 'Halal', en: 'Halal' },
  trademark: { id: 'Merek terdaftar', en: 'Trademark' },
  latitude: { id: 'Lintang', en: 'Latitude' },
  longitude: { id: 'Bujur', en: 'Longitude' },
  verified_on: { id: 'Dipastikan pada', en: 'Confirmed on' },
  registered_on: { id: 'Dicatat pada', en: 'Registered on' },
} satisfies Record<ExportColumn, Text>;

export const keysOf = <K extends string>(words: Record<K, Text>) => Object.keys(words) as K[];

/** A title's first letter made small inside a sentence; abbreviations such as NIB and P-IRT keep theirs. */
export const inSentence = (title: string) => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);

export const optionsOf = <K extends string>(words: Record<K, Text>, f: Formats): Option[] =>
  keysOf(words).map((value) => ({ value, label: f.text(words[value]) }));

/** A choice's word where the key comes from outside: an address, an older event. */
export const wordOf = (words: Record<string, Text>, key: string, f: Formats) => (words[key] ? f.text(words[key]) : key);
