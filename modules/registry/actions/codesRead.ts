import { open, readFile } from 'node:fs/promises';
import { Problem, coreProblems } from '#core/problem.ts';
import { SpreadsheetRefused, displayText, readInChild } from '#engines/spreadsheet/index.ts';
import type { Context } from '#platform/action.ts';
import type { StoredUpload } from '#platform/files/files.ts';
import { codeProblems } from '../codesProblems.ts';
import { isCodeHeader } from '../rules/codes/columns.ts';
import type { CodeTable, TableRow } from '../rules/codes/tables.ts';
import { mostEntries, tableOfSheet, tablesOfJson } from '../rules/codes/tables.ts';

/** The tables of the uploaded file: of JSON, of each sheet of a workbook, or of a CSV file. */
export async function readUpload(ctx: Context): Promise<{ upload: StoredUpload; tables: CodeTable[] }> {
  const { upload } = ctx;
  if (!upload) throw coreProblems.make('core.malformed', { what: 'berkas' });
  const tables = (await isJson(upload.path)) ? await readJson(upload.path) : await readSheets(upload);
  if (tables.some((table) => table.rows.length >= mostEntries)) throw codeProblems.make('registry.codesTooMany', { limit: mostEntries });
  return { upload, tables };
}

async function isJson(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    return /^\uFEFF?\s*[[{]/.test(decoded(buffer.subarray(0, bytesRead)));
  } finally {
    await handle.close();
  }
}

/** Windows programs save JSON as UTF-16 too. */
const decoded = (bytes: Buffer) => (bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8'));

async function readJson(path: string): Promise<CodeTable[]> {
  const text = decoded(await readFile(path)).replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw codeProblems.make('registry.codesUnreadable');
  }
  return tablesOfJson(value);
}

async function readSheets(upload: StoredUpload): Promise<CodeTable[]> {
  const sheets: { name: string; rows: TableRow[] }[] = [];
  let rows = 0;
  try {
    for await (const event of readInChild(upload.path)) {
      if (event.type === 'sheet') sheets.push({ name: event.name, rows: [] });
      if (event.type !== 'row') continue;
      if (++rows > mostEntries) throw codeProblems.make('registry.codesTooMany', { limit: mostEntries });
      sheets.at(-1)?.rows.push({ at: event.rowNumber, cells: event.cells.map(displayText) });
    }
  } catch (error) {
    if (!(error instanceof SpreadsheetRefused)) throw error;
    throw new Problem('registry.codesRefused', { status: 422, text: { id: error.messageId, en: error.messageEn } });
  }
  return sheets.map((sheet) => tableOfSheet(sheet.name, sheet.rows, isCodeHeader));
}
