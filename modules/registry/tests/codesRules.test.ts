import { describe, expect, test } from 'vitest';
import { isCodeHeader, kbliColumns } from '#modules/registry/rules/codes/columns.ts';
import { digitsOf, levelOf, readKbli } from '#modules/registry/rules/codes/kbli.ts';
import type { CodeTable } from '#modules/registry/rules/codes/tables.ts';
import { tableOfSheet, tablesOfJson } from '#modules/registry/rules/codes/tables.ts';
import { findKbliVersion } from '#modules/registry/rules/codes/version.ts';

const sheet = (rows: string[][], name = 'daftar') =>
  tableOfSheet(
    name,
    rows.map((cells, i) => ({ at: i + 1, cells })),
    isCodeHeader,
  );

function kbli(tables: CodeTable[], version?: string) {
  const found = tables.flatMap((table) => {
    const columns = kbliColumns(table);
    return columns ? [{ table, columns }] : [];
  });
  return { ...readKbli(found, version), version: findKbliVersion('berkas', found), tables: found.length };
}
const codes = (tables: CodeTable[]) => [...kbli(tables).entries.keys()];

describe('a code', () => {
  test.each([
    ['10710', '10710'],
    ['C10710', '10710'],
    ['C.10710', '10710'],
    ['c 10710', '10710'],
    ['KBLI 10710', '10710'],
    ['01.11.1', '01111'],
    ['10.710', '10710'],
    ["'01111", '01111'],
    ['10710.0', '10710'],
    ['1111', '1111'],
    ['C', ''],
    ['107101', undefined],
    ['Industri roti', undefined],
    ['W10710', undefined],
    ['', undefined],
  ])('%s is %s', (text, digits) => {
    expect(digitsOf(text)).toBe(digits);
  });

  test.each([
    ['Kelompok', 5],
    ['kelompok', 5],
    ['5', 5],
    ['5 digit', 5],
    ['golonganPokok', 2],
    ['Golongan Pokok', 2],
    ['Golongan', 3],
    ['Subgolongan', 4],
    ['Category', 1],
    ['', undefined],
  ])('level %s is %s', (text, level) => {
    expect(levelOf(text)).toBe(level);
  });
});

describe('JSON in the shapes in which lists are published', () => {
  const jagung = { code: '01111', title: 'PERTANIAN JAGUNG', description: 'Kelompok ini mencakup pertanian jagung.' };

  test('an array with levels in words', () => {
    const read = kbli(
      tablesOfJson([
        { code: 'A', title: 'PERTANIAN', description: 'x', level: 'Category' },
        { code: '01', title: 'TANAMAN', description: 'x', level: 'Golongan Pokok' },
        { ...jagung, level: 'Kelompok' },
      ]),
    );
    expect([...read.entries.values()]).toEqual([{ ...jagung, titleEn: null }]);
    expect(read.levels).toEqual({ category: 1, two: 1, three: 0, four: 0 });
  });

  test('an envelope with an edition, entries with references that are no entries', () => {
    const entry = {
      ...jagung,
      level: 'kelompok',
      parent: '0111',
      children: [],
      references: [{ code: '01133', section: 'excludes', text: 'lihat kelompok 01133' }],
      source: { pdfPages: [248] },
    };
    const read = kbli(
      tablesOfJson({ meta: { edition: 'KBLI 2025', publisher: 'Badan Pusat Statistik', counts: { kelompok: 1558 } }, entries: [entry] }),
    );
    expect([[...read.entries.keys()], read.wrong, read.version]).toEqual([['01111'], [], { version: '2025', from: 'content' }]);
  });

  test('Indonesian names, numbers as ids, `detail` for the description', () => {
    expect(codes(tablesOfJson([{ id: 1, kode: '10710', judul: 'Roti', kategori: 'C', deskripsi: 'x', keyword: ['roti', 'kue'] }]))).toEqual([
      '10710',
    ]);
    const read = kbli(tablesOfJson([{ id: '6', code: '01111', title: 'JAGUNG', detail: 'Kelompok ini' }]));
    expect(read.entries.get('01111')?.description).toBe('Kelompok ini');
  });

  test('nested children, objects under their codes, plain titles under codes', () => {
    const tree = [
      {
        kode: 'C',
        judul: 'Industri',
        children: [
          {
            kode: '10',
            judul: 'Makanan',
            children: [
              { kode: '107', judul: 'Lain', children: [{ kode: '1071', judul: 'Roti', children: [{ kode: '10710', judul: 'Industri roti' }] }] },
            ],
          },
        ],
      },
    ];
    const read = kbli(tablesOfJson(tree));
    expect([[...read.entries.keys()], read.levels]).toEqual([['10710'], { category: 1, two: 1, three: 1, four: 1 }]);
    expect(codes(tablesOfJson({ '10710': { judul: 'Roti' }, '10722': { judul: 'Gula' }, '10794': { judul: 'Kerupuk' } }))).toEqual([
      '10710',
      '10722',
      '10794',
    ]);
    expect(codes(tablesOfJson({ '10710': 'Roti', '10722': 'Gula merah', '10794': 'Kerupuk' }))).toEqual(['10710', '10722', '10794']);
  });

  test('codes named by their year give the version; what is no list gives nothing', () => {
    expect(kbli(tablesOfJson({ data: [{ kode_kbli_2025: '10710', judul: 'Roti', uraian: 'x' }] })).version).toEqual({
      version: '2025',
      from: 'content',
    });
    for (const value of [
      null,
      5,
      'teks',
      [],
      {},
      [1, 2],
      { a: { b: { c: 1 } } },
      [{ nama: 'Sari', alamat: 'Jalan' }],
      [{ code: 'id', name: 'Indonesia' }],
    ])
      expect(codes(tablesOfJson(value))).toEqual([]);
  });

  test('a tree a hundred thousand deep is walked', () => {
    let tree: unknown = { kode: '10710', judul: 'Roti' };
    for (let i = 0; i < 100_000; i++) tree = [tree];
    expect(codes(tablesOfJson(tree))).toEqual(['10710']);
  });
});

