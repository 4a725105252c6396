import { addDays } from '#core/dates.ts';
import type { DocumentKind, EnterpriseForChecks } from '#modules/registry/index.ts';
import { pirtExpiryYear } from '#modules/registry/index.ts';
import { numberIn } from './types.ts';
import type { Found, Rule } from './types.ts';

type Document = EnterpriseForChecks['documents'][number];

/** Documents that count: not rejected by the office. */
export const held = (e: EnterpriseForChecks, kind: DocumentKind): Document[] => e.documents.filter((d) => d.kind === kind && d.state !== 'rejected');

/** Rules about when papers begin and end. */
export const paperRules: Record<string, Rule> = {
  'document.expired': {
    group: 'legality',
    openOnly: true,
    title: { id: 'Dokumen sudah berakhir', en: 'A document has ended' },
    advice: {
      id: 'Bantu memperpanjang, lalu tambahkan dokumen barunya di halaman usaha.',
      en: 'Help to renew it, then add the new document on the page of the business.',
    },
    message: { id: '{kind} berakhir {day} dan belum ada gantinya.', en: '{kind} ended on {day} and has not been replaced.' },
    look: (e, { today }) => {
      const ended = e.documents.find((d) => d.state !== 'rejected' && d.expiresOn !== null && d.expiresOn < today && !e.inForce.includes(d.kind));
      return ended && dated(ended, ended.expiresOn);
    },
  },
  'pirt.expired': {
    group: 'legality',
    openOnly: true,
    title: { id: 'P-IRT sudah berakhir menurut nomornya', en: 'The P-IRT has ended by its number' },
    advice: {
      id: 'Dua angka terakhir P-IRT adalah tahun berakhirnya. Catat tanggal berakhirnya, atau bantu memperpanjang.',
      en: 'The last two digits of a P-IRT are the year of its end. Record the day, or help to renew it.',
    },
    message: { id: 'Menurut nomor {number}, P-IRT ini berakhir tahun {year}.', en: 'By its number {number} this P-IRT ended in {year}.' },
    look: (e, { today }) => {
      // Where a day is recorded it counts, and `document.expired` looks at it.
      const years = held(e, 'pirt').map((d) => ({ number: d.number, year: d.expiresOn === null ? pirtExpiryYear(d.number) : undefined }));
      const [first] = years;
      const over = years.every(({ year }) => year !== undefined && year < Number(today.slice(0, 4)));
      return first?.year !== undefined && over ? { params: { number: first.number, year: first.year }, about: first.number } : undefined;
    },
  },
  'document.expiring': {
    group: 'legality',
    openOnly: true,
    title: { id: 'Dokumen segera berakhir', en: 'A document is about to end' },
    advice: { id: 'Ingatkan pemilik untuk memperpanjang sebelum tanggal itu.', en: 'Remind the owner to renew it before that day.' },
    message: { id: '{kind} berakhir {day}.', en: '{kind} ends on {day}.' },
    look: (e, { today }, value) => {
      const last = addDays(today, numberIn(value, 'days'));
      const kinds = [...new Set(e.documents.filter((d) => d.state !== 'rejected').map((d) => d.kind))];
      for (const kind of kinds) {
        const running = held(e, kind).filter((d) => d.expiresOn === null || d.expiresOn >= today);
        const [soon] = running;
        if (soon && running.every((d) => d.expiresOn !== null && d.expiresOn <= last)) return dated(soon, soon.expiresOn);
      }
      return undefined;
    },
  },
  'document.rejected': {
    group: 'legality',
    openOnly: true,
    title: { id: 'Dokumen ditolak dan belum diganti', en: 'A document was rejected and not replaced' },
    advice: {
      id: 'Baca catatan penolakannya di halaman usaha, lalu minta pemilik mengirim dokumen yang benar.',
      en: 'Read why it was rejected on the page of the business and ask the owner for the right one.',
    },
    message: {
      id: '{kind} ditolak saat diperiksa dan belum ada gantinya.',
      en: '{kind} was rejected when it was checked and has not been replaced.',
    },
    look: (e) => {
      const rejected = e.documents.find((d) => d.state === 'rejected' && held(e, d.kind).length === 0);
      return rejected && { params: { kind: rejected.kind }, about: rejected.number };
    },
  },
  'document.datesWrong': {
    group: 'legality',
    title: { id: 'Tanggal dokumen tidak masuk akal', en: 'The dates of a document make no sense' },
    advice: {
      id: 'Cocokkan tanggal terbit dan berakhir dengan dokumennya, lalu catat ulang di halaman usaha.',
      en: 'Compare the days of issue and end with the paper and record them again on the page of the business.',
    },
    message: {
      id: '{kind}: tanggal terbitnya sesudah hari ini, atau sesudah tanggal berakhirnya.',
      en: '{kind}: it was issued after today, or after it ends.',
    },
    look: (e, { today }) => {
      const wrong = e.documents.find((d) => d.issuedOn !== null && (d.issuedOn > today || (d.expiresOn !== null && d.expiresOn < d.issuedOn)));
      return wrong && { params: { kind: wrong.kind }, about: `${wrong.number} ${wrong.issuedOn} ${wrong.expiresOn}` };
    },
  },
};

function dated(document: Document, day: string | null): Found {
  return { params: { kind: document.kind, day: day ?? '' }, about: `${document.number} ${day}` };
}
