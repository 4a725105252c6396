import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { projectFolder } from '#app/world.ts';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import type { Client } from '#test/support/client.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import type { Town } from '#test/support/town.ts';

/** The reader of spreadsheets runs in a process of its own, from the build: made of these very sources. */
export async function buildServer(): Promise<void> {
  await promisify(execFile)(process.execPath, ['-e', "import('./bin/lib/build.mjs').then((m) => m.build({ server: true }, () => {}))"], {
    cwd: projectFolder,
  });
}

/** A NIK of the city: valid, invented, a different one for each number. */
export const nik = (n: number): string => `357401410182${String(n + 1).padStart(4, '0')}`;

export const header = ['Nama', 'Nama Usaha', 'NIK', 'No HP', 'Alamat', 'Kelurahan', 'Kecamatan'];
export const line = (n: number, more: Partial<Record<'owner' | 'name' | 'nik' | 'phone' | 'village' | 'district', string>> = {}): string[] => [
  more.owner ?? `Sulastri Handayani ${n}`,
  more.name ?? `Keripik Handayani ${n}`,
  more.nik ?? nik(n),
  more.phone ?? `08123000${String(n).padStart(4, '0')}`,
  `Jl. Mawar No ${n}`,
  more.village ?? 'Pilang',
  more.district ?? 'Kademangan',
];
export const csv = (rows: string[][], head = header): string => Papa.unparse([head, ...rows], { newline: '\n' });

/** What was noticed of a row, apart from what it only looks like: the rows of these tests are all of one family. */
export const exactCodes = (row: { problems: { code: string }[] }): string[] =>
  row.problems.map((problem) => problem.code).filter((code) => !code.startsWith('similar.'));

/** The data that came with the task, where it lies beside the project. */
export const sharedFile = (file: string): string => path.join(projectFolder, '../shared/data', file);
export const hasShared = existsSync(sharedFile('real/umkm_solo.csv'));
export const readShared = (file: string): Promise<string> => readFile(sharedFile(file), 'utf8');

/** Uploads and waits until it is read. */
export async function upload(town: Town, client: Client, content: string | Uint8Array, name = 'usaha.csv'): Promise<string> {
  const id = freshId();
  await client.ok('validation.uploadImport', { id }, { file: { name, content } });
  await town.drain();
  return id;
}

export async function rehearsed(town: Town, client: Client, content: string | Uint8Array, name?: string): Promise<string> {
  const id = await upload(town, client, content, name);
  await client.ok('validation.rehearseImport', { id });
  await town.drain();
  return id;
}

export async function committed(town: Town, client: Client, content: string | Uint8Array, name?: string): Promise<string> {
  const id = await rehearsed(town, client, content, name);
  await client.ok('validation.commitImport', { id });
  await town.drain();
  return id;
}

/** Everything of the registry that an import writes, as it stands; versions of counters folded together. */
export function registryContent(town: Town) {
  const tables = ['owner', 'enterprise', 'yearly_figure', 'legality_document', 'event'];
  return transact(town.world.pool, { regency: homeRegency, readOnly: true }, async (tx) => {
    const content: Record<string, unknown> = {};
    for (const table of tables)
      content[table] = (
        await tx.get(
          sql<{ hash: string }>`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${sql.raw(`registry.${table}`)} t`,
        )
      ).hash;
    const counts = await tx.rows(sql`
      select area, cluster, scale_class, activity, legality, sum(n)::int as n from (
        select area, cluster, scale_class, activity, legality, n from registry.enterprise_count union all
        select left(area, level), cluster, scale_class, activity, legality, n from registry.enterprise_count_change join unnest(array[5, 8, 13]) as level on level <= length(area)) c
      group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5`);
    return { ...content, counts };
  });
}

export const countOf = async (town: Town, table: string): Promise<number> =>
  transact(
    town.world.pool,
    { regency: homeRegency, readOnly: true },
    async (tx) => (await tx.get(sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`)).n,
  );
