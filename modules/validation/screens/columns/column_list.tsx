import { useState } from 'react';
import { AttentionIcon, CheckIcon, ChevronDownIcon, EditIcon, Icon, NeutralIcon } from '#ui/icons.tsx';
import type { IconComponent } from '#ui/icons.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import type { Field } from '../../words.ts';
import type { Column, Import } from '../api.ts';
import { useText } from '../messages.ts';
import type { Layout } from './layout.ts';
import { columnLetter, surenessOf } from './mapping.ts';
import type { Sureness } from './mapping.ts';
import { useColumnText } from './messages.ts';
import type { MappingState } from './use_mapping.ts';

const grid = 'grid grid-cols-1 gap-x-4 gap-y-2 tablet:grid-cols-[minmax(0,3fr)_minmax(0,4fr)_minmax(0,4fr)_minmax(0,4fr)]';

type ListProps = { found: Import; layout: Layout; state: MappingState; mayChange: boolean };

/** Each column as it stands in Excel, what it seems to mean, and why. */
export function ColumnList({ found, layout, state, mayChange }: ListProps) {
  const c = useColumnText();
  // What was suggested at first; a saved choice comes back from the server as certain.
  const [suggested] = useState(layout.columns);
  const [byPerson] = useState(found.mappingFrom === 'person');
  return (
    <div className="overflow-clip rounded-base border border-line bg-surface">
      <div aria-hidden="true" className={`${grid} hidden border-b border-line bg-sunken px-4 py-2 text-sm font-semibold text-soft tablet:grid`}>
        <span>{c('heading')}</span>
        <span>{c('samples')}</span>
        <span>{c('meaning')}</span>
        <span>{c('sureness')}</span>
      </div>
      <ul>
        {suggested.map((column) => (
          <li key={column.column} className={`${grid} items-start border-b border-line px-4 py-3 last:border-b-0`}>
            <Heading column={column} />
            <Samples values={column.samples} />
            <Meaning column={column} found={found} state={state} mayChange={mayChange} />
            <Why column={column} now={state.mapping.get(column.column)} byPerson={byPerson} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Heading({ column }: { column: Column }) {
  const t = useText();
  return (
    <p className="min-w-0 break-words">
      <span className="text-sm text-soft">{t('columnLetter', { letter: columnLetter(column.column) })}</span>
      <span className="block font-semibold">{column.header || <span className="nk-unknown">{t('noHeader')}</span>}</span>
    </p>
  );
}

function Samples({ values }: { values: string[] }) {
  const t = useText();
  const c = useColumnText();
  const shown = values.slice(0, 3);
  if (shown.every((value) => value === '')) return <p className="nk-unknown text-sm">{t('empty')}</p>;
  return (
    <ul className="grid min-w-0 gap-0.5 text-sm text-soft" aria-label={c('samples')}>
      {shown.map((value, i) => (
        <li key={`${i}-${value}`} className="truncate numbers" title={value}>
          {value || <span className="nk-unknown">{t('empty')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Meaning({ column, found, state, mayChange }: Omit<ListProps, 'layout'> & { column: Column }) {
  const t = useText();
  const c = useColumnText();
  const letter = columnLetter(column.column);
  const now = state.mapping.get(column.column);
  const holder = (field: Field) => [...state.mapping].find(([other, meaning]) => meaning === field && other !== column.column)?.[0];
  const hint = found.fields.find(({ field }) => field === now)?.hint;
  if (!mayChange)
    return (
      <p className="font-semibold">{found.fields.find(({ field }) => field === now)?.label ?? <span className="nk-unknown">{c('leaveOut')}</span>}</p>
    );
  return (
    <div className="grid min-w-0 gap-1">
      <div className="nk-select">
        <select
          className="nk-input"
          aria-label={c('meaningOf', { letter, header: column.header || t('noHeader') })}
          value={now ?? ''}
          onChange={(event) => state.change(column.column, event.target.value as Field | '')}
        >
          <option value="">{c('leaveOut')}</option>
          {found.fields.map(({ field, label }) => {
            const other = holder(field);
            return (
              <option key={field} value={field}>
                {other === undefined ? label : c('takenBy', { label, letter: columnLetter(other) })}
              </option>
            );
          })}
        </select>
        <Icon of={ChevronDownIcon} />
      </div>
      {hint && <span className="nk-hint text-sm">{hint}</span>}
    </div>
  );
}

const looks: Record<Sureness, { tone: Tone; icon: IconComponent }> = {
  chosen: { tone: 'info', icon: EditIcon },
  sure: { tone: 'done', icon: CheckIcon },
  likely: { tone: 'neutral', icon: CheckIcon },
  check: { tone: 'attention', icon: AttentionIcon },
  none: { tone: 'neutral', icon: NeutralIcon },
};

function Why({ column, now, byPerson }: { column: Column; now: Field | undefined; byPerson: boolean }) {
  const c = useColumnText();
  const sureness = surenessOf(column, now, byPerson);
  const why = column.field !== null && column.field === now ? column.why : null;
  return (
    <p className="nk-inline min-w-0 text-sm text-soft">
      <Chip {...looks[sureness]}>{c(sureness)}</Chip>
      {why && <span>{why}</span>}
    </p>
  );
}
