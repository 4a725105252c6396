import { formatNumber } from '#core/money.ts';
import type { Context, Task, TaskSource } from '#platform/action.ts';
import * as store from './store/index.ts';

/** So many are enough to say that there is work. */
const mostCounted = 999;

/** What the registry asks of a person today: fields on which two people differ. */
export const tasks: TaskSource[] = [{ action: 'registry.resolveConflict', list: conflictTasks }];

async function conflictTasks(ctx: Context): Promise<Task[]> {
  const n = await store.countConflicts(ctx.tx, ctx.regency, ctx.scope, mostCounted);
  if (n === 0) return [];
  const count = n >= mostCounted ? `${formatNumber(mostCounted, ctx.language)}+` : formatNumber(n, ctx.language);
  const [title, detail] = {
    id: [`${count} isian berbeda menurut dua orang`, 'Bandingkan keduanya, lalu pilih yang benar'],
    en: [`${count} fields differ between two people`, 'Compare both, then choose the right one'],
  }[ctx.language] as [string, string];
  return [{ title, detail, href: '/konflik', tone: 'attention' }];
}
