import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { Account } from './account.ts';
import type { Home } from './home.ts';
import type { Natives } from './natives.ts';
import { argumentsOf, isPidAlive } from './process.ts';
import { serverSettings } from './settings.ts';

/** A running PostgreSQL main process that serves our cluster. */
export type Postmaster = { pid: number; port: number; /** only in the process that started it */ child?: ChildProcess };

const startAttempts = 20;
const silentStart_ms = 60_000;

/** The main process that serves this cluster now, if there is one. */
export function findPostmaster(cluster: string): Postmaster | null {
  const noted = readPidFile(cluster);
  return noted !== null && isPidAlive(noted.pid) && serves(noted.pid, cluster) ? noted : null;
}

/** Starts the server and returns when it accepts connections. */
export async function startPostmaster(home: Home, natives: Natives, account: Account, password: string): Promise<Postmaster> {
  disownStrangersPid(home.cluster);
  keepLogShort(home.logFile);
  let port = await freePort(lastPort(home.stateFile));
  for (let attempt = 1; ; attempt += 1) {
    const logStart = existsSync(home.logFile) ? statSync(home.logFile).size : 0;
    const child = launch(home, natives, account, port);
    if (await isServing(child, port, password, home.cluster)) {
      const pid = child.pid;
      if (pid === undefined) throw new Error('PostgreSQL tidak memberi nomor proses');
      writeFileSync(home.stateFile, `${JSON.stringify({ port, pid, version: natives.version })}\n`);
      return { pid, port, child };
    }
    const said = readFileSync(home.logFile, 'utf8').slice(logStart);
    // After kill -9 of the main process its children need a moment to notice and leave.
    const leftovers = said.includes('shared memory block');
    const portTaken = said.includes('could not bind');
    if (attempt === startAttempts || (!leftovers && !portTaken)) {
      const fatal = said.split('\n').find((line) => /FATAL|PANIC/.test(line)) ?? said.trim().split('\n').at(-1) ?? '';
      throw new Error(`PostgreSQL tertanam gagal mulai: ${fatal.trim() || 'tanpa pesan'} (lihat ${home.logFile})`);
    }
    if (portTaken) port = await freePort(null);
    if (leftovers) await pause(25 * attempt);
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. Returns when the process is gone. */
export async function stopPostmaster(running: Postmaster, home: Home, natives: Natives): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(natives.pgCtl, ['stop', '-D', home.cluster, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  askToStop(running, home.cluster);
  for (let wait_ms = 5; isPidAlive(running.pid); wait_ms = Math.min(wait_ms * 2, 100)) await pause(wait_ms);
}

export function askToStop(running: Postmaster, cluster: string): void {
  // Never signal a pid that has become somebody else's.
  if (serves(running.pid, cluster)) process.kill(running.pid, 'SIGINT');
}

export function databaseUrl(port: number, password: string, database: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

function launch(home: Home, natives: Natives, account: Account, port: number): ChildProcess {
  const log = openSync(home.logFile, 'a', 0o600);
  try {
    // Detached: Ctrl-C in the terminal must reach only the application, which then closes the database last.
    const child = spawn(natives.postgres, ['-D', home.cluster, ...serverSettings(port)], {
      ...account,
      cwd: home.cluster,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    });
    child.once('error', () => child.emit('exit', 1, null));
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function isServing(child: ChildProcess, port: number, password: string, cluster: string): Promise<boolean> {
  const life = { over: false };
  child.once('exit', () => {
    life.over = true;
  });
  let lastSign = Date.now();
  while (!life.over) {
    const answer = await knock(port, password, cluster);
    if (answer === 'ours') return true;
    if (answer === 'recovering') lastSign = Date.now();
    if (Date.now() - lastSign > silentStart_ms) {
      child.kill('SIGINT');
      return false;
    }
    await pause(15);
  }
  return false;
}

async function knock(port: number, password: string, cluster: string): Promise<'ours' | 'recovering' | 'nobody'> {
  const client = new Client({ connectionString: databaseUrl(port, password, 'postgres'), connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0] !== undefined && path.resolve(rows[0].data_directory) === path.resolve(cluster) ? 'ours' : 'nobody';
  } catch (error) {
    // 57P03: it is there and replays its log; however long that takes, waiting is right.
    return error instanceof DatabaseError && error.code === '57P03' ? 'recovering' : 'nobody';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function serves(pid: number, cluster: string): boolean {
  const words = argumentsOf(pid);
  if (words === null) return process.platform === 'win32';
  return words.includes(cluster) || (words.length === 1 && words[0]?.includes(cluster) === true);
}

function readPidFile(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return Number.isInteger(pid) && pid > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}

/**
 * After a crash the noted pid may by now belong to some other program (small pids repeat in containers), and PostgreSQL
 * would refuse to start. We put an impossible pid in its place and keep the other lines, because with them
 * PostgreSQL still recognises children of the dead server that hold its shared memory.
 */
function disownStrangersPid(cluster: string): void {
  const noted = readPidFile(cluster);
  if (noted === null || process.platform === 'win32') return;
  if (argumentsOf(noted.pid) === null || serves(noted.pid, cluster)) return;
  const file = path.join(cluster, 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '2147483646'));
}

function keepLogShort(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.1`);
}

function lastPort(stateFile: string): number | null {
  try {
    const value: unknown = JSON.parse(readFileSync(stateFile, 'utf8'));
    return typeof value === 'object' && value !== null && 'port' in value && typeof value.port === 'number' ? value.port : null;
  } catch {
    return null;
  }
}

async function freePort(preferred: number | null): Promise<number> {
  return (preferred === null ? null : await listenOnce(preferred)) ?? (await listenOnce(0)) ?? 0;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
