import type { CalendarDay } from '#core/dates.ts';
import type { DatedRule } from '#platform/db/rules.ts';
import { documentKinds } from '../contract/words.ts';
import type { DocumentKind, Legality } from '../contract/words.ts';

/** `general` are kinds each of which is needed; `food` are groups of which one kind each is needed. */
export type LegalityRule = { general: DocumentKind[]; food: DocumentKind[][] };
export type HeldDocument = { kind: DocumentKind; expiresOn: CalendarDay | null; state: 'stated' | 'checked' | 'rejected' };

/** The groups of which one document each is needed, by law on the rule's day. */
export function requiredGroups(rule: DatedRule<LegalityRule>, food: boolean): DocumentKind[][] {
  return food ? rule.value.food : rule.value.general.map((kind) => [kind]);
}

/** The kinds in force on a day: not rejected, not expired. A document counts through its last day. */
export function kindsInForce(documents: HeldDocument[], day: CalendarDay): DocumentKind[] {
  const held = documents.filter((d) => d.state !== 'rejected' && (d.expiresOn === null || d.expiresOn >= day)).map((d) => d.kind);
  return documentKinds.filter((kind) => held.includes(kind));
}

/** What is missing: the groups without a document in force. */
export function legalityGap(groups: DocumentKind[][], held: DocumentKind[]): DocumentKind[][] {
  return groups.filter((group) => !group.some((kind) => held.includes(kind)));
}

export function legalityOf(groups: DocumentKind[][], held: DocumentKind[]): Legality {
  const gap = legalityGap(groups, held);
  if (gap.length === 0) return 'complete';
  return gap.length < groups.length ? 'partial' : 'none';
}

/** Kinds as a number with a bit each, for the list's filters; the order of `documentKinds` is therefore fixed. */
export function maskOf(kinds: DocumentKind[]): number {
  return kinds.reduce((mask, kind) => mask | (1 << documentKinds.indexOf(kind)), 0);
}

export function kindsOf(mask: number): DocumentKind[] {
  return documentKinds.filter((_, bit) => (mask & (1 << bit)) !== 0);
}
