import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
};

/**
 * Structured lines. Callers log ids, codes and counts, never what a person typed: an error of the database is cut to its
 * code and constraint, because its detail quotes the row.
 */
export function createLog(level: string): Log & { pino: Logger } {
  const logger = pino({ level, base: null });
  return {
    pino: logger,
    info: (facts, message) => logger.info(facts, message),
    warn: (facts, message) => logger.warn(facts, message),
    error: (facts, message) => logger.error(facts, message),
  };
}

/** What may be said of an unexpected error. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const fromDatabase = 'severity' in error;
  return {
    error: error.name,
    ...(code !== undefined && { code }),
    ...(fromDatabase && 'constraint' in error && { constraint: error.constraint }),
    message: fromDatabase && String(code).startsWith('23') ? 'a constraint was violated' : error.message,
    stack: error.stack
      ?.split('\n')
      .slice(1, 8)
      .map((line) => line.trim()),
  };
}
