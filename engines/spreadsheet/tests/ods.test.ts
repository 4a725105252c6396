import { afterAll, describe, expect, it } from 'vitest';
import { displayText, emptyCell, SpreadsheetRefused, type Budgets } from '#engines/spreadsheet/index.ts';
import { ods, readAll, scratch } from '#engines/spreadsheet/tests/builders.ts';

const { file, remove } = scratch();
afterAll(remove);

let made = 0;
const put = (tables: string, more = {}): string => file(`${made++}.ods`, ods(tables, more));
const table = (rows: string, name = 'Data', attributes = ''): string => `<table:table table:name="${name}" ${attributes}>${rows}</table:table>`;
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const shown = (text: string, attributes = 'office:value-type="string"'): string =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const float = (value: string, text = value): string => shown(text, `office:value-type="float" office:value="${value}"`);
const cellsOf = async (cells: string) => (await readAll(put(table(row(cells))))).rows.flatMap((found) => found.cells);
const refusal = (path: string, budgets: Partial<Budgets> = {}): Promise<unknown> =>
  readAll(path, budgets).then(
    () => null,
    (error: unknown) => (error instanceof SpreadsheetRefused ? [error.code, error.place.row] : error),
  );

describe('identifiers', () => {
  it.each([
    // As other programs write them, whole; LibreOffice cuts at fifteen or seventeen digits.
    ['3574016501820003', '3574016501820003', '3574016501820003', false],
    ['3.57401650182E+15', '3.57401650182E+15', '3.57401650182E+15', true],
    ['3.57401650182E+15', '3574016501820003', '3574016501820003', false],
    ['3574016501820000', '3574016501820000', '3574016501820000', true],
    ['3.57401650182E+15', '9999016501820003', '3.57401650182E+15', true],
    // Beyond 2^53 the digits of a double are its neighbour’s as well as its own.
    ['9171015505900011', '9171015505900011', '9171015505900011', true],
    ['9007199254740991', '9007199254740991', '9007199254740991', false],
    ['9007199254740993', '9007199254740993', '9007199254740993', true],
    ['1111', '01111', '01111', false],
    ['81234567890', '0812 3456', '81234567890', false],
    ['1234567.8900000001', '1.234.567,89', '1234567.89', false],
  ])('%s, shown as %s, is read as %s, lossy %s', async (value, text, read, lossy) => {
    const [cell] = await cellsOf(float(value, text));
    expect([displayText(cell ?? emptyCell), cell?.kind, cell?.lossy ?? false]).toEqual([read, 'number', lossy]);
  });

  it('keeps text as it is', async () => {
    expect(await cellsOf(shown('9171015505900011'))).toEqual([{ text: '9171015505900011', kind: 'text' }]);
  });
});

describe('kinds', () => {
  it.each([
    ['office:value-type="date" office:date-value="1975-08-17"', '17/08/75', 'date', '1975-08-17'],
    ['office:value-type="date" office:date-value="1975-08-17T06:30:00"', '17/08/75', 'date', '1975-08-17T06:30:00'],
    ['office:value-type="time" office:time-value="PT18H00M00S"', '18:00', 'text', '18:00'],
    ['office:value-type="boolean" office:boolean-value="true"', 'BENAR', 'boolean', 'TRUE'],
    ['office:value-type="percentage" office:value="0.15"', '15%', 'number', '0.15'],
    ['office:value-type="currency" office:currency="IDR" office:value="5000000"', 'Rp5.000.000', 'number', '5000000'],
    ['office:value-type="string" office:string-value="" calcext:value-type="error"', '#N/A', 'error', '#N/A'],
    ['table:formula="of:=[.A1]&amp;1" office:value-type="string" office:string-value="hasil"', '', 'text', 'hasil'],
    ['table:formula="of:=SUM([.A1])"', '', 'formula-empty', ''],
    ['', 'tanpa jenis', 'text', 'tanpa jenis'],
  ])('%s', async (attributes, text, kind, read) => {
    const [cell] = await cellsOf(shown(text, attributes));
    expect([cell?.kind, displayText(cell ?? emptyCell)]).toEqual([kind, read]);
  });

  it('(11) (12) tells errors and formulas without a value from empty cells', async () => {
    const cells = await cellsOf(`${shown('#REF!', 'calcext:value-type="error"')}<table:table-cell table:formula="of:=1"/><table:table-cell/>`);
    expect(cells.map((cell) => cell.kind)).toEqual(['error', 'formula-empty']);
  });
});

