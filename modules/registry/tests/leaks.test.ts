import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { freshId } from '#test/support/client.ts';
import type { Client } from '#test/support/client.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import {
  addDocument,
  anEnterprise,
  anOwner,
  jati,
  makeNib,
  makeNik,
  makePhone,
  mangunharjo,
  pdf,
  photoWithPlace,
  register,
  registerAnother,
} from './builders.ts';
import type { Made } from './builders.ts';
import { aVisit } from './visitsBuilders.ts';

// Two enterprises full of secrets: one in Mangunharjo, which the companion of Jati must not see, and one in Jember, which nobody here must see.

const box = { south: -9, west: 112, north: -7, east: 115 };
type Secret = Made & { nik: string; phone: string; nib: string; documentId: string; photoId: string };

let town: Town;
let secret: Secret;
let foreign: Secret;
let unplaced: Made;

async function hide(client: Client, area: string, word: string): Promise<Secret> {
  const [nik, phone, nib, photoId] = [makeNik(), makePhone(), makeNib(), freshId()];
  const e = await register(
    client,
    {
      name: `${word} Usaha`,
      brand: `${word} Merek`,
      products: `${word} produk`,
      address: `Jalan ${word}`,
      note: word,
      area,
      cluster: null,
      ...(area === mangunharjo && { latitude: -7.745, longitude: 113.215 }),
    },
    { fullName: `${word} Pemilik`, nik, phone, address: `Jalan ${word}`, area, email: `${word}@contoh.id` },
  );
  const documentId = await addDocument(client, e.id, { kind: 'nib', number: nib });
  await client.ok('registry.attachDocumentFile', { id: e.id, documentId }, { file: { name: `${word}.pdf`, content: pdf } });
  await client.ok('registry.addPhoto', { id: e.id, photoId, caption: word }, { file: { name: `${word}.jpg`, content: await photoWithPlace() } });
  await client.ok('registry.addNote', { id: e.id, text: word });
  await client.ok('registry.addExportRecord', { id: e.id, recordId: freshId(), year: 2025, country: 'JP', product: word });
  return { ...e, nik, phone, nib, documentId, photoId };
}

beforeAll(async () => {
  town = await openTown();
  await secondRegency(town);
  secret = await hide(town.as('petugas'), mangunharjo, 'Rahasiaku');
  foreign = await hide(town.as('petugas.jember'), '35.09.10.2003', 'Rahasiaku');
  unplaced = await register(town.as('petugas'), { name: 'Rahasiaku Tanpa Kelurahan', area: '35.74' }, { fullName: 'Rahasiaku Entah', area: '35.74' });
});
afterAll(() => town.close());

/** Every question of the registry about what is hidden; the questions of lists ask for it by each of its words and numbers. */
function questions(about: Secret): [action: string, input: object][] {
  const searches = ['Rahasiaku', 'rahasiku usaha', about.nik, about.nik.slice(-4), about.phone, about.nib];
  return [
    ['registry.getEnterprise', { id: about.id }],
    ['registry.listTimeline', { id: about.id }],
    ['registry.getOwner', { id: about.ownerId }],
    ['registry.getDocumentFile', { id: about.id, documentId: about.documentId }],
    ['registry.getPhoto', { id: about.id, photoId: about.photoId }],
    ['registry.listEnterprises', { limit: 200 }],
    ['registry.listEnterprises', { limit: 200, area: about.enterprise.area }],
    ['registry.listEnterprises', { sort: 'name', limit: 200 }],
    ['registry.mapEnterprises', box],
    ['registry.mapEnterprises', { ...box, area: about.enterprise.area }],
    ...searches.flatMap((search): [string, object][] => [
      ['registry.listEnterprises', { search }],
      ['registry.mapEnterprises', { ...box, search }],
      ['registry.findOwners', { text: search }],
    ]),
    ['registry.getOverview', {}],
    ['registry.listCentres', {}],
    ['registry.getCentre', { id: townId('centre.batik-jati') }],
    ['registry.listViews', {}],
    ['registry.listClusters', {}],
  ];
}

