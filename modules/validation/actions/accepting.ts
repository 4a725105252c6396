import { dayOf } from '#core/dates.ts';
import type { Place } from '#core/policy.ts';
import { coreProblems } from '#core/problem.ts';
import type { Problem } from '#core/problem.ts';
import type { Context } from '#platform/action.ts';
import { validationProblems } from '../problems.ts';
import * as store from '../store/index.ts';
import { CheckDifference } from '../works/checkDifference.ts';

type Subject = { place: Place; finding: store.FindingRow };

/** The finding, held so that nobody checks, accepts or repairs its enterprise beside. */
export async function findFinding(ctx: Context, { enterpriseId, rule }: { enterpriseId: string; rule: string }): Promise<Subject | undefined> {
  const seen = await store.findFinding(ctx.tx, ctx.regency, enterpriseId, rule);
  if (!seen) return undefined;
  await store.holdChecked(ctx.tx, ctx.regency, [enterpriseId]);
  const finding = await store.findFinding(ctx.tx, ctx.regency, enterpriseId, rule);
  return finding && { place: { area: finding.area }, finding };
}

/** What cannot be right is not left as it is. */
export function mustBeMended({ severity }: Pick<store.FindingRow, 'severity'>): Problem | undefined {
  return severity === 'error' ? validationProblems.make('validation.mustBeMended') : undefined;
}

/** Leaves a finding as it is: it is not shown nor counted any more, until what it hinges on changes. */
export async function acceptFinding(ctx: Context, { reason }: { reason: string }, { finding }: Subject): Promise<{ accepted: boolean }> {
  const { enterprise_id, rule, about } = finding;
  const held = await store.holdChecked(ctx.tx, ctx.regency, [enterprise_id]);
  const [seen] = held;
  if (!seen || seen.area === null || seen.source === null) throw coreProblems.make('core.notFound');
  await store.accept(ctx.tx, ctx.regency, { enterprise_id, rule, about, reason }, ctx.clock.now(), ctx.actorName);
  const standing = await store.findingsOf(ctx.tx, ctx.regency, [enterprise_id]);
  const difference = new CheckDifference(held, standing);
  difference.found(
    { ...seen, area: seen.area, source: seen.source },
    standing.filter((other) => other.rule !== rule),
  );
  await difference.write(ctx, dayOf(ctx.clock.now()));
  ctx.audit({ subject: ['enterprise', enterprise_id], details: { rule, reason } });
  return { accepted: true };
}
