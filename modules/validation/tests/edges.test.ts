import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { deflateRawSync } from 'node:zlib';
import { readSpreadsheet } from '#engines/spreadsheet/index.ts';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemContext } from '#app/town.ts';
import { purgeImports } from '#modules/validation/works/purge.ts';
import { freshId } from '#test/support/client.ts';
import { asSuperuser } from '#test/support/database.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import { auditEvents } from '#test/support/trail.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { buildServer, committed, csv, exactCodes, header, line, nik, rehearsed, upload } from './builders.ts';

let town: Town;
let folder: string;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
  folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-edges-'));
}, 120_000);
afterAll(async () => {
  await town.close();
  await rm(folder, { recursive: true, force: true });
});

const officer = () => town.as('petugas');
const getImport = (id: string) => officer().ok('validation.getImport', { id });

describe('who may', () => {
  test.each(['pendamping.jati', 'pemilik.sari', 'pembeli'])('%s may not import, nor look at imports', async (name) => {
    const client = town.as(name);
    expect((await client.call('validation.uploadImport', { id: freshId() }, { file: { name: 'a.csv', content: csv([line(1)]) } })).status).toBe(403);
    expect((await client.call('validation.listImports')).status).toBe(403);
  });

  test.each(['walikota', 'inspektur'])('%s reads and changes nothing', async (name) => {
    const id = await rehearsed(town, officer(), csv([line(101)]));
    const found = await town.as(name).ok('validation.getImport', { id });
    expect(Object.keys(found.can)).toEqual(['validation.getReasonsFile']);
    for (const action of ['validation.rehearseImport', 'validation.commitImport', 'validation.undoImport', 'validation.discardImport'])
      expect([action, (await town.as(name).call(action, { id })).status]).toEqual([action, 403]);
  });

  test('a stranger is asked to sign in, and another regency sees nothing', async () => {
    const id = await rehearsed(town, officer(), csv([line(102)]));
    expect((await town.anyone.call('validation.getImport', { id })).status).toBe(401);
    const other = await secondRegency(town);
    for (const action of [
      'validation.getImport',
      'validation.listImportRows',
      'validation.getReasonsFile',
      'validation.commitImport',
      'validation.discardImport',
    ])
      expect([action, (await other.officer.call(action, { id })).status]).toEqual([action, 404]);
    expect((await other.officer.ok('validation.listImports', {})).items).toEqual([]);
  });

  test('an officer of one district brings rows of that district only, and sees no import of the whole city', async () => {
    const personId = freshId();
    await town.as('admin').ok('accounts.invitePerson', {
      id: personId,
      fullName: 'Petugas Kademangan',
      userName: 'petugas.kademangan',
      phone: null,
      holdings: [{ role: 'officer', area: '35.74.01' }],
    });
    const district = town.as('petugas.kademangan');
    const wide = await committed(town, officer(), csv([line(111, { village: 'Jrebeng Wetan', district: 'Kedopok' })]));
    expect((await district.call('validation.getImport', { id: wide })).status).toBe(404);
    const id = await committed(
      town,
      district,
      csv([line(110), line(112, { village: 'Jrebeng Wetan', district: 'Kedopok' }), line(113, { village: '', district: '' }), line(111)]),
    );
    const { items } = await district.ok('validation.listImportRows', { id });
    expect(items.map((row) => [row.outcome, exactCodes(row)])).toEqual([
      ['accepted', []],
      ['rejected', ['region.notYours']],
      ['accepted', []],
      ['duplicate_in_registry', ['registry.nikAndName']],
    ]);
    // The enterprise that the last row repeats lies in another district: that it is there is said, which one is not.
    expect(items[3]?.enterprise).toBeNull();
    expect((await officer().ok('validation.listImportRows', { id })).items[3]?.enterprise?.name).toBe('Keripik Handayani 111');
    expect((await district.ok('validation.listImports', {})).items.map((item) => item.id)).toEqual([id]);
  });
});

