import { useState } from 'react';
import { Section } from '#ui/parts/card.tsx';
import { Notice } from '#ui/parts/states.tsx';
import type { Import } from '../api.ts';
import { DiscardButton } from '../wizard/discard.tsx';
import { FileNotices } from '../wizard/file_notices.tsx';
import { ColumnList } from './column_list.tsx';
import { ColumnsFoot } from './columns_foot.tsx';
import { layoutOf } from './layout.ts';
import type { Layout, Place } from './layout.ts';
import { missingIn } from './mapping.ts';
import type { Missing } from './mapping.ts';
import { useColumnText } from './messages.ts';
import { SheetChoice } from './sheet_choice.tsx';
import { useMapping } from './use_mapping.ts';

/** Where the list stands in the file, and what each of its columns means. */
export function ColumnsStep({ found }: { found: Import }) {
  const c = useColumnText();
  const [chosen, setChosen] = useState<Place>();
  const [first] = useState(found);
  const layout = layoutOf(found, chosen, first);
  const verdict = found.can['validation.setMapping'];
  return (
    <>
      {typeof verdict === 'string' && <Notice>{verdict}</Notice>}
      {verdict === true && found.state === 'rehearsed' && <Notice tone="attention">{c('again')}</Notice>}
      <SheetChoice found={found} layout={layout} mayChange={verdict === true} onChoose={setChosen} />
      {layout ? (
        // Another place has other columns: then whatever was chosen here belongs to the past.
        <Columns key={`${layout.sheet}-${layout.headerRow}`} found={found} layout={layout} />
      ) : (
        <div>
          <DiscardButton found={found} />
        </div>
      )}
    </>
  );
}

function Columns({ found, layout }: { found: Import; layout: Layout }) {
  const c = useColumnText();
  const state = useMapping(found.id, layout);
  const mayChange = found.can['validation.setMapping'] === true;
  const missing = missingIn(state.mapping);
  return (
    <>
      <Section title={c('ask')}>
        <p className="max-w-prose text-soft">
          {c(layout.fresh ? 'fresh' : (found.mappingFrom ?? 'suggested'))} {mayChange && c('remembers')}{' '}
          {found.areas.length > 0 && c('areas', { areas: found.areas.map(({ name }) => name).join(', ') })}
        </p>
        {!layout.fresh && <FileNotices found={found} />}
        <MissingFields missing={missing} />
        <ColumnList found={found} layout={layout} state={state} mayChange={mayChange} />
      </Section>
      <ColumnsFoot found={found} state={state} nameless={missing.includes('names')} />
    </>
  );
}

function MissingFields({ missing }: { missing: Missing[] }) {
  const c = useColumnText();
  if (missing.length === 0) return null;
  return (
    <Notice tone="attention" title={c('missingTitle')}>
      <ul className="grid list-disc gap-1 pl-5">
        {missing.map((what) => (
          <li key={what}>{c(`missing.${what}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
