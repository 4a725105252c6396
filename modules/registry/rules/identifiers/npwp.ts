import { fromScientific, isDummy, keep, none, refuse, saysNone, saysOnlyYes, tidy } from './check.ts';
import type { Checked } from './check.ts';
import { checkNik } from './nik.ts';

/**
 * A taxpayer number in its form of 16 digits (PMK 112/2022): the NIK of a person, or 0 and the old 15 digits. The ninth of
 * the old ones is a Luhn digit over the first eight; offices are known to have given out some that break it, so it warns.
 */
export function checkNpwp(text: string | null | undefined, options: { lossy?: boolean } = {}): Checked {
  const tidied = tidy(text).replace(/^(?:no\.? ?)?npwp\b[ .:;=-]*/i, '');
  if (saysNone(tidied)) return none;
  if (saysOnlyYes(tidied)) return { value: null, checks: [{ code: 'document.noNumber', severity: 'hint' }] };
  const scientific = fromScientific(tidied);
  if (options.lossy || scientific === null) return refuse('npwp.digitsLost');
  const digits = (scientific ?? tidied).replace(/[\s.,'’`_/-]/g, '');
  if (!/^\d+$/.test(digits)) return refuse('npwp.characters');
  if (digits.length >= 8 && isDummy(digits)) return refuse('npwp.dummy');
  if (digits.length === 15) return keepOld(digits);
  if (digits.length !== 16) return refuse('npwp.length', { n: digits.length });
  if (digits.startsWith('0')) return keepOld(digits.slice(1));
  return checkNik(digits).value === null ? refuse('npwp.notNik') : keep(digits);
}

function keepOld(digits: string): Checked {
  return keep(`0${digits}`, ...(luhnHolds(digits.slice(0, 9)) ? [] : [{ code: 'npwp.checkDigit', severity: 'warning' as const }]));
}

/** Weights 1, 2, 1, 2 … over eight digits, products of two digits summed; the ninth fills up to ten. */
function luhnHolds(nine: string): boolean {
  const digits = Array.from(nine, Number);
  const sum = digits.slice(0, 8).reduce((total, digit, at) => {
    const product = digit * (at % 2 === 0 ? 1 : 2);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10 === digits[8];
}
