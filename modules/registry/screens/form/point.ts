export type Point = { latitude: number | null; longitude: number | null; accuracyM: number | null };

export const noPoint: Point = { latitude: null, longitude: null, accuracyM: null };

/** `-7.7631, 113.219`, also with decimal commas and a space between, as maps of both languages give it. */
export function readPoint(text: string): Point | undefined {
  const numbers = /^\s*(-?\d{1,3}(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*$/.exec(text);
  const [latitude, longitude] = [numbers?.[1], numbers?.[2]].map((part) => Number(part?.replace(',', '.')));
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude) || Number.isNaN(longitude)) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude: rounded(latitude), longitude: rounded(longitude), accuracyM: null }
    : undefined;
}

/** A metre is enough: what is more is noise. */
export const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000;
