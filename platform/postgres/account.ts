import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';

/**
 * The system account that runs the database. PostgreSQL refuses to run as root, so root hands it to `nobody`;
 * anybody else runs it as themselves (both ids undefined).
 */
export type Account = { uid?: number; gid?: number };

export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('tidak ada akun "nobody" untuk menjalankan PostgreSQL sebagai root');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The account for a cluster that exists: its owner. So data made by an ordinary user can be served by root later. */
export function ownerOf(cluster: string, otherwise: Account): Account {
  const found = process.getuid?.() === 0 ? statSync(cluster, { throwIfNoEntry: false }) : undefined;
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : otherwise;
}

/** Whether the account can enter the folder; asked of the system itself, because mode bits are not the whole truth. */
export function canEnter(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' });
  return asked.status === 0;
}

export function giveTo(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}
