import { useState } from 'react';
import { useAskPages } from '#ui/ask.ts';
import { Section } from '#ui/parts/card.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { api } from '../api.ts';
import type { Import, ImportRow } from '../api.ts';
import { RowDialog } from '../result/row_dialog.tsx';
import { useRowColumns } from '../result/row_table.tsx';
import { useAfterText } from './messages.ts';

/** The rows that an undo kept, each with its reason. */
export function KeptRows({ found }: { found: Import }) {
  const a = useAfterText();
  const [opened, setOpened] = useState<ImportRow>();
  const columns = useRowColumns(found, setOpened).filter(({ key }) => key !== 'outcome');
  const pages = useAskPages(api, 'validation.listImportRows', { id: found.id, undone: 'kept' });
  return (
    <Section title={a('keptTitle')}>
      {pages.problem && <ErrorState problem={pages.problem} again={pages.more} />}
      <DataTable
        id="validation.kept"
        caption={a('keptCaption')}
        columns={columns}
        rows={pages.items}
        keyOf={(row) => String(row.rowNumber)}
        pages={pages}
      />
      <RowDialog found={found} row={opened} onClose={() => setOpened(undefined)} />
    </Section>
  );
}
