import type { Column, Table } from '../table/table.ts';
import { PairIds } from '../table/pairIds.ts';
import { Values } from '../table/values.ts';
import { Comparison, countTerms } from './comparison.ts';
import type { ComparisonSpec, Terms } from './comparison.ts';
import { jaroWinkler } from './jaroWinkler.ts';

/**
 * Two columns that hold one name, given and family: both exact, exchanged, both alike at each threshold, one alike at the first threshold
 * (the second column, which tells more, before the first). Where one of the columns is missing the other one alone decides.
 */
export class NamePairComparison extends Comparison {
  readonly levels: string[];
  readonly #first: Column;
  readonly #second: Column;
  readonly #table: Table;
  /** For each value of a column its id in the other, so that an exchange is a comparison of numbers. */
  readonly #firstAsSecond: Uint32Array;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec);
    this.#table = table;
    const [first = '', second = ''] = spec.columns;
    this.#first = table.column(first);
    this.#second = table.column(second);
    this.levels = [
      'exact',
      'swapped',
      ...spec.thresholds.map((t) => `both >= ${t}`),
      `${second} >= ${spec.thresholds[0] ?? 1}`,
      `${first} >= ${spec.thresholds[0] ?? 1}`,
      'else',
    ];
    this.#firstAsSecond = idsIn(this.#first.values, this.#second.values);
  }

  compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void {
    const first = this.#first.ids;
    const second = this.#second.ids;
    for (let k = 0; k < count; k++) {
      const l = left[k] ?? 0;
      const r = right[k] ?? 0;
      out[k] = this.#levelOf(first[l] ?? 0, second[l] ?? 0, first[r] ?? 0, second[r] ?? 0);
    }
  }

  terms(): Terms {
    const pairs = new PairIds();
    const ids = new Uint32Array(this.#table.count);
    for (let row = 0; row < ids.length; row++) {
      const first = this.#first.ids[row] ?? 0;
      const second = this.#second.ids[row] ?? 0;
      if (first !== 0 && second !== 0) ids[row] = pairs.id(first, second);
    }
    return countTerms(ids, pairs.size, ids.length);
  }

  #levelOf(firstL: number, secondL: number, firstR: number, secondR: number): number {
    const haveFirst = firstL !== 0 && firstR !== 0;
    const haveSecond = secondL !== 0 && secondR !== 0;
    if (!haveFirst && !haveSecond) return 0;
    if (haveFirst && haveSecond) {
      if (firstL === firstR && secondL === secondR) return 1;
      if (this.#firstAsSecond[firstL] === secondR && this.#firstAsSecond[firstR] === secondL) return 2;
    }
    const { thresholds } = this.spec;
    const first = haveFirst ? alike(this.#first, firstL, firstR) : -1;
    const second = haveSecond ? alike(this.#second, secondL, secondR) : -1;
    const both = thresholds.findIndex((t) => first >= t && second >= t);
    if (both >= 0) return both + 3;
    const one = thresholds[0] ?? 1;
    return second >= one ? this.levels.length - 2 : first >= one ? this.levels.length - 1 : this.levels.length;
  }
}

/** For each value of the one column its id in the other, 0 where it does not occur there. */
function idsIn(from: Values, to: Values): Uint32Array {
  const known = new Values();
  const idOf: number[] = [0];
  for (let id = 1; id < to.size; id++) idOf[known.internText(to.text(id))] = id;
  return Uint32Array.from({ length: from.size }, (_, id) => (id === 0 ? 0 : (idOf[Math.max(0, known.find(from.text(id)))] ?? 0)));
}

function alike({ values }: Column, a: number, b: number): number {
  if (a === b) return 1;
  const startA = values.starts[a] ?? 0;
  const startB = values.starts[b] ?? 0;
  return jaroWinkler(values.units, startA, (values.starts[a + 1] ?? 0) - startA, startB, (values.starts[b + 1] ?? 0) - startB);
}
