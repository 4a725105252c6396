import type { Text } from '#core/text.ts';
import { PendingIcon, UndoIcon } from '#ui/icons.tsx';
import type { IconComponent } from '#ui/icons.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import type { ImportState, Outcome, Severity } from '../words.ts';

type Word = { text: Text; tone: Tone; icon?: IconComponent };

export const stateWords: Record<ImportState, Word> = {
  uploaded: { text: { id: 'Menunggu dibaca', en: 'Waiting to be read' }, tone: 'info', icon: PendingIcon },
  reading: { text: { id: 'Sedang dibaca', en: 'Being read' }, tone: 'info', icon: PendingIcon },
  mapped: { text: { id: 'Periksa kolom', en: 'Check the columns' }, tone: 'attention' },
  rehearsing: { text: { id: 'Sedang diuji coba', en: 'Being rehearsed' }, tone: 'info', icon: PendingIcon },
  rehearsed: { text: { id: 'Menunggu keputusan', en: 'Waits for a decision' }, tone: 'attention' },
  committing: { text: { id: 'Sedang disimpan', en: 'Being saved' }, tone: 'info', icon: PendingIcon },
  committed: { text: { id: 'Tersimpan', en: 'Saved' }, tone: 'done' },
  undoing: { text: { id: 'Sedang dibatalkan', en: 'Being undone' }, tone: 'info', icon: PendingIcon },
  undone: { text: { id: 'Dibatalkan', en: 'Undone' }, tone: 'neutral', icon: UndoIcon },
  partly_undone: { text: { id: 'Dibatalkan sebagian', en: 'Partly undone' }, tone: 'attention', icon: UndoIcon },
  failed: { text: { id: 'Gagal', en: 'Failed' }, tone: 'error' },
  discarded: { text: { id: 'Dibuang', en: 'Discarded' }, tone: 'neutral' },
};

/** The same states as moments that passed. */
export const historyWords: Record<ImportState, Text> = {
  uploaded: { id: 'Berkas diunggah', en: 'File uploaded' },
  reading: { id: 'Mulai dibaca', en: 'Reading began' },
  mapped: { id: 'Arti kolom ditetapkan', en: 'Meaning of the columns settled' },
  rehearsing: { id: 'Uji coba dimulai', en: 'Rehearsal began' },
  rehearsed: { id: 'Uji coba selesai', en: 'Rehearsal done' },
  committing: { id: 'Mulai disimpan', en: 'Saving began' },
  committed: { id: 'Tersimpan', en: 'Saved' },
  undoing: { id: 'Pembatalan dimulai', en: 'Undo began' },
  undone: { id: 'Dibatalkan', en: 'Undone' },
  partly_undone: { id: 'Dibatalkan sebagian', en: 'Partly undone' },
  failed: { id: 'Terhenti', en: 'Stopped' },
  discarded: { id: 'Dibuang', en: 'Discarded' },
};

export const outcomeWords: Record<Outcome, Word> = {
  accepted: { text: { id: 'Diterima', en: 'Accepted' }, tone: 'done' },
  corrected: { text: { id: 'Diperbaiki', en: 'Corrected' }, tone: 'info' },
  rejected: { text: { id: 'Ditolak', en: 'Rejected' }, tone: 'error' },
  duplicate_in_file: { text: { id: 'Ganda dalam berkas', en: 'Duplicate in the file' }, tone: 'attention' },
  duplicate_in_registry: { text: { id: 'Sudah ada di data usaha', en: 'Already in the registry' }, tone: 'neutral' },
  unchanged: { text: { id: 'Tidak berubah', en: 'Unchanged' }, tone: 'neutral' },
};

export const severityWords: Record<Severity, Word> = {
  error: { text: { id: 'Menolak baris', en: 'Rejects the row' }, tone: 'error' },
  warning: { text: { id: 'Perlu diperiksa', en: 'Needs a look' }, tone: 'attention' },
  hint: { text: { id: 'Catatan', en: 'Note' }, tone: 'info' },
};

/** States in which the server works and the page keeps asking. */
const working: readonly ImportState[] = ['uploaded', 'reading', 'rehearsing', 'committing', 'undoing'];
export const isWorking = (state: ImportState) => working.includes(state);
