import { StringDecoder } from 'node:string_decoder';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { XmlScanner, type XmlHandler } from '#engines/spreadsheet/xlsx/xml.ts';
import type { Zip, ZipEntry } from '#engines/spreadsheet/zip.ts';

const SMALL_PART = 16 * 1024 * 1024;

/** Feeds a part to a handler chunk by chunk and gives the caller a turn after each. */
export async function* scanChunks(zip: Zip, entry: ZipEntry, handler: XmlHandler, sheet?: string): AsyncGenerator<void> {
  const scanner = new XmlScanner(handler);
  let decoder: StringDecoder | undefined;
  try {
    for await (const chunk of zip.stream(entry)) {
      decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf16le' : 'utf8');
      scanner.write(decoder.write(chunk));
      yield;
    }
    scanner.end();
  } catch (error) {
    throw error instanceof SpreadsheetRefused && sheet && !error.place.sheet ? new SpreadsheetRefused(error.code, { ...error.place, sheet }) : error;
  }
}

/** A part that is small in every honest file, at once; false if it is not there. */
export async function scanPart(zip: Zip, path: string, handler: XmlHandler): Promise<boolean> {
  const entry = zip.find(path);
  if (!entry) return false;
  const scanner = new XmlScanner(handler);
  const bytes = await zip.bytes(entry, SMALL_PART);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  scanner.write(bytes.toString(utf16 ? 'utf16le' : 'utf8'));
  scanner.end();
  return true;
}
