/**
 * Whether two words are at most `limit` slips apart: a letter put in, left out, changed, or two neighbours exchanged (optimal string
 * alignment). Asked for millions of pairs, nearly all of them far apart, so it looks at ends and lengths first and keeps no arrays.
 */
export function within(a: string, b: string, limit: number): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > limit) return false;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
  let n = short.length;
  let m = long.length;
  while (n > start && short.charCodeAt(n - 1) === long.charCodeAt(m - 1)) {
    n--;
    m--;
  }
  if (n - start === 0) return m - start <= limit;
  if (limit === 1) return m - start === 1 || isSwap(short, long, start, n, m);
  return distance(short, long, start, n, m, limit) <= limit;
}

function isSwap(a: string, b: string, start: number, n: number, m: number): boolean {
  return n - start === 2 && m - start === 2 && a.charCodeAt(start) === b.charCodeAt(start + 1) && a.charCodeAt(start + 1) === b.charCodeAt(start);
}

const longest = 64;
const rows: [Int32Array, Int32Array, Int32Array] = [new Int32Array(longest + 1), new Int32Array(longest + 1), new Int32Array(longest + 1)];

/** Of what is left between equal ends. */
function distance(a: string, b: string, start: number, n: number, m: number, limit: number): number {
  const width = m - start;
  if (width > longest) return limit + 1;
  let [before, above, row] = rows;
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= n - start; i++) {
    const letter = a.charCodeAt(start + i - 1);
    const previous = i > 1 ? a.charCodeAt(start + i - 2) : -1;
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(start + j - 1);
      let cost = (above[j - 1] ?? 0) + (letter === other ? 0 : 1);
      const beside = Math.min(above[j] ?? 0, row[j - 1] ?? 0) + 1;
      if (beside < cost) cost = beside;
      if (j > 1 && previous === other && letter === b.charCodeAt(start + j - 2)) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, above, row] = [above, row, before];
  }
  return above[width] ?? limit + 1;
}

/** One bit for each letter of a word. One slip changes at most two of them, which sorts nearly all strangers out. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

export function fewLettersApart(a: number, b: number, limit: number): boolean {
  let rest = a ^ b;
  let count = 0;
  while (rest !== 0 && count <= 2 * limit) {
    rest &= rest - 1;
    count++;
  }
  return count <= 2 * limit;
}

/** How many places differ in two numbers of one length; more than `limit` is not counted on. */
export function placesApart(a: string, b: string, limit: number): number {
  let apart = 0;
  for (let at = 0; at < a.length && apart <= limit; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) apart++;
  return apart;
}