describe('files that cannot be read', () => {
  test.each([
    ['xls berisi HTML', '<html><body><table><tr><td>Nama</td></tr></table></body></html>', 'halaman web'],
    ['gambar', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'gambar atau foto'],
    ['PDF', '%PDF-1.7 …', 'PDF'],
    ['kosong', ' ', 'kosong'],
  ])('%s', async (name, content, words) => {
    const answer = await officer().call('validation.uploadImport', { id: freshId() }, { file: { name: `${name}.xls`, content } });
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain(words);
  });

  test('nothing at all', async () => {
    expect((await officer().call('validation.uploadImport', { id: freshId() }, { file: { name: 'a.csv', content: '' } })).body.code).toBe(
      'files.empty',
    );
  });

  test('a locked workbook', async () => {
    const ole = new Uint8Array(2048);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    ole.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
    const answer = await officer().call('validation.uploadImport', { id: freshId() }, { file: { name: 'kunci.xlsx', content: ole } });
    expect([answer.status, answer.body.code]).toEqual([422, 'validation.fileRefused']);
    expect(answer.body.detail).toMatch(/kata sandi|\.xls/);
  });

  test('a workbook that inflates without end fails with a sentence, and can be thrown away', async () => {
    const id = await upload(town, officer(), await bomb(), 'bom.xlsx');
    const found = await getImport(id);
    expect(found.state).toBe('failed');
    expect(found.failure).toContain('terlalu besar');
    expect((await officer().ok('accounts.listNotices', {})).items[0]).toMatchObject({
      kind: 'validation.importFailed',
      params: { name: 'bom.xlsx' },
    });
    expect((await officer().call('validation.rehearseImport', { id })).status).toBe(409);
    expect(await officer().ok('validation.discardImport', { id })).toEqual({ state: 'discarded' });
  });

  test('a file without a list waits for a person to point to its header', async () => {
    const id = await upload(town, officer(), 'Laporan bulanan\nTidak ada data\n');
    const found = await getImport(id);
    expect([found.state, found.sheet, found.sheets[0]?.isRegister]).toEqual(['mapped', null, false]);
    expect((await officer().call('validation.rehearseImport', { id })).body.code).toBe('validation.nameColumnMissing');
  });
});

/** A worksheet of 30 megabytes of one letter, in honest cells, in some thirty kilobytes. */
async function bomb(): Promise<Uint8Array> {
  const honest = Buffer.from(await writeXlsx({ sheets: [{ name: 'Data', rows: [['Nama'], ['x']] }] }));
  const sheet = Buffer.from(
    `<worksheet><sheetData>${`<row><c t="inlineStr"><is><t>${'a'.repeat(30_000)}</t></is></c></row>`.repeat(1000)}</sheetData></worksheet>`,
  );
  return withSheet(honest, sheet);
}

/** The same archive with another worksheet in the place of the first: local header, content and directory entry rewritten. */
function withSheet(zip: Buffer, sheet: Buffer): Uint8Array {
  const name = 'xl/worksheets/sheet1.xml';
  const packed = deflateRawSync(sheet);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(sheet.length, 22);
  local.writeUInt16LE(name.length, 26);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const start = zip.readUInt32LE(end + 16);
  const directory = Buffer.from(zip.subarray(start, end));
  for (
    let at = 0;
    at < directory.length;
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  ) {
    if (directory.toString('latin1', at + 46, at + 46 + directory.readUInt16LE(at + 28)) !== name) continue;
    directory.writeUInt16LE(8, at + 10);
    directory.writeUInt32LE(packed.length, at + 20);
    directory.writeUInt32LE(sheet.length, at + 24);
    directory.writeUInt32LE(start, at + 42);
  }
  const entry = Buffer.concat([local, Buffer.from(name), packed]);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt32LE(start + entry.length, 16);
  return Buffer.concat([zip.subarray(0, start), entry, directory, tail]);
}

