// Everyone with an account who is neither companion nor owner, and the organisations they speak for. All invented.
import type { Role } from '#test/town/types.ts';

export interface TownAgency {
  key: string;
  regency: string;
  name: string;
  shortName: string;
  government: string;
}

export const agency: TownAgency = {
  key: 'agency.probolinggo',
  regency: '35.74',
  name: 'Dinas Koperasi, Usaha Mikro, dan Perdagangan Kota Probolinggo',
  shortName: 'DKUMP',
  government: 'Pemerintah Kota Probolinggo',
};

/** The agency on the other side of study visits. */
export const hostAgency: TownAgency = {
  key: 'agency.jember',
  regency: '35.09',
  name: 'Dinas Koperasi dan Usaha Mikro Kabupaten Jember',
  shortName: 'Diskopum',
  government: 'Pemerintah Kabupaten Jember',
};

export type OrganisationKind = 'cooperative' | 'retailer' | 'bank' | 'university' | 'industry' | 'host';

export interface TownOrganisation {
  key: string;
  kind: OrganisationKind;
  name: string;
  regency: string;
  /** Region code of its seat: a village, or the regency. */
  area: string;
}

export const organisations: readonly TownOrganisation[] = [
  { key: 'coop.manggar', kind: 'cooperative', name: 'Koperasi Produsen Batik Manggar Lestari', regency: '35.74', area: '35.74.03.1004' },
  { key: 'retailer.kencur', kind: 'retailer', name: 'Kencur Mart', regency: '35.74', area: '35.74' },
  { key: 'retailer.tigapagi', kind: 'retailer', name: 'Swalayan Tiga Pagi', regency: '35.74', area: '35.74' },
  { key: 'bank.penyalur', kind: 'bank', name: 'Bank Penyalur Contoh', regency: '35.74', area: '35.74' },
  { key: 'university.tirtabayu', kind: 'university', name: 'Universitas Tirta Bayu', regency: '35.09', area: '35.09' },
  { key: 'industry.rasabahari', kind: 'industry', name: 'PT Rasa Bahari Contoh', regency: '35.74', area: '35.74' },
  { key: 'host.manikasri', kind: 'host', name: 'Manik Asri Tutul', regency: '35.09', area: '35.09.10.2003' },
];

export interface StaffLine {
  key: string;
  fullName: string;
  userName: string;
  role: Role;
  position: string;
  /** Region code in which the role is held; null when it is held over a subject. */
  area: string | null;
  /** Key of the organisation that the role is held over. */
  subject: string | null;
  regency: string;
}

const inCity = { area: '35.74', subject: null, regency: '35.74' };

export const staff: readonly StaffLine[] = [
  { key: 'admin', fullName: 'Yudha Pranata Wiguna', userName: 'admin', role: 'admin', position: 'Administrator sistem', ...inCity },
  { key: 'officer.data', fullName: 'Retno Ayuningtyas', userName: 'petugas', role: 'officer', position: 'Petugas pendataan usaha mikro', ...inCity },
  {
    key: 'officer.program',
    fullName: 'Galuh Tri Wardhana',
    userName: 'petugas.program',
    role: 'officer',
    position: 'Petugas program pemberdayaan',
    ...inCity,
  },
  { key: 'leader.mayor', fullName: 'Arya Danendra Wiratama', userName: 'walikota', role: 'leader', position: 'Wali Kota', ...inCity },
  { key: 'leader.head', fullName: 'Sekar Wahyu Kinanthi', userName: 'kadis', role: 'leader', position: 'Kepala Dinas', ...inCity },
  { key: 'inspector', fullName: 'Bramantyo Adi Nugraha', userName: 'inspektur', role: 'inspector', position: 'Auditor Inspektorat', ...inCity },
  {
    key: 'board.chair',
    fullName: 'Endah Widyaningrum',
    userName: 'pengurus',
    role: 'board',
    position: 'Ketua koperasi',
    area: null,
    subject: 'coop.manggar',
    regency: '35.74',
  },
  {
    key: 'board.treasurer',
    fullName: 'Nur Huda Prayitno',
    userName: 'bendahara',
    role: 'board',
    position: 'Bendahara koperasi',
    area: null,
    subject: 'coop.manggar',
    regency: '35.74',
  },
  {
    key: 'mentor.lecturer',
    fullName: 'Dr. Laksmita Hapsari',
    userName: 'mentor',
    role: 'mentor',
    position: 'Dosen teknologi pangan',
    area: '35.74',
    subject: 'university.tirtabayu',
    regency: '35.74',
  },
  {
    key: 'mentor.industry',
    fullName: 'Wisnu Baskara Jati',
    userName: 'mentor.industri',
    role: 'mentor',
    position: 'Pelatih mutu dan kemasan',
    area: '35.74',
    subject: 'industry.rasabahari',
    regency: '35.74',
  },
  {
    key: 'buyer.kencur',
    fullName: 'Feby Kirana Adelia',
    userName: 'pembeli',
    role: 'buyer',
    position: 'Pembeli produk lokal',
    area: null,
    subject: 'retailer.kencur',
    regency: '35.74',
  },
  {
    key: 'buyer.tigapagi',
    fullName: 'Jonathan Surya Handoyo',
    userName: 'pembeli.tigapagi',
    role: 'buyer',
    position: 'Manajer kategori',
    area: null,
    subject: 'retailer.tigapagi',
    regency: '35.74',
  },
  {
    key: 'banker',
    fullName: 'Nirmala Citra Devi',
    userName: 'bank',
    role: 'banker',
    position: 'Mantri KUR',
    area: null,
    subject: 'bank.penyalur',
    regency: '35.74',
  },
  {
    key: 'host',
    fullName: 'Asri Maharani Tanjung',
    userName: 'tuanrumah',
    role: 'host',
    position: 'Pemilik kerajinan manik',
    area: null,
    subject: 'host.manikasri',
    regency: '35.09',
  },
  {
    key: 'officer.jember',
    fullName: 'Prasetya Ganda Kusuma',
    userName: 'petugas.jember',
    role: 'officer',
    position: 'Petugas kunjungan',
    area: '35.09',
    subject: null,
    regency: '35.09',
  },
];
