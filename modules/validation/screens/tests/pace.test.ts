import { describe, expect, test } from 'vitest';
import { agreementOf, daysToShow, isBehind, neededPerDay, sorted } from '../campaigns/pace.ts';

/** Monday 7 December 2026, at noon in the town. */
const now = new Date('2026-12-07T05:00:00Z');
const tally = { assigned: 10, visited: 0, verified: 0, closed: 0, notFound: 0, refused: 0 };

describe('the pace that is needed', () => {
  test.each([
    ['this week, today among it', { dueOn: '2026-12-11', assigned: 50, visited: 0 }, 10],
    ['over a weekend', { dueOn: '2026-12-14', assigned: 70, visited: 10 }, 10],
    ['all done', { dueOn: '2026-12-11', assigned: 50, visited: 50 }, null],
    ['past its day', { dueOn: '2026-12-04', assigned: 50, visited: 0 }, null],
    ['only today is left', { dueOn: '2026-12-07', assigned: 4, visited: 0 }, 4],
  ])('%s', (_, campaign, needed) => {
    expect(neededPerDay(campaign, now)).toBe(needed);
  });

  test('a weekend without visits and a today without any are no slow days', () => {
    const days = [
      { day: '2026-12-04', n: 0 },
      { day: '2026-12-05', n: 0 },
      { day: '2026-12-06', n: 3 },
      { day: '2026-12-07', n: 0 },
    ];
    expect(daysToShow(days, now).map(({ day }) => day)).toEqual(['2026-12-04', '2026-12-06']);
  });
});

describe('who is behind', () => {
  const finish = (likely: string) => ({ perDay: 1, days: 5, finish: { likely, early: likely, late: null } });
  const none = { perDay: 0, days: 5, finish: null };
  const campaign = { dueOn: '2026-12-31', visited: 5 };
  test.each([
    ['by their own pace late', { ...tally, visited: 2, pace: finish('2027-01-04') }, campaign, true],
    ['done on the due day', { ...tally, visited: 2, pace: finish('2026-12-31') }, campaign, false],
    ['has not begun while others have', { ...tally, pace: none }, campaign, true],
    ['nobody has begun', { ...tally, pace: none }, { ...campaign, visited: 0 }, false],
    ['all done, however late', { ...tally, visited: 10, pace: finish('2027-01-04') }, campaign, false],
  ])('%s', (_, row, whole, behind) => {
    expect(isBehind(row, whole)).toBe(behind);
  });
});

test.each([
  ['least', ['Umi', 'Ainul', 'Wahyu']],
  ['most', ['Wahyu', 'Ainul', 'Umi']],
  ['assigned', ['Ainul', 'Umi', 'Wahyu']],
  ['name', ['Ainul', 'Umi', 'Wahyu']],
] as const)('rows by %s', (by, names) => {
  const rows = [
    { ...tally, name: 'Wahyu', assigned: 10, visited: 9 },
    { ...tally, name: 'Umi', assigned: 20, visited: 2 },
    { ...tally, name: 'Ainul', assigned: 20, visited: 4 },
  ];
  expect(sorted(rows, by, (row) => row.name).map(({ name }) => name)).toEqual(names);
});

test.each([
  [29, 29, 1, 'few'],
  [30, 30, 1, 'always'],
  [100, 90, 0.8, 'often'],
  [100, 80, 0.55, 'fairly'],
  [100, 70, 0.3, 'weakly'],
  [100, 92, 0, 'chance'],
  [100, 95, null, 'always'],
  [100, 50, null, 'fairly'],
] as const)('%i pairs, %i the same, kappa %s: %s', (pairs, agree, kappa, words) => {
  expect(agreementOf({ field: 'activity', pairs, agree, kappa })).toBe(words);
});
