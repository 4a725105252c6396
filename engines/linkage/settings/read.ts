import type * as z from 'zod/mini';
import { parseExpression } from '../block/expression.ts';
import { columnsOfRule } from '../block/keys.ts';
import type { Rule } from '../block/keys.ts';
import type { ComparisonKind, ComparisonSpec } from '../compare/comparison.ts';
import { dateReader } from '../compare/dates.ts';
import { MONTH, YEAR } from '../compare/numbers.ts';
import { settingsSchema, unknownFields } from './schema.ts';
import type { WrittenComparison, WrittenRule } from './schema.ts';
import type { Settings } from './settings.ts';

/** The settings cannot be used; each problem begins with the path of its field (`comparisons.2.kind: …`). */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/** Reads settings as of formats.md; `inputs` says how many files there are. Throws SettingsError. */
export function readSettings(json: unknown, inputs: number): { settings: Settings; warnings: string[] } {
  const parsed = settingsSchema.safeParse(withoutNulls(json), { reportInput: true });
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'isi'}: ${wordsOf(issue)}`));
  const written = parsed.data;
  const problems: string[] = [];
  const rules = (path: string, list: WrittenRule[]): Rule[] => list.map((rule, k) => ruleOf(rule, `${path}.${k}`, problems));
  const link = written.link_type === undefined ? inputs === 2 : written.link_type.startsWith('link');
  if (link && inputs !== 2) problems.push(`link_type: “link” membutuhkan tepat dua --input, ada ${inputs}`);
  const blockingRules = rules('blocking_rules', written.blocking_rules);
  const settings: Settings = {
    uniqueId: written.unique_id,
    truth: written.truth ? { column: written.truth.column, pattern: patternOf(written.truth.pattern, problems) } : null,
    link,
    prior: written.prior ? { rules: rules('prior.rules', written.prior.rules), recall: written.prior.recall } : null,
    blockingRules,
    comparisons: written.comparisons.map((comparison, k) => specOf(comparison, `comparisons.${k}`, problems)),
    emBlocks: (written.em_blocks?.length ? rules('em_blocks', written.em_blocks) : firstApart(blockingRules)).map((rule) => ({
      rule,
      without: null,
    })),
    uSamplePairs: written.u_sample_pairs,
    seed: written.seed,
    temper: null,
    clusters: { threshold: written.clusters?.threshold ?? null, maxSize: written.clusters?.max_size ?? Infinity },
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return { settings, warnings: unknownFields(written).map((field) => `${field}: tidak dikenal, dilewati`) };
}

/** A field that is null is one that was left out. */
function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutNulls);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).flatMap(([field, value]) => (value === null ? [] : [[field, withoutNulls(value)]])));
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return 'wajib ada';
  return issue.code === 'invalid_type' ? `harus ${typesInWords[issue.expected] ?? issue.expected}` : issue.message;
}

const typesInWords: Record<string, string> = {
  string: 'teks',
  number: 'bilangan',
  int: 'bilangan bulat',
  boolean: 'true atau false',
  array: 'daftar [ … ]',
  object: 'objek { … }',
};

function ruleOf(written: WrittenRule, path: string, problems: string[]): Rule {
  return written.flatMap((part, k): Rule => {
    if (typeof part !== 'string') return [{ swap: part.swap }];
    const expression = parseExpression(part);
    if (expression) return [expression];
    problems.push(`${path}.${k}: “${part}” bukan nama kolom atau substr(kolom,1,3), left(kolom,n), right(kolom,n), lower(kolom)`);
    return [];
  });
}

function patternOf(pattern: string | undefined, problems: string[]): RegExp | null {
  if (pattern === undefined) return null;
  try {
    return new RegExp(pattern);
  } catch (error) {
    problems.push(`truth.pattern: ${error instanceof Error ? error.message : ''}`);
    return null;
  }
}

type Usual = { thresholds: number[]; columns: 1 | 2; order: 'falling' | 'rising'; most?: number };

/** Where formats.md leaves a default open it is Splink's. */
const usual: Record<ComparisonKind, Usual> = {
  exact: { thresholds: [], columns: 1, order: 'falling' },
  jaro_winkler: { thresholds: [0.9, 0.7], columns: 1, order: 'falling', most: 1 },
  levenshtein: { thresholds: [1, 2], columns: 1, order: 'rising' },
  damerau_levenshtein: { thresholds: [1, 2], columns: 1, order: 'rising' },
  date: { thresholds: [MONTH, YEAR, 10 * YEAR], columns: 1, order: 'rising' },
  numeric: { thresholds: [1, 10], columns: 1, order: 'rising' },
  geo_km: { thresholds: [0.1, 1, 10], columns: 2, order: 'rising' },
  tokens: { thresholds: [1, 0.6, 0.3], columns: 1, order: 'falling', most: 1 },
  prefix: { thresholds: [4, 2], columns: 1, order: 'falling' },
  name_pair: { thresholds: [0.92, 0.88], columns: 2, order: 'falling', most: 1 },
};

function specOf(written: WrittenComparison, path: string, problems: string[]): ComparisonSpec {
  const { columns: wanted, order, most, thresholds: usually } = usual[written.kind];
  const columns =
    written.columns ?? (written.column === undefined ? [] : written.column.split(wanted === 2 ? ',' : '\u0000').map((name) => name.trim()));
  if (columns.length !== wanted)
    problems.push(wanted === 1 ? `${path}.column: ${written.kind} membutuhkan satu kolom` : `${path}.columns: ${written.kind} membutuhkan dua kolom`);
  const given = written.thresholds ?? usually;
  const thresholds = [...new Set(typeof given === 'number' ? [given] : given)].sort((a, b) => (order === 'falling' ? b - a : a - b));
  if (most !== undefined && thresholds.some((threshold) => threshold > most)) problems.push(`${path}.thresholds: paling besar ${most}`);
  if (written.format !== undefined && !dateReader(written.format))
    problems.push(`${path}.format: “${written.format}” bukan bentuk tanggal, misalnya yyyymmdd`);
  if (thresholds.length > 250) problems.push(`${path}.thresholds: paling banyak 250`);
  return {
    name: written.name ?? columns.join(' + '),
    kind: written.kind,
    columns,
    thresholds: written.kind === 'exact' ? [] : thresholds,
    format: written.format ?? null,
    termFrequency: Number(written.term_frequency ?? 0),
  };
}

/** Without EM blocks of their own, blocking rules serve: the first, and the first that shares no column with it. */
function firstApart(rules: Rule[]): Rule[] {
  const [first] = rules;
  if (!first) return [];
  const used = new Set(columnsOfRule(first));
  const other = rules.find((rule) => !columnsOfRule(rule).some((column) => used.has(column)));
  return other ? [first, other] : [first];
}
