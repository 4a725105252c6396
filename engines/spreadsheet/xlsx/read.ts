import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { Budgets, Cell, SheetEvent } from '#engines/spreadsheet/types.ts';
import { findMerges } from '#engines/spreadsheet/xlsx/merges.ts';
import { scanChunks, scanPart } from '#engines/spreadsheet/xlsx/scan.ts';
import { SheetHandler } from '#engines/spreadsheet/xlsx/sheet.ts';
import { SharedStringHandler } from '#engines/spreadsheet/xlsx/strings.ts';
import { StyleHandler, type NumberStyle } from '#engines/spreadsheet/xlsx/styles.ts';
import { readWorkbook, type SheetPart, type Workbook } from '#engines/spreadsheet/xlsx/workbook.ts';
import { Zip, type ZipEntry } from '#engines/spreadsheet/zip.ts';

/** Sheet after sheet in workbook order, in batches as they inflate. */
export async function* readXlsx(path: string, budgets: Budgets): AsyncGenerator<SheetEvent[]> {
  const zip = await Zip.open(path, budgets);
  try {
    const workbook = await readWorkbook(zip);
    const strings = await readStrings(zip, workbook, budgets);
    const styles = await readStyles(zip, workbook);
    for (const [index, part] of workbook.sheets.entries()) {
      const entry = zip.find(part.path);
      if (!entry) throw new SpreadsheetRefused('damaged', { sheet: part.name });
      yield [{ type: 'sheet', name: part.name, index, hidden: part.hidden, merges: await findMerges(zip.stream(entry)) }];
      const context = { sheet: index, name: part.name, strings, styles, date1904: workbook.date1904, budgets };
      yield* readSheet(zip, entry, new SheetHandler(context), part);
    }
    yield [{ type: 'end' }];
  } finally {
    await zip.close();
  }
}

async function* readSheet(zip: Zip, entry: ZipEntry, handler: SheetHandler, part: SheetPart): AsyncGenerator<SheetEvent[]> {
  for await (const _ of scanChunks(zip, entry, handler, part.name)) {
    if (handler.rows.length === 0) continue;
    const rows = handler.rows;
    handler.rows = [];
    yield rows;
  }
}

async function readStrings(zip: Zip, workbook: Workbook, budgets: Budgets): Promise<readonly Cell[]> {
  const entry = workbook.strings ? zip.find(workbook.strings) : undefined;
  if (!entry) return [];
  const handler = new SharedStringHandler(budgets);
  for await (const _ of scanChunks(zip, entry, handler));
  return handler.cells;
}

async function readStyles(zip: Zip, workbook: Workbook): Promise<readonly NumberStyle[]> {
  const handler = new StyleHandler();
  if (workbook.styles) await scanPart(zip, workbook.styles, handler);
  return handler.styles;
}