describe('mapping', () => {
  const strange = ['Siapa', 'Apa', 'Kartu', 'Di mana'];
  const rows = [
    ['Sulastri Handayani 201', 'Keripik 201', nik(201), 'Pilang'],
    ['Sulastri Handayani 202', 'Keripik 202', nik(202), 'Pilang'],
  ];

  test('a person repairs it, it is remembered for the next file with this header, and wrong ones are named', async () => {
    const id = await upload(town, officer(), csv(rows, strange));
    const mapping = {
      sheet: 0,
      headerRow: 1,
      columns: [
        { column: 0, field: 'owner_name' as const },
        { column: 1, field: 'business_name' as const },
        { column: 2, field: 'nik' as const },
        { column: 3, field: 'village' as const },
      ],
    };
    const wrong = await officer().call('validation.setMapping', {
      id,
      ...mapping,
      columns: [
        { column: 0, field: 'nik' },
        { column: 9, field: 'nik' },
      ],
    });
    expect(wrong.body.errors?.map((error) => [error.field, error.code])).toEqual([
      ['columns.1.column', 'validation.noColumn'],
      ['columns.1.field', 'validation.fieldTwice'],
    ]);
    expect(
      (await officer().call('validation.setMapping', { id, ...mapping, columns: [{ column: 0, field: 'colour' }] })).body.errors?.[0]?.code,
    ).toBe('validation.field');
    expect((await officer().call('validation.setMapping', { id, ...mapping, columns: [{ column: 2, field: 'nik' }] })).body.code).toBe(
      'validation.nameColumnMissing',
    );
    expect((await officer().call('validation.setMapping', { id, ...mapping, headerRow: 900 })).body.code).toBe('validation.noHeader');
    await officer().ok('validation.setMapping', { id, ...mapping });
    await officer().ok('validation.rehearseImport', { id });
    await town.drain();
    expect((await getImport(id)).counts).toMatchObject({ accepted: 2 });
    const next = await upload(town, officer(), csv(rows.slice(1), strange));
    const found = await getImport(next);
    expect([found.mappingFrom, found.columns.map((column) => column.field)]).toEqual([
      'remembered',
      ['owner_name', 'business_name', 'nik', 'village'],
    ]);
  });

  test('after a rehearsal it can be changed, and the outcomes are gone until the next', async () => {
    const id = await rehearsed(town, officer(), csv([line(203)], [...header.slice(0, -1), 'Kec.']));
    const { columns } = await getImport(id);
    await officer().ok('validation.setMapping', {
      id,
      sheet: 0,
      headerRow: 1,
      columns: columns.flatMap(({ column, field }) => (field === null || field === 'nik' ? [] : [{ column, field }])),
    });
    expect((await officer().ok('validation.listImportRows', { id })).items).toEqual([]);
    expect((await officer().call('validation.commitImport', { id })).body.code).toBe('validation.notNow');
  });
});

test('another sheet is pointed to without columns, and they are suggested for it', async () => {
  const book = await writeXlsx({
    sheets: [
      { name: 'Kademangan', rows: [[...header, 'Umur'], line(211), line(212), line(213)] },
      { name: 'Wonoasih', rows: [['DATA UMKM'], ['Alamat', 'Pemilik', 'No HP'], ['Jl. Melati 3', 'Siti Rahayu', '081230000777']] },
    ],
  });
  const id = await upload(town, officer(), new Uint8Array(book), 'dua-lembar.xlsx');
  expect((await getImport(id)).sheet).toBe(0);
  await officer().ok('validation.setMapping', { id, sheet: 1, headerRow: 2, columns: [] });
  const found = await getImport(id);
  expect([found.sheet, found.headerRow, found.mappingFrom]).toEqual([1, 2, 'suggested']);
  expect(found.columns.map((column) => column.field)).toEqual(['address', 'owner_name', 'phone']);
  // What a person settled for the first sheet's header comes back when it is pointed to again.
  const columns = [{ column: 1, field: 'business_name' as const }];
  await officer().ok('validation.setMapping', { id, sheet: 0, headerRow: 1, columns });
  await officer().ok('validation.setMapping', { id, sheet: 1, headerRow: 2, columns: [] });
  await officer().ok('validation.setMapping', { id, sheet: 0, headerRow: 1, columns: [] });
  const again = await getImport(id);
  expect([again.mappingFrom, again.columns.flatMap(({ column, field }) => (field ? [{ column, field }] : []))]).toEqual(['remembered', columns]);
});

