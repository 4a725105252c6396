import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { LineChart } from '#ui/parts/charts.tsx';
import { useCampaignText } from './messages.ts';
import { daysToShow, neededPerDay } from './pace.ts';
import type { Campaign } from './types.ts';

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

/** Visits of each day beside what each day would need; the title says which of the two is larger. */
export function CampaignChart({ campaign }: { campaign: Campaign }) {
  const c = useCampaignText();
  const f = useFormat();
  const now = clock.now();
  const days = daysToShow(campaign.days, now);
  if (days.length < 2) return null;
  const needed = campaign.state === 'open' ? neededPerDay(campaign, now) : null;
  const { perDay } = campaign.pace;
  const said = { n: f.number(oneDecimal(perDay)), days: f.number(campaign.pace.days) };
  const title =
    needed === null
      ? c('chartTitle', said)
      : c(perDay < needed ? 'chartSlow' : 'chartFast', { ...said, needed: f.number(oneDecimal(needed)), due: f.day(campaign.dueOn) });
  return (
    <Card>
      <LineChart
        title={title}
        unit={c('chartUnit')}
        source={c('chartSource')}
        label={c('chartDay')}
        points={days.map(({ day }) => day)}
        showPoint={(day) => `${day.slice(8)}/${day.slice(5, 7)}`}
        format={(value) => f.number(oneDecimal(value))}
        series={[
          { label: c('visited'), values: days.map(({ n }) => n), hue: 1 },
          ...(needed === null ? [] : [{ label: c('chartNeeded'), values: days.map(() => needed), hue: 2 as const }]),
        ]}
      />
    </Card>
  );
}
