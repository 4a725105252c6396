import { keep, none, refuse, saysNone, tidy } from './check.ts';
import type { Check, Checked } from './check.ts';

/** The structure of a KBLI code: five digits, often with the letter of its category, or without its first zero. */
export function checkKbli(text: string | null | undefined): Checked {
  const tidied = tidy(text).replace(/^(?:kode )?kbli\b(?: ?20\d\d\b)?[ .:;=-]*/i, '');
  if (saysNone(tidied)) return none;
  const codes = tidied.match(/(?<![\dA-Za-z])[A-Va-v]?[ .-]?\d{2,}(?!\d)/g)?.map((code) => code.replace(/\D/g, '')) ?? [];
  const code = codes[0];
  if (code === undefined) return refuse('kbli.text');
  const checks: Check[] = codes.length > 1 ? [{ code: 'kbli.several', severity: 'hint', params: { n: codes.length } }] : [];
  if (code.length === 5) return keep(code, ...checks);
  // Only the divisions 01–09 begin with a zero that Excel takes away.
  if (code.length === 4 && !code.startsWith('0')) return keep(`0${code}`, ...checks, { code: 'kbli.lostZero', severity: 'hint' });
  return refuse('kbli.length', { n: code.length });
}
