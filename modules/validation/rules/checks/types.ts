import type { CalendarDay } from '#core/dates.ts';
import type { Params, Text } from '#core/text.ts';
import type { EnterpriseForChecks } from '#modules/registry/index.ts';
import type { Severity } from '../../words.ts';

/** Under what a rule is shown. */
export const checkGroups = ['identity', 'legality', 'contact', 'place', 'activity', 'figures', 'freshness'] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** The thresholds of a dated rule, by name. */
export type Thresholds = Record<string, unknown>;

/** A rule as it holds on a day. */
export type RuleInForce = { code: string; validFrom: CalendarDay; severity: Severity; value: Thresholds; legalBasis: string };

export type Village = { code: string; name: string; latitude: number; longitude: number; radiusKm: number };

/** Codes of the lists of business activities that the enterprises at hand carry. */
export type KbliFacts = {
  /** The version that the law of the day asks for. */
  current: string;
  /** Whether a code is in its version's list; `unsure` where that list was not loaded whole. */
  standing: (version: string, code: string) => 'known' | 'unknown' | 'unsure';
  /** The one code of the current version that this one became and that came from no other; null where there is none or a choice. */
  heir: (version: string, code: string) => string | null;
};

/** What a check knows beside the enterprise: the day, and the lists of the regency. */
export type Given = {
  today: CalendarDay;
  regency: string;
  /** The names of all areas of the regency. */
  areas: ReadonlyMap<string, string>;
  /** Those villages of which the place on the map is known. */
  villages: readonly Village[];
  kbli: KbliFacts;
};

/** One change of a record: applied only where `from` still stands. */
export type RepairItem = { on: 'enterprise' | 'owner'; field: string; from: string | number | null; to: string | number | null };

/** A repair that loses nothing: one field as people see it, and the items behind it. */
export type Repair = { field: string; from: string | null; to: string; items: RepairItem[] };

export type Found = {
  /** For the sentence. Never an identity number, save by its mask. */
  params?: Params;
  /** What it hinges on: once accepted it is asked again only where this has changed. */
  about?: string;
  repair?: Repair;
};

export type Rule = {
  group: CheckGroup;
  /** Not asked of a business that is closed or was not found: nobody can mend it, and nobody needs it. */
  openOnly?: true;
  repairable?: true;
  /** What is wrong, in a few words. */
  title: Text;
  /** What to do about it, and where. */
  advice: Text;
  /** The sentence about one enterprise; its places are filled from the params. */
  message: Text;
  look: (e: EnterpriseForChecks, given: Given, value: Thresholds) => Found | undefined;
};

export type Finding = { rule: string; severity: Severity; params: Params; about: string; repair: Repair | null };

/** A threshold that must be there: a rule without its number is a mistake of ours. */
export function numberIn(value: Thresholds, name: string): number {
  const number = value[name];
  if (typeof number !== 'number') throw new Error(`the rule has no number ${name}`);
  return number;
}

export function wordsIn(value: Thresholds, name: string): string[] {
  const words = value[name];
  if (!Array.isArray(words)) throw new Error(`the rule has no words ${name}`);
  return words.map(String);
}
