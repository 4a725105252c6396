import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Tx } from './sql.ts';

/** Serialisation failure and deadlock: the database asks us to try once more (also what distributed databases answer). */
const retryable = new Set(['40001', '40P01']);
const inTransaction = new AsyncLocalStorage<true>();

export type TransactOptions = {
  /** The regency whose rows may be seen; without it row-level security shows none. */
  regency?: string | undefined;
  readOnly?: boolean;
  timeoutMs?: number;
};

/**
 * Runs `body` in one transaction as the application's role, which owns nothing and sees one regency.
 * Serialisation failures are tried again from the start, so `body` must not act outside the transaction.
 */
export async function transact<T>(pool: Pool, options: TransactOptions, body: (tx: Tx) => Promise<T>): Promise<T> {
  if (inTransaction.getStore()) throw new Error('a transaction inside a transaction would wait for itself');
  const begin = beginStatement(options);
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction.run(true, () => once(pool, begin, body));
    } catch (error) {
      if (attempt >= 6 || !retryable.has(sqlState(error))) throw error;
      await wait(randomInt(2, 10) * 2 ** attempt);
    }
  }
}

async function once<T>(pool: Pool, begin: string, body: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await body(new Tx(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((e: Error) => (broken = e));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One round trip: begin and everything that must be local to the transaction. The citus line is a harmless setting elsewhere. */
function beginStatement({ regency, readOnly, timeoutMs = 15_000 }: TransactOptions): string {
  if (regency !== undefined && !/^\d{2}\.\d{2}$/.test(regency)) throw new Error(`not a regency code: ${regency}`);
  return [
    readOnly ? 'begin read only' : 'begin',
    "set local citus.propagate_set_commands = 'local'",
    `set local app.regency = '${regency ?? ''}'`,
    `set local statement_timeout = ${Math.trunc(timeoutMs)}`,
    'set local role naikkelas_app',
  ].join('; ');
}

export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The violated constraint; workers of a cluster add a shard number to its name, which is cut off. */
export function constraintOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const name = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : /constraint "([^"]+)"/.exec(error.message)?.[1];
  return (name ?? '').replace(/_\d{6,}$/, '');
}
