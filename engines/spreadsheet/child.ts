/**
 * Entry of the child process that `readInChild` starts; bundled on its own. It knows one file and nothing else.
 * It never ends by itself: leaving could overtake its last message. The parent ends it, or its own parting does.
 */
import { readBatches } from '#engines/spreadsheet/read.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { SheetEvent } from '#engines/spreadsheet/types.ts';
import { toWire, type FromChild, type ToChild } from '#engines/spreadsheet/wire.ts';

const EVENTS_PER_MESSAGE = 1000;
/** Messages under way before the parent must have taken one. */
const WINDOW = 3;

let credit = WINDOW;
let wake: (() => void) | undefined;

process.on('message', (message: ToChild) => {
  if ('read' in message) void run(message.read, message.options);
  else {
    credit++;
    wake?.();
  }
});
process.on('disconnect', () => process.exit(0));

async function run(...[path, options]: Parameters<typeof readBatches>): Promise<void> {
  try {
    for await (const batch of readBatches(path, options)) {
      for (let at = 0; at < batch.length; at += EVENTS_PER_MESSAGE) await sendEvents(batch.slice(at, at + EVENTS_PER_MESSAGE));
    }
  } catch (error) {
    if (error instanceof SpreadsheetRefused) send({ refused: error.code, place: error.place });
    else send({ failed: error instanceof Error ? error.message : 'unknown' });
  }
}

async function sendEvents(events: readonly SheetEvent[]): Promise<void> {
  if (credit === 0) await new Promise<void>((resolve) => (wake = resolve));
  credit--;
  send({ events: events.map(toWire) });
}

function send(message: FromChild): void {
  process.send?.(message);
}
