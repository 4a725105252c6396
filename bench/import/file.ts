import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre/xlsx';
import { messyHeader, messyRows } from '#test/town/messy.ts';

/** Invented at a time; each part has people of its own. */
const part = 50_000;
/** Of the rows, people of the registry as another list writes them. */
const recorded = 0.1;

/**
 * A workbook of so many messy rows of the city, about a quarter of them somebody's second or third appearance, and one in ten of
 * the registry that `seedRegistry` makes. A workbook, since half a million rows as CSV would pass the limit of an upload.
 */
export async function writeMessy(file: string, rows: number): Promise<void> {
  const sheet = writeXlsxStream(linesOf(rows), { name: 'UMKM' });
  await pipeline(Readable.fromWeb(sheet as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(file));
}

async function* linesOf(rows: number): AsyncGenerator<string[]> {
  // Number and truth of the generator are no columns of a village's list.
  yield messyHeader.slice(2);
  const known = messyRows(Math.round(rows * recorded), 'bench').rows;
  const fresh = rows - known.length;
  for (let at = 0; at < fresh; at += part) {
    const invented = messyRows(Math.min(part, fresh - at), `import ${at}`).rows;
    const share = known.splice(0, Math.ceil((known.length * invented.length) / (fresh - at)));
    const every = Math.max(1, Math.floor(invented.length / Math.max(1, share.length)));
    for (const [place, row] of invented.entries()) {
      yield row.slice(2);
      const other = place % every === 0 ? share.pop() : undefined;
      if (other) yield other.slice(2);
    }
    for (const row of share) yield row.slice(2);
  }
}
