/**
 * One spelling for the many spellings of an Indonesian word: old orthography (oe, dj, tj), Arabic loans (ch, kh, z),
 * doubled letters, accents. For keys and search only; what a person typed is never overwritten. Two different names may fold
 * to one, so an equal fold is weaker evidence than an equal name.
 */
export function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (folded.size >= 50_000) folded.clear();
  const fold = foldAnew(word);
  folded.set(word, fold);
  return fold;
}

/** Words repeat: a sheet of a hundred thousand names holds a few thousand of them. */
const folded = new Map<string, string>();

function foldAnew(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/sj/g, 'sy')
    .replace(/nj/g, 'ny')
    .replace(/[ck]h/g, 'h')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/ph|v/g, 'f')
    .replace(/z/g, 's')
    .replace(/q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/(\D)\1+/g, '$1')
    .replace(/y$/, 'i');
}

/** The folded words of a text, each once, in order; single letters carry nothing and are left out. */
export function foldedWords(...texts: (string | null | undefined)[]): string[] {
  const words = texts.flatMap((text) => (text ?? '').normalize('NFKC').split(/[^\p{L}\p{N}\p{M}]+/u)).map(foldWord);
  return [...new Set(words.filter((word) => word.length > 1))];
}

/** A whole name as one key: folded and without spaces, so that `Abdul Rahman` and `Abdurrahman` come close. */
export function foldName(text: string): string {
  return foldedWords(text).join('');
}

/**
 * Edits between two words (insert, delete, change, swap of neighbours: optimal string alignment), given up above `limit`.
 * Returns limit + 1 where there are more.
 */
export function editsWithin(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? 0, limit + 1);
}
