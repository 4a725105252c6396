import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { Icon, MapPinIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { TextField } from '#ui/parts/fields.tsx';
import { SmallMap } from '../enterprise/facts.tsx';
import { qualityOf, useHere } from './here.ts';
import { useFormText } from './messages.ts';
import { noPoint, readPoint } from './point.ts';
import type { Point } from './point.ts';

/** Where the business is: from the phone's satellites, with how good that is, or pasted from a map. */
export function PointField({
  point,
  onChange,
  name,
  error,
  hint,
}: {
  point: Point;
  onChange: (point: Point) => void;
  name: string;
  error?: string | undefined;
  hint?: string | undefined;
}) {
  const ft = useFormText();
  const f = useFormat();
  const { take, taking, trouble } = useHere(onChange);
  const { latitude, longitude, accuracyM } = point;
  const known = latitude !== null && longitude !== null;
  const quality = qualityOf(accuracyM);
  return (
    <fieldset className="grid grid-cols-1 gap-3">
      <legend className="nk-label mb-1">{ft('point')}</legend>
      <p className="nk-hint">{hint ?? ft('pointHint')}</p>
      <div className="nk-actions">
        <Button icon={MapPinIcon} busy={taking} onClick={take}>
          {ft(known ? 'pointRetake' : 'pointTake')}
        </Button>
        {known && (
          <Button tone="plain" onClick={() => onChange(noPoint)}>
            {ft('pointClear')}
          </Button>
        )}
      </div>
      <output className="grid gap-2">
        {taking && <span className="text-soft">{ft('pointTaking')}</span>}
        {known && quality && (
          <span>
            <Chip tone={quality[0]}>{ft(quality[1], { m: f.number(accuracyM ?? 0) })}</Chip>
          </span>
        )}
      </output>
      {trouble && (
        <p className="nk-error" role="alert">
          <Icon of={MapPinIcon} size={16} /> {ft(trouble)}
        </p>
      )}
      <TypedPoint key={known ? `${latitude},${longitude}` : 'none'} point={point} onChange={onChange} error={error} />
      {known && <SmallMap id="here" name={name || ft('pointNow')} latitude={latitude} longitude={longitude} />}
    </fieldset>
  );
}

function TypedPoint({ point, onChange, error }: { point: Point; onChange: (point: Point) => void; error: string | undefined }) {
  const ft = useFormText();
  const [typed, setTyped] = useState(point.latitude !== null && point.longitude !== null ? `${point.latitude}, ${point.longitude}` : '');
  const [refused, setRefused] = useState(false);
  const settle = () => {
    if (typed.trim() === '') {
      setRefused(false);
      if (point.latitude !== null) onChange(noPoint);
      return;
    }
    const read = readPoint(typed);
    setRefused(read === undefined);
    if (read && (read.latitude !== point.latitude || read.longitude !== point.longitude)) onChange(read);
  };
  return (
    <div onBlur={settle}>
      <TextField
        name="enterprise.latitude"
        label={ft('pointTyped')}
        hint={ft('pointTypedHint')}
        value={typed}
        onChange={setTyped}
        error={refused ? ft('pointUnreadable') : error}
        optional
      />
    </div>
  );
}
