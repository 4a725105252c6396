import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { asSuperuser } from '#test/support/database.ts';
import { auditEvents, audited } from '#test/support/trail.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { messyCsv } from '#test/town/messy.ts';
import { buildServer, committed, countOf, csv, exactCodes, line, nik, registryContent, rehearsed } from './builders.ts';

let town: Town;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const getImport = (id: string) => officer().ok('validation.getImport', { id });
const listRows = (id: string, filter: object = {}) => officer().ok('validation.listImportRows', { id, limit: 200, ...filter });

test('an upload is read, its columns are understood, and nothing is in the registry', async () => {
  const before = await registryContent(town);
  const id = freshId();
  const commandId = freshId();
  expect(
    await officer().ok('validation.uploadImport', { id }, { commandId, file: { name: 'pilang.csv', content: csv([line(1), line(2)]) } }),
  ).toEqual({ id, state: 'uploaded' });
  expect((await audited(town, 'validation.uploadImport', commandId)).subject_id).toBe(id);
  await town.drain();
  const found = await getImport(id);
  expect(found).toMatchObject({
    state: 'mapped',
    name: 'pilang.csv',
    format: 'csv',
    mappingFrom: 'suggested',
    sheet: 0,
    headerRow: 1,
    progress: null,
    failure: null,
  });
  expect(found.columns.map((column) => column.field)).toEqual(['owner_name', 'business_name', 'nik', 'phone', 'address', 'village', 'district']);
  expect(JSON.stringify(found)).not.toContain(nik(1));
  expect(found.history.map((state) => state.state)).toEqual(['uploaded', 'reading', 'mapped']);
  expect(found.history[0]?.byName).toBe('Retno Ayuningtyas');
  expect(found.can).toMatchObject({ 'validation.rehearseImport': true, 'validation.discardImport': true });
  expect(found.can['validation.commitImport']).not.toBe(true);
  expect(await registryContent(town)).toEqual(before);
});

test('a rehearsal gives every row its outcome and reasons, and changes nothing', async () => {
  const before = await registryContent(town);
  const rows = [
    line(11),
    line(11),
    line(12, { nik: '35740141018200' }),
    line(13, { nik: 'belum ada', phone: '-' }),
    line(14, { village: 'Pilagn' }),
    line(15, { name: '-' }),
    line(16, { owner: '-', name: '-', nik: '' }),
    ['JUMLAH', '7', '', '', '', '', ''],
  ];
  const id = await rehearsed(town, officer(), csv(rows));
  const found = await getImport(id);
  expect(found.counts).toMatchObject({
    read: 7,
    skipped: 1,
    accepted: 2,
    corrected: 3,
    rejected: 1,
    duplicate_in_file: 1,
    duplicate_in_registry: 0,
    unchanged: 0,
  });
  const { items } = await listRows(id);
  expect(items.map((row) => [row.rowNumber, row.outcome, exactCodes(row)])).toEqual([
    [2, 'accepted', []],
    [3, 'duplicate_in_file', ['same.row']],
    [4, 'corrected', ['nik.length']],
    [5, 'accepted', []],
    [6, 'corrected', ['region.typo']],
    [7, 'corrected', ['name.fromOwner']],
    [8, 'rejected', ['name.missing']],
  ]);
  expect(items[1]?.sameAsRow).toBe(2);
  // A damaged NIK is said and left empty; what was typed is shown masked, however short it is.
  expect(items[2]?.problems[0]).toMatchObject({
    severity: 'warning',
    field: 'nik',
    column: 2,
    message: 'NIK dikosongkan karena angkanya 14, seharusnya 16; lengkapi dari KTP.',
    before: '3574**********00',
    after: '',
  });
  expect(items[2]?.raw[2]).toBe('3574**********00');
  expect(items[2]?.clean.map((value) => value.field)).not.toContain('nik');
  expect(items[4]?.problems[0]).toMatchObject({ before: 'Pilagn', after: 'Pilang' });
  expect(items[0]?.raw[2]).toBe('3574**********12');
  expect((await listRows(id, { outcome: 'rejected' })).items.map((row) => row.rowNumber)).toEqual([8]);
  expect((await listRows(id, { severity: 'error' })).items.map((row) => row.rowNumber)).toEqual([8]);
  expect((await listRows(id, { code: 'region.typo' })).items.map((row) => row.rowNumber)).toEqual([6]);
  const first = await officer().ok('validation.listImportRows', { id, limit: 4 });
  expect((await officer().ok('validation.listImportRows', { id, limit: 4, cursor: first.next ?? '' })).items.map((row) => row.rowNumber)).toEqual([
    6, 7, 8,
  ]);
  expect(await registryContent(town)).toEqual(before);
});

