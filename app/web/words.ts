import { defineMessages } from '#ui/i18n.tsx';

export const useShellText = defineMessages({
  skip: { id: 'Langsung ke isi', en: 'Skip to the content' },
  home: { id: 'Beranda Naik Kelas', en: 'Naik Kelas home' },
  nav: { id: 'Menu utama', en: 'Main menu' },
  menu: { id: 'Menu', en: 'Menu' },
  search: { id: 'Cari usaha, orang, atau produk', en: 'Search enterprises, people, products' },
  notices: { id: 'Pemberitahuan', en: 'Notices' },
  noticesUnread: { id: 'Pemberitahuan, {count} belum dibaca', en: 'Notices, {count} unread' },
  person: { id: 'Akun {name}', en: 'Account of {name}' },
  account: { id: 'Akun saya', en: 'My account' },
  signIn: { id: 'Masuk', en: 'Sign in' },
  signOut: { id: 'Keluar', en: 'Sign out' },
  language: { id: 'Bahasa', en: 'Language' },
  theme: { id: 'Tampilan', en: 'Appearance' },
  'theme.light': { id: 'Terang', en: 'Light' },
  'theme.dark': { id: 'Gelap', en: 'Dark' },
  'theme.device': { id: 'Ikuti perangkat', en: 'As the device' },
  notFound: { id: 'Halaman ini tidak ada', en: 'This page does not exist' },
  notFoundWhy: { id: 'Alamatnya mungkin salah ketik, atau halamannya sudah dipindah.', en: 'The address may be mistyped, or the page has moved.' },
  toHome: { id: 'Ke beranda', en: 'To the home page' },
  broken: { id: 'Halaman ini gagal ditampilkan', en: 'This page failed to show' },
  offlineWorks: {
    id: 'Hari ini, kartu usaha, kunjungan, dan kotak kirim tetap bisa dipakai',
    en: 'Today, the cards, visits and the outbox still work',
  },
  nothingYet: { id: 'Akun Anda belum diberi peran. Hubungi admin dinas.', en: 'Your account has no role yet. Ask the agency’s admin.' },
});
