import { systemContext, townId } from '#app/town.ts';
import { scopeOf, roles } from '#core/policy.ts';
import type { Actor, Policy, Role } from '#core/policy.ts';
import { foundAgency } from '#modules/accounts/index.ts';
import { agency } from '#test/town/index.ts';
import { clientAt } from './client.ts';
import type { Client } from './client.ts';
import { homeRegency } from './database.ts';
import { sessionCookie } from '#platform/http/routes.ts';
import { openSession } from './sessions.ts';
import type { Town } from './town.ts';

const userNameOf = (role: Role) => `peran.${role}`;
const personIdOf = (role: Role) => townId(`peran.${role}`);
/** Each role once in an area and once over a subject, so that every reach of a policy has something to reach. */
const holdingsOf = (role: Role) => [
  { role, area: homeRegency },
  { role, subject: `owner:${townId('owner.sari')}` },
];

/** One person per role who has that role and no other. */
export async function addOneOfEachRole(town: Town): Promise<void> {
  const ctx = systemContext(town.world, town.registry, homeRegency, 'test.roles');
  const people = roles.map((role) => ({
    id: personIdOf(role),
    fullName: `Peran ${role}`,
    userName: userNameOf(role),
    phone: null,
    holdings: holdingsOf(role),
  }));
  await ctx.transaction((c) => foundAgency(c, { ...agency, demo: true }, people));
}

/** A client that signs in anew for every call: some actions end the session they came with. */
export function freshClient(town: Town, role: Role): Client {
  return clientAt({
    url: () => town.url,
    registry: town.registry,
    cookie: async () => `${sessionCookie}=${await openSession(town.world, userNameOf(role))}`,
  });
}

/** Whether a policy opens its action to the person of this role. */
export function isGranted(policy: Policy, role: Role): boolean {
  const actor: Actor = { kind: 'person', personId: personIdOf(role), regency: homeRegency, sessionId: '', holdings: holdingsOf(role) };
  return scopeOf(actor, policy) !== undefined;
}
