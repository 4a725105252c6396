import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { systemContext } from '#app/town.ts';
import { openWorld } from '#app/world.ts';
import { readConfig } from '#platform/config/config.ts';
import { openDatabase } from '#platform/postgres/connect.ts';
import { writeMessy } from './import/file.ts';
import { importFile } from './import/run.ts';
import { regency, seedRegistry } from './registry/seed.ts';

export type Options = {
  sizes: number[];
  registry: number;
  json: boolean;
  /** Keep the seeded registry here, so that it is made once. */ keep: string | undefined;
};
type SizeResult = {
  rows: number;
  megabytes: number;
  load: number;
  seconds: Seconds;
  rowsPerSecond: number;
  peakMb: number;
  counts: Record<string, number>;
  pairs: number;
};
type Seconds = { read: number; rehearse: number; commit: number; total: number };
type Goal = { goal: string; is: number; met: boolean };

const goals = { rowsPerSecond: 3000, flatness: 0.9, peakMb: 350 };

/**
 * Imports files of each size into a registry of so many enterprises, whose keys for the search for duplicates are made, with every
 * check, the search, and the commit; each file into a registry of its own, as it was seeded.
 */
export async function benchImport({ sizes, registry, json, keep }: Options): Promise<void> {
  const say = (text: string) => console.error(text);
  const folder = keep === undefined ? await mkdtemp(path.join(os.tmpdir(), 'naikkelas-bench-')) : path.resolve(keep);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755); // the database's own account has to enter it
  try {
    const seeded = path.join(folder, `registry-${registry}`);
    await mkdir(seeded, { recursive: true });
    await chmod(seeded, 0o755);
    await seedRegistry(seeded, registry, say);
    await makeKeys(seeded, say);
    const results = await onCopies(seeded, (copy) => eachSize(sizes, folder, seeded, copy, say));
    report(results, registry, json);
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** What each night does: the keys of whatever has none. */
async function makeKeys(folder: string, say: (text: string) => void): Promise<void> {
  const opened = await openWorld(readConfig({ NAIKKELAS_DATA: folder, NAIKKELAS_LOG: 'warn' }), { log: () => undefined });
  try {
    const work = opened.registry.works.get('validation.keepLinked');
    if (!work) throw new Error('nobody makes the keys');
    await work.run(systemContext(opened.world, opened.registry, regency, 'validation.keepLinked'), {} as never);
    await opened.database.pool.query('vacuum (analyze)');
    await opened.database.pool.query('checkpoint');
    say('keys of the registry are made');
  } finally {
    await opened.close();
  }
}

type Copy = <T>(body: (databaseUrl: string) => Promise<T>) => Promise<T>;

/** Runs the embedded server over the seeded folder; each size gets a copy of the database, as it was seeded. */
async function onCopies<T>(seeded: string, body: (copy: Copy) => Promise<T>): Promise<T> {
  const server = await openDatabase({ dataDir: seeded, engine: 'native', database: 'bench', log: () => undefined });
  const admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    return await body(async (use) => {
      await admin.query('drop database if exists copy');
      await admin.query('create database copy template naikkelas');
      const url = new URL(server.adminUrl ?? '');
      url.pathname = '/copy';
      try {
        return await use(url.href);
      } finally {
        await admin.query('drop database copy with (force)');
      }
    });
  } finally {
    await admin.end();
    await server.close();
  }
}

async function eachSize(sizes: number[], folder: string, seeded: string, copy: Copy, say: (text: string) => void): Promise<SizeResult[]> {
  const results: SizeResult[] = [];
  for (const rows of sizes) {
    const file = path.join(folder, `umkm-${rows}.xlsx`);
    await writeMessy(file, rows);
    results.push(await copy((databaseUrl) => measure(rows, file, seeded, databaseUrl)));
    await rm(file);
    say(`${rows} rows: ${results.at(-1)?.rowsPerSecond.toFixed(0)} rows/s`);
  }
  return results;
}

async function measure(rows: number, file: string, seeded: string, databaseUrl: string): Promise<SizeResult> {
  const { phases_ms: ms, peak_rss_mb, rows: counts, import_id } = await importFile({ folder: seeded, databaseUrl }, file, regency);
  const total = (ms.read + ms.rehearse + ms.commit) / 1000;
  return {
    rows,
    megabytes: (await stat(file)).size / 1e6,
    load: os.loadavg()[0] ?? 0,
    seconds: { read: ms.read / 1000, rehearse: ms.rehearse / 1000, commit: ms.commit / 1000, total },
    rowsPerSecond: rows / total,
    peakMb: peak_rss_mb,
    counts,
    pairs: await countPairs(databaseUrl, import_id),
  };
}

async function countPairs(databaseUrl: string, importId: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from validation.pair where import_id = $1', [importId]);
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}

/** The rate has to be reached at every size, and the largest file must not be slower by more than a tenth than the smallest. */
function judge(results: SizeResult[]): Goal[] {
  const [first, last] = [results[0], results.at(-1)];
  const each = results.flatMap(({ rows, rowsPerSecond, peakMb }): Goal[] => [
    { goal: `${rows} rows: ≥ ${goals.rowsPerSecond} rows/s`, is: rowsPerSecond, met: rowsPerSecond >= goals.rowsPerSecond },
    { goal: `${rows} rows: peak memory ≤ ${goals.peakMb} MB`, is: peakMb, met: peakMb <= goals.peakMb },
  ]);
  if (!first || !last || first === last) return each;
  const ratio = last.rowsPerSecond / first.rowsPerSecond;
  return [...each, { goal: `rate at ${last.rows} ÷ rate at ${first.rows} rows ≥ ${goals.flatness}`, is: ratio, met: ratio >= goals.flatness }];
}

function report(results: SizeResult[], registry: number, json: boolean): void {
  const judged = judge(results);
  if (json) {
    console.log(JSON.stringify({ cores: os.cpus().length, registry, sizes: results, goals: judged }, null, 2));
    return;
  }
  console.log(
    `\n${os.cpus().length} cores (${os.cpus()[0]?.model ?? ''}), Node ${process.version}; registry of ${registry}; the database shares the machine.`,
  );
  const lines = [
    ['rows', 'MB', 'read s', 'rehearse s', 'commit s', 'total s', 'rows/s', 'peak MB', 'put in', 'pairs', 'load'],
    ...results.map((r) => [
      String(r.rows),
      r.megabytes.toFixed(1),
      r.seconds.read.toFixed(1),
      r.seconds.rehearse.toFixed(1),
      r.seconds.commit.toFixed(1),
      r.seconds.total.toFixed(1),
      r.rowsPerSecond.toFixed(0),
      String(r.peakMb),
      String((r.counts['accepted'] ?? 0) + (r.counts['corrected'] ?? 0)),
      String(r.pairs),
      r.load.toFixed(1),
    ]),
  ];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  for (const line of lines) console.log(line.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  '));
  console.log('');
  for (const { goal, is, met } of judged) console.log(`${met ? 'met   ' : 'MISSED'}  ${goal}: ${is.toFixed(is < 10 ? 2 : 0)}`);
}
