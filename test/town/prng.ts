// Chance with a memory: the same seed always tells the same story. Never for secrets or draws (the lottery engine has its own).

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks from pairs of [value, weight]; weights need not sum to one. */
  weighted<T>(pairs: readonly (readonly [T, number])[]): T;
  normal(mean: number, deviation: number): number;
}

/** 32-bit hash of a string (FNV-1a with a final mix), for seeds and for stable choices by key. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** sfc32 (Chris Doty-Humphrey, PractRand, public domain), seeded from a string. */
export function createRandom(seed: string): Random {
  const next = sfc32(hash32(seed), hash32(`${seed}/b`), hash32(`${seed}/c`));
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted: (pairs) => pickWeighted(pairs, next()),
    normal: (mean, deviation) => mean + deviation * gauss(next(), next()),
  };
}

function sfc32(seedA: number, seedB: number, seedC: number): () => number {
  let a = seedA | 0;
  let b = seedB | 0;
  let c = seedC | 0;
  let counter = 1;
  const step = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return (result >>> 0) / 4294967296;
  };
  // The first results still show the seed; the author's advice is to throw some away.
  for (let i = 0; i < 12; i++) step();
  return step;
}

function pickWeighted<T>(pairs: readonly (readonly [T, number])[], chance: number): T {
  let total = 0;
  for (const [, weight] of pairs) total += weight;
  let rest = chance * total;
  for (const [value, weight] of pairs) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return at(pairs, pairs.length - 1)[0];
}

/** Box–Muller; 1 - u keeps the logarithm away from zero. */
function gauss(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return value;
}
