import type { Village } from './types.ts';

const earthKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

export type Point = { latitude: number; longitude: number };

/** Kilometres between two points near each other, the earth taken as flat between them; off by less than one in a thousand within a regency. */
export function kilometresBetween(a: Point, b: Point): number {
  const east = radians(b.longitude - a.longitude) * Math.cos(radians((a.latitude + b.latitude) / 2));
  return earthKm * Math.hypot(radians(b.latitude - a.latitude), east);
}

/** How far a point lies outside the circle around a village; 0 inside. */
export function outsideKm(point: Point, village: Village): number {
  return Math.max(0, kilometresBetween(point, village) - village.radiusKm);
}

/** The village whose circle is nearest to a point. */
export function nearestVillage(point: Point, villages: readonly Village[]): { village: Village; km: number } | undefined {
  let best: { village: Village; km: number } | undefined;
  for (const village of villages) {
    const km = kilometresBetween(point, village) - village.radiusKm;
    if (!best || km < best.km) best = { village, km };
  }
  return best && { village: best.village, km: Math.max(0, best.km) };
}

/** As it is shown, and as an acceptance remembers it: about a metre. */
export const pointText = ({ latitude, longitude }: Point): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
