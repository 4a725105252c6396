import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { days, openCampaign } from './campaignBuilders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.as('petugas').ok('validation.checkAgain', {});
  await town.drain();
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const desk = (id: string) => officer().ok('validation.getCampaign', { id });

const living = (where: string) =>
  transact(town.world.pool, { regency: homeRegency, readOnly: true }, async (tx) =>
    (await tx.rows(sql<{ id: string }>`select e.id from registry.pub_living_enterprise e where ${sql.raw(where)} order by e.id`)).map(
      (row) => row.id,
    ),
  );

async function enterprisesOf(id: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await officer().ok('validation.listAssignments', { id, limit: 7, ...(cursor && { cursor }) });
    ids.push(...page.items.map((item) => item.enterpriseId));
    if (page.next === null) return ids.sort();
    cursor = page.next;
  }
}

describe('a campaign takes in what its filter says, and the preview says so before', () => {
  const problems = `exists (select 1 from validation.finding f where f.enterprise_id = e.id and f.severity in ('error', 'warning'))`;
  test.each([
    ['everything', {}, 'true'],
    ['a district', { area: '35.74.03' }, `e.area like '35.74.03%'`],
    ['a village', { area: '35.74.03.1004' }, `e.area = '35.74.03.1004'`],
    ['clusters', { cluster: ['batik', 'craft'] }, `e.cluster in ('batik', 'craft')`],
    ['never verified', { neverVerified: true }, 'e.verified_on is null'],
    ['open problems', { openProblems: true }, problems],
    [
      'all of it together',
      { area: '35.74.03', neverVerified: true, openProblems: true },
      `e.area like '35.74.03%' and e.verified_on is null and ${problems}`,
    ],
  ])('%s', async (_what, filter, where) => {
    const expected = await living(where);
    const preview = await officer().ok('validation.previewCampaign', { filter });
    expect([preview.n, preview.atLeast]).toEqual([expected.length, false]);
    const id = await openCampaign(town, officer(), { filter });
    expect(await enterprisesOf(id)).toEqual(expected);
    const shown = await desk(id);
    expect(shown).toMatchObject({ state: 'open', assigned: expected.length, visited: 0, pace: { finish: null }, days: [] });
    expect(shown.companions.reduce((sum, row) => sum + row.assigned, 0)).toBe(expected.length);
    for (const { personId, n } of preview.companions) expect(shown.companions.find((row) => row.personId === personId)?.assigned ?? 0).toBe(n);
  });

  test('less trust takes in fewer, and all of them among the others; the rest of the filter narrows them', async () => {
    const all = await enterprisesOf(await openCampaign(town, officer(), { filter: {} }));
    const doubted = await enterprisesOf(await openCampaign(town, officer(), { filter: { trustBelow: 99 } }));
    expect(doubted.length).toBeGreaterThan(0);
    expect(doubted.length).toBeLessThan(all.length);
    expect(all).toEqual(expect.arrayContaining(doubted));
    const unseen = new Set(await living('e.verified_on is null'));
    const narrowed = await enterprisesOf(await openCampaign(town, officer(), { filter: { trustBelow: 99, neverVerified: true } }));
    expect(narrowed).toEqual(doubted.filter((id) => unseen.has(id)));
  });
});

