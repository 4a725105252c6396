import type { Cell, CellKind } from '#engines/spreadsheet/index.ts';
import { maskNik } from '#modules/registry/index.ts';

/** A cell as it is kept: plain text as itself, anything else with what the reader knew of it. */
type Packed = string | [text: string, kind: CellKind, format?: string, flags?: string];

export function packCells(cells: readonly Cell[]): Packed[] {
  return cells.map((cell) => {
    const flags = `${cell.lossy ? 'l' : ''}${cell.date1904 ? '4' : ''}`;
    if (cell.kind === 'text' && flags === '') return cell.text;
    return flags === '' && cell.format === undefined ? [cell.text, cell.kind] : [cell.text, cell.kind, cell.format ?? '', flags];
  });
}

export function unpackCells(packed: Packed[]): Cell[] {
  return packed.map((cell) => {
    if (typeof cell === 'string') return { text: cell, kind: 'text' };
    const [text, kind, format = '', flags = ''] = cell;
    return {
      text,
      kind,
      ...(format !== '' && { format }),
      ...(flags.includes('l') && { lossy: true }),
      ...(flags.includes('4') && { date1904: true }),
    };
  });
}

/** Anything that could be a NIK or the number of a family card is shown masked, whatever column it stands in. */
export function maskNumbers(text: string): string {
  return text.replace(/(?<!\d)(?:\d[ .-]?){13,17}\d(?!\d)/g, (number) => maskNik(number.replace(/\D/g, '')));
}

/** What was typed as a NIK, whole or not. */
export function maskTyped(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 8 ? maskNik(digits) : text;
}
