import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { Link } from '#ui/link.tsx';
import { Card } from '#ui/parts/card.tsx';
import { CheckField } from '#ui/parts/choices.tsx';
import { useDuplicateText } from './messages.ts';
import type { Pair, PairField } from './types.ts';
import type { Choice, Side } from './use_choice.ts';

type Shown = { pair: Pair; choice: Choice };

/** Field by field, one record beside the other; of what differs it can be chosen whose value stays. */
export function PairFields({ pair, choice }: Shown) {
  const d = useDuplicateText();
  const [onlyDiffering, setOnly] = useState(false);
  const fields = pair.fields.filter((field) => (field.one !== null || field.other !== null) && (!onlyDiffering || field.differs));
  return (
    <Card title={d('fields')} action={<CheckField name="beda" label={d('onlyDiffering')} value={onlyDiffering} onChange={setOnly} />}>
      <div className="grid grid-cols-2 gap-x-4 tablet:grid-cols-[minmax(96px,1fr)_minmax(0,2fr)_minmax(0,2fr)]">
        <span className="hidden tablet:block" />
        <RecordHead pair={pair} choice={choice} side="one" />
        <RecordHead pair={pair} choice={choice} side="other" />
        {fields.map((field) => (
          <FieldRow key={field.field} field={field} pair={pair} choice={choice} />
        ))}
      </div>
    </Card>
  );
}

/** Whose record it is, what hangs on it, and whether it is the one that stays. */
function RecordHead({ pair, choice, side }: Shown & { side: Side }) {
  const d = useDuplicateText();
  const f = useFormat();
  const record = pair[side];
  const { documents, photos, verifiedOn } = pair.holdings[side];
  const mayDecide = pair.can['validation.decidePair'] === true && !pair.secondLook;
  return (
    <div className="grid content-start gap-1 border-b border-line pb-3">
      <p className="text-sm text-soft">{d(side === 'one' ? 'first' : 'second')}</p>
      <Link href={`/usaha/${record.id}`} className="font-semibold break-words" target="_blank">
        {record.name}
      </Link>
      <p className="text-sm text-soft">
        {d('recorded', { day: f.instant(record.recordedAt) })}
        <br />
        {d('holds', { documents: f.number(documents), photos: f.number(photos) })}
        <br />
        {verifiedOn ? d('verified', { day: f.day(verifiedOn) }) : d('neverVerified')}
      </p>
      {mayDecide && (
        <label className="nk-check">
          <input type="radio" name="bertahan" checked={choice.survivor === side} onChange={() => choice.keepRecord(side)} />
          <span>{d('survivor')}</span>
        </label>
      )}
    </div>
  );
}

function FieldRow({ field, pair, choice }: Shown & { field: PairField }) {
  const d = useDuplicateText();
  const tone = field.differs ? 'bg-kunyit-soft' : '';
  return (
    <div className={`col-span-full grid grid-cols-subgrid border-b border-line py-2 ${tone}`}>
      <p className="col-span-full px-2 text-sm text-soft tablet:col-span-1">
        {field.label}
        {field.differs && <span className="sr-only"> ({d('differs')})</span>}
      </p>
      <Value field={field} pair={pair} choice={choice} side="one" />
      <Value field={field} pair={pair} choice={choice} side="other" />
    </div>
  );
}

function Value({ field, pair, choice, side }: Shown & { field: PairField; side: Side }) {
  const d = useDuplicateText();
  // The mask of an identity number is drawn as everywhere else.
  const text = field.field === 'nik' ? (field[side]?.replaceAll('*', '•') ?? null) : field[side];
  const shown = text === null ? <span className="nk-unknown">{d('empty')}</span> : <span className="min-w-0 break-words">{text}</span>;
  const choosable = field.differs && field.take !== null && pair.can['validation.decidePair'] === true && !pair.secondLook;
  if (!choosable || text === null) return <p className="px-2">{shown}</p>;
  return (
    <label className="nk-check px-2">
      <input
        type="radio"
        name={`pakai-${field.field}`}
        checked={choice.sideOf(field) === side}
        onChange={() => choice.keepField(field, side)}
        aria-label={d('keepOf', { field: field.label, record: d(side === 'one' ? 'first' : 'second') })}
      />
      {shown}
    </label>
  );
}
