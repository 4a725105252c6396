import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardStamps, idsBelowTrust, readCards, readFreshness, trustByArea } from '#modules/registry/index.ts';
import { confirmationsOf, meanTrust, trustAfter } from '../rules/freshnessFields.ts';
import type { Told } from '../rules/freshnessFields.ts';
import { headsOf, sameValue, settle } from '../rules/visitsMerge.ts';
import type { Edit, FieldValue } from '../rules/visitsMerge.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { jati, register } from './builders.ts';
import { inWork } from './merging_builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const halfLives = { phone: 540, address: 1460, activity: 365, turnover: 365, workers: 540, legality: 730 };
const known = { phone: true, address: true, activity: true, turnover: true, workers: true, legality: true };
const today = '2026-12-01';

describe('rules', () => {
  test.each([
    [0, 365, 1],
    [365, 365, 0.5],
    [730, 365, 0.25],
    [270, 540, Math.SQRT1_2],
    [-3, 365, 1],
  ])('%i days on a half-life of %i leave %f', (age, halfLife, trust) => {
    expect(trustAfter(age, halfLife)).toBeCloseTo(trust, 12);
  });

  const told = (on: string, how: Told['how']): Told => ({ field: 'activity', on, how });
  const cases: [title: string, told: Told[], verifiedOn: string | null, on: string, how: string][] = [
    ['never confirmed: the day of the record', [], null, '2025-12-01', 'recorded'],
    ['a visit of old', [], '2026-03-01', '2026-03-01', 'visit'],
    ['the last word, not the visit of old', [told('2026-02-01', 'stated')], '2026-03-01', '2026-02-01', 'stated'],
    ['the newer of two', [told('2026-05-01', 'stated'), told('2026-04-01', 'visit')], null, '2026-05-01', 'stated'],
    [
      'of one day, what was seen',
      [told('2026-05-01', 'stated'), told('2026-05-01', 'visit'), told('2026-05-01', 'document')],
      null,
      '2026-05-01',
      'visit',
    ],
  ];
  test.each(cases)('%s', (_title, words, verifiedOn, on, how) => {
    const facts = { known, told: words, verifiedOn, recordedOn: '2025-12-01' };
    expect(confirmationsOf(halfLives, facts, today).find((c) => c.field === 'activity')).toMatchObject({ on, how });
  });

  test('what is empty is not trusted, and counts in the mean', () => {
    const facts = { known: { ...known, phone: false, turnover: false, workers: false }, told: [], verifiedOn: null, recordedOn: today };
    expect(meanTrust(confirmationsOf(halfLives, facts, today))).toBe(0.5);
  });
});

