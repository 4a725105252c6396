import type { Work, WorkContext } from '#platform/action.ts';
import type { StoredUpload } from '#platform/files/files.ts';
import { openImport } from './actions/begin.ts';
import { settleMapping } from './actions/mapping.ts';
import type { Mapping } from './actions/mapping.ts';
import { noticed, problemSentence, similarProblems } from './actions/rows.ts';
import { failureSentence, progressSentence, refusalOf } from './actions/show.ts';
import { writeReasons } from './actions/reasons.ts';
import { maskNumbers } from './rules/cells.ts';
import { registerOf } from './rules/layout.ts';
import type { Step } from './rules/states.ts';
import { openClean, openLayout } from './sealing.ts';
import * as store from './store/index.ts';
import { commit } from './works/commit.ts';
import { readImport } from './works/read.ts';
import { rehearse } from './works/rehearse.ts';
import { move } from './works/run.ts';
import { undo } from './works/undo.ts';
import type { ImportState, Phase, Severity } from './words.ts';

/** An import whose works run here and now, for the command line: the same steps and works as behind the screens. */
export class ImportRun {
  readonly id: string;
  readonly #ctx: WorkContext;
  readonly #onProgress: (words: string) => void;

  private constructor(ctx: WorkContext, id: string, onProgress: (words: string) => void) {
    this.#ctx = ctx;
    this.id = id;
    this.#onProgress = onProgress;
  }

  /** Takes a received file in and reads it. */
  static async read(ctx: WorkContext, upload: StoredUpload, onProgress: (words: string) => void): Promise<ImportRun> {
    const [id, run] = [ctx.newId(), ctx.newId()];
    await ctx.transaction(async (c) => {
      await openImport(c, upload, { id, areas: [c.regency], run });
      c.audit({ subject: ['import', id], details: { bytes: upload.bytes } });
    });
    const self = new ImportRun(ctx, id, onProgress);
    await self.#work(readImport, run);
    return self;
  }

  /** An import that is there already, or undefined. */
  static async find(ctx: WorkContext, id: string, onProgress: (words: string) => void): Promise<ImportRun | undefined> {
    const row = await ctx.transaction((c) => store.findImport(c.tx, c.regency, id));
    return row && new ImportRun(ctx, id, onProgress);
  }

  get row(): Promise<store.ImportRow> {
    return this.#ctx.transaction(async (c) => {
      const row = await store.findImport(c.tx, c.regency, this.id);
      if (!row) throw new Error('the import is gone');
      return row;
    });
  }

  async map(mapping: Mapping): Promise<void> {
    await this.#ctx.transaction(async (c) => {
      const row = await store.lockImport(c.tx, c.regency, this.id);
      if (row) await settleMapping(c, row, mapping);
    });
  }

  rehearse(): Promise<store.ImportRow> {
    return this.#phase('rehearse', 'rehearsing', 'rehearsing', rehearse);
  }

  commit(fillEmpty = false): Promise<store.ImportRow> {
    return this.#phase('commit', 'committing', 'committing', commit, { fillEmpty });
  }

  async undo(): Promise<store.ImportRow> {
    await this.#ctx.transaction((c) => store.reopenKept(c.tx, c.regency, this.id));
    return this.#phase('undo', 'undoing', 'undoing', undo);
  }

  async discard(): Promise<void> {
    await this.#ctx.transaction(async (c) => {
      await move(c, this.id, 'discarded', { run: null, progress: null, purgedAt: c.clock.now() });
      await store.removeRows(c.tx, c.regency, this.id);
      await store.removeResults(c.tx, c.regency, this.id);
      await store.removeSimilar(c.tx, c.regency, this.id);
    });
  }

  /** Why it failed, in a sentence; null where it did not. */
  async failure(): Promise<string | null> {
    const { failure } = await this.row;
    return failure && failureSentence(failure, 'id');
  }

  async sheets() {
    const row = await this.row;
    return openLayout(this.#ctx, this.id, row.layout_cipher).map((sheet) => {
      const chosen = sheet.index === row.sheet ? (row.header_row ?? undefined) : undefined;
      const register = registerOf(sheet, chosen);
      return {
        index: sheet.index,
        name: sheet.name,
        rows: sheet.rows,
        headerRow: register.headerRow,
        isRegister: register.isRegister,
        headers: register.headers,
        registerOf: (headerRow: number) => registerOf(sheet, headerRow),
      };
    });
  }

  /** Every problem of every row; without `showCells` no word of a cell. */
  async *problems(showCells: boolean): AsyncGenerator<{ row: number; column: string | null; code: string; severity: Severity; message: string }> {
    const row = await this.row;
    const headers = (await this.sheets()).find((sheet) => sheet.index === row.sheet)?.headers ?? [];
    for (let after = 0, more = true; more;) {
      const { page, similar } = await this.#ctx.transaction(async (c) => {
        const results = await store.listResults(c.tx, c.regency, this.id, row.sheet ?? 0, {}, after, 2000);
        return { page: results, similar: await similarProblems(c, this.id, results) };
      });
      for (const result of page) {
        const { problems } = openClean(this.#ctx, this.id, result.clean_cipher);
        for (const problem of [...problems, ...noticed(result), ...(similar.get(result.row_number) ?? [])]) {
          const column = row.columns.find((mapped) => mapped.field === problem.field)?.column;
          const params = showCells
            ? problem.params
            : Object.fromEntries(Object.entries(problem.params ?? {}).filter(([name, value]) => typeof value === 'number' || name === 'words'));
          const change =
            showCells && problem.after !== undefined && problem.after !== ''
              ? ` (${maskNumbers(problem.before ?? '')} → ${maskNumbers(problem.after)})`
              : '';
          yield {
            row: result.row_number,
            column: column === undefined ? null : (headers[column] ?? null),
            code: problem.code,
            severity: problem.severity,
            message: `${problemSentence({ ...problem, ...(params && { params }) }, 'id')}${change}`,
          };
        }
      }
      after = page.at(-1)?.row_number ?? after;
      more = page.length === 2000;
    }
  }

  /** Writes the person's own file with the reasons to a temporary path, which the caller takes over. */
  async reasons(): Promise<{ path: string }> {
    const row = await this.row;
    return this.#ctx.transaction((c) => writeReasons(c, row));
  }

  async #phase(
    step: Step,
    state: ImportState,
    phase: Phase,
    work: Work,
    choices: { fillEmpty: boolean } = { fillEmpty: false },
  ): Promise<store.ImportRow> {
    const run = this.#ctx.newId();
    await this.#ctx.transaction(async (c) => {
      const row = await store.lockImport(c.tx, c.regency, this.id);
      const refusal = row && refusalOf(step, row, 'id', choices);
      if (refusal) throw refusal;
      const total =
        phase === 'rehearsing'
          ? row?.counts.read
          : phase === 'committing'
            ? (row?.counts.accepted ?? 0) + (row?.counts.corrected ?? 0)
            : row?.counts.committed;
      await move(c, this.id, state, { run, progress: { phase, done: 0, total: total ?? 0 }, failure: null });
      c.audit({ subject: ['import', this.id], details: { state } });
    });
    await this.#work(work, run, choices);
    return this.row;
  }

  async #work(work: Work, run: string, choices = {}): Promise<void> {
    const timer = setInterval(
      () =>
        void this.row.then(
          ({ progress }) => progress && this.#onProgress(progressSentence(progress, 'id')),
          () => undefined,
        ),
      500,
    );
    try {
      await work.run(this.#ctx, { id: this.id, run, ...choices } as never);
    } finally {
      clearInterval(timer);
    }
  }
}
