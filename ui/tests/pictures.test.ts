import { expect, test } from 'vitest';
import { csvOf, fileName } from '../csv.ts';
import { placeLabels, scaleOf } from '../parts/chart_scale.ts';
import { fits } from '../parts/file_drop.tsx';
import { clusterByGrid } from '../parts/map_cluster.ts';
import { initialsOf } from '../parts/person.tsx';
import { matching } from '../parts/picker.tsx';

test.each([
  [0, 1, [0, 1]],
  [310, 400, [0, 100, 200, 300, 400]],
  [1, 1, [0, 0.25, 0.5, 0.75, 1]],
  [2480, 3000, [0, 1000, 2000, 3000]],
])('an axis up to %s ends at %s with round steps', (most, top, ticks) => {
  expect(scaleOf(most)).toEqual({ top, ticks });
});

test('labels are moved apart and stay inside', () => {
  const placed = placeLabels([100, 102, 104], 15, 0, 110);
  expect(placed).toEqual([80, 95, 110]);
  expect(placeLabels([10, 90], 15, 0, 110)).toEqual([10, 90]);
});

test('points of one cell are one mark; near marks join; none is lost', () => {
  const points = [
    { id: 'a', lat: 0, lng: 0, label: 'a' },
    { id: 'b', lat: 1, lng: 1, label: 'b' },
    { id: 'c', lat: 500, lng: 500, label: 'c' },
    { id: 'd', lat: 57, lng: 1, label: 'd' },
  ];
  const clusters = clusterByGrid(points, ({ lat, lng }) => ({ x: lat, y: lng }), 56);
  expect(clusters.reduce((sum, cluster) => sum + cluster.points.length, 0)).toBe(4);
  expect(clusters.find((cluster) => cluster.points.some((point) => point.id === 'a'))?.points.map((point) => point.id)).toContain('b');
  expect(clusters.find((cluster) => cluster.points.some((point) => point.id === 'c'))?.points).toHaveLength(1);
});

test('a table cell never starts a formula, and commas are quoted', () => {
  expect(csvOf([['=SUM(A1)', 'a,b', 'say "x"', 3, null]])).toBe('\uFEFF\'=SUM(A1),"a,b","say ""x""",3,\r\n');
  expect(fileName('Separuh usaha membuat makanan!')).toBe('separuh-usaha-membuat-makanan');
});

test.each([
  ['Siti Rahmawati', 'SR'],
  ['dewi', 'D'],
  ['Ahmad bin (alm) Fauzi', 'AF'],
  ['', '?'],
])('the initials of %j are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('a picker finds every typed word, those that begin with it first', () => {
  const options = ['Kebonsari Kulon', 'Jrebeng Kulon', 'Kanigaran'].map((label) => ({ value: label, label }));
  expect(matching(options, 'kulon').map((one) => one.label)).toEqual(['Kebonsari Kulon', 'Jrebeng Kulon']);
  expect(matching(options, 'ku jre').map((one) => one.label)).toEqual(['Jrebeng Kulon']);
  expect(matching(options, '')).toHaveLength(3);
});

test('a file is judged by its ending', () => {
  expect([fits('DATA.XLSX', '.xlsx,.csv'), fits('data.pdf', '.xlsx,.csv')]).toEqual([true, false]);
});
