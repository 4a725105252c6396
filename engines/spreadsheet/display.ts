import { expandScientific, roundFraction } from '#engines/spreadsheet/numbers.ts';
import type { Cell } from '#engines/spreadsheet/types.ts';

/**
 * What a person would read in the cell, in a form that programs can rely on: ISO dates, plain digits.
 * A lossy number stays as it is stored, so that nobody takes its zeros for digits.
 */
export function displayText(cell: Cell): string {
  switch (cell.kind) {
    case 'date':
      return isoDate(cell.text, cell.date1904 === true) ?? cell.text;
    case 'number':
      return cell.lossy ? cell.text : padded(roundFraction(expandScientific(cell.text)), cell.format);
    case 'boolean':
      return cell.text === '1' ? 'TRUE' : 'FALSE';
    case 'text':
      return unwrapped(cell.text);
    default:
      return cell.text;
  }
}

/** `="08123"` is how people keep leading zeros in a CSV. */
function unwrapped(text: string): string {
  return text.startsWith('="') && text.endsWith('"') && text.length > 3 ? text.slice(2, -1).replaceAll('""', '"') : text;
}

/** The format 00000 shows the leading zeros of a code (KBLI, NIB) that the stored number has not. */
function padded(text: string, format: string | undefined): string {
  return format && /^0{2,}$/.test(format) && /^\d+$/.test(text) ? text.padStart(format.length, '0') : text;
}

const DAY_MS = 86_400_000;
/** Excel's day 60 is 29 February 1900, which never was; days before it are one less. */
const PHANTOM_DAY = 60;
/** 31 December 9999, the last day Excel knows. */
const LAST_DAY = 2_958_465;

/** ISO date, date and time, or time of day; null where the serial is no date. A `t="d"` cell is ISO already. */
export function isoDate(serial: string, from1904: boolean): string | null {
  if (/^\d{4}-\d{2}-\d{2}/.test(serial)) return serial.replace(/T00:00:00(\.0+)?Z?$/, '');
  if (!/^\d+(\.\d+)?([eE][+-]?\d+)?$/.test(serial)) return null;
  const value = Number(serial);
  if (value > LAST_DAY) return null;
  const seconds = Math.round(value * 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = isoTime(seconds % 86_400);
  // An hour without a day, whichever year days are counted from.
  if (day === 0 && (time !== null || !from1904)) return time;
  if (day === PHANTOM_DAY && !from1904) return null;
  const date = new Date(epoch(day, from1904) + day * DAY_MS).toISOString().slice(0, 10);
  return time === null ? date : `${date}T${time}`;
}

function epoch(day: number, from1904: boolean): number {
  if (from1904) return Date.UTC(1904, 0, 1);
  return day < PHANTOM_DAY ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
}

function isoTime(seconds: number): string | null {
  return seconds === 0 ? null : new Date(seconds * 1000).toISOString().slice(11, 19);
}
