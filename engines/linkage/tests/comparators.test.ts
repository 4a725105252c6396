import { describe, expect, test } from 'vitest';
import { bindComparisons } from '../compare/bind.ts';
import { dateReader } from '../compare/dates.ts';
import { damerauLevenshtein, levenshtein } from '../compare/edits.ts';
import { jaroWinkler } from '../compare/jaroWinkler.ts';
import { kilometres } from '../compare/numbers.ts';
import { chance, settingsOf, tableOf } from './builders.ts';

const both = (compare: typeof levenshtein, a: string, b: string, limit: number) => {
  const units = Uint16Array.from(a + b, (char) => char.charCodeAt(0));
  return compare(units, 0, a.length, a.length, b.length, limit);
};
const alike = (a: string, b: string) => both((units, s, n, t, m) => jaroWinkler(units, s, n, t, m), a, b, 0);

// Winkler (1990) and the examples that every implementation is tried on.
test.each([
  ['MARTHA', 'MARHTA', 0.9611],
  ['DWAYNE', 'DUANE', 0.84],
  ['DIXON', 'DICKSONX', 0.8133],
  ['JONES', 'JOHNSON', 0.8324],
  ['ABROMS', 'ABRAMS', 0.9222],
  ['SHACKLEFORD', 'SHACKELFORD', 0.9818],
  ['DUNNINGHAM', 'CUNNIGHAM', 0.8963],
  ['JERALDINE', 'GERALDINE', 0.9259],
  ['CRATE', 'TRACE', 0.7333],
  ['abc', 'xyz', 0],
  ['siti', 'siti', 1],
])('jaro_winkler %s %s', (a, b, expected) => {
  expect(alike(a, b)).toBeCloseTo(expected, 4);
  expect(alike(b, a)).toBe(alike(a, b));
});

test('jaro_winkler of long texts is that of the short way, and the same from both sides', () => {
  const next = chance(5);
  const word = (length: number) => Array.from({ length }, () => 'abcde'[Math.floor(next() * 5)]).join('');
  for (let k = 0; k < 500; k++) {
    const [a, b] = [word(1 + Math.floor(next() * 45)), word(1 + Math.floor(next() * 45))];
    expect(alike(a, b)).toBe(alike(b, a));
    expect(alike(a, b)).toBeGreaterThanOrEqual(0);
    expect(alike(a, b)).toBeLessThanOrEqual(1);
  }
});

test.each([
  ['kitten', 'sitting', 3, 3],
  ['ca', 'abc', 3, 2],
  ['abcdef', 'badcfe', 4, 3],
  ['1804974', '1804947', 2, 1],
  ['', 'abc', 3, 3],
  ['same', 'same', 0, 0],
  ['19560409', '19560904', 2, 2],
])('edits %s %s: levenshtein %i, damerau_levenshtein %i', (a, b, plain, swaps) => {
  expect(both(levenshtein, a, b, 9)).toBe(plain);
  expect(both(damerauLevenshtein, a, b, 9)).toBe(swaps);
});

/** The least number of single edits, found by trying all of them. */
function editsByTrial(a: string, b: string, swaps: boolean): number {
  let reached = new Set([a]);
  for (let edits = 0; ; edits++) {
    if (reached.has(b)) return edits;
    reached = new Set([...reached].flatMap((text) => neighbours(text, swaps)));
  }
}

function neighbours(text: string, swaps: boolean): string[] {
  const found = [text];
  for (let at = 0; at <= text.length; at++) {
    for (const letter of 'abc') found.push(text.slice(0, at) + letter + text.slice(at), text.slice(0, at) + letter + text.slice(at + 1));
    found.push(text.slice(0, at) + text.slice(at + 1));
    if (swaps && at + 1 < text.length) found.push(text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2));
  }
  return found;
}

test('edits are the fewest that lead from one to the other, given up above the limit', () => {
  const next = chance(11);
  const word = () => Array.from({ length: Math.floor(next() * 5) }, () => 'abc'[Math.floor(next() * 3)]).join('');
  for (let k = 0; k < 300; k++) {
    const [a, b] = [word(), word()];
    const plain = editsByTrial(a, b, false);
    const swaps = editsByTrial(a, b, true);
    for (const limit of [1, 2, 3, 9]) {
      expect(both(levenshtein, a, b, limit), `${a} ${b}`).toBe(Math.min(plain, limit + 1));
      expect(both(damerauLevenshtein, a, b, limit), `${a} ${b}`).toBe(Math.min(swaps, limit + 1));
      expect(both(damerauLevenshtein, b, a, limit)).toBe(Math.min(swaps, limit + 1));
    }
  }
});