describe('a sheet', () => {
  test('with titles above, a numbering row and a total', () => {
    const table = sheet([
      ['DAFTAR KBLI 2020', ''],
      ['No', 'Kode KBLI', 'Judul KBLI', 'Uraian'],
      ['1', '2', '3', '4'],
      ['1', '10710', 'Industri roti', 'x'],
      ['2', '10722', 'Industri gula merah', ''],
      ['', '', 'JUMLAH', ''],
    ]);
    const read = kbli([table]);
    expect([[...read.entries.keys()], read.version, read.wrong.map((wrong) => wrong.why)]).toEqual([
      ['10710', '10722'],
      { version: '2020', from: 'content' },
      ['notCode'],
    ]);
  });

  test('without a header is read by what its columns look like', () => {
    const table = sheet([
      ['10710', 'Industri roti', 'Kelompok ini mencakup pembuatan roti.'],
      ['10722', 'Industri gula merah', 'Kelompok ini mencakup gula.'],
      ['10794', 'Industri kerupuk', 'Kelompok ini mencakup kerupuk.'],
    ]);
    expect(kbli([table]).entries.get('10722')).toEqual({
      code: '10722',
      title: 'Industri gula merah',
      titleEn: null,
      description: 'Kelompok ini mencakup gula.',
    });
  });

  test('a column of codes alone is no list; a list of enterprises neither', () => {
    expect(kbliColumns(sheet([['KBLI'], ['01111'], ['01112'], ['10710']]))).toBeUndefined();
    expect(
      kbliColumns(
        sheet([
          ['NIK', 'Nama', 'Alamat', 'No HP'],
          ['3574', 'Sari', 'Jalan Mawar', '0812'],
          ['3574', 'Budi', 'Jalan Melati', '0812'],
          ['3574', 'Tini', 'Jalan Kenanga', '0813'],
        ]),
      ),
    ).toBeUndefined();
  });

  test('the shipped list itself', () => {
    const table = sheet([
      ['version', 'code', 'title_id', 'title_en', 'cluster_hint'],
      ['2020', '10130', 'Industri daging', 'Meat', 'processed_food'],
    ]);
    expect([kbli([table]).entries.get('10130'), kbli([table]).version?.version]).toEqual([
      { code: '10130', title: 'Industri daging', titleEn: 'Meat', description: null },
      '2020',
    ]);
  });
});

describe('zeros that a spreadsheet took away', () => {
  const read = (list: string[], level?: string) =>
    kbli([sheet([['kode', 'judul', ...(level ? ['tingkat'] : [])], ...list.map((code) => [code, `Judul ${code}`, ...(level ? [level] : [])])])]);

  test('come back where every code has five digits, or the level says so', () => {
    expect([...read(['1111', '3111', '10710', '47112']).entries.keys()]).toEqual(['01111', '03111', '10710', '47112']);
    expect([...read(['1111'], 'Kelompok').entries.keys()]).toEqual(['01111']);
  });

  test('are not made up where subgroups are listed, or zeros were kept', () => {
    expect([...read(['1071', '10710', '1072', '10722']).entries.keys()]).toEqual(['10710', '10722']);
    expect([...read(['01111', '1071', '10710']).entries.keys()]).toEqual(['01111', '10710']);
    expect(read(['1111'], 'Subgolongan').levels.four).toBe(1);
  });

  test('a list of all levels without zeros is not guessed at', () => {
    const all = read(['1', '11', '111', '1111', '10710']);
    expect([[...all.entries.keys()], all.wrong]).toEqual([['10710'], [{ at: 5, text: '1111', why: 'zeroUnsure' }]]);
  });
});

test('a code with two titles is neither of them, wherever it stands', () => {
  const rows = [
    ['10710', 'Roti'],
    ['10722', 'Gula'],
    ['10710', 'Kue'],
    ['10710', 'Roti'],
    ['10722', 'Gula'],
  ];
  for (const order of [rows, rows.toReversed()]) {
    const read = kbli([sheet([['kode', 'judul'], ...order])]);
    expect([[...read.entries.keys()], read.twice]).toEqual([['10722'], new Set(['10710'])]);
  }
});
