import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isWorkingDay } from '#core/dates.ts';
import { createRandom } from '#test/town/prng.ts';
import { holdersOf, loadsOf, planBalanced, planOwn, secondLookers } from '../rules/campaigns/assign.ts';
import type { Plan } from '../rules/campaigns/assign.ts';
import { balance, shareOut } from '../rules/campaigns/balance.ts';
import type { Load, Move } from '../rules/campaigns/balance.ts';
import { betaAtMost } from '../rules/campaigns/beta.ts';
import { drawShare } from '../rules/campaigns/draw.ts';
import { dailyCounts, dispersionOf, forecast, workingDaysAfter } from '../rules/campaigns/forecast.ts';
import { agreementByField } from '../rules/campaigns/secondLook.ts';
import { areasAround, placeKey } from '../rules/campaigns/places.ts';

/** Villages in a row, a kilometre apart. */
const village = (n: number) => `35.74.01.${1000 + n}`;
const places = new Map(Array.from({ length: 40 }, (_, n) => [village(n), { latitude: -7.7, longitude: 113 + n / 110 }]));
const rule = { aboveMedian: 1.5, least: 20 };
const sizeOf = (load: Load) => load.villages.reduce((sum, { n }) => sum + n, 0);
const loadOf = (n: number, size: number): Load => ({
  personId: `p${String(n).padStart(2, '0')}`,
  areas: [village(n)],
  villages: size > 0 ? [{ code: village(n), n: size }] : [],
});

const after = (loads: Load[], moves: Move[]) => {
  const sizes = new Map(loads.map((load) => [load.personId, sizeOf(load)]));
  for (const { from, to, n } of moves) {
    sizes.set(from, (sizes.get(from) ?? 0) - n);
    sizes.set(to, (sizes.get(to) ?? 0) + n);
  }
  return sizes;
};

describe('balance', () => {
  const anyLoads = fc
    .array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 30 })
    .map((sizes) => sizes.map((size, n) => loadOf(n, size)));

  test('nobody is lost, nobody is in twice, the most never grows, and it is the same every time', () => {
    fc.assert(
      fc.property(anyLoads, (loads) => {
        const moves = balance(loads, rule, places);
        const sizes = [...after(loads, moves).values()];
        const before = loads.map(sizeOf);
        const sum = (all: number[]) => all.reduce((total, n) => total + n, 0);
        expect(sum(sizes)).toBe(sum(before));
        expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.max(...before));
        for (const move of moves) expect(move.n).toBeGreaterThan(0);
        for (const load of loads) {
          for (const { code, n } of load.villages)
            expect(sum(moves.filter((m) => m.from === load.personId && m.village === code).map((m) => m.n))).toBeLessThanOrEqual(n);
        }
        expect(balance([...loads].reverse(), rule, places)).toEqual(moves);
      }),
    );
  });

  test('whoever gives keeps no less than anybody had at the limit, and whoever has little is asked for nothing', () => {
    fc.assert(
      fc.property(anyLoads, (loads) => {
        const moves = balance(loads, rule, places);
        const left = after(loads, moves);
        for (const { from } of moves) expect(left.get(from)).toBeGreaterThanOrEqual(rule.least);
        const givers = new Set(moves.map((move) => move.from));
        for (const { to } of moves) expect(givers.has(to)).toBe(false);
      }),
    );
  });

  test('small loads are untouched', () => {
    expect(balance([loadOf(0, 20), loadOf(1, 1), loadOf(2, 0)], rule, places)).toEqual([]);
    expect(balance([loadOf(0, 500)], rule, places)).toEqual([]);
    expect(balance([loadOf(0, 120), loadOf(1, 100), loadOf(2, 90)], rule, places)).toEqual([]);
  });

  test('the nearest of those with least helps, with one whole run', () => {
    const moves = balance([loadOf(0, 100), loadOf(1, 100), loadOf(9, 400), loadOf(10, 20), loadOf(20, 100)], rule, places);
    expect(moves[0]).toEqual({ from: 'p09', to: 'p10', village: village(9), n: expect.any(Number) });
    expect(moves.length).toBeLessThanOrEqual(4);
  });

  test('what somebody leaves is shared out evenly', () => {
    const moves = shareOut(loadOf(5, 100), [loadOf(4, 0), loadOf(6, 900), loadOf(30, 0)], places);
    expect(moves.map(({ to, n }) => [to, n])).toEqual([
      ['p04', 33],
      ['p06', 33],
      ['p30', 34],
    ]);
  });
});

