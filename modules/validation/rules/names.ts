import { editsWithin, foldWord, readPersonName } from '#engines/linkage/index.ts';

/** A name as a key for equality: folded, word by word, with every single letter and digit that tells `Kios A` from `Kios B`. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldWord)
    .join('');
}

/** Whether two names cannot be one person's, however they were typed: no word of the one is close to any word of the other. */
export function clearlyDifferentPeople(a: string, b: string): boolean {
  const [left, right] = [nameWords(a), nameWords(b)];
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((word) => right.some((other) => close(word, other))) && !close(left.join(''), right.join(''));
}

/** Without titles and degrees; where nothing else stands there (“Haji”), what stands there. */
function nameWords(name: string): string[] {
  return (readPersonName(name)?.words ?? []).map(foldWord).filter((word) => word.length > 1);
}

function close(a: string, b: string): boolean {
  if (a === b || (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a)))) return true;
  const limit = Math.min(a.length, b.length) >= 7 ? 3 : Math.min(a.length, b.length) >= 4 ? 2 : 1;
  return editsWithin(a, b, limit) <= limit;
}
