import type { Contracts, InputOf, Method, OutputOf } from '#core/contract.ts';
import { newId } from '#core/ids.ts';
import { clock } from './clock.ts';
import { currentLanguage } from './i18n.tsx';
import { ApiProblem, OfflineProblem, problemOf } from './problems.ts';

export type Routes = Record<string, [Method, string]>;

export type CallOptions = {
  /** Made by the sender; the same id twice gives the first answer and does nothing again. */
  commandId?: string;
  signal?: AbortSignal;
  /** For contracts with `upload`: the raw body. The rest of the input goes into the path and the query. */
  file?: File;
  onProgress?: (share: number) => void;
};

export type Api<C extends Contracts> = {
  call<N extends keyof C & string>(name: N, input: InputOf<C[N]>, options?: CallOptions): Promise<OutputOf<C[N]>>;
  /** The address of a query, for a link that downloads. */
  address<N extends keyof C & string>(name: N, input: InputOf<C[N]>): string;
};

const base = '/api/v1';
let routes: Routes = {};
let signedOut: () => void = () => undefined;

/** The table of routes, made at build time from the contracts (`virtual:routes`). */
export function installRoutes(table: Routes): void {
  routes = table;
}

/** Whether the server has this action at all. */
export function hasRoute(name: string): boolean {
  return name in routes;
}

/** What happens when the server says 401: the app decides, because only it knows which pages are public. */
export function onSignedOut(handler: () => void): void {
  signedOut = handler;
}

export function newCommandId(): string {
  return newId(clock.now());
}

/** The client for a module's contracts: `apiFor<typeof contracts>()`, with a type-only import of the contracts. */
export function apiFor<C extends Contracts>(): Api<C> {
  return {
    call: async (name, input, options) => (await send(request(name, input, options), options)) as OutputOf<C[typeof name]>,
    address: (name, input) => request(name, input, {}).url,
  };
}

export type Request = { method: Method; url: string; headers: Record<string, string>; body?: string | File };

/** The HTTP request of an action: places of the path are filled, the rest is query or JSON body. */
export function request(name: string, input: object, options: CallOptions = {}): Request {
  const route = routes[name];
  if (!route) throw new Error(`No route for ${name}: is it in the contracts?`);
  const [method, template] = route;
  const rest: Record<string, unknown> = { ...input };
  const path = template.replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = rest[place];
    if (value == null || value === '') throw new Error(`${name} needs ${place} for its path`);
    delete rest[place];
    return encodeURIComponent(plain(value));
  });
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': currentLanguage() };
  if (method !== 'GET') headers['Idempotency-Key'] = options.commandId ?? newCommandId();
  const url = base + path;
  if (options.file) {
    // Always bytes: a `.json` file under its own name would be read as the request itself.
    headers['Content-Type'] = 'application/octet-stream';
    headers['X-File-Name'] = encodeURIComponent(options.file.name);
    return { method, url: url + queryOf(rest), headers, body: options.file };
  }
  if (method === 'GET' || method === 'DELETE') return { method, url: url + queryOf(rest), headers };
  headers['Content-Type'] = 'application/json';
  return { method, url, headers, body: JSON.stringify(rest) };
}

/** What is undefined, null or '' is left out; a list is repeated. */
export function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one == null || one === '') continue;
      query.append(key, plain(one));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

async function send(request: Request, options: CallOptions = {}): Promise<unknown> {
  const { status, text } = request.body instanceof Blob ? await upload(request, options) : await ask(request, options.signal);
  if (status === 401) signedOut();
  if (status >= 400) throw problemOf(status, text);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw problemOf(status, text);
  }
}

type Answer = { status: number; text: string };

async function ask(request: Request, signal?: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      credentials: 'same-origin',
      ...(request.body !== undefined && { body: request.body }),
      ...(signal && { signal }),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new OfflineProblem(error);
  }
}

/** XMLHttpRequest, because fetch does not tell how much of a file has been sent. */
function upload(request: Request, { signal, onProgress }: CallOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(request.method, request.url);
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value);
    xhr.upload.addEventListener('progress', (event) => onProgress?.(event.lengthComputable ? event.loaded / event.total : 0));
    xhr.addEventListener('load', () => resolve({ status: xhr.status, text: xhr.responseText }));
    xhr.addEventListener('error', () => reject(new OfflineProblem()));
    xhr.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    signal?.addEventListener('abort', () => xhr.abort());
    xhr.send(request.body);
  });
}

export { ApiProblem, OfflineProblem };
