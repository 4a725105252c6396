import { areaContains } from '#core/region.ts';
import { coreProblems } from '#core/problem.ts';
import type { Scope } from '#core/policy.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { listClusters } from '#modules/registry/index.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { contract } from '../contract/index.ts';
import type { Step } from '../rules/states.ts';
import * as store from '../store/index.ts';
import type { ImportState, Phase } from '../words.ts';
import { areasOf, openImport } from './begin.ts';
import { campaignActions } from './campaigns.ts';
import { duplicateActions } from './duplicates.ts';
import { findingActions } from './duplicatesFound.ts';
import { linkingActions } from './duplicatesSettings.ts';
import { fieldActions } from './field.ts';
import { settleMapping } from './mapping.ts';
import { qualityActions } from './quality.ts';
import { writeReasons } from './reasons.ts';
import { readBeside, showRow } from './rows.ts';
import { refusalOf, showImport, showSummary } from './show.ts';

/** An import is seen by whoever sees all the areas that it may fill. */
function mayReach(scope: Scope, row: store.ImportRow): boolean {
  return scope.everything || row.areas.every((area) => scope.areas.some((mine) => areaContains(mine, area)));
}

const found = (ctx: Context, row: store.ImportRow | undefined) =>
  row && mayReach(ctx.scope, row) ? { place: { area: row.areas[0] }, row } : undefined;

const findImport = async (ctx: Context, { id }: { id: string }) => found(ctx, await store.findImport(ctx.tx, ctx.regency, id));
/** For steps: of many who press at once, each sees what the one before made of it. */
const holdImport = async (ctx: Context, { id }: { id: string }) => found(ctx, await store.lockImport(ctx.tx, ctx.regency, id));

const askStep =
  (step: Step) =>
  (ctx: Context, _input: unknown, { row }: { row: store.ImportRow }) =>
    refusalOf(step, row, ctx.language);

/** The next state and the work that does it. */
async function start(
  ctx: Context,
  row: store.ImportRow,
  state: ImportState,
  phase: Phase,
  total: number,
  choices: { fillEmpty?: boolean } = {},
): Promise<{ state: ImportState }> {
  const run = ctx.newId();
  await store.moveImport(
    ctx.tx,
    ctx.regency,
    row.id,
    { id: ctx.newId(), state, at: ctx.clock.now(), by: ctx.actorName },
    { run, progress: { phase, done: 0, total }, failure: null },
  );
  ctx.enqueue({ action: works[phase], input: { id: row.id, run, ...choices } });
  ctx.audit({ subject: ['import', row.id], details: { state, ...choices } });
  return { state };
}

const works: Record<Phase, string> = {
  reading: 'validation.readImport',
  rehearsing: 'validation.rehearse',
  committing: 'validation.commit',
  undoing: 'validation.undo',
};

async function regionNames(ctx: Context): Promise<(code: string) => string> {
  const names = new Map((await listRegions(ctx.tx, ctx.regency)).map((region) => [region.code, region.name]));
  return (code) => names.get(code) ?? code;
}

/** The names behind the codes of a row: regions and clusters. */
async function shownNames(ctx: Context): Promise<(code: string) => string> {
  const regions = await regionNames(ctx);
  const clusters = new Map((await listClusters(ctx)).map((c) => [c.code, ctx.language === 'id' ? c.nameId : c.nameEn]));
  return (code) => clusters.get(code) ?? regions(code);
}

