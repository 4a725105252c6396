import type { Params, Text } from '#core/text.ts';
import { Problem, defineProblems } from '#core/problem.ts';
import type { RefusalCode } from '#engines/spreadsheet/index.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/index.ts';
import { describeFields } from '#platform/pipeline/parse.ts';

export const validationProblems = defineProblems({
  'validation.notNow': {
    status: 409,
    text: { id: 'Langkah ini tidak dapat dilakukan sekarang; impor ini {state}.', en: 'This cannot be done now; the import is {state}.' },
  },
  'validation.purged': {
    status: 409,
    text: {
      id: 'Isi impor ini sudah dihapus karena masa simpannya lewat; tidak dapat dibatalkan lagi.',
      en: 'The rows of this import were deleted at the end of their retention; it cannot be undone any more.',
    },
  },
  'validation.nameColumnMissing': {
    status: 422,
    text: { id: 'Tentukan dahulu kolom nama usaha atau nama pemilik.', en: 'First say which column is the business or the owner’s name.' },
  },
  'validation.noSuchSheet': { status: 422, text: { id: 'Lembar itu tidak ada dalam berkas ini.', en: 'There is no such sheet in this file.' } },
  'validation.noHeader': {
    status: 422,
    text: {
      id: 'Baris {row} tidak dapat menjadi judul. Tunjuk baris yang berisi nama kolom, dalam {most} baris pertama.',
      en: 'Row {row} cannot be the header. Point to the row with the names of the columns, among the first {most} rows.',
    },
  },
  'validation.noReasonsYet': {
    status: 409,
    text: {
      id: 'Lakukan uji coba dahulu; sesudah itu berkas dengan alasannya dapat diunduh.',
      en: 'Rehearse first; then the file with its reasons can be downloaded.',
    },
  },
  'validation.nothingToCommit': {
    status: 422,
    text: { id: 'Tidak ada baris yang diterima untuk dimasukkan.', en: 'There is no accepted row to put in.' },
  },
  'validation.mustBeMended': {
    status: 422,
    text: {
      id: 'Temuan ini kesalahan yang harus diperbaiki, jadi tidak dapat diterima apa adanya. Perbaiki di halaman usaha.',
      en: 'This finding is an error that must be mended, so it cannot be accepted. Correct it on the page of the business.',
    },
  },
  'validation.noRepair': {
    status: 409,
    text: {
      id: 'Belum ada perbaikan yang pasti untuk temuan ini; perbaiki di halaman usaha.',
      en: 'There is no sure repair for this finding; correct it on the page of the business.',
    },
  },
  'validation.fileRefused': {
    status: 422,
    text: { id: 'Berkas ini tidak dapat dibaca sebagai lembar kerja.', en: 'This file cannot be read as a spreadsheet.' },
  },
  'validation.pairGone': {
    status: 409,
    text: {
      id: 'Salah satu catatan sudah tidak ada atau sudah digabung, jadi tidak ada lagi yang perlu diputuskan. Lanjut ke pasangan berikutnya.',
      en: 'One of the records is no more or was merged, so there is nothing left to decide. Go on to the next pair.',
    },
  },
  'validation.pairDecided': {
    status: 409,
    text: {
      id: 'Pasangan ini sudah diputuskan oleh {name}: {verdict}. Batalkan keputusan itu dahulu bila keliru.',
      en: 'This pair was decided by {name}: {verdict}. Take that decision back first if it is wrong.',
    },
  },
  'validation.noTwoOwners': {
    status: 422,
    text: {
      id: 'Kedua catatan ini tidak punya dua pemilik yang dapat digabung. Pilih keputusan lain.',
      en: 'These records do not have two owners to put together. Choose another verdict.',
    },
  },
  'validation.undoneAlready': {
    status: 409,
    text: { id: 'Keputusan ini sudah dibatalkan.', en: 'This decision was taken back already.' },
  },
  'validation.decidedSince': {
    status: 409,
    text: {
      id: 'Hanya keputusan yang sedang berlaku dapat dibatalkan; sesudah yang ini ada keputusan lain.',
      en: 'Only the decision that holds can be taken back; another one came after this.',
    },
  },
  'validation.nothingTaken': {
    status: 422,
    text: {
      id: 'Tidak ada usaha yang masuk saringan ini. Longgarkan saringannya, lalu coba lagi.',
      en: 'No enterprise is taken in by this filter. Widen it, then try again.',
    },
  },
  'validation.campaignClosed': {
    status: 409,
    text: { id: 'Kampanye ini sudah ditutup; hasilnya tetap dapat dilihat.', en: 'This campaign is closed; its results can still be seen.' },
  },
  'validation.campaignPreparing': {
    status: 409,
    text: {
      id: 'Kampanye ini masih disiapkan. Tunggu sebentar, lalu coba lagi.',
      en: 'This campaign is still being prepared. Wait a moment, then try again.',
    },
  },
  'validation.nothingOpen': {
    status: 409,
    text: {
      id: 'Tidak ada tugas terbuka pada pendamping ini, jadi tidak ada yang perlu dialihkan.',
      en: 'Nothing is open with this companion, so there is nothing to hand over.',
    },
  },
  'validation.notSecond': {
    status: 409,
    text: {
      id: 'Pasangan ini tidak menunggu pendapat kedua dari Anda. Lanjut ke pasangan berikutnya.',
      en: 'This pair does not wait for a second opinion of yours. Go on to the next pair.',
    },
  },
});

