import type { Column, Table } from '../table/table.ts';
import { Comparison, countTerms } from './comparison.ts';
import type { ComparisonSpec, Terms } from './comparison.ts';
import { anyDate, dateReader } from './dates.ts';
import { damerauLevenshtein } from './edits.ts';

/** A column's values as numbers, NaN where they are none; each distinct value is read once. */
class NumberColumn {
  readonly column: Column;
  readonly numbers: Float64Array;

  constructor(column: Column, read: (text: string) => number | null) {
    const { values } = column;
    this.column = column;
    this.numbers = new Float64Array(values.size).fill(NaN);
    for (let id = 1; id < values.size; id++) this.numbers[id] = read(values.text(id)) ?? NaN;
  }

  /** What is written differently but means the same is one term; what means nothing is none. */
  terms(rows: number): Terms {
    const meant = new Map<number, number>();
    const same = Uint32Array.from(this.numbers, (number, id) => {
      if (Number.isNaN(number)) return 0;
      const known = meant.get(number);
      if (known === undefined) meant.set(number, id);
      return known ?? id;
    });
    return countTerms(
      this.column.ids.map((id) => same[id] ?? 0),
      same.length,
      rows,
    );
  }
}

/** The same day, one edit apart as written, then within days. What is no date counts as missing. */
export class DateComparison extends Comparison {
  readonly levels: string[];
  readonly #days: NumberColumn;
  readonly #limits: Float64Array;
  readonly #table: Table;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec);
    this.#table = table;
    this.levels = ['exact', 'one edit', ...spec.thresholds.map(daysInWords), 'else'];
    this.#limits = Float64Array.from(spec.thresholds);
    this.#days = new NumberColumn(table.column(spec.columns[0] ?? ''), (spec.format === null ? null : dateReader(spec.format)) ?? anyDate());
  }

  compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void {
    const { ids } = this.#days.column;
    const { units, starts } = this.#days.column.values;
    const days = this.#days.numbers;
    for (let k = 0; k < count; k++) {
      const a = ids[left[k] ?? 0] ?? 0;
      const b = ids[right[k] ?? 0] ?? 0;
      const apart = Math.abs((days[a] ?? 0) - (days[b] ?? 0));
      if (apart !== apart) out[k] = 0;
      else if (apart === 0) out[k] = 1;
      else {
        const startA = starts[a] ?? 0;
        const startB = starts[b] ?? 0;
        const near = damerauLevenshtein(units, startA, (starts[a + 1] ?? 0) - startA, startB, (starts[b + 1] ?? 0) - startB, 1) <= 1;
        out[k] = near ? 2 : this.#within(apart);
      }
    }
  }

  terms(): Terms {
    return this.#days.terms(this.#table.count);
  }

  #within(apart: number): number {
    let level = 3;
    while (level - 3 < this.#limits.length && apart > (this.#limits[level - 3] ?? 0)) level++;
    return level;
  }
}

/** Mean lengths, as of 365.25 days a year: the limits of Splink's date of birth comparison. */
export const MONTH = 30.4375;
export const YEAR = 365.25;

function daysInWords(days: number): string {
  if (days % YEAR === 0) return days === YEAR ? 'within a year' : `within ${days / YEAR} years`;
  if (days % MONTH === 0) return days === MONTH ? 'within a month' : `within ${days / MONTH} months`;
  return `within ${days} days`;
}

/** The same number, then no further apart than each threshold. */
export class NumericComparison extends Comparison {
  readonly levels: string[];
  readonly #numbers: NumberColumn;
  readonly #limits: Float64Array;
  readonly #table: Table;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec);
    this.#table = table;
    this.levels = ['exact', ...spec.thresholds.map((t) => `difference <= ${t}`), 'else'];
    this.#limits = Float64Array.from(spec.thresholds);
    this.#numbers = new NumberColumn(table.column(spec.columns[0] ?? ''), readNumber);
  }

  compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void {
    const { ids } = this.#numbers.column;
    const numbers = this.#numbers.numbers;
    const limits = this.#limits;
    for (let k = 0; k < count; k++) {
      const apart = Math.abs((numbers[ids[left[k] ?? 0] ?? 0] ?? 0) - (numbers[ids[right[k] ?? 0] ?? 0] ?? 0));
      if (apart !== apart) out[k] = 0;
      else if (apart === 0) out[k] = 1;
      else {
        let level = 2;
        while (level - 2 < limits.length && apart > (limits[level - 2] ?? 0)) level++;
        out[k] = level;
      }
    }
  }

  terms(): Terms {
    return this.#numbers.terms(this.#table.count);
  }
}

/** Mean radius of the earth (IUGG), in km. */
const EARTH = 6371.0088;
const RADIANS = Math.PI / 180;

/** Two columns, latitude and longitude in degrees: within each distance, along a great circle. */
export class GeoComparison extends Comparison {
  readonly levels: string[];
  readonly #latitudes: NumberColumn;
  readonly #longitudes: NumberColumn;
  readonly #limits: Float64Array;

  constructor(spec: ComparisonSpec, table: Table) {
    super(spec);
    this.levels = [...spec.thresholds.map((t) => `within ${t} km`), 'else'];
    this.#limits = Float64Array.from(spec.thresholds);
    const [latitude = '', longitude = ''] = spec.columns;
    this.#latitudes = new NumberColumn(table.column(latitude), degrees(90));
    this.#longitudes = new NumberColumn(table.column(longitude), degrees(180));
  }

  compare(left: Uint32Array, right: Uint32Array, count: number, out: Uint8Array): void {
    const latitudes = this.#latitudes.numbers;
    const longitudes = this.#longitudes.numbers;
    const latitudeIds = this.#latitudes.column.ids;
    const longitudeIds = this.#longitudes.column.ids;
    const limits = this.#limits;
    for (let k = 0; k < count; k++) {
      const l = left[k] ?? 0;
      const r = right[k] ?? 0;
      const apart = kilometres(
        latitudes[latitudeIds[l] ?? 0] ?? 0,
        longitudes[longitudeIds[l] ?? 0] ?? 0,
        latitudes[latitudeIds[r] ?? 0] ?? 0,
        longitudes[longitudeIds[r] ?? 0] ?? 0,
      );
      let level = 1;
      if (apart !== apart) level = 0;
      else while (level - 1 < limits.length && apart > (limits[level - 1] ?? 0)) level++;
      out[k] = level;
    }
  }

  terms(): null {
    return null;
  }
}

/** The haversine formula; symmetric to the last bit. */
export function kilometres(latitude1: number, longitude1: number, latitude2: number, longitude2: number): number {
  const north = Math.sin(((latitude2 - latitude1) * RADIANS) / 2);
  const east = Math.sin(((longitude2 - longitude1) * RADIANS) / 2);
  const square = north * north + Math.cos(latitude1 * RADIANS) * Math.cos(latitude2 * RADIANS) * east * east;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(square)));
}

function readNumber(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function degrees(most: number): (text: string) => number | null {
  return (text) => {
    const number = readNumber(text.startsWith("'") ? text.slice(1) : text);
    return number !== null && Math.abs(number) <= most ? number : null;
  };
}
