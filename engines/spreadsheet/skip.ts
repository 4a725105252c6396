import { filledColumns, headerKey, isNumberingRow, looksLikeValue, trimmed } from '#engines/spreadsheet/header.ts';
import type { Cell } from '#engines/spreadsheet/types.ts';

export type SkipReason = 'numbering' | 'total' | 'repeatedHeader' | 'blank' | 'note';

/** `JUMLAH`, `Total keseluruhan`, `JML KEL. KANIGARAN`; not `Total Motor`, which is a shop. */
const TOTAL =
  /^(jumlah|jml|total|sub ?total|grand total|rekapitulasi|rata ?rata)( (total|jumlah|keseluruhan|seluruhnya|semua|halaman( ini)?|umkm|ukm|ikm|usaha|data|orang|unit|rp|(per )?(kelurahan|kel|desa|kecamatan|kec|rt|rw|dusun|kota|kabupaten)\b.*))*$/;
/** Words that begin a remark or a signature, never a record. */
const NOTE =
  /^(catatan|keterangan|ket|nb|note|sumber|data menyusul|menyusul|mengetahui|diketahui|disahkan|dibuat oleh|petugas|lurah|camat|kepala|ketua|sekretaris|nip|halaman|lanjutan|bersambung)\b|\bmenyusul\b|\bdst\b/;

/** Why this row is no record. `block` is the rows of the header as they stand in the file. */
export function skipReason(cells: readonly Cell[], headers: readonly string[], block: readonly (readonly Cell[])[]): SkipReason | null {
  const filled = filledColumns(cells);
  if (filled.length === 0) return 'blank';
  if (isNumberingRow(cells) && filled.length >= Math.min(3, headers.length)) return 'numbering';
  if (block.some((row) => isSameRow(cells, row))) return 'repeatedHeader';
  if (isTotal(cells, filled)) return 'total';
  return isNote(cells, filled, headers) ? 'note' : null;
}

/** Seven in ten of the header's cells are there again, and at least two. */
function isSameRow(cells: readonly Cell[], header: readonly Cell[]): boolean {
  const keys = keysOfHeader(header);
  const mostOthers = Math.min(keys.length - 2, keys.length * 0.3);
  let others = 0;
  for (const [column, key] of keys) if (headerKey(trimmed(cells[column])) !== key && ++others > mostOthers) return false;
  return others <= mostOthers;
}

/** A header is compared with every row below it. */
const knownHeaders = new WeakMap<readonly Cell[], (readonly [column: number, key: string])[]>();

function keysOfHeader(header: readonly Cell[]): (readonly [column: number, key: string])[] {
  let keys = knownHeaders.get(header);
  if (!keys) {
    keys = filledColumns(header).map((column) => [column, headerKey(trimmed(header[column]))] as const);
    knownHeaders.set(header, keys);
  }
  return keys;
}

/** Such words first and then nothing but numbers. */
function isTotal(cells: readonly Cell[], filled: readonly number[]): boolean {
  const [first = 0, ...rest] = filled;
  return TOTAL.test(headerKey(trimmed(cells[first]))) && rest.every((column) => looksLikeSum(cells[column]));
}

function looksLikeSum(cell: Cell | undefined): boolean {
  if (!cell) return true;
  return cell.kind === 'formula-empty' || looksLikeValue(cell) || /^(rp\.?\s*)?[\d.,\s-]+( ?(orang|unit|umkm))?$/i.test(trimmed(cell));
}

/** In a register of three columns and more, one cell alone is a remark, unless it is a short word in the name's place. */
function isNote(cells: readonly Cell[], filled: readonly number[], headers: readonly string[]): boolean {
  const named = headers.filter((header) => header !== '').length;
  if (named < 3 || filled.length > 2) return false;
  const texts = filled.map((column) => headerKey(trimmed(cells[column])));
  if (texts.some((text) => NOTE.test(text))) return true;
  if (filled.length > 1) return false;
  const [only = 0] = filled;
  const isName = /\b(nama|name|pemilik|usaha)\b/.test(headerKey(headers[only] ?? ''));
  return !isName || trimmed(cells[only]).length > 60;
}
