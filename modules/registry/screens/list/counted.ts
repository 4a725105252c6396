import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { registry } from '../api.ts';
import { narrowing } from '../filter.ts';
import type { Filter } from '../filter.ts';
import { useText } from '../messages.ts';

/** `4.812 usaha`, or `lebih dari 1.000 usaha` where counting further would cost more than it tells. */
export function useCounted(filter: Filter): string | undefined {
  const t = useText();
  const f = useFormat();
  const count = useAsk(registry, 'registry.countEnterprises', narrowing(filter), { keepPrevious: true }).data;
  return count && t(count.exact ? 'count' : 'countAtLeast', { n: f.number(count.n) });
}
