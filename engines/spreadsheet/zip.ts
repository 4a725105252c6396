import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { Budgets } from '#engines/spreadsheet/types.ts';

/** Signatures and field offsets: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14–4.3.16, 4.5.3. */
const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_COMMENT = 65_535;
const MAX_DIRECTORY = 16 * 1024 * 1024;
const CHUNK = 128 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly storedBytes: number;
  readonly statedBytes: number;
  readonly offset: number;
}

/** Reads by the central directory (the only truth in a zip); names are compared without case. */
export class Zip {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly #file: FileHandle;
  readonly #budgets: Budgets;
  #inflated = 0;

  private constructor(file: FileHandle, entries: Map<string, ZipEntry>, budgets: Budgets) {
    this.#file = file;
    this.entries = entries;
    this.#budgets = budgets;
  }

  static async open(path: string, budgets: Budgets): Promise<Zip> {
    const file = await open(path, 'r');
    try {
      return new Zip(file, await readDirectory(file), budgets);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  find(name: string): ZipEntry | undefined {
    return this.entries.get(keyOf(name));
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** Whole small part. `limit` guards parts that are held in memory at once. */
  async bytes(entry: ZipEntry, limit: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.stream(entry)) {
      size += chunk.length;
      if (size > limit) throw new SpreadsheetRefused('tooLarge');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  async *stream(entry: ZipEntry): AsyncGenerator<Buffer> {
    if (entry.encrypted) throw new SpreadsheetRefused('encrypted');
    if (entry.method !== 0 && entry.method !== 8) throw new SpreadsheetRefused('damaged');
    let size = 0;
    let crc = 0;
    for await (const chunk of this.#raw(entry)) {
      size += chunk.length;
      this.#count(entry, size, chunk.length);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (crc !== entry.crc) throw new SpreadsheetRefused('damaged');
  }

  #count(entry: ZipEntry, size: number, added: number): void {
    const { entryBytes, totalBytes, ratio, ratioFromBytes } = this.#budgets;
    this.#inflated += added;
    const swollen = size > ratioFromBytes && size > ratio * entry.storedBytes;
    if (swollen || size > entryBytes || this.#inflated > totalBytes) throw new SpreadsheetRefused('tooLarge');
  }

  async *#raw(entry: ZipEntry): AsyncGenerator<Buffer> {
    if (entry.storedBytes === 0) return;
    if (entry.method === 0) {
      yield* this.#stored(entry);
      return;
    }
    const inflate = createInflateRaw({ chunkSize: CHUNK });
    const piped = pipeline(this.#stored(entry), inflate).catch(() => undefined);
    try {
      for await (const chunk of inflate as AsyncIterable<Buffer>) yield chunk;
    } catch {
      throw new SpreadsheetRefused('damaged');
    } finally {
      inflate.destroy();
      await piped;
    }
  }

  /** Not `createReadStream`: each leaves a listener on the file handle. */
  async *#stored(entry: ZipEntry): AsyncGenerator<Buffer> {
    const start = await this.#dataStart(entry);
    for (let done = 0; done < entry.storedBytes;) {
      const length = Math.min(CHUNK, entry.storedBytes - done);
      yield await readAt(this.#file, start + done, length);
      done += length;
    }
  }

  /** The local header's extra field may differ from the central one, so its length is read here. */
  async #dataStart(entry: ZipEntry): Promise<number> {
    const head = await readAt(this.#file, entry.offset, 30);
    if (head.readUInt32LE(0) !== LOCAL) throw new SpreadsheetRefused('damaged');
    return entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  }
}

/** Some writers use backslashes or a leading slash. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new SpreadsheetRefused('damaged');
  return buffer;
}

async function readDirectory(file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size: fileSize } = await file.stat();
  const { offset, size } = await findDirectory(file, fileSize);
  if (size > MAX_DIRECTORY || offset + size > fileSize) throw new SpreadsheetRefused('damaged');
  const directory = await readAt(file, offset, size);
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at + 46 <= size && directory.readUInt32LE(at) === CENTRAL;) {
    const lengths = directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (at + 46 + lengths > size) throw new SpreadsheetRefused('damaged');
    const entry = readEntry(directory, at);
    entries.set(keyOf(entry.name), entry);
    at += 46 + lengths;
  }
  return entries;
}

async function findDirectory(file: FileHandle, fileSize: number): Promise<{ offset: number; size: number }> {
  const tailStart = Math.max(0, fileSize - MAX_COMMENT - 22 - 20);
  const tail = await readAt(file, tailStart, fileSize - tailStart);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const is64 = at >= 20 && tail.readUInt32LE(at - 20) === END64_LOCATOR;
    if (!is64) return { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    const end64 = await readAt(file, Number(tail.readBigUInt64LE(at - 12)), 56);
    if (end64.readUInt32LE(0) !== END64) break;
    return { size: Number(end64.readBigUInt64LE(40)), offset: Number(end64.readBigUInt64LE(48)) };
  }
  throw new SpreadsheetRefused('damaged');
}

function readEntry(directory: Buffer, at: number): ZipEntry {
  const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
  const extra = directory.subarray(nameEnd, nameEnd + directory.readUInt16LE(at + 30));
  const wide = zip64Values(extra);
  // Order of the zip64 values is fixed and only those saturated in the header are present (APPNOTE 4.5.3).
  const pick = (value: number): number => (value === 0xffffffff ? Number(wide.shift() ?? 0xffffffff) : value);
  const statedBytes = pick(directory.readUInt32LE(at + 24));
  const storedBytes = pick(directory.readUInt32LE(at + 20));
  const offset = pick(directory.readUInt32LE(at + 42));
  return {
    name: directory.toString('utf8', at + 46, nameEnd),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    storedBytes,
    statedBytes,
    offset,
  };
}

function zip64Values(extra: Buffer): bigint[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const values: bigint[] = [];
      for (let v = at + 4; v + 8 <= Math.min(at + 4 + length, extra.length); v += 8) values.push(extra.readBigUInt64LE(v));
      return values;
    }
    at += 4 + length;
  }
  return [];
}
