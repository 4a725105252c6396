import { say } from '#core/text.ts';
import { readCards } from '#modules/registry/index.ts';
import type { Card } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { checkRules, sentenceAbout } from '../rules/checks/index.ts';
import * as store from '../store/index.ts';
import { isOwnArea, openTasks } from './fieldWho.ts';

/** Cards of what the companion may see: their own areas, and what they were sent to. Others are left out without a word. */
export async function readFieldCards(ctx: Context, ids: string[]) {
  const tasks = await openTasks(ctx);
  const sentTo = new Set(tasks.map((task) => task.enterpriseId));
  const again = new Set(tasks.flatMap((task) => (task.secondLook ? [task.enterpriseId] : [])));
  const rows = await store.areasOfLiving(ctx.tx, ctx.regency, ids);
  const mine = rows.filter((row) => isOwnArea(ctx, row.area) || sentTo.has(row.id));
  const cards = await readCards(
    ctx,
    mine.map((row) => row.id),
  );
  const findings = await findingsByEnterprise(
    ctx,
    cards.map((card) => card.id),
  );
  return cards.map((card) => ({ ...(again.has(card.id) ? unseen(card) : card), findings: findings.get(card.id) ?? [] }));
}

/** For a second look everything is asked again, and what the first visit found is not told. */
const unseen = (card: Card): Card => ({
  ...card,
  activity: 'unknown',
  verifiedOn: null,
  trust: 0,
  confirmations: card.confirmations.map((confirmation) => ({ ...confirmation, trust: 0 })),
});

async function findingsByEnterprise(ctx: Context, ids: string[]): Promise<Map<string, { rule: string; severity: string; sentence: string }[]>> {
  const found = new Map<string, { rule: string; severity: string; sentence: string }[]>();
  for (const { enterprise_id, rule: code, severity, params } of await store.findingsOf(ctx.tx, ctx.regency, ids)) {
    const rule = checkRules.get(code);
    if (!rule) continue;
    const sentence = sentenceAbout(rule, ctx.language, params) || say(rule.title, ctx.language);
    found.set(enterprise_id, [...(found.get(enterprise_id) ?? []), { rule: code, severity, sentence }]);
  }
  return found;
}
