import type { Text } from '#core/text.ts';
import { defineMessages } from '#ui/i18n.tsx';

export const visitOutcomeWords: Record<'active' | 'seasonal' | 'closed' | 'not_found' | 'refused', Text> = {
  active: { id: 'Aktif', en: 'Active' },
  seasonal: { id: 'Musiman', en: 'Seasonal' },
  closed: { id: 'Tutup', en: 'Closed down' },
  not_found: { id: 'Tidak ditemukan', en: 'Not found' },
  refused: { id: 'Menolak', en: 'Refused' },
};

export const useReceiptText = defineMessages({
  title: { id: 'Periksa tanda terima', en: 'Check a receipt' },
  arrived: { id: 'Kunjungan ini sudah tercatat di kantor.', en: 'This visit is on record at the office.' },
  unknown: {
    id: 'Nomor ini belum ada di kantor. Bila kunjungannya baru saja, pendamping mungkin belum mendapat sinyal; coba lagi besok, atau tanyakan kepadanya.',
    en: 'This number is not at the office yet. If the visit was just now, the companion may not have had a signal; try again tomorrow, or ask them.',
  },
  wrong: {
    id: 'Nomor ini salah ketik. Bandingkan dengan kertasnya: delapan huruf atau angka, lalu satu lagi.',
    en: 'This number is mistyped. Compare it with the paper: eight letters or digits, then one more.',
  },
  agency: { id: 'Dinas', en: 'Agency' },
  day: { id: 'Hari', en: 'Day' },
  enterprise: { id: 'Usaha (singkatan)', en: 'Business (initials)' },
  area: { id: 'Kelurahan', en: 'Village' },
  outcome: { id: 'Keadaan', en: 'How it stands' },
  another: { id: 'Nomor lain', en: 'Another number' },
  hint: { id: 'Misalnya JDSW-EDJQ-A', en: 'For example JDSW-EDJQ-A' },
  check: { id: 'Periksa', en: 'Check' },
});
