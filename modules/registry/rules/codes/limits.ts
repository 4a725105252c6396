/** Counting the enterprises that carry a code stops here: the screen then says “more than”. */
export const mostHolders = 1000;
/** And those of a whole version here. */
export const mostVersionHolders = 10_000;

/** What was counted up to one more than `most`. */
export const upTo = (n: number, most: number) => ({ n: Math.min(n, most), more: n > most });
