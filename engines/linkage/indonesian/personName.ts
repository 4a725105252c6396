import { isChineseName } from './chinese.ts';
import { modernSpelling } from './spelling.ts';
import { plain, saysNothing } from './text.ts';
import { callingTitles, degrees, femaleTitles, maleTitles, shortDegrees, tellsNoSex, titles, variants } from './titles.ts';

export type PersonName = {
  /** The words that tell who it is, in today's spelling and their common form, in the order written. Initials are one letter. */
  words: string[];
  sex: 'male' | 'female' | null;
  deceased: boolean;
  /** `B. Siti`, `Pak Slamet`: perhaps the name of a child, certainly not a full name. */
  called: boolean;
  /** What stood in brackets or after `alias`. */
  alias: string[];
  /** The second of two people in one cell (`A / B`). */
  second: PersonName | null;
};

/** `BudiKusnadi`: the space was lost, the capital tells where. */
const runTogether = /(?<=[A-Za-z][a-z])([a-z])([A-Z][a-z]{2})/g;

/**
 * What a name says of who it is. In this order, since each step would misread what a later one leaves: invisible characters,
 * two people, alias, degrees after a comma, titles, short forms, spelling. Null where the cell says nothing.
 */
export function readPersonName(text: string | null | undefined): PersonName | null {
  const line = plain(text?.replace(runTogether, '$1 $2')).replace(/["*]/g, '').trim();
  if (saysNothing(line) || !/[a-z]/.test(line)) return null;
  const [first = '', second = ''] = splitPeople(line);
  const name = readOne(first);
  if (second === '') return name;
  const other = readOne(second);
  return name === null ? other : { ...name, second: other };
}

/** `A / B`, `A & B`, `A dan B`: two people. `a/n` (on behalf of) and `S/O` are no such thing. */
function splitPeople(line: string): string[] {
  const bare = line.replace(/^(?:a\/n|a\.n\.?|an\.)\s+/, '');
  const parts = bare.split(/\s*[/&+]\s*|\s+dan\s+/).map((part) => part.trim());
  return parts.length === 2 && parts.every((part) => /[a-z]{3}/.test(part)) ? parts : [bare.replace(/[/&+]/g, ' ')];
}

function readOne(line: string): PersonName | null {
  const alias: string[] = [];
  let deceased = false;
  const keep = (inside: string): string => {
    if (/^\s*(?:alm|almh|almarhum|almarhumah)\b/.test(inside)) deceased = true;
    else alias.push(...wordsOf(inside));
    return ' ';
  };
  const outside = line
    .replace(/[([{]([^)\]}]*)[)\]}]?/g, (_, inside: string) => keep(inside))
    .replace(/[\s,]+(?:alias|als|a\.?k\.?a|dikenal|panggilan)\.?\s+(.+)$/, (_, inside: string) => keep(inside));
  const written = wordsOf(outside);
  const chinese = isChineseName(written);
  const words = chinese ? written : withoutDegrees(outside);
  const { rest, dropped } = chinese ? { rest: words, dropped: [] } : withoutTitles(words);
  const named = chinese ? rest : common(rest);
  if (named.length === 0) return alias.length > 0 ? { words: alias, sex: null, deceased, called: false, alias: [], second: null } : null;
  deceased ||= dropped.some((title) => /^(alm|almh|almarhum|almarhumah)$/.test(title));
  return { words: named, sex: sexOf(dropped, rest), deceased, called: dropped.some((title) => callingTitles.has(title)), alias, second: null };
}

const wordsOf = (text: string): string[] => text.split(/[^a-z0-9]+/).filter(Boolean);

/** Degrees after a comma, then those at the very end; never the only word. */
function withoutDegrees(text: string): string[] {
  const [name = '', ...behind] = text.split(',');
  const words = chunks(name);
  const after = behind.flatMap(chunks).filter((chunk) => !isDegree(chunk, true));
  const all = [...words, ...after];
  while (all.length > 1 && isDegree(all.at(-1) ?? '', true)) all.pop();
  return all.flatMap(split).filter(Boolean);
}

