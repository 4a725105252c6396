import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { contract } from '../contract.ts';
import * as store from '../store.ts';
import { findMe, myself } from './subjects.ts';

/** The password of every demo sign-in; shown on the sign-in page of the demo town and nowhere else. */
export const demoPassword = 'naik-kelas-2026';

/** The agency, its regions, its trail, and what it tells a person. */
export const officeActions = {
  'accounts.getAgency': action(contract['accounts.getAgency'], {
    async act(ctx) {
      const agency = await store.getAgency(ctx.tx, ctx.regency);
      if (!agency) throw coreProblems.make('core.notFound');
      return { ...agency, tiles: ctx.tiles ?? null };
    },
  }),
  'accounts.listDemoSignIns': action(contract['accounts.listDemoSignIns'], {
    async act(ctx) {
      const agency = await store.getAgency(ctx.tx, ctx.regency);
      return agency?.demo ? { password: demoPassword, items: await store.listDemoSignIns(ctx.tx, ctx.regency) } : { password: null, items: [] };
    },
  }),
  'accounts.listNotices': action(contract['accounts.listNotices'], {
    find: findMe,
    async act(ctx, { cursor, limit }) {
      const before = decodeCursor(cursor, 1)?.[0];
      const notices = await store.listNotices(ctx.tx, ctx.regency, myself(ctx).personId, before, limit + 1);
      const last = notices.length > limit ? notices[limit - 1] : undefined;
      return { items: notices.slice(0, limit), next: last ? encodeCursor([last.id]) : null };
    },
  }),
  'accounts.readNotices': action(contract['accounts.readNotices'], {
    find: findMe,
    async act(ctx) {
      await store.readNotices(ctx.tx, ctx.regency, myself(ctx).personId, ctx.clock.now());
      return {};
    },
  }),
  'accounts.listAuditEvents': action(contract['accounts.listAuditEvents'], {
    async act(ctx, { cursor, limit, action, subjectId, personId }) {
      const before = decodeCursor(cursor, 1)?.[0];
      const events = await store.listAuditEvents(ctx.tx, ctx.regency, {
        action,
        subjectId,
        actor: personId && `person:${personId}`,
        before,
        limit: limit + 1,
      });
      const last = events.length > limit ? events[limit - 1] : undefined;
      return {
        items: events.slice(0, limit).map((e) => ({
          id: e.id,
          at: e.at,
          actor: e.actor,
          actorName: e.actor_name,
          action: e.action,
          subjectKind: e.subject_kind,
          subjectId: e.subject_id,
          sealed: e.sealed,
          details: e.details,
        })),
        next: last ? encodeCursor([last.id]) : null,
      };
    },
  }),
  'accounts.listRegions': action(contract['accounts.listRegions'], {
    act: async (ctx) => ({ items: await store.listRegions(ctx.tx, ctx.regency) }),
  }),
};