test.each([
  ['yyyymmdd', '19700102', 1],
  ['yyyymmdd', '1970012', null],
  ['yyyy-mm-dd', '2000-02-29', 11016],
  ['yyyy-mm-dd', '1900-02-29', null],
  ['dd-mm-yyyy', '31-04-1980', null],
  ['dd/mm/yyyy', '2/1/1970', 1],
  ['d.m.yy', '2.1.70', 1],
  ['dd-mm-yy', '01-01-05', 12784],
  ['%Y-%m-%d', '1970-01-02', 1],
  ['yyyymmdd', 'unknown', null],
])('dates: %s %s', (format, text, day) => {
  expect(dateReader(format)?.(text)).toBe(day);
});

test.each(['yyyy', 'yyyy-mm', 'q', 'yyyy-mm-dd-dd', 'yyy-mm-dd'])('%s is no date format', (format) => expect(dateReader(format)).toBeNull());

test('distances on the earth', () => {
  expect(kilometres(0, 0, 0, 180)).toBeCloseTo(Math.PI * 6371.0088, 3);
  expect(kilometres(-7.7543, 113.2159, -7.2575, 112.7521)).toBeCloseTo(75.3, 0); // Probolinggo – Surabaya
  expect(kilometres(10, 20, -30, 40)).toBe(kilometres(-30, 40, 10, 20));
  expect(kilometres(1, 2, 1, 2)).toBe(0);
});

describe('levels of every kind', () => {
  /** The name of the level of two records, '' where nothing can be said; the same whichever comes first. */
  function level(comparison: object, a: Record<string, string>, b: Record<string, string>): string {
    const settings = settingsOf({ unique_id: 'id', blocking_rules: ['id'], comparisons: [comparison] });
    const [bound] = bindComparisons(
      settings.comparisons,
      tableOf(
        [
          { id: '1', ...a },
          { id: '2', ...b },
        ],
        settings,
      ),
    );
    const out = new Uint8Array(2);
    bound?.compare(Uint32Array.of(0, 1), Uint32Array.of(1, 0), 2, out);
    expect(out[0]).toBe(out[1]);
    return bound?.levels[(out[0] ?? 0) - 1] ?? '';
  }

  const jw = { column: 'x', kind: 'jaro_winkler', thresholds: [0.7, 0.92, 0.88] };
  const date = { column: 'x', kind: 'date', format: 'yyyymmdd' };
  const numeric = { column: 'x', kind: 'numeric', thresholds: [1, 5] };
  const tokens = { column: 'x', kind: 'tokens', thresholds: [1, 0.5] };
  const prefix = { column: 'x', kind: 'prefix', thresholds: [2, 4] };
  test.each([
    [{ column: 'x', kind: 'exact' }, 'a', ' a ', 'exact'],
    [{ column: 'x', kind: 'exact' }, 'a', 'b', 'else'],
    [{ column: 'x', kind: 'exact' }, 'a', '  ', ''],
    [{ column: 'x', kind: 'exact' }, '', '', ''],
    [jw, 'martha', 'marhta', 'jaro_winkler >= 0.92'],
    [jw, 'dunningham', 'cunnigham', 'jaro_winkler >= 0.88'],
    [jw, 'crate', 'trace', 'jaro_winkler >= 0.7'],
    [jw, 'green', 'mason', 'else'],
    [jw, '', 'mason', ''],
    [{ column: 'x', kind: 'levenshtein' }, '123', '132', 'levenshtein <= 2'],
    [{ column: 'x', kind: 'damerau_levenshtein' }, '123', '132', 'damerau_levenshtein <= 1'],
    [{ column: 'x', kind: 'damerau_levenshtein', thresholds: 1 }, '123', '465', 'else'],
    [date, '19800131', '19800131', 'exact'],
    [date, '19800131', '19800113', 'one edit'],
    [date, '19800131', '19800301', 'within a month'],
    [date, '19800131', '19810129', 'within a year'],
    [date, '19800131', '19871225', 'within 10 years'],
    [date, '19800131', '19930212', 'else'],
    [date, '19800131', '19800231', ''],
    [{ column: 'x', kind: 'date' }, '1980-01-31', '31/01/1980', 'exact'],
    [numeric, '5', '5.0', 'exact'],
    [numeric, '5', '5.9', 'difference <= 1'],
    [numeric, '5', '-1', 'else'],
    [numeric, '5', 'five', ''],
    [tokens, 'Jl. Bromo 12', 'bromo 12 jl', 'words >= 1'],
    [tokens, 'jalan bromo 12', 'bromo 12', 'words >= 0.5'],
    [tokens, 'jalan bromo', 'semeru', 'else'],
    [tokens, '...', '--', 'else'],
    [prefix, 'suburb', 'subur', 'first 4'],
    [prefix, 'suburb', 'sumber', 'first 2'],
    [prefix, 'suburb', 'x', 'else'],
  ])('%o: %s %s → %s', (comparison, a, b, expected) => expect(level(comparison, { x: a }, { x: b })).toBe(expected));

  test.each([
    ['-7.75', '113.21', '-7.75', '113.21', 'within 0.1 km'],
    ['-7.75', '113.21', "'-7.7543", '113.2159', 'within 1 km'],
    ['-7.75', '113.21', '-7.25', '112.75', 'else'],
    ['-7.75', '', '-7.75', '113.21', ''],
    ['97.5', '113.21', '-7.75', '113.21', ''],
  ])('geo_km: %s %s, %s %s → %s', (a, b, c, d, expected) =>
    expect(level({ columns: ['lat', 'lon'], kind: 'geo_km' }, { lat: a, lon: b }, { lat: c, lon: d })).toBe(expected),
  );

  test.each([
    ['siti', 'aminah', 'siti', 'aminah', 'exact'],
    ['siti', 'aminah', 'aminah', 'siti', 'swapped'],
    ['siti', 'aminah', 'sitti', 'aminahh', 'both >= 0.92'],
    ['siti', 'aminah', 'sixx', 'aminah', 'last >= 0.92'],
    ['siti', 'aminah', 'siti', 'rahayu', 'first >= 0.92'],
    ['siti', 'aminah', 'budi', 'rahayu', 'else'],
    ['', 'aminah', 'siti', 'aminah', 'last >= 0.92'],
    ['', 'aminah', 'siti', '', ''],
    ['', '', 'siti', 'aminah', ''],
  ])('name_pair: %s %s, %s %s → %s', (a, b, c, d, expected) =>
    expect(level({ columns: ['first', 'last'], kind: 'name_pair' }, { first: a, last: b }, { first: c, last: d })).toBe(expected),
  );
});

