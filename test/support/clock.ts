import type { Clock } from '#core/dates.ts';
import { townToday } from '#test/town/index.ts';

export type TestClock = Clock & {
  set(instant: string | Date): void;
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
};

/** Nine o'clock in the town on the town's today. */
const opening = `${townToday}T09:00:00+07:00`;

/**
 * A clock that only tests move. Each reading is a millisecond later than the one before, so that what happens later has the
 * later time and the later id, as with the real clock, and nothing depends on how fast the machine is.
 */
export function startClock(at: string | Date = opening): TestClock {
  let ms = new Date(at).getTime();
  return {
    now: () => new Date(ms++),
    set: (instant) => (ms = new Date(instant).getTime()),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => (ms += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000),
  };
}
