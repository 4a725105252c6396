import type { Pool } from 'pg';
import { newId } from '#core/ids.ts';
import type { Tx } from '../db/sql.ts';
import { sql } from '../db/sql.ts';
import { transact } from '../db/transact.ts';
import type { JobRequest } from '../action.ts';

export type Job = { id: string; regency: string; action: string; input: Record<string, unknown>; on_behalf_of: string | null; attempts: number };

const leaseSeconds = 60;
export const maxAttempts = 5;

/** Puts jobs into the caller's transaction. A second waiting job with the same unique key is not added. */
export async function enqueueJobs(tx: Tx, regency: string, at: Date, onBehalfOf: string, jobs: JobRequest[]): Promise<void> {
  for (const job of jobs) {
    await tx.run(sql`
      insert into platform.job (id, regency, action, input, on_behalf_of, run_at, created_at, unique_key)
      values (${newId(at)}, ${regency}, ${job.action}, ${JSON.stringify(job.input)}, ${onBehalfOf}, ${job.runAt ?? at}, ${at}, ${job.uniqueKey ?? null})
      on conflict do nothing`);
  }
}

/**
 * Takes due jobs under a lease, other than those of some actions. A job whose worker died is due again when its lease has run out.
 * Materialized: as a condition of the update the planner may run the choice again for each row, and then more jobs are taken than
 * were asked for, which nobody runs until their lease is over.
 */
export async function claimJobs(pool: Pool, at: Date, limit: number, other: string[] = []): Promise<Job[]> {
  return transact(pool, {}, (tx) =>
    tx.rows(sql<Job>`
      with due as materialized (
        select id from platform.job
        where ((state = 'waiting' and run_at <= ${at}) or (state = 'running' and lease_until < ${at})) and action <> all(${other}::text[])
        order by run_at, id limit ${limit} for update skip locked
      )
      update platform.job j set state = 'running', attempts = attempts + 1, lease_until = ${new Date(at.getTime() + leaseSeconds * 1000)}
      from due where j.id = due.id
      returning j.id, j.regency, j.action, j.input, j.on_behalf_of, j.attempts`),
  );
}

export async function extendLease(pool: Pool, at: Date, id: string): Promise<void> {
  await transact(pool, {}, (tx) =>
    tx.run(sql`update platform.job set lease_until = ${new Date(at.getTime() + leaseSeconds * 1000)} where id = ${id}`),
  );
}

/** In the job's own transaction, so that its effect and its end are one. */
export async function finishJob(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from platform.job where id = ${id}`);
}

/** Tries again later, ever more slowly; after the last attempt the job is dead and stays for the operator to see. */
export async function failJob(pool: Pool, at: Date, job: Job, error: string): Promise<'waiting' | 'dead'> {
  const state = job.attempts >= maxAttempts ? 'dead' : 'waiting';
  const runAt = new Date(at.getTime() + 1000 * 2 ** job.attempts);
  await transact(pool, {}, (tx) =>
    tx.run(
      sql`update platform.job set state = ${state}, run_at = ${runAt}, lease_until = null, unique_key = null, last_error = ${error.slice(0, 500)} where id = ${job.id}`,
    ),
  );
  return state;
}
