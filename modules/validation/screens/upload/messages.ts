import { defineMessages } from '#ui/i18n.tsx';

export const useUploadText = defineMessages({
  lead: {
    id: 'Bawa daftar usaha apa adanya. Tidak ada yang ditulis ke data usaha sebelum Anda setuju.',
    en: 'Bring a list of enterprises as it is. Nothing is written to the registry before you agree.',
  },
  file: { id: 'Berkas daftar usaha', en: 'File with the list of enterprises' },
  hint: {
    id: 'Excel (.xlsx, .xls), LibreOffice (.ods), atau CSV. Tanpa kata sandi dan tanpa makro.',
    en: 'Excel (.xlsx, .xls), LibreOffice (.ods), or CSV. Without a password and without macros.',
  },
  send: { id: 'Unggah dan baca berkas', en: 'Upload and read the file' },
  sending: { id: 'Mengirim “{name}”', en: 'Sending “{name}”' },
  sent: { id: '{sent} dari {total}. Biarkan halaman ini terbuka sampai selesai.', en: '{sent} of {total}. Keep this page open until it is done.' },
  receiving: { id: 'Terkirim. Server sedang menerima…', en: 'Sent. The server is taking it in…' },
  lostTitle: { id: 'Sambungan terputus', en: 'The connection dropped' },
  lost: {
    id: 'Tidak ada yang hilang: berkas masih di halaman ini. Pengiriman diulang sendiri begitu ada sambungan, dan tidak menjadi dua impor.',
    en: 'Nothing is lost: the file is still on this page. It is sent again by itself when the connection is back, and does not become two imports.',
  },
  sendAgain: { id: 'Kirim lagi sekarang', en: 'Send again now' },
  next: { id: 'Sesudah diunggah', en: 'After the upload' },
  nextRead: {
    id: 'Berkas dibaca: lembar, baris judul, dan kolom dikenali sendiri.',
    en: 'The file is read: its sheets, header row and columns are recognised.',
  },
  nextColumns: { id: 'Anda memeriksa arti tiap kolom.', en: 'You check what each column means.' },
  nextRehearsal: {
    id: 'Uji coba: setiap baris diperiksa tanpa mengubah data usaha.',
    en: 'Rehearsal: every row is checked without changing the registry.',
  },
  nextSave: {
    id: 'Anda menyimpan, atau membuangnya. Yang sudah disimpan masih dapat dibatalkan.',
    en: 'You save it, or discard it. What is saved can still be undone.',
  },
});
