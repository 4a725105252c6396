import { useAsk } from '#ui/ask.ts';
import { registry } from '../api.ts';
import type { Overview } from '../api.ts';
import { useClusters } from '../places.ts';

export const overviewAddress = (area: string) => `/ikhtisar?wilayah=${area}`;

export const numberOf = (buckets: Overview['byClass'], key: string) => buckets.find((bucket) => bucket.key === key)?.n ?? 0;

export type Food = { cluster: string; none: number; partial: number; complete: number; gap: number; all: number };

/** The enterprises of the food clusters here, by how far their legality is; food needs more papers than the rest. */
export function useFood(area: string): Food | undefined {
  const clusters = useClusters();
  const cluster = clusters.items
    .filter((one) => one.food)
    .map((one) => one.code)
    .join(',');
  const enabled = cluster !== '';
  const none = useAsk(registry, 'registry.countEnterprises', { area, cluster, legality: 'none' }, { enabled }).data?.n;
  const partial = useAsk(registry, 'registry.countEnterprises', { area, cluster, legality: 'partial' }, { enabled }).data?.n;
  const complete = useAsk(registry, 'registry.countEnterprises', { area, cluster, legality: 'complete' }, { enabled }).data?.n;
  if (none === undefined || partial === undefined || complete === undefined) return undefined;
  return { cluster, none, partial, complete, gap: none + partial, all: none + partial + complete };
}

/** Of a hundred: what people can picture. Never rounded to none or to all when it is neither. */
export function ofHundred(n: number, total: number): number {
  const share = Math.round((n / total) * 100);
  if (n > 0 && share === 0) return 1;
  return n < total && share === 100 ? 99 : share;
}
