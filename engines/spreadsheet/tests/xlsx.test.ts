import { writeXlsx } from 'hucre';
import { afterAll, describe, expect, it } from 'vitest';
import { displayText, emptyCell } from '#engines/spreadsheet/index.ts';
import {
  inlineRow,
  letters,
  oneSheet,
  readAll,
  scratch,
  worksheet,
  writeSampleXlsx,
  xlsx,
  zip,
  type BookSpec,
} from '#engines/spreadsheet/tests/builders.ts';
import { XmlScanner } from '#engines/spreadsheet/xlsx/xml.ts';

const { file, remove } = scratch();
afterAll(remove);

let made = 0;
const book = (content: Buffer): string => file(`book${made++}.xlsx`, content);
const cellsOf = async (rows: string, more: Omit<BookSpec, 'sheets'> = {}) =>
  (await readAll(book(oneSheet(rows, more)))).rows.flatMap((row) => row.cells);

describe('identifiers', () => {
  it('keeps sixteen digits, also of Papua, where a JS number would make two people one', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1"><v>9171015505900011</v></c><c r="B1"><v>9171015505900012</v></c><c r="C1" t="s"><v>0</v></c></row>',
      { strings: '<si><t>9171015505900011</t></si>' },
    );
    expect(cells.map((cell) => [cell.text, cell.kind, cell.lossy ?? false])).toEqual([
      ['9171015505900011', 'number', false],
      ['9171015505900012', 'number', false],
      ['9171015505900011', 'text', false],
    ]);
    expect(cells.slice(0, 2).map(displayText)).toEqual(['9171015505900011', '9171015505900012']);
  });

  it.each([
    ['3.57401650182E+15', true, '3.57401650182E+15'],
    ['3574016501820000', true, '3574016501820000'],
    ['3.574016501820003E+15', false, '3574016501820003'],
    ['3574016501820003', false, '3574016501820003'],
    ['8.52348e+010', true, '8.52348e+010'],
    ['10000000', false, '10000000'],
    ['1.5E-3', false, '0.0015'],
    ['-7.5781016999999997', false, '-7.5781017'],
    ['1234567.8900000001', false, '1234567.89'],
    ['0.99999999999999989', false, '1'],
  ])('%s: lossy %s, shown as %s', async (text, lossy, shown) => {
    const [cell] = await cellsOf(`<row r="1"><c r="A1"><v>${text}</v></c></row>`);
    expect(cell?.text).toBe(text);
    expect(cell?.lossy ?? false).toBe(lossy);
    expect(displayText(cell ?? emptyCell)).toBe(shown);
  });

  it('shows the leading zeros of a format of zeros', async () => {
    const [cell] = await cellsOf('<row r="1"><c r="A1" s="1"><v>1111</v></c></row>', {
      formats: [0, 164],
      numFmts: '<numFmt numFmtId="164" formatCode="00000"/>',
    });
    expect(cell).toEqual({ text: '1111', kind: 'number', format: '00000' });
    expect(displayText(cell ?? emptyCell)).toBe('01111');
  });
});

