import type { TermShares } from '../../compare/customComparison.ts';
import { foldWord } from '../../fold.ts';
import { soundOf } from '../../indonesian/index.ts';
import { fewLettersApart, lettersOf, within } from './edits.ts';

/** A word of a name, made once for a data set; two equal words are one object. */
export type Word = {
  text: string;
  fold: string;
  sound: string;
  letters: number;
  /** −log2 of how often it occurs in a name, and of how often it is all there is of one. */
  bits: number;
  alone: number;
};

/** Words never seen are as rare as one in this many records at least. */
const rarest = 2 ** 17;

/** The words of a name whose frequency counts, and the name itself where it is one word only. */
export function termsOf(words: string[]): string[] {
  return words.length === 1 ? [...words, `=${words[0]}`] : words;
}

export class Dictionary {
  readonly #words = new Map<string, Word>();

  word(text: string, terms: TermShares): Word {
    const known = this.#words.get(text);
    if (known) return known;
    const fold = foldWord(text);
    const least = Math.max(0.5 / Math.max(terms.total, 1), 1 / rarest);
    const bitsOf = (term: string): number => -Math.log2(Math.max(terms.share(term), least));
    const word = { text, fold, sound: soundOf(text), letters: lettersOf(fold), bits: bitsOf(text), alone: bitsOf(`=${text}`) };
    this.#words.set(text, word);
    return word;
  }
}

/** How two words agree, from nothing to the very same. */
const none = 0;
const initial = 1;
const short = 2;
const typo = 3;
const sound = 4;
const fold = 5;
const same = 6;

function agree(a: Word, b: Word): number {
  if (a === b) return same;
  if (a.fold === b.fold) return fold;
  if (a.text.length === 1 || b.text.length === 1) return a.text[0] === b.text[0] ? initial : none;
  if (a.sound === b.sound && a.sound.length >= 3) return sound;
  if (nearlySame(a, b)) return typo;
  return isShortFor(a.fold, b.fold) || isShortFor(b.fold, a.fold) ? short : none;
}

/** `Lastri` for Sulastri, `Sum` for Sumiyati: how neighbours call somebody. */
function isShortFor(a: string, b: string): boolean {
  return a.length >= 3 && b.length - a.length >= 2 && (b.startsWith(a) || (a.length >= 4 && b.endsWith(a)));
}

/** One slip in a word of four letters, two from seven on: a short word changed twice is another word. */
function nearlySame(a: Word, b: Word): boolean {
  const shorter = Math.min(a.fold.length, b.fold.length);
  const limit = shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0;
  // Three letters bear one more, not another one: `Nur` is no `Nia`.
  if (limit === 0) return shorter === 3 && a.fold.length + b.fold.length === 7 && a.fold[0] === b.fold[0] && within(a.fold, b.fold, 1);
  return fewLettersApart(a.letters, b.letters, limit) && within(a.fold, b.fold, limit);
}

/** How the words of two names lie upon each other, whatever their order. */
export type Overlap = {
  /** Words of the one and the other name that found no partner. */
  left: number;
  right: number;
  /** Of the pairs: how many are the same, in another spelling, mistyped, cut short, an initial only. */
  same: number;
  spelled: number;
  typos: number;
  shorts: number;
  initials: number;
  /** Whether the first words, the given names, are a pair. */
  first: boolean;
  /** Rarity of what agrees. */
  bits: number;
};

const most = 6;
const grades = new Uint8Array(most * most);
const takenLeft = new Uint8Array(most);
const takenRight = new Uint8Array(most);

/** Strongest agreements first: a word that is the same in both never serves as the typo of another. */
export function overlap(a: readonly Word[], b: readonly Word[]): Overlap {
  const n = Math.min(a.length, most);
  const m = Math.min(b.length, most);
  const result: Overlap = { left: n, right: m, same: 0, spelled: 0, typos: 0, shorts: 0, initials: 0, first: false, bits: 0 };
  let best = none;
  for (let i = 0; i < n; i++) {
    takenLeft[i] = 0;
    for (let j = 0; j < m; j++) {
      const grade = agree(a[i] as Word, b[j] as Word);
      grades[i * most + j] = grade;
      if (grade > best) best = grade;
    }
  }
  takenRight.fill(0, 0, m);
  for (let wanted = best; wanted > none && result.left > 0 && result.right > 0; wanted--) takePairs(a, b, wanted, n, m, result);
  return result;
}

function takePairs(a: readonly Word[], b: readonly Word[], wanted: number, n: number, m: number, result: Overlap): void {
  const rarity = n === 1 || m === 1 ? 'alone' : 'bits';
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m && takenLeft[i] === 0; j++) {
      if (takenRight[j] === 1 || grades[i * most + j] !== wanted) continue;
      takenLeft[i] = 1;
      takenRight[j] = 1;
      if (i === 0 && j === 0) result.first = true;
      count(result, wanted, (a[i] as Word)[rarity], (b[j] as Word)[rarity]);
    }
  }
}

function count(result: Overlap, grade: number, a: number, b: number): void {
  result.left -= 1;
  result.right -= 1;
  if (grade === same) result.same += 1;
  else if (grade >= sound) result.spelled += 1;
  else if (grade === typo) result.typos += 1;
  else if (grade === short) result.shorts += 1;
  else result.initials += 1;
  // Of a mistyped word only the right spelling tells how common it is; an initial agrees by chance once in ten.
  result.bits += grade === initial ? 3 : Math.min(a, b, grade === short ? 6 : Infinity);
}
