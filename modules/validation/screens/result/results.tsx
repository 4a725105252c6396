import { useFormat } from '#ui/i18n.tsx';
import { Section } from '#ui/parts/card.tsx';
import { BarChart } from '#ui/parts/charts.tsx';
import { Figure, FigureRow } from '#ui/parts/figure.tsx';
import { Notice } from '#ui/parts/states.tsx';
import type { Import } from '../api.ts';
import { tally } from '../counts.ts';
import { outcomeWords } from '../words.ts';
import { useResultText } from './messages.ts';
import { rowsAddress } from './row_filter.ts';
import { RowTable } from './row_table.tsx';

const mostBars = 8;

/** What became of every row read: figures that are doors, their sum, what was found most often, the rows. */
export function Results({ found }: { found: Import }) {
  const r = useResultText();
  const f = useFormat();
  const { counts } = found;
  const parts = tally(counts);
  const sum = parts
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${f.number(n)} ${f.text(outcomeWords[outcome].text).toLowerCase()}`)
    .join(' + ');
  return (
    <>
      <Section title={r('results')}>
        <FigureRow>
          {parts.map(({ outcome, n }) => (
            <Figure key={outcome} label={f.text(outcomeWords[outcome].text)} value={f.number(n)} href={rowsAddress(found.id, { outcome })} />
          ))}
        </FigureRow>
        <p className="text-soft">
          {sum !== '' && r('sum', { parts: sum, n: f.number(counts.read) })} {counts.skipped > 0 && r('skipped', { n: f.number(counts.skipped) })}
        </p>
      </Section>
      <Problems found={found} />
      <RowTable found={found} />
    </>
  );
}

function Problems({ found }: { found: Import }) {
  const r = useResultText();
  const f = useFormat();
  const [most] = found.problems;
  if (!most) return found.counts.read > 0 ? <Notice tone="done">{r('noProblems')}</Notice> : null;
  const labelOf = ({ field, message, severity }: Import['problems'][number]) => {
    const label = found.fields.find((one) => one.field === field)?.label;
    const what = !label || message.toLowerCase().includes(label.toLowerCase()) ? brief(message) : `${label}: ${brief(message)}`;
    return severity === 'error' ? r('rejects', { what }) : what;
  };
  const rest = found.problems.length - mostBars;
  const rows = found.problems.slice(0, mostBars).map((problem) => ({
    label: labelOf(problem),
    value: problem.n,
    hue: problem.severity === 'error' ? (5 as const) : (1 as const),
    href: rowsAddress(found.id, { code: problem.code }),
  }));
  return (
    <div className="nk-card">
      <BarChart title={r('chart', { what: labelOf(most), n: f.number(most.n) })} unit={r('chartUnit')} label={r('chartRule')} rows={rows} />
      {rest > 0 && <p className="mt-2 text-sm text-soft">{r('chartMore', { n: f.number(rest) })}</p>}
    </div>
  );
}

/** A rule's sentence up to what to do about it. */
const brief = (message: string): string => message.split(/[.;] |\.$/)[0] ?? message;
