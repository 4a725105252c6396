import type { Comparison } from '../compare/comparison.ts';
import type { LinkageModel, ModelLevel } from './model.ts';

/** How many random pairs and how many matches a model that was learned elsewhere counts for. */
export const BASE_PAIRS = 5000;
export const BASE_MATCHES = 300;

export function knownOf({ spec, levels }: Comparison, base: LinkageModel | undefined): ModelLevel[] | null {
  const known = base?.comparisons.find(({ name }) => name === spec.name)?.levels;
  return known?.length === levels.length ? known : null;
}
