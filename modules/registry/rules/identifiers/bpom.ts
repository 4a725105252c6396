import { keep, none, refuse, saysNone, saysOnlyYes, tidy } from './check.ts';
import type { Checked } from './check.ts';

/** A marketing number of BPOM: food `MD 123456789012` or `ML …` (12–15 digits), cosmetics N[A–E] and 11, traditional medicine TR and 9. */
export function checkBpom(text: string | null | undefined): Checked {
  const tidied = tidy(text)
    .toUpperCase()
    .replace(/^(?:BPOM|POM)\b[ .:;=-]*(?:RI\b)?[ .:;=-]*(?:NO\b)?[ .:;=-]*/, '');
  if (saysNone(tidied)) return none;
  if (saysOnlyYes(tidied)) return { value: null, checks: [{ code: 'document.noNumber', severity: 'hint' }] };
  const compact = tidied.replace(/[\s.,'’`_-]/g, '');
  const match = /^(MD|ML)(\d{12,15})$/.exec(compact) ?? /^(N[A-E])(\d{11})$/.exec(compact) ?? /^(TR)(\d{9})$/.exec(compact);
  if (match) return keep(`${match[1]} ${match[2]}`);
  return refuse(/^\d{9,15}$/.test(compact) ? 'bpom.noLetters' : 'bpom.shape');
}
