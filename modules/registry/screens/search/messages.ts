import { defineMessages } from '#ui/i18n.tsx';

export const useSearchText = defineMessages({
  title: { id: 'Cari', en: 'Search' },
  lead: {
    id: 'Usaha, pemilik, dan orang; salah ketik dimaafkan. Nomor HP, NIB, NIK, atau 4 angka akhir NIK juga boleh.',
    en: 'Enterprises, owners and people; misspellings are forgiven. A phone number, NIB, NIK or its last 4 digits will do too.',
  },
  label: { id: 'Apa yang dicari?', en: 'What are you looking for?' },
  enterprises: { id: 'Usaha', en: 'Enterprises' },
  people: { id: 'Orang', en: 'People' },
  all: { id: 'Buka semua di daftar usaha', en: 'Open all in the list of enterprises' },
  allPeople: { id: 'Buka daftar orang', en: 'Open the list of people' },
  none: {
    id: 'Tidak ada yang cocok. Coba sebagian namanya saja, atau nomor HP-nya.',
    en: 'Nothing matches. Try only a part of the name, or the phone number.',
  },
  empty: { id: 'Ketik nama, nomor HP, atau nomor izin.', en: 'Type a name, a phone number or the number of a permit.' },
  noArea: { id: 'tanpa wilayah', en: 'no area' },
  noOwner: { id: 'pemilik belum dicatat', en: 'no owner recorded' },
});
