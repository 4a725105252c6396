import type { Cell } from '#engines/spreadsheet/index.ts';
import { displayText } from '#engines/spreadsheet/index.ts';
import { work } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { dayOrdersOf } from '../rules/dates.ts';
import type { DayOrders } from '../rules/dates.ts';
import { decide } from '../rules/decide.ts';
import type { Decision } from '../rules/decide.ts';
import { contentOf } from '../rules/identity.ts';
import { FileDuplicates } from '../rules/inFile.ts';
import type { InFile } from '../rules/inFile.ts';
import { cleanRow } from '../rules/row.ts';
import { isRejected } from '../rules/types.ts';
import type { Cleaned } from '../rules/types.ts';
import { fingerprintOf, hash52, openCells, openClean, sealClean } from '../sealing.ts';
import * as store from '../store/index.ts';
import { lookUp } from './lookUp.ts';
import { batchRows, move, runInput, runPhase, step, tell } from './run.ts';
import type { Run } from './run.ts';
import { prepare } from './surroundings.ts';
import type { Prepared } from './surroundings.ts';
import { Tally } from './tally.ts';

/** A row on its way through the rehearsal. */
type Candidate = { rowNumber: number; cleaned: Cleaned; inFile: InFile | null; fingerprint: Buffer | null };

/** Judges every row as a commit would, and changes nothing but the import itself. From the beginning each time. */
export const rehearse = work(runInput, (ctx, run) =>
  runPhase(ctx, run, 'rehearsing', async () => {
    const prepared = await step(ctx, run, ['rehearsing'], async (c, held) => {
      await store.removeResults(c.tx, c.regency, run.id);
      return prepare(c, held);
    });
    const around = { ...prepared.around, dayOrders: await readDayOrders(ctx, run, prepared) };
    const duplicates = new FileDuplicates(hash52);
    const tally = new Tally();
    for (let after = prepared.register.headerRow, more = true; more;) {
      const rows = await step(ctx, run, ['rehearsing'], (c) => store.listRows(c.tx, c.regency, run.id, prepared.sheet, after, batchRows));
      // Outside of the transactions, which may be tried twice: the tables of duplicates see each row once.
      const read = rows.map((row) => ({ rowNumber: row.row_number, cells: openCells(ctx, run.id, row.raw_cipher) }));
      const candidates = read.filter((row) => belongs(row, prepared, tally)).map((row) => place(ctx, row, cleanRow(row.cells, around), duplicates));
      const done = tally.counts.read + tally.counts.skipped + candidates.length;
      const decisions = await step(ctx, run, ['rehearsing'], async (c, held) => {
        const decided = await decideAll(c, run.id, candidates);
        await save(c, run.id, candidates, decided);
        await store.changeImport(c.tx, c.regency, run.id, { progress: { phase: 'rehearsing', done, total: held.progress?.total ?? 0 } });
        return decided;
      });
      for (const decision of decisions) tally.add(decision);
      after = rows.at(-1)?.row_number ?? after;
      more = rows.length === batchRows;
    }
    await finish(ctx, run, prepared, tally, duplicates.mostPerNik);
  }),
);

/** Which of day and month comes first in the column of birth dates, judged by the first of its rows that tell. */
async function readDayOrders(ctx: WorkContext, run: Run, { sheet, register, around }: Prepared): Promise<DayOrders> {
  const column = around.columns.get('birth_date')?.column;
  const texts: string[] = [];
  for (let after = register.headerRow, batches = 0, more = column !== undefined; more && batches < 5; batches++) {
    const rows = await step(ctx, run, ['rehearsing'], (c) => store.listRows(c.tx, c.regency, run.id, sheet, after, batchRows));
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

/** Totals, notes, repeated headers and what stands above the first record are no rows of the list. */
function belongs(row: { rowNumber: number; cells: Cell[] }, { register }: Prepared, tally: Tally): boolean {
  if (row.rowNumber < register.firstDataRow) return false;
  if (register.skip(row) === null) return true;
  tally.skip();
  return false;
}

function place(c: WorkContext, { rowNumber }: { rowNumber: number }, cleaned: Cleaned, duplicates: FileDuplicates): Candidate {
  const inFile = isRejected(cleaned.problems) ? null : duplicates.place(cleaned.row, rowNumber);
  return { rowNumber, cleaned, inFile, fingerprint: inFile && fingerprintOf(c, contentOf(cleaned.row), inFile.occurrence) };
}

/**
 * What becomes of each row of a batch: what the registry knows by NIK, NIB and fingerprint, in one question each. Here is the
 * place where the linkage engine will be asked for candidates that only look alike; they become an outcome of their own.
 */
async function decideAll(c: Context, importId: string, candidates: Candidate[]): Promise<Decision[]> {
  const known = await lookUp(c, candidates);
  const firstNames = await ownerNamesOf(c, importId, candidates);
  return candidates.map((candidate) =>
    decide(candidate.cleaned, candidate.inFile, known(candidate), firstNames.get(candidate.inFile?.sameOwnerRow ?? 0)),
  );
}

/** The owners' names on the rows that carried a NIK first: of this batch, or of an earlier one. */
async function ownerNamesOf(c: Context, importId: string, candidates: Candidate[]): Promise<Map<number, string>> {
  const names = new Map(candidates.map((candidate) => [candidate.rowNumber, candidate.cleaned.row.owner?.fullName ?? '']));
  const wanted = candidates.map((candidate) => candidate.inFile?.sameOwnerRow ?? null).filter((row) => row !== null && !names.has(row)) as number[];
  if (wanted.length === 0) return names;
  for (const row of await store.listClean(c.tx, c.regency, importId, wanted))
    names.set(row.row_number, openClean(c, importId, row.clean_cipher).row.owner?.fullName ?? '');
  return names;
}

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
        cipher: sealClean(c, importId, { row: candidate.cleaned.row, problems }),
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
