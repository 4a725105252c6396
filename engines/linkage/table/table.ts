import { KeyCollector } from './keyLists.ts';
import type { KeyLists } from './keyLists.ts';
import { grown, Values } from './values.ts';

/** A column of a table: for each record the id of its value, 0 where there is none. */
export class Column {
  readonly name: string;
  readonly values: Values;
  ids: Uint32Array;

  constructor(name: string, values: Values = new Values(), ids: Uint32Array = new Uint32Array(1024)) {
    this.name = name;
    this.values = values;
    this.ids = ids;
  }

  set(row: number, id: number): void {
    if (row >= this.ids.length) this.ids = grown(this.ids, row + 1);
    this.ids[row] = id;
  }
}

/**
 * Records as columns of interned values. Those before the boundary are of the first input; it equals
 * `count` where there is one input.
 */
export class Table {
  readonly columns: ReadonlyMap<string, Column>;
  count = 0;
  boundary = 0;
  readonly #collector = new KeyCollector();
  #keys: KeyLists | null = null;

  constructor(names: Iterable<string>) {
    this.columns = new Map([...names].map((name) => [name, new Column(name)]));
  }

  column(name: string): Column {
    const found = this.columns.get(name);
    if (!found) throw new Error(`no column "${name}"`);
    return found;
  }

  /** One record; values are trimmed and empty is null. Returns its row. */
  add(record: Readonly<Record<string, string | null | undefined>>): number {
    const row = this.count++;
    for (const column of this.columns.values()) column.set(row, column.values.internText((record[column.name] ?? '').trim()));
    return row;
  }

  /** One record out of the fields of a line; `places[c]` is where column c stands. */
  addFields(fields: readonly string[], places: readonly number[]): number {
    const row = this.count++;
    let c = 0;
    for (const column of this.columns.values()) column.set(row, column.values.internText((fields[places[c++] ?? 0] ?? '').trim()));
    return row;
  }

  /** The keys of the record that was added last, each `rule:value`: for every record, or for none. */
  addKeys(keys: readonly string[]): void {
    this.#collector.add(keys);
  }

  /** The keys of a sealed table. */
  keyLists(): KeyLists {
    if (!this.#keys) throw new Error('the table is not sealed');
    return this.#keys;
  }

  /** Ends the first input: what is added from now on belongs to the second. */
  endFirst(): void {
    this.boundary = this.count;
  }

  /** Ends reading: nothing can be added any more. Large blocks of keys are cut as `finish` of the collector says. */
  seal(cut?: { most: number; part: Column }): this {
    if (this.boundary === 0) this.boundary = this.count;
    this.#keys = this.#collector.finish(cut);
    for (const column of this.columns.values()) {
      column.values.seal();
      column.ids = column.ids.slice(0, this.count);
    }
    return this;
  }
}
