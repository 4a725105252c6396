import { afterAll, expect, it } from 'vitest';
import { defaultAliases, findRegister, suggestMapping, type SheetRow } from '#engines/spreadsheet/index.ts';
import { inlineRow, oneSheet, readAll, scratch, xlsx, type Collected } from '#engines/spreadsheet/tests/builders.ts';

/**
 * The list of nasty inputs carries numbers: a test that stands for case 12 has (12) in its title. Here are those that take a
 * whole file from its bytes to its columns; the single ones are with their part of the reader, and what rows mean (from 22 on)
 * is tested where rows get a meaning, in the module that imports them.
 */
const { file, remove } = scratch();
afterAll(remove);

let made = 0;
const read = (content: string | Buffer, name = 'berkas.xlsx') => readAll(file(`${made++}-${name}`, content));
const understood = ({ sheets, rows }: Collected, sheet = 0) => {
  const own = rows.filter((row) => row.sheet === sheet);
  const found = findRegister(own.slice(0, 100), { merges: sheets[sheet]?.merges ?? [] });
  const records = own.filter((row) => row.rowNumber >= found.firstDataRow && found.skip(row) === null);
  const samples = records.slice(0, 100).map((row: SheetRow) => row.cells);
  const fields = suggestMapping(found.headers, samples, defaultAliases).map((one) => `${found.headers[one.column] ?? ''}: ${one.field}`);
  return { found, records, fields };
};

const people = (from: number, count: number): string[][] =>
  Array.from({ length: count }, (_, at) => {
    const n = from + at;
    return [
      `${n}`,
      `Sri Rejeki ${n}`,
      `35740141018${String(20_000 + n)}`,
      `Keripik ${n}`,
      'Jl. Mawar 1',
      'Pilang',
      '1',
      `${n % 3}`,
      `0812300000${n % 10}`,
    ];
  });

const upper = ['NO', 'NAMA\nPEMILIK', 'N I K', 'NAMA USAHA', 'ALAMAT', '', 'TENAGA KERJA', '', 'NO. HP / WA'];
const lower = ['', '', '', '', 'JALAN', 'KELURAHAN', 'L', 'P', ''];
const head = (at: number): string =>
  inlineRow(at, upper) +
  inlineRow(at + 1, lower) +
  inlineRow(
    at + 2,
    upper.map((_, column) => `${column + 1}`),
  );
const merges = ['A6:A7', 'B6:B7', 'C6:C7', 'D6:D7', 'E6:F6', 'G6:H6', 'I6:I7', 'A1:I1', 'A2:I2'];

/** A form as the kelurahan fill them in: logo and title above, two-row header and column numbers on every page, sums, a signature. */
function form(withMerges: boolean): Buffer {
  const lines = [
    inlineRow(1, ['PEMERINTAH KOTA PROBOLINGGO']),
    inlineRow(2, ['DATA PELAKU USAHA MIKRO TAHUN 2025']),
    inlineRow(4, ['', 'Kelurahan : Pilang']),
    head(6),
    ...people(1, 20).map((person, at) => inlineRow(9 + at, person)),
    inlineRow(29, ['', 'JUMLAH', '', '', '', '', '20', '19', '']),
    head(30),
    ...people(21, 20).map((person, at) => inlineRow(33 + at, person)),
    inlineRow(53, ['', 'data menyusul']),
    inlineRow(54, ['JUMLAH TOTAL', '', '', '', '', '', '40', '39', '']),
    inlineRow(56, ['', '', '', '', '', '', '', '', 'Mengetahui,']),
    inlineRow(57, ['', '', '', '', '', '', '', '', 'Lurah Pilang']),
  ];
  const ranges = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return xlsx({
    sheets: [{ rows: lines.join(''), after: withMerges ? `<mergeCells count="${merges.length}">${ranges}</mergeCells>` : '' }],
  });
}

it.each([
  ['with its merges', true],
  ['whose merges a program has lost', false],
])('(1) (2) (3) (4) (5) (39) a printed form %s', async (_, withMerges) => {
  const { found, records, fields } = understood(await read(form(withMerges)));
  expect(found).toMatchObject({ headerRow: 6, firstDataRow: 9, isRegister: true });
  expect(records.map((row) => row.cells[0]?.text)).toEqual(Array.from({ length: 40 }, (__, at) => `${at + 1}`));
  expect(fields).toEqual([
    'NAMA PEMILIK: owner_name',
    'N I K: nik',
    'NAMA USAHA: business_name',
    'ALAMAT JALAN: address',
    'ALAMAT KELURAHAN: village',
    'TENAGA KERJA L: workers_male',
    'TENAGA KERJA P: workers_female',
    'NO. HP / WA: phone',
  ]);
});

