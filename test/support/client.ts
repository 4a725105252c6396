import type { contracts } from '#app/contracts.ts';
import type { Contract, InputOf, OutputOf } from '#core/contract.ts';
import { newId } from '#core/ids.ts';
import type { ProblemDocument } from '#core/problem.ts';
import type { Registry } from '#platform/pipeline/pipeline.ts';
import { queryOf } from './query.ts';

type All = typeof contracts;
export type ActionName = keyof All;

export type CallOptions = {
  /** The same id twice is the same command; without one each call is a new command. */
  commandId?: string;
  /** For contracts with `upload`: the raw body. The rest of the input goes into the path and the query. */
  file?: { name: string; content: string | Uint8Array; type?: string };
  headers?: Record<string, string>;
  /** The body as it goes over the wire, instead of the JSON of the input. */
  raw?: string;
};

/** An answer as JSON; the fields of a problem document are typed, the others are the test's to check. */
export type Body = Partial<ProblemDocument> & Record<string, unknown>;
export type Answer = { status: number; body: Body; text: string; headers: Headers };

export type Client = {
  /** Asks by action name, whatever the input looks like, and gives the answer whatever it is. */
  call(action: string, input?: object, options?: CallOptions): Promise<Answer>;
  /** Asks by action name with a typed input; an answer that is not 2xx throws with the text of the problem. */
  ok<N extends ActionName>(action: N, input: InputOf<All[N]>, options?: CallOptions): Promise<OutputOf<All[N]>>;
  /** Any path of the server, with this client's cookies. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
};

export type Door = { url: () => string; registry: Registry; cookie: () => Promise<string | undefined> };

export function clientAt(door: Door): Client {
  const fetchPath = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const cookie = await door.cookie();
    if (cookie && !headers.has('cookie')) headers.set('cookie', cookie);
    return fetch(`${door.url()}${path}`, { ...init, headers, redirect: 'manual' });
  };
  const call = async (action: string, input: object = {}, options: CallOptions = {}): Promise<Answer> => {
    const contract = door.registry.actions.get(action)?.action.contract;
    if (!contract) throw new Error(`no action is called ${action}`);
    const { path, init } = requestOf(contract, input, options);
    const response = await fetchPath(path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
  return {
    call,
    fetch: fetchPath,
    async ok(action, input, options) {
      const answer = await call(action, input, options);
      if (answer.status >= 300) throw new Error(`${action} → ${answer.status} ${answer.text}`);
      // The server cut the answer to this very contract.
      return answer.body as OutputOf<All[typeof action]>;
    },
  };
}

/** A new id for a command or a subject. */
export const freshId = () => newId(new Date());

/** The HTTP request of an action, as the browser's client makes it (ui/api.ts). */
export function requestOf(
  contract: Contract,
  input: object,
  { commandId, file, headers: more, raw }: CallOptions = {},
): { path: string; init: RequestInit } {
  const rest: Record<string, unknown> = { ...input };
  const place = contract.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = rest[key];
    delete rest[key];
    return encodeURIComponent(typeof value === 'string' ? value : 'missing');
  });
  const headers: Record<string, string> = { ...(contract.kind === 'command' && { 'idempotency-key': commandId ?? freshId() }), ...more };
  const path = `/api/v1${place}`;
  if (file) {
    const body = typeof file.content === 'string' ? file.content : new Blob([Uint8Array.from(file.content)]);
    return {
      path: path + queryOf(rest),
      init: {
        method: contract.method,
        body,
        headers: { 'content-type': file.type ?? 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name), ...headers },
      },
    };
  }
  if (contract.method === 'GET' || contract.method === 'DELETE') return { path: path + queryOf(rest), init: { method: contract.method, headers } };
  return { path, init: { method: contract.method, body: raw ?? JSON.stringify(rest), headers: { 'content-type': 'application/json', ...headers } } };
}

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {}; // a file, or a page; its text is in the answer
  }
}
