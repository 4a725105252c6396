import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { audited } from '#test/support/trail.ts';
import { jati, look, openPairOf, pairOf, pilang, register, registerAnother, runWork, someName, someNik, somePhone, twice } from './lookAlikes.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.drain();
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const colleague = () => town.as('petugas.program');

const getEnterprise = (id: string) => officer().ok('registry.getEnterprise', { id });

describe('pairs are found', () => {
  test('when the second is registered, with the evidence in words and without numbers in the clear', async () => {
    const { one, other, phone } = await twice(town, officer());
    const listed = await openPairOf(officer(), one.id, other.id);
    expect(listed).toMatchObject({ state: 'open', foundBy: 'registration', business: 'same', importId: null, crowded: false });
    expect(listed.summary).toMatch(/HP|telepon/i);
    const pair = await officer().ok('validation.getPair', { id: listed.id });
    expect(pair.evidence.length).toBeGreaterThan(2);
    expect(pair.evidence.map((e) => e.weight)).toEqual(pair.evidence.map((e) => e.weight).toSorted((a, b) => b - a));
    expect(pair.fields.find((f) => f.field === 'ownerPhone')).toMatchObject({ one: phone.replace(/^0/, '+62'), differs: false, take: null });
    expect(pair.fields.find((f) => f.field === 'ownerName')).toMatchObject({ label: 'Nama pemilik', differs: true, take: 'ownerName' });
    expect(pair.fields.find((f) => f.field === 'nik')).toMatchObject({ differs: true, take: null });
    expect(pair).toMatchObject({ suggested: { verdict: 'same_enterprise' }, sameOwner: false, secondLook: false, decisions: [] });
    expect(pair.can['validation.decidePair']).toBe(true);
    expect(JSON.stringify(pair)).not.toMatch(/\d{16}/);
  });

  test('by a search of the whole registry, where the events were missed', async () => {
    const { one, other } = await twice(town, officer());
    await look(town, 'delete from validation.pair where one_id = $1 or other_id = $1', [one.id]);
    await look(town, 'delete from validation.link_key where enterprise_id = $1', [one.id]);
    await look(town, 'delete from validation.link_record where enterprise_id = $1', [one.id]);
    expect(await officer().ok('validation.searchDuplicates', {})).toEqual({ started: true });
    await town.drain();
    expect((await openPairOf(officer(), one.id, other.id)).foundBy).toBe('search');
    const { lastSearch, searching, model } = await officer().ok('validation.getLinking', {});
    expect(lastSearch?.records).toBeGreaterThan(60);
    expect(searching).toBeNull();
    expect(model).toEqual({ version: 0, trainedOn: null, at: null, shipped: true });
    const { items } = await officer().ok('accounts.listNotices', {});
    expect(items[0]).toMatchObject({ kind: 'validation.duplicatesSearched' });
  });

  test('not for one NIK with two businesses', async () => {
    const one = await register(officer(), { name: `Kue ${someName()}` }, { nik: someNik(), phone: somePhone() });
    const other = await registerAnother(officer(), one.ownerId, { name: `Bengkel ${someName()}` });
    await town.drain();
    await runWork(town, 'validation.searchPairs', { id: await newSearch() });
    expect(await pairOf(officer(), one.id, other.id)).toBeUndefined();
  });

  test('and closed again when a correction shows that they are two', async () => {
    const { one, other } = await twice(town, officer());
    await openPairOf(officer(), one.id, other.id);
    const before = await getEnterprise(other.id);
    await officer().ok('registry.updateOwner', {
      id: other.ownerId,
      version: before.owner?.version ?? 0,
      owner: { fullName: `${someName()} ${someName()}`, nik: someNik(), phone: somePhone(), area: jati },
    });
    await town.drain();
    expect(await pairOf(officer(), one.id, other.id)).toBeUndefined();
  });

  test('of two hundred look-alikes only so many that a person can go through them', async () => {
    const [name, phone] = [`Sate ${someName()}`, somePhone()];
    const made: string[] = [];
    const owner = await register(officer(), { name, address: 'Jl. Serayu 1' }, { phone, fullName: 'Sumarno Look' });
    made.push(owner.id);
    await look(
      town,
      `insert into registry.enterprise (regency, id, owner_id, name, name_key, area, district, address, activity, source, created_at, created_by, updated_at)
      select regency, gen_random_uuid(), owner_id, name, name_key, area, district, address, activity, source, created_at, created_by, updated_at from registry.enterprise, generate_series(1, 199) where id = $1`,
      [owner.id],
    );
    await runWork(town, 'validation.keepLinked');
    await runWork(town, 'validation.searchPairs', { id: await newSearch() });
    const rows = await look<{ n: number; most: number }>(
      town,
      `select count(*)::int as n, max(c)::int as most from (select one_id, count(*) over (partition by one_id) as c from validation.pair p join registry.enterprise e on e.id = p.one_id where e.owner_id = $1 and p.state = 'open') t`,
      [owner.ownerId],
    );
    expect(rows[0]?.n).toBeGreaterThan(100);
    expect(rows[0]?.n).toBeLessThanOrEqual(200 * 10);
    await look(town, `update validation.pair set state = 'gone' where one_id in (select id from registry.enterprise where owner_id = $1)`, [
      owner.ownerId,
    ]);
    await look(town, `delete from registry.enterprise where owner_id = $1 and id <> $2`, [owner.ownerId, owner.id]);
    await runWork(town, 'validation.keepLinked');
  });
});

