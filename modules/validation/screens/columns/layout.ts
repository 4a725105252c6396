import type { Column, Import, Sheet } from '../api.ts';

/** Where the list stands in the file. */
export type Place = { sheet: number; headerRow: number };
/** Its columns; `fresh` while the server has not heard of the place yet. */
export type Layout = Place & { columns: Column[]; fresh: boolean };

/** The layout that the page shows: the chosen place, else the one that the server knows. `first` is what it knew when the page was opened. */
export function layoutOf(found: Import, chosen: Place | undefined, first: Import = found): Layout | undefined {
  const known =
    found.sheet === null || found.headerRow === null
      ? undefined
      : { sheet: found.sheet, headerRow: found.headerRow, columns: found.columns, fresh: false };
  if (!chosen || (known?.sheet === chosen.sheet && known.headerRow === chosen.headerRow)) return known;
  if (first.sheet === chosen.sheet && first.headerRow === chosen.headerRow) return { ...chosen, columns: first.columns, fresh: true };
  const sheet = found.sheets.find(({ index }) => index === chosen.sheet);
  return sheet && { ...chosen, columns: columnsAt(sheet, chosen.headerRow, found), fresh: true };
}

/** The columns below a header row, from the first rows of the sheet; a heading that was known before keeps its meaning. */
function columnsAt(sheet: Sheet, headerRow: number, found: Pick<Import, 'columns' | 'fields'>): Column[] {
  const headers = sheet.firstRows.find(({ rowNumber }) => rowNumber === headerRow)?.cells ?? [];
  const below = sheet.firstRows.filter(({ rowNumber }) => rowNumber > headerRow);
  const taken = new Set<string>();
  return headers.map((header, column) => {
    const meaning = meaningOf(header, found);
    const field = meaning && !taken.has(meaning) ? meaning : null;
    if (field) taken.add(field);
    const samples = below.map(({ cells }) => cells[column] ?? '').filter((value) => value !== '');
    return { column, header, field, confidence: field ? 0.6 : 0, why: null, samples: [...new Set(samples)].slice(0, 3) };
  });
}

function meaningOf(header: string, { columns, fields }: Pick<Import, 'columns' | 'fields'>): Column['field'] {
  const key = keyOf(header);
  if (key === '') return null;
  return (
    columns.find((column) => keyOf(column.header) === key)?.field ??
    fields.find(({ label }) => label.split('/').some((part) => keyOf(part) === key))?.field ??
    null
  );
}

const keyOf = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
