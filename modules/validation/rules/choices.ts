import { saysNone, tidy } from '#modules/registry/index.ts';
import type { Field } from '../words.ts';
import type { CleanEnterprise, RowProblem, Sex } from './types.ts';

const sexes: [RegExp, Sex][] = [
  [/^(l|lk|lki|laki|laki[- ]?laki|pria|cowok|m|male)\.?$/i, 'male'],
  [/^(p|pr|prp|perempuan|wanita|cewek|f|w|female)\.?$/i, 'female'],
];

const activities: [RegExp, CleanEnterprise['activity']][] = [
  [/^(tidak|tdk|non|belum)[ -]?(aktif|jalan|berjalan|produksi|beroperasi|buka)|tutup|bangkrut|berhenti|gulung tikar|closed/i, 'closed'],
  [/tidak (di)?temukan|tdk ketemu|pindah|tidak ada orang/i, 'not_found'],
  [/musiman|seasonal|kadang|pesanan|hari raya/i, 'seasonal'],
  [/^(aktif|masih aktif|jalan|berjalan|buka|produksi|beroperasi|ya|active)/i, 'active'],
];

const places: [RegExp, NonNullable<CleanEnterprise['placeKind']>][] = [
  [/online|daring|shopee|tokopedia|marketplace/i, 'online'],
  [/keliling|gerobak|rombong|mobil|mobile/i, 'mobile'],
  [/pasar|los\b|lapak/i, 'market_stall'],
  [/kios|warung|depot|kedai|pkl/i, 'kiosk'],
  [/toko|ruko|outlet|shop/i, 'shop'],
  [/rumah|home/i, 'home'],
];

function choose<T>(text: string, choices: [RegExp, T][], field: Field, problems: RowProblem[]): T | null {
  const line = tidy(text);
  const found = choices.find(([pattern]) => pattern.test(line))?.[1];
  if (found !== undefined) return found;
  if (!saysNone(line)) problems.push({ code: 'choice.unknown', severity: 'hint', field });
  return null;
}

export const readSex = (text: string, problems: RowProblem[]): Sex | null => choose(text, sexes, 'sex', problems);
export const readActivity = (text: string, problems: RowProblem[]): CleanEnterprise['activity'] =>
  choose(text, activities, 'activity', problems) ?? 'unknown';
export const readPlaceKind = (text: string, problems: RowProblem[]): CleanEnterprise['placeKind'] => choose(text, places, 'place_kind', problems);
