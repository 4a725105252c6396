import { open } from 'node:fs/promises';
import { findDialect } from '#engines/spreadsheet/csv/delimiter.ts';
import { decoded, findEncoding } from '#engines/spreadsheet/csv/encoding.ts';
import { CsvScanner } from '#engines/spreadsheet/csv/scanner.ts';
import { BadInput } from '../badInput.ts';

const SAMPLE_CHARS = 64 * 1024;

/** The records of a CSV file in batches, whatever its delimiter and encoding; the first batch begins with the header. */
export async function* csvRecords(file: string): AsyncGenerator<string[][]> {
  const handle = await open(file, 'r').catch(() => {
    throw new BadInput(`${file}: berkas tidak ada atau tidak dapat dibaca.`);
  });
  try {
    let scanner: CsvScanner | null = null;
    let waiting = '';
    for await (const text of decoded(handle, await findEncoding(handle))) {
      waiting += text;
      if (!scanner && waiting.length < SAMPLE_CHARS) continue;
      const start: { scanner: CsvScanner; text: string } = scanner ? { scanner, text: waiting } : begin(waiting);
      scanner = start.scanner;
      waiting = '';
      yield scanner.feed(start.text, false);
    }
    const last = scanner ? { scanner, text: waiting } : begin(waiting);
    yield last.scanner.feed(last.text, true);
  } finally {
    await handle.close();
  }
}

function begin(text: string): { scanner: CsvScanner; text: string } {
  const { delimiter, skipChars } = findDialect(text.slice(0, SAMPLE_CHARS));
  return { scanner: new CsvScanner(delimiter), text: text.slice(skipChars) };
}

export type Line = { number: number; fields: string[] };

/** Reads a file: its header first, then each record that is not blank with its line number, counted as if no cell had line ends. */
export async function eachLine(file: string, header: (names: string[]) => void, line: (line: Line) => void): Promise<void> {
  let number = 0;
  for await (const records of csvRecords(file)) {
    for (const fields of records) {
      number++;
      if (number === 1) header(fields.map((name) => name.trim()));
      else if (fields.length > 1 || fields[0]?.trim()) line({ number, fields });
    }
  }
  if (number === 0) throw new BadInput(`${file}: berkas kosong.`);
}
