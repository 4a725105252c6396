import type { CustomComparison, TermShares } from '../../compare/customComparison.ts';
import { within } from './edits.ts';

export type PreparedPhones = { number: string; count: number }[];

const levels = ['same', 'oneDigit', 'different'] as const;

export class PhoneComparison implements CustomComparison<PreparedPhones> {
  readonly name = 'phone';
  readonly column = 'phone';
  readonly levels = levels;
  /** Numbers of people have no place in a model that is stored. */
  readonly secretTerms = true;

  terms(value: string): string[] {
    return value.split(',');
  }

  prepare(value: string, terms: TermShares): PreparedPhones {
    return value.split(',').map((number) => ({ number, count: Math.round(terms.share(number) * terms.total) }));
  }

  compare(a: PreparedPhones, b: PreparedPhones): number {
    let level = 3;
    for (let i = 0; i < a.length; i++) {
      for (let j = 0; j < b.length; j++) {
        const [one, other] = [a[i]?.number ?? '', b[j]?.number ?? ''];
        if (one === other) return 1;
        if (one.length >= 11 && within(one, other, 1)) level = 2;
      }
    }
    return level;
  }

  /** The number of an RT's head or an officer stands on many rows, and ties none of them together. */
  adjust(a: PreparedPhones, b: PreparedPhones, level: number): number {
    if (level !== 1) return 0;
    const count = shared(a, b)?.count ?? 1;
    return -1.5 * Math.log2(Math.max(1, count / 6));
  }
}

function shared(a: PreparedPhones, b: PreparedPhones): PreparedPhones[number] | undefined {
  for (const one of a) {
    for (const other of b) if (one.number === other.number) return one;
  }
  return undefined;
}
