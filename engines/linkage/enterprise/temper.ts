import { identityLevels } from './compare/identity.ts';
import { nameLevels } from './compare/name.ts';

/** Places of the comparisons in the profile's order (comparisons.ts). */
const identityAt = 0;
const nameAt = 2;

const numbers = (all: readonly string[], named: readonly string[]): ReadonlySet<number> => new Set(named.map((name) => all.indexOf(name) + 1));

const samePerson = numbers(identityLevels, ['nikSame', 'nikLastLost', 'nikOneDigit', 'birthSame']);
const otherPerson = numbers(identityLevels, ['nikDifferent', 'birthDifferent']);
const otherName = numbers(nameLevels, ['different', 'family']);
const halfName = numbers(nameLevels, ['partOne', 'partOther', 'partTypo', 'shared', 'near']);

/** What remains, at most, where a household explains all that agrees. */
const caps = { otherPersonOtherName: -5, otherName: 1, otherPersonHalfName: 3, otherPerson: 8 };

/**
 * House, telephone and business are not three witnesses: man and wife, father and son share all of them. Where the names are those of two
 * people, only NIK or birth can make them one; where NIK or birth tell two people apart, a person decides at most. `levels` are by comparison in the profile's
 * order, `weight` their sum; gives the weight to go by.
 */
export function temper(levels: ArrayLike<number>, weight: number): number {
  const identity = levels[identityAt] ?? 0;
  const name = levels[nameAt] ?? 0;
  if (samePerson.has(identity)) return weight;
  const other = otherPerson.has(identity);
  if (otherName.has(name)) return Math.min(weight, other ? caps.otherPersonOtherName : caps.otherName);
  if (!other) return weight;
  return Math.min(weight, halfName.has(name) ? caps.otherPersonHalfName : caps.otherPerson);
}