describeFields({
  'validation.field': { id: 'Arti kolom ini tidak dikenal.', en: 'This meaning of a column is unknown.' },
  'validation.fieldTwice': { id: 'Arti “{field}” dipakai dua kolom. Pilih satu saja.', en: 'Two columns have the meaning “{field}”. Choose one.' },
  'validation.columnTwice': { id: 'Kolom ini diberi dua arti.', en: 'This column was given two meanings.' },
  'validation.notOfPair': {
    id: 'Pilih salah satu dari dua catatan pasangan ini.',
    en: 'Choose one of the two records of this pair.',
  },
  'validation.verdictForSecond': {
    id: 'Pendapat kedua harus memutuskan: sama, pemilik sama, atau bukan sama.',
    en: 'A second opinion must decide: same, same owner, or not the same.',
  },
  'validation.chooseArea': {
    id: 'Pilih satu wilayah yang Anda tangani.',
    en: 'Choose one of the areas that you answer for.',
  },
  'validation.areaUnknown': {
    id: 'Wilayah ini tidak ada di kabupaten/kota Anda.',
    en: 'There is no such area in your regency.',
  },
  'validation.dueBeforeStart': {
    id: 'Batas waktu tidak boleh sebelum hari mulai.',
    en: 'The due day must not be before the first day.',
  },
  'validation.duePast': {
    id: 'Batas waktu ini sudah lewat. Pilih hari ini atau sesudahnya.',
    en: 'This due day is over. Choose today or later.',
  },
  'validation.notCompanion': {
    id: 'Orang ini bukan pendamping aktif. Pilih pendamping lain.',
    en: 'This person is no active companion. Choose another one.',
  },
  'validation.handOverToSelf': {
    id: 'Tugas tidak dapat dialihkan kepada orang yang sama. Pilih pendamping lain.',
    en: 'Work cannot be handed over to the same person. Choose another companion.',
  },
  'validation.noColumn': { id: 'Lembar ini tidak punya kolom itu.', en: 'This sheet has no such column.' },
});

/** The refusal of the reader, in its own sentence. */
export function fileRefused(code: RefusalCode): Problem {
  return new Problem('validation.fileRefused', { status: 422, text: refusalText(new SpreadsheetRefused(code)) });
}

export const refusalText = (refused: SpreadsheetRefused): Text => ({ id: refused.messageId, en: refused.messageEn });

export const notNow = (state: Text, language: 'id' | 'en', params: Params = {}): Problem =>
  validationProblems.make('validation.notNow', { ...params, state: state[language] });
