import { fromScientific, isDummy, keep, none, refuse, saysNone, saysOnlyYes, tidy } from './check.ts';
import type { Checked } from './check.ts';

/** A business number of OSS: 13 digits without a public check digit (PP 5/2021; PP 28/2025). */
export function checkNib(text: string | null | undefined, options: { lossy?: boolean } = {}): Checked {
  const tidied = tidy(text).replace(/^(?:no\.? ?)?nib\b[ .:;=-]*/i, '');
  if (saysNone(tidied)) return none;
  if (saysOnlyYes(tidied)) return { value: null, checks: [{ code: 'document.noNumber', severity: 'hint' }] };
  const scientific = fromScientific(tidied);
  if (options.lossy || scientific === null) return refuse('nib.digitsLost');
  const digits = (scientific ?? tidied).replace(/[\s.,'’`_-]/g, '');
  if (!/^\d+$/.test(digits)) return refuse('nib.characters');
  if (digits.length >= 8 && isDummy(digits)) return refuse('nib.dummy');
  // Excel takes the zero at the front away; it is likely, not certain, so a person says so.
  if (digits.length === 12) return refuse('nib.lostZero', { suggestion: `0${digits}` });
  return digits.length === 13 ? keep(digits) : refuse('nib.length', { n: digits.length });
}
