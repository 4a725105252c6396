/** What the values of a column look like, as a share of those that are not empty. Tests of form, not of truth. */
export type Look =
  | 'nik'
  | 'kk'
  | 'phone'
  | 'date'
  | 'sex'
  | 'kbli'
  | 'villageName'
  | 'districtName'
  | 'villageCode'
  | 'districtCode'
  | 'latitude'
  | 'longitude'
  | 'year'
  | 'money'
  | 'count'
  | 'nib'
  | 'pirt'
  | 'npwp'
  | 'email'
  | 'address'
  | 'words';

export interface Places {
  /** Names of villages and districts as the caller's region has them, in any spelling of case and spaces. */
  readonly villages?: Iterable<string>;
  readonly districts?: Iterable<string>;
}

type Test = (text: string, digits: string) => boolean;

const MONTH = '(jan|[fp]e[bp]|mar|apr|me[iy]|jun|jul|ag|aug|sep|o[kc]t|no[vp]|de[sc])[a-z]*';
const DATE = new RegExp(`(^|\\D)(\\d{1,2}[-/. ](\\d{1,2}|${MONTH})[-/. ](\\d{4}|\\d{2})|(19|20)\\d{2}-\\d{2}-\\d{2})(\\D|$)`, 'i');
const STREET = /\b(jl|jln|jalan|gg|gang|rt|rw|dsn|dusun|perum|blok|no|kp|lingk|dukuh)\b/i;

const tests: Record<Exclude<Look, 'villageName' | 'districtName'>, Test> = {
  // kk.kk.kk ddmmyy nnnn, day + 40 for women; with its last digit lost it still is one.
  nik: (_, digits) => /^[1-9]\d{5}([04][1-9]|[1256]\d|[37][01])(0[1-9]|1[0-2])\d{5,6}$/.test(digits),
  kk: (_, digits) => /^[1-9]\d{15}$/.test(digits),
  phone: (_, digits) => /^(0062|62|0)?8\d{8,11}/.test(digits) || /^(62|0)[2-7]\d{7,10}$/.test(digits),
  date: (text) => DATE.test(text),
  sex: (text) => /^(l|p|lk|pr|laki[- ]?laki|perempuan|pria|wanita|m|f)\.?$/i.test(text),
  kbli: (text) => /^[A-V]?\s?\d{4,5}(\s*[-,;/(].*)?$/.test(text),
  villageCode: (text) => /^\d{2}\.?\d{2}\.?\d{2}\.?\d{4}$/.test(text) || /^\d{10}$/.test(text),
  districtCode: (text) => /^\d{2}\.\d{2}\.\d{2}$/.test(text) || /^\d{6,7}$/.test(text),
  latitude: (text) => coordinate(text, -11.5, 6.5),
  longitude: (text) => coordinate(text, 94, 142),
  year: (text) => /^(19[4-9]\d|20[0-4]\d)$/.test(text),
  money: (text) => /^(rp\.?\s*)?\d[\d.,\s-]*(rb|ribu|jt|juta|m|milyar|miliar)?(\s*\/.*)?$/i.test(text),
  count: (text) => /^\d{1,4}(\s*(orang|org))?$/i.test(text),
  nib: (_, digits) => /^\d{12,13}$/.test(digits),
  pirt: (text, digits) => /p-?irt/i.test(text) || /^[2-9]\d{12,14}$/.test(digits),
  npwp: (_, digits) => /^\d{15,16}$/.test(digits),
  email: (text) => /^\S+@\S+\.\S+$/.test(text),
  address: (text) => STREET.test(text),
  words: (text) => /[a-z]{2}/i.test(text),
};

function coordinate(text: string, from: number, to: number): boolean {
  const match = /^'?([+-]?\d{1,3})[.,](\d{3,})$/.exec(text);
  if (!match) return false;
  const value = Number(`${match[1]}.${match[2]}`);
  return value >= from && value <= to;
}

export class Looker {
  readonly #villages: ReadonlySet<string>;
  readonly #districts: ReadonlySet<string>;

  constructor(places: Places) {
    this.#villages = new Set([...(places.villages ?? [])].map(placeKey));
    this.#districts = new Set([...(places.districts ?? [])].map(placeKey));
  }

  /** Undefined where there is nothing to judge by: no values, or no list of places. */
  share(look: Look, values: readonly string[]): number | undefined {
    if (values.length === 0) return undefined;
    const test = this.#test(look);
    if (!test) return undefined;
    let hits = 0;
    for (const value of values) if (test(value, value.replace(/[\s.'+-]/g, ''))) hits++;
    return hits / values.length;
  }

  #test(look: Look): Test | undefined {
    if (look !== 'villageName' && look !== 'districtName') return tests[look];
    const names = look === 'villageName' ? this.#villages : this.#districts;
    return names.size > 0 ? (text) => names.has(placeKey(text)) : undefined;
  }
}

/** `Kel. Kedung Asem` and `KEDUNGASEM` are one place. */
function placeKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(kelurahan|kel|desa|ds|kecamatan|kec)\b\.?/, '')
    .replace(/[^a-z0-9]/g, '');
}
