import type { Pool } from 'pg';
import type { Holding, Role } from '#core/policy.ts';
import type { RawBuilder } from '#platform/db/sql.ts';
import { Tx, sql } from '#platform/db/sql.ts';

export type PersonRow = {
  id: string;
  full_name: string;
  user_name: string | null;
  phone: string | null;
  active: boolean;
  has_password: boolean;
  version: number;
  holdings: { id: string; role: Role; area: string | null; areaName: string | null; subject: string | null }[];
};

/** What the server asks at every request; one statement, no transaction. */
export async function findSession(pool: Pool, tokenHash: Buffer, at: Date) {
  return new Tx(pool).find(sql<{ id: string; person_id: string; regency: string; holdings: Holding[]; last_seen_at: string }>`
    select s.id, s.person_id, i.regency, i.holdings, s.last_seen_at
    from accounts.session s join accounts.sign_in i on i.person_id = s.person_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${at} and i.active`);
}

export async function touchSession(pool: Pool, id: string, at: Date): Promise<void> {
  await new Tx(pool).run(sql`update accounts.session set last_seen_at = ${at} where id = ${id}`);
}

export async function listRegencies(pool: Pool): Promise<string[]> {
  return (await new Tx(pool).rows(sql<{ regency: string }>`select regency from accounts.agency order by regency`)).map((row) => row.regency);
}

export async function findSignIn(tx: Tx, userName: string) {
  return tx.find(sql<{ user_name: string; regency: string; person_id: string; password_hash: string | null; active: boolean }>`
    select user_name, regency, person_id, password_hash, active from accounts.sign_in where user_name = ${userName}`);
}

export async function findSignInOf(tx: Tx, personId: string) {
  return tx.find(sql<{ user_name: string; password_hash: string | null; active: boolean }>`
    select user_name, password_hash, active from accounts.sign_in where person_id = ${personId}`);
}

export async function recentAttempts(direct: Tx, userName: string, address: string, since: Date, now: Date) {
  return direct.get(sql<{ byName: number; byAddress: number; oldestSecondsAgo: number }>`
    select count(*) filter (where user_name = ${userName}) as "byName", count(*) filter (where address = ${address}) as "byAddress",
      coalesce(extract(epoch from ${now}::timestamptz - min(at)), 0)::float8 as "oldestSecondsAgo"
    from accounts.sign_in_attempt where at > ${since} and (user_name = ${userName} or address = ${address})`);
}

export async function addAttempt(direct: Tx, id: string, userName: string, address: string, at: Date): Promise<void> {
  await direct.run(sql`insert into accounts.sign_in_attempt (id, user_name, address, at) values (${id}, ${userName}, ${address}, ${at})`);
}

export async function forgetAttempts(tx: Tx, userName: string): Promise<void> {
  await tx.run(sql`delete from accounts.sign_in_attempt where user_name = ${userName}`);
}

export async function addSession(
  tx: Tx,
  s: { tokenHash: Buffer; id: string; personId: string; at: Date; expiresAt: Date; device: string; address: string },
): Promise<void> {
  await tx.run(sql`
    insert into accounts.session (token_hash, id, person_id, created_at, last_seen_at, expires_at, device, address)
    values (${s.tokenHash}, ${s.id}, ${s.personId}, ${s.at}, ${s.at}, ${s.expiresAt}, ${s.device}, ${s.address})`);
}

export async function listSessions(tx: Tx, personId: string) {
  return tx.rows(sql<{ id: string; device: string; created_at: string; last_seen_at: string }>`
    select id, device, created_at, last_seen_at from accounts.session where person_id = ${personId} order by last_seen_at desc limit 100`);
}

export async function endSession(tx: Tx, personId: string, id: string): Promise<number> {
  return tx.run(sql`delete from accounts.session where person_id = ${personId} and id = ${id}`);
}

export async function endSessions(tx: Tx, personId: string, exceptId?: string): Promise<void> {
  await tx.run(sql`delete from accounts.session where person_id = ${personId} and id is distinct from ${exceptId ?? null}::uuid`);
}

