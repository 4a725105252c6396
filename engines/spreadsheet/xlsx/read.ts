import { StringDecoder } from 'node:string_decoder';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { Budgets, Cell, Merge, SheetEvent } from '#engines/spreadsheet/types.ts';
import { findMerges } from '#engines/spreadsheet/xlsx/merges.ts';
import { SheetHandler } from '#engines/spreadsheet/xlsx/sheet.ts';
import { SharedStringHandler } from '#engines/spreadsheet/xlsx/strings.ts';
import { StyleHandler, type NumberStyle } from '#engines/spreadsheet/xlsx/styles.ts';
import { readWorkbook, scanPart, type SheetPart, type Workbook } from '#engines/spreadsheet/xlsx/workbook.ts';
import { XmlScanner, type XmlHandler } from '#engines/spreadsheet/xlsx/xml.ts';
import { Zip, type ZipEntry } from '#engines/spreadsheet/zip.ts';

/** Above this a look ahead for merged headers would cost more than it tells. */
const LOOK_AHEAD_BYTES = 64 * 1024 * 1024;

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
      yield [{ type: 'sheet', name: part.name, index, hidden: part.hidden, merges: await headerMerges(zip, entry) }];
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

/** Feeds a part to a handler chunk by chunk and gives the caller a turn after each. */
async function* scanChunks(zip: Zip, entry: ZipEntry, handler: XmlHandler, sheet?: string): AsyncGenerator<void> {
  const scanner = new XmlScanner(handler);
  let decoder: StringDecoder | undefined;
  try {
    for await (const chunk of zip.stream(entry)) {
      decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf16le' : 'utf8');
      scanner.write(decoder.write(chunk));
      yield;
    }
    scanner.end();
  } catch (error) {
    throw error instanceof SpreadsheetRefused && sheet && !error.place.sheet ? new SpreadsheetRefused(error.code, { ...error.place, sheet }) : error;
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

async function headerMerges(zip: Zip, entry: ZipEntry): Promise<readonly Merge[]> {
  return entry.statedBytes <= LOOK_AHEAD_BYTES ? await findMerges(zip.stream(entry)) : [];
}
