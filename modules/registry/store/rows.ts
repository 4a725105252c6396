import type { Scope } from '#core/policy.ts';
import type { RawBuilder } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { ActivityStatus, Legality, ScaleClass } from '../contract/words.ts';

/** One line of a list. */
export type ItemRow = {
  id: string;
  name: string;
  brand: string | null;
  owner_id: string | null;
  owner_name: string | null;
  area: string;
  village_name: string | null;
  district_name: string | null;
  cluster: string | null;
  products: string | null;
  phone: string | null;
  activity: ActivityStatus;
  scale_class: ScaleClass;
  legality: Legality;
  documents: number;
  verified_on: string | null;
  created_at: string;
};

export const itemColumns = sql`
  e.id, e.name, e.brand, e.owner_id, o.full_name as owner_name, e.area, v.name as village_name, d.name as district_name,
  e.cluster, e.products, coalesce(e.phone, o.phone) as phone, e.activity, e.scale_class, e.legality, e.documents, e.verified_on, e.created_at`;

/** The rows around an enterprise that a line of the list needs. The names of regions are a small reference table. */
export const itemJoins = sql`
  left join registry.owner o on o.regency = e.regency and o.id = e.owner_id
  left join reference.region v on v.code = e.area and v.level = 'village'
  left join reference.region d on d.code = e.district and d.level = 'district'`;

/** What was merged into another is found by its id only. */
export const living = sql`e.merged_into is null`;

export function and(conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `);
}

/**
 * The condition that a place lies in an area. A village by equality, so that its index gives the rows in the order of the
 * list; anything larger by a range of the index, from the code itself to the last one that goes on with a dot (“/” follows it).
 */
export function inArea(column: RawBuilder<unknown>, area: string): RawBuilder<unknown> {
  return area.length === 13 ? sql`${column} = ${area}` : sql`(${column} >= ${area} and ${column} < ${`${area}/`})`;
}

/** The owners over whom a scope reaches. Whom a person was sent to visit is opened by its id and stands in no list. */
function ownersHeld(scope: Scope): string[] {
  return scope.subjects.filter((s) => s.startsWith('owner:')).map((s) => s.slice('owner:'.length));
}

export const holdsOwners = (scope: Scope): boolean => ownersHeld(scope).length > 0;

/** Cuts a list of enterprises to what the actor may see. Nobody's scope is nobody's list. */
export function withinScope(scope: Scope, regency: string): RawBuilder<unknown> {
  if (scope.everything || scope.areas.includes(regency)) return sql`true`;
  const owners = ownersHeld(scope);
  const parts = scope.areas.map((area) => inArea(sql`e.area`, area));
  if (owners.length > 0) parts.push(sql`e.owner_id = any(${owners}::uuid[])`);
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
}
