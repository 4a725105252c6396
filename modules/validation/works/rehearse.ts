import type { Cell } from '#engines/spreadsheet/index.ts';
import { displayText } from '#engines/spreadsheet/index.ts';
import { longWork } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { dayOrdersOf } from '../rules/dates.ts';
import type { DayOrders } from '../rules/dates.ts';
import { decide } from '../rules/decide.ts';
import type { Decision } from '../rules/decide.ts';
import { contentOf } from '../rules/identity.ts';
import { FileDuplicates } from '../rules/inFile.ts';
import type { InFile } from '../rules/inFile.ts';
import { cleanRow } from '../rules/row.ts';
import type { Surroundings } from '../rules/row.ts';
import { isRejected } from '../rules/types.ts';
import type { Cleaned, Compared } from '../rules/types.ts';
import { fingerprintOf, hash52, openCells, openClean, packKeys, sealClean } from '../sealing.ts';
import * as store from '../store/index.ts';
import type { Outcome } from '../words.ts';
import { Lanes } from './lanes.ts';
import { lookUp } from './lookUp.ts';
import { Advance, batchRows, move, runInput, runPhase, step, stepBeside, tell } from './run.ts';
import type { Run } from './run.ts';
import { LookAlikes } from './similar.ts';
import { prepare } from './surroundings.ts';
import type { Prepared } from './surroundings.ts';
import { Tally } from './tally.ts';

/** A row on its way through the rehearsal. */
type Candidate = {
  rowNumber: number;
  cleaned: Cleaned;
  inFile: InFile | null;
  fingerprint: Buffer | null;
  compared: { keys: bigint[]; derived: Compared } | null;
};

/** Judges every row as a commit would, and changes nothing but the import itself. From the beginning each time. */
export const rehearse = longWork(runInput, (ctx, run) =>
  runPhase(ctx, run, 'rehearsing', async () => {
    const lookAlikes = new LookAlikes(ctx, run);
    const [prepared, advance] = await step(ctx, run, ['rehearsing'], async (c, held) => {
      await store.removeResults(c.tx, c.regency, run.id);
      await store.removeSimilar(c.tx, c.regency, run.id);
      await lookAlikes.begin(c, held.progress?.total ?? 0);
      return [await prepare(c, held), new Advance('rehearsing', { total: held.progress?.total ?? 0 })] as const;
    });
    const around = { ...prepared.around, dayOrders: await readDayOrders(ctx, run, prepared) };
    const judging = new Judging(ctx, run, prepared, around, advance, lookAlikes);
    let rows = await readRows(ctx, run, prepared.sheet, prepared.register.headerRow);
    while (rows.length > 0) {
      const last = rows.at(-1)?.row_number ?? 0;
      const next = rows.length === batchRows ? readRows(ctx, run, prepared.sheet, last) : Promise.resolve([]);
      // The next rows are under way while these are judged; where judging fails first, nobody waits for them.
      next.catch(() => undefined);
      await judging.take(rows);
      rows = await next;
    }
    await judging.end();
    await lookAlikes.search(judging.tally);
    await finish(ctx, run, prepared, judging.tally, judging.mostPerNik);
  }),
);

function readRows(ctx: WorkContext, run: Run, sheet: number, after: number): Promise<store.RawRow[]> {
  return stepBeside(ctx, run, 'rehearsing', (c) => store.listRows(c.tx, c.regency, run.id, sheet, after, batchRows));
}

/**
 * Batches of rows on their way: cleaned and set beside the rows before them in their order, then asked of the registry and
 * kept, two batches side by side.
 */
class Judging {
  readonly tally = new Tally();
  readonly #ctx: WorkContext;
  readonly #run: Run;
  readonly #prepared: Prepared;
  readonly #around: Surroundings;
  readonly #advance: Advance;
  readonly #lookAlikes: LookAlikes;
  readonly #duplicates = new FileDuplicates(hash52);
  readonly #lanes = new Lanes();
  /** Owners' names on rows that are not kept yet. */
  readonly #names = new Map<number, string>();

  constructor(ctx: WorkContext, run: Run, prepared: Prepared, around: Surroundings, advance: Advance, lookAlikes: LookAlikes) {
    this.#ctx = ctx;
    this.#run = run;
    this.#prepared = prepared;
    this.#around = around;
    this.#advance = advance;
    this.#lookAlikes = lookAlikes;
  }

  get mostPerNik(): number {
    return this.#duplicates.mostPerNik;
  }

