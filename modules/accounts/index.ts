import type { Pool } from 'pg';
import type { Clock } from '#core/dates.ts';
import type { Actor, Role } from '#core/policy.ts';
import type { Context, Module } from '#platform/action.ts';
import { work } from '#platform/action.ts';
import { sealEvents } from '#platform/audit/audit.ts';
import { hashPassword, hashToken } from '#platform/auth/secrets.ts';
import { z } from 'zod';
import { actions } from './actions/index.ts';
import { contract } from './contract.ts';
import { policies } from './policy.ts';
import { accountProblems } from './problems.ts';
import * as store from './store.ts';

export { contract } from './contract.ts';
export { demoPassword } from './actions/index.ts';
export { listRegencies, listRegions } from './store.ts';

/** Seals the trail of the regency, batch after batch, until nothing is left. */
const sealAudit = work(z.object({}), async (ctx) => {
  while (!ctx.signal.aborted && (await ctx.transaction((c) => sealEvents(c.tx, c.regency, 500))) === 500);
});

export const accounts: Module<typeof contract> = {
  name: 'accounts',
  contracts: contract,
  policies,
  actions,
  works: { 'accounts.sealAudit': sealAudit },
  routines: [{ run: 'accounts.sealAudit', everySeconds: 3 }],
  problems: accountProblems.kinds,
};

/** Who is asking. The time of the last visit is written at most every five minutes. */
export function sessionReader(pool: Pool, clock: Clock, homeRegency: string): (token: string | undefined) => Promise<Actor> {
  return async (token) => {
    const at = clock.now();
    const session = token === undefined ? undefined : await store.findSession(pool, hashToken(token), at);
    if (!session) return { kind: 'anyone', regency: homeRegency };
    if (at.getTime() - Date.parse(session.last_seen_at) > 300_000) await store.touchSession(pool, session.id, at);
    return { kind: 'person', personId: session.person_id, regency: session.regency, holdings: session.holdings, sessionId: session.id };
  };
}

/** Tells a person something; it appears under the bell. `kind` is a message key of the screens, `link` an address of ours. */
export async function notify(
  ctx: Pick<Context, 'tx' | 'regency' | 'newId' | 'clock'>,
  personId: string,
  notice: { kind: string; params?: Record<string, string | number>; link?: string },
): Promise<void> {
  await store.addNotice(ctx.tx, {
    regency: ctx.regency,
    id: ctx.newId(),
    personId,
    at: ctx.clock.now(),
    kind: notice.kind,
    params: notice.params ?? {},
    link: notice.link ?? null,
  });
}

export type CompanionHere = { personId: string; fullName: string; areas: string[] };

/** Who is a companion now, and of which areas. */
export async function companionsOf(ctx: Pick<Context, 'tx' | 'regency'>): Promise<CompanionHere[]> {
  return (await store.listCompanions(ctx.tx, ctx.regency)).map((row) => ({ personId: row.id, fullName: row.full_name, areas: row.areas }));
}

export type NewPerson = {
  id: string;
  fullName: string;
  userName: string;
  phone: string | null;
  password?: string;
  holdings: { role: Role; area?: string; subject?: string }[];
  demoLabel?: object;
};

/** Founds an office with its people; used once, by the command line and the demo town. A taken user name is an error. */
export async function foundAgency(
  ctx: Pick<Context, 'tx' | 'regency' | 'newId' | 'clock' | 'actorName'>,
  agency: { name: string; shortName: string; demo: boolean },
  people: NewPerson[],
): Promise<void> {
  const at = ctx.clock.now();
  await store.addAgency(ctx.tx, { ...agency, regency: ctx.regency, at });
  // The demo town shares one password, shown on its sign-in page; it is hashed once.
  const hashes = new Map<string, string>();
  for (const person of people) {
    if (person.password && !hashes.has(person.password)) hashes.set(person.password, await hashPassword(person.password));
    const passwordHash = person.password ? (hashes.get(person.password) ?? null) : null;
    await store.addPerson(ctx.tx, { regency: ctx.regency, id: person.id, fullName: person.fullName, phone: person.phone, at });
    if (
      !(await store.addSignIn(ctx.tx, {
        userName: person.userName,
        regency: ctx.regency,
        personId: person.id,
        passwordHash,
        demoLabel: person.demoLabel ?? null,
        at,
      }))
    )
      throw new Error(`the user name ${person.userName} is taken`);
    for (const h of person.holdings)
      await store.addHolding(ctx.tx, {
        regency: ctx.regency,
        id: ctx.newId(),
        personId: person.id,
        role: h.role,
        area: h.area ?? null,
        subject: h.subject ?? null,
        at,
        by: ctx.actorName,
      });
    await store.repeatHoldings(ctx.tx, ctx.regency, person.id, at);
  }
}
