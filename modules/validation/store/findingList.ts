import type { Scope } from '#core/policy.ts';
import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Severity } from '../words.ts';
import type { FindingRow } from './findings.ts';

export type FindingFilter = {
  rule?: string | undefined;
  severity?: Severity | undefined;
  area?: string | undefined;
  source?: string | undefined;
  enterpriseId?: string | undefined;
  repairable?: boolean | undefined;
};

export type ListedFinding = FindingRow & {
  found_on: string;
  name: string;
  area_name: string | null;
  owner_name: string | null;
};

/** Village by village: area, enterprise, rule. */
export type FindingCursor = { area: string; rule: string; enterpriseId: string };

/** A page of findings within a scope. Whatever is asked, an index gives them in this order. */
export async function listFindings(
  tx: Tx,
  regency: string,
  scope: Scope,
  filter: FindingFilter,
  after: FindingCursor | undefined,
  limit: number,
): Promise<ListedFinding[]> {
  const c = [sql`f.regency = ${regency}`, withinAreas(scope, regency)];
  if (filter.rule !== undefined) c.push(sql`f.rule = ${filter.rule}`);
  if (filter.severity !== undefined) c.push(sql`f.severity = ${filter.severity}`);
  if (filter.area !== undefined && filter.area !== regency) c.push(insideArea(filter.area));
  if (filter.source !== undefined) c.push(sql`f.source = ${filter.source}`);
  if (filter.enterpriseId !== undefined) c.push(sql`f.enterprise_id = ${filter.enterpriseId}`);
  if (filter.repairable !== undefined) c.push(filter.repairable ? sql`f.repair is not null` : sql`f.repair is null`);
  if (after) c.push(sql`(f.area, f.enterprise_id, f.rule) > (${after.area}, ${after.enterpriseId}::uuid, ${after.rule})`);
  return tx.rows(sql<ListedFinding>`
    select f.enterprise_id, f.rule, f.severity, f.area, f.source, f.params, f.about, f.repair, f.found_on, e.name, r.name as area_name, o.full_name as owner_name
    from (select * from validation.finding f where ${sql.join(c, sql` and `)} order by f.area, f.enterprise_id, f.rule limit ${limit}) f
    join registry.pub_enterprise e on e.regency = f.regency and e.id = f.enterprise_id
    left join registry.pub_owner o on o.regency = e.regency and o.id = e.owner_id
    left join reference.region r on r.code = f.area
    order by f.area, f.enterprise_id, f.rule`);
}

/** Inside an area; `f` is what carries it. */
export const insideArea = (area: string): RawBuilder<unknown> =>
  area.length === 13 ? sql`f.area = ${area}` : sql`(f.area >= ${area} and f.area < ${`${area}/`})`;

export function withinAreas(scope: Scope, regency: string): RawBuilder<unknown> {
  if (scope.everything || scope.areas.includes(regency)) return sql`true`;
  return scope.areas.length === 0 ? sql`false` : sql`(${sql.join(scope.areas.map(insideArea), sql` or `)})`;
}
