import { createHash } from 'node:crypto';
import type { Tx } from '../db/sql.ts';
import { sql } from '../db/sql.ts';

export type AuditEvent = {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  command_id: string;
  details: Record<string, unknown>;
};

/** The hash of the first seal's predecessor. */
export const chainStart = Buffer.alloc(32);

/** SHA-256 over the previous hash and the event as canonical JSON (keys in order), so that anyone can recompute it. */
export function sealHash(previous: Buffer, event: AuditEvent): Buffer {
  return createHash('sha256').update(previous).update(canonical(event)).digest();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

const columns = sql`e.id, e.at, e.actor, e.action, e.subject_kind, e.subject_id, e.command_id, e.details`;

/**
 * Seals what was written since the last time into the regency's chain: at most `limit` events, oldest first. Writers leave a
 * note per event and never wait for each other; one sealer at a time holds the regency's notes.
 */
export async function sealEvents(tx: Tx, regency: string, limit: number): Promise<number> {
  const events = await tx.rows(sql<AuditEvent>`
    with note as (
      select event_id from platform.audit_unsealed where regency = ${regency} order by event_id limit ${limit}
    ), gone as (
      delete from platform.audit_unsealed where regency = ${regency} and event_id in (select event_id from note) returning event_id
    )
    select ${columns} from platform.audit_event e where e.regency = ${regency} and e.id in (select event_id from gone) order by e.id`);
  if (events.length === 0) return 0;
  const last = await tx.find(sql<{ sequence: number; hash: Buffer }>`
    select sequence, hash from platform.audit_seal where regency = ${regency} order by sequence desc limit 1`);
  const seals = chain(events, last?.sequence ?? 0, last?.hash ?? chainStart);
  // Two sealers at once meet at the primary key: the second one rolls back and finds the notes again.
  await tx.run(sql`
    insert into platform.audit_seal (regency, sequence, event_id, previous_hash, hash)
    select ${regency}, * from unnest(${seals.map((s) => s.sequence)}::bigint[], ${seals.map((s) => s.event)}::uuid[], ${seals.map((s) => s.previous)}::bytea[], ${seals.map((s) => s.hash)}::bytea[])`);
  return events.length;
}

function chain(events: AuditEvent[], sequence: number, start: Buffer) {
  let previous = start;
  return events.map((event, i) => {
    const seal = { sequence: sequence + i + 1, event: event.id, previous, hash: sealHash(previous, event) };
    previous = seal.hash;
    return seal;
  });
}

export type ChainReport = {
  sealed: number;
  unsealed: number;
  firstBreak: { sequence: number; eventId: string; what: 'missing' | 'changed' | 'order' } | null;
};

/** Walks the regency's chain from its start and names the first break. */
export async function verifyChain(tx: Tx, regency: string): Promise<ChainReport> {
  let previous: Buffer = chainStart;
  let sequence = 0;
  const unsealed = await tx.get(sql<{ n: number }>`select count(*) as n from platform.audit_unsealed where regency = ${regency}`);
  for (;;) {
    const page = await tx.rows(sql<{ sequence: number; event_id: string; previous_hash: Buffer; hash: Buffer; event: AuditEvent | null }>`
      select s.sequence, s.event_id, s.previous_hash, s.hash, case when e.id is null then null else to_jsonb(e) - 'regency' end as event
      from platform.audit_seal s left join platform.audit_event e on e.regency = s.regency and e.id = s.event_id
      where s.regency = ${regency} and s.sequence > ${sequence} order by s.sequence limit 1000`);
    for (const seal of page) {
      const what = judge(seal, sequence, previous);
      if (what) return { sealed: sequence, unsealed: unsealed.n, firstBreak: { sequence: seal.sequence, eventId: seal.event_id, what } };
      previous = seal.hash;
      sequence = seal.sequence;
    }
    if (page.length < 1000) return { sealed: sequence, unsealed: unsealed.n, firstBreak: null };
  }
}

function judge(seal: { sequence: number; previous_hash: Buffer; hash: Buffer; event: AuditEvent | null }, sequence: number, previous: Buffer) {
  if (seal.sequence !== sequence + 1 || !seal.previous_hash.equals(previous)) return 'order';
  if (!seal.event) return 'missing';
  const event = { ...seal.event, at: new Date(seal.event.at).toISOString() };
  return sealHash(previous, event).equals(seal.hash) ? null : 'changed';
}
