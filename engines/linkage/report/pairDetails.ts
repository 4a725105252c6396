import { BATCH } from '../block/batcher.ts';
import { LevelColumns } from '../compare/levels.ts';
import type { Linked } from '../link.ts';
import type { Settings } from '../settings/settings.ts';
import type { Column, Table } from '../table/table.ts';
import { probabilityOf } from '../train/model.ts';

export type PairDetail = { left: string; right: string; weight: number; probability: number; levels: string[] };

/** Every weighed pair, likeliest first, equal ones by id; of one set the lower id stands left. A missing value makes an empty level. */
export function* pairDetails({ pairs, scoring }: Pick<Linked, 'pairs' | 'scoring'>, table: Table, settings: Settings): Generator<PairDetail> {
  const ids = table.column(settings.uniqueId);
  const idOf = (row: number) => ids.values.text(ids.ids[row] ?? 0);
  const rank = ranksOf(ids);
  const turned = (pair: number) => !settings.link && (rank[pairs.left[pair] ?? 0] ?? 0) > (rank[pairs.right[pair] ?? 0] ?? 0);
  const first = (pair: number) => rank[(turned(pair) ? pairs.right[pair] : pairs.left[pair]) ?? 0] ?? 0;
  const second = (pair: number) => rank[(turned(pair) ? pairs.left[pair] : pairs.right[pair]) ?? 0] ?? 0;
  const columns = new LevelColumns(scoring.comparisons);
  const left = new Uint32Array(BATCH);
  const right = new Uint32Array(BATCH);
  const order = Uint32Array.from({ length: pairs.count }, (_, k) => k).sort(
    (x, y) => (pairs.weights[y] ?? 0) - (pairs.weights[x] ?? 0) || first(x) - first(y) || second(x) - second(y),
  );
  for (let start = 0; start < order.length; start += BATCH) {
    const some = order.subarray(start, start + BATCH);
    for (const [k, pair] of some.entries()) {
      left[k] = (turned(pair) ? pairs.right[pair] : pairs.left[pair]) ?? 0;
      right[k] = (turned(pair) ? pairs.left[pair] : pairs.right[pair]) ?? 0;
    }
    const levels = columns.compute(left, right, some.length);
    for (const [k, pair] of some.entries()) {
      const weight = pairs.weights[pair] ?? 0;
      yield {
        left: idOf(left[k] ?? 0),
        right: idOf(right[k] ?? 0),
        weight,
        probability: probabilityOf(weight),
        levels: scoring.comparisons.map((comparison, c) => comparison.levels[(levels[c]?.[k] ?? 0) - 1] ?? ''),
      };
    }
  }
}

/** For each record the place of its id among all, by code unit. */
function ranksOf(ids: Column): Uint32Array {
  const texts = Array.from(ids.ids, (id) => ids.values.text(id));
  const order = Uint32Array.from(texts, (_, row) => row).sort((x, y) => ((texts[x] ?? '') < (texts[y] ?? '') ? -1 : x === y ? 0 : 1));
  const ranks = new Uint32Array(order.length);
  for (const [place, row] of order.entries()) ranks[row] = place;
  return ranks;
}
