import { ArrowRightIcon, Icon } from '#ui/icons.tsx';
import { toneIcons } from '#ui/parts/chip.tsx';
import { useFormat } from '#ui/i18n.tsx';
import type { Import, ImportRow, RowProblem } from '../api.ts';
import { useText } from '../messages.ts';
import { severityWords } from '../words.ts';
import { useResultText } from './messages.ts';

const colours = { error: 'text-bata-ink', attention: 'text-kunyit-ink', info: 'text-soft', done: 'text-daun-ink', neutral: 'text-soft' } as const;

/** Everything noticed about a row, in words; a correction with what stood there and what it became. `relative` holds the words for the ear inside a table that scrolls. */
export function Reasons({ row, found }: { row: ImportRow; found: Import }) {
  return (
    <ul className="grid gap-1.5 text-sm">
      {row.problems.map((problem) => (
        <li key={`${problem.code}-${problem.field}-${problem.before}`} className="relative flex gap-1.5">
          <SeverityMark problem={problem} />
          <span className="grid min-w-0 gap-0.5 break-words">
            <span>
              <Label problem={problem} found={found} />
              {problem.message}
            </span>
            {problem.after !== null && <Change before={problem.before} after={problem.after} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SeverityMark({ problem }: { problem: RowProblem }) {
  const f = useFormat();
  const { tone, text } = severityWords[problem.severity];
  return (
    <span className={`mt-0.5 flex-none ${colours[tone]}`} title={f.text(text)}>
      <Icon of={toneIcons[tone]} size={16} />
      <span className="sr-only">{f.text(text)}: </span>
    </span>
  );
}

function Label({ problem, found }: { problem: RowProblem; found: Import }) {
  const label = found.fields.find(({ field }) => field === problem.field)?.label;
  return label ? <span className="font-semibold">{label}: </span> : null;
}

function Change({ before, after }: { before: string | null; after: string }) {
  const t = useText();
  const r = useResultText();
  return (
    <span className="nk-inline numbers">
      <span className="text-soft">{before ? `“${before}”` : t('empty')}</span>
      <Icon of={ArrowRightIcon} size={14} />
      <span className="sr-only">{r('became')}</span>
      <span className="font-semibold">{after === '' ? r('left') : `“${after}”`}</span>
    </span>
  );
}
