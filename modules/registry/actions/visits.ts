import { coreProblems } from '#core/problem.ts';
import { readReceipt } from '#core/receipt.ts';
import { action } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { contract } from '../contract/index.ts';
import { initialsOf } from '../rules/names.ts';
import * as store from '../store/index.ts';
import { findEnterprise } from './subjects.ts';
import { findConflict, listConflicts, resolveConflict } from './visitsConflicts.ts';
import { recordVisit, takeVisited } from './visitsRecord.ts';

export const visitActions = {
  'registry.recordVisit': action(contract['registry.recordVisit'], { find: takeVisited, act: recordVisit }),
  'registry.listVisits': action(contract['registry.listVisits'], {
    find: findEnterprise,
    async act(ctx, { id, cursor, limit }) {
      const family = (await store.listMergedInto(ctx.tx, ctx.regency, 'enterprise', [id])).map((row) => row.id);
      const rows = await store.listVisits(ctx.tx, ctx.regency, [id, ...family], decodeCursor(cursor, 2) as [string, string] | undefined, limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items: rows.slice(0, limit), next: last ? encodeCursor([last.at, last.id]) : null };
    },
  }),
  'registry.findReceipt': action(contract['registry.findReceipt'], {
    async act(ctx, { receipt: typed }) {
      const receipt = readReceipt(typed);
      const visit = receipt === undefined ? undefined : await store.findReceipt(ctx.tx, ctx.regency, receipt);
      if (receipt === undefined || !visit) throw coreProblems.make('core.notFound');
      const { name, ...rest } = visit;
      return { receipt, ...rest, enterpriseInitials: initialsOf(name), agencyName: (await store.nameOfRegion(ctx.tx, ctx.regency)) ?? ctx.regency };
    },
  }),
  'registry.listConflicts': action(contract['registry.listConflicts'], { act: listConflicts }),
  'registry.resolveConflict': action(contract['registry.resolveConflict'], { find: findConflict, act: resolveConflict }),
};
