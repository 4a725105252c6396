import type { Language, Text } from '#core/text.ts';
import { say } from '#core/text.ts';
import type { KeptPart } from '#modules/registry/index.ts';

const fieldNames: Record<string, Text> = {
  owner: { id: 'Pemilik', en: 'The owner' },
  name: { id: 'Nama usaha', en: 'The name' },
  brand: { id: 'Merek', en: 'The brand' },
  products: { id: 'Produk', en: 'The products' },
  area: { id: 'Wilayah', en: 'The area' },
  address: { id: 'Alamat', en: 'The address' },
  point: { id: 'Titik di peta', en: 'The point on the map' },
  cluster: { id: 'Klaster', en: 'The cluster' },
  kbli: { id: 'KBLI', en: 'The KBLI code' },
  placeKind: { id: 'Jenis tempat usaha', en: 'The kind of place' },
  startYear: { id: 'Tahun berdiri', en: 'The year of founding' },
  activity: { id: 'Status keaktifan', en: 'The activity' },
  phone: { id: 'Nomor telepon', en: 'The telephone number' },
  workersMale: { id: 'Tenaga kerja laki-laki', en: 'The number of male workers' },
  workersFemale: { id: 'Tenaga kerja perempuan', en: 'The number of female workers' },
  monthlyCapacity: { id: 'Kapasitas sebulan', en: 'The capacity of a month' },
  channels: { id: 'Saluran penjualan', en: 'The sales channels' },
  note: { id: 'Catatan', en: 'The note' },
  verified: { id: 'Tanggal kunjungan', en: 'The date of the visit' },
  fullName: { id: 'Nama pemilik', en: 'The owner’s name' },
  nik: { id: 'NIK', en: 'The NIK' },
  sex: { id: 'Jenis kelamin', en: 'The sex' },
  birthDate: { id: 'Tanggal lahir', en: 'The date of birth' },
  email: { id: 'Email', en: 'The e-mail address' },
  hasSmartphone: { id: 'Keterangan ponsel', en: 'Whether there is a smartphone' },
};

const partNames: Record<Exclude<KeptPart['what'], 'field'>, Text> = {
  document: { id: 'Sebuah dokumen', en: 'A document' },
  photo: { id: 'Sebuah foto', en: 'A photo' },
  exportRecord: { id: 'Sebuah catatan ekspor', en: 'An export record' },
  centre: { id: 'Keanggotaan sentra', en: 'The membership of a centre' },
  figure: { id: 'Omzet dan modal', en: 'Turnover and capital' },
  enterprise: { id: 'Sebuah usaha', en: 'An enterprise' },
};

const reasons: Record<KeptPart['why'], Text> = {
  edited: {
    id: '{what} sudah diubah sesudah digabung, jadi tetap seperti sekarang.',
    en: '{what} was changed after the merge and stays as it is now.',
  },
  removed: { id: '{what} sudah dihapus sesudah digabung, jadi tidak kembali.', en: '{what} was removed after the merge and does not come back.' },
};

/** What stays as it is when a merge is taken back, in sentences; several of a kind are said once. */
export function keptWords(parts: KeptPart[], language: Language): string[] {
  return [...new Set(parts.map((part) => say(reasons[part.why], language, { what: nameOf(part)[language] })))];
}

function nameOf({ what, key }: KeptPart): Text {
  if (what === 'field') return fieldNames[key] ?? { id: 'Sebuah isian', en: 'A field' };
  if (what !== 'figure') return partNames[what];
  const { id, en } = partNames.figure;
  return { id: `${id} ${key}`, en: `${en} of ${key}` };
}