test('a commit puts accepted rows in, the same file again is unchanged, and undo leaves the registry as before', async () => {
  const before = await registryContent(town);
  const content = csv([
    line(21),
    line(22),
    line(23, { nik: '', phone: '' }),
    line(23, { nik: '', phone: '' }),
    line(21, { name: 'Warung Handayani' }),
  ]);
  const id = await committed(town, officer(), content);
  expect((await getImport(id)).counts).toMatchObject({ read: 5, accepted: 5, committed: 5 });
  const { items } = await listRows(id);
  const enterprise = await officer().ok('registry.getEnterprise', { id: items[0]?.enterprise?.id ?? '' });
  expect(enterprise).toMatchObject({
    name: 'Keripik Handayani 21',
    area: '35.74.01.1009',
    source: 'import',
    owner: { fullName: 'Sulastri Handayani 21', phone: '+6281230000021' },
  });
  expect(enterprise.siblings.map((sibling) => sibling.name)).toEqual(['Warung Handayani']);
  expect((await auditEvents(town, 'validation.commit')).at(-1)?.details).toMatchObject({ state: 'committed', committed: 5 });

  const again = await rehearsed(town, officer(), content, 'lagi.csv');
  const second = await getImport(again);
  expect(second.counts).toMatchObject({ read: 5, unchanged: 5, accepted: 0, corrected: 0 });
  const refused = await officer().call('validation.commitImport', { id: again });
  expect([refused.status, refused.body.code]).toEqual([422, 'validation.nothingToCommit']);

  const commandId = freshId();
  await officer().ok('validation.undoImport', { id }, { commandId });
  await town.drain();
  expect((await audited(town, 'validation.undoImport', commandId)).subject_id).toBe(id);
  const undone = await getImport(id);
  expect([undone.state, undone.counts.removed, undone.counts.kept]).toEqual(['undone', 5, 0]);
  expect(await registryContent(town)).toEqual(before);
  const third = await rehearsed(town, officer(), content, 'lagi.csv');
  expect((await getImport(third)).counts).toMatchObject({ accepted: 5, unchanged: 0 });
  expect((await officer().ok('accounts.listNotices', {})).items.map((notice) => notice.kind)).toEqual(
    expect.arrayContaining(['validation.rehearsalReady', 'validation.importCommitted', 'validation.importUndone']),
  );
});

test('undo keeps what somebody worked on since, and says why', async () => {
  const id = await committed(town, officer(), csv([line(31), line(32)]));
  const [first, second] = (await listRows(id)).items;
  await officer().ok('registry.addNote', { id: first?.enterprise?.id ?? '', text: 'Sudah dikunjungi.' });
  await officer().ok('validation.undoImport', { id });
  await town.drain();
  const found = await getImport(id);
  expect([found.state, found.counts.removed, found.counts.kept]).toEqual(['partly_undone', 1, 1]);
  const { items } = await listRows(id);
  expect(items.map((row) => [row.undone, row.keptBecause])).toEqual([
    ['kept', 'Sudah diubah orang sesudah diimpor, jadi dibiarkan.'],
    ['removed', null],
  ]);
  expect((await officer().call('registry.getEnterprise', { id: first?.enterprise?.id ?? '' })).status).toBe(200);
  expect((await officer().call('registry.getEnterprise', { id: second?.enterprise?.id ?? '' })).status).toBe(404);
});

test('what the registry knows by NIK and name is a duplicate; another name is a second business; another person is warned about', async () => {
  await committed(town, officer(), csv([line(41)]));
  const id = await rehearsed(
    town,
    officer(),
    csv([
      line(41, { village: 'Ketapang' }),
      line(41, { name: 'Depot Handayani', village: 'Ketapang' }),
      line(41, { owner: 'Bambang Wijaya', name: 'Bengkel Wijaya' }),
    ]),
  );
  const { items } = await listRows(id);
  expect(items.map((row) => [row.outcome, exactCodes(row)])).toEqual([
    ['duplicate_in_registry', ['registry.nikAndName']],
    ['accepted', []],
    ['accepted', ['nik.otherPerson']],
  ]);
  expect(items[0]?.enterprise?.name).toBe('Keripik Handayani 41');
});

test('who recorded the same after the rehearsal is not doubled by the commit', async () => {
  const id = await rehearsed(town, officer(), csv([line(51), line(52)]));
  await officer().ok('registry.registerEnterprise', {
    id: freshId(),
    owner: { id: freshId(), fullName: 'Sulastri Handayani 51', nik: nik(51), area: '35.74.01.1009' },
    enterprise: { name: 'Keripik Handayani 51', area: '35.74.01.1009', activity: 'active' },
  });
  await officer().ok('validation.commitImport', { id });
  await town.drain();
  expect((await getImport(id)).counts).toMatchObject({ committed: 1, duplicate_in_registry: 1, accepted: 1 });
  expect((await listRows(id, { code: 'registry.appeared' })).items.map((row) => [row.rowNumber, row.enterprise?.name])).toEqual([
    [2, 'Keripik Handayani 51'],
  ]);
});

