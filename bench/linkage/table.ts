import os from 'node:os';

export type Measured = {
  set: string;
  records: number;
  pairs: number;
  f1: number | null;
  clusterF1: number | null;
  /** Of Splink on the same set. */
  splinkF1: number | null;
  /** Seconds, process start included. */
  wall: number;
  /** Megabytes at the peak. */
  rss: number;
};

/** Targets of shared/linkage.md, by number of records. */
const limits = [
  { upTo: 5_000, wall: 1, rss: 200 },
  { upTo: 50_000, wall: null, rss: 200 },
  { upTo: 1_000_000, wall: null, rss: 1400 },
];

export function printTable(measured: Measured[]): void {
  const cpus = os.cpus();
  console.log(`\n${cpus.length} cores (${cpus[0]?.model ?? ''}), Node ${process.version}; load: ${(os.loadavg()[0] ?? 0).toFixed(2)}\n`);
  const lines = [
    ['set', 'records', 'candidate pairs', 'F1', 'clusters F1', 'Splink F1', 'wall s', 'peak MB', 'goals'],
    ...measured.map((m) => [
      m.set,
      String(m.records),
      String(m.pairs),
      share(m.f1),
      share(m.clusterF1),
      share(m.splinkF1),
      m.wall.toFixed(2),
      String(m.rss),
      goals(m),
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of lines)
    console.log(line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  console.log(
    '\nSplink 4 with the same fields and rules; on the enterprises with normalised columns. On a machine like this it took 3 to 7 times as long as the\nprototype of this engine at 5,000 to 50,000 records and 2.5 times as long at a million, with 1.3 GB (shared/linkage.md).',
  );
}

const share = (value: number | null) => (value === null ? '–' : value.toFixed(4));

function goals({ records, f1, splinkF1, wall, rss }: Measured): string {
  const limit = limits.find(({ upTo }) => records <= upTo);
  const missed = [
    splinkF1 !== null && (f1 ?? 0) < splinkF1 - 0.001 && `F1 ≥ ${splinkF1 - 0.001}`,
    limit && limit.wall !== null && wall > limit.wall && `≤ ${limit.wall} s`,
    limit && rss > limit.rss && `≤ ${limit.rss} MB`,
  ].filter((text) => typeof text === 'string');
  return missed.length === 0 ? 'met' : `MISSED: ${missed.join(', ')}`;
}
