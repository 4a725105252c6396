import { distanceM } from '../duplicates.ts';

export type Point = { latitude: number; longitude: number };

/** Villages by code, with their place on the map where that is known. */
export type PlaceMap = ReadonlyMap<string, Point>;

/** Farther than anything: of a place that nobody knows one cannot say that it is near. */
const unknownM = 1e9;

/** Metres between two areas; an area is nearest to itself, also where nobody knows where it lies. */
export function apartM(places: PlaceMap, one: string, other: string): number {
  if (one === other) return 0;
  const [here, there] = [places.get(one), places.get(other)];
  return here && there ? distanceM(here, there) : unknownM;
}

/** Metres from an area to the nearest of some others. */
export function nearestM(places: PlaceMap, area: string, others: readonly string[]): number {
  return others.reduce((least, other) => Math.min(least, apartM(places, area, other)), unknownM);
}

/** Areas around some, the nearest first; these themselves are not among them. */
export function areasAround(places: PlaceMap, own: readonly string[], most: number): string[] {
  const mine = new Set(own);
  return [...places.keys()]
    .filter((code) => !mine.has(code))
    .map((code) => ({ code, m: nearestM(places, code, own) }))
    .filter(({ m }) => m < unknownM)
    .sort((a, b) => a.m - b.m || (a.code < b.code ? -1 : 1))
    .slice(0, most)
    .map(({ code }) => code);
}

/** Indonesia lies in this box; each side is cut into 2^20 pieces of some metres. */
const box = { south: -11.5, west: 94, degrees: 48 };
const pieces = 2 ** 20;

/**
 * Where a point lies on a Hilbert curve over Indonesia (D. Hilbert, Mathematische Annalen 38, 1891): what stands beside each other on
 * the curve stands beside each other in the street, so that a run of it is a walk. Null where the place is not known.
 */
export function placeKey({ latitude, longitude }: { latitude: number | null; longitude: number | null }): number | null {
  if (latitude === null || longitude === null) return null;
  let [x, y] = [pieceOf(longitude - box.west), pieceOf(latitude - box.south)];
  let key = 0;
  for (let side = pieces / 2; side >= 1; side /= 2) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    key += side * side * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) [x, y] = [pieces - 1 - x, pieces - 1 - y];
      [x, y] = [y, x];
    }
  }
  return key;
}

const pieceOf = (degrees: number): number => Math.min(pieces - 1, Math.max(0, Math.floor((degrees / box.degrees) * pieces)));
