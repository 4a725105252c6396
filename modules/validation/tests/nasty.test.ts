import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { buildServer, committed, countOf, csv, header, line, nik, rehearsed } from './builders.ts';

/**
 * The list of nasty inputs, through the front door: uploaded over HTTP, read in the child, rehearsed. Numbers in brackets are
 * those of the list; what concerns reading alone (1–21) is tested in the spreadsheet engine too, file by small file.
 */
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
const oldBook = (lines: string[][]): Uint8Array =>
  write(utils.book_new(utils.aoa_to_sheet(lines), 'Data'), { type: 'buffer', bookType: 'biff8' }) as Uint8Array;

describe('what stands in the cells', () => {
  test('(14) (19) spaces that nobody sees and apostrophes change nothing', async () => {
    const spaced = `'${nik(200).slice(0, 4)} ${nik(200).slice(4, 8)}\u00a0${nik(200).slice(8)}\u200b`;
    const [row] = await judged(
      csv([[...line(200, { owner: '\u00a0Sri\u200b  Rejeki\u00a0', nik: spaced }), "'-7,7581017", "'113.21134"]], [...header, 'lat', 'long']),
    );
    expect([row?.outcome, row && value(row, 'owner_name'), row && value(row, 'latitude'), row && value(row, 'longitude')]).toEqual([
      'accepted',
      'Sri Rejeki',
      '-7.7581017',
      '113.21134',
    ]);
  });

  test('(22) a kelurahan by name, by code with and without dots, by the code of BPS', async () => {
    const head = ['Nama', 'Nama Usaha', 'Kelurahan'];
    const places = async (...villages: string[]) =>
      (
        await judged(
          csv(
            villages.map((village, at) => [`Sri ${at}`, `Keripik ${at}`, village]),
            head,
          ),
        )
      ).map((row) => value(row, 'village'));
    expect(await places('Pilang', 'KEL. PILANG', '35.74.01.1009', '3574011009')).toEqual(['Pilang', 'Pilang', 'Pilang', 'Pilang']);
    // 3574011001 is a code in both systems; the others in its column tell which one is meant.
    expect(await places('3574011001', '3574010007', '3574031001')).toEqual(['Sumber Wetan', 'Pilang', expect.any(String)]);
    expect(await places('3574011001', '3574011009', '3574051002')).toEqual(['Ketapang', 'Pilang', expect.any(String)]);
    const [unknown] = await judged(csv([['Sri', 'Keripik', '3574011001']], head));
    expect([unknown && value(unknown, 'village'), unknown && codes(unknown)]).toEqual(['Kota Probolinggo', ['region.ambiguous']]);
  });

  test('(23) kecamatan and kelurahan swapped are put right, also where both have the same names', async () => {
    const rows = await judged(
      csv([
        line(211, { village: 'Kademangan', district: 'Pilang' }),
        line(212, { village: 'Kedopok', district: 'Sumber Wetan' }),
        line(213, { village: 'Kademangan', district: 'Kademangan' }),
      ]),
    );
    expect(rows.map((row) => [value(row, 'village'), codes(row)])).toEqual([
      ['Pilang', ['region.swapped']],
      ['Sumber Wetan', ['region.swapped']],
      ['Kademangan', []],
    ]);
  });

  test('(24) a column that says the same in every row is told, and the city is no kecamatan', async () => {
    const id = await rehearsed(
      town,
      officer(),
      csv(Array.from({ length: 6 }, (_, at) => line(220 + at, { village: '', district: 'Kota Probolinggo' }))),
    );
    expect((await getImport(id)).notices.map((notice) => notice.code)).toEqual(['file.constant']);
    expect(new Set((await rowsOf(id)).flatMap(codes))).toEqual(new Set(['region.villageMissing']));
  });

  test('(25) misspelt categories', async () => {
    const words = ['Kulier', 'Kulener', 'Perdangan', ' Perdagangan', 'Jasa', 'Surakarta'];
    const rows = await judged(
      csv(
        words.map((word, at) => [`Sri ${at}`, `Usaha ${at}`, word, 'Pilang']),
        ['Nama', 'Nama Usaha', 'Kategori', 'Kelurahan'],
      ),
    );
    expect(rows.map((row) => [value(row, 'cluster'), codes(row)])).toEqual([
      ['Kuliner dan warung makan', ['cluster.typo']],
      ['Kuliner dan warung makan', ['cluster.typo']],
      ['Perdagangan dan toko kelontong', ['cluster.typo']],
      ['Perdagangan dan toko kelontong', []],
      ['Jasa', []],
      [undefined, ['cluster.unknown']],
    ]);
  });

  test('(26) lists of telephone numbers, letters for noughts, digits that Excel lost', async () => {
    const phones = ['081230000001/081230000002', '0812-3000-0003 / WA 0812-3000-0004', '0335 421234', 'O8123OOOO005', '8.52348e+010'];
    const rows = await judged(csv(phones.map((phone, at) => line(230 + at, { phone }))));
    expect(rows.map((row) => [value(row, 'phone'), codes(row)])).toEqual([
      ['+6281230000001', ['phone.second']],
      ['+6281230000003', ['phone.second']],
      ['+62335421234', []],
      ['+6281230000005', []],
      [undefined, ['phone.digitsLost']],
    ]);
  });

  test('(27) dashes, noughts and “tdk ada” are nothing; TES and te are nobody', async () => {
    const rows = await judged(
      csv([
        line(240, { name: '-', phone: '0' }),
        line(241, { name: '0', nik: 'tdk ada', phone: '-' }),
        line(242, { owner: '-', name: 'Warung Barokah', nik: '-', phone: '' }),
        line(243, { owner: 'TES', name: 'te', nik: '', phone: '' }),
        line(244, { name: 'TES' }),
      ]),
    );
    expect(rows.map((row) => [row.outcome, value(row, 'business_name'), codes(row)])).toEqual([
      ['corrected', 'Usaha Sulastri Handayani 240', ['name.fromOwner']],
      ['corrected', 'Usaha Sulastri Handayani 241', ['name.fromOwner']],
      ['accepted', 'Warung Barokah', []],
      ['rejected', 'te', ['name.trial', 'name.trial']],
      ['accepted', 'TES', ['name.trial']],
    ]);
  });

  test('(28) a joke is a row like any other: what is wrong in it is told, the rest is for the companion to see', async () => {
    const [joke, dummy] = await judged(
      csv([
        ['Mbah Surip', 'Ternak Tuyul', '', '0', 'jl neraka', 'Pilang', ''],
        ['Budi', 'Ternak Tuyul', '1234567890123456', '081111111111', 'jl surga', 'Pilang', ''],
      ]),
    );
    expect([joke?.outcome, joke && codes(joke)]).toEqual(['accepted', []]);
    expect(dummy && codes(dummy)).toEqual(['nik.dummy', 'phone.dummy']);
  });
});

