import { saysNone, tidy } from '#modules/registry/index.ts';

export type ReadMoney = {
  rupiah: number | null;
  code?: 'money.range' | 'money.unreadable' | 'money.tooHigh';
  /** The words meant another number than the digits: `10jt`. */ spelled?: boolean;
};

const factors: [RegExp, number][] = [
  [/^(rb|ribu|k)\b/, 1e3],
  [/^(jt|juta|jta)\b/, 1e6],
  [/^(m|mil?yar|mlyr)\b/, 1e9],
  [/^(t|tril?yun|triliun)\b/, 1e12],
];
const most = 1e15;

/** What a header says of its numbers: `Omzet (Rp.000)` or `dalam juta`. */
export function moneyUnitOf(header: string): number {
  if (/\bjuta\b|\bjt\b/i.test(header)) return 1e6;
  return /rp\.?\s?[,.]?000\b|\bribu(an)?\b|x ?1[.,]?000\b/i.test(header) ? 1e3 : 1;
}

/** Whole rupiah out of `Rp.10.000.000`, `10jt`, `1,5 juta`, `1.04E+11`. A range is not a number, and none is made of it. */
export function readMoney(text: string, unit = 1): ReadMoney {
  const line = tidy(text)
    .toLowerCase()
    .replace(/^(rp|idr)\.?\s*/, '')
    .replace(/(,-+|,00|\.00|\.-+|,--)$/, '')
    .replace(/\s*(\/|per)\s*\w+$/, '')
    .trim();
  if (saysNone(line)) return { rupiah: line.startsWith('0') ? 0 : null };
  if (/^[\d.,]+\s*(rb|ribu|jt|juta)?\s*(-|–|s\/?d|sampai)\s*[\d.,]+/.test(line) || /^[<>±]|^(kurang|lebih|sekitar|di ?(atas|bawah))\b/.test(line))
    return { rupiah: null, code: 'money.range' };
  if (/^\d([.,]\d+)?e\+?\d{1,2}$/.test(line)) return whole(Number(line.replace(',', '.')) * unit);
  const [, digits = '', word = ''] = /^([\d.,\s]+?)\s*([a-z]*)\.?$/.exec(line) ?? [];
  if (digits === '') return { rupiah: null, code: 'money.unreadable' };
  const factor = factors.find(([pattern]) => pattern.test(word))?.[1];
  if (word !== '' && factor === undefined && word !== 'rupiah') return { rupiah: null, code: 'money.unreadable' };
  const value = readNumber(digits.replace(/\s/g, ''), factor !== undefined);
  if (value === null) return { rupiah: null, code: 'money.unreadable' };
  const read = whole(value * (factor ?? unit));
  return factor !== undefined && read.rupiah !== null ? { ...read, spelled: true } : read;
}

/** Groups of three are thousands, in either style; before `juta` a single mark is the decimal. */
function readNumber(text: string, beforeWord: boolean): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(text) && !(beforeWord && /^\d{1,3}[.,]\d{3}$/.test(text))) return Number(text.replace(/[.,]/g, ''));
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(text)) return Number(text.replace(/\./g, '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3})+\.\d{1,2}$/.test(text)) return Number(text.replace(/,/g, ''));
  return /^\d+[.,]\d{1,3}$/.test(text) ? Number(text.replace(',', '.')) : null;
}

function whole(value: number): ReadMoney {
  return value > most ? { rupiah: null, code: 'money.tooHigh' } : { rupiah: Math.round(value) };
}
