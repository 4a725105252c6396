import type { Text } from '#core/text.ts';
import type { Formats } from '#ui/i18n.tsx';
import { defineMessages } from '#ui/i18n.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import type { Notice } from './api.ts';

export const useNoticeText = defineMessages({
  title: { id: 'Pemberitahuan', en: 'Notices' },
  readAll: { id: 'Tandai semua sudah dibaca', en: 'Mark all as read' },
  unread: { id: '{count} belum dibaca', en: '{count} unread' },
  allRead: { id: 'Semua sudah dibaca', en: 'All read' },
  new: { id: 'Baru', en: 'New' },
  none: {
    id: 'Belum ada pemberitahuan. Hasil pekerjaan panjang, seperti ekspor dan impor, dikabarkan di sini.',
    en: 'No notices yet. The results of long work, such as exports and imports, are told here.',
  },
  home: { id: 'Ke beranda', en: 'To the home page' },
});

type Kind = { tone: Tone; text: Text };

/** What each kind of notice says. `rows` are numbers, written in the reader's way. A new kind adds its line here. */
const kinds: Record<string, Kind> = {
  'registry.exportReady': {
    tone: 'done',
    text: { id: 'Ekspor “{name}” siap diunduh: {rows} baris.', en: 'The export “{name}” is ready to download: {rows} rows.' },
  },
  'registry.exportFailed': {
    tone: 'error',
    text: {
      id: 'Ekspor gagal dibuat. Data usaha tidak berubah; coba ekspor lagi.',
      en: 'The export could not be made. No data changed; try exporting again.',
    },
  },
  'validation.rehearsalReady': {
    tone: 'attention',
    text: {
      id: 'Uji coba impor “{name}” selesai: {rows} baris diperiksa. Periksa hasilnya sebelum disimpan.',
      en: 'The rehearsal of “{name}” is done: {rows} rows checked. Look at the result before it is saved.',
    },
  },
  'validation.importCommitted': {
    tone: 'done',
    text: {
      id: 'Impor “{name}” tersimpan: {rows} baris. Masih dapat dibatalkan.',
      en: 'The import “{name}” is saved: {rows} rows. It can still be undone.',
    },
  },
  'validation.importUndone': {
    tone: 'done',
    text: {
      id: 'Impor “{name}” sudah dibatalkan: {rows} baris dikembalikan seperti semula.',
      en: 'The import “{name}” is undone: {rows} rows are as they were.',
    },
  },
  'validation.duplicatesSearched': {
    tone: 'done',
    text: {
      id: 'Pencarian ganda selesai: {rows} usaha dibandingkan, {pairs} pasangan baru atau berubah.',
      en: 'The search for duplicates is done: {rows} enterprises compared, {pairs} pairs new or changed.',
    },
  },
  'validation.qualityChecked': {
    tone: 'done',
    text: { id: 'Pemeriksaan data selesai: {rows} usaha diperiksa.', en: 'The check of the data is done: {rows} businesses looked at.' },
  },
  'validation.campaignOpened': {
    tone: 'attention',
    text: {
      id: 'Kampanye “{name}” dibuka: {rows} usaha menunggu kunjungan Anda.',
      en: 'The campaign “{name}” is open: {rows} businesses wait for your visit.',
    },
  },
  'validation.workTakenOver': {
    tone: 'attention',
    text: { id: 'Anda menerima {rows} kunjungan dari {name}.', en: 'You have taken over {rows} visits from {name}.' },
  },
  'validation.workHandedOver': {
    tone: 'info',
    text: { id: '{rows} kunjungan Anda sudah dialihkan kepada pendamping lain.', en: '{rows} of your visits were given to other companions.' },
  },
  'validation.importFailed': {
    tone: 'error',
    text: {
      id: 'Impor “{name}” gagal. Tidak ada data yang berubah; buka untuk melihat sebabnya.',
      en: 'The import “{name}” failed. No data changed; open it to see why.',
    },
  },
};
const unknownKind: Kind = {
  tone: 'info',
  text: { id: 'Ada kabar tentang pekerjaan Anda. Buka untuk melihatnya.', en: 'There is news about your work. Open it to see.' },
};

export function noticeWords(f: Formats, { kind, params }: Pick<Notice, 'kind' | 'params'>): { tone: Tone; text: string } {
  const { tone, text } = kinds[kind] ?? unknownKind;
  const said = Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? f.number(value) : value]);
  return { tone, text: f.text(text, Object.fromEntries(said)) };
}
