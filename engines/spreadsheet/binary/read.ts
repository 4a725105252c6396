import { readFile } from 'node:fs/promises';
import type { DenseWorkSheet, Range, WorkBook } from '@e965/xlsx';
import { rowsOf } from '#engines/spreadsheet/binary/rows.ts';
import { repacked } from '#engines/spreadsheet/binary/repack.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { headerMergeRows, type Budgets, type Merge, type SheetEvent } from '#engines/spreadsheet/types.ts';
import { Zip } from '#engines/spreadsheet/zip.ts';

/**
 * The old binary workbook and the new one, through SheetJS. It holds everything in memory and counts nothing, so it is
 * loaded only here, only when such a file comes, and for uploads only in the child with its caps on memory and time.
 */
export async function* readXls(path: string, budgets: Budgets): AsyncGenerator<SheetEvent[]> {
  yield* eventsOf(await parsed(await readFile(path)), budgets);
}

export async function* readXlsb(path: string, budgets: Budgets): AsyncGenerator<SheetEvent[]> {
  const zip = await Zip.open(path, budgets);
  try {
    yield* eventsOf(await parsed(await repacked(zip)), budgets);
  } finally {
    await zip.close();
  }
}

/** Whatever it throws (errors, and bare words) means that the file is not what it says; a password has words of its own. */
async function parsed(bytes: Buffer): Promise<WorkBook> {
  const library = await import('@e965/xlsx');
  // Texts of Excel 5 and 95 are in the code page of their country.
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  try {
    return library.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false });
  } catch (error) {
    throw new SpreadsheetRefused(/password/i.test(String(error)) ? 'encrypted' : 'damaged');
  }
}

function* eventsOf(book: WorkBook, budgets: Budgets): Generator<SheetEvent[]> {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name) => ({ name, content: sheetOf(book, name) }));
  const isOf = (type: string) => (sheet: (typeof sheets)[number]) => (sheet.content['!type'] ?? 'sheet') === type;
  if (sheets.some(isOf('macro'))) throw new SpreadsheetRefused('macro');
  const lists = sheets.filter(isOf('sheet'));
  for (const [index, { name, content }] of lists.entries()) {
    const hidden = (book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden ?? 0) !== 0;
    yield [{ type: 'sheet', name, index, hidden, merges: mergesOf(content) }];
    yield* rowsOf(content, { sheet: index, name, date1904, budgets });
  }
  yield [{ type: 'end' }];
}

/** The library passes over a part that it cannot read; we do not take half a file for a whole one. */
function sheetOf(book: WorkBook, name: string): DenseWorkSheet {
  const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
  if (!sheet) throw new SpreadsheetRefused('damaged', { sheet: name });
  return { ...sheet, '!data': sheet['!data'] ?? [] };
}

function mergesOf(sheet: DenseWorkSheet): Merge[] {
  const ranges: readonly Range[] = sheet['!merges'] ?? [];
  const merges = ranges.map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c }));
  return merges.filter((merge) => merge.top <= headerMergeRows);
}
