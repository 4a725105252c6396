import type { ScoredPairs } from '../score/pairs.ts';

export type Quality = { threshold: number; precision: number; recall: number; f1: number };
export type Band = { from: number | null; to: number | null; pairs: number; precision: number | null };

/** The weights of the true pairs and of the others, each sorted. */
export type Sorted = { matches: Float32Array; others: Float32Array };

export function sortByTruth(pairs: ScoredPairs, truth: Uint32Array | null): Sorted {
  const matches = new Float32Array(pairs.count);
  const others = new Float32Array(pairs.count);
  let m = 0;
  let o = 0;
  for (let k = 0; k < pairs.count; k++) {
    const group = truth?.[pairs.left[k] ?? 0] ?? 0;
    if (group !== 0 && group === truth?.[pairs.right[k] ?? 0]) matches[m++] = pairs.weights[k] ?? 0;
    else others[o++] = pairs.weights[k] ?? 0;
  }
  return { matches: matches.subarray(0, m).sort(), others: others.subarray(0, o).sort() };
}

/** The weight from which on calling a pair the same gives the best F1, over all true pairs: one that no rule brought together is missed. */
export function bestThreshold({ matches, others }: Sorted, truePairs: number): Quality {
  const best: Quality = { threshold: 0, precision: 0, recall: 0, f1: 0 };
  let o = others.length;
  for (let m = matches.length - 1; m >= 0; m--) {
    const threshold = matches[m] ?? 0;
    if (m > 0 && matches[m - 1] === threshold) continue;
    while (o > 0 && (others[o - 1] ?? 0) >= threshold) o--;
    const right = matches.length - m;
    const f1 = (2 * right) / (right + others.length - o + truePairs);
    if (f1 > best.f1) Object.assign(best, { threshold, f1, precision: right / (right + others.length - o), recall: right / truePairs });
  }
  return best;
}

/** How many pairs lie between the edges, and how many of them are right. */
export function bandsOf({ matches, others }: Sorted, edges: readonly number[], known: boolean): Band[] {
  const ends = [...edges, null].slice(1);
  return edges.map((from, k) => {
    const to = ends[k] ?? null;
    const right = below(matches, to) - below(matches, from);
    const wrong = below(others, to) - below(others, from);
    return { from, to, pairs: right + wrong, precision: known && right + wrong > 0 ? right / (right + wrong) : null };
  });
}

function below(sorted: Float32Array, edge: number | null): number {
  if (edge === null) return sorted.length;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
