import { coreProblems } from '#core/problem.ts';
import { areaContains } from '#core/region.ts';
import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';

/** The companion who asks. */
export function personOf(ctx: Context): string {
  if (ctx.actor.kind !== 'person') throw coreProblems.make('core.signInFirst');
  return ctx.actor.personId;
}

export const isOwnArea = (ctx: Context, area: string): boolean => ctx.scope.areas.some((one) => areaContains(one, area));

export type FieldTask = { enterpriseId: string; campaignId: string; secondLook: boolean };

/** What a companion is to visit. A second look is told as such, and nothing of what the first one found; before there is a first visit, there is nothing to look at again. */
export async function openTasks(ctx: Context): Promise<FieldTask[]> {
  const me = personOf(ctx);
  const rows = await store.openOf(ctx.tx, ctx.regency, me);
  return rows.flatMap((row): FieldTask[] => {
    const task = { enterpriseId: row.enterprise_id, campaignId: row.campaign_id };
    if (row.outcome === null) return row.person_id === me ? [{ ...task, secondLook: false }] : [];
    return row.visited_by === `person:${me}` ? [] : [{ ...task, secondLook: true }];
  });
}
