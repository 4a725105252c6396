import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jati, mangunharjo, registerAnother, runWork } from '#modules/registry/tests/builders.ts';
import { freshId } from '#test/support/client.ts';
import { asSuperuser } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { audited } from '#test/support/trail.ts';
import { after, allFindings, know2025, plain, plant, rulesAbout, tidy } from './qualityBuilders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await know2025(town);
  await runWork(town, 'validation.checkAll');
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const companion = () => town.as('pendamping.jati');

describe('sure repairs', () => {
  const repair = (rule: string, enterpriseIds: string[], client = officer()) => client.ok('validation.repairFindings', { rule, enterpriseIds });

  test('many names at once: shown before, applied, looked at again, with before and after in the history, once', async () => {
    const made = [await tidy(town, { name: 'BATIK MAWAR UD' }), await tidy(town, { name: 'TOKO JAYA 2' })];
    const ids = made.map((one) => one.id);
    const [shown] = await allFindings(officer(), { enterpriseId: ids[0], rule: 'name.capitals' });
    expect(shown?.repair).toEqual({ field: 'name', label: 'Nama usaha', from: 'BATIK MAWAR UD', to: 'Batik Mawar UD' });
    expect(shown?.can).toEqual({ 'validation.repairFindings': true, 'validation.acceptFinding': true });
    const before = await officer().ok('validation.getQuality', {});
    const commandId = freshId();
    const input = { rule: 'name.capitals', enterpriseIds: [...ids, ids[0] ?? ''] };
    expect(await officer().ok('validation.repairFindings', input, { commandId })).toEqual({ repaired: 2, skipped: [] });
    expect(await officer().ok('validation.repairFindings', input, { commandId })).toEqual({ repaired: 2, skipped: [] });
    expect(await audited(town, 'validation.repairFindings', commandId)).toMatchObject({
      subject_id: 'name.capitals',
      details: { repaired: 2, skipped: 0 },
    });
    const seen = await officer().ok('registry.getEnterprise', { id: ids[1] ?? '' });
    expect([seen.name, seen.version]).toEqual(['Toko Jaya 2', 2]);
    const { items } = await officer().ok('registry.listTimeline', { id: ids[1] ?? '' });
    expect(items[0]?.changes['name']).toEqual(['TOKO JAYA 2', 'Toko Jaya 2']);
    const now = await officer().ok('validation.getQuality', {});
    const of = (quality: typeof now) => quality.rules.find((rule) => rule.code === 'name.capitals');
    expect(of(now)).toMatchObject({ n: (of(before)?.n ?? 0) - 2, repairable_n: (of(before)?.repairable_n ?? 0) - 2 });
    expect(await repair('name.capitals', ids)).toEqual({
      repaired: 0,
      skipped: ids.map((enterpriseId) => ({ enterpriseId, because: expect.stringContaining('sudah tidak ada') })),
    });
  });

  test('of a telephone number and of an owner’s name, once for all their enterprises', async () => {
    const one = await tidy(town, {}, { fullName: 'SITI CONTOH' });
    const two = await registerAnother(officer(), one.ownerId, { ...plain, name: 'Batik Kedua' });
    await plant(town, 'owner', one.ownerId, 'phone', '0841 7777-0001');
    await runWork(town, 'validation.checkMissed');
    expect(await rulesAbout(officer(), two.id)).toEqual(expect.arrayContaining(['owner.nameCapitals', 'phone.shape']));
    expect(await repair('owner.nameCapitals', [one.id, two.id])).toEqual({ repaired: 2, skipped: [] });
    expect(await repair('phone.shape', [one.id])).toEqual({ repaired: 1, skipped: [] });
    await town.drain();
    const owner = await officer().ok('registry.getOwner', { id: one.ownerId });
    expect([owner.fullName, owner.phone]).toEqual(['Siti Contoh', '+6284177770001']);
    for (const { id } of [one, two]) expect(await rulesAbout(officer(), id)).not.toEqual(expect.arrayContaining(['phone.shape']));
  });

  test('of a point whose two numbers were swapped; of one that lies elsewhere there is none', async () => {
    const [swapped, away] = [await tidy(town), await tidy(town, { name: 'Batik Jauh' })];
    for (const [id, latitude, longitude] of [
      [swapped.id, 113.2155, -7.7512],
      [away.id, -7.2575, 112.7521],
    ] as const) {
      await plant(town, 'enterprise', id, 'latitude', latitude);
      await plant(town, 'enterprise', id, 'longitude', longitude);
    }
    await runWork(town, 'validation.checkMissed');
    const found = await allFindings(officer(), { rule: 'coordinate.outsideRegency' });
    expect(found.map((finding) => [finding.enterprise.id, finding.repair?.to ?? null])).toEqual(
      expect.arrayContaining([
        [swapped.id, '-7.75120, 113.21550'],
        [away.id, null],
      ]),
    );
    expect((await allFindings(officer(), { rule: 'coordinate.outsideRegency', repairable: 'true' })).map((f) => f.enterprise.id)).toEqual([
      swapped.id,
    ]);
    expect(await repair('coordinate.outsideRegency', [swapped.id, away.id])).toEqual({
      repaired: 1,
      skipped: [{ enterpriseId: away.id, because: expect.stringContaining('Belum ada perbaikan yang pasti') }],
    });
    const seen = await officer().ok('registry.getEnterprise', { id: swapped.id });
    expect([seen.latitude, seen.longitude]).toEqual([-7.7512, 113.2155]);
    expect(await rulesAbout(officer(), swapped.id)).not.toContain('coordinate.outsideRegency');
  });

  test('of a KBLI code only where it has one heir that came from it alone', async () => {
    await asSuperuser(town.databaseUrl, async (db) => {
      const list = freshId();
      await db.query(
        `insert into reference.code_list (id, kind, version, to_version, regency, name, sha256, rows, added, changed, retired, at, by) values ($1, 'kbli_crosswalk', '2020', '2025', '35.74', 'padanan.csv', '\\x00', 3, 3, 0, 0, '2026-11-01', 'system:test')`,
        [list],
      );
      await db.query(
        `insert into reference.kbli (version, code, title_id) values ('2025', '77771', 'Satu'), ('2025', '77772', 'Dua'), ('2025', '77773', 'Tiga') on conflict do nothing`,
      );
      await db.query(
        `insert into reference.kbli (version, code, title_id) values ('2020', '66661', 'Satu'), ('2020', '66662', 'Dua'), ('2020', '66663', 'Tiga') on conflict do nothing`,
      );
      await db.query(
        `insert into reference.kbli_crosswalk (from_version, from_code, to_version, to_code, list_id) values ('2020', '66661', '2025', '77771', $1), ('2020', '66662', '2025', '77772', $1), ('2020', '66663', '2025', '77772', $1), ('2020', '66663', '2025', '77773', $1)`,
        [list],
      );
    });
    const made = [];
    for (const kbli of ['66661', '66662', '66663']) made.push(await tidy(town, { name: `Batik ${kbli}`, kbliVersion: '2020', kbli }));
    const shown = await Promise.all(
      made.map(async ({ id }) => (await allFindings(officer(), { enterpriseId: id, rule: 'kbli.oldVersion' }))[0]?.repair),
    );
    expect(shown).toEqual([{ field: 'kbli', label: 'KBLI', from: '2020 · 66661', to: '2025 · 77771' }, null, null]);
    expect(
      (
        await repair(
          'kbli.oldVersion',
          made.map((one) => one.id),
        )
      ).repaired,
    ).toBe(1);
    const seen = await officer().ok('registry.getEnterprise', { id: made[0]?.id ?? '' });
    expect([seen.kbliVersion, seen.kbli]).toEqual(['2025', '77771']);
  });

  test('never over what somebody wrote meanwhile', async () => {
    const { id } = await tidy(town, { name: 'BATIK LAMA' });
    await plant(town, 'enterprise', id, 'name', 'Batik Baru');
    expect(await repair('name.capitals', [id])).toEqual({
      repaired: 0,
      skipped: [{ enterpriseId: id, because: expect.stringContaining('diubah orang lain') }],
    });
    expect((await officer().ok('registry.getEnterprise', { id })).name).toBe('Batik Baru');
    expect(await rulesAbout(officer(), id)).toEqual(['verification.never']);
  });

  test('not by who may not write, and not outside one’s area', async () => {
    const { id } = await tidy(town, { name: 'BATIK PESISIR', area: mangunharjo });
    const input = { rule: 'name.capitals', enterpriseIds: [id] };
    for (const user of ['walikota', 'inspektur', 'pemilik.sari', 'mentor'])
      expect([user, (await town.as(user).call('validation.repairFindings', input)).status]).toEqual([user, 403]);
    expect((await town.anyone.call('validation.repairFindings', input)).status).toBe(401);
    const [outside, missing] = [await repair('name.capitals', [id], companion()), await repair('name.capitals', [freshId()], companion())];
    expect(outside.skipped[0]?.because).toBe(missing.skipped[0]?.because);
    expect((await officer().ok('registry.getEnterprise', { id })).name).toBe('BATIK PESISIR');
    expect((await officer().call('validation.repairFindings', { rule: 'name.capitals', enterpriseIds: [] })).status).toBe(422);
    expect((await officer().call('validation.repairFindings', { rule: 'name.capitals', enterpriseIds: ['x'] })).status).toBe(422);
  });

  test('and a companion repairs what lies in their village', async () => {
    const { id } = await tidy(town, { name: 'BATIK JATI' });
    expect(await repair('name.capitals', [id], companion())).toEqual({ repaired: 1, skipped: [] });
  });
});