export const actions = {
  ...campaignActions,
  ...fieldActions,
  ...duplicateActions,
  ...findingActions,
  ...linkingActions,
  ...qualityActions,
  'validation.uploadImport': action(contract['validation.uploadImport'], {
    async act(ctx, { id }) {
      if (!ctx.upload) throw coreProblems.make('core.malformed', { what: 'berkas' });
      if (await store.findImport(ctx.tx, ctx.regency, id)) throw coreProblems.make('core.commandIdReused');
      const run = ctx.newId();
      await openImport(ctx, ctx.upload, { id, areas: areasOf(ctx), run });
      ctx.enqueue({ action: works.reading, input: { id, run } });
      ctx.audit({ subject: ['import', id], details: { bytes: ctx.upload.bytes } });
      return { id, state: 'uploaded' as const };
    },
  }),
  'validation.listImports': action(contract['validation.listImports'], {
    async act(ctx, { cursor, limit }) {
      const rows = await store.listImports(ctx.tx, ctx.regency, ctx.scope, decodeCursor(cursor, 1)?.[0], limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items: rows.slice(0, limit).map((row) => showSummary(ctx, row)), next: last ? encodeCursor([last.id]) : null };
    },
  }),
  'validation.getImport': action(contract['validation.getImport'], {
    find: findImport,
    act: async (ctx, _input, { row }) => showImport(ctx, row, await regionNames(ctx), await store.listStates(ctx.tx, ctx.regency, row.id)),
  }),
  'validation.listImportRows': action(contract['validation.listImportRows'], {
    find: findImport,
    async act(ctx, { cursor, limit, outcome, severity, code, undone }, { row }) {
      const after = Number(decodeCursor(cursor, 2)?.[0] ?? 0);
      if (!Number.isInteger(after)) throw coreProblems.make('core.malformed', { what: 'cursor' });
      const results = await store.listResults(ctx.tx, ctx.regency, row.id, row.sheet ?? 0, { outcome, severity, code, undone }, after, limit + 1);
      const last = results.length > limit ? results[limit - 1] : undefined;
      const names = await shownNames(ctx);
      const page = results.slice(0, limit);
      const beside = await readBeside(ctx, row, page);
      return {
        items: page.map((result) => showRow(ctx, row, result, names, beside)),
        next: last ? encodeCursor([String(last.row_number), row.id]) : null,
      };
    },
  }),
  'validation.setMapping': action(contract['validation.setMapping'], {
    find: holdImport,
    ask: askStep('setMapping'),
    async act(ctx, input, { row }) {
      await settleMapping(ctx, row, input);
      ctx.audit({ subject: ['import', row.id], details: { sheet: input.sheet, headerRow: input.headerRow, columns: input.columns } });
      return { state: 'mapped' as const };
    },
  }),
  'validation.rehearseImport': action(contract['validation.rehearseImport'], {
    find: holdImport,
    ask: askStep('rehearse'),
    act: (ctx, _input, { row }) => start(ctx, row, 'rehearsing', 'rehearsing', row.counts.read ?? 0),
  }),
  'validation.commitImport': action(contract['validation.commitImport'], {
    find: holdImport,
    ask: (ctx, { fillEmpty }, { row }) => refusalOf('commit', row, ctx.language, { fillEmpty }),
    act: (ctx, { fillEmpty }, { row }) =>
      start(ctx, row, 'committing', 'committing', (row.counts.accepted ?? 0) + (row.counts.corrected ?? 0), { fillEmpty }),
  }),
  'validation.undoImport': action(contract['validation.undoImport'], {
    find: holdImport,
    ask: askStep('undo'),
    async act(ctx, _input, { row }) {
      await store.reopenKept(ctx.tx, ctx.regency, row.id);
      return start(ctx, row, 'undoing', 'undoing', (row.counts.committed ?? 0) - (row.counts.removed ?? 0));
    },
  }),
  'validation.discardImport': action(contract['validation.discardImport'], {
    find: holdImport,
    ask: askStep('discard'),
    async act(ctx, _input, { row }) {
      const at = ctx.clock.now();
      await store.moveImport(
        ctx.tx,
        ctx.regency,
        row.id,
        { id: ctx.newId(), state: 'discarded', at, by: ctx.actorName },
        { run: null, progress: null, purgedAt: at },
      );
      await store.removeRows(ctx.tx, ctx.regency, row.id);
      await store.removeResults(ctx.tx, ctx.regency, row.id);
      await store.removeSimilar(ctx.tx, ctx.regency, row.id);
      await ctx.files.remove(ctx.tx, ctx.regency, row.file_id);
      ctx.audit({ subject: ['import', row.id], details: { state: 'discarded' } });
      return { state: 'discarded' as const };
    },
  }),
  'validation.getReasonsFile': action(contract['validation.getReasonsFile'], {
    find: findImport,
    act: async (ctx, _input, { row }) => ({ file: { ...(await writeReasons(ctx, row)), temporary: true } }),
  }),
};
