import type { CrosswalkColumns } from './columns.ts';
import { digitsOf } from './kbli.ts';
import type { CodeTable } from './tables.ts';

export type Pair = { from: string; to: string; part: boolean };
export type CrosswalkReading = {
  pairs: Map<string, Pair>;
  /** Codes of the older version that became nothing. */
  ended: string[];
  /** Rows about groups of codes. */
  groups: number;
  wrong: { at: number; text: string }[];
};

export const pairKey = ({ from, to }: Pick<Pair, 'from' | 'to'>) => `${from}>${to}`;

const saysPart = (text: string) => /^(p|part|partial|parsial|sebagian|y|ya|yes|true|1|\*|x|v)$/i.test(text.trim());
const saysNothing = (text: string) => /^(-*|–|—|tidak ada|dihapus|hilang|n\/?a|null)$/i.test(text.trim());

/** Rows of two codes each; a cell may hold several (`10391; 10392`), and a star or `p` behind one says: only a part of it. */
export function readCrosswalk(tables: { table: CodeTable; columns: CrosswalkColumns }[]): CrosswalkReading {
  const reading: CrosswalkReading = { pairs: new Map(), ended: [], groups: 0, wrong: [] };
  for (const { table, columns } of tables) {
    for (const row of table.rows) {
      const [from, to] = [row.cells[columns.from] ?? '', row.cells[columns.to] ?? ''];
      if (from.trim() === '' && to.trim() === '') continue;
      const part = columns.part !== undefined && saysPart(row.cells[columns.part] ?? '');
      readRow(reading, row.at, codesIn(from), codesIn(to), part, saysNothing(to));
    }
  }
  return reading;
}

type Code = { text: string; digits: string | undefined; part: boolean };

function codesIn(cell: string): Code[] {
  return cell
    .split(/[;,|/\n]|\s{2,}|(?<=\d{5}[*p]?)\s+(?=[A-V]?\.?\d)/i)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const marked = /^(.*\d)\s*(\*|p|\(p\))$/i.exec(text);
      return { text, digits: digitsOf(marked?.[1] ?? text), part: marked !== null };
    });
}

function readRow(reading: CrosswalkReading, at: number, from: Code[], to: Code[], part: boolean, nothing: boolean): void {
  const old = from.filter((code) => code.digits?.length === 5);
  if (nothing) {
    reading.ended.push(...old.flatMap((code) => code.digits ?? []));
    return;
  }
  const bad = [...from, ...to].find((code) => code.digits === undefined) ?? (from.length === 0 || to.length === 0 ? { text: '—' } : undefined);
  if (bad) {
    reading.wrong.push({ at, text: bad.text.slice(0, 40) });
    return;
  }
  const young = to.filter((code) => code.digits?.length === 5);
  if (old.length < from.length || young.length < to.length) {
    reading.groups++;
    return;
  }
  for (const a of old) {
    for (const b of young) {
      const pair = { from: a.digits ?? '', to: b.digits ?? '', part: part || a.part || b.part };
      const known = reading.pairs.get(pairKey(pair));
      reading.pairs.set(pairKey(pair), { ...pair, part: pair.part || (known?.part ?? false) });
    }
  }
}

/** Where one code became one, and that one came from it alone, may it be suggested; everything else is a person's choice. */
export function oneToOne(pairs: Iterable<Pair>): Pair[] {
  const all = [...pairs];
  const count = (codes: string[]) => {
    const counts = new Map<string, number>();
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  };
  const heirs = count(all.map((pair) => pair.from));
  const parents = count(all.map((pair) => pair.to));
  return all.filter((pair) => !pair.part && heirs.get(pair.from) === 1 && parents.get(pair.to) === 1);
}
