import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { utf16Order } from '#engines/spreadsheet/sniff.ts';

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'cp1252';

const CHUNK = 256 * 1024;

/**
 * Looks at the whole file: the one é that betrays CP1252 may stand in the last row. Where both kinds of bytes occur,
 * the majority decides: a UTF-8 file that was cut off within a character stays UTF-8.
 */
export async function findEncoding(file: FileHandle): Promise<Encoding> {
  let carry: Buffer = Buffer.alloc(0);
  let first = true;
  const seen = { good: 0, bad: 0 };
  for await (const chunk of chunksOf(file)) {
    if (first) {
      const order = utf16Order(chunk.subarray(0, 8192));
      if (order) return order === 'le' ? 'utf16le' : 'utf16be';
      first = false;
    }
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const end = wholeCharacters(bytes);
    countBeyondAscii(bytes.subarray(0, end), seen);
    carry = Buffer.from(bytes.subarray(end));
  }
  if (carry.length > 0) seen.bad++;
  return seen.bad <= seen.good / 10 ? 'utf8' : 'cp1252';
}

function countBeyondAscii(bytes: Buffer, seen: { good: number; bad: number }): void {
  if (isAscii(bytes)) return;
  const whole = isUtf8(bytes);
  for (const [char] of bytes.toString('utf8').matchAll(/\P{ASCII}/gu)) {
    if (whole || char !== '\uFFFD') seen.good++;
    else seen.bad++;
  }
}

/** Where the last unfinished UTF-8 sequence begins (at most three bytes from the end). */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The text of the file without its byte order mark, in chunks that never split a character. */
export async function* decoded(file: FileHandle, encoding: Encoding): AsyncGenerator<string> {
  const decode = decoderFor(encoding);
  let first = true;
  for await (const chunk of chunksOf(file)) {
    const text = decode(chunk);
    yield first && text.startsWith('\uFEFF') ? text.slice(1) : text;
    first = false;
  }
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await file.read(buffer, 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function decoderFor(encoding: Encoding): (chunk: Buffer) => string {
  if (encoding === 'cp1252') return decodeCp1252;
  if (encoding === 'utf16be') return bigEndianDecoder();
  const decoder = new StringDecoder(encoding);
  return (chunk) => decoder.write(chunk);
}

function bigEndianDecoder(): (chunk: Buffer) => string {
  const decoder = new StringDecoder('utf16le');
  let carry: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([carry, chunk]);
    const even = bytes.length & ~1;
    carry = Buffer.from(bytes.subarray(even));
    return decoder.write(Buffer.from(bytes.subarray(0, even)).swap16());
  };
}

/** 0x80–0x9F, where CP1252 and Latin-1 part; unassigned places stay what they are in Latin-1. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Own table: TextDecoder('windows-1252') of several Node 20–23 releases decoded Latin-1 (nodejs/node issue 56542). */
function decodeCp1252(chunk: Buffer): string {
  return chunk.toString('latin1').replace(/[\u0080-\u009F]/g, (char) => CP1252[char.charCodeAt(0) - 0x80] ?? char);
}
