import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { projectFolder } from '#app/world.ts';
import { generateLines } from './generate.ts';
import type { Generated } from './generate.ts';
import { printTable } from './table.ts';
import type { Measured } from './table.ts';

/** What a set is linked with; figures of Splink 4 where it was run on the same records (shared/linkage.md). */
type Set = { name: string; file: string; with: string[]; splinkF1: number | null };

type Report = { records: number; candidate_pairs: number; best: { f1: number } | null; clusters: { f1: number | null }; peak_rss_mb: number };

/**
 * Links each set with the built command, each run a process of its own, and prints a table. `rows`: sizes of invented sets besides those
 * at hand. `turns`: runs of each, the median counts.
 */
export async function benchLinkage(options: { rows: number[]; seed: number; turns: number; json: boolean }): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-bench-'));
  try {
    const measured: Measured[] = [];
    for (const set of [...(await setsAtHand(folder)), ...(await inventedSets(options.rows, options.seed, folder))]) {
      measured.push(await measure(set, options.turns));
      console.error(`${set.name}: ${measured.at(-1)?.wall.toFixed(2)} s`);
    }
    if (options.json) console.log(JSON.stringify(measured, null, 2));
    else printTable(measured);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const profile = ['--profile', 'enterprise'];

async function setsAtHand(folder: string): Promise<Set[]> {
  const at = (file: string) => path.join(projectFolder, '../shared/data/linkage', file);
  const sets: Set[] = [
    { name: 'febrl3', file: at('febrl3.csv'), with: ['--settings', at('febrl3.settings.json')], splinkF1: 0.9956 },
    {
      name: 'fake_1000',
      file: at('fake_1000.csv'),
      with: ['--settings', path.join(projectFolder, 'bench/linkage/fake_1000.settings.json')],
      splinkF1: 0.8455,
    },
    { name: 'umkm_5000 (profile)', file: at('umkm_5000_messy.csv'), with: profile, splinkF1: 0.9578 },
  ];
  const packed = at('umkm_100000_messy.csv.gz');
  if (existsSync(packed)) {
    const file = path.join(folder, 'umkm_100000.csv');
    await pipeline(createReadStream(packed), createGunzip(), createWriteStream(file));
    sets.push({ name: 'umkm_100000 (profile)', file, with: profile, splinkF1: null });
  }
  return sets.filter(({ file }) => existsSync(file));
}

async function inventedSets(rows: number[], seed: number, folder: string): Promise<Set[]> {
  const sets: Set[] = [];
  for (const count of rows) {
    const file = path.join(folder, `invented_${count}.csv`);
    const out = createWriteStream(file);
    await writeInvented(out, { rows: count, seed });
    out.end();
    await once(out, 'close');
    sets.push({ name: `invented ${count} (profile)`, file, with: profile, splinkF1: null });
  }
  return sets;
}

/** Writes invented enterprises as CSV. */
export async function writeInvented(out: NodeJS.WritableStream, options: Generated): Promise<void> {
  for (const line of generateLines(options)) if (!out.write(`${line}\n`)) await once(out, 'drain');
}

async function measure(set: Set, turns: number): Promise<Measured> {
  const runs: { wall: number; report: Report }[] = [];
  for (let turn = 0; turn < turns; turn++) runs.push(await run(set));
  const median = runs.toSorted((a, b) => a.wall - b.wall)[runs.length >> 1];
  if (!median) throw new Error('--turns: at least one');
  const { records, candidate_pairs, best, clusters, peak_rss_mb } = median.report;
  return {
    set: set.name,
    records,
    pairs: candidate_pairs,
    f1: best?.f1 ?? null,
    clusterF1: clusters.f1,
    splinkF1: set.splinkF1,
    wall: median.wall,
    rss: peak_rss_mb,
  };
}

/** From the start of the process to its end, as a person waits for it. */
async function run({ file, with: how }: Set): Promise<{ wall: number; report: Report }> {
  const from = performance.now();
  const command = [path.join(projectFolder, 'bin/naikkelas.mjs'), 'link', '--input', file, ...how, '--json'];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${command.join(' ')}: exit ${code}`);
  return { wall: (performance.now() - from) / 1000, report: JSON.parse(said) as Report };
}
