import { dayOf } from '#core/dates.ts';
import type { Problem } from '#core/problem.ts';
import { coreProblems } from '#core/problem.ts';
import { areaContains } from '#core/region.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { invalidFields } from '#platform/pipeline/parse.ts';
import { contract } from '../contract/index.ts';
import { validationProblems } from '../problems.ts';
import * as store from '../store/index.ts';
import { guestDays } from '../works/campaignVisits.ts';
import { previewCampaign } from './campaignsPreview.ts';
import { showDesk, showSummary } from './campaignsDesk.ts';
import { findLeaving, handOver, listOpenWork } from './handOver.ts';

/** A map that shows more would show less. */
const mostPoints = 5000;

/** The area of a campaign: the one that was named, or the one that the actor answers for. */
async function areaOf(ctx: Context, area: string | undefined): Promise<string> {
  if (area !== undefined) {
    const known = (await listRegions(ctx.tx, ctx.regency)).some((region) => region.code === area);
    const mine = ctx.scope.everything || ctx.scope.areas.some((one) => areaContains(one, area));
    if (!known || !mine) throw invalidFields([{ field: 'filter.area', code: known ? 'validation.chooseArea' : 'validation.areaUnknown' }]);
    return area;
  }
  if (ctx.scope.everything || ctx.scope.areas.includes(ctx.regency)) return ctx.regency;
  const [only, second] = [...new Set(ctx.scope.areas)];
  if (only === undefined || second !== undefined) throw invalidFields([{ field: 'filter.area', code: 'validation.chooseArea' }]);
  return only;
}

const findCampaign = async (ctx: Context, { id }: { id: string }) => found(await store.findCampaign(ctx.tx, ctx.regency, id));
const holdCampaign = async (ctx: Context, { id }: { id: string }) => found(await store.lockCampaign(ctx.tx, ctx.regency, id));
const found = (campaign: store.CampaignRow | undefined) => campaign && { place: { area: campaign.area }, campaign };

export const campaignActions = {
  'validation.previewCampaign': action(contract['validation.previewCampaign'], {
    async act(ctx, { filter, balance }) {
      return previewCampaign(ctx, { ...filter, area: await areaOf(ctx, filter.area) }, balance);
    },
  }),
  'validation.openCampaign': action(contract['validation.openCampaign'], {
    async act(ctx, input) {
      const { id, name, filter, startsOn, dueOn, balance, secondLook } = input;
      const wrong = daysWrong(startsOn, dueOn, dayOf(ctx.clock.now()));
      if (wrong) throw invalidFields([wrong]);
      const area = await areaOf(ctx, filter.area);
      const { n, atLeast } = await previewCampaign(ctx, { ...filter, area }, false, 1);
      if (n === 0 && !atLeast) throw validationProblems.make('validation.nothingTaken');
      if (await store.findCampaign(ctx.tx, ctx.regency, id)) throw coreProblems.make('core.commandIdReused');
      const at = ctx.clock.now();
      const row = { id, name, area, filter, starts_on: startsOn, due_on: dueOn, balance, second_look: secondLook };
      await store.addCampaign(ctx.tx, ctx.regency, row, at, ctx.actorName);
      await store.moveCampaign(ctx.tx, ctx.regency, id, { id: ctx.newId(), state: 'preparing', at, by: ctx.actorName });
      ctx.enqueue({ action: 'validation.prepareCampaign', input: { id } });
      ctx.audit({ subject: ['campaign', id], details: { area, filter, startsOn, dueOn, balance, secondLook } });
      return { id };
    },
  }),
  'validation.listCampaigns': action(contract['validation.listCampaigns'], {
    async act(ctx, { cursor, limit }) {
      const rows = await store.listCampaigns(ctx.tx, ctx.regency, ctx.scope, decodeCursor(cursor, 1)?.[0], limit + 1);
      const page = rows.slice(0, limit);
      const items: Awaited<ReturnType<typeof showSummary>>[] = [];
      for (const row of page) items.push(await showSummary(ctx, row, closeRefusal(row)));
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { items, next: last ? encodeCursor([last.id]) : null };
    },
  }),
  'validation.getCampaign': action(contract['validation.getCampaign'], {
    find: findCampaign,
    act: (ctx, _input, { campaign }) => showDesk(ctx, campaign, closeRefusal(campaign)),
  }),
  'validation.mapCampaign': action(contract['validation.mapCampaign'], {
    find: findCampaign,
    async act(ctx, { id }) {
      const points = await store.newestPoints(ctx.tx, ctx.regency, id, mostPoints);
      const { visited } = await store.tallyOf(ctx.tx, ctx.regency, id);
      return {
        points: points.map((point) => ({ ...point, enterpriseId: point.id })),
        shown: points.length,
        total: visited,
      };
    },
  }),
  'validation.listAssignments': action(contract['validation.listAssignments'], {
    find: findCampaign,
    async act(ctx, { id, cursor, limit, personId, area, state }) {
      const after = decodeCursor(cursor, 2);
      if (after && !/^[\d.]{2,20}$/.test(after[0] ?? '')) throw coreProblems.make('core.malformed', { what: 'cursor' });
      const key = after && { area: after[0] ?? '', enterpriseId: after[1] ?? '' };
      const rows = await store.listAssignments(ctx.tx, ctx.regency, id, { personId, area, state }, key, limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items: rows.slice(0, limit).map(showAssignment), next: last ? encodeCursor([last.area, last.enterprise_id]) : null };
    },
  }),
  'validation.closeCampaign': action(contract['validation.closeCampaign'], {
    find: holdCampaign,
    ask: (_ctx, _input, { campaign }) => closeRefusal(campaign),
    async act(ctx, { id }) {
      const at = ctx.clock.now();
      const tally = await store.tallyOf(ctx.tx, ctx.regency, id);
      await store.moveCampaign(ctx.tx, ctx.regency, id, { id: ctx.newId(), state: 'closed', at, by: ctx.actorName, tally });
      // What is still on its way from a phone finds its door open a little longer.
      const runAt = new Date(at.getTime() + (await guestDays(ctx)) * 86_400_000);
      ctx.enqueue({ action: 'validation.letOutOfCampaign', input: { id }, runAt });
      ctx.audit({ subject: ['campaign', id], details: tally });
      return { id };
    },
  }),
  'validation.handOver': action(contract['validation.handOver'], {
    find: (ctx, { from }) => findLeaving(ctx, from),
    act: handOver,
  }),
  'validation.listOpenWork': action(contract['validation.listOpenWork'], {
    find: (ctx, { personId }) => findLeaving(ctx, personId),
    act: listOpenWork,
  }),
};

function daysWrong(startsOn: string, dueOn: string, today: string): { field: string; code: string } | undefined {
  if (dueOn < startsOn) return { field: 'dueOn', code: 'validation.dueBeforeStart' };
  return dueOn < today ? { field: 'dueOn', code: 'validation.duePast' } : undefined;
}

/** Why a campaign cannot be closed now. */
function closeRefusal({ state }: store.CampaignRow): Problem | undefined {
  if (state === 'open') return undefined;
  return validationProblems.make(state === 'closed' ? 'validation.campaignClosed' : 'validation.campaignPreparing');
}

const showAssignment = (row: store.ListedAssignment) => ({
  enterpriseId: row.enterprise_id,
  name: row.name,
  areaName: row.area_name,
  companionName: row.companion_name,
  outcome: row.outcome,
  visitedAt: row.visited_at,
  visitedByName: row.visited_by_name,
  secondLook: row.drawn,
});
