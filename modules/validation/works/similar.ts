import { deriveRecord, enterpriseBands, prepareEnterprise, PreparedEnterprise } from '#engines/linkage/index.ts';
import type { PairScore } from '#engines/linkage/index.ts';
import { readForComparison } from '#modules/registry/index.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { judge, sideOf } from '../linking/judge.ts';
import type { Judged, Side } from '../linking/judge.ts';
import { keysOf, recordOf, recordOfRow } from '../linking/keys.ts';
import { modelOf } from '../linking/model.ts';
import type { KnownModel } from '../linking/model.ts';
import { linkingOf } from '../linking/settings.ts';
import type { Linking } from '../linking/settings.ts';
import { mayLinkAlone, worthReview } from '../rules/duplicates.ts';
import { bookKey, KeyBook } from '../rules/keyBook.ts';
import { isEarlierSelf } from '../rules/recognise.ts';
import { isCorrected } from '../rules/types.ts';
import type { CleanRow, Cleaned, Compared, RowProblem } from '../rules/types.ts';
import { openClean } from '../sealing.ts';
import * as store from '../store/index.ts';
import type { Outcome, Severity } from '../words.ts';
import { Lanes } from './lanes.ts';
import { stepBeside } from './run.ts';
import type { Run } from './run.ts';
import type { Tally } from './tally.ts';

/** Keys that tell much by themselves. */
const strongKeys = /^(nik|phone|nib|born|both):/;
/** A registry so many times the size of the file is asked by its keys; a smaller one is read as a whole, which costs less. */
const timesTheFile = 10;
const perKey = 20;
const pageOfKeys = 5000;
/** So many rows with look-alikes are compared in one transaction. */
const pageOfRows = 400;

/** One side of a comparison: a row of the file, or an enterprise and where it came from. The same NIK is the same owner. */
type Opposed = Side & { area: string; cleaned?: Cleaned; source?: string };
type Candidates = { rowNumber: number; rows: number[]; targets: string[] };
type Found = {
  rowNumber: number;
  /** What the row would be without it. */
  before: Outcome;
  otherRow: number | null;
  targetId: string | null;
  area: string | null;
  judged: Judged;
  recognised: boolean;
};

/**
 * What in a file looks like another row of it or like an enterprise of the registry. The rows' keys are gathered as they go by;
 * after the last one those that share keys are read again and compared. Only accepted rows take part.
 */
export class LookAlikes {
  readonly #ctx: WorkContext;
  readonly #run: Run;
  readonly #book = new KeyBook();
  /** Of each row in the book, in rising order. */
  #rowNumbers = new Int32Array(1 << 10);
  #left = new Uint8Array(1 << 10);
  #rows = 0;
  /** The ids of the registry's records, which follow the rows in the book. */
  readonly #ids: string[] = [];
  /** Whether the registry is asked by key, batch by batch; otherwise it is read at the end. */
  #asked: Map<string, string> | undefined;

  constructor(ctx: WorkContext, run: Run) {
    this.#ctx = ctx;
    this.#run = run;
  }

  /** Before the first row: how the registry will be searched depends on the size of both. */
  async begin(c: Context, rows: number): Promise<void> {
    if ((await store.countKeyed(c.tx, c.regency)) > rows * timesTheFile) this.#asked = new Map();
  }

