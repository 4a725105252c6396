import { outcomes } from '../words.ts';
import type { Outcome } from '../words.ts';
import type { Counts } from './api.ts';

/** Whether the rows were judged already; before the rehearsal only `read` is known. */
export const isJudged = (counts: Counts): boolean => outcomes.some((outcome) => counts[outcome] > 0);

/** The rows that a commit puts into the registry. */
export const toCommit = (counts: Counts): number => counts.accepted + counts.corrected;

/** The rows that stay outside. */
export const leftOut = (counts: Counts): number => counts.rejected + counts.duplicate_in_file + counts.duplicate_in_registry + counts.unchanged;

/** The outcomes and their numbers, in the order of the page; their sum is the rows read. */
export const tally = (counts: Counts): { outcome: Outcome; n: number }[] => outcomes.map((outcome) => ({ outcome, n: counts[outcome] }));
