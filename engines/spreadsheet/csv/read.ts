import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { findDialect } from '#engines/spreadsheet/csv/delimiter.ts';
import { decoded, findEncoding } from '#engines/spreadsheet/csv/encoding.ts';
import { CsvScanner } from '#engines/spreadsheet/csv/scanner.ts';
import { lostDigits } from '#engines/spreadsheet/numbers.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { emptyCell, type Budgets, type Cell, type SheetEvent, type SheetRow } from '#engines/spreadsheet/types.ts';

const SAMPLE_CHARS = 64 * 1024;

/** One sheet named like the file. Rows are counted as Excel counts them: blank lines too, the `sep=` line not. */
export async function* readCsv(path: string, budgets: Budgets): AsyncGenerator<SheetEvent[]> {
  const file = await open(path, 'r');
  try {
    const encoding = await findEncoding(file);
    yield [{ type: 'sheet', name: basename(path, extname(path)), index: 0, hidden: false, merges: [] }];
    const rows = new RowMaker(budgets);
    let scanner: CsvScanner | undefined;
    let waiting = '';
    for await (const text of decoded(file, encoding)) {
      waiting += text;
      if (!scanner) {
        if (waiting.length < SAMPLE_CHARS) continue;
        const dialect = findDialect(waiting.slice(0, SAMPLE_CHARS));
        scanner = new CsvScanner(dialect.delimiter);
        waiting = waiting.slice(dialect.skipChars);
      }
      yield rows.take(scanner.feed(waiting, false));
      waiting = '';
    }
    if (!scanner) {
      const dialect = findDialect(waiting);
      scanner = new CsvScanner(dialect.delimiter);
      waiting = waiting.slice(dialect.skipChars);
    }
    yield rows.take(scanner.feed(waiting, true));
    yield [{ type: 'end' }];
  } finally {
    await file.close();
  }
}

class RowMaker {
  readonly #budgets: Budgets;
  #rowNumber = 0;

  constructor(budgets: Budgets) {
    this.#budgets = budgets;
  }

  take(records: readonly string[][]): SheetRow[] {
    const rows: SheetRow[] = [];
    for (const fields of records) {
      this.#rowNumber++;
      const cells = this.#cells(fields);
      if (cells.length > 0) rows.push({ type: 'row', sheet: 0, rowNumber: this.#rowNumber, cells });
    }
    if (this.#rowNumber > this.#budgets.rows) throw new SpreadsheetRefused('tooManyRows');
    return rows;
  }

  #cells(fields: readonly string[]): Cell[] {
    let length = fields.length;
    while (length > 0 && fields[length - 1] === '') length--;
    const cells: Cell[] = [];
    let filled = 0;
    for (let column = 0; column < length; column++) {
      const text = fields[column] ?? '';
      if (text !== '') filled++;
      if (text.length > this.#budgets.cellChars) throw this.#refuse('cellTooLong');
      cells.push(text === '' ? emptyCell : textCell(text));
    }
    if (filled > this.#budgets.columns) throw this.#refuse('tooManyColumns');
    return cells;
  }

  #refuse(code: 'cellTooLong' | 'tooManyColumns'): SpreadsheetRefused {
    return new SpreadsheetRefused(code, { row: this.#rowNumber });
  }
}

/** A file once opened and saved by Excel holds 3,57402E+15 where a NIK was. */
function textCell(text: string): Cell {
  const lossy = text.length < 30 && lostDigits(text.trim());
  return lossy ? { text, kind: 'text', lossy } : { text, kind: 'text' };
}
