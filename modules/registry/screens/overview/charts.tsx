import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { BarChart } from '#ui/parts/charts.tsx';
import type { Overview } from '../api.ts';
import { activityWords, keysOf, legalityWords, scaleClassWords } from '../choices.ts';
import { listAddress } from '../filter.ts';
import { useText } from '../messages.ts';
import { useClusters } from '../places.ts';
import { numberOf, ofHundred, useFood } from './figures.ts';
import type { Food } from './figures.ts';
import { useOverviewText } from './messages.ts';

/** Each title says what is found; each bar is the door to its rows. */
export function OverviewCharts({ overview }: { overview: Overview }) {
  const food = useFood(overview.area);
  return (
    <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-2">
      <div className="grid grid-cols-1 gap-4">
        <Card>
          <ByCluster overview={overview} />
        </Card>
        <Card>
          <ByActivity overview={overview} />
        </Card>
      </div>
      <div className="grid grid-cols-1 gap-4">
        {food && food.all > 0 && (
          <Card>
            <FoodLegality overview={overview} food={food} />
          </Card>
        )}
        <Card>
          <ByLegality overview={overview} />
        </Card>
        <Card>
          <ByClass overview={overview} />
        </Card>
      </div>
    </div>
  );
}

type ChartProps = { overview: Overview };

function ByCluster({ overview: { area, total, byCluster } }: ChartProps) {
  const t = useText();
  const o = useOverviewText();
  const f = useFormat();
  const clusters = useClusters();
  const name = (key: string) => (key === '' || key === 'none' ? o('clusterNone') : clusters.nameOf(key));
  const known = byCluster.filter(({ key }) => key !== '' && key !== 'none').toSorted((a, b) => b.n - a.n);
  const unknown = byCluster.filter(({ key }) => key === '' || key === 'none');
  const [largest] = known;
  const title = largest ? o('clusterFinding', { name: name(largest.key), n: f.number(largest.n), total: f.number(total) }) : o('clusterNone');
  const rows = [
    ...known.map(({ key, n }) => ({ label: name(key), value: n, href: listAddress({ area, cluster: key }) })),
    ...unknown.map(({ key, n }) => ({ label: name(key), value: n, hue: 2 as const })),
  ];
  return <BarChart title={title} unit={o('unit')} label={t('cluster')} source={o('rulePlain')} rows={rows} />;
}

const legalityOrder = ['complete', 'partial', 'none'] as const;
const legalityHues = { complete: 4, partial: 2, none: 5 } as const;

function FoodLegality({ overview: { area, legalityRule }, food }: ChartProps & { food: Food }) {
  const t = useText();
  const o = useOverviewText();
  const f = useFormat();
  const rows = legalityOrder.map((key) => ({
    label: f.text(legalityWords[key]),
    value: food[key],
    hue: legalityHues[key],
    href: listAddress({ area, cluster: food.cluster, legality: key }),
  }));
  const title = food.gap > 0 ? o('foodFinding', { n: ofHundred(food.gap, food.all) }) : o('foodAll');
  return <BarChart title={title} unit={o('foodUnit')} label={t('legality')} source={o('ruleLegality', { basis: legalityRule })} rows={rows} />;
}

function ByLegality({ overview: { area, total, byLegality, legalityRule } }: ChartProps) {
  const t = useText();
  const o = useOverviewText();
  const f = useFormat();
  const complete = numberOf(byLegality, 'complete');
  const title = complete === total ? o('legalityAll') : o('legalityFinding', { n: ofHundred(total - complete, total) });
  const rows = legalityOrder.map((key) => ({
    label: f.text(legalityWords[key]),
    value: numberOf(byLegality, key),
    hue: legalityHues[key],
    href: listAddress({ area, legality: key }),
  }));
  return <BarChart title={title} unit={o('unit')} label={t('legality')} source={o('ruleLegality', { basis: legalityRule })} rows={rows} />;
}

function ByClass({ overview: { area, total, byClass, scaleRule } }: ChartProps) {
  const t = useText();
  const o = useOverviewText();
  const f = useFormat();
  const [most] = byClass.toSorted((a, b) => b.n - a.n);
  const n = ofHundred(most?.n ?? 0, total);
  const title =
    most?.key === 'unknown'
      ? o('classUnknownFinding', { n })
      : o('classFinding', { n, class: most ? f.text(scaleClassWords[most.key as keyof typeof scaleClassWords]).toLowerCase() : '' });
  const rows = keysOf(scaleClassWords)
    .map((key) => ({
      label: f.text(scaleClassWords[key]),
      value: numberOf(byClass, key),
      ...(key === 'unknown' && { hue: 2 as const }),
      href: listAddress({ area, scaleClass: key }),
    }))
    .filter((row) => row.value > 0);
  return <BarChart title={title} unit={o('unit')} label={t('scaleClass')} source={o('ruleScale', { basis: scaleRule })} rows={rows} />;
}

function ByActivity({ overview: { area, total, byActivity } }: ChartProps) {
  const t = useText();
  const o = useOverviewText();
  const f = useFormat();
  const rows = keysOf(activityWords)
    .map((key) => ({
      label: f.text(activityWords[key]),
      value: numberOf(byActivity, key),
      ...(key === 'unknown' && { hue: 2 as const }),
      href: listAddress({ area, activity: key }),
    }))
    .filter((row) => row.value > 0);
  return (
    <BarChart
      title={o('activityFinding', { n: ofHundred(numberOf(byActivity, 'active'), total) })}
      unit={o('unit')}
      label={t('activity')}
      source={o('rulePlain')}
      rows={rows}
    />
  );
}
