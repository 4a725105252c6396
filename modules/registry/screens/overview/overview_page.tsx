import { dayOf } from '#core/dates.ts';
import { districtOf } from '#core/region.ts';
import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { PrintIcon, RowsIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card, DefinitionList, Section } from '#ui/parts/card.tsx';
import { Figure, FigureRow } from '#ui/parts/figure.tsx';
import { PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { registry, useMe } from '../api.ts';
import type { Overview } from '../api.ts';
import { listAddress } from '../filter.ts';
import { useText } from '../messages.ts';
import { AskedPage } from '../parts/asked_page.tsx';
import { useRegions } from '../places.ts';
import { OverviewCharts } from './charts.tsx';
import { numberOf, overviewAddress, useFood } from './figures.ts';
import { useOverviewText } from './messages.ts';
import { Parts } from './parts.tsx';

export default function OverviewPage() {
  const t = useText();
  const [area] = useSearchWord('wilayah');
  const overview = useAsk(registry, 'registry.getOverview', area ? { area } : {}, { keepPrevious: true });
  return (
    <AskedPage ask={overview} title={t('overview')} skeleton="figures" rows={5}>
      {(data) => <OverviewView overview={data} />}
    </AskedPage>
  );
}

function OverviewView({ overview }: { overview: Overview }) {
  const t = useText();
  const o = useOverviewText();
  const f = useFormat();
  const trail = useTrail(overview.area);
  return (
    <>
      <PageHeader
        title={o('title', { area: overview.areaName })}
        trail={trail}
        lead={o('asOf', { at: f.instant(overview.asOf) })}
        actions={
          <>
            <LinkButton href={listAddress({ area: overview.area })} icon={RowsIcon}>
              {o('openList')}
            </LinkButton>
            <span className="hidden tablet:contents">
              <Button icon={PrintIcon} onClick={() => window.print()}>
                {t('print')}
              </Button>
            </span>
          </>
        }
      />
      {overview.total === 0 ? (
        <EmptyState title={o('empty')} picture />
      ) : (
        <>
          <Figures overview={overview} />
          <OverviewCharts overview={overview} />
          {overview.byPart.length > 0 && <Parts overview={overview} />}
          <Rules overview={overview} />
        </>
      )}
    </>
  );
}

/** From the village up to what the person answers for; areas beyond that are not theirs to open. */
function useTrail(area: string) {
  const regions = useRegions();
  const me = useMe();
  const mine = me?.holdings.flatMap((holding) => holding.area ?? []) ?? [];
  const above = [area.slice(0, 5), districtOf(area)].filter(
    (code) => code.length < area.length && mine.some((held) => code === held || code.startsWith(`${held}.`)),
  );
  return [...new Set(above)].map((code) => ({ label: regions.nameOf(code) ?? code, href: overviewAddress(code) }));
}

function Figures({ overview }: { overview: Overview }) {
  const o = useOverviewText();
  const f = useFormat();
  const { area, total } = overview;
  const asOf = dayOf(new Date(overview.asOf));
  const active = numberOf(overview.byActivity, 'active');
  const complete = numberOf(overview.byLegality, 'complete');
  const food = useFood(area);
  const never = useAsk(registry, 'registry.countEnterprises', { area, freshness: 'never' }).data;
  return (
    <FigureRow>
      <Figure label={o('total')} value={f.number(total)} asOf={asOf} href={listAddress({ area })} />
      <Figure
        label={o('active')}
        value={f.number(active)}
        change={o('activeOf', { share: f.percent(active / total) })}
        unknown={numberOf(overview.byActivity, 'unknown')}
        href={listAddress({ area, activity: 'active' })}
      />
      <Figure
        label={o('complete')}
        value={f.number(complete)}
        change={o('activeOf', { share: f.percent(complete / total) })}
        href={listAddress({ area, legality: 'complete' })}
      />
      {food && food.all > 0 && (
        <Figure
          label={o('foodGap')}
          value={f.number(food.gap)}
          change={o('foodOf', { n: f.number(food.all) })}
          href={listAddress({ area, cluster: food.cluster, legality: 'none,partial' })}
        />
      )}
      <Figure
        label={o('stale')}
        value={never && (never.exact ? f.number(never.n) : o('atLeast', { n: f.number(never.n) }))}
        href={listAddress({ area, freshness: 'never' })}
      />
    </FigureRow>
  );
}

function Rules({ overview }: { overview: Overview }) {
  const t = useText();
  const o = useOverviewText();
  const f = useFormat();
  return (
    <Section title={o('rules')}>
      <Card>
        <DefinitionList
          items={[
            { term: o('ruleCount'), value: o('ruleCountText') },
            { term: o('ruleActive'), value: o('ruleActiveText', { n: f.number(numberOf(overview.byActivity, 'unknown')) }) },
            { term: t('legality'), value: o('ruleLegalityText', { basis: overview.legalityRule }) },
            { term: t('scaleClass'), value: o('ruleScaleText', { n: f.number(numberOf(overview.byClass, 'unknown')), basis: overview.scaleRule }) },
          ]}
        />
      </Card>
    </Section>
  );
}