test('what the letters alone rule out is what the whole comparison would call all other', () => {
  const next = chance(17);
  const word = () => Array.from({ length: 1 + Math.floor(next() * 9) }, () => 'abcdefgh12'[Math.floor(next() * 10)]).join('');
  const rows = Array.from({ length: 300 }, (_, k) => ({ id: String(k), x: word() }));
  for (const thresholds of [[0.9, 0.7], [0.88], [0.95], [0.6, 0.3]]) {
    const settings = settingsOf({
      unique_id: 'id',
      blocking_rules: ['id'],
      comparisons: [
        { column: 'x', kind: 'jaro_winkler', thresholds },
        { column: 'x', kind: 'levenshtein', thresholds: [2, 3] },
        { column: 'x', kind: 'damerau_levenshtein', thresholds: [1] },
      ],
    });
    const [jw, plain, swaps] = bindComparisons(settings.comparisons, tableOf(rows, settings));
    const out = [new Uint8Array(300), new Uint8Array(300), new Uint8Array(300)];
    const left = Uint32Array.from({ length: 300 }, (_, k) => k);
    const right = left.map((k) => (k * 7 + 3) % 300);
    for (const [c, comparison] of [jw, plain, swaps].entries()) comparison?.compare(left, right, 300, out[c] ?? new Uint8Array(0));
    for (let k = 0; k < 300; k++) {
      const [a, b] = [rows[k]?.x ?? '', rows[right[k] ?? 0]?.x ?? ''];
      const levelOf = (reached: boolean[]) => (a === b ? 1 : (reached.findIndex(Boolean) + 1 || reached.length + 1) + 1);
      expect(out[0]?.[k], `${a} ${b}`).toBe(levelOf(thresholds.map((threshold) => alike(a, b) >= threshold)));
      expect(out[1]?.[k], `${a} ${b}`).toBe(levelOf([2, 3].map((limit) => both(levenshtein, a, b, 9) <= limit)));
      expect(out[2]?.[k], `${a} ${b}`).toBe(levelOf([both(damerauLevenshtein, a, b, 9) <= 1]));
    }
  }
});
