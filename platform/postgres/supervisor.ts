import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { databaseAccount, ownerOf, type Account } from './account.ts';
import { ensureCluster } from './cluster.ts';
import { copiesFolder, findHome, type Home } from './home.ts';
import { liveUsers, takeLease, type Lease } from './leases.ts';
import { withLock } from './lockFile.ts';
import { findNatives, type Natives } from './natives.ts';
import { askToStop, databaseUrl, findPostmaster, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';

/** The embedded server as a user of it sees it. */
export type EmbeddedServer = {
  version: string;
  port: number;
  folder: string;
  url(database: string): string;
  /** Gives it up; the last user in any process stops the server. */
  close(): Promise<void>;
};

/** Why the embedded server cannot run on this machine at all; the caller may fall back to another engine. */
export class NativeUnavailable extends Error {}

/** Somebody else uses this data folder and the caller asked to have it alone. */
export class DatabaseBusy extends Error {}

/** What it takes to run one cluster. */
type Means = { home: Home; natives: Natives; account: Account; log: (message: string) => void };

const mostRestarts = 5;

/**
 * Starts the embedded PostgreSQL of this data folder, or with `reuse` joins the one that runs.
 * A server left behind by a killed process is stopped and started anew.
 */
export async function startEmbedded(options: { dataDir: string; reuse: boolean; log: (message: string) => void }): Promise<EmbeddedServer> {
  const means = prepare(options.dataDir, options.log);
  const { home, natives, account } = means;
  return alone(home, async () => {
    const users = liveUsers(home.desk);
    const running = findPostmaster(home.cluster);
    if (running !== null && users.length > 0) {
      if (options.reuse) return lease(means, running.port, await ensureCluster(home, natives, account));
      throw new DatabaseBusy(`basis data di ${home.desk} sedang dipakai oleh proses ${users.map((user) => user.pid).join(', ')}`);
    }
    if (running !== null) {
      means.log(`Mengambil alih PostgreSQL yang tertinggal dari proses yang mati (pid ${running.pid}).`);
      await stopPostmaster(running, home, natives);
    }
    const { started, password } = await startCluster(means);
    const server = lease(means, started.port, password);
    guard(means, started, password, mostRestarts);
    return server;
  });
}

function prepare(dataDir: string, log: (message: string) => void): Means {
  try {
    const usual = databaseAccount();
    const home = findHome(dataDir, usual);
    const account = ownerOf(home.cluster, usual);
    return { home, account, log, natives: findNatives(account, copiesFolder(dataDir, account)) };
  } catch (error) {
    throw unavailable(error);
  }
}

async function startCluster({ home, natives, account }: Means): Promise<{ started: Postmaster; password: string }> {
  const isFirst = !existsSync(home.cluster);
  try {
    const password = await ensureCluster(home, natives, account);
    return { started: await startPostmaster(home, natives, account, password), password };
  } catch (error) {
    if (!isFirst) throw error;
    // It never ran here, so there is nothing to lose and another engine may take over.
    rmSync(home.cluster, { recursive: true, force: true });
    throw unavailable(error);
  }
}

/** If the main process dies while somebody uses it (the kernel short of memory, a stray kill), it comes back on the same port. */
function guard(means: Means, running: Postmaster, password: string, restartsLeft: number): void {
  const { home, natives, account, log } = means;
  running.child?.once('exit', () => {
    const revive = alone(home, async () => {
      if (liveUsers(home.desk).length === 0 || findPostmaster(home.cluster) !== null) return;
      if (restartsLeft === 0) throw new Error(`berhenti berulang kali, lihat ${home.logFile}`);
      log('PostgreSQL tertanam berhenti tanpa diminta; dinyalakan lagi.');
      guard(means, await startPostmaster(home, natives, account, password), password, restartsLeft - 1);
    });
    revive.catch((error: unknown) => log(`PostgreSQL tertanam tidak dapat dinyalakan lagi: ${message(error)}`));
  });
}

function lease({ home, natives }: Means, port: number, password: string): EmbeddedServer {
  const held = takeLease(home.desk);
  const onExit = (): void => leaveAtExit(home, held);
  process.once('exit', onExit);
  let closing: Promise<void> | undefined;
  return {
    version: natives.version,
    port,
    folder: home.folder,
    url: (database) => databaseUrl(port, password, database),
    close: () => (closing ??= leave(home, natives, held).finally(() => process.off('exit', onExit))),
  };
}

async function leave(home: Home, natives: Natives, held: Lease): Promise<void> {
  await alone(home, async () => {
    held.release();
    if (liveUsers(home.desk).length > 0) return;
    const running = findPostmaster(home.cluster);
    if (running !== null) await stopPostmaster(running, home, natives);
  });
}

/** process.exit without close: nothing can be awaited any more, so the last user only asks the server to stop. */
function leaveAtExit(home: Home, held: Lease): void {
  held.release();
  if (process.platform === 'win32' || liveUsers(home.desk).length > 0) return;
  const running = findPostmaster(home.cluster);
  if (running !== null) askToStop(running, home.cluster);
}

/** Starting, stopping and joining happen one at a time for one data folder, over all processes. */
function alone<T>(home: Home, work: () => Promise<T>): Promise<T> {
  return withLock(path.join(home.desk, 'opening.lock'), work);
}

function unavailable(error: unknown): NativeUnavailable {
  return new NativeUnavailable(message(error), { cause: error });
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
