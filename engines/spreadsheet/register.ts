import { defaultAliases, type AliasTable } from '#engines/spreadsheet/aliases.ts';
import { filledColumns, headerKey, isNumberingRow, looksLikeValue, trimmed } from '#engines/spreadsheet/header.ts';
import { findArea } from '#engines/spreadsheet/notRegister.ts';
import { skipReason, type SkipReason } from '#engines/spreadsheet/skip.ts';
import type { Cell, Merge } from '#engines/spreadsheet/types.ts';

export interface RegisterRow {
  readonly rowNumber: number;
  readonly cells: readonly Cell[];
}

export interface RegisterOptions {
  readonly aliases?: AliasTable;
  /** Of the `sheet` event; without them a two-row header is guessed from its gaps. */
  readonly merges?: readonly Merge[];
  /** Row number that a person has pointed to; then nothing is guessed but a second header row. */
  readonly headerRow?: number;
}

export type NotRegister = 'noHeader' | 'noRows' | 'countsPerArea';

export interface Register {
  /** Row numbers as Excel shows them; 0 where there is none. */
  readonly headerRow: number;
  /** By column; '' for a column without a header. Two-row headers are joined: `Tenaga Kerja` + `L`. */
  readonly headers: readonly string[];
  readonly firstDataRow: number;
  readonly isRegister: boolean;
  readonly reason?: NotRegister;
  /** Why a row below the header is no record, or null if it is one. */
  readonly skip: (row: RegisterRow) => SkipReason | null;
}

/** Linkage design, step 3: the header is among the first 15 rows that hold anything. */
const SEARCHED_ROWS = 15;
const MAX_EXTRA_HEADER_ROWS = 2;
const LEAST_SCORE = 2.5;

/** `rows`: the first of a sheet, about a hundred being enough; more do no harm. */
export function findRegister(rows: readonly RegisterRow[], options: RegisterOptions = {}): Register {
  const known = knownHeaders(options.aliases ?? defaultAliases);
  const at = options.headerRow === undefined ? bestHeader(rows, known) : rows.findIndex((row) => row.rowNumber === options.headerRow);
  const header = at < 0 ? undefined : rows[at];
  if (!header) return { headerRow: 0, headers: [], firstDataRow: 0, isRegister: false, reason: 'noHeader', skip: () => 'note' };
  const block = headerBlock(rows, at, options.merges ?? []);
  const headers = joinHeaders(block, options.merges ?? []);
  const skip = (row: RegisterRow): SkipReason | null =>
    skipReason(
      row.cells,
      headers,
      block.map((part) => part.cells),
    );
  const after = rows.slice(rows.indexOf(block.at(-1) ?? header) + 1);
  const first = after.find((row) => skip(row) === null);
  const records = after.filter((row) => skip(row) === null);
  const reason: NotRegister | null = records.length === 0 ? 'noRows' : findArea(headers, records, known) ? 'countsPerArea' : null;
  const found = { headerRow: block[0]?.rowNumber ?? 0, headers, firstDataRow: first?.rowNumber ?? 0, skip };
  return reason ? { ...found, isRegister: false, reason } : { ...found, isRegister: true };
}

function knownHeaders(aliases: AliasTable): ReadonlySet<string> {
  return new Set([...aliases.fields.flatMap((field) => field.names), ...aliases.ignored, ...aliases.bareName]);
}

