import type { Params } from '#core/text.ts';

/** What was noticed about an identifier. An error: it cannot be kept as it stands. A warning: kept, somebody should look. */
export type Check = { code: string; severity: 'error' | 'warning' | 'hint'; params?: Params };

/** The identifier in its one official form, or null: none, or none that can be kept. */
export type Checked = { value: string | null; checks: Check[] };

export const none: Checked = Object.freeze({ value: null, checks: [] });

export const refuse = (code: string, params?: Params): Checked => ({ value: null, checks: [{ code, severity: 'error', ...(params && { params }) }] });

export const keep = (value: string, ...checks: Check[]): Checked => ({ value, checks });

/** One line: no invisible characters, odd spaces as plain ones, no apostrophe that only tells Excel “this is text”. */
export function tidy(text: string | null | undefined): string {
  // Most cells are tidy already.
  if (text === undefined || text === null || text === '' || /^[!-&(-_a-~][!-~]*(?: [!-~]+)*$/.test(text)) return text ?? '';
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^['’`‘]+/, '')
    .trim();
}

const absent =
  /^(?:[-–—_.*/?~]+|0{1,4}|n\/?a|null|nil|nihil|none|kosong|tanpa|xx+|(?:tidak|tdk|tak|belum|blm|blum|no|gak|ga|nggak) ?(?:ada|punya|memiliki|mempunyai|tahu|diketahui|jelas|terdaftar|data|ber)?(?: ?(?:nik|nib|npwp|ktp|hp|wa|no|nomor|pirt|halal|izin|ijin))?)\.?$/i;

/** “-”, “0”, “belum ada”: whoever wrote this said that there is none. It is a value, not a mistake. */
export function saysNone(tidied: string): boolean {
  return tidied === '' || absent.test(tidied);
}

/** “Ada”, “sudah”, “v”: says that there is one, without saying which. */
export function saysOnlyYes(tidied: string): boolean {
  return /^(?:ada|ya|iya|yes|sudah|sdh|punya|memiliki|proses|dalam proses|sedang proses|v|√|✓|✔|x)$/i.test(tidied);
}

/**
 * Digits out of `3.57401650182E+15`. Undefined where it is no such number; null where it has fewer digits than it claims, so
 * that the rest is lost and must not be made up.
 */
export function fromScientific(text: string): string | null | undefined {
  const match = /^\+?(\d)(?:[.,](\d+))?\s?E\s?\+?\s?(\d{1,3})$/i.exec(text);
  if (!match) return undefined;
  const digits = `${match[1]}${match[2] ?? ''}`;
  return digits.length === Number(match[3]) + 1 ? digits : null;
}

/** One digit repeated, or counted up or down: typed to get past a form. */
export function isDummy(digits: string): boolean {
  return /^(\d)\1+$/.test(digits) || '01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits);
}
