import type { Batcher } from './batcher.ts';
import { groupByKey, metEarlier, seamOf } from './meeting.ts';
import type { Meeting, Sides } from './meeting.ts';

/**
 * Two records meet where the left key of the one equals the right key of the other; zero meets nothing. The two keys are one array
 * except where a rule exchanges columns. Left and right of a pair may then be turned round without changing whether they meet.
 */
export class RuleMeeting implements Meeting {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** One more than the greatest key. */
  readonly size: number;

  constructor(left: Uint32Array, right: Uint32Array, size: number) {
    this.left = left;
    this.right = right;
    this.size = size;
  }

  meets(l: number, r: number): boolean {
    const key = this.left[l] ?? 0;
    return key !== 0 && key === this.right[r];
  }

  each(earlier: readonly Meeting[], sides: Sides, batcher: Batcher): void {
    if (this.left === this.right) this.#blockByBlock(earlier, sides, batcher);
    else this.#recordByRecord(earlier, sides, batcher);
  }

  count({ boundary, link }: Sides): number {
    const lefts = new Uint32Array(this.size);
    const rights = new Uint32Array(this.size);
    for (let row = 0; row < this.left.length; row++) {
      const [l, r] = [this.left[row] ?? 0, this.right[row] ?? 0];
      if (!link || row < boundary) lefts[l] = (lefts[l] ?? 0) + 1;
      if (!link || row >= boundary) rights[r] = (rights[r] ?? 0) + 1;
    }
    let pairs = 0;
    for (let key = 1; key < this.size; key++) {
      const [l, r] = [lefts[key] ?? 0, rights[key] ?? 0];
      pairs += link ? l * r : this.left === this.right ? (l * (l - 1)) / 2 : (l * r) / 2;
    }
    return pairs;
  }

  among(chosen: (row: number) => boolean): RuleMeeting {
    const thinned = (keys: Uint32Array) => keys.map((key, row) => (chosen(row) ? key : 0));
    const left = thinned(this.left);
    return new RuleMeeting(left, this.left === this.right ? left : thinned(this.right), this.size);
  }

  #blockByBlock(earlier: readonly Meeting[], { boundary, link }: Sides, batcher: Batcher): void {
    const { from, rows } = groupByKey(this.right, this.size);
    for (let key = 1; key < this.size; key++) {
      const start = from[key] ?? 0;
      const end = from[key + 1] ?? 0;
      if (end - start < 2) continue;
      const seam = link ? seamOf(rows, start, end, boundary) : start;
      const lastLeft = link ? seam : end;
      for (let x = start; x < lastLeft; x++) {
        const l = rows[x] ?? 0;
        for (let y = link ? seam : x + 1; y < end; y++) {
          const r = rows[y] ?? 0;
          if (!metEarlier(earlier, l, r)) batcher.push(l, r);
        }
      }
    }
  }

  /** Each record looks for those whose right key is its left one. */
  #recordByRecord(earlier: readonly Meeting[], { count, boundary, link }: Sides, batcher: Batcher): void {
    const { from, rows } = groupByKey(this.right, this.size);
    const lastLeft = link ? boundary : count;
    for (let l = 0; l < lastLeft; l++) {
      const key = this.left[l] ?? 0;
      if (key === 0) continue;
      const least = link ? boundary : l + 1;
      for (let y = (from[key + 1] ?? 0) - 1; y >= (from[key] ?? 0); y--) {
        const r = rows[y] ?? 0;
        if (r < least) break;
        if (!metEarlier(earlier, l, r)) batcher.push(l, r);
      }
    }
  }
}
