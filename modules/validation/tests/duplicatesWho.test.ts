import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { auditEvents } from '#test/support/trail.ts';
import { districtOfficer, jati, mangunharjo, openPairOf, pairOf, pilang, register, someName, somePhone, twice } from './lookAlikes.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.drain();
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const colleague = () => town.as('petugas.program');
const admin = () => town.as('admin');

const getEnterprise = (id: string) => officer().ok('registry.getEnterprise', { id });

describe('areas and roles', () => {
  test('a pair across districts is the regency’s, within one it is the district’s', async () => {
    const mayangan = await districtOfficer(town, 'petugas.mayangan', '35.74.03');
    const kademangan = await districtOfficer(town, 'petugas.kademangan', '35.74.01');
    const inside = await twice(town, officer(), mangunharjo);
    const pair = await openPairOf(mayangan, inside.one.id, inside.other.id);
    expect(await pairOf(kademangan, inside.one.id, inside.other.id)).toBeUndefined();
    expect((await kademangan.call('validation.getPair', { id: pair.id })).status).toBe(404);
    expect((await kademangan.call('validation.decidePair', { id: pair.id, verdict: 'different' })).status).toBe(404);
    const [phone, fullName, name] = [somePhone(), `${someName()} ${someName()}`, `Kue ${someName()}`];
    const here = await register(officer(), { name, area: jati }, { phone, fullName, area: jati });
    const there = await register(officer(), { name, area: pilang }, { phone, fullName, area: pilang });
    await town.drain();
    expect(await pairOf(mayangan, here.id, there.id)).toBeUndefined();
    expect(await pairOf(officer(), here.id, there.id)).toBeDefined();
    expect((await mayangan.call('validation.setLinking', { autoLink: true, autoWeight: 12, sampleShare: 0 })).status).toBe(404);
    expect((await mayangan.ok('validation.getLinking', {})).can).toEqual({});
    expect(await mayangan.ok('validation.listPairs', { area: pilang })).toEqual({ items: [], next: null });
    const wider = await officer().ok('validation.listPairs', { area: '35.74.03', limit: 200 });
    expect(wider.items.map((p) => p.id)).toContain(pair.id);
  });

  test('leaders and inspectors read, companions do not see the queue', async () => {
    const { one, other } = await twice(town, officer());
    const { id } = await openPairOf(town.as('walikota'), one.id, other.id);
    expect((await town.as('inspektur').ok('validation.getPair', { id })).can).toEqual({});
    expect((await town.as('walikota').call('validation.decidePair', { id, verdict: 'different' })).status).toBe(403);
    expect((await town.as('pendamping.jati').call('validation.listPairs')).status).toBe(403);
  });

  test('another regency has its own registry, keys and queue', async () => {
    const elsewhere = await secondRegency(town);
    const { one, other, phone, name } = await twice(town, officer());
    const { id } = await openPairOf(officer(), one.id, other.id);
    expect((await elsewhere.admin.ok('validation.listPairs', {})).items).toEqual([]);
    expect((await elsewhere.admin.call('validation.getPair', { id })).status).toBe(404);
    expect((await elsewhere.officer.call('validation.decidePair', { id, verdict: 'different' })).status).toBe(404);
    expect((await elsewhere.officer.ok('validation.findSimilar', { name, phone, area: '35.09.10.2003' })).items).toEqual([]);
  });
});

