import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { AgeingField, ConfirmedHow } from '../contract/words.ts';
import type { HalfLives, Told } from '../rules/freshnessFields.ts';
import { and, inArea, living } from './rows.ts';

const weightOf = (how: RawBuilder<unknown>) => sql`array_position(array['recorded', 'stated', 'document', 'visit'], ${how})`;

/** Writes that fields were confirmed; an older word, or a weaker one of the same day, changes nothing. */
export async function saveConfirmations(tx: Tx, regency: string, rows: (Told & { enterpriseId: string })[], by: string): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into registry.confirmation as c (regency, enterprise_id, field, on_day, how, by)
    select ${regency}, r."enterpriseId", r.field, r.on, r.how, ${by} from json_to_recordset(${JSON.stringify(rows)}::json) as r ("enterpriseId" uuid, field text, "on" date, how text)
    on conflict (regency, enterprise_id, field) do update set on_day = excluded.on_day, how = excluded.how, by = excluded.by
    where (excluded.on_day, ${weightOf(sql`excluded.how`)}) > (c.on_day, ${weightOf(sql`c.how`)})`);
}

/** Which ageing fields hold anything. */
const known: Record<AgeingField, RawBuilder<unknown>> = {
  phone: sql`coalesce(e.phone, o.phone) is not null`,
  address: sql`e.address is not null`,
  activity: sql`e.activity <> 'unknown'`,
  // Not `exists`: that would read all figures of the regency for one page.
  turnover: sql`coalesce((select true from registry.yearly_figure y where y.regency = e.regency and y.enterprise_id = e.id and y.turnover_rupiah is not null limit 1), false)`,
  workers: sql`(e.workers_male is not null or e.workers_female is not null)`,
  legality: sql`true`,
};
const knownFields = Object.entries(known) as [AgeingField, RawBuilder<unknown>][];

const facts = sql`e.id, e.area, e.latitude, e.longitude, e.verified_on, (e.created_at at time zone 'Asia/Jakarta')::date as recorded_on,
  ${sql.join(
    knownFields.map(([field, condition]) => sql`${condition} as ${sql.ref(`has_${field}`)}`),
    sql`, `,
  )}`;
const withOwner = sql`registry.enterprise e left join registry.owner o on o.regency = e.regency and o.id = e.owner_id`;

/**
 * What was confirmed of the enterprises in `picked`, also while a record that has gone into one of them stood alone. Nothing moves when
 * records are merged, so that an undo gives each its own back.
 */
const family = (regency: string) => sql`family as (
    select p.id as member, p.id as root from picked p
    union all
    select m.id, f.root from family f join registry.enterprise m on m.regency = ${regency} and m.merged_into = f.member)`;
const told = (regency: string) => sql`family f join registry.confirmation c on c.regency = ${regency} and c.enterprise_id = f.member`;

export type FreshnessRow = Record<`has_${AgeingField}`, boolean> & {
  id: string;
  verified_on: string | null;
  recorded_on: string;
  told: { field: AgeingField; on: string; how: ConfirmedHow }[] | null;
};

export async function listFreshness(tx: Tx, regency: string, ids: string[]): Promise<FreshnessRow[]> {
  return tx.rows(sql<FreshnessRow>`
    with recursive picked as (select ${facts} from ${withOwner} where e.regency = ${regency} and e.id = any(${ids}::uuid[])), ${family(regency)},
    said as (select f.root, jsonb_agg(jsonb_build_object('field', c.field, 'on', c.on_day, 'how', c.how)) as told from ${told(regency)} group by f.root)
    select p.*, s.told from picked p left join said s on s.root = p.id`);
}

/** The mean trust of an enterprise in `picked` with its last confirmations in `said`; the same as `rules/freshnessFields.ts` computes. */
function trust(halfLives: HalfLives, today: string): RawBuilder<unknown> {
  const parts = knownFields.map(([field]) => {
    const recorded = field === 'activity' || field === 'address' ? sql`coalesce(p.verified_on, p.recorded_on)` : sql`p.recorded_on`;
    const age = sql`greatest(0, ${today}::date - coalesce(s.${sql.ref(field)}, ${recorded}))`;
    return sql`case when p.${sql.ref(`has_${field}`)} then power(2, -${age} / ${halfLives[field]}::float8) else 0 end`;
  });
  return sql`(${sql.join(parts, sql` + `)}) / ${knownFields.length}::float8`;
}

const lastDays = (regency: string) => sql`said as (
    select f.root, ${sql.join(
      knownFields.map(([field]) => sql`max(c.on_day) filter (where c.field = ${field}) as ${sql.ref(field)}`),
      sql`, `,
    )} from ${told(regency)} group by f.root)`;

export type TrustRow = { id: string; area: string; latitude: number | null; longitude: number | null; trust: number };

/** The next living enterprises in the order of their ids, each with its trust. */
export async function listTrust(
  tx: Tx,
  regency: string,
  which: { area?: string | undefined; cluster?: string[] | undefined; neverVerified?: boolean | undefined; after: string; limit: number },
  halfLives: HalfLives,
  today: string,
): Promise<TrustRow[]> {
  const conditions = [sql`e.regency = ${regency}`, sql`e.id > ${which.after}::uuid`, living];
  if (which.area && which.area !== regency) conditions.push(inArea(sql`e.area`, which.area));
  if (which.cluster?.length) conditions.push(sql`e.cluster = any(${which.cluster}::text[])`);
  if (which.neverVerified) conditions.push(sql`e.verified_on is null`);
  return tx.rows(sql<TrustRow>`
    with recursive picked as (select ${facts} from ${withOwner} where ${and(conditions)} order by e.id limit ${which.limit}), ${family(regency)}, ${lastDays(regency)}
    select p.id, p.area, p.latitude, p.longitude, ${trust(halfLives, today)} as trust from picked p left join said s on s.root = p.id order by p.id`);
}

/** The mean trust of the living enterprises in each of the areas directly below one. */
export async function trustOfParts(
  tx: Tx,
  regency: string,
  area: string,
  halfLives: HalfLives,
  today: string,
): Promise<{ area: string; n: number; trust: number }[]> {
  const within = area === regency ? sql`true` : inArea(sql`e.area`, area);
  const part = area.length === 5 ? 8 : 13;
  return tx.rows(sql<{ area: string; n: number; trust: number }>`
    with recursive picked as (select ${facts} from ${withOwner} where e.regency = ${regency} and ${living} and ${within}), ${family(regency)}, ${lastDays(regency)}
    select left(p.area, ${part}::integer) as area, count(*) as n, avg(${trust(halfLives, today)}) as trust from picked p left join said s on s.root = p.id group by 1 order by 1`);
}
