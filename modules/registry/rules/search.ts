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
