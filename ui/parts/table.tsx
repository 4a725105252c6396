import { useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { AskedPages } from '../ask_pages.ts';
import { useFormat } from '../i18n.tsx';
import { CloseIcon, ColumnsIcon, RowsIcon } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useRemembered } from '../remembered.ts';
import { asRole } from '../roles.ts';
import { useDataText } from '../words_data.ts';
import { Button, IconButton } from './button.tsx';
import { CheckField } from './choices.tsx';
import { Dialog } from './dialog.tsx';
import { EmptyState, ErrorState, Skeleton } from './states.tsx';

export type Column<T> = {
  key: string;
  title: string;
  /** Said in the header, so that the numbers stay bare. */
  unit?: string;
  /** Numbers are aligned right, with figures of one width; prose may take several lines. */
  kind?: 'text' | 'number' | 'prose';
  render: (row: T) => ReactNode;
  /** Whether the column is drawn before the person chooses. The first column is always drawn. */
  starts?: 'shown' | 'hidden';
  /** On a phone's card: a line with its name, a chip without one, or not at all. */
  phone?: 'line' | 'chip' | 'hidden';
};

export type Selection = { selected: ReadonlySet<string>; onChange: (selected: ReadonlySet<string>) => void };
type Pages = Pick<AskedPages<unknown>, 'hasMore' | 'more' | 'loadingMore' | 'loading' | 'problem' | 'again'>;

export type DataTableProps<T> = {
  /** Density and columns are remembered under this name. */
  id: string;
  caption: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  /** Where the first column leads. */
  href?: (row: T) => string;
  renderActions?: (row: T) => ReactNode;
  pages?: Pages;
  empty?: ReactNode;
  selection?: Selection;
  /** What can be done with the selected rows. */
  selectionActions?: ReactNode;
  /** Beside the count: download, print. */
  toolbar?: ReactNode;
};

