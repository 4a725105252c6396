import type { MapPoint } from './map.tsx';

export type Cluster = { key: string; lat: number; lng: number; points: MapPoint[] };
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
  return Array.from(cells, ([key, inside]) => ({
    key,
    lat: inside.reduce((sum, point) => sum + point.lat, 0) / inside.length,
    lng: inside.reduce((sum, point) => sum + point.lng, 0) / inside.length,
    points: inside,
  }));
}
