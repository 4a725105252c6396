import { columnsOfRule } from '../block/keys.ts';
import type { KeyMaker, Rule } from '../block/keys.ts';
import { eachPair } from '../block/meeting.ts';
import type { Meeting, Sides } from '../block/meeting.ts';
import { adjustmentsOf, LevelColumns } from '../compare/levels.ts';
import type { Adjustment } from '../compare/levels.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { EmBlock, Settings } from '../settings/settings.ts';
import type { Column } from '../table/table.ts';
import { BASE_MATCHES, knownOf } from './base.ts';
import { learnM } from './expectation.ts';
import { Histogram } from './histogram.ts';
import { defaultM, log2Odds, probabilityOf, weightOf } from './model.ts';
import type { LinkageModel } from './model.ts';
import { recordHash } from './sample.ts';

/** Everything that training looks at. */
export type Training = { settings: Settings; comparisons: Comparison[]; keys: KeyMaker; ids: Column; sides: Sides; base: LinkageModel | undefined };

/** Splink's default where nobody estimates it. */
const USUAL_PRIOR = 1e-4;

/** How likely two random records match: what the sure rules find, divided by the share of matches they are thought to find. */
export function estimatePrior({ settings, keys, sides }: Training): number {
  if (!settings.prior || settings.prior.rules.length === 0) return USUAL_PRIOR;
  const meetings = settings.prior.rules.map((rule) => keys.meeting(rule));
  const found = eachPair(meetings, sides, () => {}).reduce((sum, pairs) => sum + pairs, 0);
  const all = allPairs(sides);
  return found === 0 ? Math.min(USUAL_PRIOR, 1 / all) : Math.min(found / settings.prior.recall / all, 0.99);
}

function allPairs({ link, count, boundary }: Sides): number {
  return Math.max(1, link ? boundary * (count - boundary) : (count * (count - 1)) / 2);
}

export type Session = { pairs: number; iterations: number; prior: number; m: (number | null)[][] };

/**
 * m by comparison and level: EM once in each block, without the comparisons of what is blocked on, each starting from what was learned
 * before; the median where several blocks learned it.
 */
export function estimateM(training: Training, u: Float64Array[], prior: number): { m: Float64Array[]; sessions: Session[] } {
  const { comparisons, settings } = training;
  const learned: number[][][] = comparisons.map(({ levels }) => levels.map(() => []));
  const defaults = comparisons.map((comparison) => startOf(comparison, training.base));
  const sessions: Session[] = [];
  const adjustments = adjustmentsOf(comparisons, u);
  const now = () => defaults.map((levels, c) => levels.map((value, k) => median(learned[c]?.[k] ?? []) ?? value));
  for (const block of settings.emBlocks) {
    const session = runSession(training, block, now(), u, prior, adjustments);
    for (const [c, levels] of session.m.entries()) for (const [k, value] of levels.entries()) if (value !== null) learned[c]?.[k]?.push(value);
    sessions.push(session);
  }
  return { m: now(), sessions };
}

/** Where learning begins: at a model that was learned elsewhere, or at what is usual. */
function startOf(comparison: Comparison, base: LinkageModel | undefined): Float64Array {
  const known = knownOf(comparison, base);
  return known ? Float64Array.from(known, ({ m }) => m) : defaultM(comparison.levels.length);
}

/** Blocks for training may be huge. What teaches are the matches among them: about so many are enough, of pairs between these bounds. */
const ENOUGH_MATCHES = 2500;
const [FEWEST_PAIRS, MOST_PAIRS] = [1e6, 6e6];

function runSession(
  training: Training,
  { rule, without }: EmBlock,
  m: Float64Array[],
  u: Float64Array[],
  prior: number,
  adjustments: Adjustment[],
): Session {
  const { comparisons, sides } = training;
  const blocked = new Set(columnsOfRule(rule));
  const left = ({ spec }: Comparison) => (without ? without.includes(spec.name) : spec.columns.some((name) => blocked.has(name)));
  const active = comparisons.flatMap((comparison, c) => (left(comparison) ? [] : [c]));
  const histogram = new Histogram(active.length);
  const columns = new LevelColumns(active.flatMap((c) => comparisons[c] ?? []));
  const own = adjustments.flatMap((adjustment) =>
    active.includes(adjustment.column) ? [{ ...adjustment, column: active.indexOf(adjustment.column) }] : [],
  );
  const sums = new Float64Array(columns.columns[0]?.length ?? 0);
  const pairs =
    eachPair([sampled(training, rule, prior)], sides, (left, right, count) => {
      const levels = columns.compute(left, right, count);
      sums.fill(0, 0, count);
      for (const { column, adjuster } of own) adjuster.add(left, right, levels[column] ?? new Uint8Array(0), count, sums);
      histogram.add(levels, sums, count);
    })[0] ?? 0;
  const none: (number | null)[][] = comparisons.map(({ levels }) => levels.map(() => null));
  if (pairs === 0 || active.length === 0) return { pairs, iterations: 0, prior, m: none };
  const pick = (values: Float64Array[]) => active.map((c) => values[c] ?? new Float64Array(0));
  const known = active.flatMap((c) => comparisons[c] ?? []).map((comparison) => knownOf(comparison, training.base));
  const result = learnM(histogram.sorted(), {
    m: pick(m),
    u: pick(u),
    prior: priorWithin(training, rule, m, u, prior),
    temper: training.settings.temper && { by: training.settings.temper, places: active, all: comparisons.length },
    known: known.map((levels) => levels && Float64Array.from(levels, (level) => level.m * BASE_MATCHES)),
  });
  for (const [place, c] of active.entries()) none[c] = result.m[place] ?? [];
  return { pairs, iterations: result.iterations, prior: result.prior, m: none };
}

/** Of pairs that already agree on what the rule blocks on, more are matches: as many times as that agreement is worth. */
function priorWithin({ comparisons }: Training, rule: Rule, m: Float64Array[], u: Float64Array[], prior: number): number {
  // How much the keys of a profile tell is not known beforehand; EM finds it from either side.
  if (rule.some((part) => 'keys' in part)) return 0.2;
  const whole = new Set(rule.flatMap((part) => ('column' in part && part.steps.length === 0 ? [part.column] : [])));
  let weight = log2Odds(prior);
  for (const [c, comparison] of comparisons.entries())
    if (comparison.exactLevel === 1 && comparison.spec.columns.every((name) => whole.has(name))) weight += weightOf(m[c]?.[0] ?? 0, u[c]?.[0] ?? 0);
  return Math.min(Math.max(probabilityOf(weight), 1e-9), 1 - 1e-6);
}

/** Who meets in an EM block; where that would be too many pairs, only a share of the records, chosen by their ids. */
function sampled({ keys, sides, ids, settings }: Training, rule: Rule, prior: number): Meeting {
  const all = keys.meeting(rule);
  const pairs = all.count(sides);
  const share = ENOUGH_MATCHES / (prior * allPairs(sides));
  const enough = Math.min(Math.max(share * pairs, FEWEST_PAIRS), MOST_PAIRS);
  if (pairs <= enough) return all;
  const limit = 2 ** 32 * Math.sqrt(enough / pairs);
  return all.among((row) => recordHash(ids, row, settings.seed + 1) < limit);
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
