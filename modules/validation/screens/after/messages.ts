import { defineMessages } from '#ui/i18n.tsx';

export const useAfterText = defineMessages({
  savedTitle: { id: '{n} usaha sudah masuk ke data usaha.', en: '{n} enterprises are now in the registry.' },
  savedNone: { id: 'Tidak ada usaha baru yang masuk.', en: 'No new enterprise came in.' },
  fewer: { id: '{n} baris tidak jadi masuk karena usahanya sudah dicatat orang lain sesudah uji coba.', en: '{n} rows did not go in: somebody recorded the enterprise after the rehearsal.' },
  stays: { id: '{n} baris tidak ikut. Perbaiki di berkas alasan, lalu impor lagi; yang sudah masuk tidak menjadi ganda.', en: '{n} rows stayed outside. Mend them in the file with reasons and import it again; what is in does not become double.' },
  newest: { id: 'Lihat usaha terbaru', en: 'See the newest enterprises' },
  columns: { id: 'Lihat arti kolom', en: 'See what the columns mean' },
  undoTitle: { id: 'Batalkan impor ini', en: 'Undo this import' },
  undoWhat: { id: 'Menarik kembali {n} usaha yang dimasukkan impor ini, beserta pemilik yang hanya dikenal dari sini. Usaha yang sejak itu diubah atau diberi dokumen tetap ada; alasannya ditulis per baris.', en: 'Takes back the {n} enterprises that this import put in, with owners known only from it. Enterprises that were changed or given documents since then stay; the reason is told row by row.' },
  undo: { id: 'Batalkan impor: tarik {n} usaha', en: 'Undo: take back {n} enterprises' },
  undoAgain: { id: 'Coba tarik {n} usaha yang tetap ada', en: 'Try again to take back the {n} that stayed' },
  undoneTitle: { id: 'Impor ini dibatalkan: {n} usaha ditarik kembali.', en: 'This import is undone: {n} enterprises were taken back.' },
  partlyTitle: { id: 'Impor ini dibatalkan sebagian: {n} usaha ditarik kembali, {kept} tetap ada.', en: 'This import is partly undone: {n} enterprises were taken back, {kept} stay.' },
  undoneNext: { id: 'Data usaha kembali seperti sebelum impor ini. Berkas yang sama boleh diimpor lagi.', en: 'The registry is as it was before this import. The same file may be imported again.' },
  keptTitle: { id: 'Yang tetap ada, dan sebabnya', en: 'What stayed, and why' },
  keptLooking: { id: 'Mencari {found} dari {n} baris…', en: 'Looking: {found} of {n} rows…' },
  another: { id: 'Impor berkas lain', en: 'Import another file' },
});
