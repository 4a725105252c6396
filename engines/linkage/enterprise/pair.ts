import { probabilityOf } from '../train/model.ts';
import type { LinkageModel } from '../train/model.ts';
import { areDifferentNiks, IdentityComparison } from './compare/identity.ts';
import { deriveRecord } from './derive.ts';
import { scorerOf } from './scorer.ts';
import type { Scorer, ScorePart } from './scorer.ts';
import type { Derived, EnterpriseRecord } from './types.ts';

/** A record normalised, ready to be compared; cheap to keep. */
export class PreparedEnterprise {
  readonly derived: Derived;
  #scorer: Scorer | null = null;
  #parts: unknown[] = [];

  constructor(derived: Derived) {
    this.derived = derived;
  }

  /** Prepared once for each model that it is scored with. */
  partsFor(scorer: Scorer): readonly unknown[] {
    if (this.#scorer !== scorer) {
      this.#parts = scorer.prepare(this.derived);
      this.#scorer = scorer;
    }
    return this.#parts;
  }
}

export type PairScore = {
  /** log2 odds, prior included. */
  weight: number;
  probability: number;
  parts: ScorePart[];
};

export function prepareEnterprise(record: EnterpriseRecord): PreparedEnterprise {
  return new PreparedEnterprise(deriveRecord(record));
}

/** Keys under which two records meet: `rule:value`, at most twelve. Those of `nik:` hold an identity number: hash them with a secret. */
export function enterpriseKeys(prepared: PreparedEnterprise): string[] {
  return prepared.derived.keys;
}

export function scoreEnterprises(model: LinkageModel, a: PreparedEnterprise, b: PreparedEnterprise): PairScore {
  const scorer = scorerOf(model);
  const { weight, parts } = scorer.score(a.partsFor(scorer), b.partsFor(scorer));
  return { weight, probability: probabilityOf(weight), parts };
}

const identity = new IdentityComparison();
const noTerms = { share: () => 0, total: 0 };

/** True where both hold valid NIKs that differ by more than a slip of the pen: two people, and a cannot-link. */
export function differentNik(a: PreparedEnterprise, b: PreparedEnterprise): boolean {
  const [one, other] = [a.derived.identity, b.derived.identity];
  return one !== null && other !== null && areDifferentNiks(identity.prepare(one, noTerms), identity.prepare(other, noTerms));
}

/** In log2 odds; between the edges a person decides. */
export const enterpriseBands = { auto: 12, likely: 4.25, doubtful: -4 } as const;
