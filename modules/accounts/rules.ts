import { roles } from '#core/policy.ts';
import type { Holding, Role } from '#core/policy.ts';
import { areaContains } from '#core/region.ts';
import type { Problem } from '#core/problem.ts';
import { accountProblems } from './problems.ts';

/** Roles that are held in an area; the others are held over a subject (own enterprises, own cooperative, own stores). */
const areaRoles: ReadonlySet<Role> = new Set(['admin', 'officer', 'leader', 'inspector', 'companion', 'mentor']);
/** What an officer may grant; the rest is the admin's. */
const officersMayGrant: ReadonlySet<Role> = new Set(['companion', 'owner', 'board', 'mentor', 'buyer', 'banker', 'host']);

/** How long a one-time link lasts, in days. */
export const invitationDays = 7;
/** How long a session lasts without a new sign-in, in days. */
export const sessionDays = 30;

/** Wrong passwords in a quarter of an hour before a name, or an address, has to wait. An office may share one address. */
export const attemptLimits = { perName: 5, perAddress: 50, windowSeconds: 900 } as const;

export function holdingRefusal(
  granter: Holding[],
  wanted: { role: Role; area?: string | null | undefined; subject?: string | null | undefined },
  regency: string,
): Problem | undefined {
  if (!isAdmin(granter) && !officersMayGrant.has(wanted.role)) return accountProblems.make('accounts.roleNotYours');
  if (areaRoles.has(wanted.role) && !wanted.area) return accountProblems.make('accounts.roleNeedsArea');
  if (Boolean(wanted.area) === Boolean(wanted.subject)) return accountProblems.make('accounts.roleNeedsOne');
  if (wanted.area && !areaContains(regency, wanted.area)) return accountProblems.make('accounts.areaOutside', { area: wanted.area });
  return undefined;
}

/** The roles that a person may give to others. */
export function grantableRoles(granter: Holding[]): Role[] {
  return roles.filter((role) => isAdmin(granter) || officersMayGrant.has(role));
}

/** Whether one person may change another's account: the accounts of admins and officers are the admin's. */
export function personRefusal(changer: Holding[], subject: { holdings: { role: Role }[] }): Problem | undefined {
  const guarded = subject.holdings.some((h) => !officersMayGrant.has(h.role));
  return guarded && !isAdmin(changer) ? accountProblems.make('accounts.personNotYours') : undefined;
}

/** Seconds to wait, or 0, from the attempts within the window, the present one included. */
export function mustWaitSeconds(attempts: { byName: number; byAddress: number; oldestSecondsAgo: number }): number {
  const over = attempts.byName > attemptLimits.perName || attempts.byAddress > attemptLimits.perAddress;
  return over ? Math.max(1, Math.ceil(attemptLimits.windowSeconds - attempts.oldestSecondsAgo)) : 0;
}

function isAdmin(holdings: Holding[]): boolean {
  return holdings.some((h) => h.role === 'admin');
}
