import { stat } from 'node:fs/promises';
import { readXls, readXlsb } from '#engines/spreadsheet/binary/read.ts';
import { readCsv } from '#engines/spreadsheet/csv/read.ts';
import { readOds } from '#engines/spreadsheet/ods/read.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { sniff } from '#engines/spreadsheet/sniff.ts';
import { defaultBudgets, isReadable, type Budgets, type ReadableKind, type ReadOptions, type SheetEvent } from '#engines/spreadsheet/types.ts';
import { readXlsx } from '#engines/spreadsheet/xlsx/read.ts';

type Batches = AsyncGenerator<readonly SheetEvent[]>;

const readers: Record<ReadableKind, (path: string, budgets: Budgets) => Batches> = {
  xlsx: readXlsx,
  csv: readCsv,
  ods: readOds,
  xls: readXls,
  xlsb: readXlsb,
};

/** Rows as raw text, one by one, in bounded memory. Throws SpreadsheetRefused for a file that cannot be read. */
export async function* readSpreadsheet(path: string, options: ReadOptions = {}): AsyncGenerator<SheetEvent> {
  for await (const batch of readBatches(path, options)) for (const event of batch) yield event;
}

/** The same in the batches in which they arrive: a fifth of the cost per row for a caller with many. */
export async function* readBatches(path: string, options: ReadOptions = {}): Batches {
  const budgets = { ...defaultBudgets, ...options.budgets };
  if ((await stat(path)).size > budgets.fileBytes) throw new SpreadsheetRefused('tooLarge');
  const kind = await sniff(path);
  if (!isReadable(kind)) throw new SpreadsheetRefused(kind);
  let rows = 0;
  for await (const batch of readers[kind](path, budgets)) {
    rows += batch.length;
    if (rows > 2 * budgets.rows) throw new SpreadsheetRefused('tooLarge');
    yield batch;
  }
}
