let rows = new Int32Array(1024);
const lastRow = new Int32Array(65_536);
const bag = new Int32Array(128);

/**
 * Levenshtein distance (insert, delete, change), given up above `limit` (then limit + 1).
 */
export function levenshtein(units: Uint16Array, a: number, lengthA: number, b: number, lengthB: number, limit: number): number {
  return distance(units, a, lengthA, b, lengthB, limit, false);
}

/**
 * Damerau–Levenshtein distance with unrestricted swaps of neighbours (Lowrance & Wagner 1975), given up above `limit`. Unlike "optimal
 * string alignment", swapped characters may be edited further: `ca` → `abc` is 2, not 3.
 */
export function damerauLevenshtein(units: Uint16Array, a: number, lengthA: number, b: number, lengthB: number, limit: number): number {
  return distance(units, a, lengthA, b, lengthB, limit, true);
}

/** What both begin and end with costs nothing; most that is left over is told from the letters alone. */
function distance(units: Uint16Array, a: number, lengthA: number, b: number, lengthB: number, limit: number, swaps: boolean): number {
  if (lengthA > lengthB) return distance(units, b, lengthB, a, lengthA, limit, swaps);
  if (lengthB - lengthA > limit) return limit + 1;
  let n = lengthA;
  let m = lengthB;
  while (n > 0 && units[a + n - 1] === units[b + m - 1]) {
    n--;
    m--;
  }
  let start = 0;
  while (start < n && units[a + start] === units[b + start]) start++;
  n -= start;
  m -= start;
  if (n === 0 || m === 1) return m;
  const from = a + start;
  const to = b + start;
  if (limit === 1) return swaps && n === 2 && m === 2 && units[from] === units[to + 1] && units[from + 1] === units[to] ? 1 : 2;
  if (differentLetters(units, from, n, to, m) > limit) return limit + 1;
  return Math.min(swaps ? swapsAndEdits(units, from, n, to, m, limit) : edits(units, from, n, to, m, limit), limit + 1);
}

/** At least so many edits: the letters that one has more often than the other (letters counted modulo 128, which only makes it fewer). */
function differentLetters(units: Uint16Array, a: number, n: number, b: number, m: number): number {
  for (let i = 0; i < n; i++) bag[(units[a + i] ?? 0) & 127] = (bag[(units[a + i] ?? 0) & 127] ?? 0) + 1;
  let more = 0;
  for (let j = 0; j < m; j++) {
    const letter = (units[b + j] ?? 0) & 127;
    const left = (bag[letter] ?? 0) - 1;
    bag[letter] = left;
    if (left < 0) more++;
  }
  for (let i = 0; i < n; i++) bag[(units[a + i] ?? 0) & 127] = 0;
  for (let j = 0; j < m; j++) bag[(units[b + j] ?? 0) & 127] = 0;
  return more;
}

function edits(units: Uint16Array, a: number, n: number, b: number, m: number, limit: number): number {
  if (rows.length <= m) rows = new Int32Array(m * 2);
  for (let j = 0; j <= m; j++) rows[j] = j;
  for (let i = 1; i <= n; i++) {
    const unit = units[a + i - 1];
    let diagonal = rows[0] ?? 0;
    let least = i;
    rows[0] = i;
    for (let j = 1; j <= m; j++) {
      const above = rows[j] ?? 0;
      let cost = diagonal + (units[b + j - 1] === unit ? 0 : 1);
      const beside = Math.min(above, rows[j - 1] ?? 0) + 1;
      if (beside < cost) cost = beside;
      rows[j] = cost;
      if (cost < least) least = cost;
      diagonal = above;
    }
    if (least > limit) return limit + 1;
  }
  return rows[m] ?? 0;
}

/** The table of distances has a border of "infinite" ones, so cell (i, j) is at (i + 1) * width + j + 1. */
function swapsAndEdits(units: Uint16Array, a: number, n: number, b: number, m: number, limit: number): number {
  const width = m + 2;
  const far = n + m;
  if (rows.length < (n + 2) * width) rows = new Int32Array((n + 2) * width * 2);
  rows[0] = far;
  for (let j = 0; j <= m; j++) {
    rows[j + 1] = far;
    rows[width + j + 1] = j;
  }
  let least = 0;
  for (let i = 1; i <= n && least <= limit; i++) {
    const unit = units[a + i - 1] ?? 0;
    const row = (i + 1) * width;
    rows[row] = far;
    rows[row + 1] = i;
    let lastColumn = 0;
    least = i;
    for (let j = 1; j <= m; j++) {
      const other = units[b + j - 1] ?? 0;
      const swapRow = lastRow[other] ?? 0;
      const swapColumn = lastColumn;
      let change = 1;
      if (other === unit) {
        change = 0;
        lastColumn = j;
      }
      let cost = (rows[row - width + j] ?? 0) + change;
      const beside = Math.min(rows[row - width + j + 1] ?? 0, rows[row + j] ?? 0) + 1;
      if (beside < cost) cost = beside;
      const swapped = (rows[swapRow * width + swapColumn] ?? 0) + (i - swapRow - 1) + 1 + (j - swapColumn - 1);
      if (swapped < cost) cost = swapped;
      rows[row + j + 1] = cost;
      if (cost < least) least = cost;
    }
    lastRow[unit] = i;
  }
  for (let i = 0; i < n; i++) lastRow[units[a + i] ?? 0] = 0;
  // A swap over several rows costs at least as much as deleting those rows, so no later row falls below the least of an earlier one.
  return least > limit ? limit + 1 : (rows[(n + 1) * width + m + 1] ?? 0);
}