async function expectBlind(client: Client, about: Secret): Promise<void> {
  for (const [action, input] of questions(about)) {
    const answer = await client.call(action, input);
    expect([action, input, answer.status === 200 || answer.status === 403 || answer.status === 404]).toEqual([action, input, true]);
    expect([
      action,
      input,
      answer.text.match(/rahasiaku/i)?.[0],
      [about.phone.slice(1), about.nik, about.nib].find((number) => answer.text.includes(number)),
    ]).toEqual([action, input, undefined, undefined]);
  }
  const gone = { status: 404, code: 'core.notFound', detail: 'Data itu tidak ada, atau di luar wilayah Anda.' };
  for (const [action, input] of questions(about).slice(0, 5)) {
    const answer = await client.call(action, input);
    if (answer.status !== 403)
      expect([action, { status: answer.status, code: answer.body.code, detail: answer.body.detail }]).toEqual([action, gone]);
  }
  for (const search of ['Rahasiaku', about.nik, about.nik.slice(-4), about.phone, about.nib]) {
    const count = await client.call('registry.countEnterprises', { search });
    if (count.status === 200) expect([search, count.body]).toEqual([search, { n: 0, exact: true }]);
  }
}

test('whoever may see it sees it: the questions do ask', async () => {
  const answers = await Promise.all(
    questions(secret)
      .slice(0, 16)
      .map(([action, input]) => town.as('petugas').call(action, input)),
  );
  expect(answers.filter((answer) => answer.status === 200 && /rahasiaku|%PDF|WEBP/i.test(answer.text)).length).toBeGreaterThanOrEqual(12);
});

describe('nothing of Jember', () => {
  test.each(['petugas', 'admin', 'walikota', 'inspektur', 'pendamping.jati'])('is seen by %s', async (user) => {
    const own = user === 'pendamping.jati' ? [] : [secret.id, unplaced.id];
    const client = town.as(user);
    for (const [action, input] of questions(foreign)) {
      const answer = await client.call(action, input);
      for (const part of [foreign.id, foreign.ownerId, foreign.phone.slice(1), foreign.nib, '35.09'])
        expect([action, input, part, answer.text.includes(part)]).toEqual([action, input, part, false]);
    }
    const found = await client.ok('registry.listEnterprises', { search: 'Rahasiaku' });
    expect(found.items.map((item) => item.id).sort((a, b) => a.localeCompare(b))).toEqual(own.sort((a, b) => a.localeCompare(b)));
    for (const area of ['35.09', '35.09.10.2003']) {
      expect([
        (await client.call('registry.listEnterprises', { area })).body['items'],
        (await client.call('registry.countEnterprises', { area })).body['n'],
        (await client.call('registry.getOverview', { area })).status,
      ]).toEqual([[], 0, 404]);
    }
  });

  test('nor anything from here there', async () => {
    const jember = town.as('petugas.jember');
    const { items } = await jember.ok('registry.listEnterprises', {});
    expect(items.map((item) => item.id)).toContain(foreign.id);
    expect(items.filter((item) => !item.area.startsWith('35.09'))).toEqual([]);
    expect(await jember.ok('registry.countEnterprises', {})).toEqual({ n: items.length, exact: true });
    expect((await jember.ok('registry.getOverview', {})).total).toBe(items.length);
    expect((await jember.ok('registry.listCentres', {})).items.filter((centre) => !centre.area.startsWith('35.09'))).toEqual([]);
    for (const text of [secret.nik, secret.phone, 'Batik Sari']) expect((await jember.ok('registry.findOwners', { text })).items).toEqual([]);
  });

  test('the same NIK, telephone and NIB are free in another regency, and its refusals name nobody', async () => {
    const jember = town.as('petugas.jember');
    const e = await register(jember, { area: '35.09.10.2003', cluster: null }, { nik: secret.nik, phone: secret.phone, area: '35.09.10.2003' });
    expect((await jember.call('registry.addDocument', { id: e.id, documentId: freshId(), kind: 'nib', number: secret.nib })).status).toBe(200);
  });
});

