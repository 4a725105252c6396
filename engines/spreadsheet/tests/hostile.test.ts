import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInChild, sniff, SpreadsheetRefused, type ChildOptions } from '#engines/spreadsheet/index.ts';
import { collect, inlineRow, ods, oneSheet, readAll, records, scratch, swollen, worksheet, xlsx, zip } from '#engines/spreadsheet/tests/builders.ts';

const { file, remove } = scratch();
const childPath = file('child.mjs');
let imports: { path: string; kind: string }[] = [];

beforeAll(async () => {
  const bundled = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error', outfile: childPath } as const;
  const entryPoints = ['engines/spreadsheet/child.ts'];
  await build({ ...bundled, entryPoints });
  const { metafile } = await build({ ...bundled, entryPoints, packages: 'external', metafile: true, write: false });
  imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
});
afterAll(remove);

const refusalOf = (path: string, options: ChildOptions = {}): Promise<unknown> =>
  collect(readInChild(path, { childPath, ...options })).then(
    () => null,
    (error: unknown) => (error instanceof SpreadsheetRefused ? error.code : error),
  );
const fine = file('baik.csv', 'Nama,HP\nSri,0812\n');
/** Whatever the file before did, the next one is read. */
const nextIsRead = async () =>
  expect((await collect(readInChild(fine, { childPath }))).texts).toEqual([
    ['Nama', 'HP'],
    ['Sri', '0812'],
  ]);

it('the library for .xls is loaded by nothing but an .xls', () => {
  expect(imports.filter(({ path }) => path.startsWith('@e965/')).map(({ kind }) => kind)).toEqual(['dynamic-import', 'dynamic-import']);
});

describe('archives', () => {
  const bomb = (start: string): Buffer => {
    const packed = swollen(worksheet('').replace(/<\/sheetData>.*/, start), 700);
    return xlsx({ sheets: [{ rows: '' }], extra: [{ name: 'xl/worksheets/sheet1.xml', content: '', packed }] });
  };

  it('(10) 700 megabytes in 0.7 of one, between the cells or in a single one', async () => {
    const path = file('bom.xlsx', bomb('<row r="1"/>'));
    expect(bomb('').length).toBeLessThan(800_000);
    expect(await refusalOf(path)).toBe('tooLarge');
    expect(await refusalOf(path, { budgets: { ratio: 10_000, entryBytes: 100_000_000 } })).toBe('tooLarge');
    expect(await refusalOf(file('sel.xlsx', bomb('<row r="1"><c r="A1" t="inlineStr"><is><t>')))).toBe('cellTooLong');
    await nextIsRead();
  });

  it('a hundred thousand entries', async () => {
    const extra = Array.from({ length: 100_000 }, (_, at) => ({ name: `x/${at}`, content: '', stored: true }));
    const path = file('banyak.xlsx', xlsx({ sheets: [{ rows: inlineRow(1, ['Nama']) }], extra }));
    expect((await collect(readInChild(path, { childPath }))).texts).toEqual([['Nama']]);
  });

  it('entries that share their bytes are counted as often as they are read', async () => {
    const sheets = Array.from({ length: 12 }, (_, at) => ({ name: `S${at}`, rows: `${inlineRow(1, ['x'])}${' '.repeat(9_000_000)}` }));
    expect(await refusalOf(file('kuota.xlsx', xlsx({ sheets })), { budgets: { totalBytes: 100_000_000 } })).toBe('tooLarge');
  });

  it('a directory that points outside, or at itself', async () => {
    const book = oneSheet(inlineRow(1, ['a']));
    const outside = Buffer.from(book);
    outside.writeUInt32LE(0x7fffffff, book.length - 6);
    expect(await sniff(file('luar.xlsx', outside))).toBe('unknown');
    const itself = Buffer.from(book);
    itself.writeUInt32LE(book.readUInt32LE(book.length - 6), book.lastIndexOf('PK\u0001\u0002') + 42);
    expect(await refusalOf(file('diri.xlsx', itself))).toBe('damaged');
  });
});

