import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { readSpreadsheet } from '#engines/spreadsheet/index.ts';
import type { Budgets, Cell, SheetEvent, SheetRow, SheetStart } from '#engines/spreadsheet/index.ts';

/** A folder of this test file's own; `remove` when done. */
export function scratch(): { file: (name: string, content?: string | Buffer) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'naikkelas-sheet-'));
  return {
    file(name, content) {
      const path = join(folder, name);
      if (content !== undefined) writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** What stands in the archive instead of the content, deflated; checksum and stated size are those of the content. */
  readonly packed?: Buffer;
}

/** The least zip that is one: local headers, deflated data, central directory, end record. */
export function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content);
    const data = part.packed ?? (part.stored ? content : deflateRawSync(content));
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(part.encrypted ? 1 : 0, 2);
    shared.writeUInt16LE(part.stored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    shared.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    locals.push(Buffer.from('PK\u0003\u0004'), shared, name, data);
    central.push(entry, name);
    offset += 4 + shared.length + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length & 0xffff, 8);
  end.writeUInt16LE(parts.length & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** Deflated text that goes on for so many megabytes, in a thousandth of them, made of one megabyte over and over. */
export function swollen(start: string, megabytes: number): Buffer {
  const flushed = (content: Buffer): Buffer => deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH });
  const megabyte = flushed(Buffer.alloc(1_000_000, 'A'));
  return Buffer.concat([flushed(Buffer.from(start)), ...Array.from({ length: megabytes }, () => megabyte), Buffer.from([3, 0])]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export interface SheetSpec {
  readonly name?: string;
  readonly state?: string;
  /** What stands inside `sheetData`, or a whole worksheet if it begins with `<?xml`. */
  readonly rows: string;
  readonly after?: string;
}

export interface BookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly strings?: string;
  readonly numFmts?: string;
  /** numFmtId of each cell format. */
  readonly formats?: readonly number[];
  readonly date1904?: boolean;
  readonly extra?: readonly Part[];
}

export function xlsx(spec: BookSpec): Buffer {
  return zip([...bookParts(spec), ...(spec.extra ?? [])]);
}

/** One sheet without anything else: `rows` is the inside of `sheetData`. */
export function oneSheet(rows: string, more: Omit<BookSpec, 'sheets'> = {}): Buffer {
  return xlsx({ sheets: [{ rows }], ...more });
}

function bookParts(spec: BookSpec): Part[] {
  const sheets = spec.sheets.map((sheet, index) => ({ ...sheet, id: index + 1 }));
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const list = sheets.map((s) => `<sheet name="${s.name ?? `Sheet${s.id}`}" sheetId="${s.id}" state="${s.state ?? 'visible'}" r:id="rId${s.id}"/>`);
  return [
    { name: '[Content_Types].xml', content: `${HEAD}<Types><Default Extension="xml" ContentType="application/xml"/></Types>` },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${spec.date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}">${sheets.map((s) => relation(`rId${s.id}`, 'worksheet', `worksheets/sheet${s.id}.xml`)).join('')}${relation('rId901', 'styles', 'styles.xml')}${relation('rId902', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${spec.numFmts ?? ''}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${(spec.formats ?? [0]).map((id) => `<xf numFmtId="${id}" fontId="0"/>`).join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `${HEAD}<sst xmlns="${MAIN}">${spec.strings ?? ''}</sst>` },
    ...sheets.map((s) => ({ name: `xl/worksheets/sheet${s.id}.xml`, content: s.rows.startsWith('<?xml') ? s.rows : worksheet(s.rows, s.after) })),
  ];
}