/** `A.Rahman` is two words, `K.H.` one title. */
function split(chunk: string): string[] {
  const bare = chunk.replace(/\./g, '');
  return chunk.includes('.') && bare.length > 1 && titles.has(bare) ? [bare] : chunk.replace(/'/g, '').split(/[^a-z0-9]+/);
}

/** `S. Pd` and `A. Md` at the end are one degree in two pieces. */
function chunks(text: string): string[] {
  return text
    .replace(/\b([a-z])\. (pd|kom|sos|ag|md|si|hum|kes|kep|psi|farm|ked|ap|ip|pt|hi|ei|keb|akun)\b\.?(?: ?(i)\b\.?)?/g, ' $1.$2$3 ')
    .split(/\s+/)
    .filter((chunk) => /[a-z0-9]/.test(chunk));
}

function isDegree(chunk: string, atEnd: boolean): boolean {
  const bare = chunk.replace(/[^a-z]/g, '');
  if (degrees.has(bare)) return true;
  if (atEnd && shortDegrees.has(bare)) return true;
  const pieces = chunk.split('.').filter(Boolean);
  return pieces.length > 1 && pieces.every((piece) => degrees.has(piece) || shortDegrees.has(piece));
}

/** Titles in front, and (alm) behind, only while another word remains: `Haji` and `Gus` can be the whole entry. */
function withoutTitles(words: readonly string[]): { rest: string[]; dropped: string[] } {
  const rest = [...words];
  const dropped: string[] = [];
  while (rest.length > 1 && titles.has(rest[0] ?? '')) dropped.push(rest.shift() ?? '');
  while (rest.length > 1 && /^(alm|almh|almarhum|almarhumah)$/.test(rest.at(-1) ?? '')) dropped.push(rest.pop() ?? '');
  return { rest, dropped };
}

/** Short forms and old spellings in their common form, `Abdurrahman` as the two words it is, bin and binti left out. */
function common(words: readonly string[]): string[] {
  const linked = words.filter((word, at) => !(at > 0 && at < words.length - 1 && /^(bin|binti|bt|bte)$/.test(word)));
  return linked.flatMap((word, at) => {
    if (at === 0 && linked.length > 1 && word === 'm') return ['muhammad'];
    if (at === 0 && /^(st|sti|sitti|sity|siti)$/.test(word)) return ['siti'];
    return splitAbdul(variants.get(word) ?? modernSpelling(word)).map((part) => variants.get(part) ?? part);
  });
}

/** The l of abdul takes the sound of an r, s, n, t or d that follows: Abdurrahman, Abdussalam. Abdullah is a name of its own. */
function splitAbdul(word: string): string[] {
  const match = /^abd[uo](l|r|s|sh|n|t|d|j|z)(?=[a-z]{3})(.+)$/.exec(word);
  if (!match || /^abdull?[ao]h?$/.test(word)) return [word];
  const [, sound = '', rest = ''] = match;
  if (sound === 'l') return ['abdul', rest];
  return ['abdul', rest.startsWith(sound) ? rest : sound + rest];
}

/** What titles say, then what some first names say; both at odds say nothing. */
function sexOf(dropped: readonly string[], words: readonly string[]): 'male' | 'female' | null {
  const said = dropped.filter((title) => !tellsNoSex.has(title));
  const male = said.some((title) => maleTitles.has(title)) || words.includes('bin') || maleFirst.test(words[0] ?? '');
  const female = said.some((title) => femaleTitles.has(title)) || words.includes('binti') || femaleFirst.test(words[0] ?? '');
  if (male === female) return null;
  return male ? 'male' : 'female';
}

const maleFirst = /^(muhammad|moh|moch|mochammad|mohammad|ahmad|achmad|abdul|abd)$/;
const femaleFirst = /^(siti|sitti)$/;