describe('XML', () => {
  const inSheet = (rows: string): string => file('xml.xlsx', xlsx({ sheets: [{ rows }] }));

  it('a document type with entities that multiply is not expanded', async () => {
    const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('');
    const sheet = worksheet('<row r="1"><c r="A1" t="str"><v>&a9;</v></c></row>').replace(/^<\?xml.*?\?>/, '');
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "tawa">${entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>${sheet}`;
    expect((await collect(readInChild(inSheet(bomb), { childPath }))).texts).toEqual([['&a9;']]);
  });

  it('a million elements one inside the other', async () => {
    const deep = worksheet(`${inlineRow(1, ['Nama'])}${'<x>'.repeat(1_000_000)}${'</x>'.repeat(1_000_000)}`);
    expect((await collect(readInChild(inSheet(deep), { childPath, budgets: { ratio: 5000 } }))).texts).toEqual([['Nama']]);
    const cells = `${'<table:table-cell>'.repeat(500_000)}${'</table:table-cell>'.repeat(500_000)}`;
    const path = file('dalam.ods', ods(`<table:table><table:table-row>${cells}</table:table-row></table:table>`));
    expect((await collect(readInChild(path, { childPath, budgets: { ratio: 5000 } }))).rows).toEqual([]);
  });

  it('one tag without end, and a thousand sheets that are the same', async () => {
    expect(await refusalOf(inSheet(worksheet(`<row ${'a="1" '.repeat(400_000)}`)), { budgets: { ratio: 5000 } })).toBe('tooLarge');
    const rows = inlineRow(1, ['x']);
    const sheets = Array.from({ length: 1000 }, (_, at) => ({ name: `S${at}`, rows }));
    expect((await collect(readInChild(file('seribu.xlsx', xlsx({ sheets })), { childPath }))).sheets).toHaveLength(1000);
  });
});

describe('old workbooks in the library', () => {
  const bof = [0x09, '02001000'] as const;

  it('one that fills the memory of the child', async () => {
    const cells = Array.from({ length: 400_000 }, (_, at) => {
      const body = Buffer.alloc(15);
      body.writeUInt16LE(at % 65_000, 0);
      body.writeUInt16LE(Math.floor(at / 65_000), 2);
      body.writeDoubleLE(at * 1.1, 7);
      return records([0x03, body]);
    });
    expect(await refusalOf(file('penuh.xls', Buffer.concat([records(bof), ...cells])), { memoryMb: 32 })).toBe('tooLarge');
    await nextIsRead();
  });

  it('one that keeps the library busy for hours', async () => {
    // A link over 65,536 × 65,536 cells, each of which is looked at in turn.
    const link = Buffer.concat([Buffer.from('0000ffff0000ffff', 'hex'), Buffer.alloc(16), Buffer.from('0200000000000000', 'hex')]);
    const links = Array.from({ length: 1000 }, () => [0x1b8, link] as const);
    expect(await refusalOf(file('sibuk.xls', records(bof, ...links)), { timeoutMs: 1500 })).toBe('tooSlow');
    await nextIsRead();
  });

  it.each([
    ['records that state more than there is', records(bof, [0xbd, '0000000001000200ff00'], [0x0a, ''])],
    ['a string that no table holds', records(bof, [0xfd, '00000000000099000000'], [0x0a, ''])],
    ['nothing but a beginning', records(bof)],
  ])('%s', async (_, content) => {
    expect(await refusalOf(file('rusak.xls', content))).toBe('damaged');
  });
});

it('(8) (9) (40) wide, far and empty files are read for what is in them', async () => {
  const wide = Array.from({ length: 200 }, (_, at) => `K${at}`);
  expect((await readAll(file('lebar.xlsx', oneSheet(inlineRow(1, wide))))).texts).toEqual([wide]);
  const far = oneSheet(`${inlineRow(1, ['Nama'])}<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>`);
  expect((await collect(readInChild(file('jauh.xlsx', far), { childPath }))).rows.map((row) => row.rowNumber)).toEqual([1, 1_048_576]);
  expect(await refusalOf(file('kosong.zip', zip([])))).toBe('unknown');
});
