import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** A process as a lock or a lease names it. `started` tells a recycled pid from the process that wrote the file. */
export type ProcessMark = { pid: number; started: string | null };

export function ownMark(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid) };
}

export function isAlive(mark: ProcessMark): boolean {
  if (!isPidAlive(mark.pid)) return false;
  const started = startOf(mark.pid);
  return mark.started === null || started === null || started === mark.started;
}

export function isPidAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // In a container without an init process, the dead stay as zombies for ever and still answer to signal 0.
  return statFields(pid)?.[0] !== 'Z';
}

/** The arguments of a running process, or null when the system does not tell. */
export function argumentsOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return null;
  }
  const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 ? [ps.stdout.trim()] : null;
}

export function readMark(text: string): ProcessMark | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null;
    return { pid: value.pid, started: 'started' in value && typeof value.started === 'string' ? value.started : null };
  } catch {
    return null;
  }
}

function startOf(pid: number): string | null {
  // Field 22 of /proc/<pid>/stat, counted from the state (field 3): clock ticks between boot and the start of the process.
  return statFields(pid)?.[19] ?? null;
}

function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name stands in parentheses and may itself hold spaces and parentheses.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
