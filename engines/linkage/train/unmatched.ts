import type { Comparison } from '../compare/comparison.ts';
import { LevelColumns } from '../compare/levels.ts';
import type { Sides } from '../block/meeting.ts';
import { LEAST } from './model.ts';
import type { LinkageModel } from './model.ts';
import { randomPairs } from './sample.ts';
import { BASE_PAIRS, knownOf } from './base.ts';
import type { Training } from './train.ts';

/**
 * u by comparison and level. How often two random records hold the very same value follows from how often each value occurs and needs no
 * sample; the other levels share the rest as random pairs do.
 */
export function estimateU({ settings, comparisons, ids, sides, base }: Training): { u: Float64Array[]; pairs: number } {
  const columns = new LevelColumns(comparisons);
  const counts = comparisons.map((comparison) => new Float64Array(comparison.levels.length + 1));
  const pairs = randomPairs(ids, sides, settings.uSamplePairs, settings.seed, (left, right, count) => {
    for (const [c, levels] of columns.compute(left, right, count).entries()) tally(levels, count, counts[c] ?? new Float64Array(0));
  });
  return { u: comparisons.map((comparison, c) => levelShares(comparison, counts[c] ?? new Float64Array(0), sides, base)), pairs };
}

function tally(levels: Uint8Array, count: number, into: Float64Array): void {
  for (let k = 0; k < count; k++) {
    const level = levels[k] ?? 0;
    into[level] = (into[level] ?? 0) + 1;
  }
}

function levelShares(comparison: Comparison, counts: Float64Array, sides: Sides, base: LinkageModel | undefined): Float64Array {
  const levels = counts.length - 1;
  const known = knownOf(comparison, base);
  // Half a pair for every level: what a sample did not meet is rare, not impossible.
  const smooth = counts.slice(1).map((count, k) => count + (known ? Math.min(0.5, BASE_PAIRS * (known[k]?.u ?? 0)) : 0.5));
  const sum = smooth.reduce((total, count) => total + count, 0);
  const u = smooth.map((count) => count / sum);
  const exact = exactShare(comparison, sides);
  if (exact === null || levels < 2) return u;
  const others = 1 - (u[0] ?? 0);
  return u.map((share, k) => (k === 0 ? exact : (share / others) * (1 - exact)));
}

/** The chance that two random records hold the same value, or null where a comparison has no such level. */
function exactShare(comparison: Comparison, { boundary, link, count }: Sides): number | null {
  const terms = comparison.exactLevel === 1 ? comparison.terms() : null;
  if (!terms || terms.total < 2) return null;
  let same = 0;
  if (!link) {
    for (let id = 1; id < terms.counts.length; id++) same += (terms.counts[id] ?? 0) * ((terms.counts[id] ?? 0) - 1);
    return Math.max(same / (terms.total * (terms.total - 1)), LEAST);
  }
  const first = new Uint32Array(terms.counts.length);
  for (let row = 0; row < boundary; row++) first[terms.ids[row] ?? 0] = (first[terms.ids[row] ?? 0] ?? 0) + 1;
  let firsts = 0;
  for (let id = 1; id < first.length; id++) {
    firsts += first[id] ?? 0;
    same += (first[id] ?? 0) * ((terms.counts[id] ?? 0) - (first[id] ?? 0));
  }
  return count > boundary && firsts > 0 && firsts < terms.total ? Math.max(same / (firsts * (terms.total - firsts)), LEAST) : null;
}

/** Of the matches among random pairs so much is believed, and of a level's u so much is left at least. */
const BELIEVED = 0.7;
const LEFT = 0.2;

/**
 * Random pairs hold a few matches, and where nearly all who share a number are the same person those matches are most of u. They are taken
 * out: u' = (u − p m) / (1 − p). Their share p is the prior, but no more than any exact level leaves room for (p m ≤ u), since a prior
 * from rules that also join strangers is too high.
 */
export function withoutMatches(comparisons: readonly Comparison[], u: Float64Array[], m: Float64Array[], prior: number): Float64Array[] {
  const rooms = comparisons.flatMap(({ exactLevel }, c) => (exactLevel === 1 ? [(u[c]?.[0] ?? 1) / Math.max(m[c]?.[0] ?? 1, LEAST)] : []));
  const share = Math.min(prior, BELIEVED * Math.min(...rooms));
  return u.map((levels, c) => levels.map((value, k) => Math.max((value - share * (m[c]?.[k] ?? 0)) / (1 - share), LEFT * value)));
}