describe('many at once', () => {
  test('one commit command sent twenty times has one effect, and of twenty commands one is obeyed', async () => {
    const id = await rehearsed(town, officer(), csv([line(61), line(62), line(63)]));
    const before = await countOf(town, 'registry.enterprise');
    const commandId = freshId();
    const same = await Promise.all(Array.from({ length: 20 }, () => officer().call('validation.commitImport', { id }, { commandId })));
    expect(new Set(same.map((answer) => `${answer.status} ${answer.text}`))).toEqual(new Set(['200 {"state":"committing"}']));
    const others = await Promise.all(Array.from({ length: 20 }, () => officer().call('validation.commitImport', { id })));
    expect(new Set(others.map((answer) => answer.body.code))).toEqual(new Set(['validation.notNow']));
    await town.drain();
    expect(await countOf(town, 'registry.enterprise')).toBe(before + 3);
    expect(await auditEvents(town, 'validation.commitImport', commandId)).toHaveLength(1);
  });

  test('two imports of the same rows committed together record them once', async () => {
    const content = csv(Array.from({ length: 40 }, (_, n) => line(700 + n)));
    const [one, two] = [await rehearsed(town, officer(), content), await rehearsed(town, town.as('admin'), content)];
    const before = await countOf(town, 'registry.enterprise');
    await Promise.all([officer().ok('validation.commitImport', { id: one }), town.as('admin').ok('validation.commitImport', { id: two })]);
    await town.drain();
    expect(await countOf(town, 'registry.enterprise')).toBe(before + 40);
    expect((await getImport(one)).counts.committed + (await getImport(two)).counts.committed).toBe(40);
  });
});

test('a commit that breaks off in the middle is resumed and repeats nothing', async () => {
  const id = await rehearsed(town, officer(), csv(Array.from({ length: 2500 }, (_, n) => line(2000 + n))));
  const before = await countOf(town, 'registry.enterprise');
  // The second thousand meets a fault that is planted in the database; the first, beside it, does not.
  const [fault, remove] = [
    `create function validation.planted() returns trigger language plpgsql as $$ begin if exists (select 1 from validation.import_result where import_id = '${id}' and committed_at is not null and row_number > 1500) then raise exception 'planted'; end if; return null; end $$;
     create trigger planted after insert on validation.origin for each statement execute function validation.planted()`,
    'drop trigger planted on validation.origin; drop function validation.planted()',
  ];
  await asSuperuser(town.databaseUrl, (db) => db.query(fault));
  await officer().ok('validation.commitImport', { id });
  await town.drain();
  const broken = await getImport(id);
  expect([broken.state, broken.failure]).toEqual([
    'failed',
    'Pemasukan terhenti karena kesalahan di pihak kami. Tekan masukkan lagi; yang sudah masuk tidak diulang.',
  ]);
  expect(await countOf(town, 'registry.enterprise')).toBe(before + 1000);
  expect((await officer().call('validation.discardImport', { id })).status).toBe(409);
  await asSuperuser(town.databaseUrl, (db) => db.query(remove));
  await officer().ok('validation.commitImport', { id });
  await town.drain();
  expect(await getImport(id)).toMatchObject({ state: 'committed', counts: { committed: 2500 } });
  expect(await countOf(town, 'registry.enterprise')).toBe(before + 2500);
});

test('a server that stops in the middle goes on after its start', async () => {
  const id = await rehearsed(town, officer(), csv(Array.from({ length: 3000 }, (_, n) => line(5000 + n))));
  const before = await countOf(town, 'registry.enterprise');
  await officer().ok('validation.commitImport', { id });
  await town.restart();
  town.clock.advance({ minutes: 5 });
  await town.drain();
  expect(await getImport(id)).toMatchObject({ state: 'committed', counts: { committed: 3000 } });
  expect(await countOf(town, 'registry.enterprise')).toBe(before + 3000);
});

test('a messy file of the town is explained to the last row', async () => {
  const id = await rehearsed(town, officer(), messyCsv(1500, 'import'), 'messy.csv');
  const { counts, problems } = await getImport(id);
  expect(counts.accepted + counts.corrected + counts.rejected + counts.duplicate_in_file + counts.duplicate_in_registry + counts.unchanged).toBe(
    1500,
  );
  expect(counts.accepted + counts.corrected).toBeGreaterThan(1000);
  expect(counts.rejected).toBeGreaterThan(0);
  expect(counts.rejected).toBeLessThan(300);
  // Only what makes a person or a business impossible to tell turns a row away.
  expect(new Set(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.field))).toEqual(
    new Set(['owner_name', 'business_name']),
  );
});