describe('text', () => {
  it('(13) joins rich runs, passes over phonetic ones, decodes entities and escapes, keeps spaces', async () => {
    const strings = [
      '<si><r><rPr><b/></rPr><t>Batik </t></r><r><t xml:space="preserve">Bintang</t></r><rPh sb="0" eb="1"><t>BACA</t></rPh></si>',
      '<si><t>Dua &amp; &#x1F525; &lt;b&gt; &quot;A&quot;</t></si>',
      '<si><t xml:space="preserve"> a_x000D_\r\nb_x005F_x </t></si>',
      '<si><t/></si>',
      '<si><t><![CDATA[R&D <x>]]></t></si>',
    ];
    const row = strings.map((_, at) => `<c r="${letters(at)}1" t="s"><v>${at}</v></c>`).join('');
    const cells = await cellsOf(`<row r="1">${row}</row>`, { strings: strings.join('\r\n') });
    expect(cells.map((cell) => cell.text)).toEqual(['Batik Bintang', 'Dua & 🔥 <b> "A"', ' a\r\nb_x ', '', 'R&D <x>']);
  });

  it('(14) (15) reads inline strings, rich ones too, and no-break spaces as they are', async () => {
    const cells = await cellsOf('<row r="1"><c r="A1" t="inlineStr"><is><r><t>Sri</t></r><r><t>\u00a0Rejeki\u200b</t></r></is></c></row>');
    expect(cells).toEqual([{ text: 'Sri\u00a0Rejeki\u200b', kind: 'text' }]);
  });

  it('does not expand what a document type declares', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>${worksheet('<row r="1"><c r="A1" t="str"><v>&a;&a;</v></c></row>').replace(/^<\?xml.*?\?>/, '')}`;
    expect((await readAll(book(xlsx({ sheets: [{ rows: bomb }] })))).texts).toEqual([['&a;&a;']]);
  });
});

describe('kinds', () => {
  it('(11) (12) tells formulas with and without a cached value, errors and booleans', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>12</v></c><c r="B1"><f>SUM(C1)</f></c><c r="C1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>' +
        '<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="e"><f>A2</f><v>#N/A</v></c><c r="F1" t="b"><v>1</v></c><c r="G1"><f>A9</f><v></v></c></row>',
    );
    expect(cells.map((cell) => [cell.kind, cell.text])).toEqual([
      ['number', '12'],
      ['formula-empty', ''],
      ['text', 'ab'],
      ['error', '#REF!'],
      ['error', '#N/A'],
      ['boolean', '1'],
      ['formula-empty', ''],
    ]);
  });

  it.each([
    ['20671', 14, false, '1956-08-04'],
    ['36526', 164, false, '2000-01-01'],
    ['36526.5', 22, false, '2000-01-01T12:00:00'],
    ['1', 14, false, '1900-01-01'],
    ['59', 14, false, '1900-02-28'],
    ['60', 14, false, '60'],
    ['61', 14, false, '1900-03-01'],
    ['0.75', 20, false, '18:00:00'],
    ['0', 14, true, '1904-01-01'],
    ['0.75', 20, true, '18:00:00'],
    ['35064', 14, true, '2000-01-01'],
    ['-5', 14, false, '-5'],
    ['99999999', 14, false, '99999999'],
  ])('(21) date %s in format %i, 1904 %s, is %s', async (serial, format, date1904, shown) => {
    const more = { formats: [0, format], date1904, numFmts: '<numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/>' };
    const [cell] = await cellsOf(`<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>`, more);
    expect(cell?.kind).toBe('date');
    expect(cell?.text).toBe(serial);
    expect(displayText(cell ?? emptyCell)).toBe(shown);
  });

  it.each([['"Rp"\\ #,##0'], ['[h]:mm'], ['_(* #,##0_)'], ['"hari" 0'], ['0.00E+00'], ['[Red]0']])('%s is no date', async (code) => {
    const numFmts = `<numFmt numFmtId="164" formatCode="${code.replaceAll('"', '&quot;')}"/>`;
    const [cell] = await cellsOf('<row r="1"><c r="A1" s="1"><v>45000</v></c></row>', { formats: [0, 164], numFmts });
    expect(cell).toEqual({ text: '45000', kind: 'number', format: code });
  });

  it('reads ISO dates of strict workbooks', async () => {
    const [cell] = await cellsOf('<row r="1"><c r="A1" t="d"><v>1975-08-17T00:00:00</v></c></row>');
    expect(displayText(cell ?? emptyCell)).toBe('1975-08-17');
  });
});

