// Makes the model that the product ships: levels counted in sets of records whose truth is known.
import { readFile, writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { CustomComparison, LinkageModel } from '#engines/linkage/index.ts';
import { createEnterpriseComparisons, derive } from '#engines/linkage/index.ts';
import type { Derived } from '#engines/linkage/index.ts';
import { generateLines } from './generate.ts';
import { Random } from './synthetic/random.ts';

type Row = Record<string, string>;
type Counted = { name: string; levels: readonly string[]; m: Float64Array; u: Float64Array; terms: Map<string, number>; total: number };

const strangers = 300_000;
const matchesAtMost = 60_000;
/** Nothing is impossible: the least share that a level keeps. */
const leastM = 0.002;
const leastU = 2e-7;
const keptTerms = 400;
const leastShare = 0.001;

/** What no data set at hand knows: NIB and point on the map. Set by judgement; EM learns them where a registry has them. */
const judged: Record<string, Record<string, [m: number, u: number]>> = {
  nib: { same: [0.9, 1e-6], different: [0.1, 1] },
  point: { 'within 30 m': [0.6, 1e-4], 'within 200 m': [0.2, 1e-3], 'within 1 km': [0.1, 0.02], far: [0.1, 0.979] },
};

/** `files`: CSV files with a column `cluster`, besides the generated sets of the given seeds. */
export async function makeDefaultModel(options: { files: string[]; seeds: number[]; rows: number }): Promise<LinkageModel> {
  const sets: Row[][] = options.seeds.map((seed) => parse([...generateLines({ rows: options.rows, seed })].join('\n')));
  for (const file of options.files) sets.push(parse(await readFile(file, 'utf8')));
  return merged(sets.map(countLevels));
}

const parse = (csv: string): Row[] => Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data;

function countLevels(rows: Row[]): Counted[] {
  const derived = rows.map(derive);
  const clusters = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) clusters.set(row['cluster'] ?? '', [...(clusters.get(row['cluster'] ?? '') ?? []), at]);
  return createEnterpriseComparisons().map((comparison) => {
    const { terms, total, prepared } = prepareAll(comparison, derived);
    const m = new Float64Array(comparison.levels.length);
    const u = new Float64Array(comparison.levels.length);
    const tally = (counts: Float64Array, a: number, b: number): void => {
      const [one, other] = [prepared[a], prepared[b]];
      const level = one === null || other === null ? 0 : comparison.compare(one, other);
      if (level > 0) counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    };
    let matches = 0;
    for (const members of clusters.values())
      for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) if (matches++ < matchesAtMost) tally(m, a, b);
    const random = new Random(1);
    for (let pair = 0; pair < strangers; pair++) {
      const [a, b] = [random.below(rows.length), random.below(rows.length)];
      if (rows[a]?.['cluster'] !== rows[b]?.['cluster']) tally(u, a, b);
    }
    return { name: comparison.name, levels: comparison.levels, m, u, terms, total };
  });
}

function prepareAll(comparison: CustomComparison<unknown>, derived: Derived[]) {
  const column = comparison.column as 'name';
  const terms = new Map<string, number>();
  let total = 0;
  for (const record of derived) {
    const value = record[column];
    if (value === null) continue;
    total += 1;
    for (const term of new Set(comparison.terms?.(value) ?? [])) terms.set(term, (terms.get(term) ?? 0) + 1);
  }
  const shares = { share: (term: string) => (terms.get(term) ?? 0) / Math.max(1, total), total };
  const prepared = derived.map((record) => {
    const value = record[column];
    return value === null ? null : comparison.prepare(value, shares);
  });
  return { terms: comparison.secretTerms ? new Map<string, number>() : terms, total, prepared };
}

/** Every set has the same say, however long it is. */
function merged(sets: Counted[][]): LinkageModel {
  const comparisons = (sets[0] ?? []).map((first, at) => {
    const all = sets.map((set) => set[at] ?? first);
    const m = averaged(
      all.map((counted) => counted.m),
      leastM,
    );
    const u = averaged(
      all.map((counted) => counted.u),
      leastU,
    );
    const levels = first.levels.map((name, k) => {
      const known = judged[first.name]?.[name];
      return { name, m: rounded(known?.[0] ?? m[k] ?? 0), u: rounded(known?.[1] ?? u[k] ?? 0) };
    });
    const values = commonTerms(all);
    return { name: first.name, levels, ...(values && { term_frequencies: { values, floor: leastShare / 4, total: 20_000 } }) };
  });
  return { version: 1, trained: { records: 0, u_pairs: strangers * sets.length, em_pairs: [] }, prior: 1.5e-4, comparisons };
}

function averaged(counts: Float64Array[], least: number): number[] {
  const seen = counts.map((count) => ({ count, sum: count.reduce((a, b) => a + b, 0) })).filter(({ sum }) => sum > 0);
  const shares = Array.from(counts[0] ?? [], (_, k) =>
    Math.max(least, seen.reduce((sum, { count, sum: all }) => sum + (count[k] ?? 0) / all, 0) / seen.length),
  );
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

function commonTerms(all: Counted[]): Record<string, number> | null {
  if (all.every(({ terms }) => terms.size === 0)) return null;
  const words = new Set(all.flatMap(({ terms }) => [...terms.keys()]));
  const shares = [...words].map((word): [string, number] => [
    word,
    all.reduce((sum, { terms, total }) => sum + (terms.get(word) ?? 0) / Math.max(1, total), 0) / all.length,
  ]);
  const kept = shares.filter(([, share]) => share >= leastShare).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(kept.slice(0, keptTerms).map(([word, share]) => [word, rounded(share)]));
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** `path`: engines/linkage/enterprise/defaultModel.json. */
export async function writeDefaultModel(path: string, model: LinkageModel): Promise<void> {
  await writeFile(path, `${JSON.stringify(model, null, 2)}\n`);
}
