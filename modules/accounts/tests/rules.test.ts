import { describe, expect, test } from 'vitest';
import type { Holding, Role } from '#core/policy.ts';
import { roles } from '#core/policy.ts';
import { attemptLimits, holdingRefusal, mustWaitSeconds, personRefusal } from '../rules.ts';

const held = (role: Role): Holding[] => [{ role, area: '35.74' }];
const subject = 'owner:0190a1b2-0000-7000-8000-000000000001';

describe('who may grant which role', () => {
  const officersMay: Role[] = ['companion', 'owner', 'board', 'mentor', 'buyer', 'banker', 'host'];
  const place = (role: Role) => (['owner', 'board', 'buyer', 'banker', 'host'].includes(role) ? { subject } : { area: '35.74' });

  test.each(roles)('an admin grants %s, an officer only what is the officers’', (role) => {
    expect(holdingRefusal(held('admin'), { role, ...place(role) }, '35.74')).toBeUndefined();
    expect(holdingRefusal(held('officer'), { role, ...place(role) }, '35.74')?.code).toBe(
      officersMay.includes(role) ? undefined : 'accounts.roleNotYours',
    );
  });

  test.each<[string, Parameters<typeof holdingRefusal>[1], string | undefined]>([
    ['a companion without an area', { role: 'companion' }, 'accounts.roleNeedsArea'],
    ['a companion over a subject', { role: 'companion', subject }, 'accounts.roleNeedsArea'],
    ['a companion of a village', { role: 'companion', area: '35.74.01.1001' }, undefined],
    ['a companion of a district', { role: 'companion', area: '35.74.01' }, undefined],
    ['an area of the neighbour', { role: 'companion', area: '35.13.01.2001' }, 'accounts.areaOutside'],
    ['a province', { role: 'leader', area: '35' }, 'accounts.areaOutside'],
    ['an area that only begins alike', { role: 'companion', area: '35.741' }, 'accounts.areaOutside'],
    ['an owner over nothing', { role: 'owner' }, 'accounts.roleNeedsOne'],
    ['an owner over a subject and in an area', { role: 'owner', subject, area: '35.74' }, 'accounts.roleNeedsOne'],
    ['an owner over a subject', { role: 'owner', subject }, undefined],
    ['a banker of the whole regency', { role: 'banker', area: '35.74' }, undefined],
  ])('%s', (_title, wanted, code) => {
    expect(holdingRefusal(held('admin'), wanted, '35.74')?.code).toBe(code);
  });
});

describe('whose account may be changed', () => {
  test.each<[Role, Role, boolean]>([
    ['admin', 'admin', true],
    ['admin', 'officer', true],
    ['admin', 'companion', true],
    ['officer', 'admin', false],
    ['officer', 'officer', false],
    ['officer', 'leader', false],
    ['officer', 'inspector', false],
    ['officer', 'companion', true],
    ['officer', 'owner', true],
  ])('%s changes %s: %s', (changer, changed, allowed) => {
    expect(personRefusal(held(changer), { holdings: [{ role: changed }] })?.code).toBe(allowed ? undefined : 'accounts.personNotYours');
  });

  test('one guarded role among others guards the account, no role at all guards nothing', () => {
    expect(personRefusal(held('officer'), { holdings: [{ role: 'companion' }, { role: 'officer' }] })?.code).toBe('accounts.personNotYours');
    expect(personRefusal(held('officer'), { holdings: [] })).toBeUndefined();
  });
});

describe('how long to wait before the next try', () => {
  const { perName, perAddress, windowSeconds } = attemptLimits;
  test.each([
    [1, 1, 0, 0],
    [perName, perName, 10, 0],
    [perName + 1, perName + 1, 10, windowSeconds - 10],
    [perName + 1, perName + 1, windowSeconds - 0.2, 1],
    [1, perAddress, 100, 0],
    [1, perAddress + 1, 100, windowSeconds - 100],
  ])('%d by name, %d by address, the oldest %d s ago: %d s', (byName, byAddress, oldestSecondsAgo, seconds) => {
    expect(mustWaitSeconds({ byName, byAddress, oldestSecondsAgo })).toBe(seconds);
  });
});
