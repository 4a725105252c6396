import { ContentHandler, type Found } from '#engines/spreadsheet/ods/content.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { Budgets, SheetEvent } from '#engines/spreadsheet/types.ts';
import { scanChunks } from '#engines/spreadsheet/xlsx/scan.ts';
import { Zip } from '#engines/spreadsheet/zip.ts';

const EVENTS_PER_BATCH = 1000;

/**
 * OpenDocument spreadsheets, streamed within the budgets of xlsx. Not through the library, which reads `office:value`
 * into a JS number: 16 digits would not survive, and what a million repeated cells cost is decided by the file.
 */
export async function* readOds(path: string, budgets: Budgets): AsyncGenerator<SheetEvent[]> {
  const zip = await Zip.open(path, budgets);
  try {
    const entry = zip.find('content.xml');
    if (!entry) throw new SpreadsheetRefused('damaged');
    const handler = new ContentHandler(budgets);
    for await (const _ of scanChunks(zip, entry, handler)) yield* expanded(handler.take());
    if (!handler.isWhole) throw new SpreadsheetRefused('damaged');
    yield [{ type: 'end' }];
  } finally {
    await zip.close();
  }
}

/** A row that the file holds once for a thousand is given a thousand times, but never all at once. */
function* expanded(found: readonly Found[]): Generator<SheetEvent[]> {
  let batch: SheetEvent[] = [];
  for (const { event, times } of found) {
    for (let turn = 0; turn < times; turn++) {
      batch.push(event.type === 'row' && turn > 0 ? { ...event, rowNumber: event.rowNumber + turn } : event);
      if (batch.length < EVENTS_PER_BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
