import { expect, test } from 'vitest';
import { bookKey, KeyBook } from '#modules/validation/rules/keyBook.ts';
import { createRandom } from '#test/town/prng.ts';

const anyone = () => true;
const weak = (...hashes: number[]) => hashes.map((hash) => bookKey(BigInt(hash) * 4n, false));

function bookOf(records: number[][]): KeyBook {
  const book = new KeyBook();
  for (const keys of records) book.add(keys);
  book.seal();
  return book;
}

test('two keys in common make a candidate, one does not, unless it tells much', () => {
  const strong = bookKey(4n * 77n, true);
  const book = bookOf([weak(1, 2, 3), weak(2, 3, 4), weak(3, 9), [strong, ...weak(5)], [strong, ...weak(6)]]);
  expect(book.candidatesOf(0, anyone)).toEqual([1]);
  expect(book.candidatesOf(2, anyone)).toEqual([]);
  expect(book.candidatesOf(3, anyone)).toEqual([4]);
});

test('a key that very many share is passed over, the rarest in common count most, and at most three are given', () => {
  const crowd = Array.from({ length: 60 }, (_, n) => weak(1, 2, 1000 + n));
  expect(bookOf(crowd).candidatesOf(0, anyone)).toEqual([]);
  const few = bookOf([weak(1, 2, 3, 4), weak(1, 2), weak(1, 2), weak(1, 2), weak(3, 4), weak(1, 3, 4)]);
  expect(few.candidatesOf(0, anyone)).toEqual([5, 4, 1]);
  expect(few.candidatesOf(0, (other) => other < 4)).toEqual([1, 2, 3]);
});

test('finds whom a look at every other record finds, from both sides', () => {
  for (let round = 0; round < 60; round++) {
    const random = createRandom(`key book ${round}`);
    const records = Array.from({ length: random.int(2, 12) }, () => [...new Set(Array.from({ length: random.int(0, 6) }, () => random.int(0, 30)))]);
    const book = bookOf(records.map((keys) => weak(...keys)));
    for (const [one, keys] of records.entries())
      for (const [other, others] of records.entries()) {
        if (one === other) continue;
        const shared = keys.filter((key) => others.includes(key)).length;
        expect(book.candidatesOf(one, (candidate) => candidate === other)).toEqual(shared >= 2 ? [other] : []);
      }
  }
});

test('a hundred thousand records with nine keys each find their twins', () => {
  const book = new KeyBook();
  const n = 50_000;
  // Numbers far apart, the same each time (Knuth’s multiplicative hash).
  const hash = (at: number) => BigInt(Math.imul(at, 2654435761) >>> 0) * 2n;
  for (const half of [0, 1])
    for (let at = 0; at < n; at++)
      book.add(Array.from({ length: 9 }, (_, k) => bookKey(hash(k < 3 ? at * 3 + k : (half + 1) * 10_000_000 + at * 9 + k), false)));
  book.seal();
  const missed = Array.from({ length: n }, (_, at) => at).filter((at) => book.candidatesOf(at + n, (other) => other < n)[0] !== at);
  expect(missed).toEqual([]);
});
