import { defineMessages } from '#ui/i18n.tsx';

/** What every page of an import says. A step's own sentences stand beside it. */
export const useText = defineMessages({
  imports: { id: 'Impor', en: 'Imports' },
  importFile: { id: 'Impor berkas', en: 'Import a file' },
  cancel: { id: 'Batal', en: 'Cancel' },
  rowsRead: { id: 'Baris dibaca', en: 'Rows read' },
  nothingWritten: { id: 'Belum ada yang ditulis ke data usaha.', en: 'Nothing has been written to the registry yet.' },
  reasonsFile: { id: 'Unduh berkas alasan', en: 'Download the file with reasons' },
  row: { id: 'Baris {n}', en: 'Row {n}' },
  columnLetter: { id: 'Kolom {letter}', en: 'Column {letter}' },
  noHeader: { id: '(tanpa judul)', en: '(no heading)' },
  empty: { id: 'kosong', en: 'empty' },
});