function bestHeader(rows: readonly RegisterRow[], known: ReadonlySet<string>): number {
  let best = -1;
  let bestScore = LEAST_SCORE;
  for (let at = 0; at < Math.min(SEARCHED_ROWS, rows.length); at++) {
    const score = headerScore(rows, at, known);
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}

/** Known words count most; values, long sentences and being narrower than what follows count against. */
function headerScore(rows: readonly RegisterRow[], at: number, known: ReadonlySet<string>): number {
  const cells = rows[at]?.cells ?? [];
  const columns = filledColumns(cells);
  if (columns.length < 2 || isNumberingRow(cells)) return 0;
  let score = 0;
  const seen = new Set<string>();
  for (const column of columns) {
    const cell = cells[column];
    if (!cell) continue;
    const key = headerKey(trimmed(cell));
    // A row full of “x” is ticks, not twenty columns of longitudes.
    if (seen.has(key)) continue;
    seen.add(key);
    if (known.has(key)) score += 3;
    else if (isYear(cell)) continue;
    else if (looksLikeValue(cell)) score -= 1.5;
    else if (trimmed(cell).length <= 40) score += containsKnown(key, known) ? 1.5 : 0.4;
    else score -= 0.5;
  }
  const below = rows.slice(at + 1, at + 6).map((row) => filledColumns(row.cells).length);
  const width = Math.max(columns.length, ...below);
  return score * (0.5 + (0.5 * columns.length) / width);
}

/** Tables of counts have years for headers. */
function isYear(cell: Cell): boolean {
  return /^(19|20)\d{2}$/.test(trimmed(cell));
}

function containsKnown(key: string, known: ReadonlySet<string>): boolean {
  const words = key.split(' ');
  return words.some((_, at) => known.has(words.slice(0, at + 1).join(' ')));
}

/** The rows that make up the header: the best one, its parents above and its children below. */
function headerBlock(rows: readonly RegisterRow[], at: number, merges: readonly Merge[]): RegisterRow[] {
  let first = at;
  let last = at;
  while (at - first < 1 && belongs(rows[first - 1], rows[first], merges)) first--;
  while (last - at < MAX_EXTRA_HEADER_ROWS && belongs(rows[last], rows[last + 1], merges)) last++;
  return rows.slice(first, last + 1);
}

/**
 * Is `lower` the second row of a header that begins in `upper`? Merged cells decide if there are any. Otherwise a
 * second row stands only under gaps or at the start of one, holds no values, and leaves single headers alone.
 */
function belongs(upper: RegisterRow | undefined, lower: RegisterRow | undefined, merges: readonly Merge[]): boolean {
  if (!upper || !lower || lower.rowNumber !== upper.rowNumber + 1 || isNumberingRow(lower.cells)) return false;
  const below = filledColumns(lower.cells);
  const above = filledColumns(upper.cells);
  if (above.length < 2 || below.length < 2 || below.some((column) => looksLikeValue(lower.cells[column] ?? EMPTY))) return false;
  const spanning = merges.some((merge) => merge.top <= upper.rowNumber && merge.bottom >= lower.rowNumber && merge.top === upper.rowNumber);
  if (spanning) return below.every((column) => !coveredBy(merges, upper.rowNumber, lower.rowNumber, column));
  const widest = Math.max(upper.cells.length, lower.cells.length);
  const free = (column: number): boolean => trimmed(upper.cells[column]) === '' || (column + 1 < widest && trimmed(upper.cells[column + 1]) === '');
  const single = above.filter((column) => trimmed(lower.cells[column]) === '');
  const gaps = below.some((column) => trimmed(upper.cells[column]) === '');
  return gaps && single.length > 0 && below.every(free);
}

const EMPTY: Cell = { text: '', kind: 'text' };

function coveredBy(merges: readonly Merge[], top: number, bottom: number, column: number): boolean {
  return merges.some((merge) => merge.top <= top && merge.bottom >= bottom && merge.left <= column && merge.right >= column);
}

function joinHeaders(block: readonly RegisterRow[], merges: readonly Merge[]): string[] {
  const width = Math.max(...block.map((row) => (filledColumns(row.cells).at(-1) ?? -1) + 1));
  const headers: string[] = [];
  for (let column = 0; column < width; column++) {
    const parts: string[] = [];
    for (const [depth, row] of block.entries()) {
      const text = oneLine(trimmed(row.cells[column])) || inherited(block, depth, column, merges);
      if (text !== '' && text !== parts.at(-1)) parts.push(text);
    }
    headers.push(parts.join(' '));
  }
  return headers;
}

/** A cell under nothing takes the spanning header to its left, as far as the merge, or the gap, reaches. */
function inherited(block: readonly RegisterRow[], depth: number, column: number, merges: readonly Merge[]): string {
  const row = block[depth];
  if (!row || depth === block.length - 1 || !block.slice(depth + 1).some((below) => trimmed(below.cells[column]) !== '')) return '';
  const inRow = merges.filter((merge) => merge.top <= row.rowNumber && merge.bottom >= row.rowNumber);
  const merge = inRow.find((candidate) => candidate.left <= column && candidate.right >= column);
  if (merge) return oneLine(trimmed(row.cells[merge.left]));
  if (inRow.some((candidate) => candidate.right > candidate.left)) return '';
  for (let left = column - 1; left >= 0; left--) {
    const text = oneLine(trimmed(row.cells[left]));
    if (text !== '') return text;
  }
  return '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
