import { editsWithin } from '#engines/linkage/index.ts';
import { saysNone, tidy } from '#modules/registry/index.ts';
import { nameKey } from './names.ts';
import type { RowProblem } from './types.ts';

/** A cluster of the regency's own list. */
export type Cluster = { code: string; names: string[] };

/** What people write in a column of kinds, for the default clusters. A regency that dropped one of them is not given it. */
const categoryWords: Record<string, string[]> = {
  batik: ['batik', 'industri batik', 'kain batik'],
  craft: ['kerajinan', 'kriya', 'craft', 'handycraft', 'handicraft', 'kerajinan tangan', 'souvenir', 'industri kerajinan', 'anyaman'],
  processed_food: [
    'pangan olahan',
    'makanan olahan',
    'olahan pangan',
    'olahan makanan',
    'industri makanan',
    'makanan ringan',
    'snack',
    'camilan',
    'pangan',
  ],
  bakery: ['kue', 'roti', 'kue dan roti', 'aneka kue', 'bakery', 'kue basah', 'kue kering'],
  beverage: ['minuman', 'industri minuman', 'aneka minuman'],
  culinary: [
    'kuliner',
    'warung makan',
    'makanan',
    'makanan dan minuman',
    'makanan minuman',
    'mamin',
    'rumah makan',
    'kuliner dan warung makan',
    'catering',
    'katering',
    'usaha kuliner',
    'restoran',
  ],
  seafood: ['hasil laut', 'perikanan', 'olahan ikan', 'pengolahan ikan', 'hasil perikanan'],
  fashion: ['fashion', 'fesyen', 'konveksi', 'pakaian', 'busana', 'penjahit', 'jahit', 'garmen', 'fesyen dan konveksi'],
  furniture: ['mebel', 'meubel', 'furniture', 'furnitur', 'mebel dan kayu', 'kayu', 'industri mebel'],
  farm_produce: ['pertanian', 'perkebunan', 'peternakan', 'agribisnis', 'pertanian dan hasil kebun', 'hasil kebun', 'hortikultura'],
  services: ['jasa', 'bidang jasa', 'usaha jasa', 'aneka jasa', 'jasa lainnya', 'service', 'bengkel', 'laundry', 'salon'],
  trade: [
    'perdagangan',
    'dagang',
    'pedagang',
    'toko',
    'toko kelontong',
    'kelontong',
    'pracangan',
    'sembako',
    'perdagangan dan toko kelontong',
    'ritel',
    'eceran',
    'jual beli',
    'pulsa',
  ],
  creative_digital: ['kreatif', 'digital', 'ekonomi kreatif', 'kreatif dan digital', 'industri kreatif', 'desain', 'percetakan'],
};

/** Words that tell the trade of a business, in its products or name. Only where all of them point to one cluster. */
const telling: [string, RegExp][] = [
  ['batik', /\bbatik\b/],
  ['craft', /\b(kerajinan|anyaman|souvenir|manik|rajut|bros|hantaran)\b/],
  ['processed_food', /\b(keripik|kripik|kerupuk|krupuk|rengginang|abon|sambal|peyek|rempeyek|tempe|tahu)\b/],
  ['bakery', /\b(roti|kue|cake|donat|brownies|bakery|jajan pasar)\b/],
  [
    'culinary',
    /\b(warung makan|rumah makan|depot|bakso|soto|mie ayam|nasi|sate|lalapan|rawon|catering|katering|wedangan|angkringan|hik|pecel|gado|penyet|martabak|bubur)\b/,
  ],
  ['beverage', /\b(es teh|es teler|jus|juice|kopi|minuman|jamu|sinom|boba)\b/],
  ['seafood', /\b(terasi|petis|ikan asin|ikan asap|bandeng|kepiting|rajungan)\b/],
  ['fashion', /\b(jahit|penjahit|menjahit|konveksi|bordir|butik|permak|vermak|sablon)\b/],
  ['furniture', /\b(mebel|meubel|furniture|kusen|ukir)\b/],
  [
    'services',
    /\b(laundry|salon|bengkel|pangkas|barber|servis|service|cuci motor|cuci mobil|tambal ban|las|rental|persewaan|kos|fotocopy|fotokopi)\b/,
  ],
  [
    'trade',
    /\b(toko|kelontong|klontong|sembako|pracangan|grosir|counter|konter|pulsa|gas lpg|menjual baju|menjual pakaian|kios (sayur|buah|bumbu|pakaian|sembako)\w*)\b/,
  ],
];

function onlyOne(words: [key: string, code: string][]): string | null {
  const codes = new Set(words.map(([, code]) => code));
  return codes.size === 1 ? ([...codes][0] ?? null) : null;
}

/** Whether the typed word is the right one without some of its letters. */
function leavesOut(typed: string, right: string): boolean {
  let at = 0;
  for (const letter of right) if (letter === typed[at]) at++;
  return at === typed.length;
}

export type ClusterCells = { category: string; products: string | null; name: string; kbliHint: string | null };

export class ClusterFinder {
  readonly #codes: ReadonlySet<string>;
  readonly #words: [key: string, code: string][];
  readonly #found = new Map<string, { code: string | null; typo: boolean }>();

  constructor(clusters: readonly Cluster[]) {
    this.#codes = new Set(clusters.map((cluster) => cluster.code));
    const own = clusters.flatMap((cluster) => [cluster.code, ...cluster.names].map((name): [string, string] => [nameKey(name), cluster.code]));
    const usual = Object.entries(categoryWords)
      .filter(([code]) => this.#codes.has(code))
      .flatMap(([code, words]) => words.map((word): [string, string] => [nameKey(word), code]));
    this.#words = [...own, ...usual];
  }

  /** The cluster of a row: what its category says, then its KBLI, then its words. Unknown is null, never a guess between two. */
  find(cells: ClusterCells, problems: RowProblem[]): string | null {
    const category = tidy(cells.category);
    if (!saysNone(category)) {
      const { code, typo } = this.#byCategory(category);
      if (code && typo) problems.push({ code: 'cluster.typo', severity: 'hint', field: 'cluster', before: category, after: code });
      if (code) return code;
      problems.push({ code: 'cluster.unknown', severity: 'hint', field: 'cluster' });
    }
    if (cells.kbliHint && this.#codes.has(cells.kbliHint)) return cells.kbliHint;
    return this.#byWords(`${cells.products ?? ''} ${cells.name}`.toLowerCase());
  }

  #byCategory(category: string): { code: string | null; typo: boolean } {
    const key = nameKey(category);
    const known = this.#found.get(key) ?? this.#search(key);
    if (this.#found.size < 10_000) this.#found.set(key, known);
    return known;
  }

  #search(key: string): { code: string | null; typo: boolean } {
    const same = this.#words.find(([word]) => word === key);
    if (same) return { code: same[1], typo: false };
    const limit = key.length >= 6 ? 2 : key.length >= 4 ? 1 : 0;
    const near = limit === 0 ? [] : this.#words.filter(([word]) => word.length >= 4 && editsWithin(key, word, limit) <= limit);
    // “Perdangan” is two edits from pertanian too, but letters are sooner left out than mistaken for others.
    const code = onlyOne(near) ?? onlyOne(near.filter(([word]) => leavesOut(key, word)));
    return { code, typo: code !== null };
  }

  #byWords(text: string): string | null {
    const hits = telling.filter(([code, pattern]) => this.#codes.has(code) && pattern.test(text)).map(([code]) => code);
    return hits.length === 1 ? (hits[0] ?? null) : null;
  }
}
