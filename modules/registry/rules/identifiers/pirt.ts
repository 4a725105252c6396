import { isDummy, keep, none, refuse, saysNone, saysOnlyYes, tidy } from './check.ts';
import type { Check, Checked } from './check.ts';

/**
 * A P-IRT number, `1234567890123-45` (Peraturan BPOM 22/2018): kind of packaging, kind of food, region, product, producer,
 * and the year in which it ends. Numbers of twelve digits come from before and are still seen.
 */
export function checkPirt(text: string | null | undefined): Checked {
  const tidied = tidy(text).replace(/^(?:no\.? ?|dinkes |dep(?:kes)? ?(?:ri)? ?)?(?:s?p[ .-]*irt)\b[ .:;=-]*(?:no\b)?[ .:;=-]*/i, '');
  if (saysNone(tidied)) return none;
  if (saysOnlyYes(tidied)) return { value: null, checks: [{ code: 'document.noNumber', severity: 'hint' }] };
  const digits = tidied.replace(/[\s.,'’`_/-]/g, '');
  if (!/^\d+$/.test(digits)) return refuse('pirt.characters');
  if (isDummy(digits)) return refuse('pirt.dummy');
  if (digits.length === 12) return keep(digits, { code: 'pirt.old', severity: 'warning' });
  if (digits.length !== 15) return refuse('pirt.length', { n: digits.length });
  const checks: Check[] = /^[1-8]/.test(digits) ? [] : [{ code: 'pirt.packaging', severity: 'warning' }];
  return keep(`${digits.slice(0, 13)}-${digits.slice(13)}`, ...checks);
}

/** The year in which a number of fifteen digits ends; undefined for the older ones. */
export function pirtExpiryYear(pirt: string): number | undefined {
  const year = /^\d{13}-(\d{2})$/.exec(pirt)?.[1];
  return year === undefined ? undefined : 2000 + Number(year);
}
