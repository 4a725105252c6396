import { Dialog } from '#ui/parts/dialog.tsx';
import { columnLetter } from '../columns/mapping.ts';
import type { Field } from '../../words.ts';
import type { Import, ImportRow } from '../api.ts';
import { useText } from '../messages.ts';
import { OutcomeChip } from '../state_chip.tsx';
import { useResultText } from './messages.ts';
import { Reasons } from './reasons.tsx';

/** Columns that are read but not recorded under their own name. */
const forArea: readonly Field[] = ['village', 'village_code', 'district', 'district_code'];
const notKept: readonly Field[] = ['kk', 'birth_place'];
const grid = 'grid grid-cols-1 gap-x-4 gap-y-1 py-2 tablet:grid-cols-3';

/** A row whole: each cell as it stands in the file, and what is recorded of it. */
export function RowDialog({ found, row, onClose }: { found: Import; row: ImportRow | undefined; onClose: () => void }) {
  const r = useResultText();
  return (
    <Dialog open={row !== undefined} onClose={onClose} title={r('rowTitle', { n: row?.rowNumber ?? '' })} wide>
      {row && <WholeRow found={found} row={row} />}
    </Dialog>
  );
}

function WholeRow({ found, row }: { found: Import; row: ImportRow }) {
  const t = useText();
  const r = useResultText();
  const labelOf = (field: string) => found.fields.find((one) => one.field === field)?.label ?? field;
  const cleanOf = (field: string | null) => row.clean.find((one) => one.field === field)?.value;
  const insteadOf = (field: Field) => (forArea.includes(field) ? r('forArea') : notKept.includes(field) ? r('notKept') : undefined);
  const mapped = new Set(found.columns.map(({ field }) => field));
  const derived = row.clean.filter(({ field }) => !mapped.has(field));
  return (
    <div className="grid gap-4">
      {row.outcome && (
        <div>
          <OutcomeChip outcome={row.outcome} />
        </div>
      )}
      {row.problems.length > 0 && <Reasons row={row} found={found} />}
      {row.differences.length > 0 && <Differences row={row} />}
      <dl className="divide-y divide-line border-y border-line text-sm">
        <div aria-hidden="true" className={`${grid} hidden font-semibold text-soft tablet:grid`}>
          <span>{r('cell')}</span>
          <span>{r('written')}</span>
          <span>{r('recorded')}</span>
        </div>
        {found.columns.map(({ column, header, field }) => (
          <Cell
            key={column}
            term={`${columnLetter(column)} · ${header || t('noHeader')}`}
            written={row.raw[column] || t('empty')}
            recorded={field === null ? r('notTaken') : (cleanOf(field) ?? (row.raw[column] ? insteadOf(field) : undefined))}
            label={field === null ? undefined : labelOf(field)}
          />
        ))}
        {derived.map(({ field, value }) => (
          <Cell key={field} term={labelOf(field)} written={r('derived')} recorded={value} label={labelOf(field)} />
        ))}
      </dl>
    </div>
  );
}

/** Field by field what the registry says and what the file says instead. */
function Differences({ row }: { row: ImportRow }) {
  const t = useText();
  const r = useResultText();
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{r('differences')}</h3>
      <dl className="divide-y divide-line border-y border-line text-sm">
        <div aria-hidden="true" className={`${grid} hidden font-semibold text-soft tablet:grid`}>
          <span>{r('field')}</span>
          <span>{r('inRegistry')}</span>
          <span>{r('inFile')}</span>
        </div>
        {row.differences.map(({ field, label, registry, file }) => (
          <div key={field} className={grid}>
            <dt className="font-semibold break-words">{label}</dt>
            <dd className="break-words text-soft">
              <span className="tablet:sr-only">{r('inRegistry')}: </span>
              {registry ?? <span className="nk-unknown">{t('empty')}</span>}
            </dd>
            <dd className="break-words">
              <span className="text-soft tablet:sr-only">{r('inFile')}: </span>
              {file}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Cell({ term, written, recorded, label }: { term: string; written: string; recorded: string | undefined; label: string | undefined }) {
  const r = useResultText();
  return (
    <div className={grid}>
      <dt className="font-semibold break-words">{term}</dt>
      <dd className="break-words text-soft">
        <span className="tablet:sr-only">{r('written')}: </span>
        {written}
      </dd>
      <dd className="break-words">
        <span className="text-soft tablet:sr-only">{r('recorded')}: </span>
        {recorded ?? <span className="nk-unknown">–</span>}
        {label && recorded !== undefined && <span className="block text-faint">{label}</span>}
      </dd>
    </div>
  );
}
