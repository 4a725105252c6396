import { expect, test } from 'vitest';
import { clusterPairs } from '../cluster/cluster.ts';
import type { Edge } from '../cluster/cluster.ts';
import { chance } from './builders.ts';

const edge = (a: number, b: number, weight = 10): Edge => ({ a, b, weight });

test('strong edges join, weak ones do not, and joining carries on', () => {
  const edges = [edge(1, 2), edge(2, 3), edge(10, 11), edge(3, 10, 1)];
  expect(clusterPairs({ edges, cannot: [], strong: 5, maxSize: 6 })).toEqual({
    clusters: [
      [1, 2, 3],
      [10, 11],
    ],
    held: [],
  });
});

test('what is larger than the limit is held for a person', () => {
  expect(clusterPairs({ edges: [edge(1, 2), edge(2, 3), edge(5, 6)], cannot: [], strong: 5, maxSize: 2 })).toEqual({
    clusters: [[5, 6]],
    held: [[1, 2, 3]],
  });
});

test('a cannot-link parts at the weakest place', () => {
  const edges = [edge(1, 2, 9), edge(2, 3, 6), edge(3, 4, 8)];
  expect(clusterPairs({ edges, cannot: [[1, 4]], strong: 5, maxSize: 6 }).clusters).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('no records at all', () => expect(clusterPairs({ edges: [], cannot: [[1, 2]], strong: 0, maxSize: 6 })).toEqual({ clusters: [], held: [] }));

test('whatever the edges: no cannot-link in one cluster, nobody twice, every strong edge inside or forbidden, order does not matter', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const next = chance(seed);
    const some = () => Math.floor(next() * 40) * 3;
    const edges = Array.from({ length: 60 }, () => edge(some(), some(), Math.floor(next() * 20))).filter(({ a, b }) => a !== b);
    const cannot = Array.from({ length: 15 }, (): [number, number] => [some(), some()]).filter(([a, b]) => a !== b);
    const input = { edges, cannot, strong: 8, maxSize: Infinity };
    const { clusters } = clusterPairs(input);
    const home = new Map(clusters.flatMap((members, at) => members.map((member) => [member, at] as const)));
    expect(home.size).toBe(clusters.flat().length);
    for (const [a, b] of cannot) expect(home.has(a) && home.get(a) === home.get(b)).toBe(false);
    const forbidden = (x: number, y: number) =>
      cannot.some(([a, b]) => (home.get(a) === x && home.get(b) === y) || (home.get(a) === y && home.get(b) === x));
    for (const { a, b, weight } of edges) {
      if (weight < 8 || home.get(a) === home.get(b)) continue;
      const apart = cannot.some(([x, y]) => [a, b].includes(x) || [a, b].includes(y));
      expect(apart || forbidden(home.get(a) ?? -1, home.get(b) ?? -1)).toBe(true);
    }
    expect(clusterPairs({ ...input, edges: edges.toReversed() }).clusters).toEqual(clusters);
  }
});
