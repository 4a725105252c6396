import { expect, test } from 'vitest';
import { layoutOf } from '../columns/layout.ts';
import { columnLetter, columnsToSend, missingIn, sameMapping, surenessOf, withMeaning } from '../columns/mapping.ts';
import type { Mapping } from '../columns/mapping.ts';
import type { Column, Import } from '../api.ts';

const mapping: Mapping = new Map([
  [0, 'business_name'],
  [2, 'nik'],
]);
const column = (over: Partial<Column>): Column => ({
  column: 0,
  header: 'Nama',
  field: 'business_name',
  confidence: 0.9,
  why: null,
  samples: [],
  ...over,
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [255, 'IV'],
])('column %i is %s in Excel', (at, letter) => {
  expect(columnLetter(at)).toBe(letter);
});

test('a meaning belongs to one column: who takes it, takes it away from the other', () => {
  expect(columnsToSend(withMeaning(mapping, 1, 'nik'))).toEqual([
    { column: 0, field: 'business_name' },
    { column: 1, field: 'nik' },
  ]);
});

test('a column can be left out, and taken back to where it was', () => {
  const without = withMeaning(mapping, 2, '');
  expect(columnsToSend(without)).toEqual([{ column: 0, field: 'business_name' }]);
  expect(sameMapping(withMeaning(without, 2, 'nik'), mapping)).toBe(true);
  expect(sameMapping(without, mapping)).toBe(false);
});

test.each<[string, Mapping, string[]]>([
  ['nothing', new Map(), ['names', 'village', 'identity']],
  ['a business', new Map([[0, 'business_name']]), ['ownerName', 'village', 'identity']],
  [
    'an owner, a village code and a NIB',
    new Map([
      [0, 'owner_name'],
      [1, 'village_code'],
      [2, 'nib'],
    ]),
    ['businessName'],
  ],
  [
    'all that matters',
    new Map([
      [0, 'business_name'],
      [1, 'owner_name'],
      [2, 'village'],
      [3, 'nik'],
    ]),
    [],
  ],
])('with %s it says what is missing', (_, given, missing) => {
  expect(missingIn(given)).toEqual(missing);
});

test('how sure it is follows the suggestion until a person chooses', () => {
  expect(surenessOf(column({ confidence: 0.9 }), 'business_name', false)).toBe('sure');
  expect(surenessOf(column({ confidence: 0.6 }), 'business_name', false)).toBe('likely');
  expect(surenessOf(column({ confidence: 0.3 }), 'business_name', false)).toBe('check');
  expect(surenessOf(column({}), 'owner_name', false)).toBe('chosen');
  expect(surenessOf(column({}), undefined, false)).toBe('none');
  expect(surenessOf(column({ confidence: 1 }), 'business_name', true)).toBe('chosen');
});

test('another header row brings its own columns; what was known by its heading keeps its meaning', () => {
  const found = {
    sheet: 0,
    headerRow: 1,
    columns: [column({ header: 'NAMA UKM', field: 'business_name' })],
    fields: [
      { field: 'address', label: 'Alamat', hint: null },
      { field: 'village', label: 'Kelurahan / desa', hint: null },
    ],
    sheets: [
      {
        index: 0,
        name: 'A',
        hidden: false,
        rows: 9,
        headerRow: 1,
        isRegister: true,
        reason: null,
        firstRows: [
          { rowNumber: 3, cells: ['Nama UKM', 'DESA', 'alamat', 'Alamat', ''] },
          { rowNumber: 4, cells: ['Sari', '', 'Jl. Mawar'] },
        ],
      },
    ],
  } as unknown as Import;
  const layout = layoutOf(found, { sheet: 0, headerRow: 3 });
  expect(layout).toMatchObject({ fresh: true, headerRow: 3 });
  expect(layout?.columns.map(({ field }) => field)).toEqual(['business_name', 'village', 'address', null, null]);
  expect(layout?.columns[0]?.samples).toEqual(['Sari']);
  expect(layoutOf(found, { sheet: 0, headerRow: 1 })).toMatchObject({ fresh: false });
  expect(layoutOf({ ...found, headerRow: 3 }, { sheet: 0, headerRow: 1 }, found)).toEqual({
    sheet: 0,
    headerRow: 1,
    columns: found.columns,
    fresh: true,
  });
  expect(layoutOf(found, undefined)?.columns).toBe(found.columns);
});