export async function getAgency(tx: Tx, regency: string) {
  return tx.find(sql<{ name: string; shortName: string; regency: string; regencyName: string; demo: boolean }>`
    select a.name, a.short_name as "shortName", a.regency, coalesce(r.name, a.regency) as "regencyName", a.demo
    from accounts.agency a left join reference.region r on r.code = a.regency where a.regency = ${regency}`);
}

export async function addAgency(tx: Tx, agency: { regency: string; name: string; shortName: string; demo: boolean; at: Date }): Promise<void> {
  await tx.run(sql`
    insert into accounts.agency (regency, name, short_name, demo, created_at)
    values (${agency.regency}, ${agency.name}, ${agency.shortName}, ${agency.demo}, ${agency.at}) on conflict (regency) do nothing`);
}

export async function listDemoSignIns(tx: Tx, regency: string) {
  return tx.rows(sql<{ userName: string; fullName: string; role: Role; note: { id: string; en: string } }>`
    select i.user_name as "userName", p.full_name as "fullName", i.holdings -> 0 ->> 'role' as role, i.demo_label as note
    from accounts.sign_in i join accounts.person p on p.regency = ${regency} and p.id = i.person_id
    where i.regency = ${regency} and i.demo_label is not null order by (i.demo_label ->> 'order')::int, i.user_name limit 100`);
}

const holdingsOf = sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'role', h.role, 'area', h.area, 'areaName', r.name, 'subject', h.subject) order by h.id)
    from accounts.holding h left join reference.region r on r.code = h.area
    where h.regency = p.regency and h.person_id = p.id and h.revoked_at is null), '[]') as holdings`;
const personColumns = sql`p.id, p.full_name, i.user_name, p.phone, p.active, i.password_hash is not null as has_password, p.version, ${holdingsOf}`;

export async function findPerson(tx: Tx, regency: string, id: string): Promise<PersonRow | undefined> {
  return tx.find(sql<PersonRow>`
    select ${personColumns} from accounts.person p left join accounts.sign_in i on i.person_id = p.id where p.regency = ${regency} and p.id = ${id}`);
}

/** People by name, after the key of the last page. */
export async function listPeople(
  tx: Tx,
  regency: string,
  filter: { search?: string | undefined; role?: Role | undefined; after?: [string, string] | undefined; limit: number },
): Promise<(PersonRow & { key: string })[]> {
  const conditions: RawBuilder<unknown>[] = [sql`p.regency = ${regency}`];
  if (filter.search)
    conditions.push(sql`(p.full_name ilike ${`%${likeText(filter.search)}%`} or i.user_name like ${`${likeText(filter.search.toLowerCase())}%`})`);
  if (filter.role)
    conditions.push(
      sql`exists (select 1 from accounts.holding h where h.regency = p.regency and h.person_id = p.id and h.role = ${filter.role} and h.revoked_at is null)`,
    );
  if (filter.after) conditions.push(sql`(lower(p.full_name) collate "C", p.id) > (${filter.after[0]}, ${filter.after[1]}::uuid)`);
  return tx.rows(sql<PersonRow & { key: string }>`
    select ${personColumns}, lower(p.full_name) collate "C" as key
    from accounts.person p left join accounts.sign_in i on i.person_id = p.id
    where ${sql.join(conditions, sql` and `)} order by lower(p.full_name) collate "C", p.id limit ${filter.limit}`);
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`);
}

export async function addPerson(tx: Tx, person: { regency: string; id: string; fullName: string; phone: string | null; at: Date }): Promise<void> {
  await tx.run(sql`
    insert into accounts.person (regency, id, full_name, phone, created_at) values (${person.regency}, ${person.id}, ${person.fullName}, ${person.phone}, ${person.at})`);
}