  take(rows: store.RawRow[]): Promise<void> {
    const read = rows.map((row) => ({ rowNumber: row.row_number, cells: openCells(this.#ctx, this.#run.id, row.raw_cipher) }));
    const candidates = read.filter((row) => this.#belongs(row)).map((row) => this.#place(row.rowNumber, cleanRow(row.cells, this.#around)));
    return this.#lanes.start(() => this.#judge(rows.length, candidates));
  }

  end(): Promise<void> {
    return this.#lanes.end();
  }

  /** Totals, notes, repeated headers and what stands above the first record are no rows of the list. */
  #belongs(row: { rowNumber: number; cells: Cell[] }): boolean {
    const { register } = this.#prepared;
    if (row.rowNumber < register.firstDataRow) return false;
    if (register.skip(row) === null) return true;
    this.tally.skip();
    return false;
  }

  #place(rowNumber: number, cleaned: Cleaned): Candidate {
    this.#names.set(rowNumber, cleaned.row.owner?.fullName ?? '');
    if (isRejected(cleaned.problems)) return { rowNumber, cleaned, inFile: null, fingerprint: null, compared: null };
    const content = contentOf(cleaned.row);
    const inFile = this.#duplicates.place(cleaned.row, rowNumber, content);
    const compared = inFile.sameAs ? null : this.#lookAlikes.add(rowNumber, cleaned.row);
    return { rowNumber, cleaned, inFile, fingerprint: fingerprintOf(this.#ctx, content, inFile.occurrence), compared };
  }

  async #judge(rows: number, candidates: Candidate[]): Promise<void> {
    const decisions = await stepBeside(this.#ctx, this.#run, 'rehearsing', async (c) => {
      const decided = await this.#decide(c, candidates);
      await save(c, this.#run.id, candidates, decided);
      await this.#lookAlikes.ask(
        c,
        candidates.flatMap(({ compared }) => compared?.keys ?? []),
      );
      await this.#advance.tell(c, this.#run.id, rows);
      return decided;
    });
    this.#advance.add(rows);
    for (const decision of decisions) this.tally.add(decision);
    candidates.forEach(({ rowNumber }, at) => {
      this.#names.delete(rowNumber);
      if (!isToCommit(decisions[at]?.outcome)) this.#lookAlikes.leaveOut(rowNumber);
    });
  }

  /** What becomes of each row of a batch: what the registry knows by NIK, NIB and fingerprint, in one question each. */
  async #decide(c: Context, candidates: Candidate[]): Promise<Decision[]> {
    const known = await lookUp(c, candidates);
    const nameOn = await this.#ownerNames(c, candidates);
    return candidates.map((candidate) => decide(candidate.cleaned, candidate.inFile, known(candidate), nameOn(candidate.inFile?.sameOwnerRow)));
  }

  /** The owners' names on the rows that carried a NIK first: still under way, or kept already. */
  async #ownerNames(c: Context, candidates: Candidate[]): Promise<(row: number | null | undefined) => string | undefined> {
    const rows = candidates.flatMap(({ inFile }) => inFile?.sameOwnerRow ?? []);
    const names = new Map(rows.map((row) => [row, this.#names.get(row)]));
    const kept = rows.filter((row) => names.get(row) === undefined);
    if (kept.length > 0)
      for (const row of await store.listClean(c.tx, c.regency, this.#run.id, kept))
        names.set(row.row_number, openClean(c, this.#run.id, row.clean_cipher).row.owner?.fullName ?? '');
    return (row) => names.get(row ?? 0);
  }
}

/** Which of day and month comes first in the column of birth dates, judged by the first of its rows that tell. */
async function readDayOrders(ctx: WorkContext, run: Run, { sheet, register, around }: Prepared): Promise<DayOrders> {
  const column = around.columns.get('birth_date')?.column;
  const texts: string[] = [];
  for (let after = register.headerRow, batches = 0, more = column !== undefined; more && batches < 5; batches++) {
    const rows = await readRows(ctx, run, sheet, after);
    texts.push(
      ...rows
        .map((row) => openCells(ctx, run.id, row.raw_cipher)[column ?? 0])
        .filter((cell) => cell !== undefined)
        .map(displayText),
    );
    after = rows.at(-1)?.row_number ?? after;
    more = rows.length === batchRows;
  }
  return dayOrdersOf(texts);
}

const isToCommit = (outcome: Outcome | undefined): boolean => outcome === 'accepted' || outcome === 'corrected';

async function save(c: Context, importId: string, candidates: Candidate[], decisions: Decision[]): Promise<void> {
  const results = candidates.flatMap((candidate, at): store.NewResult[] => {
    const decision = decisions[at];
    if (!decision) return [];
    const { problems } = decision;
    return [
      {
        rowNumber: candidate.rowNumber,
        outcome: decision.outcome,
        codes: [...new Set(problems.map((problem) => problem.code))],
        severities: [...new Set(problems.map((problem) => problem.severity))],
        cipher: sealClean(c, importId, {
          row: candidate.cleaned.row,
          problems,
          ...(candidate.compared && isToCommit(decision.outcome) && { keys: packKeys(candidate.compared.keys), derived: candidate.compared.derived }),
        }),
        fingerprint: candidate.fingerprint,
        sameAsRow: decision.sameAsRow,
        targetId: decision.target?.id ?? null,
        targetArea: decision.target?.area ?? null,
      },
    ];
  });
  if (results.length > 0) await store.addResults(c.tx, c.regency, importId, results);
}

function finish(ctx: WorkContext, run: Run, { around }: Prepared, tally: Tally, mostPerNik: number): Promise<void> {
  return step(ctx, run, ['rehearsing'], async (c, held) => {
    const { counts } = tally;
    await move(c, run.id, 'rehearsed', {
      counts,
      problems: tally.problems(),
      notices: tally.notices(around.gazetteer.nameOf(c.regency), mostPerNik),
      progress: null,
      failure: null,
    });
    await tell(c, held, 'validation.rehearsalReady', counts.read);
    c.audit({ subject: ['import', run.id], details: { state: 'rehearsed', ...counts } });
  });
}
