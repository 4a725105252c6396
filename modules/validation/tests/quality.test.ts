import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext } from '#app/town.ts';
import { mergeEnterprises, splitEnterprises } from '#modules/registry/index.ts';
import {
  addDocument,
  jati,
  look,
  makeHalal,
  makeNib,
  makeNik,
  makePhone,
  makePirt,
  mangunharjo,
  register,
  runWork,
} from '#modules/registry/tests/builders.ts';
import { freshId } from '#test/support/client.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { audited } from '#test/support/trail.ts';
import { buildServer, committed, csv, line } from './builders.ts';
import { after, allFindings, know2025, plain, plant, rulesAbout, tidy } from './qualityBuilders.ts';

let town: Town;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
  await know2025(town);
  await runWork(town, 'validation.checkAll');
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const companion = () => town.as('pendamping.jati');

describe('findings follow the registry by themselves', () => {
  test('the town that was made before anybody asked has been looked at, with a day in its history', async () => {
    const quality = await officer().ok('validation.getQuality', {});
    const [{ n } = { n: 0 }] = await look<{ n: number }>(town, 'select count(*)::int as n from registry.enterprise');
    expect(quality.enterprises).toBe(n);
    expect(quality.clean).toBeGreaterThan(0);
    expect(quality.clean).toBeLessThan(n);
    expect(quality.checkedAt).not.toBeNull();
    const total = (severity: string) => quality.rules.filter((rule) => rule.severity === severity).reduce((sum, rule) => sum + rule.n, 0);
    expect(quality.history).toEqual([{ day: '2026-11-21', error: total('error'), warning: total('warning'), hint: total('hint'), enterprises: n }]);
  });

  test('what is registered is looked at, and what is mended is gone', async () => {
    const made = await after(town, register(officer(), { name: 'Toko', cluster: 'bakery' }, { nik: null, phone: null }));
    const first = await rulesAbout(officer(), made.id);
    expect(first).toEqual(
      expect.arrayContaining(['halal.missing', 'name.generic', 'nib.missing', 'nik.missing', 'phone.missing', 'pirt.missing', 'verification.never']),
    );
    await after(town, addDocument(officer(), made.id, { kind: 'nib', number: makeNib() }));
    const pirt = await after(town, addDocument(officer(), made.id, { kind: 'pirt', number: makePirt() }));
    await after(town, addDocument(officer(), made.id, { kind: 'halal', number: makeHalal() }));
    await after(town, officer().ok('registry.recordFigures', { id: made.id, year: 2025, turnoverRupiah: 1_000_000 }));
    const { ownerId: id } = made;
    await after(town, officer().ok('registry.updateOwner', { id, version: 1, owner: { ...made.owner, nik: makeNik(), phone: makePhone() } }));
    const { version } = await officer().ok('registry.getEnterprise', { id: made.id });
    await after(
      town,
      officer().ok('registry.updateEnterprise', { id: made.id, version, enterprise: { ...made.enterprise, ...plain, name: 'Roti Bu Tin' } }),
    );
    await after(town, officer().ok('registry.verifyEnterprise', { id: made.id, version: version + 1, activity: 'active' }));
    expect(await rulesAbout(officer(), made.id)).toEqual([]);
    await after(town, officer().ok('registry.checkDocument', { id: made.id, documentId: pirt, verdict: 'rejected' }));
    expect(await rulesAbout(officer(), made.id)).toEqual(['document.rejected']);
    await after(town, officer().ok('registry.removeDocument', { id: made.id, documentId: pirt }));
    expect(await rulesAbout(officer(), made.id)).toEqual(['pirt.missing']);
  });

  test('a finding keeps its day, and what stays the same is not written again', async () => {
    const { id, enterprise } = await tidy(town, { cluster: null });
    const rows = () =>
      look<{ rule: string; xmin: string }>(town, `select rule, xmin::text from validation.finding where enterprise_id = $1 order by rule`, [id]);
    const before = await rows();
    expect(before.map((row) => row.rule)).toEqual(['cluster.missing', 'verification.never']);
    town.clock.set('2026-11-23T09:00:00+07:00');
    await runWork(town, 'validation.checkAll');
    expect(await rows()).toEqual(before);
    await after(town, officer().ok('registry.updateEnterprise', { id, version: 1, enterprise: { ...enterprise, address: null, placeKind: 'home' } }));
    const found = await allFindings(officer(), { enterpriseId: id });
    expect(found.map(({ rule, foundOn }) => [rule, foundOn])).toEqual([
      ['address.missing', '2026-11-23'],
      ['cluster.missing', '2026-11-21'],
      ['coordinate.missing', '2026-11-23'],
      ['verification.never', '2026-11-21'],
    ]);
    expect((await officer().ok('validation.getQuality', {})).history.map((point) => point.day)).toEqual(['2026-11-21', '2026-11-23']);
    town.clock.set('2026-11-21T12:00:00+07:00');
  });

  test('by night what depends on the day is seen: a paper that runs out, a birthday, a law', async () => {
    const { id } = await tidy(town, { cluster: 'bakery' }, { birthDate: '2009-11-22', nik: '3574032211099901' });
    await addDocument(officer(), id, { kind: 'pirt', number: makePirt(), expiresOn: '2026-11-21' });
    await town.drain();
    expect(await rulesAbout(officer(), id)).toEqual(['document.expiring', 'halal.missing', 'owner.young', 'verification.never']);
    const severity = async () => (await allFindings(officer(), { enterpriseId: id, rule: 'halal.missing' })).map((finding) => finding.severity);
    expect(await severity()).toEqual(['warning']);
    town.clock.set('2026-11-22T02:00:00+07:00');
    await runWork(town, 'validation.checkAll');
    expect(await rulesAbout(officer(), id)).toEqual(['document.expired', 'halal.missing', 'verification.never']);
    town.clock.set('2026-10-17T02:00:00+07:00');
    await runWork(town, 'validation.checkAll');
    expect(await severity()).toEqual(['hint']);
    town.clock.set('2026-11-21T12:00:00+07:00');
    await runWork(town, 'validation.checkAll');
    expect(await severity()).toEqual(['warning']);
  });

  test('what nobody told about is found by its version; what is no more loses its findings', async () => {
    const { id } = await tidy(town);
    expect(await rulesAbout(officer(), id)).toEqual(['verification.never']);
    await plant(town, 'enterprise', id, 'cluster', null);
    await runWork(town, 'validation.checkMissed');
    expect(await rulesAbout(officer(), id)).toEqual(['cluster.missing', 'verification.never']);
    await asSuperuser(town.databaseUrl, async (db) => {
      for (const table of ['legality_document', 'yearly_figure']) await db.query(`delete from registry.${table} where enterprise_id = $1`, [id]);
      await db.query('delete from registry.enterprise where id = $1', [id]);
    });
    await runWork(town, 'validation.checkMissed');
    expect(await look(town, 'select 1 from validation.finding where enterprise_id = $1', [id])).toEqual([]);
    expect(await look(town, 'select 1 from validation.checked where enterprise_id = $1', [id])).toEqual([]);
  });

  test('what an import puts in is looked at, and what its undo takes back is forgotten', async () => {
    const quality = () => officer().ok('validation.getQuality', {});
    const before = (await quality()).enterprises;
    const id = await committed(town, officer(), csv([line(901), line(902), line(903)]));
    const found = await allFindings(officer(), { source: 'import' });
    expect(new Set(found.map((finding) => finding.enterprise.id)).size).toBe(3);
    expect((await quality()).enterprises).toBe(before + 3);
    expect((await quality()).sources.find((each) => each.source === 'import')).toEqual({
      source: 'import',
      label: 'Impor berkas',
      findings: found.length,
    });
    await after(town, officer().ok('validation.undoImport', { id }));
    expect(await allFindings(officer(), { source: 'import' })).toEqual([]);
    expect((await quality()).enterprises).toBe(before);
  });

  test('merged into another it has none, and split again it has its own', async () => {
    const [one, two] = [await tidy(town, { cluster: null, name: 'Batik Satu' }), await tidy(town, { name: 'Batik Dua' })];
    const ctx = systemContext(town.world, town.registry, homeRegency, 'test.merge');
    const { mergeId } = await ctx.transaction((c) => mergeEnterprises(c, { from: one.id, into: two.id, decisionId: freshId() }));
    await town.drain();
    expect(await rulesAbout(officer(), one.id)).toEqual([]);
    expect(await rulesAbout(officer(), two.id)).toEqual(['verification.never']);
    await ctx.transaction((c) => splitEnterprises(c, { mergeId, decisionId: freshId() }));
    await town.drain();
    expect(await rulesAbout(officer(), one.id)).toEqual(['cluster.missing', 'verification.never']);
  });
});

