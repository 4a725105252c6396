import { open, rm } from 'node:fs/promises';
import { z } from 'zod';
import { notify } from '#modules/accounts/index.ts';
import { action, longWork } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { byteOrderMark, csvLine } from '#platform/files/csv.ts';
import { xlsxMediaType } from '#platform/files/sniff.ts';
import { mostXlsxRows, writeSheet } from '#platform/files/xlsx.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { contract } from '../contract/index.ts';
import { registryProblems } from '../problems.ts';
import { columnTitles, exportCell } from '../rules/columns.ts';
import * as store from '../store/index.ts';
import { countedArea, narrowFound } from './listing.ts';
import { personOf } from './subjects.ts';

const pageRows = 2000;

function showRun(run: store.RunRow) {
  return {
    id: run.id,
    format: run.format,
    state: run.state,
    rowsDone: run.rows_done,
    rowsTotal: run.rows_total,
    createdAt: run.created_at,
    finishedAt: run.finished_at,
    problem: run.problem,
    reason: run.reason,
  };
}

async function findRun(ctx: Context, { id }: { id: string }) {
  const run = await store.findRun(ctx.tx, ctx.regency, id);
  return run && { place: { person: run.person_id }, run };
}

export const exportActions = {
  'registry.exportEnterprises': action(contract['registry.exportEnterprises'], {
    async act(ctx, { id, format, filter, columns, reason }) {
      const area = countedArea(ctx.scope, ctx.regency, filter);
      const rows = area
        ? await store.countByCells(ctx.tx, ctx.regency, area, filter)
        : await store.countUpTo(ctx.tx, await narrowFound(ctx, ctx.scope, filter), 5_000_000);
      if (format === 'xlsx' && rows > mostXlsxRows) throw registryProblems.make('registry.exportTooLarge', { limit: mostXlsxRows, rows });
      if (
        !(await store.addRun(
          ctx.tx,
          ctx.regency,
          { id, person_id: personOf(ctx), scope: ctx.scope, query: filter, columns, format, reason, rows_total: rows },
          ctx.clock.now(),
        ))
      )
        throw registryProblems.make('registry.alreadyThere');
      ctx.enqueue({ action: 'registry.writeExport', input: { id } });
      ctx.audit({ subject: ['export', id], details: { rows, columns, format, reason } });
      return { id, rows };
    },
  }),
  'registry.listExports': action(contract['registry.listExports'], {
    find: async (ctx) => ({ place: { person: personOf(ctx) } }),
    async act(ctx, { cursor, limit }) {
      const runs = await store.listRuns(ctx.tx, ctx.regency, personOf(ctx), decodeCursor(cursor, 1)?.[0], limit + 1);
      const last = runs.length > limit ? runs[limit - 1] : undefined;
      return { items: runs.slice(0, limit).map(showRun), next: last ? encodeCursor([last.id]) : null };
    },
  }),
  'registry.getExport': action(contract['registry.getExport'], { find: findRun, act: async (_ctx, _input, { run }) => showRun(run) }),
  'registry.downloadExport': action(contract['registry.downloadExport'], {
    find: findRun,
    async act(ctx, _input, { run }) {
      const kept = run.state === 'ready' && run.file_id ? await ctx.files.find(ctx.tx, ctx.regency, run.file_id) : undefined;
      if (!kept) throw registryProblems.make('registry.exportNotReady');
      return { file: { path: kept.path, name: kept.name, mediaType: kept.mediaType } };
    },
  }),
};

/** Writes the file of an export page by page, telling how far it is; the list it was asked for with is what it holds. */
export const writeExport = longWork(z.object({ id: z.guid() }), async (ctx, { id }) => {
  const run = await ctx.transaction((c) => store.findRun(c.tx, c.regency, id));
  if (!run || run.state === 'ready') return;
  const file = await ctx.files.temporary();
  try {
    const rows = run.format === 'csv' ? await writeCsv(ctx, run, file) : await writeExcel(ctx, run, file);
    await ctx.transaction(async (c) => {
      const name = `usaha-${run.created_at.slice(0, 10)}.${run.format}`;
      const kept = await c.files.keepWritten(
        c.tx,
        { path: file, name, mediaType: run.format === 'csv' ? 'text/csv' : xlsxMediaType },
        { id: c.newId(), regency: c.regency, purpose: 'export', at: c.clock.now(), by: c.actorName },
      );
      await store.endRun(c.tx, c.regency, id, { state: 'ready', fileId: kept.id, rows }, c.clock.now());
      await notify(c, run.person_id, { kind: 'registry.exportReady', params: { name, rows }, link: `/usaha/ekspor?pilih=${id}` });
      c.audit({ subject: ['export', id], details: { rows } });
    });
  } catch (error) {
    await rm(file, { force: true });
    // A server that stops leaves the run as it is: the job is taken up again after the start.
    if (!ctx.signal.aborted)
      await ctx.transaction((c) => store.endRun(c.tx, c.regency, id, { state: 'failed', problem: 'core.broken' }, c.clock.now()));
    throw error;
  }
});

async function* pages(ctx: WorkContext, run: store.RunRow): AsyncGenerator<store.ExportRow[]> {
  let before: string | undefined;
  for (let done = 0; ;) {
    const page = await ctx.transaction(async (c) => {
      const rows = await store.nextRows(c.tx, await narrowFound(c, run.scope, run.query), before, pageRows);
      await store.advanceRun(c.tx, c.regency, run.id, done + rows.length);
      return rows;
    });
    if (page.length > 0) yield page;
    if (page.length < pageRows) return;
    // Half a file must never be called ready.
    ctx.signal.throwIfAborted();
    done += page.length;
    before = page.at(-1)?.id;
  }
}

async function writeCsv(ctx: WorkContext, run: store.RunRow, file: string): Promise<number> {
  const handle = await open(file, 'w', 0o600);
  let rows = 0;
  try {
    await handle.write(byteOrderMark + csvLine(run.columns.map((column) => columnTitles[column])));
    for await (const page of pages(ctx, run)) {
      await handle.write(page.map((row) => csvLine(run.columns.map((column) => exportCell(column, row[column])))).join(''));
      rows += page.length;
    }
  } finally {
    await handle.close();
  }
  return rows;
}

async function writeExcel(ctx: WorkContext, run: store.RunRow, file: string): Promise<number> {
  const rows: (string | number | null)[][] = [];
  for await (const page of pages(ctx, run)) rows.push(...page.map((row) => run.columns.map((column) => exportCell(column, row[column]))));
  await writeSheet(
    file,
    'Usaha',
    run.columns.map((column) => columnTitles[column]),
    rows,
  );
  return rows.length;
}
