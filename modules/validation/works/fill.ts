import { areaContains } from '#core/region.ts';
import { amendMany, amendOwners, readForComparison } from '#modules/registry/index.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { fillingsOf } from '../rules/differences.ts';
import type { Filling } from '../rules/differences.ts';
import { openClean, sealClean } from '../sealing.ts';
import * as store from '../store/index.ts';
import { step } from './run.ts';
import type { Run } from './run.ts';

const pageOfRows = 500;
const reason = 'validation.import';

/**
 * Fills what the registry leaves empty of enterprises that the file knows too, where the officer asked for it. Each row keeps
 * what it filled in, so that it is done once and the undo can take it back.
 */
export async function fillEmpty(ctx: WorkContext, run: Run): Promise<void> {
  for (let after = 0, more = true; more;) {
    const rows = await step(ctx, run, ['committing'], async (c, held) => {
      const page = await store.listToFill(c.tx, c.regency, run.id, after, pageOfRows);
      await fillPage(c, held, page);
      return page;
    });
    after = rows.at(-1)?.row_number ?? after;
    more = rows.length === pageOfRows;
  }
}

async function fillPage(c: Context, held: store.ImportRow, page: store.ToFill[]): Promise<void> {
  const known = new Map((await readForComparison(c, [...new Set(page.map((row) => row.target_id))])).map((e) => [e.id, e]));
  const taken = new Set<string>();
  const wanted = page.flatMap((row) => {
    const recorded = known.get(row.target_id);
    // Only in the areas that the officer of this import answers for, and the first row that has something to say.
    if (!recorded || !held.areas.some((area) => areaContains(area, recorded.area))) return [];
    const cleaned = openClean(c, held.id, row.clean_cipher);
    const fillings = fillingsOf(cleaned.row, recorded).filter(({ id, field }) => !taken.has(`${id} ${field}`));
    for (const { id, field } of fillings) taken.add(`${id} ${field}`);
    return fillings.length > 0 ? [{ row, cleaned, fillings }] : [];
  });
  const applied = await amend(
    c,
    wanted.flatMap(({ fillings }) => fillings.map((filling) => ({ ...filling, from: null }))),
  );
  await store.markFilled(
    c.tx,
    c.regency,
    held.id,
    wanted.flatMap(({ row, cleaned, fillings }) => {
      const filled = fillings.filter((filling) => applied.has(`${filling.of} ${filling.id}`));
      if (filled.length === 0) return [];
      const problems = [...cleaned.problems, { code: 'registry.filled', severity: 'hint' as const, field: null }];
      return [{ rowNumber: row.row_number, cipher: sealClean(c, held.id, { ...cleaned, problems, filled }) }];
    }),
  );
}

/** Empties again what the import filled in, where nobody wrote something else since; gives how many rows it was taken back of. */
export async function emptyAgain(ctx: WorkContext, run: Run): Promise<void> {
  for (let more = true; more;) {
    more = await step(ctx, run, ['undoing'], async (c, held) => {
      const page = await store.listFilled(c.tx, c.regency, run.id, pageOfRows);
      const rows = page.map((row) => ({ row, filled: openClean(c, held.id, row.clean_cipher).filled ?? [] }));
      const applied = await amend(
        c,
        rows.flatMap(({ filled }) => filled.map((filling) => ({ ...filling, from: filling.to, to: null }))),
      );
      await store.markEmptied(
        c.tx,
        c.regency,
        run.id,
        rows.map(({ row, filled }) => {
          const whole = filled.every((filling) => applied.has(`${filling.of} ${filling.id}`));
          return { rowNumber: row.row_number, undone: whole ? ('removed' as const) : ('kept' as const), reason: whole ? null : 'changed' };
        }),
      );
      return page.length === pageOfRows;
    });
  }
}

type Change = Omit<Filling, 'to'> & { from: string | number | null; to: string | number | null };

/** Whose fields were changed: `enterprise <id>`, `owner <id>`. */
async function amend(c: Context, changes: Change[]): Promise<Set<string>> {
  const [enterprises, owners] = [changes.filter(({ of }) => of === 'enterprise'), changes.filter(({ of }) => of === 'owner')];
  const done = new Set<string>();
  if (enterprises.length > 0) for (const id of (await amendMany(c, enterprises.map(bare), reason)).applied) done.add(`enterprise ${id}`);
  if (owners.length > 0)
    for (const id of (
      await amendOwners(
        c,
        owners.map(({ id: ownerId, from, to }) => ({ id: ownerId, field: 'phone' as const, from, to })),
        reason,
      )
    ).applied)
      done.add(`owner ${id}`);
  return done;
}

const bare = ({ id, field, from, to }: Change) => ({ id, field, from, to });