export function worksheet(rows: string, after = ''): string {
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export function letters(column: number): string {
  const tail = String.fromCharCode(65 + (column % 26));
  return column < 26 ? tail : letters(Math.floor(column / 26) - 1) + tail;
}

/** A row of inline strings. */
export function inlineRow(number: number, texts: readonly string[]): string {
  const cells = texts.map((text, column) =>
    text === '' ? '' : `<c r="${letters(column)}${number}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** Rows as Excel writes them: shared strings for text, numbers bare, one date; for trials of speed. */
export function writeSampleXlsx(path: string, rows: number, cols: number): void {
  const strings = new Map<string, number>();
  const shared = (text: string): number => strings.get(text) ?? (strings.set(text, strings.size), strings.size - 1);
  const out: string[] = [];
  for (let r = 1; r <= rows; r++) {
    const cells = Array.from({ length: cols }, (_, c) => sampleCell(r, c, shared));
    out.push(`<row r="${r}" spans="1:${cols}">${cells.join('')}</row>`);
  }
  const items = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  writeFileSync(path, xlsx({ sheets: [{ rows: out.join('') }], strings: items, formats: [0, 14] }));
}

function sampleCell(row: number, column: number, shared: (text: string) => number): string {
  const at = `${letters(column)}${row}`;
  if (row === 1) return `<c r="${at}" t="s"><v>${shared(`KOLOM ${column + 1}`)}</v></c>`;
  const turn = column % 11;
  if (turn === 0) return `<c r="${at}"><v>${row}</v></c>`;
  if (turn === 5) return `<c r="${at}" s="1"><v>${20_000 + (row % 20_000)}</v></c>`;
  if (turn === 6) return `<c r="${at}"><v>${(row * 7919) % 100_000_000}</v></c>`;
  const spread = turn < 4 ? row : row % (turn * 100);
  return `<c r="${at}" t="s"><v>${shared(`${WORDS[turn]} ${spread} ${WORDS[(row + turn) % 11]}`)}</v></c>`;
}

const WORDS = ['Siti', 'Batik', 'Keripik', '0812', 'Jl. Slamet Riyadi', '', '', 'Kanigaran', 'Mayangan', 'Kuliner', 'Warung'];

export interface Collected {
  readonly sheets: SheetStart[];
  readonly rows: SheetRow[];
  readonly texts: string[][];
}

export async function collect(events: AsyncIterable<SheetEvent>): Promise<Collected> {
  const sheets: SheetStart[] = [];
  const rows: SheetRow[] = [];
  for await (const event of events) {
    if (event.type === 'sheet') sheets.push(event);
    else if (event.type === 'row') rows.push(event);
  }
  return { sheets, rows, texts: rows.map((row) => row.cells.map((cell) => cell.text)) };
}

export function readAll(path: string, budgets?: Partial<Budgets>): Promise<Collected> {
  return collect(readSpreadsheet(path, budgets ? { budgets } : {}));
}

export const textRow = (...texts: string[]): Cell[] => texts.map((text) => ({ text, kind: 'text' }));

/** An OpenDocument spreadsheet: `tables` is the inside of `office:spreadsheet`. */
export function ods(tables: string, { styles = '', extra = [] }: { styles?: string; extra?: readonly Part[] } = {}): Buffer {
  const mime = 'application/vnd.oasis.opendocument.spreadsheet';
  const spaces = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');
  const body = `<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`;
  return zip([
    { name: 'mimetype', content: mime, stored: true },
    { name: 'META-INF/manifest.xml', content: `${HEAD}<manifest:manifest><manifest:file-entry manifest:media-type="${mime}"/></manifest:manifest>` },
    {
      name: 'content.xml',
      content: `${HEAD}<office:document-content ${spaces}><office:automatic-styles>${styles}</office:automatic-styles>${body}</office:document-content>`,
    },
    ...extra,
  ]);
}

/** A compound file with one directory sector that names these streams, and what stands at the start of the first of them. */
export function ole(streams: readonly string[], start: Buffer = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(512 * 12, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0, 76);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  for (const [at, name] of ['Root Entry', ...streams].entries()) {
    const entry = 1024 + at * 128;
    bytes.write(name, entry, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, entry + 64);
    bytes.writeUInt32LE(2, entry + 116);
    bytes.writeUInt32LE(4096, entry + 120);
  }
  start.copy(bytes, 512 * 3);
  return bytes;
}

/** Records of a binary workbook, each its number and its body. */
export function records(...list: readonly (readonly [number, Buffer | string])[]): Buffer {
  return Buffer.concat(
    list.map(([kind, body]) => {
      const content = typeof body === 'string' ? Buffer.from(body, 'hex') : body;
      const head = Buffer.alloc(4);
      head.writeUInt16LE(kind, 0);
      head.writeUInt16LE(content.length, 2);
      return Buffer.concat([head, content]);
    }),
  );
}
