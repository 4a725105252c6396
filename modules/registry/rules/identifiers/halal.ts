import { keep, none, refuse, saysNone, saysOnlyYes, tidy } from './check.ts';
import type { Checked } from './check.ts';

/** A halal certificate of BPJPH: ID and 17 digits. A KH number is the decree behind it, often copied by mistake. */
export function checkHalal(text: string | null | undefined): Checked {
  const tidied = tidy(text)
    .toUpperCase()
    .replace(/^(?:NO\.? ?)?(?:SERTIFIKAT )?HALAL\b[ .:;=-]*(?:NO\b)?[ .:;=-]*/, '');
  if (saysNone(tidied)) return none;
  if (saysOnlyYes(tidied)) return { value: null, checks: [{ code: 'document.noNumber', severity: 'hint' }] };
  const compact = tidied.replace(/[\s.,'’`_-]/g, '');
  if (/^ID\d{17}$/.test(compact)) return keep(compact);
  if (compact.startsWith('KH')) return refuse('halal.decree');
  if (/LPPOM|MUI/.test(compact)) return refuse('halal.old');
  const digits = /^(?:ID)?(\d+)$/.exec(compact)?.[1];
  if (digits === undefined) return refuse('halal.shape');
  return digits.length === 17 ? refuse('halal.noLetters', { suggestion: `ID${digits}` }) : refuse('halal.length', { n: digits.length });
}
