import type { CalendarDay } from '#core/dates.ts';
import type { Params } from '#core/text.ts';
import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Repair, RuleInForce, Village } from '../rules/checks/index.ts';
import type { Severity } from '../words.ts';

/** The rules that hold on a day, in the order of their codes. */
export async function checkRulesOn(tx: Tx, day: CalendarDay): Promise<RuleInForce[]> {
  return tx.rows(sql<RuleInForce>`
    select distinct on (code) code, valid_from as "validFrom", severity, value, legal_basis as "legalBasis" from reference.check_rule
    where valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date) order by code, valid_from desc`);
}

/** The villages of a regency of which the place on the map is known. */
export async function listVillagePoints(tx: Tx, regency: string): Promise<Village[]> {
  return tx.rows(sql<Village>`
    select code, name, latitude, longitude, coalesce(radius_km, 1) as "radiusKm" from reference.region
    where code >= ${regency} and code < ${`${regency}/`} and level = 'village' and latitude is not null and longitude is not null order by code`);
}

export type KbliStanding = { version: string; code: string; listed: boolean; whole: boolean; heir: string | null };

/** For each code whether it is in its version's list, whether an office loaded that list whole, and its one heir in the current version. */
export async function kbliStandings(tx: Tx, current: string, codes: { version: string; code: string }[]): Promise<KbliStanding[]> {
  if (codes.length === 0) return [];
  return tx.rows(sql<KbliStanding>`
    select c.version, c.code, exists (select 1 from reference.kbli k where k.version = c.version and k.code = c.code) as listed,
      exists (select 1 from reference.code_list l where l.kind = 'kbli' and l.version = c.version) as whole,
      (select case when count(*) = 1 and not bool_or(x.part) and not exists (
          select 1 from reference.kbli_crosswalk b where b.to_version = ${current} and b.to_code = min(x.to_code) and b.from_version = c.version and b.from_code <> c.code and b.retired_on is null)
        and exists (select 1 from reference.kbli h where h.version = ${current} and h.code = min(x.to_code) and h.retired_on is null)
        then min(x.to_code) end
        from reference.kbli_crosswalk x where x.from_version = c.version and x.from_code = c.code and x.to_version = ${current} and x.retired_on is null) as heir
    from unnest(${codes.map((c) => c.version)}::text[], ${codes.map((c) => c.code)}::text[]) as c (version, code)`);
}

export type CheckedRow = {
  enterprise_id: string;
  area: string | null;
  source: string | null;
  worst: Severity | 'none' | null;
  version: number | null;
  owner_version: number | null;
  rules: string | null;
};

/**
 * Takes up enterprises to be checked: nobody else checks, accepts or repairs them until the transaction ends, so that none is
 * counted twice. New ones get a row that is not counted yet. A conflict locks the row and changes nothing: a row that somebody is just
 * removing is waited for and made anew, where passing over it would leave an enterprise that is counted and not held.
 */
export async function holdChecked(tx: Tx, regency: string, ids: string[]): Promise<CheckedRow[]> {
  await tx.run(sql`
    insert into validation.checked as c (regency, enterprise_id) select ${regency}, id from unnest(${ids}::uuid[]) as id order by id
    on conflict (regency, enterprise_id) do update set area = c.area where false`);
  return tx.rows(sql<CheckedRow>`
    select enterprise_id, area, source, worst, version, owner_version, rules from validation.checked
    where regency = ${regency} and enterprise_id = any(${ids}::uuid[]) order by enterprise_id for update`);
}

export async function saveChecked(tx: Tx, regency: string, rows: CheckedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update validation.checked c set area = r.area, source = r.source, worst = r.worst, version = r.version, owner_version = r.owner_version, rules = r.rules
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (enterprise_id uuid, area text, source text, worst text, version integer, owner_version integer, rules text)
    where c.regency = ${regency} and c.enterprise_id = r.enterprise_id`);
}

export async function removeChecked(tx: Tx, regency: string, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.run(sql`delete from validation.checked where regency = ${regency} and enterprise_id = any(${ids}::uuid[])`);
}

export type FindingRow = {
  enterprise_id: string;
  rule: string;
  severity: Severity;
  area: string;
  source: string;
  params: Params;
  about: string;
  repair: Repair | null;
};

const findingColumns = sql`f.enterprise_id, f.rule, f.severity, f.area, f.source, f.params, f.about, f.repair`;

export async function findingsOf(tx: Tx, regency: string, ids: string[]): Promise<FindingRow[]> {
  return tx.rows(
    sql<FindingRow>`select ${findingColumns} from validation.finding f where f.regency = ${regency} and f.enterprise_id = any(${ids}::uuid[])`,
  );
}

export async function findFinding(tx: Tx, regency: string, enterpriseId: string, rule: string): Promise<FindingRow | undefined> {
  return tx.find(sql<FindingRow>`
    select ${findingColumns} from validation.finding f where f.regency = ${regency} and f.enterprise_id = ${enterpriseId} and f.rule = ${rule}`);
}

/** Writes findings that are new or different; the day on which one was found stays. */
export async function saveFindings(tx: Tx, regency: string, rows: FindingRow[], day: CalendarDay): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into validation.finding (regency, enterprise_id, rule, severity, area, source, params, about, repair, found_on)
    select ${regency}, r.enterprise_id, r.rule, r.severity, r.area, r.source, r.params, r.about, nullif(r.repair, 'null'::jsonb), ${day}::date
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (enterprise_id uuid, rule text, severity text, area text, source text, params jsonb, about text, repair jsonb)
    on conflict (regency, enterprise_id, rule) do update set severity = excluded.severity, area = excluded.area, source = excluded.source, params = excluded.params, about = excluded.about, repair = excluded.repair`);
}

