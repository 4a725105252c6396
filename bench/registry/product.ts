import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { projectFolder } from '#app/world.ts';

export type Product = { port: number; stop(): Promise<void> };

/** Starts the program that people run, in a process of its own, over a data folder. */
export async function startProduct(folder: string): Promise<Product> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(projectFolder, 'build/server/main.js'), 'serve'], {
    env: { ...cleanEnvironment(), NAIKKELAS_DATA: folder, NAIKKELAS_PORT: String(port), NAIKKELAS_RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.on('exit', () => reject(new Error(`the product did not start:\n${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(`:${port}\n`)) resolve();
    });
  });
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The environment without settings of the product: what is measured is the product as it comes. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NAIKKELAS_') && name !== 'DATABASE_URL'));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
