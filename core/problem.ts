import { say } from './text.ts';
import type { Language, Params, Text } from './text.ts';

/** What went wrong with one field: a path as in the input (`owner.nik`) and a sentence that says what to do. */
export type FieldProblem = { field: string; code: string; text: Text; params?: Params };

export type ProblemKind = { status: number; text: Text };

/** A refusal that a person can act on. It becomes an RFC 9457 problem document; `code` is stable, the sentence may change. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: Text;
  readonly params: Params;
  readonly fields: FieldProblem[];
  /** Seconds after which the same request may be sent again; becomes `Retry-After`. */
  retryAfterSeconds: number | undefined;

  constructor(code: string, kind: ProblemKind, options: { params?: Params; fields?: FieldProblem[] } = {}) {
    super(code);
    this.code = code;
    this.status = kind.status;
    this.text = kind.text;
    this.params = options.params ?? {};
    this.fields = options.fields ?? [];
  }

  retryAfter(seconds: number): this {
    this.retryAfterSeconds = seconds;
    return this;
  }
}

export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** The number a person reads to the office when asking for help. */
  instance: string;
  errors?: { field: string; code: string; detail: string }[];
};

/** The RFC 9457 document of a problem in the language of the reader. */
export function problemDocument(problem: Problem, language: Language, instance: string): ProblemDocument {
  const detail = say(problem.text, language, problem.params);
  return {
    type: `/api/docs#${problem.code}`,
    title: detail,
    status: problem.status,
    code: problem.code,
    detail,
    instance,
    ...(problem.fields.length > 0 && {
      errors: problem.fields.map((f) => ({ field: f.field, code: f.code, detail: say(f.text, language, f.params) })),
    }),
  };
}

/** Declares a module's problems once: code, HTTP status and both sentences. Gives a factory per code. */
export function defineProblems<K extends string>(kinds: Record<K, ProblemKind>) {
  const make = (code: K, params?: Params, fields?: FieldProblem[]) =>
    new Problem(code, kinds[code], { ...(params && { params }), ...(fields && { fields }) });
  return { kinds: kinds as Record<string, ProblemKind>, make };
}

export const coreProblems = defineProblems({
  'core.invalid': {
    status: 422,
    text: {
      id: 'Ada {count} isian yang perlu diperbaiki. Isian Anda tetap tersimpan di halaman ini.',
      en: '{count} entries need to be corrected. What you typed is still on this page.',
    },
  },
  'core.malformed': {
    status: 400,
    text: { id: 'Permintaan tidak dapat dibaca: {what}.', en: 'The request cannot be read: {what}.' },
  },
  'core.signInFirst': { status: 401, text: { id: 'Silakan masuk dahulu.', en: 'Please sign in first.' } },
  'core.notAllowed': {
    status: 403,
    text: {
      id: 'Peran Anda tidak berwenang untuk tindakan ini. Hubungi admin dinas bila seharusnya boleh.',
      en: 'Your role may not do this. Ask the agency’s admin if it should.',
    },
  },
  'core.crossSite': {
    status: 403,
    text: { id: 'Permintaan ini datang dari situs lain dan ditolak.', en: 'This request came from another site and was refused.' },
  },
  'core.notFound': {
    status: 404,
    text: { id: 'Data itu tidak ada, atau di luar wilayah Anda.', en: 'It does not exist, or lies outside your area.' },
  },
  'core.noSuchPath': { status: 404, text: { id: 'Alamat {path} tidak dikenal.', en: 'The address {path} is unknown.' } },
  'core.versionMoved': {
    status: 409,
    text: {
      id: 'Data ini sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu simpan lagi; isian Anda tidak hilang.',
      en: 'Somebody else changed this since you opened it. Reload and save again; what you typed is kept.',
    },
  },
  'core.idTaken': {
    status: 409,
    text: {
      id: 'Data dengan nomor pengenal ini sudah ada. Muat ulang halaman, lalu coba lagi; isian Anda tidak hilang.',
      en: 'Something with this identifier exists already. Reload the page and try again; what you typed is kept.',
    },
  },
  'core.commandIdReused': {
    status: 422,
    text: { id: 'Nomor perintah ini sudah dipakai untuk permintaan lain.', en: 'This command id was already used for another request.' },
  },
  'core.tooLarge': { status: 413, text: { id: 'Kiriman terlalu besar; paling besar {limit}.', en: 'Too large; at most {limit}.' } },
  'core.tooMany': {
    status: 429,
    text: { id: 'Terlalu banyak percobaan. Coba lagi {seconds} detik lagi.', en: 'Too many attempts. Try again in {seconds} seconds.' },
  },
  'core.mediaType': { status: 415, text: { id: 'Kirim isi permintaan sebagai application/json.', en: 'Send the body as application/json.' } },
  'core.busy': {
    status: 503,
    text: { id: 'Server sedang sibuk. Tidak ada yang hilang; coba lagi sebentar.', en: 'The server is busy. Nothing is lost; try again shortly.' },
  },
  'core.broken': {
    status: 500,
    text: {
      id: 'Terjadi kesalahan di pihak kami. Tidak ada perubahan yang disimpan. Sebutkan nomor {reference} bila melapor.',
      en: 'Something broke on our side. Nothing was saved. Quote number {reference} when you report it.',
    },
  },
});
