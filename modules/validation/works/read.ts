import type { SheetRow } from '#engines/spreadsheet/index.ts';
import { readInChild } from '#engines/spreadsheet/index.ts';
import { longWork } from '#platform/action.ts';
import type { WorkContext } from '#platform/action.ts';
import type { FoundSheet } from '../rules/layout.ts';
import { lookedAtRows } from '../rules/layout.ts';
import { sealCells, sealLayout } from '../sealing.ts';
import * as store from '../store/index.ts';
import { understand } from '../understand.ts';
import { Lanes } from './lanes.ts';
import { Advance, batchRows, move, runInput, runPhase, step, stepBeside } from './run.ts';
import type { Run } from './run.ts';

type Growing = FoundSheet & { firstRows: { rowNumber: number; cells: SheetRow['cells'] }[] };

/** Reads the file in a process of its own, keeps its rows as they stand, finds the list in it and suggests its columns. */
export const readImport = longWork(runInput, (ctx, run) =>
  runPhase(ctx, run, 'reading', async () => {
    const { path, sheetName } = await begin(ctx, run);
    const sheets = await readRows(ctx, run, path, sheetName);
    await step(ctx, run, ['reading'], async (c) => {
      const found = await understand(c, sheets);
      await move(c, run.id, 'mapped', {
        ...found,
        layoutCipher: sealLayout(c, run.id, sheets),
        progress: null,
        counts: { read: sheets.reduce((n, sheet) => n + sheet.rows, 0) },
      });
      c.audit({
        subject: ['import', run.id],
        details: { state: 'mapped', sheets: sheets.length, rows: sheets.reduce((n, sheet) => n + sheet.rows, 0) },
      });
    });
  }),
);

/** Also after a crash in the middle of reading: what was read before is read anew. */
function begin(ctx: WorkContext, run: Run): Promise<{ path: string; sheetName: string | undefined }> {
  return step(ctx, run, ['uploaded', 'reading'], async (c, held) => {
    if (held.state === 'uploaded') await move(c, run.id, 'reading', { progress: { phase: 'reading', done: 0, total: 0 } });
    await store.removeRows(c.tx, c.regency, run.id);
    const file = await c.files.find(c.tx, c.regency, held.file_id);
    if (!file) throw new Error('the uploaded file is gone');
    // A CSV file has one sheet, which goes by the name of the file; on our disk that name is another.
    return { path: file.path, sheetName: held.format === 'csv' ? held.name.replace(/\.\w+$/, '') : undefined };
  });
}

async function readRows(ctx: WorkContext, run: Run, file: string, sheetName: string | undefined): Promise<Growing[]> {
  const sheets: Growing[] = [];
  const advance = new Advance('reading');
  const lanes = new Lanes();
  let batch: SheetRow[] = [];
  const flush = () => {
    const rows = batch.map((row) => ({ sheet: row.sheet, rowNumber: row.rowNumber, cipher: sealCells(ctx, run.id, row.cells) }));
    batch = [];
    return lanes.start(async () => {
      await stepBeside(ctx, run, 'reading', async (c) => {
        await store.addRows(c.tx, c.regency, run.id, rows);
        await advance.tell(c, run.id, rows.length);
      });
      advance.add(rows.length);
    });
  };
  for await (const event of readInChild(file)) {
    if (event.type === 'sheet')
      sheets.push({ index: event.index, name: sheetName ?? event.name, hidden: event.hidden, rows: 0, merges: event.merges, firstRows: [] });
    if (event.type !== 'row') continue;
    const sheet = sheets.find((candidate) => candidate.index === event.sheet);
    if (!sheet) continue;
    sheet.rows++;
    if (sheet.firstRows.length < lookedAtRows) sheet.firstRows.push({ rowNumber: event.rowNumber, cells: event.cells });
    batch.push(event);
    if (batch.length === batchRows) await flush();
  }
  if (batch.length > 0) await flush();
  await lanes.end();
  return sheets;
}
