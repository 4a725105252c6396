import type { Cell } from '#engines/spreadsheet/types.ts';

/** A header or short word for comparing: `No. HP / WA*` is `no hp wa`. */
export function headerKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u200B-\u200D\uFEFF]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** No-break and zero-width spaces count as nothing. */
export function trimmed(cell: Cell | undefined): string {
  return cell === undefined ? '' : cell.text.replace(/[\u200B-\u200D\uFEFF]/g, '').trim();
}

export function filledColumns(cells: readonly Cell[]): number[] {
  const columns: number[] = [];
  for (let column = 0; column < cells.length; column++) if (trimmed(cells[column]) !== '') columns.push(column);
  return columns;
}

/** `1 2 3 …`, `(1) (2) …` or `a b c …`: at least three, each one more than the one before. */
export function isNumberingRow(cells: readonly Cell[]): boolean {
  const texts = cells.map((cell) => trimmed(cell)).filter((text) => text !== '');
  if (texts.length < 3) return false;
  const numbers = texts.map(ordinal);
  const first = numbers[0];
  return first !== undefined && first !== null && first <= 2 && numbers.every((value, at) => value === first + at);
}

/** `5=3+4` counts as 5: forms write sums that way. */
function ordinal(text: string): number | null {
  const digits = /^[([]?(\d{1,3})[)\].]?(?:\s*=.*)?$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const letter = /^[([]?([a-z])[)\].]?$/i.exec(text)?.[1];
  return letter === undefined ? null : letter.toLowerCase().charCodeAt(0) - 96;
}

/** Digits, dates, phone numbers, codes, sums of money: what stands under a header, never in one. */
export function looksLikeValue(cell: Cell): boolean {
  const text = trimmed(cell);
  if (cell.kind === 'number' || cell.kind === 'date' || cell.kind === 'boolean' || cell.kind === 'error') return true;
  return /^['+(-]?\d[\d\s.,/()-]*$/.test(text) || /\d{6,}/.test(text) || /^-+$/.test(text);
}
