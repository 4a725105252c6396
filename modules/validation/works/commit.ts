import type { BulkEnterprise, BulkRules } from '#modules/registry/index.ts';
import { loadBulkRules, registerMany } from '#modules/registry/index.ts';
import { longWork } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { sameEnterprise } from '../rules/decide.ts';
import type { Known } from '../rules/decide.ts';
import { nibOf, nikOf } from '../rules/identity.ts';
import type { CleanOwner, CleanRow, Cleaned } from '../rules/types.ts';
import { openClean, sealClean, unpackKeys } from '../sealing.ts';
import * as store from '../store/index.ts';
import { fillEmpty } from './fill.ts';
import { Lanes } from './lanes.ts';
import { lookUp } from './lookUp.ts';
import { Advance, againOnCollision, batchRows, commitInput, move, Overtaken, runPhase, step, stepBeside, tell } from './run.ts';
import type { Run } from './run.ts';
import { openSimilarPairs } from './similarPairs.ts';

type Ready = store.ToCommit & { cleaned: Cleaned };

/**
 * Puts the accepted rows into the registry, chunk by chunk, each chunk with the mark on its rows in one transaction: what is
 * marked is in, what is not marked is not, so that after a crash the work simply goes on. Two chunks are under way side by side.
 */
export const commit = longWork(commitInput, (ctx, run) =>
  runPhase(ctx, run, 'committing', async () => {
    await putIn(ctx, run);
    if (run.fillEmpty) await fillEmpty(ctx, run);
    await openSimilarPairs(ctx, run);
    await step(ctx, run, ['committing'], async (c, held) => {
      const counts = await countAnew(c, held);
      await move(c, run.id, 'committed', { counts, progress: null, failure: null });
      await tell(c, held, 'validation.importCommitted', counts.committed);
      c.audit({ subject: ['import', run.id], details: { state: 'committed', ...counts } });
      c.emit('validation.importCommitted', { importId: run.id, rows: counts.committed });
    });
  }),
);

async function putIn(ctx: WorkContext, run: Run): Promise<void> {
  const { rules, advance } = await stepBeside(ctx, run, 'committing', async (c, held) => ({
    rules: await loadBulkRules(c),
    advance: new Advance('committing', held.progress ?? {}),
  }));
  const lanes = new Lanes();
  const underWay = new UnderWay();
  let waiting: Ready[] = [];
  for (let after = 0, more = true; more || waiting.length > 0;) {
    const page: Ready[] = more && waiting.length < batchRows ? await readPage(ctx, run, after) : [];
    if (waiting.length < batchRows) more = page.length === batchRows;
    after = page.at(-1)?.row_number ?? after;
    const chunk = underWay.free([...waiting, ...page]);
    waiting = underWay.notFree([...waiting, ...page]);
    if (chunk.length === 0) {
      await lanes.next();
      continue;
    }
    underWay.add(chunk);
    await lanes.start(async () => {
      await againOnCollision((attempt) =>
        stepBeside(ctx, run, 'committing', async (c) => {
          // Whether another import brought the same row since is told by the collision itself; then it is asked.
          await commitChunk(c, run.id, chunk, rules, { origins: attempt > 1 });
          await advance.tell(c, run.id, chunk.length);
        }),
      );
      advance.add(chunk.length);
      underWay.remove(chunk);
    });
  }
  await lanes.end();
}

async function readPage(ctx: WorkContext, run: Run, after: number): Promise<Ready[]> {
  const rows = await stepBeside(ctx, run, 'committing', (c) => store.nextToCommit(c.tx, c.regency, run.id, after, batchRows));
  return rows.map((row) => ({ ...row, cleaned: openClean(ctx, run.id, row.clean_cipher) }));
}

/**
 * The identity numbers of the chunks under way. Transactions do not see each other: a row of an owner who is just being
 * recorded waits until that is done, and then finds them.
 */
class UnderWay {
  readonly #numbers = new Set<string>();