describe('checking everything again', () => {
  test('is started once, can be watched, and tells whoever asked', async () => {
    const commandId = freshId();
    const answers = await Promise.all([
      officer().call('validation.checkAgain', {}, { commandId }),
      officer().call('validation.checkAgain', {}, { commandId }),
    ]);
    expect(answers.map((answer) => answer.body['started'])).toEqual([true, true]);
    await town.drain();
    expect((await officer().ok('validation.getQuality', {})).checking).toBeNull();
    const { subject_id: run } = await audited(town, 'validation.checkAgain', commandId);
    const [row] = await look<{ done: number; total: number; ended: boolean }>(
      town,
      'select done, total, finished_at is not null as ended from validation.check_run where id = $1',
      [run],
    );
    expect(row).toEqual({ done: row?.total, total: (await officer().ok('validation.getQuality', {})).enterprises, ended: true });
    const { items } = await officer().ok('accounts.listNotices', {});
    expect(items[0]).toMatchObject({ kind: 'validation.qualityChecked', params: { rows: row?.total } });
  });

  test('while one is under way no second one starts, and its progress shows', async () => {
    await look(town, `insert into validation.check_run (regency, id, started_at, by, done, total) values ('35.74', $1, $2, 'system:test', 3, 10)`, [
      freshId(),
      town.clock.now().toISOString(),
    ]);
    expect((await officer().ok('validation.getQuality', {})).checking).toEqual({ done: 3, total: 10 });
    expect(await officer().ok('validation.checkAgain', {})).toEqual({ started: false });
    // Nothing was heard of it for long: it was given up.
    town.clock.advance({ minutes: 31 });
    expect((await officer().ok('validation.getQuality', {})).checking).toBeNull();
    await look(town, 'update validation.check_run set finished_at = started_at where finished_at is null');
  });

  test('goes on where it stood after a crash', async () => {
    const run = freshId();
    const ids = await look<{ id: string }>(town, `select id from registry.enterprise where merged_into is null order by id`);
    await look(
      town,
      `insert into validation.check_run (regency, id, started_at, by, last_id, done, total) values ('35.74', $1, $2, 'system:test', $3, 31, 60)`,
      [run, town.clock.now().toISOString(), ids[30]?.id],
    );
    await runWork(town, 'validation.checkAll', { run });
    // Those before were not looked at twice.
    expect(await look(town, 'select done from validation.check_run where id = $1', [run])).toEqual([{ done: ids.length }]);
  });

  test('is for who answers for the whole regency', async () => {
    for (const user of ['pendamping.jati', 'walikota', 'inspektur', 'pemilik.sari'])
      expect([user, (await town.as(user).call('validation.checkAgain', {})).status]).toEqual([user, 403]);
    expect((await companion().ok('validation.getQuality', {})).can).toEqual({});
    expect((await town.as('admin').ok('validation.getQuality', {})).can).toEqual({ 'validation.checkAgain': true });
  });
});

