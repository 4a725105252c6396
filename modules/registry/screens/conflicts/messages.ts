import { defineMessages } from '#ui/i18n.tsx';

export const useConflictText = defineMessages({
  title: { id: 'Beda isian', en: 'Differences' },
  lead: {
    id: 'Dua orang menulis isian yang sama secara berbeda. Pilih yang benar; keduanya tetap tercatat dalam riwayat.',
    en: 'Two people wrote one field differently. Choose the right one; both stay in the history.',
  },
  waiting: { id: 'Menunggu keputusan', en: 'Waiting to be decided' },
  none: { id: 'Tidak ada isian yang berbeda. Semua kunjungan sudah menyatu.', en: 'Nothing differs. All visits have come together.' },
  by: { id: '{name}, {at}', en: '{name}, {at}' },
  somebody: { id: 'Seseorang', en: 'Somebody' },
  stands: { id: 'Tampil sekarang', en: 'Shown now' },
  keep: { id: 'Biarkan yang ini', en: 'Keep this one' },
  choose: { id: 'Ini yang benar', en: 'This is right' },
  decided: { id: 'Diputuskan.', en: 'Decided.' },
  more: { id: 'Tampilkan lagi', en: 'Show more' },
  said: { id: '{field}: {versions}', en: '{field}: {versions}' },
  onPage: { id: 'Ada isian yang berbeda menurut dua orang', en: 'Two people differ on a field' },
  look: { id: 'Putuskan', en: 'Decide' },
});
