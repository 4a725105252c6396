import { z } from 'zod';
import { dayOf } from '#core/dates.ts';
import { companionsOf } from '#modules/accounts/index.ts';
import { assignVisits, unassignVisits } from '#modules/registry/index.ts';
import { longWork, work } from '#platform/action.ts';
import type { Context, Reaction } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import { countsAs } from '../rules/campaigns/visit.ts';
import type { Waiting } from '../rules/campaigns/visit.ts';
import * as store from '../store/index.ts';
import { isGuest } from './campaignPlan.ts';

const batch = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

export const campaignReactions: Reaction[] = [
  {
    on: 'registry.visitRecorded',
    run: 'validation.countVisit',
    input: ({ id, visitId, outcome, by, at }) => ({ id, visitId, outcome, by, at }),
  },
  { on: 'registry.enterprisesMerged', run: 'validation.followMerge', input: ({ from, into }) => ({ from, into }) },
  { on: 'validation.importUndone', run: 'validation.forgetGone', input: () => ({}) },
];

const visit = z.object({ id: z.guid(), visitId: z.guid(), outcome: z.string(), by: z.string(), at: z.iso.datetime({ offset: true }) });

/** Counts a visit in every campaign in which its enterprise waits. */
export const countVisit = work(visit, (ctx, made) =>
  ctx.transaction(async (c) => {
    const at = new Date(made.at);
    const letOut: store.Guest[] = [];
    for (const row of await store.holdAssignmentsOf(c.tx, c.regency, made.id)) {
      const counts = countsAs(waitingOf(row), { ...made, at });
      if (counts?.as === 'first') {
        await store.markFirst(c.tx, c.regency, row, { ...made, at, on: dayOf(at), secondPersonId: counts.secondPersonId });
        await letSecondIn(c, row, counts.secondPersonId);
      }
      if (counts?.as === 'again') await store.markAgain(c.tx, c.regency, row, made);
      if (counts?.as === 'second') await store.markSecond(c.tx, c.regency, row, { ...made, at });
      for (const personId of [row.person_id, row.second_person_id])
        if (counts && personId) letOut.push({ enterpriseId: row.enterprise_id, personId });
    }
    if (letOut.length > 0)
      c.enqueue({
        action: 'validation.letOut',
        input: { guests: letOut },
        runAt: new Date(c.clock.now().getTime() + (await guestDays(c)) * 86_400_000),
      });
  }),
);

const waitingOf = (row: store.AssignmentRow): Waiting => ({
  personId: row.person_id,
  outcome: row.outcome,
  visitId: row.visit_id,
  visitedAt: row.visited_at,
  visitedBy: row.visited_by,
  drawn: row.drawn,
  secondPersonId: row.second_person_id,
  secondVisitId: row.second_visit_id,
});

async function letSecondIn(c: Context, row: store.AssignmentRow, personId: string | null): Promise<void> {
  if (personId !== null && isGuest(await companionsOf(c), personId, row.area)) await assignVisits(c, [{ enterpriseId: row.enterprise_id, personId }]);
}

/** So long after a visit its papers and photographs may still come in. */
export async function guestDays(c: Pick<Context, 'tx' | 'clock'>): Promise<number> {
  return (await rulesInForce<{ campaign_guest_days: number }>(c.tx, ['campaign_guest_days'], dayOf(c.clock.now()))).campaign_guest_days.value;
}

/** Shuts the door behind those whom nothing keeps there any more. */
export async function letOutUnneeded(c: Context, guests: store.Guest[], days: number): Promise<void> {
  const since = new Date(c.clock.now().getTime() - days * 86_400_000);
  const leaving = await store.guestsToLetOut(c.tx, c.regency, guests, since);
  if (leaving.length > 0) await unassignVisits(c, leaving);
}

export const letOut = work(z.object({ guests: z.array(z.object({ enterpriseId: z.guid(), personId: z.guid() })).max(batch) }), (ctx, { guests }) =>
  ctx.transaction(async (c) => letOutUnneeded(c, guests, await guestDays(c))),
);

/** After a campaign was closed and everything that was on its way has come in. */
export const letOutOfCampaign = longWork(z.object({ id: z.guid() }), async (ctx, { id }) => {
  for (let after = firstId; ;) {
    if (ctx.signal.aborted) throw new Error('the server is stopping; the work goes on after its start');
    const rows = await ctx.transaction(async (c) => {
      const page = await store.guestsAfter(c.tx, c.regency, id, after, batch);
      const guests = page.flatMap(({ enterpriseId, personId, second }) =>
        [personId, second].flatMap((person) => (person === null ? [] : [{ enterpriseId, personId: person }])),
      );
      await letOutUnneeded(c, guests, await guestDays(c));
      return page;
    });
    if (rows.length < batch) return;
    after = rows.at(-1)?.enterpriseId ?? after;
  }
});

export const followMerge = work(z.object({ from: z.guid(), into: z.guid() }), (ctx, { from, into }) =>
  ctx.transaction(async (c) => {
    const guests = await store.followMerge(c.tx, c.regency, from, into);
    if (guests.length > 0) await assignVisits(c, guests);
  }),
);

export const forgetGone = longWork(z.object({}), async (ctx) => {
  const open = await ctx.transaction((c) =>
    store.listUnclosed(c.tx, c.regency, { everything: true, areas: [], subjects: [], person: undefined }, 100),
  );
  for (const { id } of open) await ctx.transaction((c) => store.forgetGone(c.tx, c.regency, id));
});
