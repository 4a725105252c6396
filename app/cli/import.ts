import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { copyFile, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { isRegionCode } from '#core/region.ts';
import { say } from '#core/text.ts';
import { listRegencies } from '#modules/accounts/index.ts';
import { ImportRun, importFields, maxImportBytes } from '#modules/validation/index.ts';
import type { WorkContext } from '#platform/action.ts';
import type { Config } from '#platform/config/config.ts';
import { systemContext } from '../town.ts';
import { openWorld } from '../world.ts';
import { BadInput } from './badInput.ts';

const usage =
  'Pemakaian: naikkelas import berkas.xlsx --regency 35.74 [--mapping m.json] [--commit [--fill-empty]] [--report hasil.xlsx] [--show-cells] [--json]\n           naikkelas import --undo ID --regency 35.74 [--json]';
const toErrors = (message: string) => console.error(message);

type Flags = ReturnType<typeof readFlags>;

/** `naikkelas import`: rehearses a spreadsheet, and with `--commit` puts it into the registry (formats.md). */
export async function runImport(config: Config, args: string[]): Promise<number> {
  const flags = readFlags(args, config);
  const started = performance.now();
  const opened = await openWorld(config, { log: toErrors, reuse: true });
  try {
    if (!(await listRegencies(opened.world.pool)).includes(flags.regency))
      throw new BadInput(`Dinas untuk ${flags.regency} belum ada. Dirikan dahulu: naikkelas seed --admin "Nama Admin".`);
    const ctx = systemContext(opened.world, opened.registry, flags.regency, 'cli.import');
    const { problems, ...report } = flags.undo ? await undoImport(ctx, flags.undo) : await importFile(ctx, opened.world.files, flags);
    const result = { ...report, wall_ms: Math.round(performance.now() - started), peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024) };
    if (flags.json) await printJson(result, problems);
    else await printWords(result, problems);
    return 0;
  } catch (error) {
    if (error instanceof Problem) throw new BadInput(`${flags.file || flags.undo}: ${problemWords(error)}`);
    throw error;
  } finally {
    await opened.close();
  }
}

function readFlags(args: string[], config: Config) {
  const options = {
    regency: { type: 'string' },
    mapping: { type: 'string' },
    commit: { type: 'boolean' },
    'fill-empty': { type: 'boolean' },
    report: { type: 'string' },
    'show-cells': { type: 'boolean' },
    json: { type: 'boolean' },
    undo: { type: 'string' },
  } as const;
  const { values, positionals } = parse(() => parseArgs({ args, allowPositionals: true, options }));
  const regency = values.regency ?? config.regency;
  if (!isRegionCode(regency) || regency.length !== 5) throw new BadInput(`--regency: “${regency}” bukan kode kabupaten/kota, misalnya 35.74.`);
  if (values.undo !== undefined && !z.guid().safeParse(values.undo).success) throw new BadInput(`--undo: “${values.undo}” bukan nomor impor.`);
  if (values.undo === undefined && positionals.length !== 1) throw new BadInput(usage);
  return {
    regency,
    file: positionals[0] ?? '',
    undo: values.undo,
    mapping: values.mapping,
    commit: values.commit === true,
    fillEmpty: values['fill-empty'] === true,
    report: values.report,
    showCells: values['show-cells'] === true,
    json: values.json === true,
  };
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : ''}\n${usage}`);
  }
}

async function undoImport(ctx: WorkContext, id: string) {
  const run = await ImportRun.find(ctx, id, toErrors);
  if (!run) throw new BadInput(`--undo: impor ${id} tidak ada di ${ctx.regency}.`);
  const row = await run.undo();
  await refuseFailure(run, id);
  return { problems: noProblems(), import_id: id, state: row.state, rows: { removed: row.counts.removed ?? 0, kept: row.counts.kept ?? 0 } };
}

async function importFile(ctx: WorkContext, files: Parameters<typeof receive>[0], flags: Flags) {
  const phases: Record<string, number> = {};
  const timed = async <T>(name: string, body: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await body();
    phases[name] = Math.round(performance.now() - from);
    return result;
  };
  const upload = await receive(files, flags.file);
  const run = await timed('read', () => ImportRun.read(ctx, upload, toErrors));
  try {
    await refuseFailure(run, flags.file);
    if (flags.mapping) await applyMapping(run, flags.mapping);
    const { counts } = await timed('rehearse', () => run.rehearse());
    await refuseFailure(run, flags.file);
    // The same file again has nothing new: that is an answer, not a failure.
    const new_n = (counts.accepted ?? 0) + (counts.corrected ?? 0);
    const fill_n = flags.fillEmpty ? (counts.duplicate_in_registry ?? 0) : 0;
    if (flags.commit && new_n + fill_n > 0) await timed('commit', () => run.commit(flags.fillEmpty));
    await refuseFailure(run, flags.file);
  } catch (error) {
    // What could not even be rehearsed leaves nothing behind; a commit that broke off can be taken up again.
    if ((await run.row).failure?.phase !== 'committing') await run.discard();
    throw error;
  }
  if (flags.report) await writeReport(run, flags.report);
  return { problems: run.problems(flags.showCells), ...(await describe(run)), phases_ms: phases };
}

async function receive(
  files: {
    receive(
      body: ReturnType<typeof createReadStream>,
      options: { name: string; maxBytes: number },
    ): ReturnType<Awaited<ReturnType<typeof openWorld>>['world']['files']['receive']>;
  },
  file: string,
) {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new BadInput(`${file}: berkas tidak ada.`);
  return files.receive(createReadStream(file), { name: path.basename(file), maxBytes: maxImportBytes });
}

async function refuseFailure(run: ImportRun, subject: string): Promise<void> {
  const { state, failure } = await run.row;
  if (state !== 'failed') return;
  const words = `${subject}: ${(await run.failure()) ?? ''}`;
  throw failure?.refused ? new BadInput(words) : new Error(words);
}

const mappingSchema = z.strictObject({
  sheet: z.union([z.string(), z.number().int()]).optional(),
  header_row: z.number().int().min(1).optional(),
  columns: z.record(z.string(), z.enum(importFields)),
});

/** `{"sheet": "Data", "header_row": 3, "columns": {"No. KTP": "nik", "F": "phone"}}`: columns by header or by letter. */
async function applyMapping(run: ImportRun, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new BadInput(`${file}: berkas tidak ada.`);
  const parsed = mappingSchema.safeParse(parseJson(text, file));
  if (!parsed.success)
    throw new BadInput(
      `${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'isi'} tidak benar`).join('; ')}. Arti kolom yang dikenal: ${importFields.join(', ')}.`,
    );
  const { sheet: named, header_row, columns } = parsed.data;
  const row = await run.row;
  const sheet = (await run.sheets()).find((candidate) =>
    named === undefined ? candidate.index === (row.sheet ?? 0) : candidate.index === named || candidate.name === named,
  );
  if (!sheet) throw new BadInput(`${file}: sheet: lembar “${named ?? ''}” tidak ada.`);
  const headerRow = header_row ?? sheet.headerRow;
  const headers = sheet.registerOf(headerRow).headers;
  await run.map({
    sheet: sheet.index,
    headerRow,
    columns: Object.entries(columns).map(([key, field]) => ({ field, column: columnOf(key, headers, file) })),
  });
}

