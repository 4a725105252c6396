import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export type Answer = Record<string, unknown>;
export type Call = { method: string; path: string; body?: object; cookie?: string; commandId?: string };

/** One user at the other end of a connection that is kept open: asks, waits for the whole answer, asks again. */
export class BenchClient {
  readonly times: { kind: string; ms: number }[] = [];
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(port: number) {
    this.#port = port;
  }

  async ask(call: Call): Promise<{ answer: Answer; cookies: string[] }> {
    const body = call.body && JSON.stringify(call.body);
    const headers: Record<string, string> = {
      ...(call.cookie && { cookie: call.cookie }),
      ...(call.commandId && { 'idempotency-key': call.commandId }),
      ...(body && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    };
    const { status, text, cookies } = await this.#send({ method: call.method, path: `/api/v1${call.path}`, headers }, body);
    if (status >= 300) throw new Error(`${call.method} ${call.path} → ${status} ${text}`);
    return { answer: JSON.parse(text) as Answer, cookies };
  }

  /** The same, with the time it took kept under a kind. */
  async timed(kind: string, call: Call): Promise<Answer> {
    const before = performance.now();
    const { answer } = await this.ask(call);
    this.times.push({ kind, ms: performance.now() - before });
    return answer;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(options: { method: string; path: string; headers: Record<string, string> }, body: string | undefined) {
    return new Promise<{ status: number; text: string; cookies: string[] }>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.#port, agent: this.#agent, ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), cookies: response.headers['set-cookie'] ?? [] }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** What one client does over and over; `round` counts the times. */
export type Step = (client: BenchClient, round: number) => Promise<void>;
export type Measured = {
  clients: number;
  requests: number;
  p50: number;
  p95: number;
  perSecond: number;
  kinds: Record<string, { n: number; p50: number; p95: number }>;
};

/** Runs a step with so many clients at once until so many requests were measured, after a warm-up that does not count. */
export async function measure(port: number, clients: number, requests: number, stepOf: (client: number) => Step): Promise<Measured> {
  const users = Array.from({ length: clients }, (_, i) => ({ client: new BenchClient(port), step: stepOf(i), round: 0 }));
  const run = async (wanted: number) => {
    const done = () => users.reduce((sum, { client }) => sum + client.times.length, 0);
    await Promise.all(
      users.map(async (user) => {
        while (done() < wanted) await user.step(user.client, user.round++);
      }),
    );
  };
  try {
    await run(Math.ceil(requests / 5));
    for (const { client } of users) client.times.length = 0;
    const before = performance.now();
    await run(requests);
    const seconds = (performance.now() - before) / 1000;
    const times = users.flatMap(({ client }) => client.times);
    const kinds = [...new Set(times.map(({ kind }) => kind))].sort().map((kind) => {
      const ms = times.filter((t) => t.kind === kind).map((t) => t.ms);
      return [kind, { n: ms.length, p50: quantile(ms, 0.5), p95: quantile(ms, 0.95) }] as const;
    });
    const all = times.map(({ ms }) => ms);
    return {
      clients,
      requests: all.length,
      p50: quantile(all, 0.5),
      p95: quantile(all, 0.95),
      perSecond: all.length / seconds,
      kinds: Object.fromEntries(kinds),
    };
  } finally {
    for (const { client } of users) client.close();
  }
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
