import { describe, expect, test } from 'vitest';
import { crosswalkColumns, isCodeHeader, regionColumns } from '#modules/registry/rules/codes/columns.ts';
import { compareKbli } from '#modules/registry/rules/codes/compare.ts';
import type { KnownKbli } from '#modules/registry/rules/codes/compare.ts';
import { oneToOne, readCrosswalk } from '#modules/registry/rules/codes/crosswalk.ts';
import { placeKey, readRegions } from '#modules/registry/rules/codes/regions.ts';
import type { CodeTable } from '#modules/registry/rules/codes/tables.ts';
import { tableOfSheet, tablesOfJson } from '#modules/registry/rules/codes/tables.ts';
import { findCrosswalkVersions } from '#modules/registry/rules/codes/version.ts';

const sheet = (rows: string[][], name = 'daftar') =>
  tableOfSheet(
    name,
    rows.map((cells, i) => ({ at: i + 1, cells })),
    isCodeHeader,
  );

describe('a crosswalk', () => {
  const read = (table: CodeTable) => {
    const columns = crosswalkColumns(table);
    return columns && { ...readCrosswalk([{ table, columns }]), versions: findCrosswalkVersions('padanan', [{ table, columns }]) };
  };

  test('is many to many; a cell may hold several codes, a star says part', () => {
    const found = read(
      sheet([
        ['KBLI 2020', 'Judul 2020', 'KBLI 2025', 'Judul 2025'],
        ['10391', 'Tempe', '10307', 'Tempe'],
        ['10392', 'Tahu', '10308; 10309*', 'Tahu'],
        ['47911', 'Online', '-', ''],
        ['103', 'Golongan', '103', 'Golongan'],
        ['x', '', '10307', ''],
      ]),
    );
    expect(found?.versions).toEqual({ from: '2020', to: '2025', found: 'content' });
    expect([...(found?.pairs.values() ?? [])]).toEqual([
      { from: '10391', to: '10307', part: false },
      { from: '10392', to: '10308', part: false },
      { from: '10392', to: '10309', part: true },
    ]);
    expect([found?.ended, found?.groups, found?.wrong]).toEqual([['47911'], 1, [{ at: 6, text: 'x' }]]);
    expect(oneToOne(found?.pairs.values() ?? []).map((pair) => pair.from)).toEqual(['10391']);
  });

  test('also by lama and baru, and as ancestors in JSON', () => {
    expect(
      read(
        sheet([
          ['kode lama', 'kode baru'],
          ['10391', '10307'],
        ]),
      )?.pairs.size,
    ).toBe(1);
    const [table] = tablesOfJson([{ kode_kbli_2025: '90200', judul: 'x', bps_2020_ancestors: { codes: ['90011', '90021'] } }]);
    expect([...(table ? (read(table)?.pairs.keys() ?? []) : [])]).toEqual(['90011>90200', '90021>90200']);
  });

  test.each([
    [[['a', 'b']], ['a']],
    [
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      [],
    ],
    [
      [
        ['a', 'c'],
        ['b', 'c'],
      ],
      [],
    ],
    [
      [
        ['a', 'b'],
        ['c', 'd'],
        ['c', 'e'],
      ],
      ['a'],
    ],
  ] as [string[][], string[]][])('of %j suggests %j', (pairs, suggested) => {
    expect(oneToOne(pairs.map(([from = '', to = '']) => ({ from, to, part: false }))).map((pair) => pair.from)).toEqual(suggested);
    expect(oneToOne(pairs.map(([from = '', to = '']) => ({ from, to, part: true })))).toEqual([]);
  });
});

