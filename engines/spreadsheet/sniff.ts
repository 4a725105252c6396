import { open, stat } from 'node:fs/promises';
import { OLE_MAGIC, oleKind } from '#engines/spreadsheet/ole.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { defaultBudgets, type Kind } from '#engines/spreadsheet/types.ts';
import { Zip } from '#engines/spreadsheet/zip.ts';

const HEAD_BYTES = 8192;

/** What a file is, by its content. Throws only if the file cannot be opened. */
export async function sniff(path: string): Promise<Kind> {
  const { size } = await stat(path);
  if (size === 0) return 'empty';
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    await file.read(head, 0, head.length, 0);
    if (starts(head, 'PK')) return await sniffZip(path);
    if (head.subarray(0, 8).equals(OLE_MAGIC)) return await oleKind(file, head);
    return sniffFlat(head);
  } finally {
    await file.close();
  }
}

async function sniffZip(path: string): Promise<Kind> {
  let zip: Zip;
  try {
    zip = await Zip.open(path, defaultBudgets);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return 'unknown';
    throw error;
  }
  try {
    return await zipKind(zip);
  } finally {
    await zip.close();
  }
}

async function zipKind(zip: Zip): Promise<Kind> {
  const names = [...zip.entries.keys()];
  if ([...zip.entries.values()].some((entry) => entry.encrypted)) return 'encrypted';
  if (names.some((name) => MACRO_PART.test(name))) return 'macro';
  if (names.some((name) => name.endsWith('workbook.bin'))) return 'xlsb';
  if (names.some((name) => name.endsWith('workbook.xml'))) {
    return (await partText(zip, '[content_types].xml')).includes('macroEnabled') ? 'macro' : 'xlsx';
  }
  const manifest = await partText(zip, 'meta-inf/manifest.xml');
  if (!`${await partText(zip, 'mimetype')} ${manifest}`.includes('opendocument.spreadsheet')) return 'unknown';
  return manifest.includes('encryption-data') ? 'encrypted' : 'ods';
}

/** The project of a macro workbook, macro sheets of before 1997, and the libraries of an OpenDocument file. */
const MACRO_PART = /(^|\/)(vbaproject\.bin|macrosheets\/[^/]+)$|^(basic|scripts)\/.*[^/]$/;

async function partText(zip: Zip, name: string): Promise<string> {
  const entry = zip.find(name);
  if (!entry) return '';
  try {
    return (await zip.bytes(entry, 1024 * 1024)).toString('utf8');
  } catch {
    return '';
  }
}

function sniffFlat(head: Buffer): Kind {
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (isImage(head)) return 'image';
  // BIFF2–BIFF4 sheets, older than the compound file: record "BOF" first ([MS-XLS] 2.4.21).
  if (head.length > 4 && head[0] === 0x09 && [0, 2, 4].includes(head[1] ?? -1) && head[3] === 0) return 'xls';
  const text = headText(head);
  if (text === null) return 'unknown';
  const start = text.trimStart().slice(0, 200);
  if (start === '') return head.length < HEAD_BYTES ? 'empty' : 'unknown';
  return /^<(!|\?|[a-z])/i.test(start) || /^MIME-Version:/i.test(start) ? 'html' : 'csv';
}

function isImage(head: Buffer): boolean {
  const webp = starts(head, 'RIFF') && head.toString('latin1', 8, 12) === 'WEBP';
  const heic = head.toString('latin1', 4, 8) === 'ftyp';
  const bmp = starts(head, 'BM') && head.length > 14 && head.readUInt32LE(6) === 0;
  return webp || heic || bmp || IMAGES.some((magic) => starts(head, magic));
}

const IMAGES = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\u0000', 'MM\u0000*'];

function starts(head: Buffer, magic: string): boolean {
  return head.toString('latin1', 0, magic.length) === magic;
}

/** The head as text, or null if it is binary. UTF-16 is recognised by its mark or by its zero bytes. */
function headText(head: Buffer): string | null {
  const order = utf16Order(head);
  if (order !== null) {
    const even = Buffer.from(head.subarray(0, head.length & ~1));
    return (order === 'be' ? even.swap16() : even).toString('utf16le').replace(/^\uFEFF/, '');
  }
  for (const byte of head) if (byte < 32 && !TEXT_CONTROLS.has(byte)) return null;
  return head.toString('utf8').replace(/^\uFEFF/, '');
}

/** Tab, line feed, vertical tab, form feed, return, and the DOS end-of-file mark. */
const TEXT_CONTROLS = new Set([9, 10, 11, 12, 13, 26]);

/** Latin text in UTF-16 has a zero in nearly every second byte; its side tells the order. */
export function utf16Order(head: Buffer): 'le' | 'be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'be';
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = head.length * 0.35;
  if (odd > enough && even < odd / 8) return 'le';
  return even > enough && odd < even / 8 ? 'be' : null;
}