describe('who gets what', () => {
  const people = [
    { personId: 'a', areas: [village(1)] },
    { personId: 'b', areas: [village(2)] },
    { personId: 'c', areas: [village(2)] },
    { personId: 'd', areas: ['35.74.01'] },
  ];

  test.each([
    ['a village with one', village(1), ['a']],
    ['a village with two', village(2), ['b', 'c']],
    ['a village with none falls to its district', village(3), ['d']],
    ['only the district is known', '35.74.01', ['d']],
    ['another district has nobody', '35.74.02.1001', []],
  ])('%s', (_what, area, holders) => expect(holdersOf(people, area)).toEqual(holders));

  test('several of one village get equal runs of it; what nobody holds stays with the office', () => {
    const plan = planOwn(
      new Map([
        [village(2), 11],
        ['35.74.02.1001', 4],
      ]),
      people,
    );
    expect(plan.get(village(2))).toEqual([
      { personId: 'b', n: 5 },
      { personId: 'c', n: 6 },
    ]);
    expect(plan.get('35.74.02.1001')).toEqual([{ personId: null, n: 4 }]);
  });

  test('balanced, each village still has all of its enterprises', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 25 }), (sizes) => {
        const companions = sizes.map((_, n) => ({ personId: `p${n}`, areas: [village(n)] }));
        const own = planOwn(new Map(sizes.map((size, n) => [village(n), size])), companions);
        const plan = planBalanced(own, companions, rule, places);
        const total = (one: Plan, area: string) => (one.get(area) ?? []).reduce((sum, share) => sum + share.n, 0);
        sizes.forEach((size, n) => expect(total(plan, village(n))).toBe(size));
        const most = (one: Plan) => Math.max(...loadsOf(one, companions, places).map(sizeOf));
        expect(most(plan)).toBeLessThanOrEqual(most(own));
      }),
    );
  });

  test('a second look goes to one of the nearest others, evenly, and never to whom it must not', () => {
    const drawn = Array.from({ length: 9 }, (_, n) => ({ enterpriseId: `e${n}`, area: village(1), not: ['a'] }));
    const given = new Map<string, number>();
    const chosen = secondLookers(drawn, people, places, given);
    expect(chosen.size).toBe(9);
    expect([...given]).toEqual(
      expect.arrayContaining([
        ['b', 3],
        ['c', 3],
        ['d', 3],
      ]),
    );
    expect(secondLookers([{ enterpriseId: 'e', area: village(1), not: ['a', 'b', 'c', 'd'] }], people, places, new Map()).size).toBe(0);
  });
});

describe('places', () => {
  test('around one village are its neighbours, the nearest first', () => {
    expect(areasAround(places, [village(10)], 4)).toEqual([village(9), village(11), village(8), village(12)]);
    expect(areasAround(places, ['35.74.09.1001'], 4)).toEqual([]);
  });

  test('what is a street apart lies closer on the curve, most of the time, than what is across the town', () => {
    const random = createRandom('places');
    const key = (latitude: number, longitude: number) => placeKey({ latitude, longitude }) ?? 0;
    let closer = 0;
    for (let n = 0; n < 500; n++) {
      const [lat, lng] = [-7.8 + between(random, 0, 0.1), 113.1 + between(random, 0, 0.1)];
      const near = Math.abs(key(lat, lng) - key(lat + 0.0005, lng));
      const far = Math.abs(key(lat, lng) - key(lat + 0.04, lng - 0.04));
      closer += near < far ? 1 : 0;
    }
    expect(closer).toBeGreaterThan(440);
    expect(placeKey({ latitude: null, longitude: 113 })).toBeNull();
  });
});