async function newSearch(): Promise<string> {
  const id = freshId();
  await look(town, `insert into validation.link_search (regency, id, started_at) values ('35.74', $1, now())`, [id]);
  return id;
}

describe('a verdict', () => {
  test('the same enterprise: the records become one, and what was chosen stays', async () => {
    const { one, other, name } = await twice(town, officer());
    const pair = await openPairOf(officer(), one.id, other.id);
    const commandId = freshId();
    const decided = await officer().ok(
      'validation.decidePair',
      { id: pair.id, verdict: 'same_enterprise', survivorId: one.id, take: ['ownerName', 'address'], reason: 'Sudah ditelepon' },
      { commandId },
    );
    expect(decided).toMatchObject({ id: pair.id, state: 'same_enterprise' });
    expect(await audited(town, 'validation.decidePair', commandId)).toMatchObject({ subject_kind: 'pair', subject_id: pair.id });
    const survivor = await getEnterprise(one.id);
    expect(survivor).toMatchObject({ name, address: 'jalan cendana 47 rt.3/rw.2' });
    expect(survivor.owner?.fullName).toMatch(/^Bu /);
    const after = await officer().ok('validation.getPair', { id: pair.id });
    expect(after.decisions).toMatchObject([
      { verdict: 'same_enterprise', byName: 'Retno Ayuningtyas', reason: 'Sudah ditelepon', survivorId: one.id, undone: null },
    ]);
    // Shown as they stood when they were judged.
    expect(after.fields.find((f) => f.field === 'address')?.differs).toBe(true);
    expect((await pairOf(officer(), one.id, other.id, 'decided'))?.id).toBe(pair.id);
  });

  test('the same owner: the person becomes one with two businesses', async () => {
    const [phone, fullName] = [somePhone(), `${someName()} ${someName()}`];
    const one = await register(officer(), { name: `Batik ${someName()}`, address: 'Jl. Mawar 3' }, { phone, fullName });
    const other = await register(officer(), { name: `Bengkel ${someName()}`, address: 'Jl. Mawar 3' }, { phone, fullName });
    await town.drain();
    const pair = await openPairOf(officer(), one.id, other.id);
    expect(pair.business).toBe('different');
    expect((await officer().ok('validation.getPair', { id: pair.id })).suggested.verdict).toBe('same_owner');
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'same_owner', survivorId: one.id });
    expect((await getEnterprise(other.id)).owner?.id).toBe(one.ownerId);
    await town.drain();
    expect(await pairOf(officer(), one.id, other.id)).toBeUndefined();
  });

  test('not the same: remembered for ever, also after a search', async () => {
    const { one, other } = await twice(town, officer());
    const pair = await openPairOf(officer(), one.id, other.id);
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'different' });
    await officer().ok('validation.searchDuplicates', {});
    await town.drain();
    expect(await pairOf(officer(), one.id, other.id)).toBeUndefined();
    expect((await pairOf(officer(), one.id, other.id, 'decided'))?.state).toBe('different');
  });

  test('not the same holds for the record that one of them goes into', async () => {
    const { one, other, phone, name } = await twice(town, officer());
    const third = await register(
      officer(),
      { name, address: 'Jl. Cendana 47' },
      { fullName: `Ibu ${(await getEnterprise(one.id)).owner?.fullName}`, phone },
    );
    await town.drain();
    const apart = await openPairOf(officer(), one.id, other.id);
    await officer().ok('validation.decidePair', { id: apart.id, verdict: 'different' });
    const same = await openPairOf(officer(), one.id, third.id);
    await officer().ok('validation.decidePair', { id: same.id, verdict: 'same_enterprise', survivorId: third.id });
    await town.drain();
    await officer().ok('validation.searchDuplicates', {});
    await town.drain();
    expect(await pairOf(officer(), other.id, third.id)).toMatchObject({ state: 'open' });
  });

  test('later: it waits in its own queue and can be decided from there', async () => {
    const { one, other } = await twice(town, officer());
    const pair = await openPairOf(officer(), one.id, other.id);
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'later' });
    expect(await pairOf(officer(), one.id, other.id)).toBeUndefined();
    expect((await pairOf(officer(), one.id, other.id, 'later'))?.id).toBe(pair.id);
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'different' });
    expect(await pairOf(officer(), one.id, other.id, 'later')).toBeUndefined();
  });

  test('goes on to the next pair of the queue', async () => {
    await twice(town, officer());
    await twice(town, officer());
    const { items } = await officer().ok('validation.listPairs', { limit: 2 });
    const [first, second] = items;
    expect((await officer().ok('validation.getPair', { id: first?.id ?? '' })).next).toBe(second?.id);
    expect((await officer().ok('validation.decidePair', { id: first?.id ?? '', verdict: 'later' })).next).toBe(second?.id);
  });

  test('of two reviewers at once one decides and the other is told who', async () => {
    const { one, other } = await twice(town, officer());
    const { id } = await openPairOf(officer(), one.id, other.id);
    const answers = await Promise.all([
      officer().call('validation.decidePair', { id, verdict: 'same_enterprise' }),
      colleague().call('validation.decidePair', { id, verdict: 'different' }),
    ]);
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const refused = answers.find((a) => a.status === 409);
    expect(refused?.body.code).toBe('validation.pairDecided');
    expect(refused?.body.detail).toMatch(/Retno|sama/);
    expect(await look(town, `select 1 from validation.decision where pair_id = $1`, [id])).toHaveLength(1);
  });

  test('one answer twice is one decision', async () => {
    const { one, other } = await twice(town, officer());
    const { id } = await openPairOf(officer(), one.id, other.id);
    const commandId = freshId();
    const first = await officer().ok('validation.decidePair', { id, verdict: 'same_enterprise' }, { commandId });
    expect(await officer().ok('validation.decidePair', { id, verdict: 'same_enterprise' }, { commandId })).toEqual(first);
    expect(await look(town, `select 1 from validation.decision where pair_id = $1`, [id])).toHaveLength(1);
  });

  test('names one of the two as the survivor, and needs two owners to make them one', async () => {
    const { one, other } = await twice(town, officer());
    const { id } = await openPairOf(officer(), one.id, other.id);
    const wrong = await officer().call('validation.decidePair', { id, verdict: 'same_enterprise', survivorId: freshId() });
    expect([wrong.status, wrong.body.errors?.[0]?.code]).toEqual([422, 'validation.notOfPair']);
    expect((await getEnterprise(other.id)).id).toBe(other.id);
  });
});

