import { useState } from 'react';
import { useAskPages } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Link } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { api } from '../api.ts';
import type { Import, ImportRow } from '../api.ts';
import { OutcomeChip } from '../state_chip.tsx';
import { useResultText } from './messages.ts';
import { Reasons } from './reasons.tsx';
import { RowDialog } from './row_dialog.tsx';
import { useRowFilter } from './row_filter.ts';
import { RowFilters } from './row_filters.tsx';

export function RowTable({ found }: { found: Import }) {
  const r = useResultText();
  const { filter, narrow } = useRowFilter(found.id);
  const [opened, setOpened] = useState<ImportRow>();
  const pages = useAskPages(api, 'validation.listImportRows', { id: found.id, ...filter });
  const columns = useRowColumns(found, setOpened);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div id="baris" tabIndex={-1} className="grid grid-cols-1 outline-none">
      <Section title={r('rows')}>
        <RowFilters found={found} filter={filter} narrow={narrow} />
        <DataTable
          id="validation.rows"
          caption={r('caption')}
          columns={columns}
          rows={pages.items}
          keyOf={(row) => String(row.rowNumber)}
          pages={pages}
          empty={isFiltered ? <EmptyState title={r('emptyFiltered')} action={<Button onClick={() => narrow({})}>{r('clear')}</Button>} /> : undefined}
        />
      </Section>
      {opened && <RowDialog found={found} row={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

/** The columns of every table of rows; what an undo made of them only where there was one. */
export function useRowColumns(found: Import, open: (row: ImportRow) => void): Column<ImportRow>[] {
  const r = useResultText();
  const f = useFormat();
  const wasUndone = found.counts.removed + found.counts.kept > 0;
  return [
    { key: 'row', title: r('row'), render: (row) => <RowNumber row={row} open={open} /> },
    { key: 'outcome', title: r('outcome'), phone: 'chip', render: (row) => row.outcome && <OutcomeChip outcome={row.outcome} /> },
    { key: 'name', title: r('name'), kind: 'prose', render: (row) => valueOf(row, found, 'business_name') },
    { key: 'owner', title: r('owner'), render: (row) => valueOf(row, found, 'owner_name') },
    ...(wasUndone ? [{ key: 'undone', title: r('undone'), kind: 'prose' as const, render: (row: ImportRow) => <Undone row={row} /> }] : []),
    { key: 'reasons', title: r('reasons'), kind: 'prose', render: (row) => <Reasons row={row} found={found} /> },
    { key: 'known', title: r('known'), render: (row) => <Known row={row} number={f.number} /> },
  ];
}

function RowNumber({ row, open }: { row: ImportRow; open: (row: ImportRow) => void }) {
  const r = useResultText();
  const f = useFormat();
  return (
    <button type="button" className="nk-link-button numbers" aria-label={r('openRow', { n: row.rowNumber })} aria-haspopup="dialog" onClick={() => open(row)}>
      {f.number(row.rowNumber)}
    </button>
  );
}

/** As it would be recorded; else as it stands in the file, for rows that could not be read so far. */
function valueOf(row: ImportRow, found: Import, field: 'business_name' | 'owner_name') {
  const column = found.columns.find((one) => one.field === field)?.column;
  const value = row.clean.find((one) => one.field === field)?.value ?? (column === undefined ? undefined : row.raw[column]);
  return value ? <span className="break-words">{value}</span> : <span className="nk-unknown">–</span>;
}

function Known({ row, number }: { row: ImportRow; number: (n: number) => string }) {
  const r = useResultText();
  if (row.enterprise) {
    return (
      <Link href={`/usaha/${row.enterprise.id}`} className="break-words">
        {row.enterprise.name}
      </Link>
    );
  }
  if (row.sameAsRow !== null) return r('sameRow', { n: number(row.sameAsRow) });
  return <span className="nk-unknown">{row.outcome === 'duplicate_in_registry' ? r('elsewhere') : '–'}</span>;
}

function Undone({ row }: { row: ImportRow }) {
  const r = useResultText();
  if (row.undone === null) return <span className="nk-unknown">–</span>;
  return (
    <span className="nk-inline">
      <Chip tone={row.undone === 'kept' ? 'attention' : 'neutral'}>{r(row.undone)}</Chip>
      {row.keptBecause}
    </span>
  );
}
