/** Zero-width characters, marks of direction, the soft hyphen: they come along when a table is copied from a chat or a PDF. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD]/g;
const plainAscii = /^[\x20-\x7e]*$/;

/**
 * One line of lower-case Latin letters: accents off, invisible characters out, every kind of space (NBSP, tab, line feed) as
 * one plain space, typographic quotes as plain ones. The first step of every rule here.
 */
export function plain(text: string | null | undefined): string {
  if (!text) return '';
  const bare = plainAscii.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(invisible, '')
        .replace(/[‘’‛`´]/g, "'")
        .replace(/[“”„]/g, '"');
  return bare.replace(/\s+/g, ' ').trim().toLowerCase();
}

const nothing =
  /^(?:[-–—_.,*/?~'"x0 ]+|n\/?a|null|nil|nihil|none|kosong|tanpa(?: nama)?|tes|test|te|(?:tidak|tdk|tak|tida|belum|blm|blum|no|gak|ga|nggak|ndak)(?: ?(?:ada|punya|memiliki|mempunyai|tahu|tau|diketahui|jelas|terdaftar|data|isi|di ?isi|bernama|pernah))?(?: ?(?:nama(?: usaha)?|merk|merek|nik|nib|npwp|ktp|hp|wa|no|nomor|alamat))?|data menyusul|menyusul)\.?$/;

/** “-”, “0”, “tdk ada”, “TES”: the cell is filled, and says nothing. Expects `plain` text. */
export function saysNothing(line: string): boolean {
  return line === '' || nothing.test(line);
}
