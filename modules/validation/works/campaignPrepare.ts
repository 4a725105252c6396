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

/**
 * Fills a campaign page by page, gives everything to somebody, draws the second looks and opens it. Each page is a transaction; after a
 * crash the filling goes on with its page, and what comes after does the same again with the same result.
 */
export const prepareCampaign = longWork(z.object({ id: z.guid() }), async (ctx, { id }) => {
  while (await step(ctx, (c) => fill(c, id)));
  const planning = await step(ctx, (c) => prepare(c, id));
  if (!planning) return;
  const { counts, campaign } = planning;
  const { plan } = planFor(planning, new Map(counts.map(({ area, n }) => [area, n])), campaign.balance);
  for (const [area, shares] of plan) await step(ctx, (c) => assign(c, planning, id, area, shares));
  const given = new Map<string, number>();
  for (const { personId } of planning.companions) await step(ctx, (c) => draw(c, planning, campaign, personId, given));
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

async function prepare(c: Context, id: string) {
  const campaign = await store.findCampaign(c.tx, c.regency, id);
  if (campaign?.state !== 'preparing') return undefined;
  const counts = await store.countsByVillage(c.tx, c.regency, id);
  return { ...withinArea(await openPlanning(c), campaign.area), counts, campaign };
}

/** Gives the enterprises of an area, run after run, and lets those in who have no other right to be there. */
async function assign(c: Context, { companions }: Planning, id: string, area: string, shares: readonly Share[]): Promise<void> {
  let from = 1;
  const runs = shares.map(({ personId, n }) => {
    const run = { personId, guest: personId !== null && isGuest(companions, personId, area), from, to: from + n - 1 };
    from += n;
    return run;
  });
  await store.assignArea(c.tx, c.regency, id, area, runs);
  if (runs.some((run) => run.guest)) await assignVisits(c, await store.guestsOfArea(c.tx, c.regency, id, area));
}

/** Draws of what one person has. Who looks again is let in when there is something to look at: after the first visit. */
async function draw(c: Context, planning: Planning, campaign: store.CampaignRow, personId: string, given: Map<string, number>): Promise<void> {
  const assigned = await store.assignedTo(c.tx, c.regency, campaign.id, personId);
  const chosen = new Set(
    drawShare(
      campaign.id,
      assigned.map((row) => row.id),
      campaign.second_look,
    ),
  );
  const drawn = assigned.filter((row) => chosen.has(row.id)).map((row) => ({ enterpriseId: row.id, area: row.area, not: [personId] }));
  const lookers = secondLookers(drawn, planning.companions, planning.places, given);
  await store.drawSeconds(
    c.tx,
    c.regency,
    campaign.id,
    personId,
    drawn.map(({ enterpriseId }) => ({ enterpriseId, secondPersonId: lookers.get(enterpriseId) ?? null })),
  );
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
