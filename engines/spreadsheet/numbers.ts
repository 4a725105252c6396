/** Digits and exponent of numbers as text. Nothing here turns an identifier into a JS number. */

const SCIENTIFIC = /^([+-]?)(\d+)(?:[.,](\d*))?[eE]([+-]?\d{1,3})$/;
/** IEEE 754 doubles keep 15 decimal digits whatever happens; Excel cuts what is typed beyond them. */
const SAFE_DIGITS = 15;

/** Scientific notation that shows fewer digits than the number has: the rest is gone. */
export function lostDigits(text: string): boolean {
  const match = SCIENTIFIC.exec(text);
  if (!match) return false;
  const [, , whole = '', fraction = '', exponent = ''] = match;
  return whole.length + fraction.length < Number(exponent) + whole.length;
}

/**
 * For a numeric cell: also a plain integer of more than 15 digits that ends in zero beyond the 15th.
 * Excel wrote those zeros; a tail that is not zero was written by software and is whole.
 */
export function lossyNumber(text: string): boolean {
  if (text.length <= SAFE_DIGITS && !text.includes('E') && !text.includes('e')) return false;
  const integer = /^[+-]?(\d+)$/.exec(text)?.[1];
  if (integer === undefined) return lostDigits(text);
  const digits = integer.replace(/^0+/, '');
  return digits.length > SAFE_DIGITS && /^0+$/.test(digits.slice(SAFE_DIGITS));
}

/** `1.5E+3` is too short to be exact and stays; `3.574016501820003E+15` becomes 3574016501820003. */
export function expandScientific(text: string): string {
  const match = SCIENTIFIC.exec(text);
  if (!match || lostDigits(text)) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const minus = sign === '-' ? '-' : '';
  if (point <= 0) return minus + trimFraction(`0.${'0'.repeat(-point)}${digits}`);
  const head = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return minus + trimFraction(`${head}.${digits.slice(point)}`);
}

function trimFraction(text: string): string {
  return text.replace(/0+$/, '').replace(/\.$/, '');
}

/** The noise of binary fractions, off: 1234567.8900000001 is what Excel shows as 1234567.89. Integers stay. */
export function roundFraction(text: string): string {
  const match = /^(-?)(\d+)\.(\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const leading = /^0*/.exec(whole + fraction)?.[0].length ?? 0;
  const keep = leading + SAFE_DIGITS - whole.length;
  if (fraction.length <= keep || keep < 0) return text;
  const digits = whole + fraction.slice(0, keep);
  const up = fraction.charCodeAt(keep) >= 53;
  const rounded = up ? increment(digits) : digits;
  const point = rounded.length - keep;
  return sign + trimFraction(`${rounded.slice(0, point)}.${rounded.slice(point)}`);
}

function increment(digits: string): string {
  const nines = /9*$/.exec(digits)?.[0].length ?? 0;
  const head = digits.slice(0, digits.length - nines);
  if (head === '') return `1${'0'.repeat(nines)}`;
  const last = head.charCodeAt(head.length - 1) - 47;
  return head.slice(0, -1) + String(last) + '0'.repeat(nines);
}
