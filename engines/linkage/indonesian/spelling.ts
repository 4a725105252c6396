import { foldWord } from '../fold.ts';

/** Old names in which j is today's y; in all others (Joko, Jono, Juminten) it stays. */
const oldNames = new Map(
  Object.entries({
    jusuf: 'yusuf',
    jusup: 'yusuf',
    jahja: 'yahya',
    jahya: 'yahya',
    jakub: 'yakub',
    jacub: 'yakub',
    junus: 'yunus',
    jasin: 'yasin',
    jatmi: 'yatmi',
    wijaja: 'wijaya',
    widjaja: 'wijaya',
    surja: 'surya',
    surjadi: 'suryadi',
    surjono: 'suryono',
    surjanto: 'suryanto',
    sutrisnjo: 'sutrisno',
    setija: 'setiya',
  }),
);

/**
 * A word in the spelling of after 1972, as far as the word itself shows that it is older: beside oe, dj, tj, nj or sj every
 * other j is a y (`Soerjadi`, `Djaja`). Only the five pairs and j are touched.
 */
export function modernSpelling(word: string): string {
  const known = oldNames.get(word);
  if (known !== undefined) return known;
  if (!/oe|[dtns]j/.test(word)) return word;
  return word
    .replace(/oe/g, 'u')
    .replace(/(?<![dtns])j/g, 'y')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/nj/g, 'ny')
    .replace(/sj/g, 'sy');
}

/**
 * How a word sounds, more loosely than its fold: Javanese o for a (`Rochman`, `Rahman`), f for p (`Arip`), a final d, b or k that is not
 * heard (`Hidayad`), i for y and e. Many names share one, so it only finds candidates and forgives spelling within a pair.
 */
export function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  if (sounds.size >= 50_000) sounds.clear();
  const sound = foldWord(word)
    .replace(/[oe]/g, (vowel) => (vowel === 'o' ? 'a' : 'i'))
    .replace(/p/g, 'f')
    .replace(/w/g, 'u')
    .replace(/y/g, 'i')
    .replace(/h/g, '')
    .replace(/d$/, 't')
    .replace(/b$/, 'f')
    .replace(/(.)\1+/g, '$1');
  sounds.set(word, sound);
  return sound;
}

const sounds = new Map<string, string>();
