import type { Text } from '#core/text.ts';

/** Fields that a visit speaks of, as people call them. */
export const fieldWords: Record<string, Text> = {
  name: { id: 'Nama usaha', en: 'Name' },
  brand: { id: 'Merek', en: 'Brand' },
  products: { id: 'Produk', en: 'Products' },
  address: { id: 'Alamat', en: 'Address' },
  phone: { id: 'Nomor HP usaha', en: 'Business phone' },
  cluster: { id: 'Klaster', en: 'Cluster' },
  placeKind: { id: 'Tempat usaha', en: 'Kind of place' },
  startYear: { id: 'Tahun mulai', en: 'Start year' },
  workersMale: { id: 'Pekerja laki-laki', en: 'Men who work' },
  workersFemale: { id: 'Pekerja perempuan', en: 'Women who work' },
  workers: { id: 'Pekerja', en: 'Workers' },
  monthlyCapacity: { id: 'Kapasitas sebulan', en: 'Capacity a month' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  outcome: { id: 'Keadaan', en: 'How it stands' },
  point: { id: 'Titik lokasi', en: 'Point' },
  turnover: { id: 'Omzet', en: 'Turnover' },
  legality: { id: 'Surat-surat', en: 'Papers' },
  ownerPhone: { id: 'Nomor HP pemilik', en: 'Owner’s phone' },
  ownerAddress: { id: 'Alamat pemilik', en: 'Owner’s address' },
  ownerHasSmartphone: { id: 'Punya HP pintar', en: 'Has a smartphone' },
};
