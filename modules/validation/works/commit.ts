import type { BulkEnterprise } from '#modules/registry/index.ts';
import { registerMany } from '#modules/registry/index.ts';
import { work } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { sameEnterprise } from '../rules/decide.ts';
import type { Known } from '../rules/decide.ts';
import { nikOf } from '../rules/identity.ts';
import type { CleanRow, Cleaned } from '../rules/types.ts';
import { openClean, sealClean } from '../sealing.ts';
import * as store from '../store/index.ts';
import { lookUp } from './lookUp.ts';
import { againOnCollision, batchRows, move, runInput, runPhase, step, tell } from './run.ts';

type Ready = store.ToCommit & { cleaned: Cleaned };

/**
 * Puts the accepted rows into the registry, chunk by chunk, each chunk with the mark on its rows in one transaction: what is
 * marked is in, what is not marked is not, so that after a crash the work simply goes on.
 */
export const commit = work(runInput, (ctx, run) =>
  runPhase(ctx, run, 'committing', async () => {
    for (let done = false; !done;) done = await againOnCollision(() => step(ctx, run, ['committing'], (c, held) => commitChunk(c, held)));
    await step(ctx, run, ['committing'], async (c, held) => {
      const counts = await countAnew(c, held);
      await move(c, run.id, 'committed', { counts, progress: null, failure: null });
      await tell(c, held, 'validation.importCommitted', counts.committed);
      c.audit({ subject: ['import', run.id], details: { state: 'committed', ...counts } });
      c.emit('validation.importCommitted', { importId: run.id, rows: counts.committed });
    });
  }),
);

/** True where nothing is left to put in. */
async function commitChunk(c: Context, held: store.ImportRow): Promise<boolean> {
  const rows = (await store.nextToCommit(c.tx, c.regency, held.id, batchRows)).map((row): Ready => ({
    ...row,
    cleaned: openClean(c, held.id, row.clean_cipher),
  }));
  if (rows.length === 0) return true;
  const known = await lookUp(c, rows);
  const fresh = rows.filter((row) => appearedAs(row, known(row)) === null);
  await noteAppeared(c, held.id, rows, known);
  const builder = new ChunkBuilder(c);
  const entries = fresh.map((row) => ({ row, entry: builder.build(row.cleaned.row, known(row)) }));
  await registerMany(
    c,
    entries.map(({ entry }) => entry),
    'import',
  );
  await store.markCommitted(
    c.tx,
    c.regency,
    held.id,
    entries.map(({ row, entry }) => ({ rowNumber: row.row_number, enterpriseId: entry.id, fingerprint: row.fingerprint })),
    c.clock.now(),
  );
  const { done = 0, total = 0 } = held.progress ?? {};
  await store.changeImport(c.tx, c.regency, held.id, { progress: { phase: 'committing', done: done + rows.length, total } });
  return false;
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
      earlier || !row.owner ? null : { ...row.owner, id: this.#c.newId(), address: null, area: row.enterprise.area, hasSmartphone: null };
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

async function countAnew(c: Context, held: store.ImportRow): Promise<store.Counts> {
  const counts: store.Counts = { ...store.noCounts, ...held.counts, committed: 0, accepted: 0, corrected: 0, duplicate_in_registry: 0 };
  for (const { outcome, n, committed } of await store.countOutcomes(c.tx, c.regency, held.id)) {
    counts[outcome] = n;
    counts.committed += committed;
  }
  return counts;
}
