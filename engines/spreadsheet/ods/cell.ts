import { lossyNumber } from '#engines/spreadsheet/numbers.ts';
import { emptyCell, type Cell } from '#engines/spreadsheet/types.ts';
import { attribute } from '#engines/spreadsheet/xlsx/xml.ts';

/** A cell by its attributes and the text that it shows (OpenDocument 1.3 part 3, 19.369 and 19.387). */
export function cellOf(attributes: string, shown: string): Cell {
  if (attributes.includes('calcext:value-type="error"')) return { text: shown, kind: 'error' };
  const value = (name: string): string => attribute(attributes, name) ?? shown;
  switch (attribute(attributes, 'value-type')) {
    case 'float':
    case 'currency':
      return number(value('value'), shown);
    case 'percentage':
      return { ...number(value('value'), ''), format: '0%' };
    case 'date':
      return { text: value('date-value'), kind: 'date' };
    case 'boolean':
      return { text: value('boolean-value') === 'true' ? '1' : '0', kind: 'boolean' };
    case 'time':
      return text(shown === '' ? value('time-value') : shown);
    default:
      return textOrNothing(attributes, shown);
  }
}

function textOrNothing(attributes: string, shown: string): Cell {
  const stored = shown === '' ? (attribute(attributes, 'string-value') ?? '') : shown;
  if (stored !== '') return text(stored);
  const uncounted = attribute(attributes, 'formula') !== undefined && attribute(attributes, 'value-type') === undefined;
  return uncounted ? { text: '', kind: 'formula-empty' } : emptyCell;
}

const text = (words: string): Cell => ({ text: words, kind: 'text' });

const LARGEST_EXACT = String(Number.MAX_SAFE_INTEGER);

/**
 * The digits of `office:value`, or those shown where they are more. Whatever wrote the file held the number as a double:
 * an integer beyond 2^53 may stand there with sixteen digits and still be its neighbour.
 */
function number(stored: string, shown: string): Cell {
  if (!/^[+-]?\d/.test(stored)) return text(stored);
  const padded = /^0\d+$/.test(shown) && shown.replace(/^0+(?=\d)/, '') === stored;
  if (padded) return { text: stored, kind: 'number', format: '0'.repeat(shown.length) };
  const digits = lossyNumber(stored) && showsMore(stored, shown) ? shown : stored;
  return lossyNumber(digits) || isBeyondExact(digits) ? { text: digits, kind: 'number', lossy: true } : { text: digits, kind: 'number' };
}

/** The same number with its last digits: 3.57401650182E+15 is shown as 3574016501820003. */
function showsMore(stored: string, shown: string): boolean {
  return /^\d{16,}$/.test(shown) && !lossyNumber(shown) && Number(shown).toPrecision(10) === Number(stored).toPrecision(10);
}

function isBeyondExact(text: string): boolean {
  const digits = /^[+-]?0*(\d+)$/.exec(text)?.[1] ?? '';
  return digits.length > LARGEST_EXACT.length || (digits.length === LARGEST_EXACT.length && digits > LARGEST_EXACT);
}
