import { useEffect, useEffectEvent, useState } from 'react';
import { useAskPages } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Section } from '#ui/parts/card.tsx';
import { ErrorState, ProgressBar } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { api } from '../api.ts';
import type { Import, ImportRow } from '../api.ts';
import { RowDialog } from '../result/row_dialog.tsx';
import { useRowColumns } from '../result/row_table.tsx';
import { useAfterText } from './messages.ts';

/** The rows that an undo kept, each with its reason. The list of rows cannot be asked for them alone, so its pages are read until all are found. */
export function KeptRows({ found }: { found: Import }) {
  const a = useAfterText();
  const f = useFormat();
  const [opened, setOpened] = useState<ImportRow>();
  const columns = useRowColumns(found, setOpened).filter(({ key }) => key !== 'outcome');
  const pages = useAskPages(api, 'validation.listImportRows', { id: found.id, limit: 200 });
  const kept = pages.items.filter((row) => row.undone === 'kept');
  const more = useEffectEvent(() => pages.more());
  const looking = kept.length < found.counts.kept && (pages.loading || pages.hasMore) && !pages.problem;
  useEffect(() => {
    if (looking && !pages.loading && !pages.loadingMore) more();
  }, [looking, pages.loading, pages.loadingMore]);
  return (
    <Section title={a('keptTitle')}>
      {looking && <ProgressBar label={a('keptLooking', { found: f.number(kept.length), n: f.number(found.counts.kept) })} value={kept.length / found.counts.kept} />}
      {pages.problem && <ErrorState problem={pages.problem} again={pages.more} />}
      {kept.length > 0 && <DataTable id="validation.kept" caption={a('keptCaption')} columns={columns} rows={kept} keyOf={(row) => String(row.rowNumber)} />}
      <RowDialog found={found} row={opened} onClose={() => setOpened(undefined)} />
    </Section>
  );
}