describe('text', () => {
  it('(13) joins paragraphs and spans, keeps spaces that are meant, passes over notes and how a word is read', async () => {
    const cell =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>ini catatan</text:p></office:annotation>' +
      '<text:p> Batik<text:s text:c="2"/><text:span>Bintang &amp; <text:a>Co</text:a></text:span>\n  baru <text:ruby><text:ruby-base>K</text:ruby-base><text:ruby-text>ka</text:ruby-text></text:ruby></text:p>' +
      '<text:p>kedua<text:tab/>x<text:line-break/>y</text:p><draw:frame><draw:text-box><text:p>gambar</text:p></draw:text-box></draw:frame></table:table-cell>';
    expect((await cellsOf(cell)).map((found) => found.text)).toEqual(['Batik  Bintang & Co baru K\nkedua\tx\ny']);
  });
});

describe('shape', () => {
  it('(7) gives sheets in order, hidden ones and hidden rows flagged, with the merges of the header', async () => {
    const hidden = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const head = row(
      `<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>Tenaga</text:p></table:table-cell><table:covered-table-cell/>${shown('HP')}`,
    );
    const tables =
      table(head + row(shown('x'), 'table:visibility="filter"'), 'RT 1 &amp; 2') +
      table(row(shown('lama')), 'lama', 'table:style-name="ta2"') +
      `<table:dde-links><table:dde-link>${table(row(shown('salinan')), 'tautan')}</table:dde-link></table:dde-links>`;
    const { sheets, rows } = await readAll(put(tables, { styles: hidden }));
    expect(sheets.map((sheet) => [sheet.index, sheet.name, sheet.hidden])).toEqual([
      [0, 'RT 1 & 2', false],
      [1, 'lama', true],
    ]);
    expect(sheets[0]?.merges).toEqual([{ top: 1, bottom: 1, left: 0, right: 1 }]);
    expect(rows.map((found) => [found.sheet, found.rowNumber, found.hidden ?? false, found.cells.map((cell) => cell.text)])).toEqual([
      [0, 1, false, ['Tenaga', '', 'HP']],
      [0, 2, true, ['x']],
      [1, 1, false, ['lama']],
    ]);
  });

  it('repeats cells and rows that stand once for several, and counts what is empty', async () => {
    const rows =
      row('<table:table-cell/>', 'table:number-rows-repeated="3"') +
      row(
        `<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>`,
        'table:number-rows-repeated="2"',
      );
    const { rows: read } = await readAll(put(table(rows)));
    expect(read.map((found) => [found.rowNumber, found.cells.map((cell) => cell.text)])).toEqual([
      [4, ['', '', '7', '7', '7']],
      [5, ['', '', '7', '7', '7']],
    ]);
  });

  it('(8) (9) (40) does not mind ghost columns, a million empty formatted rows and a lone cell below them', async () => {
    const ghosts = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16383"/>';
    const rows =
      row(shown('Nama') + ghosts) +
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048574"') +
      row(`${ghosts}${float('7')}`);
    const { rows: read } = await readAll(put(table(rows)));
    expect(read.map((found) => [found.rowNumber, found.cells.length])).toEqual([
      [1, 1],
      [1_048_576, 16_384],
    ]);
  });
});

describe('budgets', () => {
  const wide = row(`<table:table-cell table:number-columns-repeated="300" office:value-type="float" office:value="1"/>`);

  it('refuses what is too wide, too long, too much', async () => {
    expect(await refusal(put(table(wide)))).toEqual(['tooManyColumns', 1]);
    expect(await refusal(put(table(row(shown('x'), 'table:number-rows-repeated="1048576"') + row(shown('y')))))).toEqual(['tooManyRows', 1_048_577]);
    expect(await refusal(put(table(row(shown('x'.repeat(32_768))))))).toEqual(['cellTooLong', 1]);
    expect(await refusal(put(table(row(`<table:table-cell><text:p><text:s text:c="99999999"/></text:p></table:table-cell>`))))).toEqual([
      'cellTooLong',
      undefined,
    ]);
    expect(await refusal(put(table(row(shown('a'.repeat(3000)).repeat(3)))), { elementBytes: 5000 })).toEqual(['tooLarge', 1]);
  });

  it('holds all sheets together to twice the rows of one, however few bytes they take', async () => {
    const million = (name: string): string => table(row(shown('x'), 'table:number-rows-repeated="1000"'), name);
    expect(await refusal(put(million('a') + million('b')), { rows: 1000 })).toEqual(['tooLarge', undefined]);
  });

  it('never takes half a file for a whole one', async () => {
    const whole = ods(table(row(shown('x'))));
    expect(await refusal(file('cut.ods', whole.subarray(0, whole.length - 30)))).toEqual(['unknown', undefined]);
    expect(await refusal(put(`${table(row(shown('x')))}</office:spreadsheet></office:body><!--`))).toEqual(['damaged', undefined]);
  });
});
