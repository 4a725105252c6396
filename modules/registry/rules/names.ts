import { foldWord } from '#engines/linkage/index.ts';

/** One key for the spellings of a business's name: `Toko Djaya 1` is `toko jaya 1`, and not `Toko Jaya 2`. */
export function businessKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
  return words.map((word) => foldWord(word) || word.toLowerCase()).join(' ') || name.trim();
}

/** `S… P…`: enough to recognise whom one has before oneself, too little to learn who somebody is. */
export function initialsOf(fullName: string): string {
  return fullName
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${String.fromCodePoint(word.codePointAt(0) ?? 0x3f)}…`)
    .join(' ');
}
