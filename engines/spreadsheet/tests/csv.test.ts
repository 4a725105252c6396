import { afterAll, describe, expect, it } from 'vitest';
import { CsvScanner } from '#engines/spreadsheet/csv/scanner.ts';
import { displayText, emptyCell } from '#engines/spreadsheet/index.ts';
import { readAll, scratch } from '#engines/spreadsheet/tests/builders.ts';

const { file, remove } = scratch();
afterAll(remove);

let made = 0;
const read = (content: string | Buffer) => readAll(file(`${made++}.csv`, content));
const texts = async (content: string | Buffer): Promise<string[][]> => (await read(content)).texts;

describe('delimiter', () => {
  it.each([',', ';', '\t', '|'])('(16) finds %j', async (d) => {
    const rows = [
      ['Nama', 'Alamat', 'HP'],
      ['Sri', 'Jl. A', '081'],
      ['Tri', 'Jl. B', '082'],
    ];
    expect(await texts(rows.map((row) => row.join(d)).join('\n'))).toEqual(rows);
  });

  it('is not misled by commas in text, decimal commas or a title above', async () => {
    expect(await texts('DATA UMKM, KEL. JATI, 2025\n\nNama;Kegiatan;lat;lng\nA;jual, beli, kirim;-7,57;110,8\nB;cuci;-7,58;110,9\n')).toEqual([
      ['DATA UMKM, KEL. JATI, 2025'],
      ['Nama', 'Kegiatan', 'lat', 'lng'],
      ['A', 'jual, beli, kirim', '-7,57', '110,8'],
      ['B', 'cuci', '-7,58', '110,9'],
    ]);
  });

  it('(16) obeys a sep line, which is no row', async () => {
    const { rows, texts } = await read('\uFEFFsep=|\r\na;b|c\r\n');
    expect(texts).toEqual([['a;b', 'c']]);
    expect(rows[0]?.rowNumber).toBe(1);
  });

  it('takes a single column', async () => {
    expect(await texts('Nama\nSri\nTri')).toEqual([['Nama'], ['Sri'], ['Tri']]);
  });
});

describe('encoding', () => {
  const text = 'nama;usaha\nSiti “Ani” – é;Café 🔥\n';
  const expected = [
    ['nama', 'usaha'],
    ['Siti “Ani” – é', 'Café 🔥'],
  ];
  const utf16 = Buffer.from(text, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE with mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE with mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16LE without', utf16],
    ['UTF-16BE without', Buffer.from(utf16).swap16()],
  ])('(16) %s', async (_, content) => {
    expect(await texts(content)).toEqual(expected);
  });

  it('(16) CP1252, also where the only sign of it is in the last row', async () => {
    const ascii = 'a;b\n'.repeat(100_000);
    const rows = await texts(Buffer.concat([Buffer.from(ascii), Buffer.from([0x93, 0x41, 0x94, 0x3b, 0xe9, 0x80, 0x0a])]));
    expect(rows.at(-1)).toEqual(['“A”', 'é€']);
  });

  it('UTF-8 that was cut off within a character stays UTF-8', async () => {
    const rows = await texts(Buffer.concat([Buffer.from('é;ü;ö;ä;ß;ñ;ç;à;è;ì;ò\n'), Buffer.from([0x61, 0xe2, 0x82])]));
    expect(rows[0]?.slice(0, 3)).toEqual(['é', 'ü', 'ö']);
  });

  it('characters cut by a chunk stay whole', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => [`é🔥${at}`, 'ü']);
    expect(await texts(rows.map((row) => row.join(',')).join('\n'))).toEqual(rows);
    expect(await texts(Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\n')}`, 'utf16le').swap16())).toEqual(rows);
  });
});

describe('quotes and line ends', () => {
  it.each<[string, string, string[][]]>([
    [
      '(17) quotes inside an unquoted field',
      'a,b\nToko "Jaya" Makmur,5" pipa\n',
      [
        ['a', 'b'],
        ['Toko "Jaya" Makmur', '5" pipa'],
      ],
    ],
    [
      'quotes not doubled inside a quoted field',
      'a,b\n"Toko "Jaya" Makmur",x\n',
      [
        ['a', 'b'],
        ['Toko "Jaya" Makmur', 'x'],
      ],
    ],
    ['doubled quotes', 'a,b\n"Toko ""Jaya""",""\n"""x""",y', [['a', 'b'], ['Toko "Jaya"'], ['"x"', 'y']]],
    [
      '(17) newline in a header',
      '"Nama\nUsaha",b\r\n1,2\r\n',
      [
        ['Nama\nUsaha', 'b'],
        ['1', '2'],
      ],
    ],
    ['delimiter in quotes, spaces after', '"a,b" ,c\n', [['a,b', 'c']]],
    [
      '(18) mixed line ends',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    [
      'a quote that never closes',
      'a,b\n1,"stray\n2,y\n',
      [
        ['a', 'b'],
        ['1', '"stray'],
        ['2', 'y'],
      ],
    ],
    [
      'a stray quote before a later quoted field',
      'a,b\n1,"stray\n2,y\n"z",w\n',
      [
        ['a', 'b'],
        ['1', '"stray'],
        ['2', 'y'],
        ['z', 'w'],
      ],
    ],
    ['(19) apostrophe before a number', "lat\n'-7.58\n", [['lat'], ["'-7.58"]]],
    [
      '(38) formulas as text',
      'a,b\n=HYPERLINK(1),+62812\n',
      [
        ['a', 'b'],
        ['=HYPERLINK(1)', '+62812'],
      ],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await texts(content)).toEqual(expected);
  });

  it('gives the same records however the text is cut', () => {
    const text = 'a,"b ""c""\r\nd",e\r\n"x "y" z",1\r2,"stray\n3,4\n"5",6\r\n';
    const whole = new CsvScanner(',').feed(text, true);
    for (let cut = 1; cut < text.length; cut++) {
      const scanner = new CsvScanner(',');
      expect([...scanner.feed(text.slice(0, cut), false), ...scanner.feed(text.slice(cut), true)]).toEqual(whole);
    }
  });

  it('one stray quote in a long file costs one cell, not the file', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `${at},Warung ${at},0812${at}`);
    lines[10] = '10,"Warung,0812';
    const rows = await texts(lines.join('\n'));
    expect(rows).toHaveLength(30_000);
    expect(rows[10]).toEqual(['10', '"Warung', '0812']);
  });
});

it('counts rows as Excel shows them, blank lines too', async () => {
  const { rows, sheets } = await read('a,b\n\n,,\nc,d\n"x\ny",z\ne,f');
  expect(rows.map((row) => row.rowNumber)).toEqual([1, 4, 5, 6]);
  expect(sheets).toHaveLength(1);
});

it('marks what Excel has already ruined, and unwraps ="…"', async () => {
  const { rows } = await read('nik;hp;kode\n3,57402E+15;8.52348e+010;="01234"\n3574016501820003;081;1E5A\n');
  expect(rows[1]?.cells.map((cell) => cell.lossy ?? false)).toEqual([true, true, false]);
  expect(displayText(rows[1]?.cells[2] ?? emptyCell)).toBe('01234');
  expect(rows[2]?.cells.map((cell) => cell.lossy ?? false)).toEqual([false, false, false]);
});
