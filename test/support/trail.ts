import type { AuditEvent } from '#platform/audit/audit.ts';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { homeRegency } from './database.ts';
import type { Town } from './town.ts';

/** The audit events of one command, or of all commands of an action; oldest first. */
export async function auditEvents(town: Town, action: string, commandId?: string, regency = homeRegency): Promise<AuditEvent[]> {
  return transact(town.world.pool, { regency, readOnly: true }, (tx) =>
    tx.rows(sql<AuditEvent>`
      select id, at, actor, action, subject_kind, subject_id, command_id, details from platform.audit_event
      where regency = ${regency} and action = ${action} and (${commandId ?? null}::uuid is null or command_id = ${commandId ?? null}::uuid) order by id`),
  );
}

/** The one audit event of a command; more or fewer than one is an error. */
export async function audited(town: Town, action: string, commandId: string, regency = homeRegency): Promise<AuditEvent> {
  const events = await auditEvents(town, action, commandId, regency);
  const [event] = events;
  if (!event || events.length !== 1) throw new Error(`${action} ${commandId} has ${events.length} audit events, not one`);
  return event;
}