describe('accepting a finding as it is', () => {
  test('it is neither shown nor counted any more, until what it hinges on changes', async () => {
    const { id, enterprise } = await tidy(town, { name: 'SEKAR WANGI', startYear: 1980 });
    expect(await rulesAbout(officer(), id)).toEqual(['name.capitals', 'startYear.beforeOwnerBirth', 'verification.never']);
    const count = async (code: string) =>
      (await officer().ok('validation.getQuality', { area: jati })).rules.find((rule) => rule.code === code)?.n ?? 0;
    const [before, clean] = [await count('startYear.beforeOwnerBirth'), (await officer().ok('validation.getQuality', { area: jati })).clean];
    const input = { rule: 'startYear.beforeOwnerBirth', enterpriseId: id, reason: 'Warisan dari orang tua' };
    const commandId = freshId();
    expect(await officer().ok('validation.acceptFinding', input, { commandId })).toEqual({ accepted: true });
    expect(await officer().ok('validation.acceptFinding', input, { commandId })).toEqual({ accepted: true });
    expect(await audited(town, 'validation.acceptFinding', commandId)).toMatchObject({
      subject_id: id,
      details: { rule: input.rule, reason: input.reason },
    });
    expect(await count('startYear.beforeOwnerBirth')).toBe(before - 1);
    expect((await officer().ok('validation.getQuality', { area: jati })).clean).toBe(clean + 1);
    expect((await officer().call('validation.acceptFinding', input)).status).toBe(404);
    await runWork(town, 'validation.checkAll');
    expect(await rulesAbout(officer(), id)).toEqual(['name.capitals', 'verification.never']);
    await after(town, officer().ok('registry.updateEnterprise', { id, version: 1, enterprise: { ...enterprise, startYear: 1979 } }));
    expect(await rulesAbout(officer(), id)).toEqual(['name.capitals', 'startYear.beforeOwnerBirth', 'verification.never']);
  });

  test('an error has to be mended; a reason has to be given; the office decides', async () => {
    const { id } = await tidy(town);
    await plant(town, 'enterprise', id, 'start_year', 2031);
    await runWork(town, 'validation.checkMissed');
    const input = { rule: 'startYear.future', enterpriseId: id, reason: 'biarkan' };
    const refused = await officer().call('validation.acceptFinding', input);
    expect([refused.status, refused.body.code]).toEqual([422, 'validation.mustBeMended']);
    expect((await allFindings(officer(), { enterpriseId: id, severity: 'error' }))[0]?.can['validation.acceptFinding']).toContain('harus diperbaiki');
    const hint = { ...input, rule: 'verification.never' };
    expect((await officer().call('validation.acceptFinding', { ...hint, reason: ' ' })).status).toBe(422);
    for (const user of ['pendamping.jati', 'walikota', 'inspektur', 'pemilik.sari'])
      expect([user, (await town.as(user).call('validation.acceptFinding', hint)).status]).toEqual([user, 403]);
    expect(await rulesAbout(officer(), id)).toEqual(['startYear.future', 'verification.never']);
  });
});
