import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { Zip } from '#engines/spreadsheet/zip.ts';

/** The library holds every part at once, beside what it makes of them. */
const MOST_BYTES = 128 * 1024 * 1024;
const WANTED = /\.(bin|xml|rels)$/i;
const UNWANTED = /printersettings|\/(drawings|media|embeddings|externallinks)\//i;

/**
 * The parts of a workbook in a new archive that is not packed: inflated here, where bytes are counted and checksums
 * compared, so that the library has nothing to inflate and reads no other archive than we did.
 */
export async function repacked(zip: Zip): Promise<Buffer> {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of zip.entries.values()) {
    if (!WANTED.test(entry.name) || UNWANTED.test(entry.name)) continue;
    const content = await zip.bytes(entry, MOST_BYTES);
    const name = Buffer.from(entry.name);
    const fields = sharedFields(entry.crc, content.length, name.length);
    locals.push(signature(0x04034b50), fields, name, content);
    central.push(centralEntry(fields, offset), name);
    offset += 4 + fields.length + name.length + content.length;
    if (offset > MOST_BYTES) throw new SpreadsheetRefused('tooLarge');
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...locals, directory, endRecord(central.length / 2, directory.length, offset)]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** What stands alike before the name in a local header and in the directory (APPNOTE 6.3.10, 4.3.7 and 4.3.12). */
function sharedFields(crc: number, bytes: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(bytes, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function centralEntry(fields: Buffer, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  fields.copy(entry, 6);
  entry.writeUInt32LE(offset, 42);
  return entry;
}

function endRecord(entries: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries & 0xffff, 8);
  end.writeUInt16LE(entries & 0xffff, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
