import { CsvScanner } from '#engines/spreadsheet/csv/scanner.ts';

const CANDIDATES = [',', ';', '\t', '|'];
const SAMPLE_RECORDS = 200;

export interface Dialect {
  readonly delimiter: string;
  /** Text before the first record: the `sep=` line, which Excel does not show as a row. */
  readonly skipChars: number;
}

/** Excel's own `sep=;` line if there is one, else the delimiter that cuts most lines into the same number of fields. */
export function findDialect(sample: string): Dialect {
  const stated = /^"?sep=(.)"?(\r\n|\r|\n|$)/i.exec(sample);
  if (stated) return { delimiter: stated[1] ?? ',', skipChars: stated[0].length };
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const score = evenness(sample, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, skipChars: 0 };
}

/** Share of lines with the commonest number of fields, squared, times that number less one. */
function evenness(sample: string, delimiter: string): number {
  const records = new CsvScanner(delimiter).feed(sample, true).slice(0, SAMPLE_RECORDS);
  const widths = new Map<number, number>();
  let filled = 0;
  for (const fields of records) {
    if (fields.length === 1 && fields[0]?.trim() === '') continue;
    filled++;
    if (fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of widths) best = Math.max(best, (count / filled) ** 2 * (width - 1));
  return best;
}
