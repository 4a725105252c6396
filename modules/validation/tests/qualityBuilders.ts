import { addDocument, look, makeNib, register } from '#modules/registry/tests/builders.ts';
import type { Made } from '#modules/registry/tests/builders.ts';
import type { OutputOf } from '#core/contract.ts';
import type { Client } from '#test/support/client.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import type { Town } from '#test/support/town.ts';
import type { contract } from '../contract/index.ts';

export type Quality = OutputOf<(typeof contract)['validation.getQuality']>;
export type Finding = OutputOf<(typeof contract)['validation.listFindings']>['items'][number];

/** All pages of a list of findings. */
export async function allFindings(client: Client, filter: object = {}, limit = 200): Promise<Finding[]> {
  const items: Finding[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await client.ok('validation.listFindings', { ...filter, limit, ...(cursor && { cursor }) });
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

/** The rules that speak of one enterprise. */
export async function rulesAbout(client: Client, enterpriseId: string): Promise<string[]> {
  return (await allFindings(client, { enterpriseId })).map((finding) => finding.rule);
}

/** Registers, and lets the checks run. */
export async function after<T>(town: Town, body: Promise<T>): Promise<T> {
  const result = await body;
  await town.drain();
  return result;
}

/** All counts as they are kept (folded or not) and as the findings and the registry say; they must be the same. */
export async function qualityTwice(town: Town): Promise<{ kept: string[]; counted: string[] }> {
  const cell = `area || ' ' || rule || ' ' || source || ' ' || n || ' ' || repairable as cell`;
  const kept = await look<{ cell: string }>(
    town,
    `
    select ${cell} from (select area, rule, source, sum(n) as n, sum(repairable) as repairable from (
      select area, rule, source, n, repairable from validation.finding_count where regency = $1
      union all select left(area, level), rule, source, n, repairable from validation.finding_count_change cross join unnest(array[5, 8, 13]) as level
        where regency = $1 and length(area) >= level) both_parts
    group by area, rule, source having sum(n) <> 0 or sum(repairable) <> 0) t order by cell`,
    [homeRegency],
  );
  const counted = await look<{ cell: string }>(
    town,
    `
    with of_enterprise as (
      select e.area, e.source, (select min(case f.severity when 'error' then 1 when 'warning' then 2 else 3 end) from validation.finding f where f.regency = e.regency and f.enterprise_id = e.id) as worst
      from registry.enterprise e where e.regency = $1 and e.merged_into is null
    ), cells as (
      select area, source, '#checked' as rule, 0 as repairable from of_enterprise
      union all select area, source, case worst when 1 then '#error' else '#warning' end, 0 from of_enterprise where worst <= 2
      union all select e.area, e.source, f.rule, case when f.repair is null then 0 else 1 end from validation.finding f join registry.enterprise e on e.regency = f.regency and e.id = f.enterprise_id where f.regency = $1
    )
    select ${cell} from (select left(area, level) as area, rule, source, count(*) as n, sum(repairable) as repairable
      from cells cross join unnest(array[5, 8, 13]) as level where length(area) >= level group by 1, 2, 3) t order by cell`,
    [homeRegency],
  );
  return { kept: kept.map((row) => row.cell), counted: counted.map((row) => row.cell) };
}

/** A code of the version in force, of which the product ships none. */
export async function know2025(town: Town): Promise<void> {
  await look(town, `insert into reference.kbli (version, code, title_id) values ('2025', '13134', 'Industri batik') on conflict do nothing`);
}

export const plain = { name: 'Batik Mawar', address: 'Jalan Mawar 1', kbliVersion: '2025', kbli: '13134', placeKind: 'mobile' } as const;
const figures = [{ year: 2025, turnoverRupiah: 90_000_000 }];

/** An enterprise with all that the rules ask of a batik maker, save a visit; `over` spoils it. */
export async function tidy(town: Town, over: Parameters<typeof register>[1] = {}, owner: Parameters<typeof register>[2] = {}): Promise<Made> {
  const made = await register(town.as('petugas'), { ...plain, ...over }, { birthDate: '1985-05-12', sex: 'male', ...owner }, figures);
  await addDocument(town.as('petugas'), made.id, { kind: 'nib', number: makeNib() });
  await town.drain();
  return made;
}

/** As it may stand in the registry from long ago: what no form lets through today. */
export async function plant(town: Town, table: 'enterprise' | 'owner', id: string, column: string, value: unknown): Promise<void> {
  await asSuperuser(town.databaseUrl, (db) =>
    db.query(`update registry.${table} set ${column} = $1, version = version + 1 where id = $2`, [value, id]),
  );
}
