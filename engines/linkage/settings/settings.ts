import { columnsOfRule } from '../block/keys.ts';
import type { Rule } from '../block/keys.ts';
import type { ComparisonSpec } from '../compare/comparison.ts';

/** Where m is learned: pairs that meet under the rule, without the comparisons of what they meet by. */
export type EmBlock = { rule: Rule; /** Names of comparisons; `null`: those that share a column with the rule. */ without: string[] | null };

/**
 * What comparisons say together where they are not independent: given the level of each (0: nothing said) and the weight so far, the weight
 * to use.
 */
export type Temper = (levels: ArrayLike<number>, weight: number) => number;

/** What a run is asked to do, defaults filled in (formats.md has the JSON that it is read from). */
export type Settings = {
  uniqueId: string;
  truth: { column: string; pattern: RegExp | null } | null;
  /** Only between two inputs, not within them. */
  link: boolean;
  prior: { rules: Rule[]; recall: number } | null;
  blockingRules: Rule[];
  comparisons: ComparisonSpec[];
  emBlocks: EmBlock[];
  uSamplePairs: number;
  seed: number;
  temper: Temper | null;
  clusters: { threshold: number | null; maxSize: number };
};

/** Every column that a run needs, each once. */
export function columnsOf(settings: Settings): string[] {
  const rules = [...settings.blockingRules, ...settings.emBlocks.map(({ rule }) => rule), ...(settings.prior?.rules ?? [])];
  const truth = settings.truth ? [settings.truth.column] : [];
  return [...new Set([settings.uniqueId, ...truth, ...rules.flatMap(columnsOfRule), ...settings.comparisons.flatMap(({ columns }) => columns)])];
}
