import type { PairScore } from './pair.ts';

type Language = 'id' | 'en';
type Words = { id: string; en: string };

/** What a level of a comparison says, in words that an officer would use. */
const sentences: Record<string, Record<string, Words>> = {
  identity: {
    nikSame: { id: 'NIK sama', en: 'same NIK' },
    nikLastLost: { id: 'NIK sama, angka terakhir hilang', en: 'same NIK, last digit lost' },
    nikOneDigit: { id: 'NIK beda satu angka', en: 'NIK one digit off' },
    nikSerial: { id: 'NIK beda nomor urut', en: 'NIK differs in its serial' },
    nikBirth: { id: 'NIK beda, tanggal lahir sama', en: 'different NIK, same date of birth' },
    nikTwoDigits: { id: 'NIK beda dua angka', en: 'NIK two digits off' },
    nikDifferent: { id: 'NIK beda', en: 'different NIK' },
    birthSame: { id: 'tanggal lahir sama', en: 'same date of birth' },
    birthNear: { id: 'tanggal lahir hampir sama', en: 'nearly the same date of birth' },
    birthDifferent: { id: 'tanggal lahir beda', en: 'different date of birth' },
  },
  phone: {
    same: { id: 'HP sama', en: 'same phone' },
    oneDigit: { id: 'HP beda satu angka', en: 'phone one digit off' },
    different: { id: 'HP beda', en: 'different phone' },
  },
  name: {
    same: { id: 'nama sama', en: 'same name' },
    sameOne: { id: 'nama satu kata sama', en: 'same one-word name' },
    spelling: { id: 'nama sama, ejaan lain', en: 'same name, other spelling' },
    typo: { id: 'nama mirip', en: 'similar name' },
    short: { id: 'nama panggilan', en: 'short form of the name' },
    part: { id: 'nama sama, satu lebih lengkap', en: 'same name, one fuller' },
    partOne: { id: 'satu kata nama sama, satu lebih lengkap', en: 'one word of the name, one fuller' },
    partOther: { id: 'satu kata nama sama, bukan nama depan', en: 'one word of the name, not the given name' },
    partTypo: { id: 'nama mirip sebagian', en: 'part of the name similar' },
    shared: { id: 'nama depan sama, lainnya beda', en: 'same given name, the rest differs' },
    family: { id: 'nama depan beda, lainnya ada yang sama', en: 'another given name, the rest partly the same' },
    near: { id: 'nama agak mirip', en: 'names somewhat similar' },
    different: { id: 'nama beda', en: 'different name' },
  },
  address: {
    house: { id: 'rumah sama', en: 'same house' },
    ward: { id: 'jalan dan RT/RW sama', en: 'same street and RT/RW' },
    street: { id: 'jalan sama', en: 'same street' },
    neighbour: { id: 'jalan sama, rumah beda', en: 'same street, other house' },
    wardOnly: { id: 'RT/RW sama', en: 'same RT/RW' },
    village: { id: 'desa/kelurahan sama', en: 'same village' },
    elsewhere: { id: 'desa/kelurahan sama, jalan beda', en: 'same village, other street' },
    streetOnly: { id: 'jalan dan rumah sama, desa/kelurahan beda', en: 'same street and house, other village' },
    district: { id: 'kecamatan sama', en: 'same district' },
    different: { id: 'tempat beda', en: 'different place' },
  },
  business: {
    same: { id: 'nama usaha sama', en: 'same business name' },
    sameOne: { id: 'nama usaha sama', en: 'same business name' },
    near: { id: 'nama usaha mirip', en: 'similar business name' },
    part: { id: 'nama usaha sama sebagian', en: 'part of the business name' },
    shared: { id: 'sebagian nama usaha sama', en: 'a word of the business name' },
    different: { id: 'nama usaha beda', en: 'different business name' },
  },
  trade: {
    same: { id: 'KBLI sama', en: 'same KBLI' },
    group: { id: 'KBLI sekelompok', en: 'KBLI of the same group' },
    different: { id: 'KBLI beda', en: 'different KBLI' },
  },
  nib: { same: { id: 'NIB sama', en: 'same NIB' }, different: { id: 'NIB beda', en: 'different NIB' } },
  point: {
    'within 30 m': { id: 'titik peta sama', en: 'same point on the map' },
    'within 200 m': { id: 'titik peta berdekatan', en: 'close on the map' },
    'within 1 km': { id: 'titik peta dalam 1 km', en: 'within 1 km on the map' },
    far: { id: 'titik peta berjauhan', en: 'far apart on the map' },
  },
  family: {
    household: { id: 'serumah, nama beda', en: 'same household, another name' },
  },
};

const minus = '\u2212';

/** `+17,8`, `−5,2` with a real minus sign; English takes a point. */
function signed(weight: number, language: Language): string {
  const digits = Math.abs(weight).toFixed(1);
  const sign = weight < 0 && digits !== '0.0' ? minus : '+';
  return `${sign}${language === 'id' ? digits.replace('.', ',') : digits}`;
}

/** Each part in words, strongest first; what weighs nothing is left out. */
export function explainParts(score: PairScore, language: Language): { comparison: string; words: string; weight: number }[] {
  return score.parts
    .filter(({ weight }) => Math.abs(weight) >= 0.05)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ comparison, level, weight }) => ({ comparison, words: sentences[comparison]?.[level]?.[language] ?? `${comparison}: ${level}`, weight }));
}

/** `HP sama +17,8 · nama mirip +4,8 · NIK beda −5,2` */
export function explainPair(score: PairScore, language: Language): string {
  return explainParts(score, language)
    .map(({ words, weight }) => `${words} ${signed(weight, language)}`)
    .join(' · ');
}