/** A list: a table at the desk, cards on a phone, ink on paper. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { id, caption, columns, rows, keyOf, pages, empty, selection } = props;
  const t = useDataText();
  const [density] = useRemembered<'roomy' | 'dense'>(`table.${id}.density`, 'dense');
  const [shown, choose] = useShownColumns(id, columns);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const fits = useFits(frame);

  if (pages?.problem && rows.length === 0) return <ErrorState problem={pages.problem} again={pages.again} />;
  if (pages?.loading) return <Skeleton kind="table" rows={10} />;
  if (rows.length === 0) return <>{empty ?? <EmptyState title={t('table.empty')} />}</>;
  return (
    <div className="nk-table-frame" data-density={density}>
      <Tools {...props} shown={shown} choose={choose} />
      <div
        ref={setFrame}
        className="nk-table-scroll"
        data-fits={fits}
        tabIndex={fits ? undefined : 0}
        role={fits ? undefined : 'region'}
        aria-label={fits ? undefined : caption}
      >
        <table className="nk-table" {...asRole.table} aria-label={caption}>
          <thead {...asRole.rowGroup}>
            <tr {...asRole.row}>
              {selection && (
                <th {...asRole.columnHeader} className="nk-cell-tick">
                  <SelectAll rows={rows.map(keyOf)} selection={selection} />
                </th>
              )}
              {shown.map((column) => (
                <th key={column.key} {...asRole.columnHeader} scope="col" className={column.kind === 'number' ? 'nk-cell-number' : undefined}>
                  {column.title}
                  {column.unit && <span className="font-normal"> ({column.unit})</span>}
                </th>
              ))}
              {props.renderActions && (
                <th {...asRole.columnHeader} scope="col" className="nk-cell-actions">
                  <span className="sr-only">{t('table.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody {...asRole.rowGroup}>
            {rows.map((row) => (
              <Row key={keyOf(row)} row={row} {...props} columns={shown} />
            ))}
          </tbody>
        </table>
      </div>
      {pages && <Foot pages={pages} count={rows.length} />}
      {selection && selection.selected.size > 0 && (
        <div className="nk-selection">
          <output className="font-bold">{t('table.selected', { count: selection.selected.size })}</output>
          {props.selectionActions}
          <span className="ml-auto">
            <IconButton label={t('table.unselect')} icon={CloseIcon} onClick={() => selection.onChange(new Set())} />
          </span>
        </div>
      )}
    </div>
  );
}

function Row<T>({ row, columns, keyOf, href, renderActions, selection }: DataTableProps<T> & { row: T }) {
  const t = useDataText();
  const key = keyOf(row);
  const selected = selection?.selected.has(key) ?? false;
  const [first, ...others] = columns;
  const titleId = `row-${key}`;
  return (
    <tr {...asRole.row} data-selected={selected || undefined}>
      {selection && (
        <td {...asRole.cell} className="nk-cell-tick">
          <label className="nk-tick-target">
            <span className="sr-only">{t('table.select', { name: '' })}</span>
            <input
              type="checkbox"
              className="nk-tick"
              aria-labelledby={titleId}
              checked={selected}
              onChange={(event) => {
                const next = new Set(selection.selected);
                if (event.target.checked) next.add(key);
                else next.delete(key);
                selection.onChange(next);
              }}
            />
          </label>
        </td>
      )}
      {first && (
        <th {...asRole.rowHeader} scope="row" id={titleId} className={first.kind === 'number' ? 'nk-cell-title nk-cell-number' : 'nk-cell-title'}>
          {href ? <Link href={href(row)}>{first.render(row)}</Link> : first.render(row)}
        </th>
      )}
      {others.map((column) => (
        <td
          key={column.key}
          {...asRole.cell}
          data-label={column.unit ? `${column.title} (${column.unit})` : column.title}
          className={`nk-cell-${column.phone ?? 'line'}${column.kind ? ` nk-cell-${column.kind}` : ''}`}
        >
          {column.render(row)}
        </td>
      ))}
      {renderActions && (
        <td {...asRole.cell} className="nk-cell-actions">
          {renderActions(row)}
        </td>
      )}
    </tr>
  );
}

function SelectAll({ rows, selection }: { rows: string[]; selection: Selection }) {
  const t = useDataText();
  const count = rows.filter((key) => selection.selected.has(key)).length;
  return (
    <label className="nk-tick-target">
      <span className="sr-only">{t('table.selectAll')}</span>
      <input
        type="checkbox"
        className="nk-tick"
        checked={count === rows.length}
        ref={(element) => {
          if (element) element.indeterminate = count > 0 && count < rows.length;
        }}
        onChange={(event) => selection.onChange(new Set(event.target.checked ? rows : []))}
      />
    </label>
  );
}

function Tools<T>({
  id,
  columns,
  rows,
  pages,
  toolbar,
  shown,
  choose,
}: DataTableProps<T> & { shown: Column<T>[]; choose: (keys: string[]) => void }) {
  const t = useDataText();
  const f = useFormat();
  const [density, setDensity] = useRemembered<'roomy' | 'dense'>(`table.${id}.density`, 'dense');
  const [choosing, setChoosing] = useState(false);
  const optional = columns.slice(1);
  const keys = shown.map((column) => column.key);
  return (
    <div className="nk-table-tools">
      <output>{t(pages && !pages.hasMore ? 'table.all' : 'table.shown', { count: f.number(rows.length) })}</output>
      <span className="nk-inline ml-auto">
        {toolbar}
        <span className="nk-desk-tool nk-inline">
          {optional.length > 1 && <IconButton label={t('table.columns')} icon={ColumnsIcon} onClick={() => setChoosing(true)} />}
          <IconButton
            label={`${t('table.density')}: ${t(density === 'dense' ? 'table.dense' : 'table.roomy')}`}
            icon={RowsIcon}
            onClick={() => setDensity(density === 'dense' ? 'roomy' : 'dense')}
          />
        </span>
      </span>
      <Dialog open={choosing} onClose={() => setChoosing(false)} title={t('table.columns')}>
        {optional.map((column) => (
          <CheckField
            key={column.key}
            name={`column-${column.key}`}
            label={column.title}
            value={keys.includes(column.key)}
            onChange={(on) => choose(on ? [...keys, column.key] : keys.filter((key) => key !== column.key))}
          />
        ))}
      </Dialog>
    </div>
  );
}

function Foot({ pages, count }: { pages: Pages; count: number }) {
  const t = useDataText();
  const f = useFormat();
  if (pages.problem) return <ErrorState problem={pages.problem} again={pages.more} />;
  if (!pages.hasMore) return null;
  return (
    <div className="nk-table-foot">
      <span>{t('table.shown', { count: f.number(count) })}</span>
      <Button busy={pages.loadingMore} onClick={pages.more}>
        {t('table.more')}
      </Button>
    </div>
  );
}

function useShownColumns<T>(id: string, columns: Column<T>[]): [Column<T>[], (keys: string[]) => void] {
  const usual = columns.filter((column, i) => i === 0 || column.starts !== 'hidden').map((column) => column.key);
  const [kept, keep] = useRemembered(`table.${id}.columns`, usual.join(' '));
  const keys = kept.split(' ');
  return [columns.filter((column, i) => i === 0 || keys.includes(column.key)), (next) => keep(next.join(' '))];
}

/** Whether the table is no wider than its place; only then can its header stick to the page. */
function useFits(frame: HTMLElement | null): boolean {
  const [fits, setFits] = useState(true);
  useLayoutEffect(() => {
    const table = frame?.firstElementChild;
    if (!frame || !table) return undefined;
    const look = () => setFits(table.scrollWidth <= frame.clientWidth + 1);
    const observer = new ResizeObserver(look);
    observer.observe(frame);
    observer.observe(table);
    look();
    return () => observer.disconnect();
  }, [frame]);
  return fits;
}
