import { request } from '../api.ts';
import { problemOf } from '../problems.ts';
import type { ApiProblem } from '../problems.ts';
import type { OutboxItem, OutboxProblem, Stopped } from './outbox.ts';

/** Where the queue is kept; the sender decides, and keeps nothing itself. */
export type Queue = {
  next(): Promise<OutboxItem | undefined>;
  /** Marks it as under way; gives it as it is now. */
  sending(item: OutboxItem): Promise<OutboxItem>;
  file(item: OutboxItem): Promise<Blob | undefined>;
  done(item: OutboxItem, output: unknown): Promise<void>;
  refused(item: OutboxItem, problem: OutboxProblem): Promise<void>;
  /** Not answered: it stands where it stood. */
  waitAgain(item: OutboxItem): Promise<void>;
};

type Answer = { kind: 'done'; output: unknown } | { kind: 'refused'; problem: OutboxProblem } | { kind: 'stopped'; why: Exclude<Stopped, null> };

/** Sends a queue in its order. Silence and a server's fault stop the run, a refusal does not. */
export class Sender {
  readonly #queue: Queue;

  constructor(queue: Queue) {
    this.#queue = queue;
  }

  async run(): Promise<Stopped> {
    for (let next = await this.#queue.next(); next; next = await this.#queue.next()) {
      const item = await this.#queue.sending(next);
      const answer = await send(item, await this.#queue.file(item));
      if (answer.kind === 'stopped') {
        await this.#queue.waitAgain(item);
        return answer.why;
      }
      if (answer.kind === 'done') await this.#queue.done(item, answer.output);
      else await this.#queue.refused(item, answer.problem);
    }
    return null;
  }
}

async function send(item: OutboxItem, blob: Blob | undefined): Promise<Answer> {
  const file = item.file && blob ? new File([blob], item.file.name, { type: blob.type }) : undefined;
  const { method, url, headers, body } = request(item.action, item.input, { commandId: item.id, ...(file && { file }) });
  const answer = await fetch(url, { method, headers, credentials: 'same-origin', ...(body !== undefined && { body }) })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => undefined);
  return answer === undefined ? { kind: 'stopped', why: 'offline' } : judge(answer);
}

/** What an answer means for the queue. */
export function judge({ status, text }: { status: number; text: string }): Answer {
  if (status < 300) return arrived(text);
  const problem = problemOf(status, text);
  if (status === 401) return { kind: 'stopped', why: problem.code === 'accounts.deviceRevoked' ? 'revoked' : 'signIn' };
  // A page of something between us and the server is no answer of the server.
  if (status >= 500 || status === 429 || status === 408 || problem.code === 'core.unreadable') return { kind: 'stopped', why: 'busy' };
  return { kind: 'refused', problem: plain(problem) };
}

/** A page of a public network that wants a password also says 200: only JSON is an answer of the server. */
function arrived(text: string): Answer {
  try {
    return { kind: 'done', output: text === '' ? {} : (JSON.parse(text) as unknown) };
  } catch {
    return { kind: 'stopped', why: 'busy' };
  }
}

function plain({ document, fieldErrors }: ApiProblem): OutboxProblem {
  return {
    code: document.code,
    title: document.title,
    detail: document.detail,
    fields: fieldErrors,
    status: document.status,
    ...(document.instance && { reference: document.instance }),
  };
}
