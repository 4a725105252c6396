import type { InputOf } from '#core/contract.ts';
import { anEnterprise, anOwner } from '#modules/registry/tests/builders.ts';
import type { contract as registryContract } from '#modules/registry/index.ts';
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

type Visiting = InputOf<(typeof registryContract)['registry.recordVisit']>;

/** A visit as a phone sends it; waits until it was counted. */
export async function visit(town: Town, client: Client, id: string, outcome: Visiting['outcome'], more: Partial<Visiting> = {}): Promise<void> {
  const { version, owner } = await client.ok('registry.getEnterprise', { id });
  const at = town.clock.now().toISOString();
  const where = { latitude: null, longitude: null, accuracyM: null };
  await client.ok('registry.recordVisit', {
    id,
    visitId: freshId(),
    outcome,
    at,
    base: version,
    ownerBase: owner?.version ?? null,
    ...where,
    ...more,
  });
  await town.drain();
}
