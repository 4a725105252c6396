import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { ReadOptions, SheetEvent } from '#engines/spreadsheet/types.ts';
import { fromWire, type FromChild, type ToChild } from '#engines/spreadsheet/wire.ts';

export interface ChildOptions extends ReadOptions {
  /** Heap of the child. Enough for any file within the budgets that is not made to hurt. */
  readonly memoryMb?: number;
  /** From start to end; the time in which the caller itself is busy with rows does not count. */
  readonly timeoutMs?: number;
  /** The bundled `child.ts`. */
  readonly childPath?: string;
}

/**
 * `readSpreadsheet` in a process of its own, with a cap on memory and time, and without our environment:
 * whatever a file does to the reader, it does not do to the server. Leaving the loop early ends the child.
 */
export async function* readInChild(path: string, options: ChildOptions = {}): AsyncGenerator<SheetEvent> {
  const { memoryMb = 512, timeoutMs = 120_000, childPath = defaultChildPath(), budgets = {} } = options;
  const child = startChild(childPath, memoryMb);
  const mailbox = new Mailbox(child);
  const deadline = new Deadline(timeoutMs, () => mailbox.fail(new SpreadsheetRefused('tooSlow')));
  try {
    tell(child, { read: path, options: { budgets } });
    for (;;) {
      const message = await deadline.during(mailbox.next());
      if ('refused' in message) throw new SpreadsheetRefused(message.refused, message.place);
      if ('failed' in message) throw new Error(`spreadsheet child: ${message.failed}`);
      tell(child, { more: true });
      for (const wire of message.events) {
        const event = fromWire(wire);
        yield event;
        if (event.type === 'end') return;
      }
    }
  } finally {
    deadline.stop();
    child.kill('SIGKILL');
  }
}

const PLACES = ['./engines/spreadsheet/child.js', './child.js', '../../build/server/engines/spreadsheet/child.js'];

/** Beside the bundle that this code is part of, or, when run from source, in the build. */
function defaultChildPath(): string {
  const found = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((place) => existsSync(place));
  if (!found) throw new Error('engines/spreadsheet/child.ts has not been bundled; pass childPath');
  return found;
}

function startChild(childPath: string, memoryMb: number): ChildProcess {
  // Windows needs SystemRoot to start Node at all.
  const env = process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {};
  const execArgv = [`--max-old-space-size=${memoryMb}`, '--max-semi-space-size=16'];
  const child = fork(childPath, [], { env, execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.unref();
  return child;
}

function tell(child: ChildProcess, message: ToChild): void {
  // An error here means that the child is gone, which its exit reports better.
  if (child.connected) child.send(message, () => undefined);
}

/** Messages in order, for one reader; ends with the reason why no more will come. */
class Mailbox {
  readonly #waiting: FromChild[] = [];
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(child: ChildProcess) {
    child.on('message', (message: FromChild) => {
      this.#waiting.push(message);
      this.#wake?.();
    });
    child.on('error', (error) => this.fail(error));
    child.on('exit', (code, signal) => this.fail(causeOfDeath(code, signal)));
  }

  fail(error: Error): void {
    this.#error ??= error;
    this.#wake?.();
  }

  async next(): Promise<FromChild> {
    for (;;) {
      const message = this.#waiting.shift();
      if (message) return message;
      if (this.#error) throw this.#error;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** V8 aborts when its heap is full (SIGABRT, 134 in containers and 3 on Windows); the kernel kills when the machine is. */
function causeOfDeath(code: number | null, signal: NodeJS.Signals | null): Error {
  const full = signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || [134, 137, 133, 3].includes(code ?? -1);
  return full ? new SpreadsheetRefused('tooLarge') : new Error(`spreadsheet child ended with ${signal ?? code}`);
}

/** Counts only while the caller waits for the child. */
class Deadline {
  #left: number;
  readonly #expire: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, expire: () => void) {
    this.#left = milliseconds;
    this.#expire = expire;
  }

  async during<T>(work: Promise<T>): Promise<T> {
    const from = performance.now();
    this.#timer = setTimeout(this.#expire, this.#left);
    try {
      return await work;
    } finally {
      this.stop();
      this.#left = Math.max(1, this.#left - (performance.now() - from));
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
