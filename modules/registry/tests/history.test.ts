import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { addDocument, makeNib, mangunharjo, pdf, photoWithPlace, register } from './builders.ts';
import type { NewEnterprise } from './builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const timeline = async (id: string) => (await officer().ok('registry.listTimeline', { id })).items;

/** Every field that people give of an enterprise, once filled and once different. */
const filled: NewEnterprise = {
  name: 'Awal',
  brand: 'Merek Awal',
  products: 'roti',
  area: '35.74.03.1004',
  address: 'Jalan Satu',
  latitude: -7.75,
  longitude: 113.22,
  accuracyM: 10,
  cluster: 'bakery',
  kbliVersion: '2020',
  kbli: '10710',
  placeKind: 'home',
  startYear: 2001,
  activity: 'active',
  phone: '084170001111',
  workersMale: 1,
  workersFemale: 2,
  monthlyCapacity: '100 loyang',
  channels: ['home'],
  note: 'catatan awal',
};
const changed: NewEnterprise = {
  name: 'Akhir',
  brand: null,
  products: 'kue',
  area: mangunharjo,
  address: 'Jalan Dua',
  latitude: -7.76,
  longitude: 113.23,
  accuracyM: 20,
  cluster: 'batik',
  kbliVersion: null,
  kbli: null,
  placeKind: 'shop',
  startYear: 2002,
  activity: 'seasonal',
  phone: '084170002222',
  workersMale: 3,
  workersFemale: 0,
  monthlyCapacity: '',
  channels: ['home', 'market'],
  note: 'catatan akhir',
};

describe('the history of an enterprise', () => {
  test('has before and after for every field that changed, and who did it', async () => {
    const { id } = await register(officer(), filled);
    await officer().ok('registry.updateEnterprise', { id, version: 1, enterprise: changed });
    const [update, registered] = await timeline(id);
    expect([registered?.kind, registered?.byName]).toEqual(['registered', 'Retno Ayuningtyas']);
    const value = (fields: NewEnterprise, key: string) => {
      const given = fields[key as keyof NewEnterprise];
      if (key === 'phone') return `+62${String(given).slice(1)}`;
      return given === '' ? null : given;
    };
    expect(update?.changes).toEqual(Object.fromEntries(Object.keys(filled).map((key) => [key, [value(filled, key), value(changed, key)]])));
  });

  test('of a change of one field has that field alone', async () => {
    const { id } = await register(officer(), filled);
    await officer().ok('registry.updateEnterprise', { id, version: 1, enterprise: { ...filled, note: null } });
    expect((await timeline(id))[0]).toMatchObject({ kind: 'updated', changes: { note: ['catatan awal', null] } });
  });

  test('has papers, photos, figures, visits, centres and notes, newest first, in pages', async () => {
    const { id, ownerId } = await register(officer());
    const number = makeNib();
    const documentId = await addDocument(officer(), id, { kind: 'nib', number });
    await officer().ok('registry.attachDocumentFile', { id, documentId }, { file: { name: 'nib.pdf', content: pdf } });
    await officer().ok('registry.checkDocument', { id, documentId, verdict: 'checked', note: 'asli' });
    await officer().ok('registry.recordFigures', { id, year: 2025, turnoverRupiah: 3_000_000_000 });
    await officer().ok('registry.recordFigures', { id, year: 2025, turnoverRupiah: 1_000_000_000, capitalRupiah: 7 });
    await officer().ok('registry.verifyEnterprise', { id, version: 3, activity: 'closed' });
    await officer().ok('registry.addNote', { id, text: 'Baris satu\nbaris dua' });
    await officer().ok('registry.addPhoto', { id, photoId: freshId() }, { file: { name: 'a.jpg', content: await photoWithPlace() } });
    const centreId = freshId();
    await officer().ok('registry.saveCentre', { id: centreId, name: 'Sentra Riwayat', area: '35.74.03.1004', cluster: 'batik' });
    await officer().ok('registry.joinCentre', { id, centreId });
    await officer().ok('registry.leaveCentre', { id, centreId });
    await officer().ok('registry.removeDocument', { id, documentId });
    await officer().ok('registry.updateOwner', { id: ownerId, version: 1, owner: { fullName: 'Nama Kedua', area: mangunharjo } });
    const events = await timeline(id);
    expect(events.map((event) => event.kind)).toEqual([
      'ownerUpdated',
      'documentRemoved',
      'centreLeft',
      'centreJoined',
      'photoAdded',
      'noted',
      'verified',
      'figuresRecorded',
      'figuresRecorded',
      'documentChecked',
      'documentFileAttached',
      'documentAdded',
      'registered',
    ]);
    const of = (kind: string) => events.find((event) => event.kind === kind)?.changes;
    expect(of('documentAdded')).toEqual({ nib: [null, number] });
    expect(of('documentChecked')).toEqual({ nib: ['stated', 'checked'], checkNote: [null, 'asli'] });
    expect(of('figuresRecorded')).toEqual({
      year: [null, 2025],
      turnoverRupiah: [3_000_000_000, 1_000_000_000],
      capitalRupiah: [null, 7],
      scaleClass: ['small', 'micro'],
    });
    expect(of('verified')).toEqual({ activity: ['active', 'closed'] });
    expect(of('noted')).toEqual({ text: [null, 'Baris satu\nbaris dua'] });
    expect(of('centreLeft')).toEqual({ centre: ['Sentra Riwayat', null] });
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await officer().ok('registry.listTimeline', { id, limit: 3, ...(cursor && { cursor }) });
      paged.push(...page.items.map((event) => event.id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(events.map((event) => event.id));
  });

  test('does not name a person of a command that was refused', async () => {
    const { id } = await register(officer());
    await officer().call('registry.updateEnterprise', { id, version: 9, enterprise: filled });
    await officer().call('registry.recordFigures', { id, year: 2025 });
    expect((await timeline(id)).map((event) => event.kind)).toEqual(['registered']);
  });

  test.each([
    ['', 'core.required'],
    ['x'.repeat(2001), 'core.tooLong'],
    ['a\u0000b', 'core.controlCharacters'],
  ])('a note of %j is refused', async (text, code) => {
    const { id } = await register(officer());
    const answer = await officer().call('registry.addNote', { id, text });
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, code]);
  });
});
