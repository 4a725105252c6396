import { foldWord } from '../fold.ts';
import { fromRoman, isRoman, readRtRw } from './rtRw.ts';
import { modernSpelling } from './spelling.ts';
import { plain, saysNothing } from './text.ts';

export type Address = {
  /** Folded words of street, lane, hamlet and estate, abbreviations and ranks left out; a lane's number is a word (`3`). */
  street: string[];
  /** House number as `57`, `57a`, `c12`; null where there is none. */
  house: string | null;
  rt: number | null;
  rw: number | null;
};

/** Kinds of way and place: every village writes them its own way, so they carry nothing. */
const kinds = new Set(
  'jl jln jalan jlan jal raya gg gang gng dsn dusun dukuh dkh ds desa kel kelurahan kec kecamatan kab kabupaten kota perum perumnas perumahan prm prum komplek kompleks komp lingk lingkungan lk link kp kampung kampong pasar psr ruko no nomor nmr rumah depan belakang samping dekat timur-jalan sebelah'.split(
    ' ',
  ),
);

/** Ranks and titles in the names of streets, which are as often left out. */
const ranks = new Set(
  'jend jendral jenderal jendr let letjen letjend mayjen mayjend brigjen kapten kapt kol kolonel serma sersan pangeran p panglima-besar dr prof kh k h hm ir drs r rm ra wr mt hos ki sultan raden'.split(
    ' ',
  ),
);

const nicknames: Record<string, string> = {
  pangsud: 'panglima sudirman',
  'p sudirman': 'panglima sudirman',
  pangsudirman: 'panglima sudirman',
  suhat: 'sukarno hatta',
  gatsu: 'gatot subroto',
  imbon: 'imam bonjol',
  ayani: 'ahmad yani',
  'a yani': 'ahmad yani',
  'achmad yani': 'ahmad yani',
};
const nickname = new RegExp(`\\b(${Object.keys(nicknames).join('|')})\\b`, 'g');

/** Takes an address apart. Null where nothing is said. Village, district and regency named in it are left out: they have their own columns. */
export function readAddress(text: string | null | undefined): Address | null {
  const line = plain(text);
  if (saysNothing(line)) return null;
  const { rt, rw, rest } = readRtRw(line.replace(/"/g, ''));
  const tidy = rest
    .replace(/\b([ivx]+)\/(\d{1,3})\b/g, '$1 no $2')
    .replace(
      /\b(?:kel|kelurahan|ds|desa|kec|kecamatan|kab|kabupaten|kota|prov|provinsi)\b[ .:]+[a-z' ]+(?:,|$|(?=\b(?:kec|kab|kota|rt|no)\b))/g,
      ' , ',
    )
    .replace(/\bkode ?pos\b[ .:]*\d*|\b\d{5}\b/g, ' ')
    .replace(/\b(?:rt|rw)\b[ .:/-]*/g, ' ');
  const { house, rest: streetText } = readHouse(tidy);
  const street = streetWords(streetText);
  if (street.length === 0 && house === null && rt === null && rw === null) return null;
  return { street, house, rt, rw };
}

const numbered = /\b(?:no|nmr|nomor|nomer|num)\b[ .:=]*(\d{1,4}) ?([a-z](?![a-z]))?(?: ?[-/] ?(\d{1,3}|[a-z])(?![a-z0-9]))?|#(\d{1,4})\b/;
const blocked = /\b(?:blok|blk|block|kav|kavling)\b[ .:=]*([a-z]{1,2})?[ .:/-]*(?:no\b[ .:]*)?(\d{1,3})? ?([a-z](?![a-z]))?/;
const trailing = /(?<=[a-z].*)(?<!\b(?:gg|gang|km|lorong|lrg|blok|blk)[ .]*)(?<![\d/-])\b(\d{1,4})([a-z](?![a-z]))?(?= *(?:,|$))/;

function readHouse(line: string): { house: string | null; rest: string } {
  const block = blocked.exec(line);
  if (block && (block[1] ?? block[2]) !== undefined) return cut(line, block, `${block[1] ?? ''}${plainNumber(block[2])}${block[3] ?? ''}`);
  const number = numbered.exec(line);
  if (number) return cut(line, number, `${plainNumber(number[1] ?? number[4])}${number[2] ?? ''}`);
  const last = trailing.exec(line);
  return last ? cut(line, last, `${plainNumber(last[1])}${last[2] ?? ''}`) : { house: null, rest: line };
}

function cut(line: string, match: RegExpExecArray, house: string): { house: string | null; rest: string } {
  const rest = `${line.slice(0, match.index)} , ${line.slice(match.index + match[0].length)}`;
  return { house: house === '' || house === '0' ? null : house, rest };
}

const plainNumber = (digits: string | undefined): string => (digits === undefined ? '' : digits.replace(/^0+(?=\d)/, ''));

function streetWords(text: string): string[] {
  const words = text
    .replace(/\b([a-z])\.([a-z])\.(?:([a-z])\.)?/g, '$1 $2 $3 ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join(' ')
    .replace(nickname, (name) => nicknames[name] ?? name)
    .split(' ')
    .filter((word) => word !== '' && !kinds.has(word));
  const named = words.filter((word) => !ranks.has(word));
  // A street may be called by its rank alone, or by one letter.
  return (named.length > 0 ? named : words).map(streetWord).filter((word) => word !== '');
}

/** Lanes are numbered in Roman or Arabic: `Mawar III` is `Gg. Mawar 3`. */
function streetWord(word: string): string {
  if (isRoman(word)) return String(fromRoman(word));
  return /^\d+$/.test(word) ? plainNumber(word) : foldWord(modernSpelling(word));
}
