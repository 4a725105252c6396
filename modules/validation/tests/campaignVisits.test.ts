import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext, townId } from '#app/town.ts';
import { mergeEnterprises } from '#modules/registry/index.ts';
import { register } from '#modules/registry/tests/builders.ts';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { countsAs } from '../rules/campaigns/visit.ts';
import type { Waiting } from '../rules/campaigns/visit.ts';
import { openCampaign, visit } from './campaignBuilders.ts';

const jatiArea = '35.74.03.1004';
const jati = townId('companion.jati');

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.drain();
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const desk = (id: string) => officer().ok('validation.getCampaign', { id });
const rows = <R>(query: ReturnType<typeof sql<R>>) => transact(town.world.pool, { regency: homeRegency, readOnly: true }, (tx) => tx.rows(query));

type Assigned = {
  enterprise_id: string;
  area: string;
  person_id: string;
  second_person_id: string | null;
  outcome: string | null;
  visited_on: string | null;
};
const assigned = (campaignId: string) =>
  rows(sql<Assigned>`
    select enterprise_id, area, person_id, second_person_id, outcome, visited_on from validation.campaign_assignment where campaign_id = ${campaignId} order by enterprise_id`);

describe('what a visit counts as', () => {
  const open: Waiting = {
    personId: 'a',
    outcome: null,
    visitId: null,
    visitedAt: null,
    visitedBy: null,
    drawn: true,
    secondPersonId: 'b',
    secondVisitId: null,
  };
  const visited: Waiting = { ...open, outcome: 'active', visitId: 'v1', visitedAt: '2026-11-23T02:00:00Z', visitedBy: 'person:a' };
  const made = (by: string, visitId = 'v2', at = '2026-11-24T02:00:00Z') => ({ visitId, by: `person:${by}`, at: new Date(at) });
  test.each([
    ['the first, whoever made it', open, made('c'), { as: 'first', secondPersonId: 'b' }],
    ['the one who should look again came first: the other looks again', open, made('b'), { as: 'first', secondPersonId: 'a' }],
    ['the second look', visited, made('b'), { as: 'second' }],
    ['a second look by anybody else', visited, made('c'), { as: 'second' }],
    ['the same person again', visited, made('a'), { as: 'again' }],
    ['an older one of theirs that came late', visited, made('a', 'v0', '2026-11-22T02:00:00Z'), undefined],
    ['the same visit once more', visited, made('a', 'v1'), undefined],
    ['the same second look once more', { ...visited, secondVisitId: 'v2' }, made('b'), undefined],
    ['a third', { ...visited, secondVisitId: 'v2' }, made('c', 'v3'), undefined],
    ['another’s where none was drawn', { ...visited, drawn: false }, made('b'), undefined],
  ])('%s', (_what, waiting, one, counts) => expect(countsAs(waiting, one)).toEqual(counts));
});

describe('visits', () => {
  test('count in every open campaign in which the enterprise waits, by whoever they were made, and not in closed ones', async () => {
    const [one, other, closed] = [
      await openCampaign(town, officer(), {}),
      await openCampaign(town, officer(), { filter: { area: jatiArea } }),
      await openCampaign(town, officer(), {}),
    ];
    await officer().ok('validation.closeCampaign', { id: closed });
    const [target] = (await assigned(one)).filter((row) => row.area === jatiArea);
    if (!target) throw new Error('nothing waits in Jati');
    await visit(town, town.as('petugas'), target.enterprise_id, 'seasonal');
    const outcome = async (id: string) => (await assigned(id)).find((row) => row.enterprise_id === target.enterprise_id)?.outcome;
    expect([await outcome(one), await outcome(other), await outcome(closed)]).toEqual(['seasonal', 'seasonal', null]);
  });

  test('the desk’s figures equal a recount, per companion, area and day', async () => {
    const id = await openCampaign(town, officer(), { secondLook: 0 });
    const outcomes = ['active', 'closed', 'not_found', 'refused', 'seasonal'] as const;
    for (const [n, row] of (await assigned(id)).slice(0, 12).entries()) {
      if (n % 4 === 0) town.clock.advance({ days: 1 });
      await visit(town, officer(), row.enterprise_id, outcomes[n % 5] ?? 'active');
    }
    const shown = await desk(id);
    const all = await assigned(id);
    const tally = (of: Assigned[]) => ({
      assigned: of.length,
      visited: of.filter((row) => row.outcome !== null).length,
      verified: of.filter((row) => row.outcome === 'active' || row.outcome === 'seasonal').length,
      closed: of.filter((row) => row.outcome === 'closed').length,
      notFound: of.filter((row) => row.outcome === 'not_found').length,
      refused: of.filter((row) => row.outcome === 'refused').length,
    });
    expect(shown).toMatchObject(tally(all));
    for (const companion of shown.companions) expect(companion).toMatchObject(tally(all.filter((row) => row.person_id === companion.personId)));
    for (const area of shown.areas) expect(area).toMatchObject(tally(all.filter((row) => row.area === area.area)));
    expect(shown.days.reduce((sum, day) => sum + day.n, 0)).toBe(12);
    for (const { day, n } of shown.days) expect(n).toBe(all.filter((row) => row.visited_on === day).length);
    expect(shown.pace.finish?.likely).toMatch(/^202/);
    for (const [state, n] of Object.entries({
      open: all.length - 12,
      visited: 12,
      verified: tally(all).verified,
      closed: tally(all).closed,
      refused: tally(all).refused,
    }))
      expect((await officer().ok('validation.listAssignments', { id, state: state as 'open', limit: 200 })).items).toHaveLength(n);
    const map = await officer().ok('validation.mapCampaign', { id });
    expect([map.total, map.shown === map.points.length, map.shown > 0]).toEqual([12, true, true]);
    await officer().ok('validation.closeCampaign', { id });
    expect((await officer().ok('validation.listCampaigns', { limit: 200 })).items.find((item) => item.id === id)).toMatchObject({
      state: 'closed',
      ...tally(all),
    });
  });
});

