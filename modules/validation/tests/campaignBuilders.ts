import type { InputOf } from '#core/contract.ts';
import { anEnterprise, anOwner } from '#modules/registry/tests/builders.ts';
import type { NewEnterprise, NewOwner } from '#modules/registry/tests/builders.ts';
import type { Client } from '#test/support/client.ts';
import { freshId } from '#test/support/client.ts';
import type { Town } from '#test/support/town.ts';
import type { contract } from '../contract/index.ts';

/** A month from the town's today. */
export const days = { startsOn: '2026-11-21', dueOn: '2026-12-21' };

type Opening = InputOf<(typeof contract)['validation.openCampaign']>;

/** Opens a campaign and waits until it is prepared. */
export async function openCampaign(town: Town, client: Client, more: Partial<Opening>): Promise<string> {
  const id = freshId();
  await client.ok('validation.openCampaign', { id, name: 'Validasi', filter: {}, ...days, ...more });
  await town.drain();
  return id;
}

/** A new enterprise with a new owner in Jati. */
export const aRegistration = (enterprise: Partial<NewEnterprise> = {}, owner: Partial<NewOwner> = {}) => ({
  id: freshId(),
  owner: anOwner(owner),
  enterprise: anEnterprise(enterprise),
});