describe('which edits stand', () => {
  const one = (id: string, over: Partial<Edit> = {}): Edit => ({
    id,
    by: id,
    value: id,
    at: '2026-11-01T00:00:00Z',
    base: 1,
    applied: 2,
    after: [],
    ...over,
  });
  const heads: [title: string, edits: Edit[], heads: string[]][] = [
    ['two who knew nothing of each other', [one('a'), one('b', { applied: 3 })], ['a', 'b']],
    ['one who had seen the other', [one('a'), one('b', { base: 2, applied: 3 })], ['b']],
    ['one who names their own', [one('a', { by: 'x' }), one('b', { by: 'x', after: ['a'], applied: 3 })], ['b']],
    ['one who names somebody else’s', [one('a'), one('b', { after: ['a'], applied: 3 })], ['a', 'b']],
    ['that came before what it follows', [one('b', { by: 'x', after: ['a'] }), one('a', { by: 'x', applied: 3 })], ['b']],
    ['the last word of one person', [one('a', { by: 'x' }), one('b', { by: 'x', at: '2026-11-02T00:00:00Z', applied: 3 })], ['b']],
    ['a clock that was set back', [one('a', { by: 'x', at: '2026-11-02T00:00:00Z' }), one('b', { by: 'x', after: ['a'], applied: 3 })], ['b']],
    ['the office, which saw both', [one('a'), one('b', { applied: 3 }), one('c', { base: 3, applied: 4 })], ['c']],
    ['a late one beside the office', [one('c', { base: 3, applied: 4 }), one('d', { applied: 5 })], ['c', 'd']],
  ];
  test.each(heads)('%s', (_title, edits, expected) => {
    expect(headsOf(edits).map((edit) => edit.id)).toEqual(expected);
    expect(headsOf([...edits].reverse()).map((edit) => edit.id)).toEqual([...expected].reverse());
  });

  const here = { latitude: -7.75, longitude: 113.21, accuracyM: null };
  const values: [field: string, a: FieldValue, b: FieldValue, same: boolean][] = [
    ['address', 'Jalan Mawar 1', ' jalan  mawar 1 ', true],
    ['address', 'Jalan Mawar 1', 'Jalan Mawar 11', false],
    ['phone', '+62841', '+62842', false],
    ['workersMale', 1, 2, false],
    ['brand', null, null, true],
    ['brand', null, 'X', false],
    ['ownerHasSmartphone', true, true, true],
    ['point', here, { ...here, latitude: -7.7508 }, true],
    ['point', here, { ...here, latitude: -7.752 }, false],
    ['point', here, { ...here, latitude: -7.752, accuracyM: 300 }, true],
    ['point', here, null, false],
  ];
  test.each(values)('%s: %j and %j', (field, a, b, same) => {
    expect([sameValue(field, a, b), sameValue(field, b, a)]).toEqual([same, same]);
  });

  test('always somebody’s edit stands, the same in any order', () => {
    const edit = fc.record({
      id: fc.uuid(),
      by: fc.constantFrom('x', 'y', 'z'),
      value: fc.constantFrom('a', 'b'),
      at: fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'),
      base: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(edit, { minLength: 1, maxLength: 8, selector: (e) => e.id }), (bare) => {
        const edits = bare.map((e, i) => ({
          ...e,
          applied: Math.max(e.base, i) + 1,
          after: bare
            .slice(0, i)
            .filter((_, j) => (i + j) % 3 === 0)
            .map((x) => x.id),
        }));
        const settled = settle('brand', edits);
        expect(settled).toBeDefined();
        expect(settle('brand', [...edits].reverse())?.stands).toEqual(settled?.stands);
      }),
    );
  });
});

describe('doors', () => {
  test('trust is the same one by one, in pages and in the mean of an area', async () => {
    const made = await register(town.as('petugas'), { address: 'Jalan Uji 1', workersMale: 2 });
    town.clock.advance({ days: 364 });
    const { items } = await inWork(town, (ctx) => idsBelowTrust(ctx, { area: jati, limit: 1000 }));
    const each = await inWork(town, (ctx) =>
      readFreshness(
        ctx,
        items.map((item) => item.id),
      ),
    );
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) expect(item.trust).toBeCloseTo(each.get(item.id)?.trust ?? -1, 9);
    const parts = await inWork(town, (ctx) => trustByArea(ctx, '35.74.03'));
    const mean = items.reduce((sum, item) => sum + item.trust, 0) / items.length;
    expect(parts.find((part) => part.area === jati)).toMatchObject({ n: items.length, trust: expect.closeTo(mean, 9) });
    expect(each.get(made.id)?.confirmations.find((c) => c.field === 'activity')?.trust).toBeCloseTo(2 ** (-364 / 365), 9);
    expect(await inWork(town, (ctx) => trustByArea(ctx, homeRegency))).toHaveLength(5);
  });

  test('a card and its stamp', async () => {
    const made = await register(town.as('petugas'));
    const [card] = await inWork(town, (ctx) => readCards(ctx, [made.id]));
    expect(card).toMatchObject({ id: made.id, owner: { id: made.ownerId }, lacksDocuments: ['nib'] });
    const stamps = await inWork(town, (ctx) => cardStamps(ctx, { areas: [jati], ids: [] }));
    expect(stamps.find((row) => row.id === made.id)?.stamp).toBe(card?.stamp);
  });
});
