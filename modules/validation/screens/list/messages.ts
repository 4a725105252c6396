import { defineMessages } from '#ui/i18n.tsx';

export const useListText = defineMessages({
  lead: {
    id: 'Daftar usaha dari berkas Excel atau CSV, diperiksa dahulu, lalu disimpan bila Anda setuju.',
    en: 'Lists of enterprises from Excel or CSV files: checked first, saved when you agree.',
  },
  caption: { id: 'Daftar impor, terbaru dahulu', en: 'Imports, newest first' },
  file: { id: 'Berkas', en: 'File' },
  state: { id: 'Keadaan', en: 'State' },
  comesIn: { id: 'Diterima', en: 'Accepted' },
  rejected: { id: 'Ditolak', en: 'Rejected' },
  duplicates: { id: 'Ganda', en: 'Duplicates' },
  uploaded: { id: 'Diunggah', en: 'Uploaded' },
  empty: {
    id: 'Belum ada impor. Bawa daftar usaha apa adanya, Excel atau CSV seperti yang diketik kelurahan; tidak ada yang ditulis ke data usaha sebelum Anda setuju.',
    en: 'No imports yet. Bring a list of enterprises as it is, Excel or CSV the way the village typed it; nothing is written to the registry before you agree.',
  },
  emptyReader: {
    id: 'Belum ada impor di wilayah Anda. Begitu petugas mengunggah berkas, berkasnya tampak di sini.',
    en: 'No imports in your area yet. As soon as an officer uploads a file it shows here.',
  },
});
