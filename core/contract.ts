import { z } from 'zod';
import type { Text } from './text.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What can be asked: shared by server, browser and the OpenAPI document. The name is the key under which it is declared. */
export type Contract<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = {
  kind: 'query' | 'command';
  method: Method;
  /** Path below `/api/v1`, with `{name}` places that are filled from the input. */
  path: string;
  summary: Text;
  input: I;
  output: O;
  /** The body is a file of at most so many bytes, streamed to disk; the other input comes from the path and the query. */
  upload?: { maxBytes: number };
  /** The answer is a file; the output's `file` says which. */
  download?: boolean;
  /** The most JSON the body may have, where the usual megabyte is not right. */
  bodyLimitBytes?: number;
};

export type Contracts = Record<string, Contract>;

/** A question. It is a GET, save where what is asked must not stand in an address, which logs keep: then it is a POST. */
export function query<I extends z.ZodObject, O extends z.ZodType>(contract: Omit<Contract<I, O>, 'kind' | 'method'> & { method?: 'GET' | 'POST' }) {
  return { kind: 'query' as const, method: 'GET' as Method, ...contract };
}

export function command<I extends z.ZodObject, O extends z.ZodType>(contract: Omit<Contract<I, O>, 'kind' | 'method'> & { method?: Method }) {
  return { kind: 'command' as const, method: 'POST' as Method, ...contract };
}

export type InputOf<C extends Contract> = z.input<C['input']>;
export type ParsedInputOf<C extends Contract> = z.output<C['input']>;
export type OutputOf<C extends Contract> = z.output<C['output']>;

/** Verdicts sent with each subject (core/policy.ts, `Can`). */
export const canSchema = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const idSchema = z.guid({ error: 'core.id' });
export const daySchema = z.iso.date({ error: 'core.day' });
export const instantSchema = z.iso.datetime({ offset: true });
export const rupiahSchema = z
  .number({ error: 'core.number' })
  .max(Number.MAX_SAFE_INTEGER, { error: 'core.tooHigh', abort: true })
  .min(0, { error: 'core.notNegative' })
  .int({ error: 'core.whole' });

/** A line of text that a person typed: trimmed, without control characters, never longer than `max`. */
export const line = (max: number) =>
  z
    .string({ error: 'core.required' })
    .trim()
    .min(1, { error: 'core.required' })
    .max(max, { error: 'core.tooLong' })
    .regex(/^[^\p{Cc}]*$/u, { error: 'core.controlCharacters' });

/** Like `line`, but empty is allowed and means: not known. */
export const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: 'core.tooLong' })
    .regex(/^[^\p{Cc}]*$/u, { error: 'core.controlCharacters' })
    .transform((s) => (s === '' ? null : s))
    .nullish()
    .transform((s) => s ?? null);

/** Several lines: line breaks and tabs are allowed. */
export const paragraph = (max: number) =>
  z
    .string({ error: 'core.required' })
    .trim()
    .min(1, { error: 'core.required' })
    .max(max, { error: 'core.tooLong' })
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, { error: 'core.controlCharacters' });

/** A page of a list: `cursor` is what the last answer gave as `next`. Lists are paged by key, never by offset. */
export const pageInput = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1, { error: 'core.range' }).max(200, { error: 'core.range' }).default(50),
};
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
