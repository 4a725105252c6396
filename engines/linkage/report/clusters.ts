import type { Sides } from '../block/meeting.ts';
import { Groups } from '../cluster/groups.ts';
import type { ScoredPairs } from '../score/pairs.ts';

export type Clusters = { count: number; held: number; threshold: number; members: number[][]; f1: number | null };

/**
 * Edges from eight to one on: joining brings along pairs that no edge joins, so an edge has to be surer than a pair that is called the same
 * by itself (tried on eight sets: cluster F1 there is within .003 of its best, and falls fast below).
 */
const USUAL_THRESHOLD = 3;

/** Joins the records along the edges that are strong enough. */
export function clustersOf(
  records: number,
  pairs: ScoredPairs,
  { threshold, maxSize }: { threshold: number | null; maxSize: number },
  truth: { groups: Uint32Array; pairs: number; sides: Sides } | null,
): Clusters {
  const strong = threshold ?? USUAL_THRESHOLD;
  const groups = new Groups(records, []);
  for (let k = 0; k < pairs.count; k++) if ((pairs.weights[k] ?? 0) >= strong) groups.join(pairs.left[k] ?? 0, pairs.right[k] ?? 0);
  const all = groups.all();
  const members = all.filter(({ length }) => length <= maxSize);
  return { count: members.length, held: all.length - members.length, threshold: strong, members, f1: truth && clusterF1(members, truth) };
}

/** Every pair within a cluster counts as found, also one that no edge joins. */
function clusterF1(clusters: number[][], { groups, pairs, sides }: { groups: Uint32Array; pairs: number; sides: Sides }): number {
  let right = 0;
  let found = 0;
  for (const members of clusters) {
    const byGroup = new Map<number, number[]>();
    found += pairsAmong(members, sides);
    for (const member of members) {
      const group = groups[member] ?? 0;
      if (group !== 0) byGroup.set(group, [...(byGroup.get(group) ?? []), member]);
    }
    for (const same of byGroup.values()) right += pairsAmong(same, sides);
  }
  return right === 0 ? 0 : (2 * right) / (found + pairs);
}

function pairsAmong(members: number[], { link, boundary }: Sides): number {
  const n = members.length;
  const first = members.filter((member) => member < boundary).length;
  return link ? first * (n - first) : (n * (n - 1)) / 2;
}
