import { expect, test } from 'vitest';
import { caretAfterDigits, groupNik, parseDecimal, parseRupiah, parseWhole, showWhole } from '../numbers.ts';

test.each([
  ['', null],
  ['1250000', 1_250_000],
  ['1.250.000', 1_250_000],
  ['Rp1.250.000', 1_250_000],
  ['Rp. 1.250.000,00', 1_250_000],
  ['1,250,000.00', 1_250_000],
  ['1.250.000,-', 1_250_000],
  ['12.500,75', 12_500],
  ['1,5', 1],
  ['1,5 juta', 1_500_000],
  ['1.5jt', 1_500_000],
  ['750 rb', 750_000],
  ['2 miliar', 2_000_000_000],
  ['abc', null],
  ['99999999999999999999', null],
])('money typed as %j is %s', (typed, value) => {
  expect(parseRupiah(typed)).toBe(value);
});

test('whole numbers beyond what is exact are refused, not rounded', () => {
  expect(parseWhole('9007199254740991')).toBe(9_007_199_254_740_991);
  expect(parseWhole('9007199254740993')).toBeNull();
});

test.each([
  ['1,5', 1.5],
  ['1.5', 1.5],
  ['1.250,75', 1250.75],
  ['1,250.75', 1250.75],
  ['1.250.000', 1_250_000],
  ['-3', -3],
  ['', null],
  ['-', null],
  ['1a', null],
])('a decimal typed as %j is %s', (typed, value) => {
  expect(parseDecimal(typed)).toBe(value);
});

test('a money field shows thousand marks, and nothing for nothing', () => {
  expect([showWhole(1_250_000, 'id'), showWhole(1_250_000, 'en'), showWhole(null, 'id'), showWhole(0, 'id')]).toEqual([
    '1.250.000',
    '1,250,000',
    '',
    '0',
  ]);
});

test('a NIK is grouped by four and holds at most sixteen digits', () => {
  expect(groupNik('357401')).toBe('3574 01');
  expect(groupNik('35740100000000071')).toBe('3574 0100 0000 0007');
});

test('the caret stays behind the digit that was typed', () => {
  expect(caretAfterDigits('1.250.000', 2)).toBe(3);
  expect(caretAfterDigits('1.250.000', 7)).toBe(9);
  expect(caretAfterDigits('', 0)).toBe(0);
});
