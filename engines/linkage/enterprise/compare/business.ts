import type { CustomComparison, TermShares } from '../../compare/customComparison.ts';
import { Dictionary, overlap, termsOf } from './words.ts';
import type { Word } from './words.ts';

export type PreparedBusiness = { words: Word[]; joined: string };

const levels = ['same', 'sameOne', 'near', 'part', 'shared', 'different'] as const;
type Level = (typeof levels)[number];
const numberOf = Object.fromEntries(levels.map((level, at) => [level, at + 1])) as Record<Level, number>;

/** The business's name without its form and without its owner's name; a product (`terasi`) is common, and weighs little. */
export class BusinessComparison implements CustomComparison<PreparedBusiness> {
  readonly name = 'business';
  readonly column = 'business';
  readonly levels = levels;
  readonly #dictionary = new Dictionary();

  terms(value: string): string[] {
    return termsOf(value.split(' '));
  }

  prepare(value: string, terms: TermShares): PreparedBusiness {
    const words = value.split(' ').map((word) => this.#dictionary.word(word, terms));
    return { words, joined: words.map((word) => word.fold).join('') };
  }

  compare(a: PreparedBusiness, b: PreparedBusiness): number {
    return numberOf[levelOf(a, b)];
  }

  adjust(a: PreparedBusiness, b: PreparedBusiness, level: number, u: number): number {
    if (level > numberOf.part) return 0;
    return Math.max(-4, Math.min(5, overlap(a.words, b.words).bits + Math.log2(u)));
  }
}

function levelOf(a: PreparedBusiness, b: PreparedBusiness): Level {
  const { left, right, same, spelled, typos, initials } = overlap(a.words, b.words);
  if (left === 0 && right === 0) {
    if (typos > 0 || initials > 0) return 'near';
    return same + spelled > 1 ? 'same' : 'sameOne';
  }
  if (a.joined === b.joined) return 'near';
  const agreed = same + spelled + typos;
  if (agreed === 0) return 'different';
  return left === 0 || right === 0 ? 'part' : 'shared';
}
