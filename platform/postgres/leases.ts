import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, ownMark, readMark, type ProcessMark } from './process.ts';

/**
 * Who uses the running database: one small file per open connection pool. The last one out stops the server,
 * so a command that outlives the server it joined does not lose the database under its feet.
 */
export type Lease = { release(): void };

export function takeLease(desk: string): Lease {
  const folder = path.join(desk, 'users');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(ownMark()));
  return { release: () => rmSync(file, { force: true }) };
}

/** The living users; the files of dead ones are removed on the way. */
export function liveUsers(desk: string): ProcessMark[] {
  const folder = path.join(desk, 'users');
  return fileNames(folder).flatMap((name) => {
    const mark = readLease(path.join(folder, name));
    if (mark !== null && isAlive(mark)) return [mark];
    rmSync(path.join(folder, name), { force: true });
    return [];
  });
}

function readLease(file: string): ProcessMark | null {
  try {
    return readMark(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