describe('nobody sees findings of elsewhere', () => {
  test('a companion has the figures and the rows of their village alone', async () => {
    const hidden = await tidy(town, { name: 'RAHASIAKU USAHA', area: mangunharjo }, { fullName: 'Rahasiaku Pemilik' });
    const questions = [{}, { area: mangunharjo }, { rule: 'name.capitals' }, { enterpriseId: hidden.id }, { severity: 'hint' }, { source: 'form' }];
    for (const filter of questions) {
      const answer = await companion().call('validation.listFindings', { ...filter, limit: 200 });
      expect([answer.status, /rahasiaku/i.test(answer.text)]).toEqual([200, false]);
    }
    expect((await allFindings(companion())).length).toBe((await allFindings(officer(), { area: jati })).length);
    for (const area of ['35.74', '35.74.03', mangunharjo, '35.74.03.1099'])
      expect([area, (await companion().call('validation.getQuality', { area })).status]).toEqual([area, 404]);
    const [mine, theirs] = [await companion().ok('validation.getQuality', {}), await officer().ok('validation.getQuality', { area: jati })];
    expect({ ...mine, can: theirs.can }).toEqual(theirs);
    expect(mine.areas.map((area) => area.area)).toEqual([jati]);
  });

  test('another regency sees and counts its own only', async () => {
    const { officer: jember, enterpriseIds } = await secondRegency(town);
    const quality = await jember.ok('validation.getQuality', {});
    expect(quality.enterprises).toBe(0);
    expect(await allFindings(jember)).toEqual([]);
    const home = await allFindings(officer());
    expect(home.some((finding) => enterpriseIds.includes(finding.enterprise.id))).toBe(false);
  });

  test('owners, buyers and strangers see none', async () => {
    for (const user of ['pemilik.sari', 'pembeli', 'bank', 'mentor'])
      for (const action of ['validation.getQuality', 'validation.listFindings'])
        expect([user, (await town.as(user).call(action)).status]).toEqual([user, 403]);
    expect((await town.anyone.call('validation.listFindings')).status).toBe(401);
  });
});