describe('what a file does to the codes that are there', () => {
  const known = (over: Partial<KnownKbli>): KnownKbli => ({
    code: '10710',
    title: 'Industri roti dan kue',
    description: null,
    ours: false,
    shipped: false,
    retired: false,
    ...over,
  });
  const compare = (rows: KnownKbli[], title: string, description: string | null = null) =>
    compareKbli(new Map([['10710', { code: '10710', title, titleEn: null, description }]]), rows);

  test('its own titles are corrected, those of the product and of other offices never', () => {
    expect(compare([known({ ours: true })], 'Roti').changed).toHaveLength(1);
    for (const shipped of [true, false]) {
      const other = compare([known({ shipped })], 'Roti');
      expect([other.changed, other.kept.length]).toEqual([[], 1]);
      expect(compare([known({ shipped })], 'INDUSTRI ROTI, DAN KUE').same).toBe(1);
    }
  });

  test('a description is given where there is none', () => {
    expect(compare([known({ shipped: true })], 'INDUSTRI ROTI DAN KUE', 'Kelompok ini').described).toHaveLength(1);
    expect(compare([known({ shipped: true, description: 'Lama' })], 'INDUSTRI ROTI DAN KUE', 'Baru').same).toBe(1);
  });

  test('what is not in the file is gone only where it came from here', () => {
    const left = compareKbli(new Map(), [
      known({ ours: true }),
      known({ code: '10722', shipped: true }),
      known({ code: '10794' }),
      known({ code: '10796', ours: true, retired: true }),
    ]);
    expect([left.gone.map((row) => row.code), left.missing.map((row) => row.code)]).toEqual([['10710'], ['10722']]);
  });
});

describe('BPS codes of regions', () => {
  const regions = [
    { code: '35.74', name: 'Kota Probolinggo' },
    { code: '35.74.01', name: 'Kademangan' },
    { code: '35.74.01.1001', name: 'Ketapang' },
    { code: '35.74.01.1008', name: 'Kademangan' },
    { code: '35.74.05', name: 'Kedopok' },
    { code: '35.74.05.1003', name: 'Sumber Wetan' },
    { code: '35.74.05.1099', name: 'Ketapang' },
  ];
  const read = (rows: string[][]) => {
    const table = sheet(rows);
    const columns = regionColumns(table);
    return columns && readRegions([{ table, columns }], '35.74', regions, new Map());
  };

  test('go by the Kemendagri code beside them, as the bridging table of BPS has it', () => {
    const found = read([
      ['kode_bps', 'nama_bps', 'kode_dagri', 'nama_dagri'],
      ['3574011', 'KEDOPOK', '35.74.05', 'KEDOPOK'],
      ['3574011001', 'SUMBER WETAN', '35.74.05.1003', 'SUMBER WETAN'],
      ['3574011009', 'X', '35.74.05.1009', 'X'],
      ['3509010', 'KENCONG', '35.09.02', 'KENCONG'],
    ]);
    expect([...(found?.regions ?? [])]).toEqual([
      ['3574011', '35.74.05'],
      ['3574011001', '35.74.05.1003'],
    ]);
    expect([found?.elsewhere, found?.wrong.map((wrong) => wrong.why)]).toEqual([1, ['regionUnknown']]);
  });

  test('go by name within their district, in any order', () => {
    const rows = [
      ['3574011001', 'SUMBERWETAN'],
      ['3574011002', 'KETAPANG'],
      ['3574010009', 'Ketapang'],
      ['3574011', 'Kec. Kedopok'],
      ['3574010', 'KADEMANGAN'],
      ['3574', 'KOTA PROBOLINGGO'],
      ['3574010002', 'Kel. Kademangan'],
      ['3574011003', 'ENTAH'],
      ['35740', 'X'],
    ];
    const found = read([['id', 'name'], ...rows]);
    expect(Object.fromEntries(found?.regions ?? [])).toEqual({
      '3574': '35.74',
      '3574010': '35.74.01',
      '3574011': '35.74.05',
      '3574011001': '35.74.05.1003',
      '3574011002': '35.74.05.1099',
      '3574010009': '35.74.01.1001',
      '3574010002': '35.74.01.1008',
    });
    expect(found?.wrong.map((wrong) => wrong.why).sort()).toEqual(['nameUnknown', 'notBps']);
  });

  test('a name of two villages without a district is nobody’s', () => {
    expect(
      read([
        ['kode bps', 'nama'],
        ['3574010009', 'Ketapang'],
      ])?.wrong.map((wrong) => wrong.why),
    ).toEqual(['nameAmbiguous']);
  });

  test('names are compared without blanks and titles', () => {
    expect(new Set(['Kedung Asem', 'KEDUNGASEM', 'Kel. Kedung-Asem', 'desa kedung asem'].map(placeKey))).toEqual(new Set(['kedungasem']));
  });
});
