import type { Report, SizeResult } from '../registry.ts';
import { p50 } from './goals.ts';
import type { Goal } from './goals.ts';

const ms = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

export function printReport(report: Report, goals: Goal[]): void {
  const { machine, sizes } = report;
  console.log(
    `\n${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, Node ${machine.node}; load before: ${machine.loadBefore.toFixed(2)}, after each size: ${sizes.map(({ load }) => load.toFixed(2)).join(', ')}. Client, server and database share the machine.`,
  );
  printTable([
    [
      'operation',
      'clients',
      ...sizes.map(({ rows }) => `${rows}: p50`),
      ...sizes.map(({ rows }) => `${rows}: p95`),
      ...sizes.map(({ rows }) => `${rows}: req/s`),
      'p50 last ÷ first',
    ],
    ...operationLines(sizes),
  ]);
  console.log('\nmedians by kind of request, 1 client, ms');
  printTable([['operation', 'kind', ...sizes.map(({ rows }) => String(rows))], ...kindLines(sizes)]);
  console.log(
    '\nbulk import: registerMany, 1,000 rows a transaction, two transactions at once, every index, the wall, encryption and search included; COPY: the same rows in text format over the wire into bare tables',
  );
  printTable([
    ['rows', 'registerMany rows/s', 'COPY rows/s', 'database MB'],
    ...sizes.map((s) => [String(s.rows), s.import.rowsPerSecond.toFixed(0), s.import.copyRowsPerSecond.toFixed(0), s.import.megabytes.toFixed(0)]),
  ]);
  console.log('');
  for (const { goal, is, met } of goals) console.log(`${met ? 'met   ' : 'MISSED'}  ${goal}: ${is.toFixed(is < 100 ? 2 : 0)}`);
}

function operationLines(sizes: SizeResult[]): string[][] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last) return [];
  return Object.entries(first.operations).flatMap(([name, measured]) =>
    measured.map(({ clients }, i) => {
      const each = sizes.map((size) => size.operations[name]?.[i]);
      const ratio = clients === 1 && last !== first ? (p50(last, name) / p50(first, name)).toFixed(2) : '';
      return [
        name,
        String(clients),
        ...each.map((m) => ms(m?.p50 ?? Number.NaN)),
        ...each.map((m) => ms(m?.p95 ?? Number.NaN)),
        ...each.map((m) => (m?.perSecond ?? Number.NaN).toFixed(0)),
        ratio,
      ];
    }),
  );
}

function kindLines(sizes: SizeResult[]): string[][] {
  return Object.entries(sizes[0]?.operations ?? {}).flatMap(([name, measured]) =>
    Object.keys(measured[0]?.kinds ?? {}).map((kind) => [
      name,
      kind,
      ...sizes.map((size) => ms(size.operations[name]?.[0]?.kinds[kind]?.p50 ?? Number.NaN)),
    ]),
  );
}

/** Columns as wide as their widest cell; the first to the left, numbers to the right. */
function printTable(lines: string[][]): void {
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0))) ?? [];
  for (const line of lines)
    console.log(
      line
        .map((cell, i) => (i < 2 && lines[0]?.[1] !== 'registerMany rows/s' ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    );
}
