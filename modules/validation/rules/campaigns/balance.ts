import type { PlaceMap } from './places.ts';
import { nearestM } from './places.ts';

/** What lies in one village of what a person has. */
export type Load = { personId: string; villages: { code: string; n: number }[]; /** The areas that the person answers for. */ areas: string[] };

/** So many of a village go from one person to another. */
export type Move = { from: string; to: string; village: string; n: number };

/** `aboveMedian`: who has more than so many times the median gets help. `least`: nobody is helped with so few. */
export type BalanceRule = { aboveMedian: number; least: number };

const sizeOf = ({ villages }: Load): number => villages.reduce((sum, { n }) => sum + n, 0);
const byId = (a: { personId: string }, b: { personId: string }): number => (a.personId < b.personId ? -1 : 1);

/**
 * Who gives how many of which village to whom, so that nobody has far more than the others. Whoever has more than a limit comes down to
 * it; what they give fills up those who have least, like water, each with the villages nearest to their own. The limit is the rule's
 * share of the median of those who have anything (whoever stands by idle makes nobody's load a large one), and never below the mean of
 * all: so what is given finds room, and nobody ends with more than the one who had most.
 */
export function balance(loads: readonly Load[], rule: BalanceRule, places: PlaceMap): Move[] {
  if (loads.length < 2) return [];
  const sizes = loads.map(sizeOf);
  const limit = limitOf(sizes, rule);
  const givers = loads.filter((load) => sizeOf(load) > limit).sort((a, b) => sizeOf(b) - sizeOf(a) || byId(a, b));
  const surplus = givers.reduce((sum, giver) => sum + sizeOf(giver) - limit, 0);
  if (surplus === 0) return [];
  const level = waterLevel(
    sizes.filter((size) => size <= limit),
    surplus,
  );
  const takers = loads.filter((load) => sizeOf(load) < level).map((load) => ({ ...load, room: level - sizeOf(load) }));
  return match(
    givers.map((giver) => ({ ...giver, give: sizeOf(giver) - limit })),
    takers,
    places,
  );
}

function limitOf(sizes: readonly number[], { aboveMedian, least }: BalanceRule): number {
  const sorted = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  const middle = ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return Math.max(Math.ceil(middle * aboveMedian), Math.ceil(mean), least);
}

/** The lowest level to which those below it can be filled up with so much. */
function waterLevel(sizes: readonly number[], amount: number): number {
  let [low, high] = [0, Math.max(0, ...sizes) + amount];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const room = sizes.reduce((sum, size) => sum + Math.max(0, middle - size), 0);
    if (room >= amount) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Shares out all that some have among others, evenly, the nearest villages first: for whoever leaves. */
export function shareOut(leaving: Load, takers: readonly Load[], places: PlaceMap): Move[] {
  const total = sizeOf(leaving);
  const rooms = [...takers].sort(byId).map((taker, at) => ({ ...taker, room: Math.floor((total + at) / takers.length) }));
  return match([{ ...leaving, give: total }], rooms, places);
}

/** Pairs of village and taker, the nearest first, each as much as is there and has room: whole runs instead of single houses. */
function match(givers: readonly (Load & { give: number })[], takers: readonly (Load & { room: number })[], places: PlaceMap): Move[] {
  const gives = new Map(givers.map((giver) => [giver.personId, giver.give]));
  const rooms = new Map(takers.map((taker) => [taker.personId, taker.room]));
  const left = new Map<string, number>(givers.flatMap((giver) => giver.villages.map(({ code, n }) => [`${giver.personId} ${code}`, n] as const)));
  const moves: Move[] = [];
  for (const { from, to, village } of waysOf(givers, takers, places)) {
    const key = `${from} ${village}`;
    const n = Math.min(gives.get(from) ?? 0, rooms.get(to) ?? 0, left.get(key) ?? 0);
    if (n === 0) continue;
    gives.set(from, (gives.get(from) ?? 0) - n);
    rooms.set(to, (rooms.get(to) ?? 0) - n);
    left.set(key, (left.get(key) ?? 0) - n);
    moves.push({ from, to, village, n });
  }
  return moves;
}

function waysOf(givers: readonly Load[], takers: readonly Load[], places: PlaceMap) {
  const ways = givers.flatMap((giver) =>
    giver.villages.flatMap(({ code }) =>
      takers.map((taker) => ({ from: giver.personId, to: taker.personId, village: code, m: nearestM(places, code, taker.areas) })),
    ),
  );
  const word = (way: (typeof ways)[number]) => `${way.from} ${way.village} ${way.to}`;
  return ways.sort((a, b) => a.m - b.m || (word(a) < word(b) ? -1 : 1));
}