describe('shape', () => {
  it('(8) (9) does not mind one cell at XFD1048576 and 250 ghost columns', async () => {
    const ghosts = Array.from({ length: 250 }, (_, at) => `<c r="${letters(at + 2)}1" s="1"/>`).join('');
    const path = book(
      xlsx({
        sheets: [
          {
            rows: worksheet(
              `<row r="1" spans="1:256"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c>${ghosts}</row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row>`,
            ).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>'),
          },
        ],
      }),
    );
    const { rows } = await readAll(path);
    expect(rows.map((row) => [row.rowNumber, row.cells.length])).toEqual([
      [1, 1],
      [1_048_576, 16_384],
    ]);
    expect(rows[1]?.cells.at(-1)?.text).toBe('7');
  });

  it('(40) passes over a million formatted rows without content', async () => {
    const ghosts = Array.from({ length: 1_048_575 }, (_, at) => `<row r="${at + 2}" s="1"/>`).join('');
    expect((await readAll(book(oneSheet(inlineRow(1, ['Nama']) + ghosts)))).texts).toEqual([['Nama']]);
  });

  it('(7) fills gaps, counts rows and cells without references, and flags hidden rows', async () => {
    const { rows } = await readAll(
      book(oneSheet('<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row/><row hidden="1"><c><v>3</v></c></row>')),
    );
    expect(rows).toEqual([
      { type: 'row', sheet: 0, rowNumber: 3, cells: [emptyCell, { text: '1', kind: 'number' }, { text: '2', kind: 'number' }] },
      { type: 'row', sheet: 0, rowNumber: 5, cells: [{ text: '3', kind: 'number' }], hidden: true },
    ]);
  });

  it('(7) gives every sheet in order, hidden ones flagged, with the merges of the header', async () => {
    const path = book(
      xlsx({
        sheets: [
          {
            name: 'RT 1 &amp; 2',
            rows: inlineRow(1, ['a']),
            after: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="D1:D2"/></mergeCells>',
          },
          { name: 'lama', state: 'hidden', rows: inlineRow(1, ['b']) },
          { name: 'rahasia', state: 'veryHidden', rows: '' },
        ],
      }),
    );
    const { sheets, rows } = await readAll(path);
    expect(sheets.map((sheet) => [sheet.index, sheet.name, sheet.hidden])).toEqual([
      [0, 'RT 1 & 2', false],
      [1, 'lama', true],
      [2, 'rahasia', true],
    ]);
    expect(sheets[0]?.merges).toEqual([
      { top: 1, bottom: 1, left: 0, right: 2 },
      { top: 1, bottom: 2, left: 3, right: 3 },
    ]);
    expect(rows.map((row) => row.sheet)).toEqual([0, 1]);
  });

  it('reads prefixed namespaces, single quotes and a > inside an attribute', async () => {
    const sheet = `<?xml version='1.0'?><x:worksheet xmlns:x='m'><!-- <c> --><x:sheetData><x:row r='1' note='a>b'><x:c r='A1' t='str'><x:v>satu</x:v></x:c><x:c s='0' r = 'C1'><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect((await readAll(book(xlsx({ sheets: [{ rows: sheet }] })))).texts).toEqual([['satu', '', '2']]);
  });

  it('finds parts by their relations and takes stored entries', async () => {
    const relation = (type: string, target: string): string =>
      `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}" Target="${target}"/></Relationships>`;
    const path = book(
      zip([
        { name: '_rels\\.rels', content: relation('officeDocument', '/buku/workbook.xml'), stored: true },
        { name: 'buku/workbook.xml', content: '<workbook><sheets><sheet name="S" id="a"/></sheets></workbook>', stored: true },
        { name: 'buku/_rels/workbook.xml.rels', content: relation('worksheet', '../Lain/S.xml') },
        { name: 'lain/s.xml', content: worksheet(inlineRow(1, ['ada'])), stored: true },
      ]),
    );
    expect((await readAll(path)).texts).toEqual([['ada']]);
  });

  it('reads the same whatever the size: chunks cut tags, entities and characters anywhere', async () => {
    const path = file('sample.xlsx');
    writeSampleXlsx(path, 3000, 11);
    const { texts } = await readAll(path);
    expect(texts).toHaveLength(3000);
    expect(texts.every((row) => row.length === 11)).toBe(true);
    const long = Array.from({ length: 4000 }, (_, at) => `é&amp;🔥${at}`);
    const { texts: read } = await readAll(book(oneSheet(long.map((text, at) => inlineRow(at + 1, [text, text, text])).join(''))));
    expect(read).toEqual(long.map((_, at) => Array.from({ length: 3 }, () => `é&🔥${at}`)));
  });
});

it('takes back what our own exports write', async () => {
  const rows = [
    ['Nama', 'NIK', 'Lahir'],
    ['Sri "A" <b> & é🔥\nbaris', '9171015505900011', new Date(Date.UTC(1975, 7, 17))],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: 'UMKM & Co', rows }] });
  const { sheets, rows: read } = await readAll(book(Buffer.from(bytes)));
  expect(sheets[0]?.name).toBe('UMKM & Co');
  expect(read.map((row) => row.cells.map(displayText))).toEqual([rows[0], ['Sri "A" <b> & é🔥\nbaris', '9171015505900011', '1975-08-17']]);
});

it('scans the same wherever a chunk is cut', () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE a><x:a b="1>2" c='"'><!-- <no> --><d/><![CDATA[<&]]>t&amp;u</x:a >`;
  const scan = (...chunks: string[]): string => {
    let seen = '';
    const scanner = new XmlScanner({
      open: (name, rest) => void (seen += `<${name}${rest}>`),
      close: (name) => void (seen += `</${name}>`),
      text: (raw) => void (seen += raw),
    });
    for (const chunk of chunks) scanner.write(chunk);
    scanner.end();
    return seen;
  };
  const whole = scan(xml);
  expect(whole).toBe(`<a b="1>2" c='"'><d></d><&amp;t&amp;u</a>`);
  for (let cut = 1; cut < xml.length; cut++) expect(scan(xml.slice(0, cut), xml.slice(cut))).toBe(whole);
});
