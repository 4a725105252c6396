import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject } from './project.mjs';

/**
 * Takes the lock of that name for this project folder, or ends the process with a sentence that says who has it.
 * Returns the function that releases it; it is also released when the process ends.
 */
export function lockOrExit(name, what) {
  const attempt = tryLock(name);
  if (attempt.release) return attempt.release;
  console.error(`${what} sudah berjalan di folder ini (proses ${attempt.pid}); tunggu sampai selesai lalu coba lagi.`);
  console.error(`${what} is already running in this folder (process ${attempt.pid}); wait until it has finished, then try again.`);
  return process.exit(1);
}

/** Runs `work` while no other process does work under that name; waits and says so once. */
export async function inTurn(name, say, work) {
  let told = false;
  for (;;) {
    const attempt = tryLock(name);
    if (attempt.release) {
      try {
        return await work();
      } finally {
        attempt.release();
      }
    }
    if (!told) say(`Menunggu proses ${attempt.pid} yang sedang bekerja di folder ini.`);
    told = true;
    await pause(100);
  }
}

function tryLock(name) {
  mkdirSync(inProject('.cache'), { recursive: true });
  const file = inProject('.cache', `${name}.lock`);
  const token = randomUUID();
  const draft = `${file}.${token}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: startOf(process.pid), token }));
  try {
    for (;;) {
      // A hard link of a complete file: it appears whole or not at all, and only for one.
      if (linked(draft, file)) return { release: releaser(file, token) };
      const text = readOrNull(file);
      if (text === null) continue;
      const holder = parsed(text);
      if (holder && isAlive(holder)) return { pid: holder.pid };
      evict(file, text, token);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function releaser(file, token) {
  const release = () => {
    process.off('exit', release);
    if (readOrNull(file)?.includes(token)) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

function evict(file, staleText, token) {
  const aside = `${file}.${token}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another process evicted it first
  }
  // Between reading and renaming a living process may have taken the place: then it gets it back.
  if (readOrNull(aside) !== staleText) linked(aside, file);
  rmSync(aside, { force: true });
}

function linked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/** Tells a recycled pid from the process that wrote the lock; null where the system does not say. A zombie is no holder. */
function startOf(pid) {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'ended' : fields[19];
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