it('(6) (7) ten sheets and a final one with the same people are told apart, each with its own header', async () => {
  const sheet = (name: string, from: number, count: number, blank: number) => ({
    name,
    rows: [['NO', 'NAMA PEMILIK', 'NIK', 'NAMA USAHA'], ...people(from, count).map((person) => person.slice(0, 4))]
      .map((cells, at) => inlineRow(1 + blank + at, cells))
      .join(''),
  });
  const sheets = Array.from({ length: 10 }, (_, at) => sheet(`RT ${at + 1}`, at * 5, 5, at));
  const book = await read(xlsx({ sheets: [...sheets, { ...sheet('lama', 0, 90, 0), state: 'hidden' }, sheet('FINAL', 0, 50, 0)] }));
  expect(book.sheets.map((found) => [found.name, found.hidden])).toEqual([
    ...Array.from({ length: 10 }, (_, at) => [`RT ${at + 1}`, false]),
    ['lama', true],
    ['FINAL', false],
  ]);
  expect(book.sheets.map((_, at) => understood(book, at).records.length)).toEqual([...Array.from({ length: 10 }, () => 5), 90, 50]);
  expect(understood(book, 9).found.headerRow).toBe(10);
});

it('(14) (17) spaces that nobody sees hide no header and no value', async () => {
  const book = await read(
    oneSheet(inlineRow(1, ['\u00a0Nama\u200b Pemilik\u00a0', 'N\u200bI\u200bK', '\ufeffNo.\nHP']) + inlineRow(2, ['Sri', '3574\u00a00101', '081'])),
  );
  expect(understood(book).fields).toEqual(['Nama Pemilik: owner_name', 'NIK: nik', 'No. HP: phone']);
  expect(book.texts[1]).toEqual(['Sri', '3574\u00a00101', '081']);
});

it('(16) (18) (19) a CSV from Excel: separator line, mark, semicolons, mixed line ends, apostrophes', async () => {
  const book = await read(
    "\uFEFFsep=;\r\nNama Usaha;NIK;lat;long\nKeripik;'3574014101820021;'-7,58;113,2\r\nTerasi;3574014101820022;-7,59;113,3",
    'a.csv',
  );
  expect(understood(book).fields).toEqual(['Nama Usaha: business_name', 'NIK: nik', 'lat: latitude', 'long: longitude']);
  expect(understood(book).records.map((row) => row.rowNumber)).toEqual([2, 3]);
});

it('(24) (36) columns in another order mean the same, and one that never changes is not trusted', async () => {
  const lines = [
    ['NIK', 'Nama Usaha', 'Kecamatan', 'Nama Pemilik'],
    ...people(1, 8).map(([, name, nik, business]) => [nik, business, 'Surakarta', name]),
  ];
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
  ];
  const books = await Promise.all(
    orders.map((order) =>
      read(
        oneSheet(
          lines
            .map((cells, at) =>
              inlineRow(
                at + 1,
                order.map((column) => cells[column] ?? ''),
              ),
            )
            .join(''),
        ),
      ),
    ),
  );
  const [first, second] = books.map((book) => understood(book));
  expect(first?.fields.toSorted()).toEqual(second?.fields.toSorted());
  const { found, records } = understood(books[0] ?? { sheets: [], rows: [], texts: [] });
  const suggestions = suggestMapping(
    found.headers,
    records.map((row) => row.cells),
    defaultAliases,
  );
  expect(suggestions.find((one) => one.field === 'district')).toMatchObject({ confidence: 0.3 });
  expect(suggestions.find((one) => one.field === 'nik')?.confidence).toBeGreaterThan(0.9);
});

it('(37) a table of counts is recognised whatever stands around it', async () => {
  const lines = [
    ['REKAP UMKM PER KELURAHAN'],
    ['NO', 'KELURAHAN', 'MIKRO', 'KECIL', 'JUMLAH'],
    ['1', 'Pilang', '120', '4', '124'],
    ['2', 'Ketapang', '98', '-', '98'],
  ];
  const { found } = understood(await read(oneSheet(lines.map((cells, at) => inlineRow(at + 1, cells)).join(''))));
  expect(found).toMatchObject({ isRegister: false, reason: 'countsPerArea' });
});
