import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { asSuperuser } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { auditEvents } from '#test/support/trail.ts';
import { anEnterprise, anOwner, countsTwice, jati, look, makeNik, mangunharjo, pilang, register, registerAnother, runWork } from './builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');

describe('registering', () => {
  test('twenty times at once by one command is one enterprise, one owner, one audit event and one count', async () => {
    const [commandId, id] = [freshId(), freshId()];
    const before = (await officer().ok('registry.getOverview', { area: pilang })).total;
    const input = { id, owner: anOwner(), enterprise: anEnterprise({ area: pilang }) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => officer().call('registry.registerEnterprise', input, { commandId })));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`))).toEqual(
      new Set([`200 ${JSON.stringify({ id, ownerId: input.owner.id, version: 1 })}`]),
    );
    expect(await auditEvents(town, 'registry.registerEnterprise', commandId)).toHaveLength(1);
    expect((await officer().ok('registry.getOverview', { area: pilang })).total).toBe(before + 1);
    expect(await look(town, 'select id from registry.owner where id = $1', [input.owner.id])).toHaveLength(1);
  });

  test('of what was registered already, by another command with the same id, is refused and changes nothing', async () => {
    const e = await register(officer());
    const again = await officer().call('registry.registerEnterprise', {
      id: e.id,
      owner: anOwner(),
      enterprise: anEnterprise({ name: 'Lain Sekali' }),
    });
    expect([again.status, again.body.code, again.body.detail]).toEqual([409, 'registry.alreadyThere', 'Data ini sudah tercatat.']);
    expect((await officer().ok('registry.getEnterprise', { id: e.id })).name).toBe(e.enterprise.name);
    const sameOwnerId = await officer().call('registry.registerEnterprise', {
      id: freshId(),
      owner: anOwner({ id: e.ownerId }),
      enterprise: anEnterprise(),
    });
    expect([sameOwnerId.status, sameOwnerId.body.code]).toEqual([409, 'registry.alreadyThere']);
  });

  test('shows at once what was given, and nothing that was not asked', async () => {
    const given = anEnterprise({
      brand: 'Merek Contoh',
      products: 'kain, syal',
      address: 'Jalan Melati 3',
      latitude: -7.75,
      longitude: 113.22,
      accuracyM: 12,
      kbliVersion: '2020',
      kbli: '13134',
      placeKind: 'home',
      startYear: 2011,
      workersMale: 1,
      workersFemale: 4,
      channels: ['home', 'export'],
      note: 'catatan',
    });
    const e = await register(officer(), given);
    const shown = await officer().ok('registry.getEnterprise', { id: e.id });
    expect(shown).toMatchObject({
      ...given,
      source: 'form',
      version: 1,
      freshness: 'never',
      legality: 'none',
      villageName: 'Jati',
      districtName: 'Mayangan',
    });
    expect(shown.owner).toMatchObject({ id: e.ownerId, fullName: e.owner.fullName });
  });

  test('by a companion is possible in their own village only', async () => {
    const companion = town.as('pendamping.jati');
    expect((await register(companion)).version).toBe(1);
    for (const area of [mangunharjo, '35.74.03', '35.74', '35.09.10.2003']) {
      const answer = await companion.call('registry.registerEnterprise', { id: freshId(), owner: anOwner(), enterprise: anEnterprise({ area }) });
      expect([area, answer.status, answer.body.code]).toEqual([area, 404, 'core.notFound']);
    }
  });

  test('needs an owner', async () => {
    const answer = await officer().call('registry.registerEnterprise', { id: freshId(), enterprise: anEnterprise() });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      422,
      'registry.ownerMissing',
      'Pilih pemilik yang sudah tercatat, atau isi data pemilik baru.',
    ]);
    const nobody = await officer().call('registry.registerEnterprise', { id: freshId(), ownerId: freshId(), enterprise: anEnterprise() });
    expect([nobody.status, nobody.body.code]).toEqual([404, 'core.notFound']);
  });
});

describe('a field that cannot be kept', () => {
  const bad: [field: string, over: Record<string, unknown>, code: string, sentence: RegExp][] = [
    ['enterprise.name', { enterprise: { name: '  ' } }, 'core.required', /Wajib diisi/],
    ['enterprise.name', { enterprise: { name: 'x'.repeat(161) } }, 'core.tooLong', /paling banyak 160 huruf/],
    ['enterprise.name', { enterprise: { name: 'Toko\u0007' } }, 'core.controlCharacters', /tidak terlihat/],
    ['enterprise.area', { enterprise: { area: 'Jati' } }, 'registry.area', /35\.74\.01\.1001/],
    ['enterprise.area', { enterprise: { area: '35.74.03.1999' } }, 'registry.areaUnknown', /Pilih kelurahan/],
    ['enterprise.activity', { enterprise: { activity: 'hidup' } }, 'core.choice', /active, seasonal/],
    ['enterprise.cluster', { enterprise: { cluster: 'minyak' } }, 'registry.clusterUnknown', /tidak ada dalam daftar/],
    ['enterprise.kbli', { enterprise: { kbli: '123' } }, 'registry.kbli', /5 angka/],
    ['enterprise.kbli', { enterprise: { kbli: '99999', kbliVersion: '2020' } }, 'registry.kbliUnknown', /99999.*2020/],
    ['enterprise.startYear', { enterprise: { startYear: 2027 } }, 'registry.yearFuture', /belum terjadi/],
    ['enterprise.startYear', { enterprise: { startYear: 1492 } }, 'registry.year', /di luar batas/],
    ['enterprise.latitude', { enterprise: { latitude: 7.75, longitude: 113.2 } }, 'registry.coordinateFar', /tanda minus/],
    ['enterprise.latitude', { enterprise: { latitude: -7.75 } }, 'registry.coordinateHalf', /keduanya/],
    ['enterprise.latitude', { enterprise: { latitude: 97, longitude: 113 } }, 'registry.coordinate', /di luar bumi/],
    ['enterprise.workersMale', { enterprise: { workersMale: -1 } }, 'core.notNegative', /kurang dari nol/],
    ['enterprise.workersFemale', { enterprise: { workersFemale: 1.5 } }, 'core.whole', /bilangan bulat/],
    ['enterprise.phone', { enterprise: { phone: '12' } }, 'phone.prefix', /08/],
    ['enterprise.placeKind', { enterprise: { placeKind: 'gua' } }, 'core.choice', /home/],
    ['enterprise.channels.0', { enterprise: { channels: ['telepati'] } }, 'core.choice', /market/],
    ['owner.fullName', { owner: { fullName: '' } }, 'core.required', /Wajib/],
    ['owner.nik', { owner: { nik: '35740312' } }, 'nik.length', /16 angka; yang ini 8/],
    ['owner.nik', { owner: { nik: '3,57E+15' } }, 'nik.digitsLost', /Excel/],
    ['owner.phone', { owner: { phone: '0812-abc' } }, 'phone.characters', /hanya berisi angka/],
    ['owner.email', { owner: { email: 'sari@' } }, 'registry.email', /nama@contoh/],
    ['owner.birthDate', { owner: { birthDate: '2026-11-22' } }, 'registry.dayFuture', /belum terjadi/],
    ['owner.birthDate', { owner: { birthDate: '1984-02-30' } }, 'core.day', /kalender/],
    ['owner.area', { owner: { area: '33.72.01.1001' } }, 'registry.areaUnknown', /Pilih kelurahan/],
    ['figures.0.year', { figures: [{ year: 2027, turnoverRupiah: 1 }] }, 'registry.yearFuture', /belum terjadi/],
    ['figures.0.year', { figures: [{ year: 1949, turnoverRupiah: 1 }] }, 'registry.year', /batas/],
    [
      'figures.1.year',
      {
        figures: [
          { year: 2025, turnoverRupiah: 1 },
          { year: 2025, turnoverRupiah: 2 },
        ],
      },
      'registry.yearTwice',
      /2025 tertulis dua kali/,
    ],
    ['figures.0.turnoverRupiah', { figures: [{ year: 2025 }] }, 'registry.figuresMissing', /modal, omzet/],
    ['figures.0.turnoverRupiah', { figures: [{ year: 2025, turnoverRupiah: -1 }] }, 'core.notNegative', /nol/],
    ['figures.0.capitalRupiah', { figures: [{ year: 2025, capitalRupiah: 1e16 }] }, 'core.tooHigh', /terlalu besar/],
    ['id', { id: 'satu' }, 'core.id', /pengenal/],
    ['', { kelas: 'large' }, 'core.unknownField', /kelas/],
  ];

  test.each(bad)('%s %j is named: %s', async (field, over, code, sentence) => {
    const { owner, enterprise, ...rest } = over;
    const input = {
      id: freshId(),
      owner: { ...anOwner(), ...(owner as object) },
      enterprise: { ...anEnterprise(), ...(enterprise as object) },
      ...rest,
    };
    const answer = await officer().call('registry.registerEnterprise', input);
    expect([answer.status, answer.body.code]).toEqual([422, 'core.invalid']);
    expect(answer.body.errors).toEqual([{ field, code, detail: expect.stringMatching(sentence) as string }]);
    expect(answer.text).not.toMatch(/[{}]maximum|…/);
  });

  test('stands beside all the others in one answer, of the owner, the business and the figures', async () => {
    const input = {
      id: freshId(),
      owner: anOwner({ nik: '123', phone: 'abc' }),
      enterprise: anEnterprise({ cluster: 'minyak', startYear: 2030 }),
      figures: [{ year: 2030, turnoverRupiah: 1 }],
    };
    const answer = await officer().call('registry.registerEnterprise', input);
    expect(answer.body.errors?.map((error) => error.field)).toEqual([
      'owner.nik',
      'owner.phone',
      'enterprise.startYear',
      'enterprise.cluster',
      'figures.0.year',
    ]);
    expect(answer.body.detail).toContain('5 isian');
  });

  test('is said in English to who asks for it', async () => {
    const answer = await officer().call(
      'registry.registerEnterprise',
      { id: freshId(), owner: anOwner({ nik: '123' }), enterprise: anEnterprise() },
      { headers: { 'accept-language': 'en' } },
    );
    expect(answer.body.errors?.[0]?.detail).toMatch(/^A NIK has 16 digits; this one has 3/);
  });

  test('the day is the day of the town: what happened after midnight here is not of tomorrow', async () => {
    town.clock.set('2027-01-01T01:00:00+07:00');
    const e = await register(officer(), { startYear: 2027 }, { birthDate: '2027-01-01' }, [{ year: 2027, turnoverRupiah: 1 }]);
    expect(e.version).toBe(1);
    town.clock.set('2026-11-21T12:00:00+07:00');
  });
});

describe('changing', () => {
  test('over a version that moved is refused; of two at once one is kept and the other told', async () => {
    const e = await register(officer());
    const send = (name: string) => officer().call('registry.updateEnterprise', { id: e.id, version: 1, enterprise: anEnterprise({ name }) });
    const answers = await Promise.all([send('Satu'), send('Dua')]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect([refused?.body.code, refused?.body.detail]).toEqual(['core.versionMoved', expect.stringContaining('isian Anda tidak hilang')]);
    const kept = await officer().ok('registry.getEnterprise', { id: e.id });
    expect([kept.version, kept.name]).toEqual([2, answers[0]?.status === 200 ? 'Satu' : 'Dua']);
    for (const version of [1, 3, -1, 2_147_483_648]) {
      expect((await officer().call('registry.updateEnterprise', { id: e.id, version, enterprise: anEnterprise() })).body.code).toBe(
        'core.versionMoved',
      );
      expect((await officer().call('registry.verifyEnterprise', { id: e.id, version, activity: 'closed' })).body.code).toBe('core.versionMoved');
    }
  });

  test('a companion cannot move an enterprise away from, nor into, their village', async () => {
    const here = await register(officer());
    const there = await register(officer(), { area: mangunharjo });
    const companion = town.as('pendamping.jati');
    const away = await companion.call('registry.updateEnterprise', { id: here.id, version: 1, enterprise: anEnterprise({ area: mangunharjo }) });
    expect([away.status, away.body.code]).toEqual([403, 'core.notAllowed']);
    const into = await companion.call('registry.updateEnterprise', { id: there.id, version: 1, enterprise: anEnterprise({ area: jati }) });
    expect([into.status, into.body.code]).toEqual([404, 'core.notFound']);
  });

  test('a field visit says when, by whom and where, and refuses a point far away', async () => {
    const e = await register(officer());
    const companion = town.as('pendamping.jati');
    const far = await companion.call('registry.verifyEnterprise', { id: e.id, version: 1, activity: 'active', latitude: 0, longitude: 0 });
    expect([far.status, far.body.errors?.[0]?.field, far.body.errors?.[0]?.code]).toEqual([422, 'latitude', 'registry.coordinateFar']);
    await companion.ok('registry.verifyEnterprise', {
      id: e.id,
      version: 1,
      activity: 'seasonal',
      latitude: -7.7548,
      longitude: 113.2207,
      accuracyM: 9,
    });
    const seen = await officer().ok('registry.getEnterprise', { id: e.id });
    expect(seen).toMatchObject({
      activity: 'seasonal',
      verifiedOn: '2026-11-21',
      verifiedByName: 'Fitria Nur Aini',
      freshness: 'fresh',
      latitude: -7.7548,
      accuracyM: 9,
      note: null,
      version: 2,
    });
  });

  test('a cluster that is no longer in use stays where it is and is not chosen anew', async () => {
    const cluster = { code: 'titipan', nameId: 'Titipan', nameEn: 'Consigned', food: false, sort: 90 };
    await town.as('admin').ok('registry.saveCluster', { ...cluster, active: true });
    const e = await register(officer(), { cluster: 'titipan' });
    await town.as('admin').ok('registry.saveCluster', { ...cluster, active: false });
    expect((await officer().call('registry.updateEnterprise', { id: e.id, version: 1, enterprise: { ...e.enterprise, note: 'tetap' } })).status).toBe(
      200,
    );
    const anew = await officer().call('registry.registerEnterprise', {
      id: freshId(),
      owner: anOwner(),
      enterprise: anEnterprise({ cluster: 'titipan' }),
    });
    expect(anew.body.errors?.[0]?.code).toBe('registry.clusterUnknown');
    expect((await town.as('petugas').call('registry.saveCluster', { ...cluster, active: true })).status).toBe(403);
    expect((await town.as('admin').call('registry.saveCluster', { ...cluster, code: 'Dua Kata', active: true })).body.errors?.[0]?.code).toBe(
      'registry.clusterCode',
    );
  });
});

describe('the scale class', () => {
  test('is computed from the figures; what is sent as a class is not listened to', async () => {
    const id = freshId();
    await officer().call('registry.registerEnterprise', {
      id,
      owner: anOwner(),
      enterprise: { ...anEnterprise(), scaleClass: 'large' },
      figures: [{ year: 2025, turnoverRupiah: 2_000_000_000 }],
    });
    const shown = await officer().ok('registry.getEnterprise', { id });
    expect(shown.scale).toEqual({
      class: 'micro',
      basis: 'turnover',
      year: 2025,
      legalBasis: 'PP 7/2021 pasal 35–36',
      nextCeilingRupiah: 2_000_000_000,
    });
  });

  test('follows each new figure, the latest year with sales before all', async () => {
    const e = await register(officer(), {}, {}, [
      { year: 2023, turnoverRupiah: 60_000_000_000 },
      { year: 2024, capitalRupiah: 1_000_000_001 },
    ]);
    const classOf = async () => (await officer().ok('registry.getEnterprise', { id: e.id })).scale;
    expect(await classOf()).toMatchObject({ class: 'large', basis: 'turnover', year: 2023, nextCeilingRupiah: null });
    expect(await officer().ok('registry.recordFigures', { id: e.id, year: 2024, turnoverRupiah: 2_000_000_001, capitalRupiah: 1 })).toEqual({
      scaleClass: 'small',
    });
    expect(await officer().ok('registry.recordFigures', { id: e.id, year: 2025, turnoverRupiah: 2_000_000_000 })).toEqual({ scaleClass: 'micro' });
    expect(await classOf()).toMatchObject({ class: 'micro', year: 2025 });
    expect(await officer().ok('registry.recordFigures', { id: e.id, year: 2025, capitalRupiah: 5 })).toEqual({ scaleClass: 'small' });
  });

  test('of two figures recorded at once is that of the latest year', async () => {
    const e = await register(officer());
    await Promise.all([
      officer().ok('registry.recordFigures', { id: e.id, year: 2024, turnoverRupiah: 3_000_000_000 }),
      officer().ok('registry.recordFigures', { id: e.id, year: 2025, turnoverRupiah: 16_000_000_000 }),
      officer().ok('registry.recordFigures', { id: e.id, year: 2023, turnoverRupiah: 1 }),
    ]);
    expect((await officer().ok('registry.getEnterprise', { id: e.id })).scale).toMatchObject({ class: 'medium', year: 2025 });
  });

  test('of a law to come changes for everybody in its first night, and the counts with it', async () => {
    const later = await openTown();
    try {
      await asSuperuser(later.databaseUrl, (db) =>
        db.query(`
        update reference.rule set valid_to = '2027-06-30' where key = 'scale_class' and valid_to is null;
        insert into reference.rule (key, valid_from, value, legal_basis) select key, '2027-07-01', replace(value::text, '2000000000', '100000000')::jsonb, 'PP contoh' from reference.rule where key = 'scale_class' and valid_to = '2027-06-30'`),
      );
      const e = await register(later.as('petugas'), {}, {}, [{ year: 2025, turnoverRupiah: 100_000_001 }]);
      const scale = async () => (await later.as('petugas').ok('registry.getEnterprise', { id: e.id })).scale;
      expect(await scale()).toMatchObject({ class: 'micro', nextCeilingRupiah: 2_000_000_000 });
      later.clock.set('2027-06-30T23:00:00+07:00');
      await runWork(later, 'registry.refreshLegality');
      expect(await scale()).toMatchObject({ class: 'micro' });
      later.clock.set('2027-07-01T00:30:00+07:00');
      await runWork(later, 'registry.refreshLegality');
      expect(await scale()).toMatchObject({ class: 'small', legalBasis: 'PP contoh' });
      const { kept, counted } = await countsTwice(later);
      expect(kept).toEqual(counted);
    } finally {
      await later.close();
    }
  });
});

describe('a business beside another of the same owner', () => {
  test('may not have the same name, however it is spelled; a number or a letter tells them apart', async () => {
    const e = await register(officer(), { name: 'Toko Djaya 1' }, { nik: makeNik(), fullName: 'Satu Pemilik' });
    for (const name of ['toko jaya 1', 'TOKO  Djaya-1']) {
      const twin = await officer().call('registry.registerEnterprise', { id: freshId(), ownerId: e.ownerId, enterprise: anEnterprise({ name }) });
      expect([twin.status, twin.body.code, twin.body.detail]).toEqual([
        409,
        'registry.sameBusiness',
        expect.stringContaining('Satu Pemilik sudah punya usaha bernama “Toko Djaya 1”'),
      ]);
    }
    const second = await registerAnother(officer(), e.ownerId, { name: 'Toko Jaya 2' });
    const third = await registerAnother(officer(), e.ownerId, { name: 'Toko Jaya B' });
    const renamed = await officer().call('registry.updateEnterprise', {
      id: third.id,
      version: 1,
      enterprise: anEnterprise({ name: 'Toko Jaya 2' }),
    });
    expect(renamed.body.code).toBe('registry.sameBusiness');
    expect((await officer().ok('registry.getEnterprise', { id: second.id })).siblings.map((s) => s.name).sort((a, b) => a.localeCompare(b))).toEqual([
      'Toko Djaya 1',
      'Toko Jaya B',
    ]);
    await register(officer(), { name: 'Toko Djaya 1' });
  });

  test('of the same name, twice at once, is one', async () => {
    const e = await register(officer());
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        officer().call('registry.registerEnterprise', { id: freshId(), ownerId: e.ownerId, enterprise: anEnterprise({ name: 'Cabang Kembar' }) }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });
});
