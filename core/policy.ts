import { areaContains } from './region.ts';

/** Every role that a person can hold (DESIGN, People and permission). */
export const roles = ['admin', 'officer', 'leader', 'inspector', 'companion', 'owner', 'board', 'mentor', 'buyer', 'banker', 'host'] as const;
export type Role = (typeof roles)[number];

/** `anyone` also has no sign-in; `signedIn` is whoever has one; `system` are jobs, imports and the command line. */
export type Grantee = Role | 'anyone' | 'signedIn' | 'system';

/**
 * How far a grant reaches:
 * `regency` everything in the actor's regency · `area` subjects in an area the role is held in ·
 * `own` subjects the role is held over · `self` the actor's own person.
 */
export type Reach = 'regency' | 'area' | 'own' | 'self';

/** Who may do one action, and how far. Whoever is not named may not. */
export type Policy = Partial<Record<Grantee, Reach>>;

/** A role, held in an area (`35.74.01`) or over a subject (`owner:0190…`). */
export type Holding = { role: Role; area?: string | undefined; subject?: string | undefined };

export type Actor =
  | { kind: 'person'; personId: string; regency: string; holdings: Holding[]; sessionId: string }
  | { kind: 'system'; name: string; regency: string; onBehalfOf?: string | undefined }
  | { kind: 'anyone'; regency: string };

/** Where a subject lies: what a policy needs to know about it, and no more. */
export type Place = {
  area?: string | undefined;
  /** Other areas from which it may be seen, such as those of an owner's enterprises. */ alsoIn?: string[] | undefined;
  heldAs?: string[] | undefined;
  person?: string | undefined;
};

/** What a list is cut to. `everything` means the whole regency of the actor; otherwise the union of areas, subjects and self. */
export type Scope = { everything: boolean; areas: string[]; subjects: string[]; person: string | undefined };

export const noScope: Scope = { everything: false, areas: [], subjects: [], person: undefined };
export const wholeScope: Scope = { everything: true, areas: [], subjects: [], person: undefined };

/** The scope that a policy gives to an actor, or undefined where it gives none. Deny is the default. */
export function scopeOf(actor: Actor, policy: Policy): Scope | undefined {
  if (actor.kind === 'system') return policy.system ? wholeScope : undefined;
  if (policy.anyone) return wholeScope;
  if (actor.kind === 'anyone') return undefined;
  if (policy.signedIn === 'regency') return wholeScope;
  const scope: Scope = { everything: false, areas: [], subjects: [], person: policy.signedIn === 'self' ? actor.personId : undefined };
  for (const holding of actor.holdings) widen(scope, holding, policy[holding.role], actor.personId);
  return scope.everything || scope.areas.length > 0 || scope.subjects.length > 0 || scope.person ? scope : undefined;
}

/** What an enterprise is held as by whoever was sent to visit it. */
export const visitorSubject = (personId: string) => `visitor:${personId}`;

function widen(scope: Scope, holding: Holding, reach: Reach | undefined, personId: string): void {
  if (reach === 'regency') scope.everything = true;
  if (reach === 'area' && holding.area) scope.areas.push(holding.area);
  // Who is sent to visit something outside their own areas may do there what they may do at home.
  if (reach === 'area' && holding.role === 'companion') scope.subjects.push(visitorSubject(personId));
  if (reach === 'own' && holding.subject) scope.subjects.push(holding.subject);
  if (reach === 'self') scope.person = personId;
}

/** Whether a scope covers a place. A subject of unknown area is outside every area's scope (fail closed). */
export function scopeCovers(scope: Scope | undefined, place: Place): boolean {
  if (!scope) return false;
  if (scope.everything) return true;
  const places = [...(place.area === undefined ? [] : [place.area]), ...(place.alsoIn ?? [])];
  if (places.some((inside) => scope.areas.some((area) => areaContains(area, inside)))) return true;
  if (place.heldAs?.some((subject) => scope.subjects.includes(subject))) return true;
  return scope.person !== undefined && place.person === scope.person;
}

export function mayDo(actor: Actor, policy: Policy | undefined, place: Place): boolean {
  return policy !== undefined && scopeCovers(scopeOf(actor, policy), place);
}

/**
 * What the server tells a screen about one action on one subject: `true` it can be done now, a sentence: not now and why.
 * An action that is absent is not the actor's to do at all; its button is not drawn.
 */
export type Can = Record<string, true | string>;
