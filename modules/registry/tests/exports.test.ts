import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { defaultBudgets, displayText, readSpreadsheet } from '#engines/spreadsheet/index.ts';
import { Zip } from '#engines/spreadsheet/zip.ts';
import { exportColumns } from '../contract/words.ts';
import { columnTitles } from '../rules/columns.ts';
import { freshId } from '#test/support/client.ts';
import type { Client } from '#test/support/client.ts';
import { workContext } from '#platform/jobs/worker.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { addDocument, jati, makeNib, makeNik, mangunharjo, register } from './builders.ts';

let town: Town;
let folder: string;
beforeAll(async () => {
  town = await openTown();
  folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-export-'));
});
afterAll(async () => {
  await town.close();
  await rm(folder, { recursive: true, force: true });
});

type Wanted = { format?: 'csv' | 'xlsx'; filter?: object; columns?: readonly string[] };
const officer = () => town.as('petugas');

async function start(client: Client, { format = 'csv', filter = {}, columns = exportColumns }: Wanted = {}) {
  const id = freshId();
  const answer = await client.call('registry.exportEnterprises', { id, format, filter, columns, reason: 'laporan' });
  return { id, answer };
}

async function bytesOf(client: Client, id: string): Promise<Buffer> {
  const response = await client.fetch(`/api/v1/registry/exports/${id}/file`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** The rows of an export as a spreadsheet program reads them, by heading. */
async function rowsOf(client: Client, wanted: Wanted = {}): Promise<Record<string, string>[]> {
  const { id, answer } = await start(client, wanted);
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  await town.drain();
  const file = path.join(folder, id);
  await writeFile(file, await bytesOf(client, id));
  const rows: string[][] = [];
  for await (const event of readSpreadsheet(file)) if (event.type === 'row') rows.push(event.cells.map((cell) => displayText(cell)));
  const [header = [], ...data] = rows;
  return data.map((row) => Object.fromEntries(header.map((title, i) => [title, row[i] ?? ''])));
}

const names = (rows: Record<string, string>[]) => rows.map((row) => row['Nama Usaha']);

describe.each(['csv', 'xlsx'] as const)('an export as %s', (format) => {
  test('has the rows and columns that were asked for, and its progress can be seen', async () => {
    const number = makeNib();
    const nik = makeNik();
    const e = await register(
      officer(),
      {
        name: `Ekspor ${format}`,
        brand: 'Merek',
        address: 'Jalan “Tiga”, no. 3; belakang',
        latitude: -7.75,
        longitude: 113.22,
        startYear: 2001,
        workersFemale: 3,
        channels: ['home', 'market'],
      },
      { nik, fullName: 'Pemilik Ekspor' },
      [
        { year: 2025, turnoverRupiah: 12_345_678 },
        { year: 2024, capitalRupiah: 5 },
      ],
    );
    await addDocument(officer(), e.id, { kind: 'nib', number });
    const rows = await rowsOf(officer(), { format, filter: { area: jati } });
    const own = rows.find((row) => row['Nama Usaha'] === `Ekspor ${format}`);
    expect(own).toMatchObject({
      'Nama Pemilik': 'Pemilik Ekspor',
      'NIK (disamarkan)': `3574**********${nik.slice(-2)}`,
      Alamat: 'Jalan “Tiga”, no. 3; belakang',
      'Kelurahan/Desa': 'Jati',
      Kecamatan: 'Mayangan',
      Klaster: 'Batik',
      'Tahun Mulai': '2001',
      'Omzet setahun (Rp)': '12345678',
      'Tahun Data': '2025',
      'Tenaga Kerja P': '3',
      'Saluran Jual': 'Dari rumah, Pasar',
      NIB: number,
      Lintang: '-7.75',
      Bujur: '113.22',
      Dicatat: '2026-11-21',
      Kelas: 'Mikro',
    });
    expect(JSON.stringify(rows)).not.toContain(nik);
    expect(Object.keys(own ?? {})).toEqual(exportColumns.map((column) => columnTitles[column]));
    expect(rows.length).toBe((await officer().ok('registry.countEnterprises', { area: jati })).n);
    const [run] = (await officer().ok('registry.listExports', {})).items;
    expect(run).toMatchObject({ format, state: 'ready', rowsDone: rows.length, rowsTotal: rows.length, reason: 'laporan', problem: null });
  });

  test('runs no formula: what a spreadsheet would calculate stays text, what is a number or a telephone stays as it is', async () => {
    const dangerous = ['=HYPERLINK("http://contoh.id")', '@SUM(A1)', "+cmd|' /C calc'!A0", '-2+3', '=1+1'];
    for (const address of dangerous) await register(officer(), { name: `Rumus ${format}`, address });
    const e = await register(officer(), { name: `Rumus ${format}`, address: '-7.5', phone: '0841 7777 0001', latitude: -7.75, longitude: 113.2 });
    const { id } = await start(officer(), { format, filter: { area: jati }, columns: ['name', 'address', 'phone', 'latitude'] });
    await town.drain();
    const file = path.join(folder, id);
    const content = await bytesOf(officer(), id);
    await writeFile(file, content);
    const cells: string[] = [];
    for await (const event of readSpreadsheet(file))
      if (event.type === 'row' && event.cells[0]?.text === `Rumus ${format}`) cells.push(...event.cells.slice(1, 2).map((cell) => displayText(cell)));
    if (format === 'csv') {
      expect(cells.sort((a, b) => a.localeCompare(b))).toEqual([...dangerous.map((text) => `'${text}`), '-7.5'].sort((a, b) => a.localeCompare(b)));
      expect(content.toString()).toContain(`Rumus csv,-7.5,+6284177770001,-7.75\r\n`);
      expect(content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      for (const line of content.toString().split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=@]/);
    } else {
      expect(cells.sort((a, b) => a.localeCompare(b))).toEqual([...dangerous, '-7.5'].sort((a, b) => a.localeCompare(b)));
    }
    expect(e.version).toBe(1);
  });
});

test('an Excel file holds no formula at all', async () => {
  await register(officer(), { name: 'Rumus', address: '=1+1' });
  const { id } = await start(officer(), { format: 'xlsx', filter: { area: jati } });
  await town.drain();
  const file = path.join(folder, id);
  await writeFile(file, await bytesOf(officer(), id));
  const zip = await Zip.open(file, defaultBudgets);
  try {
    const sheet = [...zip.entries.values()].find((entry) => entry.name.startsWith('xl/worksheets/sheet'));
    const xml = sheet && (await zip.bytes(sheet, 10_000_000)).toString();
    expect(xml).toContain('<row');
    expect(xml).not.toMatch(/<f[ >]/);
  } finally {
    await zip.close();
  }
});

test('what is searched for is what is exported', async () => {
  await register(officer(), { name: 'Wijayakusuma Satu' });
  await register(officer(), { name: 'Wijayakusuma Dua', area: mangunharjo });
  expect(names(await rowsOf(officer(), { filter: { search: 'wijayakusuma' } })).sort((a, b) => String(a).localeCompare(String(b)))).toEqual([
    'Wijayakusuma Dua',
    'Wijayakusuma Satu',
  ]);
  expect(names(await rowsOf(officer(), { filter: { search: 'widjaja kusuma zzz' } }))).toEqual([]);
  expect(names(await rowsOf(officer(), { filter: { search: 'wijayakusuma', area: jati } }))).toEqual(['Wijayakusuma Satu']);
});

test('more pages than one hold every row once', async () => {
  await asSuperuser(town.databaseUrl, (db) =>
    db.query(`
    insert into registry.enterprise (regency, id, name, name_key, area, district, cluster, source, created_at, created_by, updated_at)
    select '35.74', gen_random_uuid(), 'Banyak ' || n, 'banyak ' || n, '35.74.01.1003', '35.74.01', 'craft', 'test', now(), 'system:test', now() from generate_series(1, 4321) n`),
  );
  const rows = await rowsOf(officer(), { filter: { area: '35.74.01.1003', freshness: 'never' }, columns: ['name'] });
  expect(new Set(names(rows).filter((name) => name?.startsWith('Banyak '))).size).toBe(4321);
  expect(names(rows).filter((name) => name?.startsWith('Banyak '))).toHaveLength(4321);
});

test('an Excel file of more rows than it can hold is refused with the numbers, and a CSV is made', async () => {
  await asSuperuser(town.databaseUrl, (db) =>
    db.query(
      `insert into registry.enterprise_count (regency, area, cluster, scale_class, activity, legality, n) values ('35.74', '35.74.02.1005', 'craft', 'large', 'active', 'none', 50001)`,
    ),
  );
  const filter = { area: '35.74.02.1005', scaleClass: ['large'] };
  const { answer } = await start(officer(), { format: 'xlsx', filter });
  expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
    422,
    'registry.exportTooLarge',
    'Excel memuat paling banyak 50000 baris; hasil saringan ini 50001. Pilih CSV, atau persempit saringan.',
  ]);
  expect((await start(officer(), { format: 'csv', filter })).answer.status).toBe(200);
  await asSuperuser(town.databaseUrl, (db) => db.query(`delete from registry.enterprise_count where n = 50001`));
});

