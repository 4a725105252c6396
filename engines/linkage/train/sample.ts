import { Batcher } from '../block/batcher.ts';
import type { PairSink } from '../block/batcher.ts';
import type { Sides } from '../block/meeting.ts';
import { mixed } from '../table/values.ts';
import type { Column } from '../table/table.ts';

/** Records in an order that only their ids and the seed decide, not the order of the file. */
function sortedByHash(ids: Column, from: number, to: number, seed: number): Uint32Array {
  // Hash above, row below, in one plain number to sort by; of the hash as many bits as a double has left.
  const rowBits = Math.max(1, Math.ceil(Math.log2(Math.max(2, to - from))));
  const keep = Math.min(32, 52 - rowBits);
  const room = 2 ** rowBits;
  const keys = new Float64Array(to - from);
  for (let row = from; row < to; row++) keys[row - from] = (recordHash(ids, row, seed) >>> (32 - keep)) * room + (row - from);
  keys.sort();
  return Uint32Array.from(keys, (key) => (key % room) + from);
}

/** The same for the same id and seed wherever the record stands. */
export function recordHash(ids: Column, row: number, seed: number): number {
  return mixed(ids.values.hash(ids.ids[row] ?? 0) ^ mixed(seed)) >>> 0;
}

/**
 * About `wanted` pairs of random records: every record with its neighbours in a shuffled ring, so all take part equally often, which
 * wavers less than drawing pairs one by one. All pairs where there are no more than that.
 */
export function randomPairs(ids: Column, sides: Sides, wanted: number, seed: number, sink: PairSink): number {
  const batcher = new Batcher(sink);
  if (sides.link) acrossRing(ids, sides, wanted, seed, batcher);
  else withinRing(sortedByHash(ids, 0, sides.count, seed), wanted, batcher);
  batcher.flush();
  return batcher.total;
}

function withinRing(order: Uint32Array, wanted: number, batcher: Batcher): void {
  const n = order.length;
  let left = Math.min(wanted, (n * (n - 1)) / 2);
  for (let step = 1; left > 0; step++) {
    // Half-way round the ring each pair would come twice.
    const pairs = Math.min(left, step * 2 === n ? n / 2 : n);
    for (let k = 0; k < pairs; k++) batcher.push(order[k] ?? 0, order[(k + step) % n] ?? 0);
    left -= pairs;
  }
}

function acrossRing(ids: Column, { count, boundary }: Sides, wanted: number, seed: number, batcher: Batcher): void {
  const first = sortedByHash(ids, 0, boundary, seed);
  const second = sortedByHash(ids, boundary, count, seed);
  const many = Math.max(first.length, second.length);
  let left = Math.min(wanted, first.length * second.length);
  for (let step = 0; left > 0; step++) {
    const pairs = Math.min(left, many);
    // The longer side goes straight, the shorter round and round, one further each time: no pair comes twice.
    for (let k = 0; k < pairs; k++) {
      if (first.length === many) batcher.push(first[k] ?? 0, second[(k + step) % second.length] ?? 0);
      else batcher.push(first[(k + step) % first.length] ?? 0, second[k] ?? 0);
    }
    left -= pairs;
  }
}
