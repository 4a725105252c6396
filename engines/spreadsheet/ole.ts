import type { FileHandle } from 'node:fs/promises';
import type { Kind } from '#engines/spreadsheet/types.ts';

/** Layout of compound files: [MS-CFB] 2.2 (header), 2.3 (allocation table), 2.6 (directory). */
export const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const END_OF_CHAIN = 0xfffffffe;
const LAST_SECTOR = 0xfffffffa;
/** More directory sectors than any workbook has; a chain that bites its own tail ends here. */
const MAX_SECTORS = 64;
/** Streams below this size stand in the mini stream, where no workbook that Excel wrote does ([MS-CFB] 2.2). */
const MINI_CUTOFF = 4096;

/**
 * A password-protected xlsx is a compound file with a stream named EncryptedPackage ([MS-OFFCRYPTO] 2.3.4.4);
 * an old xls has Workbook or Book. A macro project lies in the storage _VBA_PROJECT_CUR ([MS-OVBA] 2.2.1).
 */
export async function oleKind(file: FileHandle, head: Buffer): Promise<Kind> {
  if (head.length < 512) return 'unknown';
  const entries = await directory(file, head);
  if (entries.some((entry) => entry.name === 'EncryptedPackage')) return 'encrypted';
  const book = entries.find((entry) => entry.name === 'Workbook') ?? entries.find((entry) => entry.name === 'Book');
  if (!book) return 'unknown';
  if (await isLocked(file, head, book)) return 'encrypted';
  return entries.some((entry) => entry.name === '_VBA_PROJECT_CUR') ? 'macro' : 'xls';
}

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly bytes: number;
}

async function directory(file: FileHandle, head: Buffer): Promise<Entry[]> {
  const size = sectorBytes(head);
  const entries: Entry[] = [];
  const sector = Buffer.alloc(size);
  let at = head.readUInt32LE(48);
  for (let hops = 0; at < LAST_SECTOR && hops < MAX_SECTORS; hops++) {
    const { bytesRead } = await file.read(sector, 0, size, (at + 1) * size);
    for (let entry = 0; entry + 128 <= bytesRead; entry += 128) {
      const length = Math.min(64, sector.readUInt16LE(entry + 64));
      if (length <= 2) continue;
      const name = sector.toString('utf16le', entry, entry + length - 2);
      entries.push({ name, start: sector.readUInt32LE(entry + 116), bytes: sector.readUInt32LE(entry + 120) });
    }
    at = await nextSector(file, head, at);
  }
  return entries;
}

function sectorBytes(head: Buffer): number {
  return head.readUInt16LE(30) === 12 ? 4096 : 512;
}

/** Only the first 109 sectors of the allocation table are followed: they cover 7 megabytes, and the directory stands near the front. */
async function nextSector(file: FileHandle, head: Buffer, at: number): Promise<number> {
  const size = sectorBytes(head);
  const perSector = size / 4;
  const table = Math.floor(at / perSector);
  if (table >= 109) return END_OF_CHAIN;
  const tableSector = head.readUInt32LE(76 + table * 4);
  const word = Buffer.alloc(4);
  const { bytesRead } = await file.read(word, 0, 4, (tableSector + 1) * size + (at % perSector) * 4);
  return bytesRead === 4 ? word.readUInt32LE(0) : END_OF_CHAIN;
}

const FILE_PASS = 0x2f;
const WRITE_PROTECT = 0x86;

/** The record FilePass follows the first one of a locked workbook, or WriteProtect after it ([MS-XLS] 2.1.7.20.1, 2.4.117). */
async function isLocked(file: FileHandle, head: Buffer, book: Entry): Promise<boolean> {
  if (book.bytes < MINI_CUTOFF) return false;
  const size = sectorBytes(head);
  const first = Buffer.alloc(size);
  await file.read(first, 0, size, (book.start + 1) * size);
  const second = 4 + first.readUInt16LE(2);
  if (second + 4 > size) return false;
  if (first.readUInt16LE(second) !== WRITE_PROTECT) return first.readUInt16LE(second) === FILE_PASS;
  const third = second + 4 + first.readUInt16LE(second + 2);
  return third + 2 <= size && first.readUInt16LE(third) === FILE_PASS;
}
