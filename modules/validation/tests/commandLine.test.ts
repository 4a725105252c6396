import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { projectFolder } from '#app/world.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { messyCsv } from '#test/town/messy.ts';
import { buildServer, csv, hasShared, line, nik, registryContent, sharedFile } from './builders.ts';

let town: Town;
let folder: string;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
  folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-cli-'));
  // The command reads what the server wrote: both need the same keys.
  await cp(path.join(inject('templateFolder'), 'keys'), path.join(folder, 'data/keys'), { recursive: true });
}, 120_000);
afterAll(async () => {
  await town.close();
  await rm(folder, { recursive: true, force: true });
});

type Report = {
  sheets: { name: string; rows: number; header_row: number; is_register: boolean }[];
  mapping: { sheet: number; header_row: number; columns: Record<string, string> };
  rows: Record<string, number>;
  problems: { row: number; column: string | null; code: string; severity: string; message: string }[];
  import_id: string;
  state: string;
  wall_ms: number;
  peak_rss_mb: number;
};

/** Runs the built command beside the running server, on its database and with its keys; files of its own. */
function naikkelas(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: town.databaseUrl, NAIKKELAS_DATA: path.join(folder, 'data'), NAIKKELAS_LOG: 'silent' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(projectFolder, 'build/server/main.js'), 'import', ...args],
      { env, cwd: folder, maxBuffer: 64_000_000 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

async function report(...args: string[]): Promise<Report> {
  const { code, out, err } = await naikkelas(...args, '--regency', '35.74', '--json');
  if (code !== 0) throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out) as Report;
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(path.join(folder, name), content);
  return name;
}

test('rehearse, commit, again, undo: one JSON object each, and the registry as before in the end', async () => {
  const before = await registryContent(town);
  const messy = await file('messy.csv', messyCsv(800, 'command'));
  const rehearsal = await report(messy);
  expect(rehearsal.sheets).toEqual([{ name: 'messy', rows: 801, header_row: 1, is_register: true }]);
  expect(rehearsal.mapping.columns).toMatchObject({ nama: 'owner_name', nama_usaha: 'business_name', nik: 'nik', kelcode: 'village_code' });
  expect(rehearsal.rows['read']).toBe(800);
  expect(await registryContent(town)).toEqual(before);

  const first = await report(messy, '--commit');
  expect(first.state).toBe('committed');
  expect(first.rows).toEqual(rehearsal.rows);
  const second = await report(messy, '--commit');
  expect(second.rows).toMatchObject({
    accepted: 0,
    corrected: 0,
    unchanged: (first.rows['accepted'] ?? 0) + (first.rows['corrected'] ?? 0),
    rejected: first.rows['rejected'],
    duplicate_in_file: first.rows['duplicate_in_file'],
  });

  const undone = await report('--undo', first.import_id);
  expect([undone.state, undone.rows]).toEqual(['undone', { removed: second.rows['unchanged'], kept: 0 }]);
  expect(await registryContent(town)).toEqual(before);
}, 60_000);

test('problems name row, column, code and severity, and no word of a cell unless asked', async () => {
  const rows = await file('masalah.csv', csv([line(1, { nik: '12345' }), line(2, { village: 'Pilagn' })]));
  const silent = await report(rows);
  expect(silent.problems.filter(({ code }) => !code.startsWith('similar.'))).toEqual([
    {
      row: 2,
      column: 'NIK',
      code: 'nik.length',
      severity: 'warning',
      message: 'NIK dikosongkan karena angkanya 5, seharusnya 16; lengkapi dari KTP.',
    },
    { row: 3, column: 'Kelurahan', code: 'region.typo', severity: 'hint', message: 'Ejaan kelurahan dibetulkan.' },
  ]);
  expect((await report(rows, '--show-cells')).problems[1]?.message).toContain('Pilagn → Pilang');
});

test('a mapping of one’s own, by header or by letter, and the report beside it', async () => {
  const rows = await file('aneh.csv', csv([['Sulastri 3', 'Keripik 3', nik(3)]], ['Siapa', 'Apa', 'Kartu']));
  const mapping = await file('m.json', JSON.stringify({ header_row: 1, columns: { Siapa: 'owner_name', B: 'business_name', C: 'nik' } }));
  const done = await report(rows, '--mapping', mapping, '--report', path.join(folder, 'hasil.csv'));
  expect(done.rows['accepted']).toBe(1);
  expect(done.mapping.columns).toEqual({ Siapa: 'owner_name', Apa: 'business_name', Kartu: 'nik' });
  expect(await readFile(path.join(folder, 'hasil.csv'), 'utf8')).toBe(
    `\uFEFFSiapa,Apa,Kartu,Hasil,Alasan\r\nSulastri 3,Keripik 3,${nik(3)},Diterima,\r\n`,
  );
});

