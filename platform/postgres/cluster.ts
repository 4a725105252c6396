import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveTo, type Account } from './account.ts';
import type { Home } from './home.ts';
import type { Natives } from './natives.ts';

/** Makes the cluster once and returns the password of its only role. */
export async function ensureCluster(home: Home, natives: Natives, account: Account): Promise<string> {
  if (existsSync(home.cluster)) {
    refuseOtherMajor(home, natives);
    return readPassword(home);
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(home.passwordFile, `${password}\n`, { mode: 0o600 });
  await initialise(home, natives, account, password);
  return password;
}

/** Made under another name and renamed: a process killed in the middle leaves no half cluster behind. */
async function initialise(home: Home, natives: Natives, account: Account, password: string): Promise<void> {
  const draft = path.join(home.folder, 'cluster.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  // A second file, because initdb reads it as another account than the one that keeps the first.
  const handover = path.join(home.folder, 'cluster.password');
  writeFileSync(handover, password, { mode: 0o600 });
  try {
    giveTo(draft, account);
    giveTo(handover, account);
    await run(
      natives.initdb,
      [
        '-D',
        draft,
        '--username=postgres',
        `--pwfile=${handover}`,
        '--auth=scram-sha-256',
        // C: with any other collation a prefix search (LIKE '35.74%') cannot use an ordinary index.
        '--locale=C',
        '--encoding=UTF8',
        '--data-checksums',
        '--no-instructions',
      ],
      account,
    );
    renameSync(draft, home.cluster);
  } finally {
    rmSync(handover, { force: true });
  }
}

function run(program: string, words: string[], account: Account): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { ...account, cwd: path.parse(program).root, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let said = '';
    child.stdout.on('data', (part) => {
      said += String(part);
    });
    child.stderr.on('data', (part) => {
      said += String(part);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb gagal: ${said.trim().split('\n').at(-1) ?? ''}`));
    });
  });
}

function refuseOtherMajor(home: Home, natives: Natives): void {
  const made = readFileSync(path.join(home.cluster, 'PG_VERSION'), 'utf8').trim();
  const major = natives.version.split('.')[0];
  if (made !== major) {
    throw new Error(`basis data di ${home.cluster} dibuat PostgreSQL ${made}, program ini memakai ${major}; pindahkan dengan backup dan restore`);
  }
}

function readPassword(home: Home): string {
  try {
    return readFileSync(home.passwordFile, 'utf8').trim();
  } catch {
    throw new Error(`kata sandi basis data (${home.passwordFile}) tidak dapat dibaca; jalankan sebagai pengguna yang membuatnya`);
  }
}