describe('assigned', () => {
  test('each village to its own companion; each with something has a second look drawn, for somebody else', async () => {
    const id = await openCampaign(town, officer(), { filter: {}, secondLook: 20 });
    const rows = await transact(town.world.pool, { regency: homeRegency, readOnly: true }, (tx) =>
      tx.rows(sql<{ area: string; person_id: string; holds: boolean; drawn: boolean; second_person_id: string | null }>`
        select a.area, a.person_id, a.drawn, a.second_person_id,
          exists (select 1 from accounts.holding h where h.person_id = a.person_id and h.role = 'companion' and h.area = a.area) as holds
        from validation.campaign_assignment a where a.campaign_id = ${id}`),
    );
    expect(rows.every((row) => row.holds)).toBe(true);
    for (const personId of new Set(rows.map((row) => row.person_id))) {
      const drawn = rows.filter((row) => row.person_id === personId && row.drawn);
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.every((row) => row.second_person_id !== null && row.second_person_id !== personId)).toBe(true);
    }
    expect((await desk(id)).secondLook).toMatchObject({ share: 20, drawn: rows.filter((row) => row.drawn).length, done: 0, fields: [] });
  });

  test('companions are told once how many wait for them', async () => {
    await openCampaign(town, officer(), { filter: { area: '35.74.03.1004' }, name: 'Validasi Jati' });
    const notices = (await town.as('pendamping.jati').ok('accounts.listNotices', {})).items;
    expect(notices.filter((notice) => notice.params.name === 'Validasi Jati')).toMatchObject([
      { kind: 'validation.campaignOpened', link: '/hari-ini' },
    ]);
  });

  test('the preparation is taken up again after a crash and repeats nothing', async () => {
    const id = freshId();
    const client = officer();
    await client.ok('validation.openCampaign', { id, name: 'Lanjut', filter: {}, ...days });
    await transact(town.world.pool, { regency: homeRegency }, (tx) =>
      tx.run(sql`
        insert into validation.campaign_assignment (regency, campaign_id, enterprise_id, area)
        select e.regency, ${id}, e.id, e.area from registry.enterprise e where e.regency = ${homeRegency} and e.merged_into is null order by e.id limit 20`),
    );
    await town.drain();
    expect(await enterprisesOf(id)).toEqual(await living('true'));
  });
});

describe('refused in a sentence', () => {
  test.each([
    ['due before it starts', { startsOn: '2026-12-10', dueOn: '2026-12-01' }, 'dueOn'],
    ['due in the past', { startsOn: '2026-01-01', dueOn: '2026-01-31' }, 'dueOn'],
    ['an area of another regency', { filter: { area: '35.09' } }, 'filter.area'],
    ['an area that does not exist', { filter: { area: '35.74.99' } }, 'filter.area'],
    ['no name', { name: '  ' }, 'name'],
    ['too large a share', { secondLook: 80 }, 'secondLook'],
  ])('%s', async (_what, wrong, field) => {
    const answer = await officer().call('validation.openCampaign', { id: freshId(), name: 'Salah', filter: {}, ...days, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toEqual([field]);
  });

  test('a filter that takes nothing in', async () => {
    const answer = await officer().call('validation.openCampaign', { id: freshId(), name: 'Kosong', filter: { cluster: ['nothing'] }, ...days });
    expect([answer.status, answer.body.code]).toEqual([422, 'validation.nothingTaken']);
  });

  test('closing what is closed', async () => {
    const id = await openCampaign(town, officer(), { filter: { area: '35.74.03' } });
    await officer().ok('validation.closeCampaign', { id });
    const again = await officer().call('validation.closeCampaign', { id });
    expect([again.status, again.body.code]).toEqual([409, 'validation.campaignClosed']);
    const shown = await desk(id);
    expect([shown.state, typeof shown.can['validation.closeCampaign']]).toEqual(['closed', 'string']);
  });
});

describe('who may', () => {
  test('leaders and inspectors read, companions do not, and they open none', async () => {
    const id = await openCampaign(town, officer(), { filter: {} });
    for (const reader of ['walikota', 'inspektur']) {
      expect((await town.as(reader).call('validation.getCampaign', { id })).status).toBe(200);
      expect((await town.as(reader).call('validation.openCampaign', { id: freshId(), name: 'x', filter: {}, ...days })).status).toBe(403);
    }
    for (const other of ['pendamping.jati', 'pemilik.sari']) expect((await town.as(other).call('validation.getCampaign', { id })).status).toBe(403);
    expect((await town.anyone.call('validation.getCampaign', { id })).status).toBe(401);
  });

  test('opened once, however often it is sent', async () => {
    const commandId = freshId();
    const input = { id: freshId(), name: 'Sekali', filter: { area: '35.74.03' }, ...days };
    await officer().ok('validation.openCampaign', input, { commandId });
    await officer().ok('validation.openCampaign', input, { commandId });
    await town.drain();
    const { items } = await officer().ok('validation.listCampaigns', { limit: 200 });
    expect(items.filter((item) => item.name === 'Sekali')).toHaveLength(1);
    const other = await officer().call('validation.openCampaign', { ...input, name: 'Lain' });
    expect(other.body.code).toBe('core.commandIdReused');
  });
});
