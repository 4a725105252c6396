import { Groups } from './groups.ts';

export type Edge = { a: number; b: number; weight: number };

export type ClusterInput = {
  edges: Edge[];
  /** Pairs that must never be one, whatever the edges say. */
  cannot: [number, number][];
  /** Edges below this weight join nothing. */
  strong: number;
  /** A larger cluster is for a person to look at. */
  maxSize: number;
};

/**
 * Joins records along strong edges, strongest first. An edge that would bring a cannot-link into one cluster is passed over; groups that
 * come out larger than `maxSize` are held back, not cut. Clusters and their members rise; records alone are not mentioned.
 */
export function clusterPairs({ edges, cannot, strong, maxSize }: ClusterInput): { clusters: number[][]; held: number[][] } {
  const joining = edges.filter(({ weight }) => weight >= strong).sort(strongestFirst);
  const records = [...new Set(joining.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y);
  const place = new Map(records.map((record, at) => [record, at]));
  const placeOf = (record: number) => place.get(record) ?? -1;
  const apart = cannot.map(([a, b]) => [placeOf(a), placeOf(b)] as const).filter(([a, b]) => a >= 0 && b >= 0);
  const groups = new Groups(records.length, apart);
  for (const { a, b } of joining) groups.join(placeOf(a), placeOf(b));
  const all = groups.all().map((members) => members.map((at) => records[at] ?? 0));
  return { clusters: all.filter(({ length }) => length <= maxSize), held: all.filter(({ length }) => length > maxSize) };
}

/** Equal weights in the order of their records, so that the same edges give the same clusters however they come. */
function strongestFirst(x: Edge, y: Edge): number {
  return y.weight - x.weight || Math.min(x.a, x.b) - Math.min(y.a, y.b) || Math.max(x.a, x.b) - Math.max(y.a, y.b);
}
