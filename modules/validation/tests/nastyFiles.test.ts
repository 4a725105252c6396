import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inlineRow, ods, ole, oneSheet, records, swollen, worksheet, xlsx } from '#engines/spreadsheet/tests/builders.ts';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { buildServer, committed, csv, header, line, nik, rehearsed, upload } from './builders.ts';

/** Nasty files of the numbered list through the front door, and the server alive after each; what their cells mean is in `nasty.test.ts`. */
let town: Town;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const getImport = (id: string) => officer().ok('validation.getImport', { id });
const rowsOf = async (id: string) => (await officer().ok('validation.listImportRows', { id, limit: 200 })).items;
const judged = async (content: string | Uint8Array, name?: string) => rowsOf(await rehearsed(town, officer(), content, name));
type Row = Awaited<ReturnType<typeof judged>>[number];
const value = (row: Row, field: string): string | undefined => row.clean.find((clean) => clean.field === field)?.value;
/** Without those that only look like others: the names in these rows are made alike, and that is the linkage engine’s to say. */
const codes = (row: Row): string[] => row.problems.map((problem) => problem.code).filter((code) => !code.startsWith('similar.'));
const sheetOf = (lines: string[][]): string => lines.map((cells, at) => inlineRow(at + 1, cells)).join('');
const oldBook = (lines: string[][]): Uint8Array =>
  write(utils.book_new(utils.aoa_to_sheet(lines), 'Data'), { type: 'buffer', bookType: 'biff8' }) as Uint8Array;