  free(rows: Ready[]): Ready[] {
    return rows.filter((row) => !this.#has(row));
  }

  notFree(rows: Ready[]): Ready[] {
    return rows.filter((row) => this.#has(row));
  }

  add(rows: Ready[]): void {
    for (const number of rows.flatMap(numbersOf)) this.#numbers.add(number);
  }

  remove(rows: Ready[]): void {
    for (const number of rows.flatMap(numbersOf)) this.#numbers.delete(number);
  }

  #has(row: Ready): boolean {
    return numbersOf(row).some((number) => this.#numbers.has(number));
  }
}

const numbersOf = ({ cleaned }: Ready): string[] => [nikOf(cleaned.row), nibOf(cleaned.row)].filter((number) => number !== null);

async function commitChunk(c: Context, importId: string, rows: Ready[], rules: BulkRules, ask: { origins: boolean }): Promise<void> {
  const known = await lookUp(c, rows, ask);
  const fresh = rows.filter((row) => appearedAs(row, known(row)) === null);
  await noteAppeared(c, importId, rows, known);
  const builder = new ChunkBuilder(c);
  const entries = fresh.map((row) => ({ row, entry: builder.build(row.cleaned.row, known(row)) }));
  const enterprises = entries.map(({ entry }) => entry);
  await registerMany(c, enterprises, 'import', rules);
  const marks = entries.map(({ row, entry }) => ({ rowNumber: row.row_number, enterpriseId: entry.id, fingerprint: row.fingerprint }));
  // A row that was rehearsed before there were keys gets its keys by night.
  const keyed = entries.flatMap(({ row, entry }) =>
    row.cleaned.keys === undefined ? [] : [{ enterpriseId: entry.id, keys: unpackKeys(row.cleaned.keys) }],
  );
  await store.addKeys(c.tx, c.regency, keyed);
  // A worker that was taken for dead may be at the same rows: whoever comes second puts nothing in.
  if ((await store.markCommitted(c.tx, c.regency, importId, marks, c.clock.now())) < marks.length) throw new Overtaken(importId);
}

/** Since the rehearsal somebody may have recorded the same: then it is not put in twice. */
function appearedAs(row: Ready, known: Known): { id: string; area: string | null } | null {
  return known.origin ? { id: known.origin, area: row.cleaned.row.enterprise.area } : sameEnterprise(row.cleaned.row, known);
}

async function noteAppeared(c: Context, importId: string, rows: Ready[], known: (row: Ready) => Known): Promise<void> {
  const appeared = rows.flatMap((row) => {
    const target = appearedAs(row, known(row));
    if (!target) return [];
    const problems = [...row.cleaned.problems, { code: 'registry.appeared', severity: 'hint' as const, field: null }];
    return [
      { rowNumber: row.row_number, targetId: target.id, targetArea: target.area, cipher: sealClean(c, importId, { row: row.cleaned.row, problems }) },
    ];
  });
  await store.markAppeared(c.tx, c.regency, importId, appeared);
}

/** Makes the registry's entries of a chunk; rows of one NIK share one owner. */
class ChunkBuilder {
  readonly #c: Context;
  readonly #newOwners = new Map<string, { id: string; fullName: string }>();

  constructor(c: Context) {
    this.#c = c;
  }

  build(row: CleanRow, known: Known): BulkEnterprise {
    const id = this.#c.newId();
    const nik = nikOf(row);
    const earlier = known.owner ? { id: known.owner.ownerId, fullName: known.owner.fullName } : this.#newOwners.get(nik ?? '');
    const newOwner =
      earlier || !row.owner
        ? null
        : { ...ownerFields(row.owner), id: this.#c.newId(), address: null, area: row.enterprise.area, hasSmartphone: null };
    if (newOwner && nik !== null) this.#newOwners.set(nik, { id: newOwner.id, fullName: newOwner.fullName });
    return {
      id,
      newOwner,
      ownerId: earlier?.id ?? null,
      ownerName: earlier?.fullName ?? null,
      enterprise: { ...row.enterprise, accuracyM: null, monthlyCapacity: null, channels: [] },
      figures: row.figure ? [row.figure] : [],
      documents: row.documents.map((document) => ({ ...document, id: this.#c.newId(), issuedOn: null, expiresOn: null })),
    };
  }
}

/** What the registry keeps of an owner: a number that is no NIK stays in the import's row. */
const ownerFields = ({ fullName, nik, sex, birthDate, phone, email }: CleanOwner) => ({ fullName, nik, sex, birthDate, phone, email });

async function countAnew(c: Context, held: store.ImportRow): Promise<store.Counts> {
  const counts: store.Counts = { ...store.noCounts, ...held.counts, committed: 0, accepted: 0, corrected: 0, duplicate_in_registry: 0 };
  for (const { outcome, n, committed } of await store.countOutcomes(c.tx, c.regency, held.id)) {
    counts[outcome] = n;
    counts.committed += committed;
  }
  return counts;
}
