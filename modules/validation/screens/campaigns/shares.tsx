import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { BarChart } from '#ui/parts/charts.tsx';
import { EmptyState, Notice } from '#ui/parts/states.tsx';
import { useCampaignText } from './messages.ts';
import type { Preview } from './types.ts';

/** Who would get how many, before anything is opened; where help changes it, also how many it would be without. */
export function Shares({ preview: { n, atLeast, unassigned, companions } }: { preview: Preview }) {
  const c = useCampaignText();
  const f = useFormat();
  if (n === 0) return <EmptyState title={c('previewNone')} />;
  const [from, to] = [Math.max(0, ...companions.map(({ own }) => own)), Math.max(0, ...companions.map((one) => one.n))];
  return (
    <Card>
      <BarChart
        title={c(atLeast ? 'previewAtLeast' : 'previewTitle', { n: f.number(n) })}
        unit={c('enterprisesUnit')}
        label={c('companion')}
        source={c('previewSource')}
        rows={companions
          .toSorted((a, b) => b.n - a.n)
          .map((one) => ({
            label: one.n === one.own ? one.fullName : c('before', { name: one.fullName, n: f.number(one.own) }),
            value: one.n,
            hue: 1 as const,
          }))}
      />
      {to < from && <p>{c('previewHelped', { from: f.number(from), to: f.number(to) })}</p>}
      {unassigned > 0 && <Notice tone="attention" title={c('unassigned', { n: f.number(unassigned) })} />}
    </Card>
  );
}