test('an officer of one district has its rows in the file, and no others, whatever the filter asks', async () => {
  await town.as('admin').ok('accounts.grantRole', { id: townId('mentor.lecturer'), holding: { role: 'officer', area: '35.74.03' } });
  const district = town.as('mentor');
  await register(officer(), { name: 'Di Luar Kecamatan', area: '35.74.01.1009' });
  await register(officer(), { name: 'Tanpa Kelurahan', area: '35.74' });
  const inDistrict = (await officer().ok('registry.countEnterprises', { area: '35.74.03' })).n;
  for (const filter of [{}, { area: '35.74' }, { area: '35.74.03' }]) {
    const rows = await rowsOf(district, { filter, columns: ['name', 'district'] });
    expect([filter, rows.length, new Set(rows.map((row) => row['Kecamatan']))]).toEqual([filter, inDistrict, new Set(['Mayangan'])]);
  }
  for (const filter of [{ area: '35.74.01' }, { search: 'Di Luar Kecamatan' }, { search: 'Tanpa Kelurahan' }]) {
    expect([filter, names(await rowsOf(district, { filter })).filter((name) => name === 'Di Luar Kecamatan' || name === 'Tanpa Kelurahan')]).toEqual([
      filter,
      [],
    ]);
  }
});

test('who answers for two villages has lists and counts of these two', async () => {
  for (const area of ['35.74.05.1001', '35.74.05.1002']) {
    await register(officer(), { area });
    await town.as('admin').ok('accounts.grantRole', { id: townId('mentor.industry'), holding: { role: 'companion', area } });
  }
  const two = town.as('mentor.industri');
  const { items } = await two.ok('registry.listEnterprises', { limit: 200 });
  expect(new Set(items.map((item) => item.area))).toEqual(new Set(['35.74.05.1001', '35.74.05.1002']));
  expect(await two.ok('registry.countEnterprises', {})).toEqual({ n: items.length, exact: true });
  for (const area of ['35.74.05', '35.74.05.1001', jati]) {
    const inside = items.filter((item) => item.area.startsWith(area)).length;
    expect([area, (await two.ok('registry.countEnterprises', { area })).n]).toEqual([area, inside]);
  }
});

