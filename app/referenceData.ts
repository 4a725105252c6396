import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import type { Pool } from 'pg';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';

type Row = Record<string, string>;

/** Brings the codes shipped with the product into the database; rows that are there already are brought up to date. */
export async function loadReferenceData(pool: Pool, folder: string): Promise<void> {
  const [regions, points, kbli] = await Promise.all(
    ['regions.csv', 'village_points.csv', 'kbli_common.csv'].map(async (name) => parse(await readFile(path.join(folder, name), 'utf8'))),
  );
  const place = new Map(points?.map((p) => [p['code'], p]));
  const column = (rows: Row[] | undefined, pick: (row: Row) => string | undefined) => rows?.map((row) => pick(row) || null) ?? [];
  await transact(pool, { timeoutMs: 60_000 }, async (tx) => {
    await tx.run(sql`
      insert into reference.region (code, parent, level, name, latitude, longitude, radius_km)
      select * from unnest(${column(regions, (r) => r['code'])}::text[], ${column(regions, (r) => r['parent'])}::text[], ${column(regions, (r) => r['level'])}::text[], ${column(regions, (r) => r['name'])}::text[],
        ${column(regions, (r) => place.get(r['code'])?.['lat'])}::float8[], ${column(regions, (r) => place.get(r['code'])?.['lng'])}::float8[], ${column(regions, (r) => place.get(r['code'])?.['radius_km'])}::float8[]) as r (code, parent, level, name, latitude, longitude, radius_km)
      on conflict (code) do update set parent = excluded.parent, name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude, radius_km = excluded.radius_km
      where (region.name, region.latitude, region.longitude) is distinct from (excluded.name, excluded.latitude, excluded.longitude)`);
    await tx.run(sql`
      insert into reference.kbli (version, code, title_id, title_en, cluster_hint)
      select * from unnest(${column(kbli, (r) => r['version'])}::text[], ${column(kbli, (r) => r['code'])}::text[], ${column(kbli, (r) => r['title_id'])}::text[], ${column(kbli, (r) => r['title_en'])}::text[], ${column(kbli, (r) => r['cluster_hint'])}::text[])
      on conflict (version, code) do nothing`);
  });
}

function parse(text: string): Row[] {
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}