const odsBook = (lines: string[][]): Uint8Array => {
  const cells = (texts: string[]): string =>
    texts.map((text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`).join('');
  return ods(`<table:table table:name="Data">${lines.map((texts) => `<table:table-row>${cells(texts)}</table:table-row>`).join('')}</table:table>`);
};

describe('files', () => {
  test('(20) the same list as .csv, .xlsx, .xls and .ods is the same list, whatever its name ends in', async () => {
    const lines = [header, line(1), line(2)];
    const id = await committed(town, officer(), csv(lines.slice(1)), 'asli.xlsx');
    expect((await getImport(id)).counts).toMatchObject({ read: 2, accepted: 2, committed: 2 });
    const others: [string, Uint8Array, string][] = [
      ['xlsx', oneSheet(sheetOf(lines)), 'xlsx'],
      ['xls', oldBook(lines), 'xls'],
      ['ods', odsBook(lines), 'ods'],
    ];
    for (const [kind, content, format] of others) {
      const found = await getImport(await rehearsed(town, officer(), content, `${kind}.csv`));
      expect([kind, found.format, found.counts.unchanged]).toEqual([kind, format, 2]);
    }
  });

  const far = `${sheetOf([header, line(3)])}<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>`;
  const ghosts = `${sheetOf([header, line(4)])}${Array.from({ length: 1_048_573 }, (_, at) => `<row r="${at + 3}" s="1"/>`).join('')}`;
  const wide = [header, line(5)].map((cells, at) => [...cells, ...Array.from({ length: 193 }, (_, n) => (at === 0 ? `K${n}` : 'x'))]);
  test.each([
    ['(9) a range to XFD1048576', far, 1],
    ['(40) a million empty rows with a format', ghosts, 1],
    ['(8) two hundred columns', sheetOf(wide), 1],
  ])('%s', async (_, rows, read) => {
    const found = await getImport(await rehearsed(town, officer(), oneSheet(rows), 'besar.xlsx'));
    // The lone figure at the far end of the sheet is a row like any other, and named by nobody.
    expect([found.state, found.counts.accepted]).toEqual(['rehearsed', read]);
  });

  const bomb = xlsx({
    sheets: [{ rows: '' }],
    extra: [{ name: 'xl/worksheets/sheet1.xml', content: '', packed: swollen(worksheet('').replace(/<\/sheetData>.*/, '<row/>'), 700) }],
  });
  const many = Array.from({ length: 100_000 }, (_, at) => ({ name: `x/${at}`, content: '', stored: true }));
  const deep = worksheet(`${sheetOf([header, line(6)])}${'<x>'.repeat(100_000)}`);
  test.each<[string, Uint8Array, string]>([
    ['(10) 700 megabytes in one', bomb, 'terlalu besar'],
    ['an xls that is an empty shell', ole(['Workbook'], records([0x0809, '0006050000000000'])), 'rusak atau terpotong'],
  ])('%s fails with a sentence, and the next file is read', async (_, content, words) => {
    const found = await getImport(await upload(town, officer(), content, 'jahat.xlsx'));
    expect([found.state, found.failure]).toEqual(['failed', expect.stringContaining(words)]);
    expect((await judged(csv([line(7)])))[0]?.outcome).toMatch(/accepted|unchanged/);
  });

  test('a hundred thousand entries and endless nesting hold only what they hold', async () => {
    for (const content of [xlsx({ sheets: [{ rows: sheetOf([header, line(6)]) }], extra: many }), xlsx({ sheets: [{ rows: deep }] })])
      expect((await judged(content, 'aneh.xlsx')).map((row) => row.outcome)).toEqual(['accepted']);
  });

  test.each<[string, Uint8Array | string, string]>([
    ['a locked .xlsx', ole(['EncryptionInfo', 'EncryptedPackage']), 'kata sandi'],
    ['a locked .xls', ole(['Workbook'], records([0x0809, '0006050000000000'], [0x2f, '0100'])), 'kata sandi'],
    ['a locked .ods', ods('', { extra: [{ name: 'META-INF/manifest.xml', content: 'opendocument.spreadsheet encryption-data' }] }), 'kata sandi'],
    ['an .xls with macros', ole(['Workbook', '_VBA_PROJECT_CUR']), 'makro'],
    ['a web page', '<html><table><tr><td>Nama</td></tr></table></html>', 'halaman web'],
  ])('(20) %s is refused at the door', async (_, content, words) => {
    const answer = await officer().call('validation.uploadImport', { id: freshId() }, { file: { name: 'data.xls', content } });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([422, 'validation.fileRefused', expect.stringContaining(words)]);
  });
});

describe('sheets and rows', () => {
  test('(6) (7) of ten sheets and a final one the longest visible list is read, and the others are told', async () => {
    const part = (n: number): string => sheetOf([header, line(100 + n)]);
    const sheets = [
      ...Array.from({ length: 10 }, (_, at) => ({ name: `RT ${at + 1}`, rows: part(at) })),
      { name: 'lama', state: 'hidden', rows: sheetOf([header, ...Array.from({ length: 30 }, (_, at) => line(130 + at))]) },
      { name: 'FINAL', rows: sheetOf([header, ...Array.from({ length: 10 }, (_, at) => line(100 + at))]) },
    ];
    const found = await getImport(await rehearsed(town, officer(), xlsx({ sheets }), 'rt.xlsx'));
    expect([found.sheets.find((sheet) => sheet.index === found.sheet)?.name, found.counts.accepted]).toEqual(['FINAL', 10]);
    expect(found.notices.map((notice) => notice.code)).toContain('file.otherSheets');
  });

  test('(7) rows that a filter hides are read with the rest: hidden is not deleted', async () => {
    const rows = sheetOf([header, line(161), line(162)]).replace('<row r="3">', '<row r="3" hidden="1">');
    expect((await judged(oneSheet(rows))).map((row) => [row.rowNumber, row.outcome])).toEqual([
      [2, 'accepted'],
      [3, 'accepted'],
    ]);
  });

  test('(4) (5) (39) sums, repeated headers and notes are passed over and counted', async () => {
    const rows = [line(163), ['JUMLAH', '1', '', '', '', '', ''], header, line(164), ['data menyusul', '', '', '', '', '', '']];
    const found = await getImport(await rehearsed(town, officer(), csv(rows)));
    expect(found.counts).toMatchObject({ read: 2, skipped: 3, accepted: 2 });
  });

  test('(37) a table of counts is said to be none, and nothing of it is taken for a business', async () => {
    const found = await getImport(await upload(town, officer(), 'NO,KELURAHAN,MIKRO,KECIL,JUMLAH\n1,Pilang,120,4,124\n2,Ketapang,98,2,100\n'));
    expect([found.state, found.sheet, found.sheets[0]?.isRegister]).toEqual(['mapped', null, false]);
    expect(found.sheets[0]?.reason).toContain('jumlah per wilayah');
  });

  test('(11) (12) what a formula failed to say is empty and told, never taken for a word', async () => {
    const cells = (at: number, more: string): string =>
      inlineRow(at, ['', '', nik(170 + at), '', '', 'Pilang', 'Kademangan']).replace('</row>', more);
    const text = (at: string, words: string): string => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows =
      inlineRow(1, header) +
      cells(2, `${text('A2', 'Sri Rejeki')}<c r="B2" t="e"><v>#REF!</v></c><c r="D2"><f>A9</f></c></row>`) +
      cells(3, `${text('A3', 'Tri Rejeki')}${text('B3', 'Keripik')}<c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`);
    const [first, second] = await judged(oneSheet(rows));
    expect([first && value(first, 'business_name'), first && codes(first)]).toEqual([
      'Usaha Sri Rejeki',
      expect.arrayContaining(['cell.error', 'cell.notCalculated', 'name.fromOwner']),
    ]);
    expect([second && value(second, 'address'), second && codes(second)]).toEqual([undefined, ['cell.error']]);
    expect((await judged(csv([line(175, { phone: '#N/A' })])))[0]?.problems[0]).toMatchObject({ code: 'cell.error', field: 'phone' });
  });
});