describe('an export belongs to the person who asked for it', () => {
  test('nobody else sees, follows or downloads it, not even an admin', async () => {
    const { id } = await start(officer());
    await town.drain();
    for (const user of ['admin', 'petugas.program', 'walikota', 'inspektur']) {
      for (const action of ['registry.getExport', 'registry.downloadExport']) {
        const answer = await town.as(user).call(action, { id });
        expect([user, action, answer.status, answer.body.code]).toEqual([user, action, 404, 'core.notFound']);
      }
      expect((await town.as(user).ok('registry.listExports', {})).items).toEqual([]);
    }
    expect((await town.anyone.call('registry.downloadExport', { id })).status).toBe(401);
    const second = await town.as('admin').call('registry.exportEnterprises', { id, format: 'csv', filter: {}, columns: ['name'], reason: 'uji' });
    expect([second.status, second.body.code]).toEqual([409, 'registry.alreadyThere']);
  });

  test('is told when it is ready, and comes as a file that no page can run in', async () => {
    const { id } = await start(officer(), { columns: ['name'] });
    expect((await officer().ok('registry.getExport', { id })).rowsTotal).toBeGreaterThan(60);
    await town.drain();
    const response = await officer().fetch(`/api/v1/registry/exports/${id}/file`);
    expect(
      ['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy'].map((name) => response.headers.get(name)),
    ).toEqual([
      expect.stringMatching(/^text\/csv/),
      `attachment; filename="usaha-2026-11-21.csv"; filename*=UTF-8''usaha-2026-11-21.csv`,
      'nosniff',
      "default-src 'none'; sandbox",
    ]);
    expect(
      (await officer().ok('accounts.listNotices', {})).items.some(
        (notice) => notice.kind === 'registry.exportReady' && notice.link === `/usaha/ekspor?pilih=${id}`,
      ),
    ).toBe(true);
  });

  test('before it is ready there is nothing to download', async () => {
    const id = freshId();
    await asSuperuser(town.databaseUrl, (db) =>
      db.query(
        `
      insert into registry.export_run (regency, id, person_id, scope, query, columns, format, reason, created_at)
      select regency, $1, person_id, scope, query, columns, format, reason, created_at from registry.export_run limit 1`,
        [id],
      ),
    );
    const answer = await officer().call('registry.downloadExport', { id });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([409, 'registry.exportNotReady', 'Berkas ini belum siap.']);
  });

  test('is refused without a reason, without columns, with a column that is none, and to companions and owners', async () => {
    const good = { format: 'csv', filter: {}, columns: ['name'], reason: 'uji' };
    for (const [over, field, code] of [
      [{ reason: ' ' }, 'reason', 'core.required'],
      [{ columns: [] }, 'columns', 'registry.columnsMissing'],
      [{ columns: ['nik'] }, 'columns.0', 'core.choice'],
      [{ format: 'pdf' }, 'format', 'core.choice'],
    ] as const) {
      const answer = await officer().call('registry.exportEnterprises', { id: freshId(), ...good, ...over });
      expect([answer.status, answer.body.errors?.map((e) => [e.field, e.code])]).toEqual([422, [[field, code]]]);
    }
    for (const user of ['pendamping.jati', 'pemilik.sari', 'pembeli'])
      expect([user, (await town.as(user).call('registry.exportEnterprises', { id: freshId(), ...good })).status]).toEqual([user, 403]);
  });
});

