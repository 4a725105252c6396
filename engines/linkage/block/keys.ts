import type { Column, Table } from '../table/table.ts';
import { PairIds } from '../table/pairIds.ts';
import { Values } from '../table/values.ts';
import { bounded } from './bound.ts';
import { evaluate } from './expression.ts';
import type { Expression } from './expression.ts';
import { KeyMeeting } from './keyMeeting.ts';
import type { Meeting, Sides } from './meeting.ts';
import { RuleMeeting } from './ruleMeeting.ts';

/** One part of a rule: an expression, two columns exchanged between the two records, or keys that a profile made (all for `null`). */
export type RulePart = Expression | { swap: [string, string] } | { keys: string[] | null };
export type Rule = RulePart[];

type Keys = { left: Uint32Array; right: Uint32Array; size: number };

/** The columns that a rule looks at. */
export function columnsOfRule(rule: Rule): string[] {
  return rule.flatMap((part) => ('swap' in part ? part.swap : 'column' in part ? [part.column] : []));
}

/** Computes the keys of rules over one table, keeping what rules have in common. */
export class KeyMaker {
  readonly #table: Table;
  /** By the JSON of what has been computed: a part, or the first parts of a rule. */
  readonly #known = new Map<string, Keys>();

  constructor(table: Table) {
    this.#table = table;
  }

  meeting(rule: Rule): Meeting {
    const [first] = rule;
    if (first && 'keys' in first) return KeyMeeting.of(this.#table.keyLists(), first.keys);
    const { left, right, size } = this.#keys(rule);
    return new RuleMeeting(left, right, size);
  }

  /**
   * How records meet under these rules; the blocks of a rule that are too large for weighing are narrowed by the columns named. Says which
   * rules that befell.
   */
  bounded(rules: readonly Rule[], sides: Sides, columns: readonly string[]): { meetings: Meeting[]; narrowed: Rule[] } {
    const narrowed: Rule[] = [];
    const meetings = rules.flatMap((rule) => {
      const used = new Set(columnsOfRule(rule));
      const more = columns.filter((name) => !used.has(name)).map((name) => this.#table.column(name).ids);
      const kept = bounded(this.meeting(rule), sides, more, (keys, column) => {
        const { left, right, size } = meet({ left: keys, right: keys }, { left: column, right: column });
        return new RuleMeeting(left, right, size);
      });
      if (kept.length > 1) narrowed.push(rule);
      return kept;
    });
    return { meetings, narrowed };
  }

  #keys(rule: Rule): Keys {
    const name = JSON.stringify(rule);
    const known = this.#known.get(name);
    if (known) return known;
    const last = rule.at(-1);
    if (!last) throw new Error('a rule has at least one part');
    const keys = rule.length === 1 ? this.#part(last) : meet(this.#keys(rule.slice(0, -1)), this.#keys([last]));
    this.#known.set(name, keys);
    return keys;
  }

  #part(part: RulePart): Keys {
    if ('keys' in part) throw new Error('keys of a profile stand alone in a rule');
    if ('swap' in part) return this.#swapped(part.swap);
    const ids = this.#evaluated(part);
    return { left: ids, right: ids, size: greatest(ids) + 1 };
  }

  #evaluated(expression: Expression): Uint32Array {
    const column = this.#table.column(expression.column);
    if (expression.steps.length === 0) return column.ids;
    const derived = new Values();
    return mapped(column, (text) => derived.internText(evaluate(expression, text)));
  }

  #swapped([first, second]: [string, string]): Keys {
    const common = new Values();
    const intern = (text: string) => common.internText(text);
    const firsts = mapped(this.#table.column(first), intern);
    const seconds = mapped(this.#table.column(second), intern);
    return meet({ left: firsts, right: seconds }, { left: seconds, right: firsts });
  }
}

/** For each record what `map` makes of its value; each distinct value is asked once, in the order of ids. */
function mapped(column: Column, map: (text: string) => number): Uint32Array {
  const made = new Uint32Array(column.values.size);
  for (let id = 1; id < column.values.size; id++) made[id] = map(column.values.text(id));
  return column.ids.map((id) => made[id] ?? 0);
}

function greatest(ids: Uint32Array): number {
  let most = 0;
  for (let row = 0; row < ids.length; row++) if ((ids[row] ?? 0) > most) most = ids[row] ?? 0;
  return most;
}

/** Both at once: a key for each pair of keys, zero where either is. */
function meet(a: Omit<Keys, 'size'>, b: Omit<Keys, 'size'>): Keys {
  const pairs = new PairIds();
  const left = pairIds(pairs, a.left, b.left);
  const right = a.left === a.right && b.left === b.right ? left : pairIds(pairs, a.right, b.right);
  return { left, right, size: pairs.size };
}

function pairIds(pairs: PairIds, first: Uint32Array, second: Uint32Array): Uint32Array {
  const ids = new Uint32Array(first.length);
  for (let row = 0; row < ids.length; row++) {
    const a = first[row] ?? 0;
    const b = second[row] ?? 0;
    if (a !== 0 && b !== 0) ids[row] = pairs.id(a, b);
  }
  return ids;
}
