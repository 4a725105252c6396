import type { Report, SizeResult } from '../registry.ts';

export type Goal = { goal: string; is: number; met: boolean };

const ceilings = { list: 10, filter: 10, search: 40 };
/** linkage.md: a check while typing, at a million. */
const similarP95 = 25;
const timesSlower = 2;
const importRowsPerSecond = 5000;

/** The goals of the registry, judged on the largest size that was measured, with one client. */
export function judge({ sizes }: Report): Goal[] {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  if (!smallest || !largest) return [];
  const ceiling = Object.entries(ceilings).map(([name, ms]) => atMost(`${name} p50 at ${largest.rows} rows, 1 client, ms`, ms, p50(largest, name)));
  const typing = atMost(`similar p95 at ${largest.rows} rows, 1 client, ms`, similarP95, largest.operations['similar']?.[0]?.p95 ?? Number.NaN);
  const growth =
    largest === smallest
      ? []
      : Object.keys(largest.operations).map((name) =>
          atMost(`${name} p50, ${largest.rows} ÷ ${smallest.rows} rows, 1 client`, timesSlower, p50(largest, name) / p50(smallest, name)),
        );
  const { rowsPerSecond } = largest.import;
  return [
    ...ceiling,
    typing,
    ...growth,
    { goal: `bulk import at ${largest.rows} rows ≥ ${importRowsPerSecond} rows/s`, is: rowsPerSecond, met: rowsPerSecond >= importRowsPerSecond },
  ];
}

export function p50(size: SizeResult, operation: string): number {
  return size.operations[operation]?.[0]?.p50 ?? Number.NaN;
}

function atMost(goal: string, limit: number, is: number): Goal {
  return { goal: `${goal} ≤ ${limit}`, is, met: is <= limit };
}
