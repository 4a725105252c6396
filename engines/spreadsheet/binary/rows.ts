import type { CellObject, DenseWorkSheet } from '@e965/xlsx';
import { cellOf } from '#engines/spreadsheet/binary/cell.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { emptyCell, type Budgets, type Cell, type SheetRow } from '#engines/spreadsheet/types.ts';

export interface RowContext {
  readonly sheet: number;
  readonly name: string;
  readonly date1904: boolean;
  readonly budgets: Budgets;
}

const ROWS_PER_BATCH = 1000;
const MOST_COLUMNS = 16_384;

/** Rows with something in them. The arrays of the library have holes: a lone cell at the far end of a sheet makes few of them. */
export function* rowsOf(sheet: DenseWorkSheet, context: RowContext): Generator<SheetRow[]> {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'];
  if (data.length > context.budgets.rows) throw new SpreadsheetRefused('tooManyRows', { sheet: context.name });
  let batch: SheetRow[] = [];
  for (let at = 0; at < data.length; at++) {
    const raw = data[at];
    const cells = raw ? cellsOf(raw, at + 1, context) : [];
    if (cells.length === 0) continue;
    const row = { type: 'row', sheet: context.sheet, rowNumber: at + 1, cells } as const;
    batch.push(sheet['!rows']?.[at]?.hidden ? { ...row, hidden: true } : row);
    if (batch.length < ROWS_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function cellsOf(raw: readonly (CellObject | undefined)[], row: number, { name, date1904, budgets }: RowContext): Cell[] {
  if (raw.length > MOST_COLUMNS) throw new SpreadsheetRefused('damaged', { sheet: name, row });
  const cells: Cell[] = [];
  let filled = 0;
  for (let column = 0; column < raw.length; column++) {
    const found = raw[column];
    const cell = found ? cellOf(found, date1904) : emptyCell;
    if (cell === emptyCell) continue;
    if (cell.text.length > budgets.cellChars) throw new SpreadsheetRefused('cellTooLong', { sheet: name, row });
    while (cells.length < column) cells.push(emptyCell);
    cells.push(cell);
    filled++;
  }
  if (filled > budgets.columns) throw new SpreadsheetRefused('tooManyColumns', { sheet: name, row });
  return cells;
}
