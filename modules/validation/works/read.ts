import { listRegions } from '#modules/accounts/index.ts';
import type { SheetRow } from '#engines/spreadsheet/index.ts';
import { readInChild } from '#engines/spreadsheet/index.ts';
import { work } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import type { FoundSheet, MappedColumn } from '../rules/layout.ts';
import { chooseSheet, headerWords, lookedAtRows, registerOf, suggestColumns } from '../rules/layout.ts';
import { headerFingerprint, sealCells, sealLayout } from '../sealing.ts';
import * as store from '../store/index.ts';
import { batchRows, move, runInput, runPhase, step } from './run.ts';
import type { Run } from './run.ts';

type Growing = FoundSheet & { firstRows: { rowNumber: number; cells: SheetRow['cells'] }[] };

/** Reads the file in a process of its own, keeps its rows as they stand, finds the list in it and suggests its columns. */
export const readImport = work(runInput, (ctx, run) =>
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
  let batch: SheetRow[] = [];
  let done = 0;
  const flush = async () => {
    const rows = batch.map((row) => ({ sheet: row.sheet, rowNumber: row.rowNumber, cipher: sealCells(ctx, run.id, row.cells) }));
    batch = [];
    done += rows.length;
    await step(ctx, run, ['reading'], async (c) => {
      await store.addRows(c.tx, c.regency, run.id, rows);
      await store.changeImport(c.tx, c.regency, run.id, { progress: { phase: 'reading', done, total: 0 } });
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
  return sheets;
}

/** Which sheet, which header, which columns: as a person settled it for files with this header, else what the engine suggests. */
async function understand(c: Context, sheets: FoundSheet[]): Promise<store.ImportChange> {
  const remembered = await recall(c, sheets);
  if (remembered) return remembered;
  const sheet = chooseSheet(sheets);
  if (!sheet) return { sheet: null, headerRow: null, columns: [] };
  const register = registerOf(sheet);
  const regions = await listRegions(c.tx, c.regency);
  const named = (level: string) => regions.filter((region) => region.level === level).map((region) => region.name);
  return {
    sheet: sheet.index,
    headerRow: register.headerRow,
    mappingFrom: 'suggested',
    columns: suggestColumns(sheet, register, { villages: named('village'), districts: named('district') }),
  };
}

/** A header is looked for among so many of the first rows. */
const headerRows = 15;

/** A header that a person has explained before, wherever it stands: also one that says nothing to the engine. */
async function recall(c: Context, sheets: FoundSheet[]): Promise<store.ImportChange | undefined> {
  const likely = chooseSheet(sheets);
  const inOrder = likely ? [likely, ...sheets.filter((sheet) => sheet !== likely)] : sheets;
  const candidates = inOrder.flatMap((sheet) =>
    [...(sheet === likely ? [registerOf(sheet)] : []), ...sheet.firstRows.slice(0, headerRows).map((row) => registerOf(sheet, row.rowNumber))].map(
      (register) => ({ sheet, headerRow: register.headerRow, fingerprint: headerFingerprint(c, headerWords(register.headers)) }),
    ),
  );
  const known = new Map(
    (
      await store.findMappings(
        c.tx,
        c.regency,
        candidates.map((candidate) => candidate.fingerprint),
      )
    ).map((row) => [row.fingerprint.toString('hex'), row.columns]),
  );
  const hit = candidates.find((candidate) => known.has(candidate.fingerprint.toString('hex')));
  const columns = hit && known.get(hit.fingerprint.toString('hex'));
  return (
    hit &&
    columns && {
      sheet: hit.sheet.index,
      headerRow: hit.headerRow,
      mappingFrom: 'remembered',
      columns: columns.map((column): MappedColumn => ({ ...column, confidence: 1, why: 'remembered' })),
    }
  );
}