  /** Notes the keys of a row, in the order of the file, and gives them with what the row is compared by. */
  add(rowNumber: number, row: CleanRow): { keys: bigint[]; derived: Compared } {
    const { keys: names, ...derived } = deriveRecord(recordOfRow(row));
    const keys = keysOf(this.#ctx, new PreparedEnterprise({ ...derived, keys: names }));
    const record = this.#book.add(keys.map((key, at) => bookKey(key, strongKeys.test(names[at] ?? ''))));
    if (record >= this.#rowNumbers.length) {
      const [numbers, left] = [new Int32Array(record * 2), new Uint8Array(record * 2)];
      numbers.set(this.#rowNumbers);
      left.set(this.#left);
      [this.#rowNumbers, this.#left] = [numbers, left];
    }
    this.#rowNumbers[record] = rowNumber;
    this.#rows = record + 1;
    return { keys, derived };
  }

  /** Who in a large registry stands under the keys of some rows. */
  async ask(c: Context, keys: bigint[]): Promise<void> {
    if (!this.#asked) return;
    for (const row of await store.listKeysUnder(c.tx, c.regency, [...new Set(keys)], perKey)) this.#asked.set(row.enterprise_id, row.keys);
  }

  /** A row that turned out to be no new enterprise takes no part. */
  leaveOut(rowNumber: number): void {
    const record = this.#recordOf(rowNumber);
    if (record !== undefined) this.#left[record] = 1;
  }

  /** Compares what shares keys, and notes what is alike with the rows that are later in the file. */
  async search(tally: Tally): Promise<void> {
    await this.#readRegistry();
    this.#book.seal();
    const [known, linking] = await this.#step(async (c) => [await modelOf(c), await linkingOf(c)] as const);
    const lanes = new Lanes();
    let page: Candidates[] = [];
    const flush = async () => {
      const candidates = page;
      page = [];
      if (candidates.length > 0) await lanes.start(() => this.#compare(candidates, known, linking, tally));
    };
    for (let record = 0; record < this.#rows; record++) {
      if (this.#left[record] === 1) continue;
      const others = this.#book.candidatesOf(record, (other) => other >= this.#rows || (other < record && this.#left[other] === 0));
      if (others.length === 0) continue;
      const [rows, targets] = [others.filter((other) => other < this.#rows), others.filter((other) => other >= this.#rows)];
      page.push({
        rowNumber: this.#rowNumbers[record] ?? 0,
        rows: rows.map((other) => this.#rowNumbers[other] ?? 0),
        targets: targets.map((other) => this.#ids[other - this.#rows] ?? ''),
      });
      if (page.length === pageOfRows) await flush();
    }
    await flush();
    await lanes.end();
  }

  async #readRegistry(): Promise<void> {
    if (this.#asked) {
      for (const [id, keys] of this.#asked) this.#addRecord(id, keys);
      this.#asked.clear();
      return;
    }
    for (let after = '00000000-0000-0000-0000-000000000000', more = true; more;) {
      const rows = await this.#step((c) => store.listKeysAfter(c.tx, c.regency, after, pageOfKeys));
      for (const row of rows) this.#addRecord(row.enterprise_id, row.keys);
      after = rows.at(-1)?.enterprise_id ?? after;
      more = rows.length === pageOfKeys;
    }
  }

  /** `keys` as the database writes an array: `{1,2}`. */
  #addRecord(id: string, keys: string): void {
    this.#ids.push(id);
    this.#book.add(
      keys
        .slice(1, -1)
        .split(',')
        .filter((key) => key !== '')
        .map((key) => bookKey(BigInt(key), false)),
    );
  }

  async #compare(candidates: Candidates[], known: KnownModel, linking: Linking, tally: Tally): Promise<void> {
    const moved = await this.#step(async (c) => {
      const found = await this.#judgeAll(c, candidates, known, linking);
      await save(c, this.#run.id, found, linking);
      return found;
    });
    for (const { best } of byRow(moved)) {
      tally.note(problemOf(best));
      const outcome = outcomeOf(best, linking);
      if (outcome) tally.move(best.before, outcome);
    }
  }

  async #judgeAll(c: Context, candidates: Candidates[], { model }: KnownModel, { floor }: Linking): Promise<Found[]> {
    const sides = new Map<number | string, Opposed>();
    const wanted = [...new Set(candidates.flatMap(({ rowNumber, rows }) => [rowNumber, ...rows]))];
    for (const { row_number, clean_cipher } of await store.listClean(c.tx, c.regency, this.#run.id, wanted)) {
      const cleaned = openClean(c, this.#run.id, clean_cipher);
      const { row, derived } = cleaned;
      const record = recordOfRow(row);
      const prepared = derived ? new PreparedEnterprise({ ...derived, keys: [] }) : prepareEnterprise(record);
      sides.set(row_number, { record, prepared, ownerId: row.owner?.nik ?? null, cleaned, area: row.enterprise.area });
    }
    for (const e of await readForComparison(c, [...new Set(candidates.flatMap(({ targets }) => targets))]))
      sides.set(e.id, { ...sideOf(recordOf(e), e.owner?.nik ?? e.owner?.id ?? null), area: e.area, source: e.source });
    return candidates.flatMap(({ rowNumber, rows, targets }) => {
      const own = sides.get(rowNumber);
      if (!own?.cleaned) return [];
      const { row, problems } = own.cleaned;
      const before = isCorrected(problems) ? 'corrected' : 'accepted';
      return [...rows, ...targets]
        .flatMap((other): Found[] => {
          const side = sides.get(other);
          if (!side) return [];
          const judged = judge(model, own, side);
          const [otherRow, targetId] = typeof other === 'number' ? [other, null] : [null, other];
          const recognised =
            targetId !== null && side.source === 'import' && isEarlierSelf(row, side.record, side.area, judged, enterpriseBands.auto);
          return worthReview(judged, floor) || recognised
            ? [{ rowNumber, before, otherRow, targetId, area: targetId && side.area, judged, recognised }]
            : [];
        })
        .toSorted((a, b) => b.judged.weight - a.judged.weight);
    });
  }

  #step<T>(body: (c: Context) => Promise<T>): Promise<T> {
    return stepBeside(this.#ctx, this.#run, 'rehearsing', body);
  }

  #recordOf(rowNumber: number): number | undefined {
    let [low, high] = [0, this.#rows - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#rowNumbers[middle] ?? 0;
      if (found === rowNumber) return middle;
      if (found < rowNumber) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}

/** What was found of each row, and of it what settles the row, or else the most alike. */
function byRow(found: Found[]): { rowNumber: number; all: Found[]; best: Found }[] {
  const rows = new Map<number, Found[]>();
  for (const one of found) {
    const others = rows.get(one.rowNumber);
    if (others) others.push(one);
    else rows.set(one.rowNumber, [one]);
  }
  return [...rows].flatMap(([rowNumber, all]) => {
    const best = all.find(({ recognised }) => recognised) ?? all[0];
    return best ? [{ rowNumber, all, best }] : [];
  });
}

/** Whether a row is no new enterprise after all: it came by an earlier import, or the agency lets records be linked without a person. */
function outcomeOf({ judged, recognised, targetId }: Found, { autoLink, autoWeight }: Linking): Outcome | null {
  if (recognised) return 'duplicate_in_registry';
  if (!autoLink || !mayLinkAlone(judged, autoWeight)) return null;
  return targetId === null ? 'duplicate_in_file' : 'duplicate_in_registry';
}

const severityOf = (weight: number): Severity => (weight >= enterpriseBands.likely ? 'warning' : 'hint');

export const problemOf = ({ judged, recognised, targetId }: Found): RowProblem =>
  recognised
    ? { code: 'registry.earlierImport', severity: 'hint', field: null }
    : { code: targetId === null ? 'similar.row' : 'similar.registry', severity: severityOf(judged.weight), field: null };

async function save(c: Context, importId: string, found: Found[], linking: Linking): Promise<void> {
  const rows = byRow(found);
  await store.addSimilar(
    c.tx,
    c.regency,
    importId,
    rows.flatMap(({ all }) => all.map((one, rank) => similarWrite(one, rank))),
  );
  await store.noteResults(
    c.tx,
    c.regency,
    importId,
    rows.map(({ rowNumber, best }) => {
      const outcome = outcomeOf(best, linking);
      const { code, severity } = problemOf(best);
      return {
        rowNumber,
        codes: [code],
        severity,
        outcome,
        sameAsRow: outcome ? best.otherRow : null,
        targetId: outcome ? best.targetId : null,
        targetArea: outcome ? best.area : null,
      };
    }),
  );
}

const similarWrite = ({ rowNumber, otherRow, targetId, judged }: Found, rank: number): store.SimilarWrite => ({
  rowNumber,
  rank,
  otherRow,
  targetId,
  weight: judged.weight,
  business: judged.business,
  parts: telling(judged.parts),
});

const telling = (parts: PairScore['parts']): PairScore['parts'] => parts.filter((part) => part.weight !== 0);
