import { editsWithin, foldedWords } from '#engines/linkage/index.ts';
import type { Card } from './types.ts';
import { phoneOf } from './asking.ts';

/** The cards that a typed text means: all its words, each as the beginning of a folded word; or at least four digits of a telephone number. */
export function findCards(cards: Card[], text: string): Card[] {
  const digits = text.replace(/\D/g, '').replace(/^(62|0)/, '');
  if (digits.length >= 4 && !/\p{L}/u.test(text)) return cards.filter((card) => phoneOf(card).replace(/\D/g, '').includes(digits));
  const typed = foldedWords(text);
  if (typed.length === 0) return cards;
  return cards.filter((card) => {
    const words = foldedWords([card.name, card.brand, card.products, card.owner?.fullName, card.address].filter(Boolean).join(' '));
    return typed.every((word) => words.some((held) => held.startsWith(word) || isSlipOf(word, held)));
  });
}

/** One wrong, missing or exchanged letter, in words long enough that it is still the same word. */
const isSlipOf = (word: string, held: string): boolean => word.length >= 5 && editsWithin(word, held, 1) <= 1;
