import { editsWithin, foldedWords } from '#engines/linkage/index.ts';

/** What a person typed into the one search box. */
export type Asked =
  | { kind: 'nik'; nik: string }
  | { kind: 'nikTail'; tail: string }
  | { kind: 'phone'; digits: string }
  | { kind: 'number'; number: string }
  | { kind: 'words'; words: string[] };

/** Digits are an identifier, everything else is words: 16 a NIK, 4 its end, a number that starts like a phone a phone, others a document. */
export function understand(text: string): Asked | undefined {
  const digits = text.replace(/[\s.\-+()]/g, '');
  if (/^\d+$/.test(digits)) {
    if (digits.length === 16) return { kind: 'nik', nik: digits };
    if (digits.length === 4) return { kind: 'nikTail', tail: digits };
    if (/^(0|62|8)\d{7,13}$/.test(digits)) return { kind: 'phone', digits };
    if (digits.length >= 9) return { kind: 'number', number: digits };
  }
  const words = foldedWords(text).slice(0, 6);
  return words.length > 0 ? { kind: 'words', words } : undefined;
}

/** How well a word of the registry answers a word that was typed. */
export type Likeness = 3 | 2 | 1;

/** Edits that are forgiven, by length: a short word changed twice is another word. */
function forgiven(length: number): number {
  if (length <= 3) return 0;
  if (length <= 5) return 1;
  return length <= 9 ? 2 : 3;
}

/** 3 the same, 2 the beginning of it, 1 misspelt; undefined: another word. */
export function likeness(typed: string, word: string): Likeness | undefined {
  if (typed === word) return 3;
  if (typed.length >= 2 && word.startsWith(typed)) return 2;
  const limit = forgiven(typed.length);
  return limit > 0 && editsWithin(typed, word, limit) <= limit ? 1 : undefined;
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

/**
 * Every word one slip away: two neighbours swapped, a letter too many, another one, or one missing. Likeness by three letters in
 * common misses just these in short words (`krasih` for `karsih`), so they are looked up as they are.
 */
export function slipsOf(typed: string): string[] {
  if (forgiven(typed.length) === 0 || typed.length > 12) return [];
  const slips = Array.from(typed, (_, i) => {
    const [before, here, after] = [typed.slice(0, i), typed[i] ?? '', typed.slice(i + 1)];
    const swapped = after === '' ? [] : [before + (after[0] ?? '') + here + after.slice(1)];
    return [...swapped, before + after, ...letters.flatMap((letter) => [before + letter + after, before + letter + here + after])];
  });
  return [...new Set([...slips.flat(), ...letters.map((letter) => typed + letter)])].filter((word) => word !== typed);
}

/** The best likeness of each typed word among an enterprise's words, added up; 0 where one of them has no answer. */
export function score(typed: Map<string, Likeness>[], words: string[]): number {
  let sum = 0;
  for (const answers of typed) {
    const best = Math.max(0, ...words.map((word) => answers.get(word) ?? 0));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}
