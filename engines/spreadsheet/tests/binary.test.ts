import { utils, write, type WorkBook } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { displayText, emptyCell, SpreadsheetRefused, sniff, type Budgets } from '#engines/spreadsheet/index.ts';
import { ole, readAll, records, scratch, zip } from '#engines/spreadsheet/tests/builders.ts';

const { file, remove } = scratch();
afterAll(remove);

let made = 0;
type Format = 'biff8' | 'biff5' | 'xlsb';
const bytesOf = (book: WorkBook, bookType: Format): Buffer => write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
const put = (book: WorkBook, bookType: Format): string => file(`${made++}.xlsx`, bytesOf(book, bookType));
const refusal = (path: string, budgets: Partial<Budgets> = {}): Promise<unknown> =>
  readAll(path, budgets).then(
    () => null,
    (error: unknown) => (error instanceof SpreadsheetRefused ? [error.code, error.place.row] : error),
  );

function village(date1904 = false): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['Tenaga', null, 'NIK', 'Lahir', 'Kode', 'Aktif'],
    ['Sri Ani', 1, '9171015505900011', 27_623, 1111, true],
    ['Tri', -0.5, 3_574_016_501_820_003, 27_623.5, 1234567.8900000001, false],
    ['Yu', 2, 9_171_015_505_900_012, 3_574_016_501_820_000, 1e21],
  ]);
  for (const at of ['D2', 'D3']) sheet[at] = { t: 'n', v: (sheet[at] as { v: number }).v, z: 'dd/mm/yyyy' };
  sheet['E2'] = { t: 'n', v: 1111, z: '00000' };
  sheet['F4'] = { t: 'e', v: 0x2a };
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  const book = utils.book_new(sheet, 'RT 1 & 2');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['rahasia']]), 'lama');
  book.Workbook = {
    WBProps: { date1904 },
    Sheets: [
      { name: 'RT 1 & 2', Hidden: 0 },
      { name: 'lama', Hidden: 2 },
    ],
  };
  return book;
}

describe.each<[Format, string]>([
  ['biff8', 'xls'],
  ['biff5', 'xls'],
  ['xlsb', 'xlsb'],
])('%s', (format, kind) => {
  it('(20) is known by its content and read: text exact, numbers as the doubles they are', async () => {
    const path = put(village(), format);
    expect(await sniff(path)).toBe(kind);
    const { rows } = await readAll(path);
    const shown = rows.map((row) => row.cells.map((cell) => `${displayText(cell)}${cell.lossy ? ' ?' : ''}`));
    expect(shown.slice(0, 4)).toEqual([
      ['Tenaga', '', 'NIK', 'Lahir', 'Kode', 'Aktif'],
      ['Sri Ani', '1', '9171015505900011', '1975-08-17', '01111', 'TRUE'],
      ['Tri', '-0.5', '3574016501820003', '1975-08-17T12:00:00', '1234567.89', 'FALSE'],
      ['Yu', '2', '9171015505900012 ?', '3574016501820000 ?', '1e+21 ?', '#N/A'],
    ]);
    expect(rows[3]?.cells[5]?.kind).toBe('error');
  });

  it('(7) gives sheets in order, hidden ones flagged', async () => {
    const { sheets, rows } = await readAll(put(village(), format));
    expect(sheets.map((sheet) => [sheet.index, sheet.name, sheet.hidden])).toEqual([
      [0, 'RT 1 & 2', false],
      [1, 'lama', true],
    ]);
    expect(rows.at(-1)).toMatchObject({ sheet: 1, rowNumber: 1 });
    // Excel 95 had no merged cells.
    expect(sheets[0]?.merges).toEqual(format === 'biff5' ? [] : [{ top: 1, bottom: 1, left: 0, right: 1 }]);
  });

  it('holds rows, columns and cells to their budgets', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => [at, 'x'.repeat(50), 1]);
    const path = put(utils.book_new(utils.aoa_to_sheet(lines), 'a'), format);
    expect(await refusal(path, { rows: 10 })).toEqual(['tooManyRows', undefined]);
    expect(await refusal(path, { columns: 2 })).toEqual(['tooManyColumns', 1]);
    expect(await refusal(path, { cellChars: 40 })).toEqual(['cellTooLong', 1]);
  });

  it('never takes half a file for a whole one', async () => {
    const lines = Array.from({ length: 400 }, (_, at) => [`Nama ${at * 7919}`, at]);
    const book = utils.book_new(utils.aoa_to_sheet(lines), 'a');
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines), 'b');
    const whole = bytesOf(book, format);
    for (const part of [0.3, 0.6, 0.9]) {
      const cut = whole.subarray(0, Math.floor((whole.length * part) / 512) * 512);
      expect([part, await refusal(file(`${made++}.bin`, cut))]).toEqual([part, [expect.stringMatching(/damaged|unknown/), undefined]]);
    }
  });
});

it('(21) carries the count of days from 1904', async () => {
  const { rows } = await readAll(put(village(true), 'biff8'));
  expect(rows[1]?.cells[3]).toMatchObject({ text: '27623', kind: 'date', date1904: true });
  expect(displayText(rows[1]?.cells[3] ?? emptyCell)).toBe('1979-08-18');
});

it('(20) a workbook of Excel 2 to 4, without any container, in the code page that it names', async () => {
  const label = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 5]), Buffer.from('Na\xe9\x93a', 'latin1')]);
  const path = file('biff2.xls', records([0x09, '02001000'], [0x42, 'e404'], [0x04, label], [0x0a, '']));
  expect(await sniff(path)).toBe('xls');
  expect((await readAll(path)).texts).toEqual([['Naé“a']]);
});

describe('refusals', () => {
  it('an xls that is only a shell, and a locked one that hides it from the first look', async () => {
    expect(await refusal(file('shell.xls', ole(['Workbook'])))).toEqual(['damaged', undefined]);
    const far = records([0x09, '02001000'], [0x42, 'e404'], [0x2f, '00000000'], [0x0a, '']);
    expect(await refusal(file('far.xls', far))).toEqual(['encrypted', undefined]);
  });

  it('an xlsb is inflated by us, under our budgets', async () => {
    const path = put(village(), 'xlsb');
    expect(await refusal(path, { entryBytes: 300 })).toEqual(['tooLarge', undefined]);
    const parts = ['xl/workbook.bin', 'xl/big.bin'].map((name) => ({ name, content: Buffer.alloc(30_000_000) }));
    expect(await refusal(file('bomb.xlsb', zip(parts)))).toEqual(['tooLarge', undefined]);
  });
});
