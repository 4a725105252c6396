import { scopeCovers } from '#core/policy.ts';
import { say } from '#core/text.ts';
import type { Text } from '#core/text.ts';
import { amendMany, amendOwners, readForChecks } from '#modules/registry/index.ts';
import type { AmendableField, AmendableOwnerField, Amended, Amendment } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { checkRules } from '../rules/checks/index.ts';
import * as store from '../store/index.ts';
import { checkBatch, openCheckDay } from '../works/checkBatch.ts';

type Why = 'gone' | 'noRepair' | 'changed' | 'merged' | 'missing' | 'refused';

const reasons: Record<Why, Text> = {
  gone: {
    id: 'Temuan ini sudah tidak ada, sudah diterima, atau di luar wilayah Anda.',
    en: 'The finding is no more, was accepted, or lies outside your area.',
  },
  noRepair: {
    id: 'Belum ada perbaikan yang pasti; perbaiki di halaman usaha.',
    en: 'There is no sure repair; correct it on the page of the business.',
  },
  changed: { id: 'Datanya sudah diubah orang lain; tidak ditimpa.', en: 'Somebody changed it meanwhile; it was not overwritten.' },
  merged: { id: 'Usaha ini sudah digabung dengan catatan lain.', en: 'This business was merged into another record.' },
  missing: { id: 'Usaha ini sudah tidak ada.', en: 'This business is no more.' },
  refused: { id: 'Nilai perbaikannya ditolak oleh data usaha.', en: 'The registry does not take the repaired value.' },
};

/** What becomes of each enterprise: undefined is repaired. */
type Outcome = Map<string, Why | undefined>;

/**
 * Applies the sure repair of a rule to chosen enterprises, each only where the value that it was found with still stands. What was
 * repaired is looked at again at once; before and after are in its history.
 */
export async function repairFindings(ctx: Context, { rule, enterpriseIds }: { rule: string; enterpriseIds: string[] }) {
  const ids = [...new Set(enterpriseIds)];
  const outcome: Outcome = new Map(ids.map((id) => [id, 'gone']));
  const findings = await findingsToRepair(ctx, rule, ids);
  for (const finding of findings) outcome.set(finding.enterprise_id, finding.repair ? undefined : 'noRepair');
  const repairable = findings.filter((finding) => finding.repair !== null);
  await apply(ctx, rule, repairable, outcome);
  await checkBatch(
    ctx,
    await openCheckDay(ctx),
    findings.map((finding) => finding.enterprise_id),
  );
  const skipped = [...outcome].flatMap(([enterpriseId, why]) => (why ? [{ enterpriseId, because: say(reasons[why], ctx.language) }] : []));
  const repaired = ids.length - skipped.length;
  ctx.audit({ subject: ['check', rule], details: { repaired, skipped: skipped.length } });
  return { repaired, skipped };
}

/** The findings among these that lie in the actor's areas, with their enterprises held. */
async function findingsToRepair(ctx: Context, rule: string, ids: string[]): Promise<store.FindingRow[]> {
  const mine = (row: store.FindingRow) => row.rule === rule && scopeCovers(ctx.scope, { area: row.area });
  const seen = (await store.findingsOf(ctx.tx, ctx.regency, ids)).filter(mine).map((row) => row.enterprise_id);
  if (seen.length === 0) return [];
  await store.holdChecked(ctx.tx, ctx.regency, seen);
  return (await store.findingsOf(ctx.tx, ctx.regency, seen)).filter(mine);
}

async function apply(ctx: Context, rule: string, findings: store.FindingRow[], outcome: Outcome): Promise<void> {
  if (findings.length === 0) return;
  const reason = `${rule}: ${checkRules.get(rule)?.title[ctx.language] ?? rule}`;
  const ownerOf = await ownersOf(ctx, findings);
  for (const f of findings)
    if (f.repair?.items.some((item) => item.on === 'owner') && !ownerOf.has(f.enterprise_id)) outcome.set(f.enterprise_id, 'changed');
  const [own, owners] = [itemsOf(findings, 'enterprise', (f) => f.enterprise_id), itemsOf(findings, 'owner', (f) => ownerOf.get(f.enterprise_id))];
  if (own.length > 0) note(await amendMany(ctx, own as Amendment<AmendableField>[], reason), findings, (f) => f.enterprise_id, outcome);
  if (owners.length > 0)
    note(await amendOwners(ctx, owners as Amendment<AmendableOwnerField>[], reason), findings, (f) => ownerOf.get(f.enterprise_id), outcome);
}

async function ownersOf(ctx: Context, findings: store.FindingRow[]): Promise<Map<string, string>> {
  const concerned = findings.filter((f) => f.repair?.items.some((item) => item.on === 'owner')).map((f) => f.enterprise_id);
  return new Map((await readForChecks(ctx, concerned)).flatMap((e) => (e.owner ? [[e.id, e.owner.id] as const] : [])));
}

/** The changes of enterprises or of owners; an owner of several enterprises is changed once. */
function itemsOf(findings: store.FindingRow[], on: 'enterprise' | 'owner', idOf: (f: store.FindingRow) => string | undefined): Amendment<string>[] {
  const items = new Map<string, Amendment<string>>();
  for (const finding of findings) {
    const id = idOf(finding);
    for (const { on: whose, ...change } of finding.repair?.items ?? [])
      if (whose === on && id !== undefined) items.set(`${id} ${change.field}`, { id, ...change });
  }
  return [...items.values()];
}

function note({ skipped }: Amended, findings: store.FindingRow[], idOf: (f: store.FindingRow) => string | undefined, outcome: Outcome): void {
  const why = new Map(skipped.map((one) => [one.id, one.reason]));
  for (const finding of findings) {
    const reason = why.get(idOf(finding) ?? '');
    if (reason) outcome.set(finding.enterprise_id, reason);
  }
}