describe('an undo', () => {
  test('makes them two again with what was changed since, once', async () => {
    const { one, other } = await twice(town, officer());
    const pair = await openPairOf(officer(), one.id, other.id);
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'same_enterprise', survivorId: one.id, take: ['ownerName'] });
    await town.drain();
    const { decisions } = await officer().ok('validation.getPair', { id: pair.id });
    const [decision] = decisions;
    expect(decision?.can).toEqual({ 'validation.undoDecision': true });
    const undone = await colleague().ok('validation.undoDecision', { id: decision?.id ?? '', reason: 'Ternyata ibu dan anak' });
    expect(undone).toMatchObject({ pairId: pair.id, state: 'open', kept: [] });
    await town.drain();
    const [first, second] = [await getEnterprise(one.id), await getEnterprise(other.id)];
    expect(first.owner?.fullName).not.toMatch(/^Bu /);
    expect([first.owner?.id, second.owner?.id]).toEqual([one.ownerId, other.ownerId]);
    const again = await officer().call('validation.undoDecision', { id: decision?.id ?? '' });
    expect([again.status, again.body.code]).toEqual([409, 'validation.undoneAlready']);
    const after = await officer().ok('validation.getPair', { id: pair.id });
    expect(after).toMatchObject({ state: 'open', decisions: [{ undone: { byName: expect.any(String) } }] });
    expect((await pairOf(officer(), one.id, other.id))?.id).toBe(pair.id);
  });

  test('says in words what stays because somebody changed it since', async () => {
    const { one, other } = await twice(town, officer());
    const pair = await openPairOf(officer(), one.id, other.id);
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'same_enterprise', survivorId: one.id, take: ['address'] });
    const merged = await getEnterprise(one.id);
    await officer().ok('registry.updateEnterprise', {
      id: one.id,
      version: merged.version,
      enterprise: { name: merged.name, area: merged.area, activity: 'active', cluster: 'batik', address: 'Jl. Baru 9' },
    });
    const { decisions } = await officer().ok('validation.getPair', { id: pair.id });
    const { kept } = await officer().ok('validation.undoDecision', { id: decisions[0]?.id ?? '' });
    expect(kept).toEqual([expect.stringContaining('Alamat')]);
    expect((await getEnterprise(one.id)).address).toBe('Jl. Baru 9');
  });

  test('takes back only the decision that holds', async () => {
    const { one, other } = await twice(town, officer());
    const pair = await openPairOf(officer(), one.id, other.id);
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'later' });
    await officer().ok('validation.decidePair', { id: pair.id, verdict: 'different' });
    const { decisions } = await officer().ok('validation.getPair', { id: pair.id });
    const answer = await officer().call('validation.undoDecision', { id: decisions.find((d) => d.verdict === 'later')?.id ?? '' });
    expect([answer.status, answer.body.code]).toEqual([409, 'validation.decidedSince']);
  });
});

