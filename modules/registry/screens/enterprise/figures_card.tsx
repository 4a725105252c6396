import { useTell } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import type { Formats } from '#ui/i18n.tsx';
import { PlusIcon } from '#ui/icons.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { LineChart } from '#ui/parts/charts.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { MoneyField, NumberField } from '#ui/parts/fields.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { scaleClassWords, wordOf } from '../choices.ts';
import { useText } from '../messages.ts';
import { NoPrint } from '../parts/no_print.tsx';
import { usePageText } from './messages.ts';

/** Money by year, and the class that the law makes of it. */
export function FiguresCard({ enterprise, onRecord }: { enterprise: Enterprise; onRecord: () => void }) {
  const p = usePageText();
  return (
    <Card
      title={p('money')}
      action={
        <NoPrint>
          <VerdictButton verdict={enterprise.can['registry.recordFigures']} small icon={PlusIcon} onClick={onRecord}>
            {p('figuresAdd')}
          </VerdictButton>
        </NoPrint>
      }
    >
      <ClassRule enterprise={enterprise} />
      {enterprise.figures.length === 0 ? <p className="text-soft">{p('figuresNone')}</p> : <FiguresTable enterprise={enterprise} />}
      <TurnoverChart enterprise={enterprise} />
    </Card>
  );
}

function ClassRule({ enterprise: { scale, figures } }: { enterprise: Enterprise }) {
  const p = usePageText();
  const f = useFormat();
  const figure = figures.find(({ year }) => year === scale.year);
  const measured = scale.basis === 'turnover' ? figure?.turnoverRupiah : figure?.capitalRupiah;
  if (scale.basis === null) return <p>{p('classUnknown')}</p>;
  return (
    <div className="grid gap-1">
      <p className="font-semibold">
        {p(scale.basis === 'turnover' ? 'classByTurnover' : 'classByCapital', {
          class: f.text(scaleClassWords[scale.class]),
          year: scale.year ?? '',
          basis: scale.legalBasis ?? '',
        })}
      </p>
      {scale.nextCeilingRupiah !== null && measured != null && (
        <p className="text-soft">
          {p('classCeiling', { rupiah: f.rupiah(scale.nextCeilingRupiah), share: shareWords(measured / scale.nextCeilingRupiah, f) })}
        </p>
      )}
    </div>
  );
}

/** A share that rounds to nothing is not nothing. */
const shareWords = (share: number, f: Formats) => (share > 0 && share < 0.001 ? `< ${f.percent(0.001)}` : f.percent(share));

function FiguresTable({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const f = useFormat();
  const money = (value: number | null) => (value === null ? <span className="nk-unknown">–</span> : f.number(value));
  const head = 'border-b border-line-strong py-2 text-sm whitespace-nowrap text-soft font-semibold';
  const cell = 'border-b border-line py-2 whitespace-nowrap';
  return (
    <div className="overflow-x-auto">
      <table className="w-full" aria-label={p('money')}>
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              {p('yearColumn')}
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              {p('capital')} (Rp)
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              {p('turnover')} (Rp)
            </th>
          </tr>
        </thead>
        <tbody>
          {enterprise.figures
            .toSorted((a, b) => b.year - a.year)
            .map((figure) => (
              <tr key={figure.year}>
                <th scope="row" className={`${cell} text-left font-semibold`}>
                  {figure.year}
                </th>
                <td className={`${cell} pl-4 text-right`}>{money(figure.capitalRupiah)}</td>
                <td className={`${cell} pl-4 text-right`}>{money(figure.turnoverRupiah)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** Two years make a direction; a year without figures is a gap. */
function TurnoverChart({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const f = useFormat();
  const years = enterprise.figures.toSorted((a, b) => a.year - b.year);
  const known = years.filter((figure) => figure.turnoverRupiah !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return null;
  const [from, to] = [first.turnoverRupiah ?? 0, last.turnoverRupiah ?? 0];
  const change = from === 0 ? 0 : to / from - 1;
  const title = p(change > 0 ? 'turnoverUp' : change < 0 ? 'turnoverDown' : 'turnoverSame', {
    share: f.percent(Math.abs(change)),
    from: first.year,
    to: last.year,
  });
  return (
    <LineChart
      title={title}
      unit="Rp"
      label={p('yearColumn')}
      points={years.map(({ year }) => String(year))}
      series={[{ label: p('turnover'), values: years.map((figure) => figure.turnoverRupiah) }]}
    />
  );
}

export function RecordFigures({ enterprise, onClose }: { enterprise: Enterprise; onClose: () => void }) {
  const t = useText();
  const p = usePageText();
  const f = useFormat();
  const lastYear = clock.now().getFullYear() - 1;
  const record = useTell(registry, 'registry.recordFigures', {
    invalidates: shownAfterChange,
    onDone: ({ scaleClass }, { year }) => {
      toast(p('figuresSaved', { year, class: wordOf(scaleClassWords, scaleClass, f) }));
      onClose();
    },
  });
  const known = (year: number | null) => enterprise.figures.find((figure) => figure.year === year);
  const start = known(lastYear);
  const form = useForm({
    initial: { year: lastYear, capitalRupiah: start?.capitalRupiah ?? null, turnoverRupiah: start?.turnoverRupiah ?? null },
    problem: record.problem,
  });
  const chooseYear = (year: number | null) => {
    // What is known of the year is shown, so that recording one of the two does not empty the other; what was typed stays.
    for (const measure of ['capitalRupiah', 'turnoverRupiah'] as const) {
      if (form.values[measure] === (known(form.values.year)?.[measure] ?? null)) form.set(measure, known(year)?.[measure] ?? null);
    }
    form.set('year', year);
  };
  return (
    <Dialog open onClose={onClose} title={p('figuresAdd')}>
      <Form form={form} onSubmit={({ year, ...money }) => record.send({ id: enterprise.id, year: year ?? 0, ...money })}>
        <NumberField {...form.bind('year')} onChange={chooseYear} label={t('year')} hint={p('figuresHint')} />
        <MoneyField {...form.bind('turnoverRupiah')} label={p('turnover')} hint={p('turnoverHint')} optional />
        <MoneyField {...form.bind('capitalRupiah')} label={p('capital')} hint={p('capitalHint')} optional />
        <FormActions>
          <Button type="submit" tone="primary" busy={record.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
