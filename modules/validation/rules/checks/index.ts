import { createHash } from 'node:crypto';
import type { EnterpriseForChecks } from '#modules/registry/index.ts';
import { activityRules } from './activity.ts';
import { contactRules } from './contact.ts';
import { figureRules } from './figures.ts';
import { freshnessRules } from './freshness.ts';
import { identityRules } from './identity.ts';
import { legalityRules } from './legality.ts';
import { nameRules } from './names.ts';
import { paperRules } from './papers.ts';
import { placeRules } from './place.ts';
import type { Finding, Given, Rule, RuleInForce } from './types.ts';

export { checkGroups } from './types.ts';
export type { CheckGroup, Finding, Given, KbliFacts, Repair, RepairItem, Rule, RuleInForce, Village } from './types.ts';
export { sentenceAbout } from './sentence.ts';

/** All rules by code; when they hold, how heavy they weigh and their thresholds are dated rows (`reference.check_rule`). */
export const checkRules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    ...identityRules,
    ...nameRules,
    ...legalityRules,
    ...paperRules,
    ...contactRules,
    ...placeRules,
    ...activityRules,
    ...figureRules,
    ...freshnessRules,
  }),
);

/** It is part of a key. */
const mostAbout = 300;

/** Of the code of the rules: raised where what they find changes, so that everything is looked at anew. */
const edition = 1;

/** One word for the rules of a day, their weights and thresholds: where it changes, everything is looked at anew. */
export function wordFor(rules: readonly RuleInForce[]): string {
  const text = JSON.stringify([edition, rules.map(({ code, validFrom, severity, value }) => [code, validFrom, severity, value])]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Everything that the rules of the day find about one enterprise. */
export function findingsOf(e: EnterpriseForChecks, rules: readonly RuleInForce[], given: Given): Finding[] {
  const over = e.activity === 'closed' || e.activity === 'not_found';
  return rules.flatMap((inForce): Finding[] => {
    const rule = checkRules.get(inForce.code);
    const found = rule && !(over && rule.openOnly) ? rule.look(e, given, inForce.value) : undefined;
    if (!found) return [];
    const { params = {}, about = '', repair = null } = found;
    return [{ rule: inForce.code, severity: inForce.severity, params, about: about.slice(0, mostAbout), repair }];
  });
}