describe('the drawn share', () => {
  const ids = Array.from({ length: 200 }, (_, n) => `enterprise ${n}`);
  test('is the same for a seed, in whatever order they come, and another for another seed', () => {
    const drawn = drawShare('campaign', ids, 5);
    expect(drawn).toHaveLength(10);
    expect(drawShare('campaign', [...ids].reverse(), 5)).toEqual(drawn);
    expect(drawShare('another', ids, 5)).not.toEqual(drawn);
  });
  test.each([
    ['of few, one', 3, 5, 1],
    ['of none, none', 0, 5, 0],
    ['no share', 100, 0, 0],
    ['half', 31, 50, 16],
  ])('%s', (_what, n, hundredths, size) => expect(drawShare('s', ids.slice(0, n), hundredths)).toHaveLength(size));
});

test('agreement of second looks, field by field: spelling and a few steps are no difference, kappa where there are few values', () => {
  const said = new Map<string, Record<string, unknown>>([
    ['a1', { activity: 'active', address: 'Jl. Mawar No. 3', point: '-7.75, 113.2', workersMale: 2 }],
    ['a2', { activity: 'active', address: 'jl mawar no 3', point: '-7.7501, 113.2001', workersMale: 3 }],
    ['b1', { activity: 'closed', point: '-7.75, 113.2' }],
    ['b2', { activity: 'closed', point: '-7.79, 113.2', phone: '0812' }],
  ]);
  const pairs = [
    { first: 'a1', second: 'a2' },
    { first: 'b1', second: 'b2' },
    { first: 'c1', second: 'c2' },
  ];
  expect(agreementByField(pairs, said)).toEqual([
    { field: 'activity', pairs: 2, agree: 2, kappa: 1 },
    { field: 'point', pairs: 2, agree: 1, kappa: null },
    { field: 'address', pairs: 1, agree: 1, kappa: null },
    { field: 'workersMale', pairs: 1, agree: 0, kappa: null },
  ]);
});