describe('who is who', () => {
  test('(29) one NIK on five names: every one after the first is warned about', async () => {
    const names = ['Sri Rejeki', 'Bambang Wijaya', 'Tutik Handayani', 'Agus Salim', 'Dewi Lestari'];
    const rows = await judged(csv(names.map((owner, at) => line(300 + at, { owner, name: `Usaha ${owner}`, nik: nik(300) }))));
    expect(rows.map((row) => codes(row).includes('nik.otherPerson'))).toEqual([false, true, true, true, true]);
  });

  test('(30) (31) spouses at one address with one telephone, father and son of one name, stay two', async () => {
    const same = { phone: '081230009090' };
    const rows = await judged(
      csv([
        line(310, { owner: 'Slamet Riyadi', name: 'Bengkel Slamet', ...same }),
        line(311, { owner: 'Siti Aminah', name: 'Jahit Aminah', ...same }),
        line(312, { owner: 'Moch. Ridwan', name: 'Toko Ridwan' }),
        line(313, { owner: 'Moch. Ridwan', name: 'Cukur Ridwan' }),
      ]),
    );
    expect(rows.map((row) => [row.outcome, row.sameAsRow])).toEqual(Array.from({ length: 4 }, () => ['accepted', null]));
  });

  test('(32) an owner who moved and registered again is the one who is there already', async () => {
    await committed(town, officer(), csv([line(320)]));
    const [row] = await judged(csv([line(320, { village: 'Ketapang', phone: '081230000999' })]));
    expect([row?.outcome, row?.enterprise?.name]).toEqual(['duplicate_in_registry', 'Keripik Handayani 320']);
  });

  test('(33) one owner with three businesses is one owner with three businesses', async () => {
    const before = await countOf(town, 'registry.owner');
    const id = await committed(town, officer(), csv(['Keripik', 'Batik', 'Warung'].map((name) => line(330, { name: `${name} Handayani` }))));
    expect((await getImport(id)).counts).toMatchObject({ accepted: 3, committed: 3 });
    expect(await countOf(town, 'registry.owner')).toBe(before + 1);
  });
});

describe('files that come again', () => {
  const people = Array.from({ length: 20 }, (_, at) => line(400 + at));
  beforeAll(async () => {
    await committed(town, officer(), csv(people), 'tahun-lalu.csv');
  });

  test('(34) the identical file changes nothing', async () => {
    const id = await rehearsed(town, officer(), csv(people), 'lagi.csv');
    expect((await getImport(id)).counts).toMatchObject({ read: 20, unchanged: 20, accepted: 0, corrected: 0, duplicate_in_registry: 0 });
  });

  test('(35) last year’s file with one row in ten edited: the same ones are known, new ones are new', async () => {
    const edited = people.map((person, at) => (at % 10 === 0 ? line(400 + at, { phone: `0813999900${at}` }) : person));
    const found = await getImport(await rehearsed(town, officer(), csv([...edited, line(480), line(481)]), 'tahun-ini.csv'));
    expect(found.counts).toMatchObject({ read: 22, unchanged: 18, duplicate_in_registry: 2, accepted: 2 });
  });

  test('(36) the columns in another order are the same rows', async () => {
    const order = [6, 2, 0, 5, 4, 1, 3];
    const turned = (cells: string[]): string[] => order.map((column) => cells[column] ?? '');
    const found = await getImport(await rehearsed(town, officer(), csv(people.map(turned), turned(header)), 'rt-lain.csv'));
    expect(found.counts).toMatchObject({ read: 20, unchanged: 20 });
  });
});

test('(38) what would run in a spreadsheet goes back as text; +62 and -7.5 are no formulas', async () => {
  const rows = [header, line(500, { name: '=HYPERLINK("http://x")', phone: '+6281230000500' }), line(501, { name: '-7.5', owner: '@SUM(1)' })];
  const asCsv = await officer().call('validation.getReasonsFile', { id: await rehearsed(town, officer(), csv(rows.slice(1)), 'balik.csv') });
  expect(asCsv.text).toContain(`'=HYPERLINK(`);
  expect(asCsv.text).toContain(`'@SUM(1)`);
  expect(asCsv.text).toMatch(/,\+6281230000500,/);
  expect(asCsv.text).toMatch(/,-7\.5,/);
  const id = await rehearsed(town, officer(), oldBook(rows), 'balik.xls');
  const asBook = await officer().call('validation.getReasonsFile', { id });
  expect(asBook.headers.get('content-disposition')).toContain('balik-alasan.xlsx');
});
