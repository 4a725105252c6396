import type { Random } from './random.ts';

const neighbours: Record<string, string> = {
  a: 'sqz',
  b: 'vn',
  c: 'xv',
  d: 'sfe',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'xa',
};

/** A finger on the key beside, a letter doubled, left out, or two in the wrong order. */
export function slip(random: Random, word: string): string {
  if (word.length < 3) return word;
  const at = random.between(1, word.length - 1);
  const letter = word[at] ?? '';
  const kind = random.below(4);
  if (kind === 0) return word.slice(0, at) + random.pick(Array.from(neighbours[letter.toLowerCase()] ?? letter)) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at);
  return word.slice(0, at - 1) + letter + (word[at - 1] ?? '') + word.slice(at + 1);
}

const hearings: [RegExp, string][] = [
  [/f/i, 'p'],
  [/p(?=[aiu])/i, 'f'],
  [/v/i, 'p'],
  [/z/i, 's'],
  [/z/i, 'j'],
  [/sy/i, 's'],
  [/sh/i, 's'],
  [/kh/i, 'h'],
  [/kh/i, 'k'],
  [/(?<=[a-z])t$/i, 'd'],
  [/(?<=[a-z])d$/i, 't'],
  [/(?<=[a-z])i$/i, 'y'],
  [/y(?=[aiou])/i, 'i'],
  [/u/i, 'oe'],
  [/j/i, 'dj'],
  [/c(?=[aiou])/i, 'tj'],
  [/h(?=[^aeiou]|$)/i, ''],
  [/(?<=[a-z])a(?=[a-z])/i, 'o'],
  [/o(?=[a-z])/i, 'a'],
  [/e(?=[a-z])/i, 'i'],
  [/(?<=[a-z])n(?=[a-z])/i, 'nn'],
];

/** As a clerk spells what was said. */
export function misheard(random: Random, word: string): string {
  const fitting = hearings.filter(([pattern]) => pattern.test(word));
  if (fitting.length === 0) return word;
  const [pattern, sound] = random.pick(fitting);
  return word.replace(pattern, (found) =>
    found[0] === found[0]?.toUpperCase() && sound !== '' ? (sound[0] ?? '').toUpperCase() + sound.slice(1) : sound,
  );
}

/** A digit read wrong (3 for 8), two exchanged, one lost, one twice. */
export function wrongDigit(random: Random, digits: string): string {
  const at = random.between(0, digits.length - 2);
  const confused: Record<string, string> = { 0: '6', 1: '7', 2: '5', 3: '8', 4: '9', 5: '6', 6: '0', 7: '1', 8: '3', 9: '4' };
  const digit = digits[at] ?? '0';
  const kind = random.below(5);
  if (kind <= 1) return digits.slice(0, at) + (kind === 0 ? (confused[digit] ?? '0') : String(random.below(10))) + digits.slice(at + 1);
  if (kind === 2) return digits.slice(0, at) + (digits[at + 1] ?? '') + digit + digits.slice(at + 2);
  if (kind === 3) return digits.slice(0, at) + digits.slice(at + 1);
  return digits.slice(0, at) + digit + digits.slice(at);
}
