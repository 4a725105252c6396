import type { CustomComparison, TermShares } from '../../compare/customComparison.ts';
import { fewLettersApart, within } from './edits.ts';
import { Dictionary, overlap, termsOf } from './words.ts';
import type { Overlap, Word } from './words.ts';

/** The people named in one cell, mostly one; each with its words and all of them as one, folded. */
export type PreparedName = { words: Word[]; /** All as one, folded. */ joined: string; letters: number }[];

export const nameLevels = [
  'same', // every word, two or more
  'sameOne', // the one word that both have
  'spelling', // every word, some in another spelling, apart or together, or as an initial
  'typo', // every word, some mistyped
  'short', // every word, some as neighbours say them: Lastri, Sum
  'part', // one leaves words out, two or more agree
  'partOne', // one is a single word, the given name of the other
  'partOther', // one is a single word, another one of the other
  'partTypo', // one leaves words out, and what agrees is mistyped
  'shared', // the given name agrees, in both something else stands beside it
  'family', // only another word agrees: father and son, man and wife
  'near', // no word is the same, but some are near
  'different',
] as const;
type Level = (typeof nameLevels)[number];
const numberOf = Object.fromEntries(nameLevels.map((level, at) => [level, at + 1])) as Record<Level, number>;

/** Levels at which rare words weigh more than common ones. */
const rarityCounts = new Set<number>(
  (['same', 'sameOne', 'spelling', 'typo', 'short', 'part', 'partOne', 'partOther', 'partTypo', 'shared', 'family'] as const).map(
    (level) => numberOf[level],
  ),
);

/** The owner's name, word by word: order does not matter, titles are gone, what is rare says more. */
export class NameComparison implements CustomComparison<PreparedName> {
  readonly name = 'name';
  readonly column = 'name';
  readonly levels = nameLevels;
  readonly #dictionary = new Dictionary();
  /** Bits of the pair that was compared last, which `adjust` then asks for. */
  #bits = 0;

  terms(value: string): string[] {
    if (value.includes('/')) return value.split('/').flatMap((person) => this.terms(person));
    return termsOf(value.split(' ').filter((word) => word.length > 1));
  }

  prepare(value: string, terms: TermShares): PreparedName {
    return value.split('/').map((person) => {
      const words = person.split(' ').map((word) => this.#dictionary.word(word, terms));
      const joined = words.map((word) => word.fold).join('');
      return { words, joined, letters: words.reduce((all, word) => all | word.letters, 0) };
    });
  }

  compare(a: PreparedName, b: PreparedName): number {
    const [first] = a;
    const [second] = b;
    if (!first || !second) return 0;
    if (a.length === 1 && b.length === 1) return this.#level(first, second);
    let best: number = numberOf.different;
    let bits = 0;
    for (const one of a) {
      for (const other of b) {
        const level = this.#level(one, other);
        if (level < best) [best, bits] = [level, this.#bits];
      }
    }
    this.#bits = bits;
    return best;
  }

  adjust(a: PreparedName, b: PreparedName, level: number, u: number): number {
    if (!rarityCounts.has(level)) return 0;
    if (this.compare(a, b) !== level) return 0;
    return Math.max(-5, Math.min(7, this.#bits + Math.log2(u)));
  }

  #level(a: PreparedName[number], b: PreparedName[number]): number {
    const found = overlap(a.words, b.words);
    this.#bits = found.bits;
    const level = numberOf[levelOf(found)];
    if (level <= numberOf.spelling) return level;
    return this.#together(a, b, level);
  }

  /** `Nur Hasanah` and `Nurhasanah` have no word in common, and are the same. */
  #together(a: PreparedName[number], b: PreparedName[number], level: number): number {
    const [short, long] = a.joined.length <= b.joined.length ? [a, b] : [b, a];
    if (short.joined.length < 6 || level <= numberOf.short) return level;
    const limit = short.joined.length >= 10 ? 2 : 1;
    if (fewLettersApart(a.letters, b.letters, limit) && within(a.joined, b.joined, limit)) {
      this.#bits = Math.max(rarity(a.words), rarity(b.words));
      return a.joined === b.joined ? numberOf.spelling : numberOf.typo;
    }
    if (level < numberOf.shared || short.joined.length < 8) return level;
    if (!long.joined.startsWith(short.joined) && !long.joined.endsWith(short.joined)) return level;
    this.#bits = rarity(short.words);
    return numberOf.part;
  }
}

/** Of one way to write it; what is split differently counts as its rarest half. */
const rarity = (words: readonly Word[]): number => words.reduce((sum, word) => sum + Math.min(word.bits, 8), 0);

function levelOf({ left, right, same, spelled, typos, shorts, initials, first }: Overlap): Level {
  const agreed = same + spelled;
  if (left === 0 && right === 0) {
    if (agreed + typos + shorts === 0) return 'near';
    if (shorts > 0) return 'short';
    if (typos > 0) return 'typo';
    if (spelled + initials > 0) return 'spelling';
    return same > 1 ? 'same' : 'sameOne';
  }
  if (left === 0 || right === 0) {
    if (typos + shorts > 0) return 'partTypo';
    if (agreed === 0) return 'different';
    if (agreed + initials >= 2) return 'part';
    return first ? 'partOne' : 'partOther';
  }
  if (agreed > 0) return first ? 'shared' : 'family';
  return typos > 0 ? 'near' : 'different';
}
