import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { BarChart, LineChart } from '#ui/parts/charts.tsx';
import { useQualityText } from './messages.ts';
import type { Quality } from './types.ts';
import { findingsAddress } from './words.ts';

type Shown = { quality: Quality; area: string; source: string };

export function QualityCharts(props: Shown) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-2">
      {props.quality.areas.length > 0 && (
        <Card>
          <ByArea {...props} />
        </Card>
      )}
      <div className="grid grid-cols-1 gap-4">
        {props.quality.trust && props.quality.trust.areas.length > 0 && (
          <Card>
            <TrustByArea trust={props.quality.trust} />
          </Card>
        )}
        {props.quality.history.length > 1 && (
          <Card>
            <History {...props} />
          </Card>
        )}
        {props.quality.sources.length > 0 && (
          <Card>
            <BySource {...props} />
          </Card>
        )}
      </div>
    </div>
  );
}

function ByArea({ quality, source }: Shown) {
  const q = useQualityText();
  const f = useFormat();
  const areas = quality.areas.toSorted((a, b) => b.withErrors - a.withErrors);
  const [worst] = areas;
  const title = worst && worst.withErrors > 0 ? q('areaWorst', { name: worst.name, n: f.number(worst.withErrors) }) : q('areaNone');
  return (
    <BarChart
      title={title}
      unit={q('areaUnit')}
      label={q('byArea')}
      source={q('chartRule')}
      rows={areas.map(({ area, name, withErrors }) => ({
        label: name,
        value: withErrors,
        hue: 5 as const,
        href: findingsAddress({ area, severity: 'error', ...(source && { source }) }),
      }))}
    />
  );
}

/** The areas that one can rely on least come first; each opens its enterprises. */
function TrustByArea({ trust: { day, mean, areas } }: { trust: NonNullable<Quality['trust']> }) {
  const q = useQualityText();
  const f = useFormat();
  const percent = (share: number) => f.percent(Math.round(share * 100) / 100);
  const rows = areas.toSorted((a, b) => a.mean - b.mean);
  const [least] = rows;
  const differs = least && percent(least.mean) !== percent(mean);
  const title = differs
    ? q('trustLeast', { name: least.name, share: percent(least.mean), mean: percent(mean) })
    : q('trustAlike', { mean: percent(mean) });
  return (
    <>
      <BarChart
        title={title}
        unit={q('trustUnit')}
        label={q('byArea')}
        source={q('trustSource', { day: f.day(day) })}
        format={percent}
        rows={rows.map((one) => ({ label: one.name, value: one.mean, hue: 4 as const, href: `/usaha?wilayah=${one.area}` }))}
      />
      <details className="text-sm text-soft">
        <summary className="cursor-pointer py-1">{q('trustHow')}</summary>
        <p className="max-w-prose">{q('trustRule')}</p>
      </details>
    </>
  );
}

function BySource({ quality, area }: Shown) {
  const q = useQualityText();
  const sources = quality.sources.toSorted((a, b) => b.findings - a.findings);
  const [most] = sources;
  return (
    <BarChart
      title={most && most.findings > 0 ? q('sourceMost', { name: most.label }) : q('sourceNone')}
      unit={q('sourceUnit')}
      label={q('bySource')}
      source={q('chartRule')}
      rows={sources.map(({ source, label, findings }) => ({
        label,
        value: findings,
        hue: 2 as const,
        href: findingsAddress({ source, ...(area && { area }) }),
      }))}
    />
  );
}

function History({ quality: { history } }: Shown) {
  const q = useQualityText();
  const f = useFormat();
  const [first, last] = [history[0], history.at(-1)];
  const open = (day: typeof first) => (day ? day.error + day.warning + day.hint : 0);
  const change = open(last) - open(first);
  const day = first ? f.day(first.day) : '';
  const title = change === 0 ? q('historySame', { day }) : q(change < 0 ? 'historyFewer' : 'historyMore', { n: f.number(Math.abs(change)), day });
  return (
    <LineChart
      title={title}
      unit={q('sourceUnit')}
      source={q('chartRule')}
      points={history.map((one) => one.day)}
      series={[
        { label: q('withErrors'), values: history.map((one) => one.error), hue: 5 },
        { label: q('withWarnings'), values: history.map((one) => one.warning), hue: 3 },
        { label: q('hints'), values: history.map((one) => one.hint), hue: 1 },
      ]}
    />
  );
}
