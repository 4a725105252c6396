import type { CellObject } from '@e965/xlsx';
import { lossyNumber } from '#engines/spreadsheet/numbers.ts';
import { emptyCell, type Cell } from '#engines/spreadsheet/types.ts';
import { isDateFormat } from '#engines/spreadsheet/xlsx/styles.ts';

/** [MS-XLS] 2.5.10, BErr. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
};

/** A cell of the library as ours. Text is exact; a number is the double that the file holds. */
export function cellOf(raw: CellObject, date1904: boolean): Cell {
  switch (raw.t) {
    case 's':
      return typeof raw.v === 'string' && raw.v !== '' ? { text: raw.v, kind: 'text' } : emptyCell;
    case 'n':
      return typeof raw.v === 'number' ? number(raw.v, formatOf(raw), date1904) : emptyCell;
    case 'b':
      return { text: raw.v ? '1' : '0', kind: 'boolean' };
    case 'e':
      return { text: ERRORS[Number(raw.v)] ?? '#ERROR!', kind: 'error' };
    default:
      return emptyCell;
  }
}

function formatOf({ z }: CellObject): string | undefined {
  return typeof z === 'string' && !/^general$/i.test(z) ? z : undefined;
}

function number(value: number, format: string | undefined, date1904: boolean): Cell {
  if (!Number.isFinite(value)) return { text: '#NUM!', kind: 'error' };
  const text = String(value);
  if (format !== undefined && isDateFormat(format)) return { text, kind: 'date', format, ...(date1904 && { date1904 }) };
  return { text, kind: 'number', ...(format !== undefined && { format }), ...(isLossy(value, text) && { lossy: true }) };
}

/** Beyond 2^53 a double is the neighbour of many integers; below it Excel keeps fifteen digits of what was typed. */
function isLossy(value: number, text: string): boolean {
  return Number.isInteger(value) && (!Number.isSafeInteger(value) || lossyNumber(text));
}