describe('the file that goes back', () => {
  const rows = [line(301, { name: '=HYPERLINK("http://x")', phone: '+6281230000301' }), line(302, { nik: '12' }), line(303, { owner: '-7.5' })];

  test('a CSV keeps its separator, carries outcome and reasons, and runs nothing', async () => {
    const id = await rehearsed(
      town,
      officer(),
      csv(rows)
        .split('\n')
        .map((text) => text.replaceAll('"', '').replaceAll(',', ';'))
        .join('\n'),
      'kembali.csv',
    );
    const answer = await officer().call('validation.getReasonsFile', { id });
    const lines = answer.text.replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).toBe(`${header.join(';')};Hasil;Alasan`);
    expect(lines[1]).toContain(`;'=HYPERLINK(http://x);${nik(301)};+6281230000301;`);
    expect(lines[1]).toContain('Diterima');
    expect(lines[2]).toContain(';"Diterima, dibetulkan";"NIK dikosongkan karena angkanya 2, seharusnya 16; lengkapi dari KTP.');
    expect(lines[3]?.startsWith('-7.5;')).toBe(true);
    expect(answer.headers.get('content-disposition')).toContain('kembali-alasan.csv');
  });

  test('a workbook comes back as a workbook in which digits are text', async () => {
    const book = await writeXlsx({ sheets: [{ name: 'Data Pilang', rows: [['DATA UMKM'], header, ...rows] }] });
    const id = await rehearsed(town, officer(), new Uint8Array(book), 'kembali.xlsx');
    const response = await officer().fetch(`/api/v1/validation/imports/${id}/reasons-file`);
    const file = path.join(folder, 'kembali.xlsx');
    await writeFile(file, new Uint8Array(await response.arrayBuffer()));
    const cells: string[][] = [];
    for await (const event of readSpreadsheet(file)) if (event.type === 'row') cells.push(event.cells.map((cell) => `${cell.kind}:${cell.text}`));
    expect(cells[1]?.slice(-2)).toEqual(['text:Hasil', 'text:Alasan']);
    expect(cells[2]?.slice(1, 4)).toEqual(['text:=HYPERLINK("http://x")', `text:${nik(301)}`, 'text:+6281230000301']);
    expect(cells[3]?.at(-2)).toBe('text:Diterima, dibetulkan');
  });

  test('before a rehearsal there is none', async () => {
    const id = await upload(town, officer(), csv([line(304)]));
    expect((await officer().call('validation.getReasonsFile', { id })).body.code).toBe('validation.noReasonsYet');
  });
});

test('no word of a cell lies in clear in the database, nor in the trail', async () => {
  const id = await rehearsed(town, officer(), csv([line(401, { owner: 'Rahasia Sekali', nik: nik(401) })]));
  await asSuperuser(town.databaseUrl, async (db) => {
    for (const table of ['import', 'import_row', 'import_result', 'mapping', 'import_state']) {
      const { rows } = await db.query(`select t::text as text from validation.${table} t`);
      for (const { text } of rows as { text: string }[])
        expect([table, text.includes('Rahasia Sekali'), text.includes(nik(401))]).toEqual([table, false, false]);
    }
  });
  expect(JSON.stringify(await auditEvents(town, 'validation.rehearse'))).not.toContain('Rahasia');
  await officer().ok('validation.discardImport', { id });
  expect((await officer().ok('validation.listImportRows', { id })).items).toEqual([]);
  expect((await getImport(id)).history.at(-1)).toMatchObject({ state: 'discarded', byName: 'Retno Ayuningtyas' });
});

test('after its retention the rows are deleted and undo says so', async () => {
  const id = await committed(town, officer(), csv([line(501)]));
  await asSuperuser(town.databaseUrl, (db) => db.query("update validation.import set state_at = state_at - interval '366 days' where id = $1", [id]));
  await purgeImports.run(systemContext(town.world, town.registry, '35.74', 'validation.purgeImports'), {} as never);
  expect((await officer().ok('validation.listImportRows', { id })).items).toEqual([]);
  expect((await officer().call('validation.undoImport', { id })).body.code).toBe('validation.purged');
});