describe('a companion of Jati', () => {
  test('sees nothing of Mangunharjo by any question', async () => {
    await expectBlind(town.as('pendamping.jati'), secret);
  });

  test('sees no enterprise of unknown village; whoever answers for the whole city does', async () => {
    expect((await town.as('pendamping.jati').call('registry.getEnterprise', { id: unplaced.id })).status).toBe(404);
    for (const user of ['petugas', 'admin', 'walikota', 'inspektur'])
      expect([user, (await town.as(user).call('registry.getEnterprise', { id: unplaced.id })).status]).toEqual([user, 200]);
  });

  test('has lists, counts, map and overview of Jati alone', async () => {
    const companion = town.as('pendamping.jati');
    const { items } = await companion.ok('registry.listEnterprises', { limit: 200 });
    expect(new Set(items.map((item) => item.area))).toEqual(new Set([jati]));
    expect(await companion.ok('registry.countEnterprises', {})).toEqual({ n: items.length, exact: true });
    expect((await companion.ok('registry.getOverview', {})).total).toBe(items.length);
    for (const area of ['35.74', '35.74.03', mangunharjo]) {
      expect([area, (await companion.call('registry.getOverview', { area })).status]).toEqual([area, 404]);
      const inside = area === mangunharjo ? 0 : items.length;
      expect([area, (await companion.ok('registry.countEnterprises', { area })).n]).toEqual([area, inside]);
    }
    const map = await companion.ok('registry.mapEnterprises', box);
    expect(map.located + map.unlocated).toBe(items.length);
  });

  test('is told by no refusal who or what is recorded elsewhere', async () => {
    const companion = town.as('pendamping.jati');
    const nik = await companion.call('registry.registerEnterprise', {
      id: freshId(),
      owner: anOwner({ nik: secret.nik }),
      enterprise: anEnterprise(),
    });
    expect([nik.status, nik.body.code, nik.body.detail]).toEqual([
      409,
      'registry.nikTakenElsewhere',
      expect.stringContaining('tercatat di wilayah lain'),
    ]);
    const own = await register(companion);
    const nib = await companion.call('registry.addDocument', { id: own.id, documentId: freshId(), kind: 'nib', number: secret.nib });
    expect([nib.status, nib.body.code, nib.body.detail]).toEqual([409, 'registry.documentTakenElsewhere', expect.stringContaining('wilayah lain')]);
    const renik = await companion.call('registry.updateOwner', {
      id: own.ownerId,
      version: 1,
      owner: { fullName: 'Coba', nik: secret.nik, area: jati },
    });
    expect([renik.status, renik.body.code]).toEqual([409, 'registry.nikTakenElsewhere']);
    const twin = await companion.call('registry.registerEnterprise', {
      id: freshId(),
      ownerId: secret.ownerId,
      enterprise: anEnterprise({ name: 'Rahasiaku Usaha' }),
    });
    expect([twin.status, twin.body.code]).toEqual([409, 'registry.sameBusinessElsewhere']);
    for (const answer of [nik, nib, renik, twin]) expect(answer.text).not.toMatch(/rahasiaku/i);
  });

  test('who has the person before them, with their NIK, finds the record and may attach a business; only then it opens', async () => {
    const companion = town.as('pendamping.jati');
    const traveller = await register(
      town.as('petugas'),
      { area: mangunharjo, name: 'Warung Pindahan' },
      { area: mangunharjo, fullName: 'Musafir Contoh' },
    );
    const [hit] = (await companion.ok('registry.findOwners', { text: String(traveller.owner.nik) })).items;
    expect(hit).toEqual({ id: traveller.ownerId, fullName: 'M… C…', nikMask: null, phone: null, area: '35.74', areaName: 'Kota Probolinggo' });
    expect((await companion.call('registry.getOwner', { id: traveller.ownerId })).status).toBe(404);
    const second = await registerAnother(companion, traveller.ownerId, { name: 'Cabang Jati' });
    const shown = await companion.ok('registry.getEnterprise', { id: second.id });
    expect([shown.owner?.fullName, shown.siblings]).toEqual(['Musafir Contoh', []]);
    expect((await companion.ok('registry.getOwner', { id: traveller.ownerId })).enterprises.map((e) => e.id)).toEqual([second.id]);
    expect((await companion.call('registry.listTimeline', { id: second.id })).text).not.toContain('Warung Pindahan');
  });
});

