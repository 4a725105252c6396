import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFolder } from '#app/world.ts';
import { freshId } from '#test/support/client.ts';
import type { Answer, Client } from '#test/support/client.ts';

/** The reader of spreadsheets runs in a process of its own, from the build: made of these very sources. */
export async function buildReader(): Promise<void> {
  await promisify(execFile)(process.execPath, ['-e', "import('./bin/lib/build.mjs').then((m) => m.build({ server: true }, () => {}))"], {
    cwd: projectFolder,
  });
}

export const json = (rows: unknown, name = 'kbli_2025.json') => ({ file: { name, content: JSON.stringify(rows) } });
export const csv = (rows: string[][], name = 'kbli 2025.csv') => ({ file: { name, content: rows.map((row) => row.join(';')).join('\r\n') } });
export const entry = (code: string, title: string, description = `Kelompok ini mencakup ${title}.`) => ({
  code,
  title,
  description,
  level: 'Kelompok',
});

type Meant = { kind?: 'kbli' | 'kbli_crosswalk' | 'region_bps'; version?: string; toVersion?: string };
export const rehearse = (client: Client, file: ReturnType<typeof json>, meant: Meant = {}) => client.ok('registry.rehearseCodeList', meant, file);
export const load = (client: Client, file: ReturnType<typeof json>, meant: Meant & { retireGone?: 'yes' } = {}) =>
  client.ok('registry.loadCodeList', { id: freshId(), ...meant }, file);
export const findings = ({ findings: list }: Awaited<ReturnType<typeof rehearse>>) => Object.fromEntries(list.map((one) => [one.code, one.n]));
export const refusal = ({ status, body }: Answer) => [status, body.code];