test('an enterprise that went into another is visited there, once', async () => {
  const keeps = await register(officer(), { cluster: 'batik' });
  const goes = await register(officer(), { cluster: 'fashion' });
  const both = await openCampaign(town, officer(), { filter: { area: jatiArea } });
  const one = await openCampaign(town, officer(), { filter: { area: jatiArea, cluster: ['fashion'] } });
  const work = systemContext(town.world, town.registry, homeRegency, 'test.merging');
  const pair = { decisionId: freshId(), from: goes.id, into: keeps.id };
  await work.transaction((c) => mergeEnterprises(c, pair));
  await town.drain();
  for (const id of [both, one]) {
    const ids = (await assigned(id)).map((row) => row.enterprise_id);
    expect(ids.filter((found) => found === keeps.id)).toHaveLength(1);
    expect(ids).not.toContain(goes.id);
  }
});

describe('second looks', () => {
  test('wait for the other one after the first visit, who is let in, told nothing, and let out again', async () => {
    const id = await openCampaign(town, officer(), { filter: { area: jatiArea }, secondLook: 50 });
    const [target] = (await assigned(id)).filter((row) => row.second_person_id !== null);
    if (!target?.second_person_id) throw new Error('none was drawn');
    const looker = town.as(await userNameOf(target.second_person_id));
    const sees = async () =>
      (await looker.ok('validation.getFieldDay', {})).tasks.filter((task) => task.enterpriseId === target.enterprise_id && task.campaignId === id);
    expect(await sees()).toEqual([]);
    await visit(town, town.as('pendamping.jati'), target.enterprise_id, 'active', { confirmed: ['phone', 'address'] });
    expect(await sees()).toEqual([{ enterpriseId: target.enterprise_id, campaignId: id, secondLook: true }]);
    const [card] = (await looker.ok('validation.getFieldCards', { ids: [target.enterprise_id] })).items;
    expect(card).toMatchObject({ activity: 'unknown', verifiedOn: null, trust: 0 });
    await visit(town, looker, target.enterprise_id, 'closed', { confirmed: ['phone'] });
    const { secondLook } = await desk(id);
    expect(secondLook.done).toBe(1);
    expect(secondLook.fields).toContainEqual({ field: 'activity', pairs: 1, agree: 0, kappa: 0 });
    expect(secondLook.fields).toContainEqual({ field: 'phone', pairs: 1, agree: 1, kappa: null });
    expect(await sees()).toEqual([]);
    const enters = async () => (await looker.call('registry.getEnterprise', { id: target.enterprise_id })).status;
    expect(await enters()).toBe(200);
    town.clock.advance({ days: 15 });
    await town.drain();
    expect(await enters()).toBe(404);
    expect((await assigned(id)).find((row) => row.enterprise_id === target.enterprise_id)?.outcome).toBe('active');
  });
});

describe('tasks', () => {
  const titles = async (userName: string, href: string) =>
    (await town.as(userName).ok('accounts.listTasks', {})).items.filter((task) => task.href.startsWith(href)).map((task) => task.title);

  test('a companion reads how many wait; an officer what is overdue or done', async () => {
    const id = await openCampaign(town, officer(), { filter: { area: jatiArea }, name: 'Singkat', startsOn: '2026-12-01', dueOn: '2027-01-31' });
    expect((await titles('pendamping.jati', '/hari-ini'))[0]).toMatch(/^\d+ usaha menunggu kunjungan$/);
    expect(await titles('petugas', `/kampanye/${id}`)).toEqual([]);
    town.clock.set('2027-02-01T09:00:00+07:00');
    expect(await titles('petugas', `/kampanye/${id}`)).toEqual(['Kampanye “Singkat” lewat batas waktu']);
    for (const row of await assigned(id)) if (row.person_id === jati) await visit(town, town.as('pendamping.jati'), row.enterprise_id, 'active');
    expect(await titles('petugas', `/kampanye/${id}`)).toEqual(['Kampanye “Singkat” selesai dikunjungi']);
  });
});

async function userNameOf(personId: string): Promise<string> {
  const person = await town.as('admin').ok('accounts.getPerson', { id: personId });
  if (!person.userName) throw new Error('no user name');
  return person.userName;
}