describe('pace', () => {
  // 23 November 2026 is a Monday.
  test.each([
    ['a Friday and a Saturday', '2026-11-20', 1, '2026-11-23'],
    ['from a Saturday', '2026-11-21', 1, '2026-11-23'],
    ['two weeks', '2026-11-23', 10, '2026-12-07'],
    ['none', '2026-11-22', 0, '2026-11-22'],
  ])('working days: %s', (_what, from, n, to) => expect(workingDaysAfter(from, n)).toBe(to));

  test.each<[what: string, visits: [string, number][], startsOn: string, counts: number[]]>([
    [
      'days without a visit count',
      [
        ['2026-11-19', 4],
        ['2026-11-23', 2],
      ],
      '2026-11-18',
      [0, 4, 0, 2],
    ],
    [
      'a weekend counts with the Friday before',
      [
        ['2026-11-20', 4],
        ['2026-11-21', 2],
        ['2026-11-22', 1],
      ],
      '2026-11-20',
      [7, 0],
    ],
    [
      'only the last ten',
      [
        ['2026-11-02', 9],
        ['2026-11-23', 1],
      ],
      '2026-11-02',
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ],
    ['today counts where there is nothing else', [['2026-11-24', 5]], '2026-11-24', [5]],
    [
      'today is not over',
      [
        ['2026-11-23', 6],
        ['2026-11-24', 1],
      ],
      '2026-11-23',
      [6],
    ],
    ['visits before the first day', [['2026-11-19', 3]], '2026-11-23', [3, 0, 0]],
  ])('%s', (_what, visits, startsOn, counts) => expect(dailyCounts(new Map(visits), startsOn, '2026-11-24')).toEqual(counts));

  test('nothing is forecast before anything happened, nor where the end is out of sight; what is done is done', () => {
    expect(forecast([0, 0], 10, '2026-11-24')).toEqual({ perDay: 0, days: 2, finish: null });
    expect(forecast([1, 0, 0, 0, 0], 90_000, '2026-11-24').finish).toBeNull();
    expect(forecast([4, 4], 0, '2026-11-24').finish).toEqual({ likely: '2026-11-24', early: '2026-11-24', late: '2026-11-24' });
  });

  test('few days say no latest; more days and even ones say it more sharply', () => {
    expect(forecast([40, 40], 400, '2026-11-24').finish?.late).toBeNull();
    const width = (counts: number[]) => {
      const finish = forecast(counts, 400, '2026-11-24').finish;
      return Date.parse(finish?.late ?? '') - Date.parse(finish?.early ?? '');
    };
    expect(width([40, 41, 39, 40, 40, 41, 39, 40, 40, 40])).toBeLessThan(width([40, 41, 39]));
    expect(width([40, 41, 39, 40, 40])).toBeLessThan(width([5, 90, 10, 85, 10]));
    const { likely, early, late } = forecast([40, 41, 39, 40, 40], 400, '2026-11-24').finish ?? { likely: '', early: '', late: '' };
    expect([early <= likely, likely <= (late ?? ''), likely]).toEqual([true, true, workingDaysAfter('2026-11-24', 11)]);
  });

  test('dispersion: even days are taken for a little less than assumed, uneven ones for what they are', () => {
    expect(dispersionOf([10, 10, 10, 10])).toBeCloseTo(9 / 6, 10);
    expect(dispersionOf([0, 40, 0, 40, 0, 40, 0, 40])).toBeGreaterThan(15);
  });

  test('the incomplete beta function, against values known in closed form', () => {
    expect(betaAtMost(0.3, 1, 1)).toBeCloseTo(0.3, 10);
    expect(betaAtMost(0.3, 2, 1)).toBeCloseTo(0.09, 10);
    expect(betaAtMost(0.3, 1, 3)).toBeCloseTo(1 - 0.7 ** 3, 10);
    expect(betaAtMost(0.5, 7.5, 7.5)).toBeCloseTo(0.5, 10);
    expect([betaAtMost(0, 2, 3), betaAtMost(1, 2, 3)]).toEqual([0, 1]);
  });
});

/** A campaign as it goes: people of different diligence, days that are good or bad for all of them. */
function simulate(seed: string) {
  const random = createRandom(seed);
  const people = random.int(5, 30);
  const diligence = Array.from({ length: people }, () => 2 + between(random, 0, 8));
  const uneven = between(random, 0.1, 0.5);
  const dayOf = () => {
    const weather = Math.max(0.05, 1 + uneven * normal(random));
    return diligence.reduce((sum, mean) => sum + poisson(random, mean * weather), 0);
  };
  const seen = Array.from({ length: random.int(4, 10) }, dayOf);
  const left = Math.round(between(random, 3, 25) * diligence.reduce((sum, mean) => sum + mean, 0));
  let days = 0;
  for (let rest = left; rest > 0; days++) rest -= dayOf();
  return { seen, left, days };
}

type Random = ReturnType<typeof createRandom>;
const between = (random: Random, from: number, to: number) => from + random.next() * (to - from);
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
function poisson(random: Random, mean: number): number {
  let [n, product] = [0, random.next()];
  for (const floor = Math.exp(-mean); product > floor; n++) product *= random.next();
  return n;
}

test('over many simulated campaigns the true end lies between early and late in eight of ten', () => {
  const today = '2026-11-24';
  const many = 600;
  let within = 0;
  for (let n = 0; n < many; n++) {
    const { seen, left, days } = simulate(`campaign ${n}`);
    const { finish } = forecast(seen, left, today);
    const end = workingDaysAfter(today, days);
    if (finish?.late && finish.early <= end && end <= finish.late) within += 1;
  }
  expect(within / many).toBeGreaterThan(0.7);
  expect(within / many).toBeLessThan(0.9);
  expect(isWorkingDay(addDays(today, 3))).toBe(true);
});
