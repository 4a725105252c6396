import { statfsSync } from 'node:fs';
import os from 'node:os';

const megabyte = 1024 * 1024;

/** Settings on the command line of the server, not in its files: the code that starts it is always the truth. */
export function serverSettings(port: number): string[] {
  const settings: Record<string, string | number> = {
    port,
    // Loopback only: the bundled OpenSSL is old and nobody outside has business here.
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${sharedBuffers()}MB`,
    max_wal_size: '2GB',
    dynamic_shared_memory_type: sharedMemoryIsSmall() ? 'mmap' : 'posix',
    fsync: 'on',
    wal_compression: 'on',
    jit: 'off',
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // No statement texts and no row details in the log: they would carry personal data.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    logging_collector: 'off',
    log_destination: 'stderr',
    lc_messages: 'C',
  };
  if (process.platform === 'win32') {
    delete settings.dynamic_shared_memory_type;
    delete settings.unix_socket_directories;
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** An eighth of the memory, between 64 MB and 2 GB: the program itself and the file cache want the rest. */
function sharedBuffers(): number {
  return Math.min(2048, Math.max(64, Math.floor(memory() / megabyte / 8)));
}

function memory(): number {
  // A container's limit; the type says number, older systems answer undefined or 0.
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.min(os.totalmem(), limit);
}

/** Containers often give /dev/shm 64 MB; a parallel hash join would then fail in the middle of a report. */
function sharedMemoryIsSmall(): boolean {
  try {
    const shared = statfsSync('/dev/shm');
    return shared.bavail * shared.bsize < 256 * megabyte;
  } catch {
    return process.platform === 'linux';
  }
}
