import pg, { type PoolConfig } from 'pg';

/** The class as a type: the type package exports `Pool` to ES modules as a value only. */
export type Pool = InstanceType<typeof pg.Pool>;

/** A pool that survives a restart of the server: an unhandled 'error' of an idle client would end the process. */
export function makePool(config: PoolConfig, log: (message: string) => void): Pool {
  return guardPool(new pg.Pool({ application_name: 'naikkelas', connectionTimeoutMillis: 15_000, ...config }), log);
}

export function guardPool(pool: Pool, log: (message: string) => void): Pool {
  pool.on('error', (error) => log(`Sambungan basis data terputus: ${error.message}`));
  // While a client is checked out the pool does not listen for it; its queries report the same failure to their callers.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const patience_ms = 10_000;

/** Ends the pool; a client that nobody gives back cannot hold up the end of the process for ever. */
export async function endPool(pool: Pool): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience_ms);
  });
  await Promise.race([pool.end(), enough]);
  clearTimeout(timer);
}