export async function removeFindings(tx: Tx, regency: string, keys: { enterprise_id: string; rule: string }[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    delete from validation.finding f using unnest(${keys.map((k) => k.enterprise_id)}::uuid[], ${keys.map((k) => k.rule)}::text[]) as gone (enterprise_id, rule)
    where f.regency = ${regency} and f.enterprise_id = gone.enterprise_id and f.rule = gone.rule`);
}

export type AcceptedRow = { enterprise_id: string; rule: string; about: string };

export async function acceptedOf(tx: Tx, regency: string, ids: string[]): Promise<AcceptedRow[]> {
  return tx.rows(sql<AcceptedRow>`
    select enterprise_id, rule, about from validation.finding_accepted where regency = ${regency} and enterprise_id = any(${ids}::uuid[])`);
}

export async function accept(tx: Tx, regency: string, row: AcceptedRow & { reason: string }, at: Date, by: string): Promise<void> {
  await tx.run(sql`
    insert into validation.finding_accepted (regency, enterprise_id, rule, about, reason, at, by)
    values (${regency}, ${row.enterprise_id}, ${row.rule}, ${row.about}, ${row.reason}, ${at}, ${by}) on conflict do nothing`);
}

/** What the registry holds living, in the order of ids, from one id on. */
export async function livingAfter(tx: Tx, regency: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select e.id from registry.pub_living_enterprise e where e.regency = ${regency} and e.id > ${after}::uuid order by e.id limit ${limit}`);
  return rows.map((row) => row.id);
}

export async function countLiving(tx: Tx, regency: string): Promise<number> {
  return (await tx.get(sql<{ n: number }>`select count(*) as n from registry.pub_living_enterprise e where e.regency = ${regency}`)).n;
}

/** Living enterprises that were never looked at, or changed since, they or their owner, or were looked at by other rules. */
export async function missedAfter(tx: Tx, regency: string, rules: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select e.id from registry.pub_living_enterprise e
    left join registry.pub_owner o on o.regency = e.regency and o.id = e.owner_id
    left join validation.checked c on c.regency = e.regency and c.enterprise_id = e.id
    where e.regency = ${regency} and e.id > ${after}::uuid
      and (c.rules is distinct from ${rules} or c.version is distinct from e.version or c.owner_version is distinct from o.version)
    order by e.id limit ${limit}`);
  return rows.map((row) => row.id);
}

/** Those of these ids that were never looked at, or changed since, they or their owner. */
export async function missedAmong(tx: Tx, regency: string, ids: string[]): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select e.id from registry.pub_living_enterprise e
    left join registry.pub_owner o on o.regency = e.regency and o.id = e.owner_id
    left join validation.checked c on c.regency = e.regency and c.enterprise_id = e.id
    where e.regency = ${regency} and e.id = any(${ids}::uuid[]) and (c.version is distinct from e.version or c.owner_version is distinct from o.version)`);
  return rows.map((row) => row.id);
}

/** Enterprises that were counted and are no more: removed, or merged into another. */
export async function strayAfter(tx: Tx, regency: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select c.enterprise_id as id from validation.checked c
    where c.regency = ${regency} and c.enterprise_id > ${after}::uuid
      and not exists (select 1 from registry.pub_living_enterprise e where e.regency = c.regency and e.id = c.enterprise_id)
    order by c.enterprise_id limit ${limit}`);
  return rows.map((row) => row.id);
}

/** What an import put in, whatever became of it since, in the order of its rows. */
export async function importedAfter(tx: Tx, regency: string, importId: string, after: number, limit: number): Promise<{ row: number; id: string }[]> {
  return tx.rows(sql<{ row: number; id: string }>`
    select row_number as row, enterprise_id as id from validation.import_result
    where regency = ${regency} and import_id = ${importId} and row_number > ${after} and enterprise_id is not null order by row_number limit ${limit}`);
}