describe('a server that stops in the midst', () => {
  const filter = { area: '35.74.01.1003', freshness: 'never' };

  test('leaves no half a file: after the start the job is taken up again', async () => {
    const { id } = await start(officer(), { filter, columns: ['name'] });
    await town.restart();
    // What was taken and not ended is due again when its lease has run out.
    town.clock.advance({ minutes: 3 });
    await town.drain();
    const run = await officer().ok('registry.getExport', { id });
    expect(run.rowsTotal).toBeGreaterThan(4320);
    expect([run.state, run.rowsDone]).toEqual(['ready', run.rowsTotal]);
  });

  test('never calls what it has so far ready', async () => {
    const id = freshId();
    await asSuperuser(town.databaseUrl, (db) =>
      db.query(
        `
      insert into registry.export_run (regency, id, person_id, scope, query, columns, format, reason, created_at)
      select regency, $1, person_id, scope, $2, columns, 'csv', reason, created_at from registry.export_run limit 1`,
        [id, JSON.stringify(filter)],
      ),
    );
    const stopped = AbortSignal.abort(new Error('the server stops'));
    const ctx = workContext(
      town.world,
      town.registry,
      'registry.writeExport',
      { kind: 'system', name: 'test', regency: homeRegency },
      freshId(),
      stopped,
    );
    await expect(town.registry.works.get('registry.writeExport')?.run(ctx, { id } as never)).rejects.toThrow('the server stops');
    expect((await officer().call('registry.downloadExport', { id })).body.code).toBe('registry.exportNotReady');
    expect((await officer().ok('registry.getExport', { id })).state).toBe('running');
  });
});
