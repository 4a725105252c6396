import { expect, test } from 'vitest';
import { learnM } from '../train/expectation.ts';
import { Histogram } from '../train/histogram.ts';
import { log2Odds, probabilityOf } from '../train/model.ts';
import { chance } from './builders.ts';

/** Draws pairs from known m, u and share of matches, conditionally independent as the model has it. */
function drawPairs(count: number, share: number, m: number[][], u: number[][], seed: number): Histogram {
  const next = chance(seed);
  const histogram = new Histogram(m.length);
  const columns = m.map(() => new Uint8Array(count));
  for (let k = 0; k < count; k++) {
    const chances = next() < share ? m : u;
    for (const [c, levels] of chances.entries()) {
      let left = next();
      const found = levels.findIndex((chance) => (left -= chance) < 0);
      // A tenth of all values is missing.
      if (columns[c]) columns[c][k] = next() < 0.1 ? 0 : (found < 0 ? levels.length - 1 : found) + 1;
    }
  }
  histogram.add(columns, new Float64Array(count), count);
  return histogram;
}

const m = [
  [0.8, 0.15, 0.05],
  [0.7, 0.3],
  [0.6, 0.25, 0.1, 0.05],
  [0.9, 0.1],
];
const u = [
  [0.01, 0.02, 0.97],
  [0.05, 0.95],
  [0.002, 0.018, 0.08, 0.9],
  [0.2, 0.8],
];
const usual = m.map((levels) => Float64Array.from(levels, (_, k) => (k === 0 ? 0.95 : 0.05 / (levels.length - 1))));
const start = { u: u.map((levels) => Float64Array.from(levels)), known: m.map(() => null), temper: null };

test('EM finds the m and the share of matches that pairs were drawn from', () => {
  const learned = learnM(drawPairs(60_000, 0.08, m, u, 3), { ...start, m: usual, prior: 0.01 });
  expect(learned.prior).toBeCloseTo(0.08, 2);
  for (const [c, levels] of m.entries()) for (const [k, chance] of levels.entries()) expect(learned.m[c]?.[k]).toBeCloseTo(chance, 1);
  for (const levels of learned.m) expect(levels.reduce<number>((sum, chance) => sum + (chance ?? 0), 0)).toBeCloseTo(1, 9);
});

test('the order of the pairs changes nothing, to the last bit', () => {
  const forwards = drawPairs(5000, 0.1, m, u, 3);
  const backwards = new Histogram(m.length);
  for (let p = forwards.size - 1; p >= 0; p--) {
    const columns = m.map((_, c) => new Uint8Array(forwards.counts[p] ?? 0).fill(forwards.levels[p * m.length + c] ?? 0));
    backwards.add(columns, new Float64Array(forwards.counts[p] ?? 0), forwards.counts[p] ?? 0);
  }
  const learn = (histogram: Histogram) => learnM(histogram.sorted(), { ...start, m: usual, prior: 0.02 });
  expect(learn(backwards)).toEqual(learn(forwards));
});

test('what was learned elsewhere holds against a handful of pairs, and yields to thousands', () => {
  const other = m.map((levels) => Float64Array.from(levels, (_, k) => (k === 0 ? 0.4 : 0.6 / (levels.length - 1))));
  const known = other.map((levels) => levels.map((chance) => chance * 300));
  const learn = (pairs: number) => learnM(drawPairs(pairs, 0.1, m, u, 5), { ...start, m: other, prior: 0.05, known }).m[3]?.[0] ?? 0;
  expect(learn(60)).toBeLessThan(0.5);
  expect(learn(60_000)).toBeGreaterThan(0.85);
});

test('a level that no pair has is not learned', () => {
  const histogram = new Histogram(1);
  histogram.add([Uint8Array.of(1, 3, 3, 3)], new Float64Array(4), 4);
  const learned = learnM(histogram, {
    m: [Float64Array.of(0.9, 0.05, 0.05)],
    u: [Float64Array.of(0.1, 0.2, 0.7)],
    prior: 0.1,
    known: [null],
    temper: null,
  });
  expect(learned.m[0]?.[1]).toBeNull();
});

test('an adjustment of a bit is one bit of evidence', () => {
  const histogram = new Histogram(1);
  histogram.add([Uint8Array.of(0, 0)], Float64Array.of(0, 5), 2);
  const { prior } = learnM(histogram, { m: [Float64Array.of(1)], u: [Float64Array.of(1)], prior: 0.5, known: [null], temper: null });
  expect(prior).toBeGreaterThan(0.5);
  expect(probabilityOf(log2Odds(0.37))).toBeCloseTo(0.37, 12);
});