/** Adds the sign-in; false where the user name is taken. */
export async function addSignIn(
  tx: Tx,
  signIn: { userName: string; regency: string; personId: string; passwordHash: string | null; demoLabel: object | null; at: Date },
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into accounts.sign_in (user_name, regency, person_id, password_hash, demo_label, changed_at)
    values (${signIn.userName}, ${signIn.regency}, ${signIn.personId}, ${signIn.passwordHash}, ${signIn.demoLabel === null ? null : JSON.stringify(signIn.demoLabel)}, ${signIn.at})
    on conflict (user_name) do nothing`);
  return added === 1;
}

export async function updatePerson(tx: Tx, regency: string, id: string, version: number, fullName: string, phone: string | null): Promise<boolean> {
  const changed = await tx.run(sql`
    update accounts.person set full_name = ${fullName}, phone = ${phone}, version = version + 1 where regency = ${regency} and id = ${id} and version = ${version}`);
  return changed === 1;
}

export async function setPersonActive(tx: Tx, regency: string, id: string, active: boolean, at: Date): Promise<void> {
  await tx.run(sql`update accounts.person set active = ${active}, version = version + 1 where regency = ${regency} and id = ${id}`);
  await tx.run(sql`update accounts.sign_in set active = ${active}, changed_at = ${at} where person_id = ${id}`);
}

export async function setPassword(tx: Tx, personId: string, passwordHash: string, at: Date): Promise<void> {
  await tx.run(sql`update accounts.sign_in set password_hash = ${passwordHash}, changed_at = ${at} where person_id = ${personId}`);
}

export async function addHolding(
  tx: Tx,
  h: { regency: string; id: string; personId: string; role: Role; area: string | null; subject: string | null; at: Date; by: string },
): Promise<void> {
  await tx.run(sql`
    insert into accounts.holding (regency, id, person_id, role, area, subject, granted_at, granted_by)
    values (${h.regency}, ${h.id}, ${h.personId}, ${h.role}, ${h.area}, ${h.subject}, ${h.at}, ${h.by})`);
}

export async function revokeHolding(tx: Tx, regency: string, personId: string, id: string, at: Date, by: string): Promise<Role | undefined> {
  const row = await tx.find(sql<{ role: Role }>`
    update accounts.holding set revoked_at = ${at}, revoked_by = ${by}
    where regency = ${regency} and person_id = ${personId} and id = ${id} and revoked_at is null returning role`);
  return row?.role;
}

/** Repeats the roles in force where sessions look them up, so that a change counts from the next request on. */
export async function repeatHoldings(tx: Tx, regency: string, personId: string, at: Date): Promise<void> {
  const row = await tx.get(sql<{ holdings: Holding[] }>`
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', role, 'area', area, 'subject', subject)) order by id), '[]') as holdings
    from accounts.holding where regency = ${regency} and person_id = ${personId} and revoked_at is null`);
  await tx.run(sql`update accounts.sign_in set holdings = ${JSON.stringify(row.holdings)}, changed_at = ${at} where person_id = ${personId}`);
}

/** Holds the admins of the office still until the end of the transaction: two of them must not remove each other at once. */
export async function lockAdmins(tx: Tx, regency: string): Promise<void> {
  await tx.rows(sql`select id from accounts.holding where regency = ${regency} and role = 'admin' and revoked_at is null order by id for update`);
}

export async function countAdmins(tx: Tx, regency: string): Promise<number> {
  const row = await tx.get(sql<{ n: number }>`
    select count(distinct h.person_id) as n from accounts.holding h join accounts.person p on p.regency = h.regency and p.id = h.person_id
    where h.regency = ${regency} and h.role = 'admin' and h.revoked_at is null and p.active`);
  return row.n;
}

export type CompanionRow = { id: string; full_name: string; areas: string[] };

/** People in office as companions, with the areas that they hold as such. */
export async function listCompanions(tx: Tx, regency: string): Promise<CompanionRow[]> {
  return tx.rows(sql<CompanionRow>`
    select p.id, p.full_name, array_agg(distinct h.area order by h.area) as areas
    from accounts.holding h join accounts.person p on p.regency = h.regency and p.id = h.person_id
    where h.regency = ${regency} and h.role = 'companion' and h.revoked_at is null and h.area is not null and p.active
    group by p.id, p.full_name order by p.id`);
}

export async function addInvitation(
  tx: Tx,
  i: { tokenHash: Buffer; regency: string; personId: string; at: Date; by: string; expiresAt: Date },
): Promise<void> {
  await tx.run(sql`update accounts.invitation set used_at = ${i.at} where person_id = ${i.personId} and used_at is null`);
  await tx.run(sql`
    insert into accounts.invitation (token_hash, regency, person_id, created_at, created_by, expires_at)
    values (${i.tokenHash}, ${i.regency}, ${i.personId}, ${i.at}, ${i.by}, ${i.expiresAt})`);
}

export async function findInvitation(tx: Tx, tokenHash: Buffer, at: Date) {
  return tx.find(sql<{ regency: string; person_id: string; expires_at: string; user_name: string }>`
    select v.regency, v.person_id, v.expires_at, i.user_name from accounts.invitation v join accounts.sign_in i on i.person_id = v.person_id
    where v.token_hash = ${tokenHash} and v.used_at is null and v.expires_at > ${at} and i.active`);
}

/** Uses the link up; false where somebody was faster. */
export async function useInvitation(tx: Tx, tokenHash: Buffer, at: Date): Promise<boolean> {
  return (
    (await tx.run(sql`update accounts.invitation set used_at = ${at} where token_hash = ${tokenHash} and used_at is null and expires_at > ${at}`)) ===
    1
  );
}

export async function addNotice(
  tx: Tx,
  n: { regency: string; id: string; personId: string; at: Date; kind: string; params: Record<string, string | number>; link: string | null },
): Promise<void> {
  await tx.run(sql`
    insert into accounts.notice (regency, id, person_id, at, kind, params, link)
    values (${n.regency}, ${n.id}, ${n.personId}, ${n.at}, ${n.kind}, ${JSON.stringify(n.params)}, ${n.link})`);
}

export async function listNotices(tx: Tx, regency: string, personId: string, before: string | undefined, limit: number) {
  return tx.rows(sql<{ id: string; at: string; kind: string; params: Record<string, string | number>; link: string | null; read: boolean }>`
    select id, at, kind, params, link, read_at is not null as read from accounts.notice
    where regency = ${regency} and person_id = ${personId} ${before ? sql`and id < ${before}::uuid` : sql``} order by id desc limit ${limit}`);
}

export async function countUnread(tx: Tx, regency: string, personId: string): Promise<number> {
  return (
    await tx.get(
      sql<{ n: number }>`select count(*) as n from accounts.notice where regency = ${regency} and person_id = ${personId} and read_at is null`,
    )
  ).n;
}

export async function readNotices(tx: Tx, regency: string, personId: string, at: Date): Promise<void> {
  await tx.run(sql`update accounts.notice set read_at = ${at} where regency = ${regency} and person_id = ${personId} and read_at is null`);
}

export async function listAuditEvents(
  tx: Tx,
  regency: string,
  filter: { action?: string | undefined; subjectId?: string | undefined; actor?: string | undefined; before?: string | undefined; limit: number },
) {
  const conditions: RawBuilder<unknown>[] = [sql`e.regency = ${regency}`];
  if (filter.action) conditions.push(sql`e.action = ${filter.action}`);
  if (filter.subjectId) conditions.push(sql`e.subject_id = ${filter.subjectId}`);
  if (filter.actor) conditions.push(sql`e.actor = ${filter.actor}`);
  if (filter.before) conditions.push(sql`e.id < ${filter.before}::uuid`);
  return tx.rows(sql<{
    id: string;
    at: string;
    actor: string;
    actor_name: string | null;
    action: string;
    subject_kind: string | null;
    subject_id: string | null;
    sealed: boolean;
    details: Record<string, unknown>;
  }>`
    select e.id, e.at, e.actor, p.full_name as actor_name, e.action, e.subject_kind, e.subject_id, e.details,
      not exists (select 1 from platform.audit_unsealed u where u.regency = e.regency and u.event_id = e.id) as sealed
    from platform.audit_event e
    left join accounts.person p on p.regency = e.regency and 'person:' || p.id::text = e.actor
    where ${sql.join(conditions, sql` and `)} order by e.id desc limit ${filter.limit}`);
}

export async function listRegions(tx: Tx, regency: string) {
  return tx.rows(sql<{
    code: string;
    parent: string | null;
    level: 'regency' | 'district' | 'village';
    name: string;
    latitude: number | null;
    longitude: number | null;
  }>`
    select code, parent, level, name, latitude, longitude from reference.region
    where code = ${regency} or code like ${`${regency}.%`} order by code`);
}
