import { saysNone, tidy } from '#modules/registry/index.ts';
import type { RowProblem } from './types.ts';

/** South, west, north, east. */
export type Box = [number, number, number, number];
export type Point = { latitude: number | null; longitude: number | null };

/** Indonesia with its seas. */
const country: Box = [-11.5, 94, 6.5, 142];
const unknown: Point = { latitude: null, longitude: null };

/** A point on the map: decimal comma or point, also both in one cell; the two swapped are put right, outside of Indonesia is unknown. */
export function readPoint(latitudeText: string, longitudeText: string, near: Box | null, problems: RowProblem[]): Point {
  const [first, second] = splitPair(latitudeText, longitudeText);
  if (saysNone(first) && saysNone(second)) return unknown;
  const latitude = readDegrees(first);
  const longitude = readDegrees(second);
  if (latitude === null || longitude === null) return refuse('coordinate.unreadable', problems);
  if (inside(country, latitude, longitude)) return told({ latitude, longitude }, near, problems);
  if (!inside(country, longitude, latitude)) return refuse('coordinate.outside', problems);
  problems.push({
    code: 'coordinate.swapped',
    severity: 'hint',
    field: 'latitude',
    before: `${first}, ${second}`,
    after: `${longitude}, ${latitude}`,
  });
  return told({ latitude: longitude, longitude: latitude }, near, problems);
}

function refuse(code: string, problems: RowProblem[]): Point {
  problems.push({ code, severity: 'warning', field: 'latitude' });
  return unknown;
}

function told(point: { latitude: number; longitude: number }, near: Box | null, problems: RowProblem[]): Point {
  if (near && !inside(near, point.latitude, point.longitude)) problems.push({ code: 'coordinate.far', severity: 'warning', field: 'latitude' });
  return point;
}

function inside([south, west, north, east]: Box, latitude: number, longitude: number): boolean {
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

/** `-7.75, 113.21` in one cell. */
function splitPair(latitude: string, longitude: string): [string, string] {
  const [first, second] = [tidy(latitude), tidy(longitude)];
  const pair = second === '' ? /^(-?\d+[.,]\d+)\s*[,; ]\s*(\d+[.,]\d+)$/.exec(first) : null;
  return pair ? [pair[1] ?? '', pair[2] ?? ''] : [first, second];
}

function readDegrees(text: string): number | null {
  return /^[+-]?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
