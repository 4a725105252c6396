import type { MapPoint } from './map.tsx';

export type Cluster = {
  key: string;
  lat: number;
  lng: number;
  /** How many places: a point can already stand for several. */ count: number;
  points: MapPoint[];
};
export type Project = (point: { lat: number; lng: number }) => { x: number; y: number };

/** Points that fall into one cell of a grid on the screen are one mark, at their middle. Same zoom, same clusters. */
export function clusterByGrid(points: MapPoint[], project: Project, cellPixels: number): Cluster[] {
  const cells = new Map<string, MapPoint[]>();
  for (const point of points) {
    const { x, y } = project(point);
    const key = `${Math.floor(x / cellPixels)}:${Math.floor(y / cellPixels)}`;
    const cell = cells.get(key);
    if (cell) cell.push(point);
    else cells.set(key, [point]);
  }
  return joinNear(
    Array.from(cells, ([key, inside]) => middleOf(key, inside)),
    project,
    cellPixels * 0.75,
  );
}

function middleOf(key: string, points: MapPoint[]): Cluster {
  const weight = (point: MapPoint) => point.n ?? 1;
  const count = points.reduce((total, point) => total + weight(point), 0);
  const middle = (pick: (point: MapPoint) => number) => points.reduce((total, point) => total + pick(point) * weight(point), 0) / count;
  return { key, lat: middle((point) => point.lat), lng: middle((point) => point.lng), count, points };
}

/** Neighbouring cells can have middles that touch: the smaller joins the larger, so that no mark lies on another. */
function joinNear(clusters: Cluster[], project: Project, reach: number): Cluster[] {
  const kept: Cluster[] = [];
  for (const cluster of clusters.sort((a, b) => b.count - a.count)) {
    const at = project(cluster);
    const near = kept.findIndex((other) => {
      const { x, y } = project(other);
      return Math.hypot(x - at.x, y - at.y) < reach;
    });
    const other = kept[near];
    if (other) kept[near] = middleOf(other.key, [...other.points, ...cluster.points]);
    else kept.push(cluster);
  }
  return kept;
}
