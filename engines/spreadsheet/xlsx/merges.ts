import { headerMergeRows, type Merge } from '#engines/spreadsheet/types.ts';
import { columnOf } from '#engines/spreadsheet/xlsx/sheet.ts';

const MAX_MERGES = 10_000;
const TAIL_BYTES = 64;
/** Above this a look ahead would cost more than it tells; counted, because what an entry states of its size may be a lie. */
const LOOK_AHEAD_BYTES = 64 * 1024 * 1024;

/**
 * Merged ranges stand after the last row of a worksheet, but are needed to read its first: the part is run through
 * once more, looking for their bytes only. Works on bytes because that costs a tenth of scanning.
 */
export async function findMerges(chunks: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let looked = 0;
  let tail: Buffer = Buffer.alloc(0);
  let seen = 0;
  for await (const chunk of chunks) {
    looked += chunk.length;
    if (looked > LOOK_AHEAD_BYTES) return merges;
    const bytes = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk;
    let at = bytes.indexOf('mergeCell ');
    let done = 0;
    while (at >= 0 && at + TAIL_BYTES <= bytes.length && seen < MAX_MERGES) {
      seen++;
      keep(merges, bytes.toString('latin1', at, at + TAIL_BYTES));
      done = at + 1;
      at = bytes.indexOf('mergeCell ', done);
    }
    tail = Buffer.from(bytes.subarray(Math.max(done, bytes.length - 2 * TAIL_BYTES)));
  }
  for (let at = tail.indexOf('mergeCell '); at >= 0; at = tail.indexOf('mergeCell ', at + 1))
    keep(merges, tail.toString('latin1', at, at + TAIL_BYTES));
  return merges;
}

function keep(merges: Merge[], text: string): void {
  const match = /^mergeCell\s+ref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/i.exec(text);
  if (!match) return;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  if (Number(top) > headerMergeRows) return;
  merges.push({ top: Number(top), bottom: Number(bottom), left: columnOf(left, 0), right: columnOf(right, 0) });
}
