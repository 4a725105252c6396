import type { Clock } from '#core/dates.ts';

/** The browser's clock. Parts that need the time take it from here, so that there is one place to set it in a test. */
export const clock: Clock = { now: () => new Date() };