describe('while typing', () => {
  test('what is recorded is shown, the one being edited is not', async () => {
    const { one, other, phone, name } = await twice(town, officer());
    const typed = { name, phone, area: jati };
    const { items } = await officer().ok('validation.findSimilar', typed);
    expect(new Set(items.map((item) => item.enterprise?.id))).toEqual(new Set([one.id, other.id]));
    expect(items[0]?.evidence.length).toBeGreaterThan(0);
    const edited = await officer().ok('validation.findSimilar', { ...typed, excludeId: one.id });
    expect(edited.items.map((item) => item.enterprise?.id)).toEqual([other.id]);
  });

  test('a known owner is told of the same business only', async () => {
    const made = await register(officer(), { name: `Kue Lumpur ${someName()}` }, { nik: someNik(), phone: somePhone() });
    await town.drain();
    const { name } = await getEnterprise(made.id);
    const same = await officer().ok('validation.findSimilar', { name, ownerId: made.ownerId, area: jati });
    expect(same.items.map((item) => item.enterprise?.id)).toEqual([made.id]);
    const another = await officer().ok('validation.findSimilar', { name: `Bengkel ${someName()}`, ownerId: made.ownerId, area: jati });
    expect(another.items).toEqual([]);
  });

  test('a companion learns of another village only its name', async () => {
    const { one, other, phone, name } = await twice(town, officer(), pilang);
    const { items } = await town.as('pendamping.jati').ok('validation.findSimilar', { name, phone, area: jati });
    expect(items).toHaveLength(2);
    for (const item of items) expect(item).toMatchObject({ enterprise: null, areaName: 'Pilang', evidence: [] });
    expect(JSON.stringify(items)).not.toContain(one.id);
    expect(JSON.stringify(items)).not.toContain(other.id);
  });

  test('nothing typed finds nothing', async () => {
    expect(await officer().ok('validation.findSimilar', {})).toEqual({ items: [] });
  });
});

test('counts, pages and filters agree', async () => {
  const { queues, openByBand } = await officer().ok('validation.getLinking', {});
  const seen: string[] = [];
  const weights: number[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await officer().ok('validation.listPairs', { limit: 3, ...(cursor && { cursor }) });
    seen.push(...page.items.map((pair) => pair.id));
    weights.push(...page.items.map((pair) => pair.weight));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(queues.open);
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  expect(openByBand.auto + openByBand.likely + openByBand.doubtful).toBe(queues.open);
  const likely = await officer().ok('validation.listPairs', { band: 'likely', limit: 200 });
  expect(likely.items).toHaveLength(openByBand.likely);
  expect((await officer().call('validation.listPairs', { cursor: 'x' })).status).toBe(400);
});