describe('the list behind a figure', () => {
  test('is as long as the figure says, for every rule, area and source, page by page', async () => {
    for (const area of ['35.74', '35.74.03', jati]) {
      const quality = await officer().ok('validation.getQuality', { area });
      for (const rule of quality.rules.filter((each) => each.n > 0)) {
        const listed = await allFindings(officer(), { area, rule: rule.code }, 7);
        expect([area, rule.code, listed.length, listed.filter((finding) => finding.repair).length]).toEqual([
          area,
          rule.code,
          rule.n,
          rule.repairable_n,
        ]);
        expect(new Set(listed.map((finding) => finding.enterprise.id)).size).toBe(rule.n);
      }
      for (const { source, findings } of quality.sources) {
        expect((await allFindings(officer(), { area, source })).length).toBe(findings);
        const ofSource = await officer().ok('validation.getQuality', { area, source });
        expect(ofSource.rules.reduce((sum, rule) => sum + rule.n, 0)).toBe(findings);
      }
    }
    const { areas, enterprises } = await officer().ok('validation.getQuality', {});
    expect(areas.map((area) => area.area)).toEqual(['35.74.01', '35.74.02', '35.74.03', '35.74.04', '35.74.05']);
    expect(areas.reduce((sum, area) => sum + area.enterprises, 0)).toBe(enterprises);
  });

  test('reads in English as well, and refuses a cursor that was tampered with', async () => {
    const { items } = (await officer().call('validation.listFindings', { rule: 'nib.missing' }, { headers: { 'accept-language': 'en' } })).body as {
      items: { title: string; message: string }[];
    };
    expect(items[0]).toMatchObject({ title: 'No NIB', message: 'No NIB is recorded.' });
    expect((await officer().call('validation.listFindings', { cursor: 'WyJ4IiwieSIsInoiXQ' })).status).toBe(400);
    expect((await officer().call('validation.listFindings', { limit: 201 })).status).toBe(422);
    expect((await officer().call('validation.getQuality', { area: '35.74.99' })).status).toBe(404);
  });
});
