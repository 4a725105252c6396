import type { Text } from '#core/text.ts';
import { defineMessages } from '#ui/i18n.tsx';

export const useHomeText = defineMessages({
  morning: { id: 'Selamat pagi, {name}', en: 'Good morning, {name}' },
  noon: { id: 'Selamat siang, {name}', en: 'Good day, {name}' },
  afternoon: { id: 'Selamat sore, {name}', en: 'Good afternoon, {name}' },
  evening: { id: 'Selamat malam, {name}', en: 'Good evening, {name}' },
  needs: { id: 'Yang perlu Anda lihat', en: 'What needs you' },
  notices: { id: '{count} pemberitahuan belum dibaca', en: '{count} unread notices' },
  oneNotice: { id: '1 pemberitahuan belum dibaca', en: '1 unread notice' },
  noticesDetail: { id: 'Hasil ekspor, impor, dan kabar lain untuk Anda', en: 'Results of exports and imports, and other news for you' },
  places: { id: 'Tempat kerja Anda', en: 'Your workplaces' },
  noPlaces: {
    id: 'Akun Anda belum diberi peran yang membuka halaman. Hubungi petugas dinas.',
    en: 'Your account has no role yet that opens a page. Ask an officer of the agency.',
  },
  account: { id: 'Akun saya', en: 'My account' },
  accountWhy: { id: 'Kata sandi, perangkat, bahasa, dan tampilan', en: 'Password, devices, language and appearance' },
  demo: { id: 'Kota contoh: semua orang dan usaha di sini rekaan.', en: 'A demo town: all people and enterprises here are invented.' },
});

/** A sentence under each door of the home page, by the action that opens it. A door without one is still a door. */
export const placeWords: Record<string, Text> = {
  'accounts.listPeople': { id: 'Siapa dapat masuk, dengan peran dan wilayah apa', en: 'Who can sign in, in which role and area' },
  'accounts.listAuditEvents': { id: 'Siapa melakukan apa, tersegel dan dapat diperiksa', en: 'Who did what, sealed and verifiable' },
  'registry.listEnterprises': { id: 'Cari, saring, dan buka usaha di wilayah Anda', en: 'Search, filter and open the enterprises of your area' },
  'registry.registerEnterprise': { id: 'Usaha yang belum ada di data', en: 'An enterprise that is not on record yet' },
  'registry.listMyEnterprises': { id: 'Data dan legalitas usaha Anda sendiri', en: 'The data and legality of your own enterprises' },
  'registry.getOverview': { id: 'Jumlah, kelas, legalitas, dan peta per kelurahan', en: 'Counts, classes, legality and a map by village' },
  'registry.listCentres': { id: 'Sentra produksi dan anggotanya', en: 'Production centres and their members' },
  'registry.listClusters': { id: 'Klaster usaha yang dipakai dinas', en: 'The clusters that the agency uses' },
  'registry.listCodeLists': { id: 'KBLI dan kode wilayah: versi, muat, cari', en: 'KBLI and region codes: versions, loading, search' },
  'validation.listPairs': { id: 'Catatan yang mungkin satu usaha: bandingkan, gabungkan', en: 'Records that may be one enterprise: compare, merge' },
  'validation.getQuality': { id: 'Apa yang salah, kurang, atau usang, dan perbaikannya', en: 'What is wrong, missing or stale, and its repair' },
  'validation.listImports': {
    id: 'Masukkan lembar kerja, periksa dahulu, batalkan bila perlu',
    en: 'Bring in a spreadsheet, check it first, undo it if needed',
  },
};
