import { formatDay } from '#core/dates.ts';
import { formatNumber, formatRupiah } from '#core/money.ts';
import { fill } from '#core/text.ts';
import type { Language, Params, Text } from '#core/text.ts';
import { rowMessages } from '../messages.ts';
import type { Rule } from './types.ts';

const documentNames: Record<string, Text> = {
  nib: { id: 'NIB', en: 'NIB' },
  npwp: { id: 'NPWP', en: 'NPWP' },
  pirt: { id: 'P-IRT', en: 'P-IRT' },
  bpom: { id: 'Izin edar BPOM', en: 'BPOM permit' },
  halal: { id: 'Sertifikat halal', en: 'Halal certificate' },
  trademark: { id: 'Merek', en: 'Trademark' },
  sku_letter: { id: 'Surat keterangan usaha', en: 'Village letter' },
};

const classNames: Record<string, Text> = {
  'class.micro': { id: 'mikro', en: 'micro' },
  'class.small': { id: 'kecil', en: 'small' },
  'class.medium': { id: 'menengah', en: 'medium' },
  'class.large': { id: 'besar', en: 'large' },
  'class.unknown': { id: 'belum diketahui', en: 'unknown' },
};

/** The sentence of a rule about one enterprise. */
export function sentenceAbout(rule: Rule, language: Language, params: Params): string {
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, show(name, value, language, params)]));
  return fill(rule.message[language], shown);
}

/** Days, money, kinds of documents and reasons are kept as they are and told in the language of the reader. */
function show(name: string, value: string | number, language: Language, params: Params): string {
  if (name === 'day') return formatDay(String(value), language);
  if (name === 'rupiah' || name === 'turnover') return formatRupiah(Number(value), language);
  if (name === 'km') return formatNumber(Number(value), language);
  if (name === 'kind') return documentNames[value]?.[language] ?? String(value);
  if (name === 'stated' || name === 'computed') return classNames[value]?.[language] ?? String(value);
  if (name === 'why') return fill(rowMessages[value]?.[language] ?? '', params);
  return String(value);
}
