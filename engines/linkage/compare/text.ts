import type { Column, Table } from '../table/table.ts';
import { Comparison, countTerms } from './comparison.ts';
import type { ComparisonSpec, Terms } from './comparison.ts';
import { damerauLevenshtein, levenshtein } from './edits.ts';
import { jaroWinkler } from './jaroWinkler.ts';
import { lacking, lettersOf } from './letters.ts';

const CACHE = 1 << 15;

/** Comparisons of one column's text, exact first: pairs of distinct values repeat, so what they gave is kept in a small cache. */
export abstract class TextComparison extends Comparison {
  readonly column: Column;
  readonly #table: Table;
  readonly #cachedA = new Uint32Array(CACHE);
  readonly #cachedB = new Uint32Array(CACHE);
  readonly #cachedLevel = new Uint8Array(CACHE);

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec);
    this.#table = table;
    this.column = table.column(spec.columns[0] ?? '');
  }

  compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void {
    const { ids } = this.column;
    for (let k = 0; k < count; k++) {
      const a = ids[left[k] ?? 0] ?? 0;
      const b = ids[right[k] ?? 0] ?? 0;
      out[k] = a === 0 || b === 0 ? 0 : a === b ? 1 : a < b ? this.#cached(a, b) : this.#cached(b, a);
    }
  }

  terms(): Terms {
    return countTerms(this.column.ids, this.column.values.size, this.#table.count);
  }

  #cached(a: number, b: number): number {
    const slot = (Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77)) >>> 17;
    if (this.#cachedA[slot] === a && this.#cachedB[slot] === b) return this.#cachedLevel[slot] ?? 0;
    const level = this.levelOf(a, b);
    this.#cachedA[slot] = a;
    this.#cachedB[slot] = b;
    this.#cachedLevel[slot] = level;
    return level;
  }

  /** The level of two different values. */
  protected abstract levelOf(a: number, b: number): number;
}

export class ExactComparison extends TextComparison {
  readonly levels = ['exact', 'else'];

  override compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void {
    const { ids } = this.column;
    for (let k = 0; k < count; k++) {
      const a = ids[left[k] ?? 0] ?? 0;
      const b = ids[right[k] ?? 0] ?? 0;
      out[k] = a === 0 || b === 0 ? 0 : a === b ? 1 : 2;
    }
  }

  protected levelOf(): number {
    return 2;
  }
}

export class JaroWinklerComparison extends TextComparison {
  readonly levels: string[];
  readonly #thresholds: Float64Array;
  readonly #letters: Uint32Array;
  /** The least Jaro similarity that can still reach the lowest level: Winkler adds at most two fifths of what is missing, and only above 0.7. */
  readonly #needed: number;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec, table);
    this.levels = ['exact', ...spec.thresholds.map((t) => `jaro_winkler >= ${t}`), 'else'];
    this.#thresholds = Float64Array.from(spec.thresholds);
    this.#letters = lettersOf(this.column.values);
    const lowest = spec.thresholds.at(-1) ?? 1;
    this.#needed = Math.min(lowest, Math.max(0.7, (lowest - 0.4) / 0.6)) - 1e-9;
  }

  protected levelOf(a: number, b: number): number {
    const { units, starts } = this.column.values;
    const startA = starts[a] ?? 0;
    const startB = starts[b] ?? 0;
    const lengthA = (starts[a + 1] ?? 0) - startA;
    const lengthB = (starts[b + 1] ?? 0) - startB;
    const lettersA = this.#letters[a] ?? 0;
    const lettersB = this.#letters[b] ?? 0;
    const matches = Math.min(lengthA - lacking(lettersA, lettersB), lengthB - lacking(lettersB, lettersA));
    if ((matches / lengthA + matches / lengthB + 1) / 3 < this.#needed) return this.levels.length;
    const alike = jaroWinkler(units, startA, lengthA, startB, lengthB);
    let level = 2;
    while (level - 2 < this.#thresholds.length && alike < (this.#thresholds[level - 2] ?? 0)) level++;
    return level;
  }
}

export class EditComparison extends TextComparison {
  readonly levels: string[];
  readonly #thresholds: Int32Array;
  readonly #distance: typeof levenshtein;
  readonly #letters: Uint32Array;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec, table);
    this.#letters = lettersOf(this.column.values);
    this.levels = ['exact', ...spec.thresholds.map((t) => `${spec.kind} <= ${t}`), 'else'];
    this.#thresholds = Int32Array.from(spec.thresholds);
    this.#distance = spec.kind === 'levenshtein' ? levenshtein : damerauLevenshtein;
  }

  protected levelOf(a: number, b: number): number {
    const { units, starts } = this.column.values;
    const startA = starts[a] ?? 0;
    const startB = starts[b] ?? 0;
    const most = this.#thresholds[this.#thresholds.length - 1] ?? 0;
    const lettersA = this.#letters[a] ?? 0;
    const lettersB = this.#letters[b] ?? 0;
    if (lacking(lettersA, lettersB) > most || lacking(lettersB, lettersA) > most) return this.levels.length;
    const edits = this.#distance(units, startA, (starts[a + 1] ?? 0) - startA, startB, (starts[b + 1] ?? 0) - startB, most);
    let level = 2;
    while (level - 2 < this.#thresholds.length && edits > (this.#thresholds[level - 2] ?? 0)) level++;
    return level;
  }
}

/** The first n characters are equal, for each n. */
export class PrefixComparison extends TextComparison {
  readonly levels: string[];

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec, table);
    this.levels = ['exact', ...spec.thresholds.map((n) => `first ${n}`), 'else'];
  }

  protected levelOf(a: number, b: number): number {
    const { units, starts } = this.column.values;
    const startA = starts[a] ?? 0;
    const startB = starts[b] ?? 0;
    const shorter = Math.min((starts[a + 1] ?? 0) - startA, (starts[b + 1] ?? 0) - startB);
    let same = 0;
    while (same < shorter && units[startA + same] === units[startB + same]) same++;
    const found = this.spec.thresholds.findIndex((n) => same >= n);
    return found < 0 ? this.levels.length : found + 2;
  }
}
