import { z } from 'zod';
import { notify } from '#modules/accounts/index.ts';
import { assignVisits } from '#modules/registry/index.ts';
import { longWork } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { secondLookers } from '../rules/campaigns/assign.ts';
import type { Share } from '../rules/campaigns/assign.ts';
import { drawShare } from '../rules/campaigns/draw.ts';
import { placeKey } from '../rules/campaigns/places.ts';
import * as store from '../store/index.ts';
import { isGuest, openPlanning, planFor, takePage, withinArea } from './campaignPlan.ts';
import type { Planning } from './campaignPlan.ts';

const batch = 1000;
const firstId = '00000000-0000-0000-0000-000000000000';

type Preparing = Planning & { campaign: store.CampaignRow };
type Given = { personId: string; id: string; area: string };

/**
 * Fills a campaign page by page, gives everything to somebody, draws the second looks and opens it. Each page is a transaction; after a
 * crash the filling goes on with its page, and what comes after does the same again with the same result.
 */
export const prepareCampaign = longWork(z.object({ id: z.guid() }), async (ctx, { id }) => {
  while (await step(ctx, (c) => fill(c, id)));
  const preparing = await step(ctx, (c) => prepare(c, id));
  if (!preparing) return;
  const byArea = await readTaken(ctx, id);
  const counts = new Map([...byArea].map(([area, rows]) => [area, rows.length]));
  const given: Given[] = [];
  for (const [area, shares] of planFor(preparing, counts, preparing.campaign.balance).plan)
    given.push(...(await step(ctx, (c) => give(c, preparing, byArea.get(area) ?? [], shares))));
  await draw(ctx, preparing, given);
  await step(ctx, (c) => open(c, id));
});

/** Takes the next page in; false when all of it is in. */
async function fill(c: Context, id: string): Promise<boolean> {
  const campaign = await store.lockCampaign(c.tx, c.regency, id);
  if (campaign?.state !== 'preparing' || campaign.filled_to === null) return false;
  const { rows, seen } = await takePage(c, { ...campaign.filter, area: campaign.area }, campaign.filled_to, batch);
  const taken = rows.map((row) => ({ enterpriseId: row.id, area: row.area, placeKey: placeKey(row) }));
  await store.addAssignments(c.tx, c.regency, id, taken, seen);
  return seen !== null;
}

async function prepare(c: Context, id: string): Promise<Preparing | undefined> {
  const campaign = await store.findCampaign(c.tx, c.regency, id);
  return campaign?.state === 'preparing' ? { ...withinArea(await openPlanning(c), campaign.area), campaign } : undefined;
}

/** What was taken in, village by village in the order of its streets. */
async function readTaken(ctx: WorkContext, id: string): Promise<Map<string, store.TakenRow[]>> {
  const byArea = new Map<string, store.TakenRow[]>();
  for (let after = firstId; ;) {
    const page = await step(ctx, (c) => store.takenAfter(c.tx, c.regency, id, after, batch));
    for (const row of page) pushTo(byArea, row.area, row);
    if (page.length < batch) break;
    after = page.at(-1)?.id ?? after;
  }
  const keyOf = (row: store.TakenRow) => row.place_key ?? Number.MAX_SAFE_INTEGER;
  for (const rows of byArea.values()) rows.sort((a, b) => keyOf(a) - keyOf(b) || (a.id < b.id ? -1 : 1));
  return byArea;
}

/** Gives the enterprises of an area, run after run, and lets those in who have no other right to be there. */
async function give(c: Context, { companions, campaign }: Preparing, rows: readonly store.TakenRow[], shares: readonly Share[]): Promise<Given[]> {
  const given: Given[] = [];
  let from = 0;
  for (const { personId, n } of shares) {
    const run = rows.slice(from, from + n);
    from += n;
    const ids = run.map((row) => row.id);
    const guest = personId !== null && isGuest(companions, personId, run[0]?.area ?? '');
    await store.assign(c.tx, c.regency, campaign.id, { personId, guest }, ids);
    if (personId === null) continue;
    given.push(...run.map(({ id, area }) => ({ personId, id, area })));
    if (guest)
      await assignVisits(
        c,
        ids.map((enterpriseId) => ({ enterpriseId, personId })),
      );
  }
  return given;
}

/** Draws of what each person has. Who looks again is let in when there is something to look at: after the first visit. */
async function draw(ctx: WorkContext, { campaign, companions, places }: Preparing, given: readonly Given[]): Promise<void> {
  await step(ctx, (c) => store.clearDraws(c.tx, c.regency, campaign.id));
  const mine = new Map<string, Given[]>();
  for (const one of given) pushTo(mine, one.personId, one);
  const load = new Map<string, number>();
  const bySecond = new Map<string | null, string[]>();
  for (const [personId, rows] of [...mine].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const chosen = new Set(
      drawShare(
        campaign.id,
        rows.map((row) => row.id),
        campaign.second_look,
      ),
    );
    const drawn = rows.filter((row) => chosen.has(row.id)).map((row) => ({ enterpriseId: row.id, area: row.area, not: [personId] }));
    const lookers = secondLookers(drawn, companions, places, load);
    for (const { enterpriseId } of drawn) pushTo(bySecond, lookers.get(enterpriseId) ?? null, enterpriseId);
  }
  for (const [second, ids] of bySecond) await step(ctx, (c) => store.drawSeconds(c.tx, c.regency, campaign.id, second, ids));
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

async function open(c: Context, id: string): Promise<void> {
  const campaign = await store.lockCampaign(c.tx, c.regency, id);
  if (campaign?.state !== 'preparing') return;
  await store.moveCampaign(c.tx, c.regency, id, { id: c.newId(), state: 'open', at: c.clock.now(), by: c.actorName });
  const loads = await store.countByPerson(c.tx, c.regency, id);
  for (const { person_id: personId, n } of loads)
    await notify(c, personId, { kind: 'validation.campaignOpened', params: { name: campaign.name, rows: n }, link: '/hari-ini' });
  const total = (await store.tallyOf(c.tx, c.regency, id)).assigned;
  c.audit({ subject: ['campaign', id], details: { enterprises: total, companions: loads.length } });
}

function step<T>(ctx: WorkContext, body: (c: Context) => Promise<T>): Promise<T> {
  if (ctx.signal.aborted) throw new Error('the server is stopping; the campaign goes on after its start');
  return ctx.transaction(body);
}
