/** What a file is by its content; its name is never believed. */
export type Kind = ReadableKind | 'encrypted' | 'macro' | 'html' | 'image' | 'pdf' | 'empty' | 'unknown';

const readableKinds = ['xlsx', 'csv', 'xls', 'ods', 'xlsb'] as const;
export type ReadableKind = (typeof readableKinds)[number];

/** Whether there is a reader for it; every other kind is a refusal code. */
export function isReadable(kind: Kind): kind is ReadableKind {
  return (readableKinds as readonly Kind[]).includes(kind);
}

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula-empty';

/** Cells are shared between rows (equal strings are one object): never change one. */
export interface Cell {
  /** As stored in the file. A number keeps its digits: it never passed through a JS number. */
  readonly text: string;
  readonly kind: CellKind;
  /** Number format of a number or date, when it is not General. */
  readonly format?: string;
  /** Digits were lost before the file reached us: do not trust this as an identifier. */
  readonly lossy?: boolean;
  /** A date counted from 1 January 1904 (workbooks born on an old Mac). */
  readonly date1904?: boolean;
}

/** Zero-based, inclusive; `top` and `bottom` are row numbers as Excel shows them. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Headers are looked for in the first 15 rows; a little more for those that start late. */
export const headerMergeRows = 40;

export interface SheetStart {
  readonly type: 'sheet';
  readonly name: string;
  readonly index: number;
  readonly hidden: boolean;
  /** Merged ranges of the first rows, where headers live; always empty for CSV. */
  readonly merges: readonly Merge[];
}

/** A row with at least one cell that is not empty; empty rows are passed over, `rowNumber` shows the gap. */
export interface SheetRow {
  readonly type: 'row';
  readonly sheet: number;
  /** 1-based, as Excel shows it. */
  readonly rowNumber: number;
  /** Dense from column A up to the last cell that is not empty. */
  readonly cells: readonly Cell[];
  readonly hidden?: boolean;
}

export type SheetEvent = SheetStart | SheetRow | { readonly type: 'end' };

/** Bytes are counted while inflating, so a file that lies about its sizes gains nothing. */
export interface Budgets {
  readonly fileBytes: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** Inflated : stored. Held against an entry only once it has passed `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly elementBytes: number;
  /** Of one sheet; of all sheets together it may be twice that. */
  readonly rows: number;
  readonly columns: number;
  readonly cellChars: number;
}

const MB = 1024 * 1024;

/** Rows and cell length are Excel's own limits; the rest leaves room for any honest village file. */
export const defaultBudgets: Budgets = {
  fileBytes: 50 * MB,
  entryBytes: 1024 * MB,
  totalBytes: 2048 * MB,
  ratio: 200,
  ratioFromBytes: 10 * MB,
  elementBytes: 64 * MB,
  rows: 1_048_576,
  columns: 256,
  cellChars: 32_767,
};

export interface ReadOptions {
  readonly budgets?: Partial<Budgets>;
}

export const emptyCell: Cell = Object.freeze({ text: '', kind: 'text' });
