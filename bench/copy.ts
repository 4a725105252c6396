import type pg from 'pg';
import type { Connection, Submittable } from 'pg';

type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** One `COPY` over an open connection, in text format, by the protocol itself (PostgreSQL manual, 53.2.6 “COPY operations”). */
class Copy implements Submittable {
  readonly ended: Promise<void>;
  readonly received: Buffer[] = [];
  readonly #text: string;
  readonly #sent: Buffer[];
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(text: string, sent: Buffer[]) {
    this.#text = text;
    this.#sent = sent;
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: Connection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (const chunk of this.#sent) connection.sendCopyFromChunk(chunk);
    connection.endCopyFrom();
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.received.push(Buffer.from(chunk)); // the driver uses its buffer again
  }

  handleCommandComplete(): void {
    // the answer is complete when the server is ready for the next one
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }

  handleError(error: Error): void {
    this.#reject(error);
  }
}

/** `copy … to stdout`: the rows as the server writes them. */
export async function copyOut(client: pg.PoolClient, text: string): Promise<Buffer[]> {
  const copy = client.query(new Copy(text, []));
  await copy.ended;
  return inLargeChunks(copy.received);
}

/** `copy … from stdin` with rows that `copyOut` gave. */
export async function copyIn(client: pg.PoolClient, text: string, rows: Buffer[]): Promise<void> {
  await client.query(new Copy(text, rows)).ended;
}

function inLargeChunks(rows: Buffer[], bytes = 65_536): Buffer[] {
  const chunks: Buffer[] = [];
  let open: Buffer[] = [];
  let size = 0;
  for (const row of rows) {
    open.push(row);
    size += row.length;
    if (size < bytes) continue;
    chunks.push(Buffer.concat(open));
    open = [];
    size = 0;
  }
  return [...chunks, Buffer.concat(open)];
}
