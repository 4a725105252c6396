import { systemContext } from '#app/town.ts';
import type { InputOf } from '#core/contract.ts';
import { foundAgency } from '#modules/accounts/index.ts';
import type { contract as registryContract } from '#modules/registry/index.ts';
import { enqueueJobs } from '#platform/jobs/queue.ts';
import { transact } from '#platform/db/transact.ts';
import type { Client } from '#test/support/client.ts';
import { freshId } from '#test/support/client.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import type { Town } from '#test/support/town.ts';
import { agency } from '#test/town/index.ts';

export const jati = '35.74.03.1004';
export const mangunharjo = '35.74.03.1002';
export const pilang = '35.74.01.1009';

type Registering = InputOf<(typeof registryContract)['registry.registerEnterprise']>;
type Owner = NonNullable<Registering['owner']>;
type Enterprise = Registering['enterprise'];

let made = 0;
/** Born on a day that nobody of the town has, with a serial of its own. */
export const someNik = (): string => `357403${String((++made % 27) + 1).padStart(2, '0')}0971${String(4000 + made * 7).padStart(4, '0')}`;
/** With a prefix that no operator has been given. */
export const somePhone = (): string => `08410${String(3_000_000 + ++made * 7919).padStart(7, '0')}`;

const syllables = ['wa', 'lu', 'gri', 'ton', 'bra', 'sek', 'dhi', 'nu', 'pra', 'kam', 'yos', 'tir'];
/** A name that no other test and nobody in the town has. */
export function someName(): string {
  let [rest, name] = [++made * 7 + 11, ''];
  for (let i = 0; i < 4; i++, rest = Math.floor(rest / 3) + 5) name += syllables[rest % syllables.length] ?? '';
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}

export type Made = { id: string; ownerId: string; version: number };

/** Registers an enterprise with a new owner; nothing of it is like anybody else's unless it is said. */
export async function register(client: Client, enterprise: Partial<Enterprise> = {}, owner: Partial<Owner> = {}): Promise<Made> {
  return client.ok('registry.registerEnterprise', {
    id: freshId(),
    owner: { id: freshId(), fullName: `${someName()} ${someName()}`, nik: null, phone: null, area: jati, ...owner },
    enterprise: { name: `${someName()} ${someName()}`, area: jati, activity: 'active', cluster: 'batik', ...enterprise },
    figures: [],
  });
}

export const registerAnother = (client: Client, ownerId: string, enterprise: Partial<Enterprise>): Promise<Made> =>
  client.ok('registry.registerEnterprise', {
    id: freshId(),
    ownerId,
    enterprise: { name: someName(), area: jati, activity: 'active', cluster: 'batik', ...enterprise },
    figures: [],
  });

/** One baker, written down twice by two people: the second time without NIK, with a slip in the name and the address spelt otherwise. */
export async function twice(town: Town, client: Client, area = jati): Promise<{ one: Made; other: Made; phone: string; name: string }> {
  const [phone, first, last, trade] = [somePhone(), someName(), someName(), someName()];
  const nik = someNik();
  const one = await register(
    client,
    { name: `Kue ${trade} ${last}`, area, address: 'Jl. Cendana No. 47 RT 03 RW 02' },
    { fullName: `${first} ${last}`, phone, nik, area },
  );
  const other = await register(
    client,
    { name: `Kue ${trade} ${last}`, area, address: 'jalan cendana 47 rt.3/rw.2' },
    { fullName: `Bu ${first} ${last}`, phone, area },
  );
  await town.drain();
  return { one, other, phone, name: `Kue ${trade} ${last}` };
}

/** The one pair of two enterprises, wherever it stands. */
export async function pairOf(client: Client, one: string, other: string, queue: 'open' | 'later' | 'decided' | 'second_look' = 'open') {
  const { items } = await client.ok('validation.listPairs', { queue, enterpriseId: one, limit: 200 });
  return items.find((pair) => [pair.one.id, pair.other.id].includes(other));
}

export async function openPairOf(client: Client, one: string, other: string) {
  const pair = await pairOf(client, one, other);
  if (!pair) throw new Error('the two are no open pair');
  return pair;
}

/** Runs a work of validation as a job, to its end and to the end of what it starts. */
export async function runWork(town: Town, action: string, input: Record<string, unknown> = {}): Promise<void> {
  await transact(town.world.pool, { regency: homeRegency }, (tx) =>
    enqueueJobs(tx, homeRegency, town.clock.now(), 'system:test', [{ action, input }]),
  );
  await town.drain();
}

/** An officer who answers for one district only. */
export async function districtOfficer(town: Town, userName: string, area: string): Promise<Client> {
  const ctx = systemContext(town.world, town.registry, homeRegency, 'test.districtOfficer');
  await ctx.transaction((c) =>
    foundAgency(c, { ...agency, demo: true }, [
      { id: freshId(), fullName: `Petugas ${userName}`, userName, phone: null, holdings: [{ role: 'officer', area }] },
    ]),
  );
  return town.as(userName);
}

export async function look<R extends object>(town: Town, text: string, values: unknown[] = []): Promise<R[]> {
  return (await asSuperuser(town.databaseUrl, (db) => db.query<R>(text, values))).rows;
}
