import type { CustomComparison } from '../../compare/customComparison.ts';

/** KBLI: the whole code, its class (three digits), or another. */
export class TradeComparison implements CustomComparison<string[]> {
  readonly name = 'trade';
  readonly column = 'trade';
  readonly levels = ['same', 'group', 'different'];

  prepare(value: string): string[] {
    return value.split(',');
  }

  compare(a: string[], b: string[]): number {
    let level = 3;
    for (let i = 0; i < a.length; i++) {
      for (let j = 0; j < b.length; j++) {
        const [one, other] = [a[i] ?? '', b[j] ?? ''];
        if (one === other) return 1;
        if (one.startsWith(other.slice(0, 3))) level = 2;
      }
    }
    return level;
  }
}

/** An NIB belongs to one owner. */
export class NibComparison implements CustomComparison<string> {
  readonly name = 'nib';
  readonly column = 'nib';
  readonly levels = ['same', 'different'];

  prepare(value: string): string {
    return value;
  }

  compare(a: string, b: string): number {
    return a === b ? 1 : 2;
  }
}

type Point = { latitude: number; longitude: number };

/** Points on the map are taken at the door, or somewhere in the village by hand. */
export class PointComparison implements CustomComparison<Point> {
  readonly name = 'point';
  readonly column = 'point';
  readonly levels = ['within 30 m', 'within 200 m', 'within 1 km', 'far'];

  prepare(value: string): Point {
    const [latitude = 0, longitude = 0] = value.split(',').map(Number);
    return { latitude, longitude };
  }

  compare(a: Point, b: Point): number {
    const metres = distance(a, b);
    return metres <= 30 ? 1 : metres <= 200 ? 2 : metres <= 1000 ? 3 : 4;
  }
}

const metresPerDegree = 111_320;

/** Flat, which near the equator and below a kilometre is exact enough. */
function distance(a: Point, b: Point): number {
  const north = (a.latitude - b.latitude) * metresPerDegree;
  const east = (a.longitude - b.longitude) * metresPerDegree * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}
