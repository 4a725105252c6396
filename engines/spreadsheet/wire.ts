import type { RefusalCode, RefusalPlace } from '#engines/spreadsheet/refusal.ts';
import { emptyCell, type Cell, type CellKind, type ReadOptions, type SheetEvent, type SheetRow } from '#engines/spreadsheet/types.ts';

/** What parent and child say to each other: JSON, with the commonest cell (plain text) as a bare string. */
export type ToChild = { readonly read: string; readonly options: ReadOptions } | { readonly more: true };

export type FromChild =
  { readonly events: readonly WireEvent[] } | { readonly refused: RefusalCode; readonly place: RefusalPlace } | { readonly failed: string };

/** A number stands for that many empty cells. */
type WireCell = string | number | readonly [text: string, kind: CellKind, format: string | 0, flags: number];
export type WireEvent = Exclude<SheetEvent, SheetRow> | readonly [sheet: number, rowNumber: number, hidden: 0 | 1, cells: readonly WireCell[]];

const LOSSY = 1;
const DATE_1904 = 2;

export function toWire(event: SheetEvent): WireEvent {
  if (event.type !== 'row') return event;
  const cells: WireCell[] = [];
  let gap = 0;
  for (const cell of event.cells) {
    if (cell === emptyCell) {
      gap++;
      continue;
    }
    if (gap > 0) cells.push(gap);
    gap = 0;
    cells.push(cell.kind === 'text' && !cell.lossy ? cell.text : packed(cell));
  }
  return [event.sheet, event.rowNumber, event.hidden ? 1 : 0, cells];
}

function packed(cell: Cell): WireCell {
  return [cell.text, cell.kind, cell.format ?? 0, (cell.lossy ? LOSSY : 0) | (cell.date1904 ? DATE_1904 : 0)];
}

export function fromWire(event: WireEvent): SheetEvent {
  if ('type' in event) return event;
  const [sheet, rowNumber, hidden, packedCells] = event;
  const cells: Cell[] = [];
  for (const cell of packedCells) {
    if (typeof cell === 'string') cells.push({ text: cell, kind: 'text' });
    else if (typeof cell === 'number') for (let gap = cell; gap > 0; gap--) cells.push(emptyCell);
    else cells.push(unpacked(cell));
  }
  const row = { type: 'row', sheet, rowNumber, cells } as const;
  return hidden ? { ...row, hidden: true } : row;
}

function unpacked([text, kind, format, flags]: Exclude<WireCell, string | number>): Cell {
  return {
    text,
    kind,
    ...(format === 0 ? {} : { format }),
    ...(flags & LOSSY ? { lossy: true } : {}),
    ...(flags & DATE_1904 ? { date1904: true } : {}),
  };
}
