export type Pair = { id: string; en: string };

const literal = String.raw`('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\x60(?:[^\x60\\]|\\.)*\x60)`;
const pairPattern = new RegExp(String.raw`\bid:\s*${literal},\s*en:\s*${literal}`, 'g');

/** The sentences that stand side by side in a source text, `{ id: '…', en: '…' }`. */
export function pairsIn(source: string): Pair[] {
  return [...source.matchAll(pairPattern)].map(([, id = '', en = '']) => ({ id: id.slice(1, -1), en: en.slice(1, -1) }));
}

export function pairFaults({ id, en }: Pair): string[] {
  if (id === '' || en === '') return [id === en ? '' : 'one language is empty'].filter(Boolean);
  const faults = [];
  if (placesOf(id) !== placesOf(en)) faults.push('the places differ');
  // A word or a name can be the same in both languages; a sentence cannot.
  if (id === en && id.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word)).length > 1) faults.push('not translated');
  return faults;
}

function placesOf(sentence: string): string {
  return [...new Set([...sentence.matchAll(/(?<!\$)\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort((a, b) => a.localeCompare(b)).join(' ');
}
