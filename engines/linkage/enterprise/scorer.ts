import type { CustomComparison } from '../compare/customComparison.ts';
import { log2Odds, weightOf } from '../train/model.ts';
import type { LinkageModel, ModelComparison } from '../train/model.ts';
import { createEnterpriseComparisons } from './comparisons.ts';
import { temper } from './temper.ts';
import type { Derived, DerivedColumn } from './types.ts';

export type ScorePart = { comparison: string; level: string; weight: number };

/** One comparison with what a model says of it. */
type Weighed = { comparison: CustomComparison<unknown>; column: DerivedColumn; model: ModelComparison; weights: Float64Array; u: Float64Array };

/** A model made ready to score pairs one by one. */
export class Scorer {
  readonly base: number;
  readonly #weighed: Weighed[] = [];
  readonly #levels: Uint8Array;

  constructor(model: LinkageModel) {
    this.base = log2Odds(model.prior);
    for (const comparison of createEnterpriseComparisons()) {
      // A comparison that the model never learned says nothing: all its levels weigh 0.
      const learned = model.comparisons.find(({ name }) => name === comparison.name) ?? { name: comparison.name, levels: [] };
      const levels = comparison.levels.map((name) => learned.levels.find((level) => level.name === name) ?? { name, m: 1, u: 1 });
      this.#weighed.push({
        comparison,
        column: comparison.column as DerivedColumn,
        model: learned,
        weights: Float64Array.from([0, ...levels.map(({ m, u }) => weightOf(m, u))]),
        u: Float64Array.from([0, ...levels.map(({ u }) => u)]),
      });
    }
    this.#levels = new Uint8Array(this.#weighed.length);
  }

  /** The columns of a record in the form that pairs are compared in; null where nothing is known. */
  prepare(derived: Derived): unknown[] {
    return this.#weighed.map(({ comparison, column, model }) => {
      const value = derived[column];
      return value === null ? null : comparison.prepare(value, sharesOf(model));
    });
  }

  /** Weight and what it is made of, in the order of the profile; the parts and the base sum up to the weight. */
  score(a: readonly unknown[], b: readonly unknown[]): { weight: number; parts: ScorePart[] } {
    const parts: ScorePart[] = [];
    let sum = this.base;
    for (let k = 0; k < this.#weighed.length; k++) {
      const { comparison, weights, u } = this.#weighed[k] as Weighed;
      const level = a[k] === null || b[k] === null ? 0 : comparison.compare(a[k], b[k]);
      this.#levels[k] = level;
      if (level === 0) continue;
      const weight = (weights[level] ?? 0) + (comparison.adjust?.(a[k], b[k], level, u[level] ?? 0) ?? 0);
      sum += weight;
      parts.push({ comparison: comparison.name, level: comparison.levels[level - 1] ?? '', weight });
    }
    const weight = temper(this.#levels, sum);
    if (weight !== sum) parts.push({ comparison: 'family', level: 'household', weight: weight - sum });
    return { weight, parts };
  }
}

/** Terms as far as a model keeps them: the commonest, and one share for all others. */
function sharesOf({ term_frequencies: known }: ModelComparison): { share(term: string): number; total: number } {
  if (!known) return { share: () => 0, total: 0 };
  return { share: (term) => (Object.hasOwn(known.values, term) ? (known.values[term] ?? 0) : known.floor), total: known.total };
}

const scorers = new WeakMap<LinkageModel, Scorer>();

export function scorerOf(model: LinkageModel): Scorer {
  const known = scorers.get(model);
  if (known) return known;
  const scorer = new Scorer(model);
  scorers.set(model, scorer);
  return scorer;
}