describe('bad input ends with 2 and a sentence that names it', () => {
  test.each([
    ['no file', [], 'Pemakaian'],
    ['a file that is not there', ['hilang.csv'], 'hilang.csv: berkas tidak ada'],
    ['an unknown flag', ['a.csv', '--colour'], '--colour'],
    ['a wrong regency', ['a.csv', '--regency', '3574'], '--regency'],
    ['a regency without an office', ['a.csv', '--regency', '35.13'], '35.13'],
    ['an undo of nothing', ['--undo', '0190a000-0000-7000-8000-000000000000'], '0190a000'],
    ['an undo that is no id', ['--undo', 'x'], '--undo'],
  ])('%s', async (_name, args, words) => {
    const { code, out, err } = await naikkelas(...args, '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  test('a web page named .xls, and a mapping that is wrong', async () => {
    const page = await naikkelas(await file('halaman.xls', '<html><table><tr><td>x</td></tr></table></html>'));
    expect([page.code, page.err]).toEqual([2, expect.stringContaining('halaman.xls: Isi berkas ini halaman web')]);
    const rows = await file('baik.csv', csv([line(4)]));
    const broken = await naikkelas(rows, '--mapping', await file('rusak.json', '{'));
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('rusak.json: bukan JSON')]);
    const strange = await naikkelas(rows, '--mapping', await file('asing.json', JSON.stringify({ columns: { NIK: 'colour' } })));
    expect([strange.code, strange.err]).toEqual([2, expect.stringContaining('columns.NIK')]);
    const absent = await naikkelas(rows, '--mapping', await file('tiada.json', JSON.stringify({ columns: { Umur: 'note' } })));
    expect([absent.code, absent.err]).toEqual([2, expect.stringContaining('“Umur”')]);
  });
});

describe.skipIf(!hasShared)('files of real villages', () => {
  test('a list of another city comes in whole, at the level of the regency, with one notice', async () => {
    const solo = await report(sharedFile('real/umkm_solo.csv'));
    expect(solo.rows).toEqual({
      read: 11_158,
      accepted: 11_157,
      corrected: 0,
      rejected: 1,
      duplicate_in_file: 0,
      duplicate_in_registry: 0,
      unchanged: 0,
    });
    expect(solo.problems.filter((problem) => problem.code === 'region.unknown')).toHaveLength(11_158);
  }, 120_000);

  test('a list without any identifier keeps every row', async () => {
    const malawele = await report(sharedFile('real/umkm_malawele.csv'));
    expect(malawele.rows).toMatchObject({ read: 265, rejected: 0, duplicate_in_file: 0 });
    expect((malawele.rows['accepted'] ?? 0) + (malawele.rows['corrected'] ?? 0)).toBe(265);
  });

  test('five thousand messy rows: what is damaged is emptied and said, and what looks alike is pointed out', async () => {
    const messy = await report(sharedFile('linkage/umkm_5000_messy.csv'));
    expect(messy.rows).toEqual({
      read: 5000,
      accepted: 2708,
      // 443 of them for a damaged NIK: 163 that Excel wrote as 3.57E+15, 83 too short or too long, 159 that end in 0000, 39 with an impossible
      // date of birth; one of these rows is an exact repeat besides. The others for a name taken from the owner, a date, a spelling.
      corrected: 1971,
      // “tes” in the place of a name.
      rejected: 1,
      // Same NIK, same business, folded; first rows stay.
      duplicate_in_file: 320,
      duplicate_in_registry: 0,
      unchanged: 0,
    });
    const n = (...codes: string[]) => messy.problems.filter((problem) => codes.includes(problem.code)).length;
    expect([n('nik.digitsLost'), n('nik.length'), n('nik.serial'), n('nik.date')]).toEqual([163, 83, 159, 39]);
    // The generator repeats about a quarter of its people; a fifth of those is exact and counted above, most others look alike.
    expect(n('similar.row')).toBeGreaterThan(850);
    expect(n('similar.row')).toBeLessThan(1300);
    expect(messy.peak_rss_mb).toBeLessThan(350);
  }, 120_000);
});
