import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from '#app/world.ts';

export type Imported = {
  rows: Record<string, number>;
  phases_ms: { read: number; rehearse: number; commit: number };
  peak_rss_mb: number;
  import_id: string;
};

/** The command that people run, in a process of its own, over a database and the keys that it was written with. */
export function importFile(over: { folder: string; databaseUrl: string }, file: string, regency: string): Promise<Imported> {
  const program = path.join(projectFolder, 'build/server/main.js');
  const env = { ...cleanEnvironment(), NAIKKELAS_DATA: over.folder, DATABASE_URL: over.databaseUrl, NAIKKELAS_LOG: 'warn' };
  const child = spawn(process.execPath, [program, 'import', file, '--regency', regency, '--commit', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The figures come first; the problems of half a million rows behind them are read and let go.
  let head = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (!head.includes(problems)) head += chunk.toString();
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(`${head.slice(0, head.indexOf(problems))}}`) as Imported);
      else reject(new Error(`the import ended with ${code}:\n${said}`));
    });
  });
}

const problems = ',"problems":[';

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NAIKKELAS_') && name !== 'DATABASE_URL'));
}
