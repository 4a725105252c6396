import { defineMessages } from '#ui/i18n.tsx';

export const useAfterText = defineMessages({
  savedTitle: { id: '{n} usaha sudah masuk ke data usaha.', en: 'Now in the registry: {n} from this file.' },
  savedNone: { id: 'Tidak ada usaha baru yang masuk.', en: 'No new enterprise came in.' },
  fewer: {
    id: '{n} baris tidak jadi masuk karena usahanya sudah dicatat orang lain sesudah uji coba.',
    en: 'Rows that did not go in because somebody recorded the enterprise after the rehearsal: {n}.',
  },
  stays: {
    id: '{n} baris tidak ikut. Perbaiki di berkas alasan, lalu impor lagi; yang sudah masuk tidak menjadi ganda.',
    en: 'Rows that stayed outside: {n}. Mend them in the file with reasons and import it again; what is in does not become double.',
  },
  newest: { id: 'Lihat usaha terbaru', en: 'See the newest enterprises' },
  columns: { id: 'Lihat arti kolom', en: 'See what the columns mean' },
  undoTitle: { id: 'Batalkan impor ini', en: 'Undo this import' },
  undoWhat: {
    id: 'Menarik kembali {n} usaha yang dimasukkan impor ini, beserta pemilik yang hanya dikenal dari sini. Usaha yang sejak itu diubah atau diberi dokumen tetap ada; alasannya ditulis per baris.',
    en: 'Takes back what this import put in ({n}), with owners known only from it. Enterprises that were changed or given documents since then stay; the reason is told row by row.',
  },
  undoAgainWhat: {
    id: 'Mencoba sekali lagi menarik usaha yang tetap ada. Yang masih berubah sejak diimpor tetap dibiarkan.',
    en: 'Tries once more to take back what stayed. What is still changed since the import stays.',
  },
  undo: { id: 'Batalkan impor: tarik {n} usaha', en: 'Undo this import: take back {n}' },
  undoAgain: { id: 'Coba tarik {n} usaha yang tetap ada', en: 'Try again to take back the {n} that stayed' },
  undoneTitle: { id: 'Impor ini dibatalkan: {n} usaha ditarik kembali.', en: 'This import is undone. Taken back: {n}.' },
  partlyTitle: {
    id: 'Impor ini dibatalkan sebagian: {n} usaha ditarik kembali, {kept} tetap ada.',
    en: 'This import is partly undone. Taken back: {n}; kept: {kept}.',
  },
  undoneNext: {
    id: 'Data usaha kembali seperti sebelum impor ini. Berkas yang sama boleh diimpor lagi.',
    en: 'The registry is as it was before this import. The same file may be imported again.',
  },
  keptTitle: { id: 'Yang tetap ada, dan sebabnya', en: 'What stayed, and why' },
  keptCaption: { id: 'Usaha yang tidak ditarik kembali, dengan sebabnya', en: 'Enterprises that were not taken back, with the reason' },
  another: { id: 'Impor berkas lain', en: 'Import another file' },
});
