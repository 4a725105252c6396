import type { Meeting, Sides } from './meeting.ts';
import { RuleMeeting } from './ruleMeeting.ts';

/** The pairs that one blocking rule may make: weighing them takes a minute or two. */
export const MOST_PAIRS = 60_000_000;

/**
 * A rule that makes more pairs than can be weighed keeps its smaller blocks as they are; records of the larger ones meet only where they
 * also share one more column. What is even then too large is left out. Gives the rule itself where it is small enough.
 */
export function bounded(
  meeting: Meeting,
  sides: Sides,
  more: readonly Uint32Array[],
  narrow: (keys: Uint32Array, column: Uint32Array) => RuleMeeting,
  most = MOST_PAIRS,
): Meeting[] {
  if (!(meeting instanceof RuleMeeting) || meeting.left !== meeting.right || meeting.count(sides) <= most) return [meeting];
  const keys = meeting.left;
  const sizes = blockSizes(meeting);
  const limit = largestWithin(sizes, most);
  const small = keys.map((key) => ((sizes[key] ?? 0) <= limit ? key : 0));
  const large = keys.map((key) => ((sizes[key] ?? 0) > limit ? key : 0));
  const kept = new RuleMeeting(small, small, meeting.size);
  return [kept, ...more.flatMap((column) => within(narrow(large, column), most / more.length))];
}

/** Without the blocks that are still too large. */
function within(meeting: RuleMeeting, most: number): RuleMeeting {
  const sizes = blockSizes(meeting);
  const limit = largestWithin(sizes, most);
  const keys = meeting.left.map((key) => ((sizes[key] ?? 0) <= limit ? key : 0));
  return new RuleMeeting(keys, keys, meeting.size);
}

function blockSizes({ left, size }: RuleMeeting): Uint32Array {
  const sizes = new Uint32Array(size);
  for (const key of left) sizes[key] = (sizes[key] ?? 0) + 1;
  sizes[0] = 0;
  return sizes;
}

/** The largest size so that all blocks up to it together make no more than so many pairs. */
function largestWithin(sizes: Uint32Array, most: number): number {
  const rising = sizes.slice().sort();
  let pairs = 0;
  for (let k = 0; k < rising.length; k++) {
    const size = rising[k] ?? 0;
    pairs += (size * (size - 1)) / 2;
    if (pairs > most) return size - 1;
  }
  return rising.at(-1) ?? 0;
}
