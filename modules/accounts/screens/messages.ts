import type { Role } from '#core/policy.ts';
import { regionLevel } from '#core/region.ts';
import type { Text } from '#core/text.ts';
import type { Formats } from '#ui/i18n.tsx';
import { defineMessages } from '#ui/i18n.tsx';
import type { Holding } from './api.ts';

/** Words that several pages share; each page's own words lie beside it, so that a page loads only what it says. */
export const useText = defineMessages({
  people: { id: 'Orang', en: 'People' },
  language: { id: 'Bahasa', en: 'Language' },
  theme: { id: 'Tampilan', en: 'Appearance' },
  'theme.light': { id: 'Terang', en: 'Light' },
  'theme.dark': { id: 'Gelap', en: 'Dark' },
  'theme.device': { id: 'Ikuti perangkat', en: 'As the device' },
  name: { id: 'Nama', en: 'Name' },
  userName: { id: 'Nama pengguna', en: 'User name' },
  password: { id: 'Kata sandi', en: 'Password' },
  phone: { id: 'Nomor HP', en: 'Phone' },
  role: { id: 'Peran', en: 'Role' },
  roles: { id: 'Peran', en: 'Roles' },
  cancel: { id: 'Batal', en: 'Cancel' },
  save: { id: 'Simpan', en: 'Save' },
  undo: { id: 'Urungkan', en: 'Undo' },
  more: { id: 'Muat lebih banyak', en: 'Load more' },
  noRole: { id: 'Belum ada peran', en: 'No role yet' },
  signOut: { id: 'Keluar dari perangkat ini', en: 'Sign out on this device' },
});

export const languageNames: Text = { id: 'Bahasa Indonesia', en: 'English' };

export const roleNames: Record<Role, Text> = {
  admin: { id: 'Admin', en: 'Admin' },
  officer: { id: 'Petugas dinas', en: 'Programme officer' },
  leader: { id: 'Pimpinan', en: 'Leader' },
  inspector: { id: 'Inspektorat', en: 'Inspectorate' },
  companion: { id: 'Pendamping', en: 'Companion' },
  owner: { id: 'Pemilik usaha', en: 'Enterprise owner' },
  board: { id: 'Pengurus koperasi', en: 'Cooperative board' },
  mentor: { id: 'Mentor', en: 'Mentor' },
  buyer: { id: 'Pembeli ritel', en: 'Retail buyer' },
  banker: { id: 'Petugas bank', en: 'Bank officer' },
  host: { id: 'Tuan rumah kunjungan', en: 'Study visit host' },
};

export const roleDuties: Record<Role, Text> = {
  admin: { id: 'Mengatur akun, peran, dan pengaturan dinas.', en: 'Manages accounts, roles and the agency’s settings.' },
  officer: { id: 'Mengelola data usaha dan program di seluruh wilayah.', en: 'Manages enterprises and programmes in the whole area.' },
  leader: { id: 'Melihat ringkasan dan daftar; tidak mengubah data.', en: 'Reads summaries and lists; changes nothing.' },
  inspector: { id: 'Memeriksa semua data dan jejak; tidak mengubah apa pun.', en: 'Inspects all data and the trail; changes nothing.' },
  companion: { id: 'Mendampingi usaha di kelurahan atau kecamatannya.', en: 'Accompanies the enterprises of a kelurahan or district.' },
  owner: { id: 'Melihat dan melengkapi data usahanya sendiri.', en: 'Sees and completes the data of their own enterprises.' },
  board: { id: 'Mengurus koperasinya.', en: 'Runs their cooperative.' },
  mentor: { id: 'Membimbing usaha yang ditugaskan kepadanya.', en: 'Mentors the enterprises assigned to them.' },
  buyer: { id: 'Memilih produk lokal untuk rak tokonya.', en: 'Chooses local products for their shelves.' },
  banker: { id: 'Menerima rujukan KUR.', en: 'Receives referrals for KUR loans.' },
  host: { id: 'Menerima rombongan studi banding.', en: 'Receives study visits.' },
};

const ownSubject: Text = { id: 'miliknya sendiri', en: 'their own' };
const levels = {
  district: { id: 'Kecamatan {name}', en: '{name} district' },
  kelurahan: { id: 'Kelurahan {name}', en: 'Kelurahan {name}' },
  village: { id: 'Desa {name}', en: '{name} village' },
  whole: { id: '{name}', en: '{name}' },
} satisfies Record<string, Text>;

/** `Kecamatan Kanigaran`. A village number that starts with 1 is a kelurahan, with 2 a desa. */
export function areaWords(f: Formats, code: string, name: string): string {
  const level = regionLevel(code);
  if (level === 'district') return f.text(levels.district, { name });
  if (level !== 'village') return f.text(levels.whole, { name });
  return f.text(code.slice(9, 10) === '1' ? levels.kelurahan : levels.village, { name });
}

/** Where a role is held, in words. */
export function holdingPlace(f: Formats, holding: Pick<Holding, 'area' | 'areaName' | 'subject'>): string {
  if (holding.area) return areaWords(f, holding.area, holding.areaName ?? holding.area);
  return holding.subject ? f.text(ownSubject) : '';
}

export function holdingWords(f: Formats, holding: Holding): string {
  return [f.text(roleNames[holding.role]), holdingPlace(f, holding)].filter(Boolean).join(' · ');
}
