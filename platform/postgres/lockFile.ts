import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, ownMark, readMark, type ProcessMark } from './process.ts';

/** A lock that outlives no process: a file with the pid of its holder, taken over when the holder is gone. */
export type LockFile = { release(): void };

export type LockAttempt = { lock: LockFile } | { heldBy: ProcessMark };

/** Takes the lock or tells who holds it; never waits. The folder must exist. */
export function tryLock(file: string): LockAttempt {
  const token = randomUUID();
  const draft = `${file}.${token}`;
  writeFileSync(draft, JSON.stringify({ ...ownMark(), token }));
  try {
    for (;;) {
      if (linked(draft, file)) return { lock: { release: () => removeIfOurs(file, token) } };
      const text = readOrNull(file);
      if (text === null) continue;
      const holder = readMark(text);
      if (holder !== null && isAlive(holder)) return { heldBy: holder };
      evict(file, text, token);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Runs `work` alone among all processes that name the same file; waits for its turn. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (let wait_ms = 5; ; wait_ms = Math.min(wait_ms * 2, 100)) {
    const attempt = tryLock(file);
    if ('lock' in attempt) {
      try {
        return await work();
      } finally {
        attempt.lock.release();
      }
    }
    await pause(wait_ms);
  }
}

// A hard link of a complete file: it appears whole or not at all, and only for one.
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function evict(file: string, staleText: string, token: string): void {
  const aside = `${file}.${token}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else evicted it first
  }
  // Between reading and renaming a living process may have taken the place: then it gets it back.
  if (readOrNull(aside) !== staleText) linked(aside, file);
  rmSync(aside, { force: true });
}

function removeIfOurs(file: string, token: string): void {
  if (readOrNull(file)?.includes(token)) rmSync(file, { force: true });
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
