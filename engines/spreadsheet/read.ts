import { stat } from 'node:fs/promises';
import { readCsv } from '#engines/spreadsheet/csv/read.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { sniff } from '#engines/spreadsheet/sniff.ts';
import { defaultBudgets, type ReadOptions, type SheetEvent } from '#engines/spreadsheet/types.ts';
import { readXlsx } from '#engines/spreadsheet/xlsx/read.ts';

/** Rows as raw text, one by one, in bounded memory. Throws SpreadsheetRefused for a file that cannot be read. */
export async function* readSpreadsheet(path: string, options: ReadOptions = {}): AsyncGenerator<SheetEvent> {
  for await (const batch of readBatches(path, options)) for (const event of batch) yield event;
}

/** The same in the batches in which they arrive: a fifth of the cost per row for a caller with many. */
export async function* readBatches(path: string, options: ReadOptions = {}): AsyncGenerator<readonly SheetEvent[]> {
  const budgets = { ...defaultBudgets, ...options.budgets };
  if ((await stat(path)).size > budgets.fileBytes) throw new SpreadsheetRefused('tooLarge');
  const kind = await sniff(path);
  if (kind === 'xlsx') yield* readXlsx(path, budgets);
  else if (kind === 'csv') yield* readCsv(path, budgets);
  else throw new SpreadsheetRefused(kind);
}