describe('a second look', () => {
  test('is another person’s, does not show the first verdict, and counts for agreement', async () => {
    await admin().ok('validation.setLinking', { autoLink: false, autoWeight: 12, sampleShare: 1 });
    const verdicts = [
      ['same_enterprise', 'same_enterprise'],
      ['different', 'different'],
      ['different', 'same_enterprise'],
    ] as const;
    const before = (await officer().ok('validation.getLinking', {})).agreement;
    for (const [first, second] of verdicts) {
      const { one, other } = await twice(town, officer());
      const { id } = await openPairOf(officer(), one.id, other.id);
      await officer().ok('validation.decidePair', { id, verdict: first });
      expect(await pairOf(officer(), one.id, other.id, 'second_look')).toBeUndefined();
      expect((await officer().call('validation.lookAgain', { id, verdict: second })).body.code).toBe('validation.notSecond');
      expect(await pairOf(colleague(), one.id, other.id, 'decided')).toBeUndefined();
      expect(await pairOf(colleague(), one.id, other.id, 'second_look')).toMatchObject({ id, state: 'open' });
      const asked = await colleague().ok('validation.getPair', { id });
      expect(asked).toMatchObject({ secondLook: true, state: 'open', decisions: [], can: { 'validation.lookAgain': true } });
      expect((await colleague().call('validation.lookAgain', { id, verdict: 'later' })).status).toBe(422);
      expect(await colleague().ok('validation.lookAgain', { id, verdict: second })).toMatchObject({ agrees: first === second, first });
      expect((await colleague().call('validation.lookAgain', { id, verdict: second })).body.code).toBe('validation.notSecond');
      expect(await pairOf(colleague(), one.id, other.id, 'decided')).toMatchObject({ state: first });
    }
    const { agreement } = await officer().ok('validation.getLinking', {});
    expect([agreement.judged - before.judged, agreement.agreed - before.agreed]).toEqual([3, 2]);
    expect(agreement.kappa).toBeGreaterThan(-1);
    expect(agreement.kappa).toBeLessThan(1);
    await admin().ok('validation.setLinking', { autoLink: false, autoWeight: 12, sampleShare: 0 });
  });
});

describe('linking without a person', () => {
  const settle = (autoLink: boolean) => admin().ok('validation.setLinking', { autoLink, autoWeight: 12, sampleShare: 0 });

  test('is off until the agency turns it on; then it decides like a person, and is undone like one', async () => {
    const { one, other } = await twice(town, officer());
    expect(await pairOf(officer(), one.id, other.id)).toMatchObject({ band: 'auto', state: 'open' });
    await settle(true);
    await town.drain();
    const pair = await pairOf(officer(), one.id, other.id, 'decided');
    expect(pair).toMatchObject({ state: 'same_enterprise' });
    const { decisions } = await officer().ok('validation.getPair', { id: pair?.id ?? '' });
    expect(decisions).toMatchObject([{ verdict: 'same_enterprise', byName: 'sistem' }]);
    const events = await auditEvents(town, 'validation.linkAlone');
    expect(events.find((event) => event.subject_id === pair?.id)).toMatchObject({ actor: 'system:validation.linkAlone' });
    await settle(false);
    await officer().ok('validation.undoDecision', { id: decisions[0]?.id ?? '' });
    await town.drain();
    expect((await getEnterprise(other.id)).id).toBe(other.id);
    const fresh = await twice(town, officer());
    expect(await pairOf(officer(), fresh.one.id, fresh.other.id)).toMatchObject({ state: 'open' });
  });

  test('leaves a couple at one address with one telephone to a person', async () => {
    await settle(true);
    const [phone, family] = [somePhone(), someName()];
    const one = await register(
      officer(),
      { name: `Kue ${family}`, address: 'Jl. Melati No. 5 RT 01 RW 02' },
      { phone, fullName: `Sukarman ${someName()}`, nik: null },
    );
    const other = await register(
      officer(),
      { name: `Kue ${family}`, address: 'Jl. Melati No. 5 RT 01 RW 02' },
      { phone, fullName: `Wulandari ${someName()}`, nik: null },
    );
    await town.drain();
    expect(await pairOf(officer(), one.id, other.id)).toMatchObject({ state: 'open' });
    await settle(false);
  });

  test('leaves a group of more than six to a person, and marks it', async () => {
    const [phone, fullName, name] = [somePhone(), `${someName()} ${someName()}`, `Kue ${someName()}`];
    const made: string[] = [];
    for (let i = 0; i < 8; i++) made.push((await register(officer(), { name, address: 'Jl. Anggrek No. 8' }, { phone, fullName })).id);
    await town.drain();
    await settle(true);
    await town.drain();
    const { items } = await officer().ok('validation.listPairs', { enterpriseId: made[0] ?? '', limit: 200 });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((pair) => pair.crowded && pair.state === 'open')).toBe(true);
    await settle(false);
  });
});
