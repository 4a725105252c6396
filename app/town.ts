import { createHash } from 'node:crypto';
import { newId, uuidv7 } from '#core/ids.ts';
import type { Actor } from '#core/policy.ts';
import { foundAgency, demoPassword, listRegencies } from '#modules/accounts/index.ts';
import type { NewPerson } from '#modules/accounts/index.ts';
import { workContext } from '#platform/jobs/worker.ts';
import type { Registry, World } from '#platform/pipeline/pipeline.ts';
import { agency, castPeople } from '#test/town/index.ts';
import type { CastPerson } from '#test/town/index.ts';

/** The work of the command line and of first starts: a system actor of one regency. */
export function systemContext(world: World, registry: Registry, regency: string, name: string) {
  const actor: Actor = { kind: 'system', name, regency };
  return workContext(world, registry, name, actor, newId(world.clock.now()), new AbortController().signal);
}

/** Seeds the demo town once: the agency, its cast and about five thousand invented enterprises. */
export async function seedTown(world: World, registry: Registry, regency: string): Promise<boolean> {
  if ((await listRegencies(world.pool)).includes(regency)) return false;
  const ctx = systemContext(world, registry, regency, 'app.seedTown');
  const people = castPeople.filter((person) => person.regency === regency);
  await ctx.transaction(async (c) => {
    await foundAgency(c, { name: agency.name, shortName: agency.shortName, demo: true }, people.map((person, order) => newPerson(person, order, townId(person.key))));
    c.audit({ details: { people: people.length } });
  });
  return true;
}

/** The id of a named thing of the town: the same in every demo town and in every test. */
export function townId(key: string): string {
  return uuidv7(new Date(Date.UTC(2026, 0, 5)), createHash('sha256').update(key).digest().subarray(0, 10));
}

function newPerson(person: CastPerson, order: number, id: string): NewPerson {
  return {
    id, fullName: person.fullName, userName: person.userName, phone: person.phone, password: demoPassword,
    holdings: [{ role: person.role, ...(person.role === 'owner' && person.subject ? { subject: `owner:${townId(person.subject)}` } : { area: person.area ?? person.regency }) }],
    demoLabel: { id: person.position, en: person.position, order },
  };
}
