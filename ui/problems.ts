import type { ProblemDocument } from '#core/problem.ts';
import { currentLanguage } from './i18n.tsx';

/** The server refused, and said why. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument;
  /** One sentence per field, by the path in the action's input. */
  readonly fieldErrors: Record<string, string>;

  constructor(document: ProblemDocument) {
    super(document.detail);
    this.name = 'ApiProblem';
    this.document = document;
    this.fieldErrors = {};
    for (const error of document.errors ?? []) this.fieldErrors[error.field] ??= error.detail;
  }

  get code(): string {
    return this.document.code;
  }
}

/** The server could not be reached. What was asked may be asked again with the same command id. */
export class OfflineProblem extends Error {
  constructor(cause?: unknown) {
    super(offlineText[currentLanguage()], { cause });
    this.name = 'OfflineProblem';
  }
}

export type AskProblem = ApiProblem | OfflineProblem;

const offlineText = {
  id: 'Tidak ada sambungan ke server. Isian Anda tetap di halaman ini; coba lagi setelah ada sinyal.',
  en: 'The server cannot be reached. What you typed is still on this page; try again when there is a signal.',
};

const unreadable = {
  id: 'Server menjawab dengan cara yang tidak dikenal ({status}). Tidak ada isian Anda yang hilang; coba lagi sebentar.',
  en: 'The server’s answer is not understood ({status}). Nothing you typed is lost; try again shortly.',
};

function isProblemDocument(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
}

/** A refused answer as a problem, also when something between us and the server answered with a page of its own. */
export function problemOf(status: number, text: string): ApiProblem {
  try {
    const body: unknown = JSON.parse(text);
    if (isProblemDocument(body)) return new ApiProblem(body);
  } catch {
    // Not ours: a proxy's page. It is said below in our own words.
  }
  const detail = unreadable[currentLanguage()].replace('{status}', String(status));
  return new ApiProblem({ type: 'about:blank', title: detail, status, code: 'core.unreadable', detail, instance: '' });
}

/** Everything that a page can meet as a problem; a fault of our own is said as one too, so that no page is ever blank. */
export function asProblem(error: unknown): AskProblem {
  if (error instanceof ApiProblem || error instanceof OfflineProblem) return error;
  const detail = {
    id: 'Halaman ini gagal ditampilkan. Data Anda di server tidak berubah.',
    en: 'This page failed to show. Your data on the server is unchanged.',
  }[currentLanguage()];
  return new ApiProblem({ type: 'about:blank', title: detail, status: 0, code: 'ui.broken', detail, instance: '' });
}