function columnOf(key: string, headers: readonly string[], file: string): number {
  const same = headers.findIndex((header) => header.trim().toLowerCase() === key.trim().toLowerCase());
  if (same >= 0) return same;
  if (!/^[A-Z]{1,3}$/.test(key)) throw new BadInput(`${file}: columns: kolom “${key}” tidak ada dalam judul.`);
  return Array.from(key).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file}: bukan JSON yang benar (${error instanceof Error ? error.message : ''}).`);
  }
}

async function writeReport(run: ImportRun, target: string): Promise<void> {
  const { format } = await run.row;
  if (path.extname(target).toLowerCase() !== `.${format}`) toErrors(`Laporan ditulis dalam bentuk berkas asalnya (${format}).`);
  const written = await run.reasons();
  try {
    await copyFile(written.path, target);
  } finally {
    await rm(written.path, { force: true });
  }
}

async function describe(run: ImportRun) {
  const row = await run.row;
  const sheets = await run.sheets();
  const headers = sheets.find((sheet) => sheet.index === row.sheet)?.headers ?? [];
  const { read = 0, accepted = 0, corrected = 0, rejected = 0, duplicate_in_file = 0, duplicate_in_registry = 0, unchanged = 0 } = row.counts;
  return {
    sheets: sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows, header_row: sheet.headerRow, is_register: sheet.isRegister })),
    mapping: {
      sheet: row.sheet,
      header_row: row.header_row,
      columns: Object.fromEntries(row.columns.map(({ column, field }) => [headers[column] || letterOf(column), field])),
    },
    rows: { read, accepted, corrected, rejected, duplicate_in_file, duplicate_in_registry, unchanged },
    import_id: run.id,
    state: row.state,
  };
}

function letterOf(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `${letterOf(Math.floor(column / 26) - 1)}${letterOf(column % 26)}`;
}

type Result = { state: string; import_id: string; rows: Record<string, number>; wall_ms: number };
type Problems = ReturnType<ImportRun['problems']>;

async function* noProblems(): Problems {
  // an undo judges no rows
}

/** One object; the problems of a large file are never all in memory. */
async function printJson(result: Result, problems: Problems): Promise<void> {
  let text = `${JSON.stringify(result).slice(0, -1)},"problems":[`;
  let separator = '';
  for await (const problem of problems) {
    text += separator + JSON.stringify(problem);
    separator = ',';
    if (text.length < 100_000) continue;
    await toOutput(text);
    text = '';
  }
  await toOutput(`${text}]}\n`);
}

async function toOutput(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function printWords({ state, import_id, rows, wall_ms }: Result, problems: Problems): Promise<void> {
  console.log(`Impor ${import_id}: ${state} (${(wall_ms / 1000).toFixed(1)} detik)`);
  for (const [name, n] of Object.entries(rows)) console.log(`  ${name.padEnd(24)}${String(n).padStart(8)}`);
  const counts = new Map<string, number>();
  for await (const { severity, code } of problems) counts.set(`${severity} ${code}`, (counts.get(`${severity} ${code}`) ?? 0) + 1);
  for (const [what, n] of [...counts].toSorted((a, b) => b[1] - a[1])) console.log(`  ${what.padEnd(36)}${String(n).padStart(8)}`);
}

function problemWords(problem: Problem): string {
  return [say(problem.text, 'id', problem.params), ...problem.fields.map((field) => `${field.field}: ${say(field.text, 'id', field.params)}`)].join(
    ' ',
  );
}
