import { useFormat } from '#ui/i18n.tsx';
import { ColumnsIcon, StoreIcon, UploadIcon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/card.tsx';
import type { Import } from '../api.ts';
import { leftOut, toCommit } from '../counts.ts';
import { ReasonsButton } from '../result/reasons_button.tsx';
import { Results } from '../result/results.tsx';
import { KeptRows } from './kept_rows.tsx';
import { useAfterText } from './messages.ts';
import { UndoCard } from './undo.tsx';

/** After the commit, and after an undo: what came of it, where to look, and the way back. */
export function Saved({ found }: { found: Import }) {
  return (
    <>
      {found.state === 'committed' ? <Committed found={found} /> : <Undone found={found} />}
      {found.counts.kept > 0 && <KeptRows found={found} />}
      <UndoCard found={found} />
      <Results found={found} />
    </>
  );
}

function Committed({ found }: { found: Import }) {
  const a = useAfterText();
  const f = useFormat();
  const { counts } = found;
  const outside = leftOut(counts);
  const fewer = toCommit(counts) - counts.committed;
  return (
    <Section title={counts.committed > 0 ? a('savedTitle', { n: f.number(counts.committed) }) : a('savedNone')}>
      <Card tone="done">
        <div className="grid gap-4">
          <p className="max-w-prose">
            {fewer > 0 && a('fewer', { n: f.number(fewer) })} {outside > 0 && a('stays', { n: f.number(outside) })}
          </p>
          <div className="nk-actions">
            <LinkButton href="/usaha" tone="primary" icon={StoreIcon}>
              {a('newest')}
            </LinkButton>
            <ReasonsButton found={found} />
            <LinkButton href={`/impor/${found.id}?langkah=kolom`} icon={ColumnsIcon}>
              {a('columns')}
            </LinkButton>
          </div>
        </div>
      </Card>
    </Section>
  );
}

function Undone({ found }: { found: Import }) {
  const a = useAfterText();
  const f = useFormat();
  const { removed, kept } = found.counts;
  return (
    <Section title={kept > 0 ? a('partlyTitle', { n: f.number(removed), kept: f.number(kept) }) : a('undoneTitle', { n: f.number(removed) })}>
      <Card tone={kept > 0 ? 'attention' : 'done'}>
        <div className="grid gap-4">
          {kept === 0 && <p className="max-w-prose">{a('undoneNext')}</p>}
          <div className="nk-actions">
            <LinkButton href="/impor/baru" tone="primary" icon={UploadIcon}>
              {a('another')}
            </LinkButton>
            <ReasonsButton found={found} />
          </div>
        </div>
      </Card>
    </Section>
  );
}
