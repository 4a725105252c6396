import { describe, expect, test } from 'vitest';
import { hash64 } from '../linking/keys.ts';
import { rank } from '../linking/link.ts';
import { agreementOf } from '../rules/agreement.ts';
import { commonArea, distanceM, mayLinkAlone, samePerson, suggestVerdict, survivorOf, withinOneOwner, worthReview } from '../rules/duplicates.ts';
import type { Likeness, Standing } from '../rules/duplicates.ts';
import { keptWords } from '../rules/duplicateKept.ts';

const pair = (over: Partial<Likeness> = {}): Likeness => ({
  weight: 15,
  business: 'same',
  sameOwner: false,
  names: ['Siti Aminah', 'Siti Aminah'],
  niks: [null, null],
  differentNik: false,
  ...over,
});

test.each<[string, Partial<Likeness>, boolean]>([
  ['two records of one person and business', {}, true],
  ['below the floor', { weight: -0.1 }, false],
  ['one owner, two different businesses', { sameOwner: true, business: 'different', weight: 40 }, false],
  ['one owner, alike businesses', { sameOwner: true, business: 'like' }, true],
  ['two owner records of one person with different businesses', { business: 'different' }, true],
  ['two valid NIKs', { differentNik: true }, false],
])('worth a look: %s', (_case, over, expected) => expect(worthReview(pair(over), 0)).toBe(expected));

test.each<[string, Partial<Likeness>, boolean]>([
  ['as good as certain', {}, true],
  ['too light', { weight: 11.9 }, false],
  ['an alike business only', { business: 'like' }, false],
  ['a business without a name', { business: 'unnamed' }, false],
  ['a couple', { names: ['Sukarman Wibowo', 'Wulandari Ningsih'] }, false],
  ['an owner who is not known', { names: [null, 'Siti Aminah'] }, false],
  ['NIKs of brothers, one digit apart', { niks: ['3574011203850001', '3574011203850002'] }, false],
  ['one NIK', { niks: ['3574011203850001', '3574011203850001'] }, true],
])('linked without a person: %s', (_case, over, expected) => expect(mayLinkAlone(pair(over), 12)).toBe(expected));

test('one person is told from two by name and NIK', () => {
  expect(samePerson(pair({ names: ['Hj. Siti Aminah', 'Aminah'] }))).toBe(true);
  expect(samePerson(pair({ differentNik: true }))).toBe(false);
  expect(samePerson(pair({ sameOwner: true, names: [null, null] }))).toBe(true);
});

test('within one owner only what tells businesses apart weighs', () => {
  const part = (comparison: string, weight: number) => ({ comparison, level: '', weight });
  const { weight, parts } = withinOneOwner([part('identity', 19), part('name', 18), part('phone', 14), part('address', 13), part('trade', -4)]);
  expect(parts.map(({ comparison }) => comparison)).toEqual(['address', 'trade']);
  expect(weight).toBe(-2 + 1 - 4);
  expect(withinOneOwner([part('point', -3)]).weight).toBe(-5);
});

test.each([
  ['same', false, 20, 'same_enterprise'],
  ['different', false, 20, 'same_owner'],
  ['different', false, 1, 'different'],
  ['different', true, 20, 'different'],
  ['same', false, 1, 'different'],
] as const)('a %s business, one owner %s, weight %s: %s', (business, sameOwner, weight, verdict) =>
  expect(suggestVerdict({ business, sameOwner, weight }, 4.25)).toBe(verdict),
);

test('the survivor is the one that was seen, then the fuller, then the older, from both sides', () => {
  const record = (id: string, over: Partial<Standing> = {}): Standing => ({
    id,
    createdAt: '2026-01-02',
    verifiedOn: null,
    filled: 3,
    holdings: 0,
    ...over,
  });
  const cases: [Standing, Standing, string][] = [
    [record('a'), record('b', { verifiedOn: '2026-01-01' }), 'b'],
    [record('a', { filled: 9 }), record('b', { verifiedOn: '2026-01-01' }), 'b'],
    [record('a'), record('b', { holdings: 2 }), 'b'],
    [record('a'), record('b', { createdAt: '2025-12-31' }), 'b'],
    [record('a'), record('b'), 'a'],
  ];
  for (const [one, other, expected] of cases) expect([survivorOf(one, other), survivorOf(other, one)]).toEqual([expected, expected]);
});

test.each([
  ['35.74.03.1004', '35.74.03.1004', '35.74.03.1004'],
  ['35.74.03.1004', '35.74.03.1002', '35.74.03'],
  ['35.74.03.1004', '35.74.01.1009', '35.74'],
  ['35.74', '35.74.01.1009', '35.74'],
  ['35.74.01.1009', '35.74.01', '35.74.01'],
])('%s and %s lie in %s', (one, other, area) => expect([commonArea(one, other), commonArea(other, one)]).toEqual([area, area]));

describe('agreement', () => {
  test('of Cohen’s own kind: 20 and 15 agreed, 5 and 10 not: kappa 0.4', () => {
    const judged = agreementOf([
      { first: 'same_enterprise', second: 'same_enterprise', n: 20 },
      { first: 'same_enterprise', second: 'different', n: 5 },
      { first: 'different', second: 'same_enterprise', n: 10 },
      { first: 'different', second: 'different', n: 15 },
    ]);
    expect([judged.judged, judged.agreed]).toEqual([50, 35]);
    expect(judged.kappa).toBeCloseTo(0.4, 10);
  });

  test('is not defined where nothing was judged, or where chance alone would agree', () => {
    expect(agreementOf([])).toEqual({ judged: 0, agreed: 0, kappa: null });
    expect(agreementOf([{ first: 'different', second: 'different', n: 7 }])).toEqual({ judged: 7, agreed: 7, kappa: null });
  });
});

test('a rare key tells more than a common one, and oneself is nobody’s like', () => {
  const crowd = Array.from({ length: 40 }, (_, i) => `c${i}`);
  expect(rank([['me', 'rare'], [...crowd, 'rare', 'me'], [...crowd]], 'me')[0]).toBe('rare');
  expect(rank([['me']], 'me')).toEqual([]);
  expect(rank([crowd], 'me')).toHaveLength(30);
});

test('keys of different words are different numbers of 64 bits', () => {
  const keys = new Set(Array.from({ length: 200_000 }, (_, i) => hash64(`name:${i.toString(36)} 35.74.03`)));
  expect(keys.size).toBe(200_000);
  expect([...keys].every((key) => BigInt.asIntN(64, key) === key)).toBe(true);
  expect([...keys].some((key) => key > 2n ** 60n) && [...keys].some((key) => key < -(2n ** 60n))).toBe(true);
});

test('a degree of latitude is 111 km', () => {
  expect(distanceM({ latitude: -7, longitude: 113 }, { latitude: -8, longitude: 113 })).toBe(111_195);
  expect(distanceM({ latitude: -7, longitude: 113 }, { latitude: -7, longitude: 113 })).toBe(0);
});

test('what stays after an undo is said once for each thing', () => {
  expect(
    keptWords(
      [
        { what: 'field', key: 'phone', why: 'edited' },
        { what: 'figure', key: '2025', why: 'edited' },
        { what: 'photo', key: 'x', why: 'removed' },
        { what: 'photo', key: 'y', why: 'removed' },
      ],
      'id',
    ),
  ).toEqual([
    'Nomor telepon sudah diubah sesudah digabung, jadi tetap seperti sekarang.',
    'Omzet dan modal 2025 sudah diubah sesudah digabung, jadi tetap seperti sekarang.',
    'Sebuah foto sudah dihapus sesudah digabung, jadi tidak kembali.',
  ]);
});
