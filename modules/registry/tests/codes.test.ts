import { readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { writeSheet } from '#platform/files/xlsx.ts';
import { freshId } from '#test/support/client.ts';
import type { Client } from '#test/support/client.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import type { SecondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { audited } from '#test/support/trail.ts';
import { look, register } from './builders.ts';
import { buildReader, csv, entry, findings, json, load, refusal, rehearse } from './codesBuilders.ts';

let town: Town;
let other: SecondRegency;
beforeAll(async () => {
  await buildReader();
  town = await openTown();
  other = await secondRegency(town);
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
/** All that the lists hold, to see whether something was written. */
const held = () =>
  look<{ n: string }>(
    town,
    `select md5(string_agg(t::text, '|' order by t::text)) as n from (
    select version || code || title_id || coalesce(description, '') || coalesce(retired_on::text, '') as t from reference.kbli
    union all select from_version || from_code || to_version || to_code || part from reference.kbli_crosswalk
    union all select code || region from reference.region_code union all select id::text from reference.code_list) t`,
  );

describe('a list of KBLI codes', () => {
  const list = [
    { code: 'C', title: 'INDUSTRI', description: 'x', level: 'Kategori' },
    { code: '1079', title: 'INDUSTRI PRODUK MAKANAN LAINNYA', description: 'x', level: 'Subgolongan' },
    entry('10792', 'INDUSTRI KUE BASAH'),
    entry('10793', 'INDUSTRI PRODUK MAKANAN DARI KELAPA'),
    entry('1111', 'PERTANIAN JAGUNG'),
    entry('10794', 'INDUSTRI KERUPUK, KERIPIK, PEYEK, DAN SEJENISNYA'),
    entry('1079X', 'INDUSTRI ENTAH'),
    entry('10799', ''),
  ];

  test('is tried first: everything is said in words and nothing is written', async () => {
    const before = await held();
    const tried = await rehearse(officer(), json({ meta: { edition: 'KBLI 2025', publisher: 'BPS' }, entries: list }, 'unduhan.json'));
    expect(tried).toMatchObject({ kind: 'kbli', version: '2025', versionFrom: 'content', usable: 4, gone: 0, changes: true, missing: null });
    expect(findings(tried)).toEqual({ added: 4, restored: 1, notCode: 1, noTitle: 1, levels: 2, partial: 4 });
    expect(tried.columns).toContainEqual({ field: 'Judul', header: 'title' });
    const words = new Map(tried.findings.map((one) => [one.code, one]));
    expect(words.get('added')?.words).toBe('4 kode baru.');
    expect(words.get('added')?.examples).toContain('01111 · PERTANIAN JAGUNG');
    expect(words.get('restored')?.examples).toEqual(['1111 → 01111']);
    expect(words.get('notCode')).toMatchObject({ tone: 'error', examples: ['Baris 7: “1079X”'] });
    expect(await held()).toEqual(before);
  });

  test('whose version nobody knows asks for it', async () => {
    const file = json(list, 'unduhan.json');
    expect(await rehearse(officer(), file)).toMatchObject({ version: null, missing: expect.stringMatching(/^Versi KBLI/) as unknown });
    expect(refusal(await officer().call('registry.loadCodeList', { id: freshId() }, file))).toEqual([422, 'registry.codesVersionMissing']);
    expect(await rehearse(officer(), file, { version: '2017' })).toMatchObject({ version: '2017', versionFrom: 'given', missing: null });
    const said = await rehearse(officer(), json({ meta: { edition: 'KBLI 2025', id: 1 }, entries: list }), { version: '2020' });
    expect(findings(said)).toMatchObject({ otherVersion: 1 });
  });

  test('is loaded once: the same file again changes nothing, and the trail says who', async () => {
    const [id, commandId] = [freshId(), freshId()];
    const file = json(list);
    expect(await officer().ok('registry.loadCodeList', { id }, { ...file, commandId })).toEqual({
      kind: 'kbli',
      version: '2025',
      added: 4,
      changed: 0,
      retired: 0,
    });
    const event = await audited(town, 'registry.loadCodeList', commandId);
    expect([event.subject_kind, event.subject_id, event.actor, event.details]).toEqual([
      'code_list',
      id,
      `person:${townId('officer.data')}`,
      { kind: 'kbli', version: '2025', toVersion: null, rows: 4, added: 4, changed: 0, retired: 0 },
    ]);
    const after = await held();
    expect(await load(officer(), file)).toEqual({ kind: 'kbli', version: '2025', added: 0, changed: 0, retired: 0 });
    expect(await rehearse(officer(), file)).toMatchObject({
      changes: false,
      findings: expect.arrayContaining([expect.objectContaining({ code: 'same', n: 4 })]) as unknown,
    });
    expect(await held()).toEqual(after);
    const { lists, versions, current } = await officer().ok('registry.listCodeLists', {});
    expect(lists).toMatchObject([{ id, name: 'kbli_2025.json', rows: 4, added: 4, officeName: 'Kota Probolinggo', byName: 'Retno Ayuningtyas' }]);
    expect(versions).toMatchObject([
      { version: '2025', codes: 4, shipped: 0, state: 'current' },
      { version: '2020', state: 'past' },
    ]);
    expect(versions.find((one) => one.version === '2020')?.shipped).toBeGreaterThan(80);
    expect(current).toMatchObject({ version: '2025', since: '2025-12-18', legalBasis: 'Peraturan BPS 7/2025' });
  });

  test('corrects what this office loaded; what is no longer in it is retired only on request', async () => {
    const newer = [
      entry('10792', 'INDUSTRI KUE BASAH DAN JAJANAN'),
      entry('10793', 'INDUSTRI PRODUK MAKANAN DARI KELAPA'),
      entry('01111', 'PERTANIAN JAGUNG'),
    ];
    const tried = await rehearse(officer(), json(newer));
    expect(findings(tried)).toMatchObject({ changed: 1, same: 2, gone: 1 });
    expect(tried.findings.find((one) => one.code === 'changed')?.examples).toEqual(['10792 · INDUSTRI KUE BASAH → INDUSTRI KUE BASAH DAN JAJANAN']);
    const holder = await register(officer(), { kbliVersion: '2025', kbli: '10794' });
    expect(await load(officer(), json(newer))).toMatchObject({ changed: 1, retired: 0 });
    expect(await load(officer(), json(newer), { retireGone: 'yes' })).toMatchObject({ changed: 0, retired: 1 });
    const [retired] = (await officer().ok('registry.listKbli', { version: '2025', text: '10794' })).items;
    expect(retired).toMatchObject({ retiredOn: '2026-11-21', enterprises: { n: 1, more: false } });
    expect(await officer().ok('registry.getEnterprise', { id: holder.id })).toMatchObject({ kbli: '10794', kbliVersion: '2025' });
    const late = await officer().call('registry.registerEnterprise', {
      id: freshId(),
      ownerId: holder.ownerId,
      enterprise: { name: 'Terlambat', area: '35.74.03.1004', activity: 'active', kbliVersion: '2025', kbli: '10794' },
    });
    expect(late.body.errors?.map((error) => error.code)).toEqual(['registry.kbliUnknown']);
    expect((await officer().ok('registry.searchKbli', { text: '10794' })).items.map((item) => item.version)).toEqual(['2020']);
    expect(await load(officer(), json([...newer, entry('10794', 'INDUSTRI KERUPUK')]))).toMatchObject({ changed: 1 });
    expect((await officer().ok('registry.listKbli', { version: '2025', text: '10794' })).items[0]?.retiredOn).toBeNull();
  });

  test('never changes a shipped title or another office’s; adds what is missing for everybody', async () => {
    const shipped = await load(
      officer(),
      csv(
        [
          ['Kode', 'Judul', 'Uraian'],
          ['10710', 'ROTI SAJA', ''],
          ['10792', 'INDUSTRI KUE BASAH', 'Macam-macam kue basah.'],
          ['10801', 'INDUSTRI RANSUM', ''],
        ],
        'kbli2020.csv',
      ),
    );
    expect(shipped).toEqual({ kind: 'kbli', version: '2020', added: 1, changed: 1, retired: 0 });
    const code = async (client: Client, version: string, text: string) => (await client.ok('registry.listKbli', { version, text })).items[0];
    expect(await code(officer(), '2020', '10710')).toMatchObject({ title: 'Industri produk roti dan kue', shipped: true });
    expect(await code(officer(), '2020', '10792')).toMatchObject({
      title: 'Industri kue basah',
      description: 'Macam-macam kue basah.',
      shipped: true,
    });
    const theirs = json([entry('10792', 'TERTIMPA'), entry('56102', 'RUMAH MAKAN')]);
    expect(findings(await rehearse(other.officer, theirs))).toMatchObject({ added: 1, kept: 1 });
    expect(await load(other.officer, theirs, { retireGone: 'yes' })).toEqual({ kind: 'kbli', version: '2025', added: 1, changed: 0, retired: 0 });
    expect(await code(other.officer, '2025', '10792')).toMatchObject({ title: 'INDUSTRI KUE BASAH DAN JAJANAN' });
    expect(await code(officer(), '2025', '56102')).toMatchObject({ title: 'RUMAH MAKAN' });
    const seen = (await officer().ok('registry.listCodeLists', {})).lists.find((one) => one.officeName.includes('Jember'));
    expect(seen).toMatchObject({ added: 1, byName: null });
  });

  test('is read from Excel, its zeros brought back', async () => {
    const file = path.join(os.tmpdir(), `kbli-${freshId()}.xlsx`);
    await writeSheet(
      file,
      'KBLI 2015',
      ['Kode', 'Judul'],
      [
        [1112, 'Pertanian gandum'],
        [10710, 'Industri roti'],
        [47112, 'Eceran'],
      ],
    );
    const tried = await officer().ok('registry.rehearseCodeList', {}, { file: { name: 'daftar.xlsx', content: await readFile(file) } });
    await rm(file);
    expect([tried.version, tried.usable, findings(tried)['restored']]).toEqual(['2015', 3, 1]);
  });

  test.each([
    ['broken.json', '{"code": ', 'registry.codesUnreadable'],
    ['halaman.csv', '<!doctype html><p>masuk</p>', 'registry.codesRefused'],
    ['kbli.csv', 'KBLI\n01111\n01112\n10710\n', 'registry.codesNotList'],
    ['usaha.csv', 'Nama Usaha,NIK,No HP\nBatik Sari,3574010101010001,0812\n', 'registry.codesNotList'],
    ['kosong.json', '[]', 'registry.codesNotList'],
    ['kbli 2025.csv', 'kode,judul\nabc,Roti\n', 'registry.codesNothing'],
  ])('%s is refused in a sentence', async (name, content, code) => {
    const before = await held();
    const answer = await officer().call('registry.loadCodeList', { id: freshId() }, { file: { name, content } });
    expect(refusal(answer)).toEqual([422, code]);
    expect(answer.body.detail).toMatch(/^\p{Lu}.+\.$/u);
    expect(await held()).toEqual(before);
  });

  test('twice under one id is one list', async () => {
    const id = freshId();
    await officer().ok('registry.loadCodeList', { id }, json([entry('56103', 'KEDAI MAKANAN')]));
    expect(refusal(await officer().call('registry.loadCodeList', { id }, json([entry('56104', 'MAKANAN KELILING')])))).toEqual([
      409,
      'registry.alreadyThere',
    ]);
  });
});

describe('lists are loaded by who answers for the whole regency', () => {
  const file = json([entry('96112', 'SALON')]);
  test('others are refused and leave nothing', async () => {
    const before = await held();
    for (const user of ['pendamping.jati', 'pemilik.sari', 'inspektur', 'walikota', 'mentor', 'bank']) {
      for (const name of ['registry.loadCodeList', 'registry.rehearseCodeList'])
        expect([user, ...refusal(await town.as(user).call(name, name.includes('load') ? { id: freshId() } : {}, file))]).toEqual([
          user,
          403,
          'core.notAllowed',
        ]);
    }
    expect((await town.anyone.call('registry.loadCodeList', { id: freshId() }, file)).status).toBe(401);
    expect(await held()).toEqual(before);
  });

  test('an officer of one district looks and does not load', async () => {
    await town.as('admin').ok('accounts.grantRole', { id: townId('officer.program'), holding: { role: 'officer', area: '35.74.03' } });
    const [person] = await look<{ id: string }>(
      town,
      `select id from accounts.holding where person_id = $1 and area = '35.74' and revoked_at is null`,
      [townId('officer.program')],
    );
    await town.as('admin').ok('accounts.revokeRole', { id: townId('officer.program'), holdingId: person?.id ?? '' });
    const local = town.as('petugas.program');
    expect((await local.ok('registry.listCodeLists', {})).can).toEqual({});
    expect(refusal(await local.call('registry.loadCodeList', { id: freshId() }, file))).toEqual([404, 'core.notFound']);
    expect((await local.ok('registry.listKbli', { version: '2020', text: 'batik' })).items[0]?.enterprises).toBeNull();
  });

  test('the inspector sees what is loaded; everybody who signs in looks codes up', async () => {
    expect((await town.as('inspektur').ok('registry.listCodeLists', {})).can).toEqual({});
    expect((await town.as('pemilik.sari').call('registry.listCodeLists')).status).toBe(403);
    expect((await town.as('pemilik.sari').ok('registry.listKbli', { version: '2020', text: 'batik' })).items[0]).toMatchObject({
      code: '13134',
      enterprises: null,
    });
    expect((await officer().ok('registry.listKbli', { version: '2020', text: 'batik' })).items[0]?.enterprises?.n).toBeGreaterThan(0);
    expect((await town.anyone.call('registry.listKbli')).status).toBe(401);
  });
});
