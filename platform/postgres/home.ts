import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canEnter, type Account } from './account.ts';

/**
 * Where one embedded database lives. `desk` is always <data>/postgres and holds our locks and leases;
 * `folder` holds the cluster, its password and its log. They are the same unless the database account cannot
 * enter `desk` (a project under /root, mode 0700): then `location.json` on the desk points to `folder`.
 */
export type Home = { desk: string; folder: string; cluster: string; passwordFile: string; stateFile: string; logFile: string };

// /var/lib before /var/tmp: some systems clear /var/tmp of files that were not touched for a month, and this is data.
const sharedPlaces = ['/var/lib/naikkelas', '/var/tmp/naikkelas'];

export function findHome(dataDir: string, account: Account): Home {
  // Parents first and with the ordinary mode: a recursive mkdir with mode 0700 would close the parents as well.
  mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
  const desk = realpathSync(path.join(dataDir, 'postgres'));
  try {
    accessSync(desk, constants.W_OK);
  } catch {
    throw new Error(`tidak boleh menulis di ${desk}; jalankan sebagai pengguna yang membuatnya`);
  }
  const folder = pointedFolder(desk) ?? (canEnter(desk, account) ? desk : outsideFolder(desk, account));
  return {
    desk,
    folder,
    cluster: path.join(folder, 'cluster'),
    passwordFile: path.join(folder, 'password'),
    stateFile: path.join(desk, 'server.json'),
    logFile: path.join(folder, 'server.log'),
  };
}

/** Whether a cluster was made here before; answers without making anything. */
export function hasCluster(dataDir: string): boolean {
  const desk = path.join(dataDir, 'postgres');
  return existsSync(path.join(desk, 'cluster')) || existsSync(path.join(pointerIn(desk) ?? desk, 'cluster'));
}

/** Where copies of the programs may go when node_modules is out of the account's reach. */
export function copiesFolder(dataDir: string, account: Account): string {
  if (account.uid === undefined) return path.join(dataDir, 'postgres');
  return makeShared(account);
}

function pointedFolder(desk: string): string | null {
  const folder = pointerIn(desk);
  if (folder === null) return null;
  if (!existsSync(path.join(folder, 'desk'))) {
    throw new Error(
      `basis data yang ditunjuk ${desk}/location.json (${folder}) tidak ada; kembalikan folder itu, atau hapus berkas penunjuk untuk mulai kosong`,
    );
  }
  claim(folder, desk);
  return folder;
}

function pointerIn(desk: string): string | null {
  const pointer = path.join(desk, 'location.json');
  if (!existsSync(pointer)) return null;
  const value: unknown = JSON.parse(readFileSync(pointer, 'utf8'));
  return typeof value === 'object' && value !== null && 'folder' in value ? String(value.folder) : null;
}

function outsideFolder(desk: string, account: Account): string {
  const key = createHash('sha256').update(desk).digest('hex').slice(0, 16);
  const folder = path.join(makeShared(account), key);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  chmodSync(folder, 0o755);
  claim(folder, desk);
  writeFileSync(path.join(desk, 'location.json'), `${JSON.stringify({ folder })}\n`);
  return folder;
}

/** A copied project must not open the original's cluster; a moved one may. The cluster remembers its desk for that. */
function claim(folder: string, desk: string): void {
  const note = path.join(folder, 'desk');
  const owner = existsSync(note) ? readFileSync(note, 'utf8').trim() : desk;
  if (owner !== desk && existsSync(path.join(owner, 'location.json'))) {
    throw new Error(`basis data di ${folder} milik ${owner}; folder data ini salinannya, pakai backup dan restore untuk menyalin isinya`);
  }
  writeFileSync(note, `${desk}\n`);
}

function makeShared(account: Account): string {
  for (const place of sharedPlaces) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      const found = lstatSync(place);
      // In a folder that everybody may write to, somebody else could have put theirs in our place.
      if (!found.isDirectory() || found.uid !== process.getuid?.()) continue;
      chmodSync(place, 0o755);
      if (canEnter(place, account)) return place;
    } catch {
      continue;
    }
  }
  throw new Error(`tidak ada tempat untuk basis data yang dapat dimasuki akun "nobody" (dicoba ${sharedPlaces.join(' dan ')})`);
}
