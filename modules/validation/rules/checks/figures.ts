import type { EnterpriseForChecks } from '#modules/registry/index.ts';
import { bornOn } from './identity.ts';
import { numberIn } from './types.ts';
import type { Rule } from './types.ts';

type Figure = EnterpriseForChecks['figures'][number];

const newest = (figures: readonly Figure[]): Figure[] => figures.toSorted((a, b) => b.year - a.year);
const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Rules about years, workers, money and the class that follows from it. */
export const figureRules: Record<string, Rule> = {
  'startYear.future': {
    group: 'figures',
    title: { id: 'Tahun berdiri belum tiba', en: 'The year of founding is yet to come' },
    advice: { id: 'Perbaiki tahun berdiri di halaman usaha.', en: 'Correct the year of founding on the page of the business.' },
    message: { id: 'Tahun berdiri tercatat {year}.', en: 'The year of founding is recorded as {year}.' },
    look: (e, { today }) =>
      e.startYear !== null && e.startYear > yearOf(today) ? { params: { year: e.startYear }, about: String(e.startYear) } : undefined,
  },
  'startYear.beforeOwnerBirth': {
    group: 'figures',
    title: { id: 'Usaha lebih tua dari pemiliknya', en: 'The business is older than its owner' },
    advice: {
      id: 'Periksa tahun berdiri dan tanggal lahir. Bila usaha warisan keluarga, terima temuan ini.',
      en: 'Check the year of founding and the date of birth. Accept it where the family handed the business down.',
    },
    message: { id: 'Usaha berdiri {year}, pemilik lahir {born}.', en: 'The business began in {year}, the owner was born in {born}.' },
    look: ({ startYear, owner }) => {
      const born = bornOn(owner);
      return startYear !== null && born !== undefined && startYear < yearOf(born)
        ? { params: { year: startYear, born: yearOf(born) }, about: `${startYear} ${born}` }
        : undefined;
    },
  },
  'workers.manyForMicro': {
    group: 'figures',
    openOnly: true,
    title: { id: 'Tenaga kerja banyak untuk usaha mikro', en: 'Many workers for a micro business' },
    advice: {
      id: 'Periksa jumlah tenaga kerja dan omzetnya; salah satunya mungkin keliru, atau usaha ini sudah naik kelas.',
      en: 'Check workers and turnover; one of them may be wrong, or the business has outgrown its class.',
    },
    message: { id: 'Kelasnya mikro, tetapi tenaga kerjanya {n} orang.', en: 'Its class is micro, but it has {n} workers.' },
    look: (e, _given, value) =>
      e.scaleClass === 'micro' && e.workers !== null && e.workers > numberIn(value, 'workers')
        ? { params: { n: e.workers }, about: String(e.workers) }
        : undefined,
  },
  'figures.missing': {
    group: 'figures',
    openOnly: true,
    title: { id: 'Omzet dan modal belum ada', en: 'Neither turnover nor capital' },
    advice: {
      id: 'Tanyakan omzet setahun, boleh perkiraan, lalu catat per tahun di halaman usaha.',
      en: 'Ask for the turnover of a year, an estimate will do, and record it on the page of the business.',
    },
    message: { id: 'Belum ada angka omzet atau modal.', en: 'There is no figure of turnover or capital yet.' },
    // Who began this year has no whole year to tell of.
    look: (e, { today }) => (e.figures.length === 0 && (e.startYear ?? 0) < yearOf(today) ? {} : undefined),
  },
  'figures.old': {
    group: 'figures',
    openOnly: true,
    title: { id: 'Angka omzet sudah lama', en: 'The figures are old' },
    advice: {
      id: 'Tanyakan omzet tahun lalu dan catat di halaman usaha.',
      en: 'Ask for last year’s turnover and record it on the page of the business.',
    },
    message: { id: 'Angka terakhir dari tahun {year}.', en: 'The last figures are of {year}.' },
    look: (e, { today }, value) => {
      const [last] = newest(e.figures);
      return last && last.year < yearOf(today) - numberIn(value, 'years') ? { params: { year: last.year }, about: String(last.year) } : undefined;
    },
  },
  'turnover.implausible': {
    group: 'figures',
    openOnly: true,
    title: { id: 'Omzet tidak wajar', en: 'The turnover is not plausible' },
    advice: {
      id: 'Mungkin kurang atau kelebihan nol, atau angka sebulan. Tanyakan lagi dan catat angka setahun.',
      en: 'Noughts may be missing or too many, or it is that of a month. Ask again and record that of a year.',
    },
    message: { id: 'Omzet tahun {year} tercatat {rupiah}.', en: 'The turnover of {year} is recorded as {rupiah}.' },
    look: (e, _given, value) => {
      const last = newest(e.figures).find((f) => f.turnoverRupiah !== null);
      const turnover = last?.turnoverRupiah ?? null;
      if (!last || turnover === null) return undefined;
      const most = numberIn(value, 'most_per_worker_rupiah') * Math.max(1, e.workers ?? 1);
      // No sales in a year is a fact and no slip.
      const odd = (turnover > 0 && turnover < numberIn(value, 'least_rupiah')) || turnover > most;
      return odd ? { params: { year: last.year, rupiah: turnover }, about: `${last.year} ${turnover}` } : undefined;
    },
  },
  'capital.aboveTurnover': {
    group: 'figures',
    openOnly: true,
    title: { id: 'Modal jauh di atas omzet', en: 'The capital is far above the turnover' },
    advice: {
      id: 'Modal dihitung tanpa tanah dan bangunan tempat usaha. Tanyakan lagi keduanya.',
      en: 'Capital is counted without the land and building of the business. Ask for both again.',
    },
    message: { id: 'Tahun {year}: modal {rupiah}, omzet {turnover}.', en: '{year}: capital {rupiah}, turnover {turnover}.' },
    look: (e, _given, value) => {
      const odd = newest(e.figures).find((f) => f.capitalRupiah !== null && f.turnoverRupiah !== null);
      const [capital, turnover] = [odd?.capitalRupiah ?? 0, odd?.turnoverRupiah ?? 0];
      return odd && turnover > 0 && capital > turnover * numberIn(value, 'times')
        ? { params: { year: odd.year, rupiah: capital, turnover }, about: `${odd.year} ${capital} ${turnover}` }
        : undefined;
    },
  },
  'scale.unknown': {
    group: 'figures',
    openOnly: true,
    title: { id: 'Kelas usaha belum dapat dihitung', en: 'The class cannot be computed yet' },
    advice: {
      id: 'Angkanya ada, tetapi tanpa omzet dan tanpa modal. Lengkapi di halaman usaha.',
      en: 'There are figures, but neither turnover nor capital among them. Complete them on the page of the business.',
    },
    message: { id: 'Kelas usaha ini belum diketahui.', en: 'The class of this business is not known.' },
    // Without any figure another rule asks for them.
    look: (e) => (e.scaleNow === 'unknown' && e.figures.length > 0 ? {} : undefined),
  },
  'scale.large': {
    group: 'figures',
    openOnly: true,
    title: { id: 'Di atas batas UMKM', en: 'Above the limits of MSMEs' },
    advice: {
      id: 'Periksa angkanya. Bila benar, usaha besar tidak menerima program untuk UMKM.',
      en: 'Check the figures. If they are right, large businesses get no programmes for MSMEs.',
    },
    message: {
      id: 'Menurut angkanya usaha ini besar; batas omzet usaha menengah {rupiah}.',
      en: 'By its figures this business is large; the limit of medium ones is a turnover of {rupiah}.',
    },
    look: (e) => (e.scaleNow === 'large' ? { params: { rupiah: e.mediumTurnoverRupiah }, about: JSON.stringify(newest(e.figures)[0]) } : undefined),
  },
  'scale.statedDiffers': {
    group: 'figures',
    title: { id: 'Kelas tercatat berbeda dari perhitungan', en: 'The recorded class differs from the computed one' },
    advice: {
      id: 'Kelas dihitung ulang setiap malam. Bila besok masih berbeda, hubungi admin.',
      en: 'Classes are computed anew each night. If it still differs tomorrow, tell the admin.',
    },
    message: {
      id: 'Tercatat kelas {stated}, menurut aturan hari ini {computed}.',
      en: 'Recorded as {stated}, by today’s rule it is {computed}.',
    },
    look: (e) =>
      e.scaleClass !== e.scaleNow
        ? { params: { stated: `class.${e.scaleClass}`, computed: `class.${e.scaleNow}` }, about: `${e.scaleClass} ${e.scaleNow}` }
        : undefined,
  },
};
