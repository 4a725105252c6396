import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Cell, Register } from '#engines/spreadsheet/index.ts';
import { displayText } from '#engines/spreadsheet/index.ts';
import type { Context } from '#platform/action.ts';
import { byteOrderMark, csvCell } from '#platform/files/csv.ts';
import { xlsxMediaType } from '#platform/files/sniff.ts';
import { outcomeLabels } from '../labels.ts';
import { validationProblems } from '../problems.ts';
import { registerOf } from '../rules/layout.ts';
import { skipMessages } from '../rules/messages.ts';
import type { RowProblem } from '../rules/types.ts';
import { openCells, openClean, openLayout } from '../sealing.ts';
import * as store from '../store/index.ts';
import { noticed, problemSentence, similarProblems } from './rows.ts';
import { hasReasons } from './show.ts';

const pageRows = 2000;
const headings = {
  outcome: { id: 'Hasil', en: 'Outcome' },
  reasons: { id: 'Alasan', en: 'Reasons' },
  skipped: { id: 'Dilewati', en: 'Passed over' },
};

/**
 * The person's own sheet as it came, with two columns more: what becomes of each row, and why. It carries everything that
 * the file carried, so it is written for one download and removed after it.
 */
export async function writeReasons(
  ctx: Pick<Context, 'tx' | 'regency' | 'keys' | 'files' | 'language' | 'scope'>,
  row: store.ImportRow,
): Promise<{ path: string; name: string; mediaType: string }> {
  const sheet = openLayout(ctx, row.id, row.layout_cipher).find((candidate) => candidate.index === row.sheet);
  if (!hasReasons(row) || !sheet) throw validationProblems.make('validation.noReasonsYet');
  const register = registerOf(sheet, row.header_row ?? undefined);
  const file = await ctx.files.temporary();
  const rows = annotated(ctx, row, register);
  if (row.format === 'csv') await writeCsv(file, rows, await separatorOf(ctx, row));
  else await writeExcel(file, sheet.name, rows);
  // An .xls or .ods comes back as a workbook of today.
  const [ending, mediaType] = row.format === 'csv' ? ['csv', 'text/csv'] : ['xlsx', xlsxMediaType];
  return { path: file, name: row.name.replace(/(\.\w+)?$/, `-alasan.${ending}`), mediaType };
}

type Reader = Pick<Context, 'tx' | 'regency' | 'keys' | 'language' | 'scope'>;

/** Every row of the sheet, titles and totals too, in its order. */
async function* annotated(ctx: Reader, row: store.ImportRow, register: Register): AsyncGenerator<string[]> {
  const width = register.headers.length;
  for (let after = 0, more = true; more;) {
    const page = await store.listRows(ctx.tx, ctx.regency, row.id, row.sheet ?? 0, after, pageRows);
    const last = page.at(-1)?.row_number ?? after;
    const results = await store.listOutcomes(ctx.tx, ctx.regency, row.id, after + 1, last);
    const outcomes = new Map(results.map((result) => [result.row_number, result]));
    const similar = await similarProblems(ctx, row.id, results);
    for (const raw of page) {
      const cells = openCells(ctx, row.id, raw.raw_cipher);
      const texts = Array.from({ length: Math.max(width, cells.length) }, (_, column) => (cells[column] ? displayText(cells[column]) : ''));
      yield [...texts, ...verdict(ctx, row, register, { rowNumber: raw.row_number, cells }, outcomes.get(raw.row_number), similar)];
    }
    after = last;
    more = page.length === pageRows;
  }
}

type OutcomeRow = Awaited<ReturnType<typeof store.listOutcomes>>[number];

function verdict(
  ctx: Reader,
  held: store.ImportRow,
  register: Register,
  row: { rowNumber: number; cells: Cell[] },
  result: OutcomeRow | undefined,
  similar: Map<number, RowProblem[]>,
): [string, string] {
  const { language } = ctx;
  if (result) return [outcomeLabels[result.outcome][language], reasonsOf(ctx, held, result, similar.get(result.row_number) ?? [])];
  if (row.rowNumber === register.headerRow) return [headings.outcome[language], headings.reasons[language]];
  const why = row.rowNumber > register.headerRow ? register.skip(row) : null;
  return why ? [headings.skipped[language], skipMessages[why]?.[language] ?? why] : ['', ''];
}

function reasonsOf(ctx: Reader, held: store.ImportRow, result: OutcomeRow, similar: RowProblem[]): string {
  const { problems } = openClean(ctx, held.id, result.clean_cipher);
  const corrected = (before: string | undefined, after: string | undefined) =>
    after === undefined || after === '' ? '' : ` (${before === '' || before === undefined ? '–' : before} → ${after})`;
  return [...problems, ...noticed(result), ...similar]
    .map((problem) => `${problemSentence(problem, ctx.language)}${corrected(problem.before, problem.after)}`)
    .join(' ');
}

async function writeCsv(file: string, rows: AsyncIterable<string[]>, separator: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    let text: string = byteOrderMark;
    for await (const row of rows) {
      text += `${row.map(csvCell).join(separator)}\r\n`;
      if (text.length > 200_000) {
        await handle.write(text);
        text = '';
      }
    }
    await handle.write(text);
  } finally {
    await handle.close();
  }
}

/** Every cell is written as text: digits keep their zeros, and nothing runs. */
async function writeExcel(file: string, name: string, rows: AsyncIterable<string[]>): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    for await (const chunk of Readable.fromWeb(writeXlsxStream(rows, { name }) as Parameters<typeof Readable.fromWeb>[0]))
      await handle.write(chunk as Uint8Array);
  } finally {
    await handle.close();
  }
}

/** A comma or a semicolon, whichever the file itself used in its first line. */
async function separatorOf(ctx: Pick<Context, 'tx' | 'regency' | 'files'>, row: store.ImportRow): Promise<string> {
  const kept = await ctx.files.find(ctx.tx, ctx.regency, row.file_id);
  if (!kept) return ',';
  let head = '';
  for await (const chunk of createReadStream(kept.path, { end: 4095, encoding: 'utf8' })) head += String(chunk);
  const [line = ''] = head.split(/\r?\n/).filter((candidate) => !candidate.startsWith('sep='));
  return line.split(';').length > line.split(',').length ? ';' : ',';
}
