import { modernSpelling } from './spelling.ts';
import { plain, saysNothing } from './text.ts';
import { titles } from './titles.ts';

export type BusinessName = {
  /** Legal or everyday form: ud, cv, toko, warung … */
  form: string | null;
  /** The words that name this business, owner's titles left out; empty where the name is only a form (`TOKO`). */
  core: string[];
  /** Named after somebody: `Toko Bu Sari`, `Depot Pak Slamet`. */
  ofPerson: boolean;
};

const forms = new Map(
  Object.entries({
    ud: 'ud u.d usaha-dagang',
    cv: 'cv c.v',
    pt: 'pt p.t',
    pd: 'pd p.d',
    po: 'po',
    toko: 'toko tko tk store shop',
    warung: 'warung wrg warong wr warng warnug warug',
    kedai: 'kedai kdai',
    depot: 'depot depo dpt',
    rm: 'rm r.m rumah-makan',
    kios: 'kios kiosk kyos',
    ukm: 'ukm umkm ikm',
    usaha: 'usaha ush home-industri home-industry industri',
    koperasi: 'koperasi kop',
    kub: 'kub kube poktan',
  }).flatMap(([form, spellings]) => spellings.split(' ').map((spelling): [string, string] => [spelling, form])),
);

const spellings = new Map(
  Object.entries({
    rejeki: 'rezeki rejeky rezki rejki redjeki rejekki',
    rizki: 'rizky rizqi rizqy risqi rizkie risky riski rizkiy',
    barokah: 'barakah barokkah baroqah barokah barakoh',
    berkah: 'berkat berkahh',
    keripik: 'kripik kripek keripek',
    kerupuk: 'krupuk kerupok',
    catering: 'katering',
    collection: 'koleksi colection',
    jaya: 'djaya djaja',
    abadi: 'abady',
    mandiri: 'mandiry',
  }).flatMap(([word, forms]) => forms.split(' ').map((form): [string, string] => [form, word])),
);

/** Null where the cell says nothing or names no business at all. */
export function readBusinessName(text: string | null | undefined): BusinessName | null {
  const line = plain(text)
    .replace(/["“”']/g, '')
    .trim();
  if (saysNothing(line) || !/[a-z0-9]/.test(line)) return null;
  const words = line
    .replace(/\b([a-z])\.\s?([a-z])\b\.?(?=\s|$)/g, '$1$2')
    .replace(/\brumah makan\b/g, 'rumah-makan')
    .replace(/\bhome ?indust(?:ri|ry)\b/g, 'home-industri')
    .replace(/\busaha dagang\b/g, 'usaha-dagang')
    .split(/[^a-z0-9-]+|(?<![a-z])-|-(?![a-z])/)
    .filter(Boolean);
  let form: string | null = null;
  let at = 0;
  for (let found = forms.get(words[0] ?? ''); found !== undefined; found = forms.get(words[at] ?? '')) {
    form ??= found;
    at += 1;
  }
  const named = words.slice(at).flatMap((word) => word.split('-'));
  const ofPerson = named.some((word, i) => i < named.length - 1 && ownerTitles.has(word));
  const core = named.filter((word, i) => !(named.length > 1 && i < named.length - 1 && ownerTitles.has(word))).map(commonSpelling);
  return { form, core, ofPerson };
}

/** Titles that stand before an owner's name within a business name; single letters are not, they are names there. */
const ownerTitles = new Set([...titles].filter((title) => title.length > 1));

function commonSpelling(word: string): string {
  return spellings.get(word) ?? modernSpelling(word);
}
