import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';

export type KbliRow = {
  version: string;
  code: string;
  title: string;
  title_en: string | null;
  description: string | null;
  shipped: boolean;
  retired_on: string | null;
};

const columns = sql`k.version, k.code, k.title_id as title, k.title_en, k.description, k.list_id is null as shipped, k.retired_on`;
const escaped = (word: string) => `%${word.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** Codes of a version in their order: those that begin with digits, or whose title or description holds every word. */
export async function listKbli(
  tx: Tx,
  version: string,
  asked: { prefix: string; words: string[] },
  after: string,
  limit: number,
): Promise<KbliRow[]> {
  // ':' follows '9': a range of codes is served by the key, whatever the collation of the database.
  const begins = asked.prefix === '' ? sql`` : sql`and k.code >= ${asked.prefix} and k.code < ${`${asked.prefix}:`}`;
  const holds = asked.words.map((word) => sql`and (k.title_id ilike ${escaped(word)} or k.description ilike ${escaped(word)})`);
  return tx.rows(sql<KbliRow>`
    select ${columns} from reference.kbli k where k.version = ${version} and k.code > ${after} ${begins} ${sql.join(holds, sql` `)} order by k.code limit ${limit}`);
}

export async function findKbli(tx: Tx, version: string, code: string): Promise<KbliRow | undefined> {
  return tx.find(sql<KbliRow>`select ${columns} from reference.kbli k where k.version = ${version} and k.code = ${code}`);
}

export type SuccessorRow = {
  from_code: string;
  to_version: string;
  to_code: string;
  part: boolean;
  title: string | null;
  retired: boolean;
  /** From how many codes of the same version the successor came. */
  parents: number;
};

export async function listSuccessors(tx: Tx, version: string, codes: string[]): Promise<SuccessorRow[]> {
  return tx.rows(sql<SuccessorRow>`
    select x.from_code, x.to_version, x.to_code, x.part, k.title_id as title, coalesce(k.retired_on is not null, false) as retired,
      (select count(*) from reference.kbli_crosswalk b where b.to_version = x.to_version and b.to_code = x.to_code and b.from_version = x.from_version and b.retired_on is null) as parents
    from reference.kbli_crosswalk x left join reference.kbli k on k.version = x.to_version and k.code = x.to_code
    where x.from_version = ${version} and x.from_code = any(${codes}::text[]) and x.retired_on is null order by x.from_code, x.to_version desc, x.to_code`);
}

/** How many enterprises of the regency carry each code, each counted up to `limit`. */
export async function countHolders(tx: Tx, regency: string, version: string, codes: string[], limit: number): Promise<Map<string, number>> {
  const rows = await tx.rows(sql<{ code: string; n: number }>`
    select c.code, (select count(*) from (select 1 from registry.enterprise e where e.regency = ${regency} and e.kbli_version = ${version} and e.kbli = c.code limit ${limit}) held) as n
    from unnest(${codes}::text[]) as c (code)`);
  return new Map(rows.map((row) => [row.code, row.n]));
}

export type VersionRow = { version: string; codes: number; shipped: number; retired: number };

export async function listKbliVersions(tx: Tx): Promise<VersionRow[]> {
  return tx.rows(sql<VersionRow>`
    select version, count(*) filter (where retired_on is null) as codes, count(*) filter (where list_id is null) as shipped, count(*) filter (where retired_on is not null) as retired
    from reference.kbli group by version order by version desc`);
}

/** How many enterprises of the regency carry a code of each version, each counted up to `limit`. */
export async function countVersionHolders(tx: Tx, regency: string, versions: string[], limit: number): Promise<Map<string, number>> {
  const rows = await tx.rows(sql<{ version: string; n: number }>`
    select c.version, (select count(*) from (select 1 from registry.enterprise e where e.regency = ${regency} and e.kbli_version = c.version and e.kbli is not null limit ${limit}) held) as n
    from unnest(${versions}::text[]) as c (version)`);
  return new Map(rows.map((row) => [row.version, row.n]));
}

export async function firstDayOfKbli(tx: Tx, version: string): Promise<string | undefined> {
  return (
    await tx.find(
      sql<{
        day: string;
      }>`select valid_from as day from reference.rule where key = 'kbli_version' and value ->> 'version' = ${version} order by valid_from limit 1`,
    )
  )?.day;
}

export async function listCrosswalks(tx: Tx): Promise<{ from: string; to: string; pairs: number }[]> {
  return tx.rows(sql<{ from: string; to: string; pairs: number }>`
    select from_version as from, to_version as to, count(*) as pairs from reference.kbli_crosswalk where retired_on is null group by from_version, to_version order by from_version desc, to_version desc`);
}
