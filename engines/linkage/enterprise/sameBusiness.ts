import { overlap } from './compare/words.ts';
import type { Word } from './compare/words.ts';
import { Dictionary } from './compare/words.ts';
import type { PreparedEnterprise } from './pair.ts';

const dictionary = new Dictionary();
const noTerms = { share: () => 0, total: 0 };

/**
 * How alike the businesses themselves are, apart from their owners: one NIK with two businesses is no duplicate business.
 * Where one of the two has no name of its own the kind of trade may still tell them apart.
 */
export function compareBusinesses(a: PreparedEnterprise, b: PreparedEnterprise): 'same' | 'like' | 'different' | 'unnamed' {
  const [left, right] = [wordsOf(a.derived.brand), wordsOf(b.derived.brand)];
  if (left.length === 0 || right.length === 0) return 'unnamed';
  const found = overlap(left, right);
  const open = found.left + found.right;
  if (open === 0) return found.typos === 0 && found.initials === 0 ? 'same' : 'like';
  if (joined(left) === joined(right)) return 'same';
  const agreed = found.same + found.spelled + found.typos;
  return agreed > 0 && Math.min(found.left, found.right) === 0 ? 'like' : 'different';
}

const joined = (words: readonly Word[]): string => words.map((word) => word.fold).join('');

function wordsOf(brand: string | null): Word[] {
  return brand === null ? [] : brand.split(' ').map((word) => dictionary.word(word, noTerms));
}
