import type { InputOf } from '#core/contract.ts';
import type { contract } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import type { Town } from '#test/support/town.ts';
import { look } from './builders.ts';

export type Visit = InputOf<(typeof contract)['registry.recordVisit']>;

/** A visit that saw the enterprise as it was registered. */
export function aVisit(town: Town, id: string, over: Partial<Visit> = {}): Visit {
  return { id, visitId: freshId(), outcome: 'active', at: town.clock.now().toISOString(), base: 1, ownerBase: 1, ...over };
}

export const edit = (
  field: NonNullable<Visit['edits']>[number]['field'],
  value: string | number | boolean | null,
  before: string | number | null = null,
) => ({
  field,
  before,
  value,
});

export async function personOf(town: Town, userName: string): Promise<string> {
  const [row] = await look<{ person_id: string }>(town, 'select person_id from accounts.sign_in where user_name = $1', [userName]);
  if (!row) throw new Error(`nobody signs in as ${userName}`);
  return row.person_id;
}
