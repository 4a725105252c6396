import { useEffect, useRef, useState } from 'react';
import { useAskPages } from '#ui/ask.ts';
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
  const place = useRef<HTMLDivElement>(null);
  // Who came through a figure, or by a shared address, stands at the rows; who narrows them here stays where they are.
  const came = location.hash === '#baris' ? JSON.stringify(filter) : undefined;
  useEffect(() => {
    if (came !== undefined && !place.current?.contains(document.activeElement)) place.current?.focus();
  }, [came]);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div ref={place} id="baris" tabIndex={-1} className="grid grid-cols-1 outline-none">
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
      <RowDialog found={found} row={opened} onClose={() => setOpened(undefined)} />
    </div>
  );
}

/** The columns of every table of rows; what an undo made of them only where there was one. */
export function useRowColumns(found: Import, open: (row: ImportRow) => void): Column<ImportRow>[] {
  const r = useResultText();
  const wasUndone = found.counts.removed + found.counts.kept > 0;
  return [
    { key: 'row', title: r('rowAndName'), render: (row) => <RowName row={row} found={found} open={open} /> },
    { key: 'outcome', title: r('outcome'), phone: 'chip', render: (row) => row.outcome && <OutcomeChip outcome={row.outcome} /> },
    ...(wasUndone ? [{ key: 'undone', title: r('undone'), kind: 'prose' as const, render: (row: ImportRow) => <Undone row={row} /> }] : []),
    { key: 'reasons', title: r('reasons'), kind: 'prose', phone: 'chip', render: (row) => <Findings row={row} found={found} /> },
  ];
}

/** The number as Excel shows it, without dots, and whose row it is; opens the row whole. */
function RowName({ row, found, open }: { row: ImportRow; found: Import; open: (row: ImportRow) => void }) {
  const r = useResultText();
  const owner = valueOf(row, found, 'owner_name');
  return (
    <button
      type="button"
      className="relative flex min-h-(--target) w-full min-w-0 items-baseline gap-2 py-1 text-left"
      aria-haspopup="dialog"
      onClick={() => open(row)}
    >
      <span className="sr-only">{r('row')} </span>
      <span className="numbers min-w-[4ch] font-normal text-soft">{row.rowNumber}</span>
      <span className="min-w-0 leading-snug">
        <span className="block break-words text-nila">{valueOf(row, found, 'business_name') ?? r('nameless')}</span>
        {owner && <span className="block text-sm font-normal break-words text-soft">{owner}</span>}
      </span>
    </button>
  );
}

/** As it would be recorded; else as it stands in the file, for rows that could not be read so far. */
function valueOf(row: ImportRow, found: Import, field: 'business_name' | 'owner_name'): string | undefined {
  const column = found.columns.find((one) => one.field === field)?.column;
  return row.clean.find((one) => one.field === field)?.value || (column === undefined ? undefined : row.raw[column]) || undefined;
}

/** What was noticed, and the enterprise of the registry that the row is or became. */
function Findings({ row, found }: { row: ImportRow; found: Import }) {
  const r = useResultText();
  const { enterprise, outcome } = row;
  if (row.problems.length === 0 && !enterprise) return <span className="nk-unknown text-sm">{r('nothingFound')}</span>;
  return (
    <div className="grid gap-1 py-1 text-sm">
      {row.problems.length > 0 && <Reasons row={row} found={found} />}
      {enterprise && (
        <p>
          <span className="text-soft">{r(row.committed ? 'becameEnterprise' : 'known')}: </span>
          <Link href={`/usaha/${enterprise.id}`} className="font-semibold break-words">
            {enterprise.name}
          </Link>
        </p>
      )}
      {row.differences.length > 0 && <p className="text-soft">{r('differsIn', { fields: row.differences.map(({ label }) => label).join(', ') })}</p>}
      {!enterprise && outcome === 'duplicate_in_registry' && <p className="text-soft">{r('elsewhere')}</p>}
    </div>
  );
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
