import { describe, expect, test } from 'vitest';
import { bounded } from '../block/bound.ts';
import { evaluate, parseExpression } from '../block/expression.ts';
import { KeyMaker } from '../block/keys.ts';
import type { Rule } from '../block/keys.ts';
import { eachPair } from '../block/meeting.ts';
import type { Meeting, Sides } from '../block/meeting.ts';
import { RuleMeeting } from '../block/ruleMeeting.ts';
import { randomPairs } from '../train/sample.ts';
import { Table } from '../table/table.ts';
import { chance } from './builders.ts';

test.each([
  ['surname', 'Sari Dewi', 'Sari Dewi'],
  ['"sur name"', 'Sari', 'Sari'],
  ['NIK (16 digit)', '35', '35'],
  ['lower(Nama (KTP))', 'Sari', 'sari'],
  ['substr(surname, 1, 3)', 'Sari', 'Sar'],
  ['SUBSTR(surname,2)', 'Sari', 'ari'],
  ['substring(surname,-2,1)', 'Sari', 'r'],
  ['left(surname,2)', 'Sari', 'Sa'],
  ['right(surname,2)', 'Sari', 'ri'],
  ['lower(left(surname,2))', 'Sari', 'sa'],
  ['upper(trim(surname))', 'Sari', 'SARI'],
])('%s', (text, value, expected) => {
  const expression = parseExpression(text);
  expect(expression && evaluate(expression, value)).toBe(expected);
});

test.each(['substr(surname,1', 'substr(surname,0,2)', 'soundex(surname)', 'left(surname)', 'lower(surname,2)', 'left(surname,x)', '', '()'])(
  '“%s” is no expression',
  (text) => expect(parseExpression(text)).toBeNull(),
);

const parts = (...texts: string[]): Rule => texts.flatMap((text) => parseExpression(text) ?? []);

/** `keys` receives the keys of each record. */
function randomTable(rows: number, boundary: number, seed: number, keys: string[][] = []): Table {
  const next = chance(seed);
  const pick = (values: string) => (next() < 0.1 ? null : (values[Math.floor(next() * values.length)] ?? null));
  const table = new Table(['id', 'a', 'b', 'c']);
  for (let row = 0; row < rows; row++) {
    table.add({ id: `r${row}`, a: pick('uvwxyz'), b: pick('uvwxyz'), c: pick('pqr') });
    keys.push(['a', 'b', 'c'].flatMap((name) => Array.from({ length: Math.floor(next() * 3) }, () => `${name}:${Math.floor(next() * 9)}`)));
    table.addKeys(keys[row] ?? []);
    if (row + 1 === boundary) table.endFirst();
  }
  return table.seal();
}

function pairsOf(meetings: Meeting[], sides: Sides): string[] {
  const pairs: string[] = [];
  eachPair(meetings, sides, (left, right, count) => {
    for (let k = 0; k < count; k++) pairs.push([left[k] ?? 0, right[k] ?? 0].sort((x, y) => x - y).join('-'));
  });
  return pairs;
}

describe.each([false, true])('link only between two inputs: %s', (link) => {
  const sides = { count: 60, boundary: link ? 25 : 60, link };

  test('every pair that meets under a rule comes once, and no other', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const table = randomTable(sides.count, sides.boundary, seed);
      const at = (column: string, row: number) => table.column(column).values.text(table.column(column).ids[row] ?? 0);
      const meets = (l: number, r: number) => {
        const same = (x: string, y = x) => at(x, l) !== '' && at(x, l) === at(y, r);
        return (
          (same('a') && same('c')) ||
          (same('a', 'b') && same('b', 'a')) ||
          (same('b') && same('c')) ||
          (same('a', 'b') && same('b', 'a') && same('c'))
        );
      };
      const wanted = [];
      for (let l = 0; l < sides.count; l++)
        for (let r = l + 1; r < sides.count; r++) if (meets(l, r) && (!link || (l < sides.boundary && r >= sides.boundary))) wanted.push(`${l}-${r}`);
      const keys = new KeyMaker(table);
      const rules: Rule[] = [parts('a', 'c'), [{ swap: ['a', 'b'] }], parts('b', 'lower(c)'), [{ swap: ['b', 'a'] }, ...parts('c')]];
      const meetings = rules.map((rule) => keys.meeting(rule));
      expect(pairsOf(meetings, sides).sort()).toEqual(wanted.sort());
      for (const meeting of meetings) expect(meeting.count(sides)).toBeGreaterThanOrEqual(pairsOf([meeting], sides).length);
    }
  });

  test('records with several keys meet once under what they share', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const keys: string[][] = [];
      const table = randomTable(sides.count, sides.boundary, seed, keys);
      const named = (row: number, rules: string) => new Set(keys[row]?.filter((key) => rules.includes(key[0] ?? '')));
      const wanted = [];
      for (let l = 0; l < sides.count; l++)
        for (let r = l + 1; r < sides.count; r++)
          if ([...named(l, 'ab')].some((key) => named(r, 'ab').has(key)) && (!link || (l < sides.boundary && r >= sides.boundary)))
            wanted.push(`${l}-${r}`);
      const maker = new KeyMaker(table);
      expect(pairsOf([maker.meeting([{ keys: ['a', 'b'] }])], sides).sort()).toEqual(wanted.sort());
      expect(pairsOf([maker.meeting([{ keys: ['a'] }]), maker.meeting([{ keys: ['b'] }])], sides).sort()).toEqual(wanted.sort());
    }
  });

  test('random pairs are distinct, and all of them where all are wanted', () => {
    const table = randomTable(sides.count, sides.boundary, 3);
    const all = link ? 25 * 35 : (60 * 59) / 2;
    for (const wanted of [10, 100, 500, 1e6]) {
      const pairs: string[] = [];
      randomPairs(table.column('id'), sides, wanted, 7, (left, right, count) => {
        for (let k = 0; k < count; k++) {
          if (link) expect((left[k] ?? 0) < 25 && (right[k] ?? 0) >= 25).toBe(true);
          pairs.push([left[k] ?? 0, right[k] ?? 0].sort((x, y) => x - y).join('-'));
        }
      });
      expect(new Set(pairs).size).toBe(Math.min(wanted, all));
      expect(pairs.length).toBe(Math.min(wanted, all));
    }
  });
});

test('a rule with too many pairs keeps small blocks whole and narrows the large ones', () => {
  const table = randomTable(400, 400, 9);
  const sides = { count: 400, boundary: 400, link: false };
  const keys = Uint32Array.from({ length: 400 }, (_, row) => (row < 390 ? 1 : 2));
  const whole = new RuleMeeting(keys, keys, 3);
  const column = table.column('a').ids;
  const narrow = (large: Uint32Array) =>
    new RuleMeeting(
      large.map((key, row) => (key === 0 ? 0 : (column[row] ?? 0))),
      large.map((key, row) => (key === 0 ? 0 : (column[row] ?? 0))),
      8,
    );
  expect(bounded(whole, sides, [column], narrow, 1e6)).toEqual([whole]);
  const pairs = pairsOf(bounded(whole, sides, [column], narrow, 20_000), sides);
  expect(pairs.length).toBeLessThanOrEqual(40_000);
  expect(pairs).toContain('390-399');
  for (const pair of pairs) {
    const [l = 0, r = 0] = pair.split('-').map(Number);
    if (l < 390) expect(column[l]).toBe(column[r]);
  }
});
