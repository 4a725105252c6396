import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Product = { url: string; dataDir: string; stop: () => Promise<void> };

/** Starts the real program, as `npm start` does after building, on a free port and an empty data folder with a demo town. */
export async function startProduct(): Promise<Product> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'naikkelas journey '));
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['--enable-source-maps', 'build/server/main.js', 'serve'], {
    env: {
      ...process.env,
      NAIKKELAS_PORT: String(port),
      NAIKKELAS_DATA: dataDir,
      NAIKKELAS_DEMO: '1',
      NAIKKELAS_LOG: 'error',
      NAIKKELAS_RATE_LIMIT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await ready(url, child, said);
  return {
    url,
    dataDir,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Asks until the product says that it is ready; it has a minute, and says why when it ends before. */
async function ready(url: string, child: ChildProcess, said: string[]): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${said.join('')}`);
    if (
      await fetch(`${url}/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await pause(100); // nobody tells another process's port to be open; asking again is all there is
  }
  throw new Error(`the product was not ready after a minute:\n${said.join('')}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
