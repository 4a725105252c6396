import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { measure } from './load.ts';
import type { Measured } from './load.ts';
import { judge } from './registry/goals.ts';
import { operationsOf } from './registry/operations.ts';
import { printReport } from './registry/report.ts';
import { seedRegistry } from './registry/seed.ts';
import type { Seeded } from './registry/seed.ts';
import { startProduct } from './registry/product.ts';

export type Options = { sizes: number[]; json: boolean; /** Keep the data here, so that it is seeded once. */ keep: string | undefined };
export type SizeResult = {
  rows: number;
  /** The machine's load when it was over: above the cores, others were at work too. */ load: number;
  import: Seeded['import'];
  operations: Record<string, Measured[]>;
};
export type Report = { machine: Machine; sizes: SizeResult[] };
export type Machine = { cores: number; processor: string; memoryGb: number; loadBefore: number; node: string };

const requests = 400;
const clientCounts = [1, 16];

/** Seeds a registry of each size in a folder of its own, starts the real program over it, and measures through HTTP. */
export async function benchRegistry({ sizes, json, keep }: Options): Promise<void> {
  const say = (text: string) => console.error(text);
  const report: Report = { machine: machine(), sizes: [] };
  for (const rows of sizes) report.sizes.push(await benchSize(rows, keep, say));
  const goals = judge(report);
  if (json) console.log(JSON.stringify({ ...report, goals }, null, 2));
  else printReport(report, goals);
}

async function benchSize(rows: number, keep: string | undefined, say: (text: string) => void): Promise<SizeResult> {
  const folder = keep === undefined ? await mkdtemp(path.join(os.tmpdir(), 'naikkelas-bench-')) : path.resolve(keep, String(rows));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755); // the database's own account has to enter it
  try {
    const seeded = await seedRegistry(folder, rows, say);
    const product = await startProduct(folder);
    try {
      const operations: SizeResult['operations'] = {};
      const stepsOf = await operationsOf(product.port, seeded.samples);
      for (const [name, stepOf] of Object.entries(stepsOf)) {
        operations[name] = [];
        for (const clients of clientCounts) operations[name].push(await measure(product.port, clients, requests, stepOf));
        say(`${rows} ${name}: ${operations[name].map((m) => `${m.clients} → ${m.p50.toFixed(1)} ms`).join(', ')}`);
      }
      return { rows, load: os.loadavg()[0] ?? 0, import: seeded.import, operations };
    } finally {
      await product.stop();
    }
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true, force: true });
  }
}

function machine(): Machine {
  const cpus = os.cpus();
  return {
    cores: cpus.length,
    processor: cpus[0]?.model ?? '',
    memoryGb: Math.round(os.totalmem() / 1e9),
    loadBefore: os.loadavg()[0] ?? 0,
    node: process.version,
  };
}
