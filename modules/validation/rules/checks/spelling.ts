/** Spelling of names: odd spaces, capitals throughout, and names that name nobody. */

/** One space between words, none at the ends, no invisible marks. */
export function oneSpaced(name: string): string {
  return name
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Legal forms and common short forms that are written in capitals. */
const capitals = new Set(
  'UD CV PT PD TB TK RM KUB KWT KUD BUMDES PKK UMKM UKM IKM KSM RT RW LPK BKM SPBU ATM HP AC BBM LPG SMK SMA SD MI MTS TPQ YT ID TV PO SPG TPI PKL DPR TNI II III IV VI VII VIII IX XI XII'.split(
    ' ',
  ),
);
const small = new Set(['dan', 'di', 'ke', 'dari', 'untuk', 'bin', 'binti']);

/** Whether a name is in capitals throughout: at least one word of four letters that is no short form. */
export function allCapitals(name: string): boolean {
  if (/\p{Ll}/u.test(name)) return false;
  return wordsOf(name).some((word) => word.length >= 4 && !staysCapital(word));
}

/** `TOKO JAYA UD 2` → `Toko Jaya UD 2`. Short forms, initials, roman numerals and what holds a digit stay as they are. */
export function titleCase(name: string): string {
  let first = true;
  return name.replace(/[\p{L}\p{M}\p{N}.'’`]+/gu, (word) => {
    const lower = word.toLowerCase();
    const done = staysCapital(word) ? word : !first && small.has(lower) ? lower : capitalised(lower);
    first = false;
    return done;
  });
}

function staysCapital(word: string): boolean {
  const bare = word.replace(/\./g, '');
  // Without a vowel it is a short form (`BTN`), and one letter is an initial.
  return capitals.has(bare) || bare.length <= 1 || /\p{N}/u.test(bare) || !/[AEIOUY]/.test(bare) || /^(?:\p{L}\.){2,}\p{L}?\.?$/u.test(word);
}

/** The first letter, and the one after a point: `m.ali` → `M.Ali`. An apostrophe goes on with the word: `Ro'uf`. */
function capitalised(lower: string): string {
  return lower.replace(/(^|\.)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function wordsOf(name: string): string[] {
  return name.match(/[\p{L}\p{M}\p{N}.'’`]+/gu) ?? [];
}

/** Words that stand for any business: a name of nothing else tells nobody which one is meant. */
const generic = new Set(
  'toko warung wrg kedai kios depot usaha umkm ukm dagang jualan jual pedagang perdagangan pracangan kelontong jasa makanan minuman kuliner kue jajanan gorengan industri rumahan home lapak rombong bengkel salon laundry konter penjahit kerajinan batik produksi olahan'.split(
    ' ',
  ),
);
/** Typed to get past a form, or saying that there is none. */
const nothing =
  /^(?:[\W_]*|\d+|x{2,}|te|tes|test|tess|testing|coba|asdf\w*|qwerty|abc|aaa+|n\/?a|null|nihil|anonim|tanpa nama|(?:tidak|tdk|belum|blm|blum) ?(?:ada|punya|tahu|diketahui)?(?: ?nama)?|no ?name|contoh|dummy|nama usaha|nama pemilik|data menyusul|menyusul)$/i;

export function namesNothing(name: string): boolean {
  return nothing.test(oneSpaced(name));
}

/** A business called by its trade alone: `Toko`, `Usaha Dagang`. */
export function namesOnlyTrade(name: string): boolean {
  const words = wordsOf(name.toLowerCase());
  return words.length > 0 && words.length <= 3 && words.every((word) => generic.has(word));
}
