import { useAsk, useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { RefreshIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { VerdictButton } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { Figure, FigureRow } from '#ui/parts/figure.tsx';
import { FilterBar } from '#ui/parts/filters.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, ErrorState } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api } from '../api.ts';
import { useQualityText } from './messages.ts';
import { QualityCharts } from './quality_charts.tsx';
import { RuleList } from './rule_list.tsx';
import { shownAfterRepair } from './types.ts';
import type { Quality } from './types.ts';
import { findingsAddress } from './words.ts';

export default function QualityPage() {
  const q = useQualityText();
  const [area, setArea] = useSearchWord('wilayah');
  const [source, setSource] = useSearchWord('asal');
  const asked = useAsk(api, 'validation.getQuality', { ...(area && { area }), ...(source && { source }) }, { keepPrevious: true });
  const again = useTell(api, 'validation.checkAgain', { invalidates: shownAfterRepair, onDone: () => toast(q('checkStarted')) });
  const quality = asked.data;
  return (
    <Page>
      <PageHeader
        title={q('title')}
        lead={q('lead')}
        actions={
          quality && (
            <VerdictButton verdict={quality.can['validation.checkAgain']} icon={RefreshIcon} busy={again.busy} onClick={() => again.send({})}>
              {q('checkAgain')}
            </VerdictButton>
          )
        }
      />
      {again.problem && <ErrorState problem={again.problem} />}
      <Asked ask={asked} skeleton="figures" rows={3}>
        {(data) => (
          <>
            <QualityFilters quality={data} area={area} source={source} onArea={setArea} onSource={setSource} />
            <Figures quality={data} area={area} source={source} />
            <RuleList quality={data} area={area} source={source} />
            <QualityCharts quality={data} area={area} source={source} />
          </>
        )}
      </Asked>
    </Page>
  );
}

type FilterProps = { quality: Quality; area: string; source: string; onArea: (area: string) => void; onSource: (source: string) => void };

function QualityFilters({ quality, area, source, onArea, onSource }: FilterProps) {
  const q = useQualityText();
  const nameOf = (code: string) => quality.areas.find((one) => one.area === code)?.name ?? code;
  const applied = area ? [{ label: nameOf(area), onRemove: () => onArea('') }] : [];
  return (
    <FilterBar applied={applied}>
      <SelectField
        name="wilayah"
        label={q('area')}
        value={area}
        onChange={onArea}
        emptyLabel={q('all')}
        options={withPresent(
          area,
          quality.areas.map((one) => ({ value: one.area, label: one.name })),
        )}
      />
      <SelectField
        name="asal"
        label={q('source')}
        value={source}
        onChange={onSource}
        emptyLabel={q('all')}
        options={withPresent(
          source,
          quality.sources.map((one) => ({ value: one.source, label: one.label })),
        )}
      />
    </FilterBar>
  );
}

/** What the address asks for stays chosen, also where it is none of the choices below it. */
const withPresent = (value: string, options: { value: string; label: string }[]) =>
  value === '' || options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];

const twoPlaces = (share: number) => Math.round(share * 100) / 100;

function Figures({ quality, area, source }: { quality: Quality; area: string; source: string }) {
  const q = useQualityText();
  const f = useFormat();
  const total = (severity: 'error' | 'warning' | 'hint') =>
    quality.rules.filter((rule) => rule.severity === severity).reduce((n, rule) => n + rule.n, 0);
  const door = (severity: 'error' | 'warning' | 'hint') => findingsAddress({ severity, ...(area && { area }), ...(source && { source }) });
  const share = quality.enterprises > 0 ? q('ofAll', { share: f.percent(quality.clean / quality.enterprises) }) : undefined;
  const when = quality.checkedAt ? q('checkedAt', { when: f.instant(quality.checkedAt) }) : q('neverChecked');
  return (
    <FigureRow>
      <Figure label={q('enterprises')} value={f.number(quality.enterprises)} change={<span>{when}</span>} />
      <Figure label={q('clean')} value={f.number(quality.clean)} change={share && <span>{share}</span>} />
      {quality.trust && (
        <Figure
          label={q('trust')}
          value={f.percent(twoPlaces(quality.trust.mean))}
          change={<span>{q('trustShort')}</span>}
          asOf={quality.trust.day}
        />
      )}
      <Figure label={q('withErrors')} value={f.number(total('error'))} href={door('error')} />
      <Figure label={q('withWarnings')} value={f.number(total('warning'))} href={door('warning')} />
      <Figure label={q('hints')} value={f.number(total('hint'))} href={door('hint')} />
    </FigureRow>
  );
}
