import { expect, test } from 'vitest';
import { link } from '../link.ts';
import type { Linked } from '../link.ts';
import { pairDetails } from '../report/pairDetails.ts';
import type { Settings } from '../settings/settings.ts';
import { trainModel } from '../train/trainModel.ts';
import type { Row } from './builders.ts';
import { chance, people, peopleSettings, settingsOf, tableOf } from './builders.ts';

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = chance(seed);
  const keys = list.map(() => next());
  return list
    .map((_, k) => k)
    .sort((x, y) => (keys[x] ?? 0) - (keys[y] ?? 0))
    .flatMap((k) => list[k] ?? []);
}

function run(rows: readonly Row[], settings: Settings, second: readonly Row[] = []) {
  const table = tableOf(rows, settings, second);
  const linked = link(table, settings);
  const pairs = [...pairDetails(linked, table, settings)];
  const names = (rows: number[]) => rows.map((row) => table.column('id').values.text(table.column('id').ids[row] ?? 0)).sort();
  return { linked, pairs, clusters: linked.clusters.members.map(names).map(String).sort() };
}

const rows = people(1500, 4);

test('finds the people who are there twice', () => {
  const { linked } = run(rows, settingsOf(peopleSettings));
  expect(linked.best?.f1).toBeGreaterThan(0.97);
  expect(linked.clusters.f1).toBeGreaterThan(0.97);
  expect(linked.truePairs).toBe(rows.length - new Set(rows.map((row) => row['person'])).size);
  const [, , auto] = linked.bands;
  expect(auto?.precision).toBe(1);
  for (const { levels } of linked.model.comparisons) {
    expect(levels.reduce((sum, { u }) => sum + u, 0)).toBeCloseTo(1, 2);
    // A level that no EM block saw keeps what is usual.
    expect(levels.reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 1);
  }
});

test('the order of the records changes nothing: pairs, weights, levels, clusters', () => {
  const settings = settingsOf(peopleSettings);
  const { linked, ...first } = run(rows, settings);
  for (const seed of [1, 2]) {
    const { linked: again, ...other } = run(shuffled(rows, seed), settings);
    expect(other).toEqual(first);
    expect(again.model).toEqual(linked.model);
    expect(again.best).toEqual(linked.best);
  }
});

test('the same seed gives the same, another seed other random pairs', () => {
  const model = (seed: number) => run(rows, settingsOf({ ...peopleSettings, seed })).linked.model;
  expect(model(1)).toEqual(model(1));
  expect(model(1)).not.toEqual(model(2));
});

test('truth is for the report only', () => {
  const { truth: _, ...untold } = peopleSettings;
  const { linked, pairs } = run(rows, settingsOf(untold));
  const told = run(rows, settingsOf(peopleSettings));
  expect(pairs).toEqual(told.pairs);
  expect(linked.model).toEqual(told.linked.model);
  expect([linked.best, linked.truePairs, linked.clusters.f1]).toEqual([null, null, null]);
  expect(linked.bands.every(({ precision }) => precision === null)).toBe(true);
});

test('a true pair that no rule brings together counts as missed', () => {
  const only = settingsOf({ ...peopleSettings, blocking_rules: ['phone'] });
  const { linked } = run(rows, only);
  expect(linked.truePairs).toBe(run(rows, settingsOf(peopleSettings)).linked.truePairs);
  expect(linked.best?.recall).toBeLessThan(0.7);
});

test('between two inputs only pairs across are weighed', () => {
  const [ours, theirs] = [rows.filter((_, k) => k % 2 === 0), rows.filter((_, k) => k % 2 === 1)];
  const { linked, pairs } = run(ours, settingsOf({ ...peopleSettings, link_type: 'link' }, 2), theirs);
  const first = new Set(ours.map((row) => row['id']));
  expect(pairs.length).toBeGreaterThan(100);
  for (const { left, right } of pairs) expect([first.has(left), first.has(right)]).toEqual([true, false]);
  expect(linked.best?.f1).toBeGreaterThan(0.97);
});

test('a shared rare value weighs more than a shared common one', () => {
  const { linked } = run(rows, settingsOf(peopleSettings));
  const adjuster = linked.scoring.adjustments.find(({ column }) => linked.scoring.comparisons[column]?.spec.name === 'first')?.adjuster;
  const counts = new Map<string, number[]>();
  for (const [row, { first }] of rows.entries()) counts.set(first ?? '', [...(counts.get(first ?? '') ?? []), row]);
  const byCount = [...counts.values()].filter(({ length }) => length > 1).sort((x, y) => x.length - y.length);
  const worth = (pair: number[] | undefined) => {
    const sums = new Float64Array(1);
    adjuster?.add(Uint32Array.of(pair?.[0] ?? 0), Uint32Array.of(pair?.[1] ?? 0), Uint8Array.of(1), 1, sums);
    return sums[0] ?? 0;
  };
  expect(worth(byCount.at(0))).toBeGreaterThan(worth(byCount.at(-1)) + 1);
});

test('a model that is kept is plain JSON', () => {
  const settings = settingsOf(peopleSettings);
  const model = trainModel(tableOf(rows, settings), settings);
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  expect(model).toMatchObject({ version: 1, trained: { records: 1500, u_pairs: 50_000 } });
  const again = trainModel(tableOf(rows, settings), settings, { base: model });
  for (const [c, { levels }] of again.comparisons.entries())
    for (const [k, { m }] of levels.entries()) expect(m).toBeCloseTo(model.comparisons[c]?.levels[k]?.m ?? 0, 1);
});

test.each([
  ['no record', 0],
  ['one record', 1],
  ['two records', 2],
])('%s', (_, count) => {
  const { linked }: { linked: Linked } = run(people(2, 1).slice(0, count), settingsOf(peopleSettings));
  expect(linked.records).toBe(count);
  expect(linked.bands.length).toBe(3);
  for (const { m, u } of linked.model.comparisons.flatMap(({ levels }) => levels)) expect(Number.isFinite(m) && Number.isFinite(u)).toBe(true);
});

test('every kind of comparison at once', () => {
  const next = chance(8);
  const placed = rows.map((row) => ({
    ...row,
    lat: `-7.${500 + Math.floor(next() * 400)}`,
    lon: `113.${100 + Math.floor(next() * 300)}`,
    age: `${20 + Math.floor(next() * 50)}`,
  }));
  const settings = settingsOf({
    ...peopleSettings,
    comparisons: [
      { columns: ['first', 'last'], kind: 'name_pair', term_frequency: true },
      { column: 'first', kind: 'tokens', name: 'words of first' },
      { column: 'last', kind: 'prefix', thresholds: [4, 2] },
      { column: 'last', kind: 'damerau_levenshtein', name: 'edits of last' },
      { column: 'born', kind: 'date' },
      { column: 'phone', kind: 'levenshtein', thresholds: [2] },
      { column: 'town', kind: 'exact', term_frequency: 0.5 },
      { column: 'age', kind: 'numeric', thresholds: [1, 5] },
      { columns: ['lat', 'lon'], kind: 'geo_km', thresholds: [1, 5] },
      { column: 'first', kind: 'jaro_winkler', name: 'first alike' },
    ],
  });
  const { linked } = run(placed, settings);
  expect(linked.best?.f1).toBeGreaterThan(0.95);
});
