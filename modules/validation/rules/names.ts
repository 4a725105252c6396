import { editsWithin, foldWord } from '#engines/linkage/index.ts';

/** A name as a key for equality: folded, word by word, with every single letter and digit that tells `Kios A` from `Kios B`. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldWord)
    .join('');
}

/** Titles and ways of address that say nothing of who it is (linkage design, person names). */
const titles =
  /^(h|hj|haji|hajah|kh|drs|dra|ir|dr|prof|ny|tn|bpk|bapak|pak|ibu|bu|sdr|sdri|alm|almh|mas|mbak|mbok|b|p|se|sh|st|spd|skom|ssos|sag|amd|msi|mm|mpd)$/;

/** Whether two names cannot be one person's, however they were typed: no word of the one is close to any word of the other. */
export function clearlyDifferentPeople(a: string, b: string): boolean {
  const [left, right] = [nameWords(a), nameWords(b)];
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((word) => right.some((other) => close(word, other))) && !close(left.join(''), right.join(''));
}

function nameWords(name: string): string[] {
  const words = name
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldWord)
    .filter((word) => word.length > 1);
  return words.filter((word) => !titles.test(word));
}

function close(a: string, b: string): boolean {
  if (a === b || (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a)))) return true;
  const limit = Math.min(a.length, b.length) >= 7 ? 3 : Math.min(a.length, b.length) >= 4 ? 2 : 1;
  return editsWithin(a, b, limit) <= limit;
}