describe('an owner', () => {
  test('sees their own enterprises and nobody else’s', async () => {
    const bahrul = town.as('pemilik.bahrul');
    const { items } = await bahrul.ok('registry.listMyEnterprises', {});
    expect(items.map((item) => item.name).sort((a, b) => a.localeCompare(b))).toEqual([
      'Bahrul Laundry',
      'Bengkel Bahrul Motor',
      'Toko Bahrul Berkah',
    ]);
    for (const { id } of items) expect((await bahrul.call('registry.getEnterprise', { id })).status).toBe(200);
    expect((await bahrul.ok('registry.getOwner', { id: townId('owner.bahrul') })).enterprises).toHaveLength(3);
    await expectBlind(bahrul, secret);
    for (const action of ['registry.listEnterprises', 'registry.countEnterprises', 'registry.getOverview', 'registry.findOwners']) {
      expect([action, (await bahrul.call(action, action === 'registry.findOwners' ? { text: 'sari' } : {})).status]).toEqual([action, 403]);
    }
  });

  test('adds papers to their own, is told nothing about others, and checks nothing', async () => {
    const sari = town.as('pemilik.sari');
    const [own] = (await sari.ok('registry.listMyEnterprises', {})).items;
    const documentId = freshId();
    const taken = await sari.call('registry.addDocument', { id: own?.id ?? '', documentId, kind: 'halal', number: 'ID35110000000123456' });
    expect(taken.status).toBe(200);
    const nib = await sari.call('registry.addDocument', { id: own?.id ?? '', documentId: freshId(), kind: 'nib', number: secret.nib });
    expect([nib.status, nib.body.code]).toEqual([409, 'registry.documentTakenElsewhere']);
    expect(nib.text).not.toMatch(/rahasiaku/i);
    expect((await sari.call('registry.checkDocument', { id: own?.id ?? '', documentId, verdict: 'checked' })).status).toBe(403);
    expect((await sari.call('registry.addDocument', { id: secret.id, documentId: freshId(), kind: 'nib', number: makeNib() })).status).toBe(404);
    expect((await sari.call('registry.recordFigures', { id: secret.id, year: 2025, turnoverRupiah: 1 })).status).toBe(404);
    expect((await sari.call('registry.recordFigures', { id: own?.id ?? '', year: 2025, turnoverRupiah: 1 })).status).toBe(200);
  });

  test('has buttons for what they may do, and no others', async () => {
    const sari = town.as('pemilik.sari');
    const [own] = (await sari.ok('registry.listMyEnterprises', {})).items;
    const shown = await sari.ok('registry.getEnterprise', { id: own?.id ?? '' });
    expect(Object.keys(shown.can).sort((a, b) => a.localeCompare(b))).toEqual(
      ['addDocument', 'addPhoto', 'attachDocumentFile', 'listTimeline', 'recordFigures', 'removeDocument', 'removePhoto'].map(
        (name) => `registry.${name}`,
      ),
    );
    expect(Object.keys(shown.owner?.can ?? {})).toEqual(['registry.getOwner']);
    const inspected = await town.as('inspektur').ok('registry.getEnterprise', { id: own?.id ?? '' });
    expect([Object.keys(inspected.can), Object.keys(inspected.owner?.can ?? {})]).toEqual([['registry.listTimeline'], ['registry.getOwner']]);
  });
});

test('a command about what lies outside answers like one about nothing', async () => {
  const companion = town.as('pendamping.jati');
  const commands: [string, (id: string) => object][] = [
    ['registry.updateEnterprise', (id) => ({ id, version: 1, enterprise: anEnterprise() })],
    ['registry.verifyEnterprise', (id) => ({ id, version: 1, activity: 'active' })],
    ['registry.recordFigures', (id) => ({ id, year: 2025, turnoverRupiah: 1 })],
    ['registry.recordVisit', (id) => aVisit(town, id)],
    ['registry.listVisits', (id) => ({ id })],
    ['registry.addNote', (id) => ({ id, text: 'x' })],
    ['registry.addDocument', (id) => ({ id, documentId: freshId(), kind: 'nib', number: makeNib() })],
    ['registry.removeDocument', (id) => ({ id, documentId: secret.documentId })],
    ['registry.removePhoto', (id) => ({ id, photoId: secret.photoId })],
  ];
  for (const [action, input] of commands) {
    const [hidden, missing] = [await companion.call(action, input(secret.id)), await companion.call(action, input(freshId()))];
    const { instance: _one, ...first } = hidden.body;
    const { instance: _two, ...second } = missing.body;
    expect([action, first]).toEqual([action, second]);
    expect(hidden.status).toBe(404);
  }
  expect((await companion.call('registry.revealNik', { id: secret.ownerId, reason: 'coba' })).status).toBe(404);
});
