import { useId, useState } from 'react';
import { qualityOf, useFormText, useHere } from '#modules/registry/screens/index.ts';
import { FieldSet } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { CameraIcon, ErrorIcon, Icon, MapPinIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { NotAPicture, photoForUpload } from '#ui/offline/photo.ts';
import { useFieldText } from './messages.ts';
import type { Day } from './types.ts';
import { insideBox } from './visit_values.ts';

type Point = { latitude: number | null; longitude: number | null; accuracyM: number | null };

/** Where the business is, from the satellites; said at once where it lies outside the regency, and then not taken. */
export function HereField({
  point,
  box,
  onChange,
  error,
}: {
  point: Point;
  box: Day['box'];
  onChange: (point: Point) => void;
  error: string | undefined;
}) {
  const t = useFieldText();
  const ft = useFormText();
  const f = useFormat();
  const [outside, setOutside] = useState(false);
  const { take, taking, trouble } = useHere((taken) => {
    const inside = insideBox(taken, box);
    setOutside(!inside);
    if (inside) onChange(taken);
  });
  const quality = qualityOf(point.accuracyM);
  const wrong = outside ? t('pointOutside') : trouble ? ft(trouble) : error;
  return (
    <FieldSet title={t('point')} hint={t('pointHint')}>
      <div className="nk-actions">
        <Button icon={MapPinIcon} busy={taking} onClick={take}>
          {ft(point.latitude === null ? 'pointTake' : 'pointRetake')}
        </Button>
      </div>
      <output>
        {taking && <span className="text-soft">{ft('pointTaking')}</span>}
        {!taking && quality && <Chip tone={quality[0]}>{ft(quality[1], { m: f.number(point.accuracyM ?? 0) })}</Chip>}
      </output>
      {wrong && (
        <p className="nk-error" role="alert">
          <Icon of={ErrorIcon} size={16} /> {wrong}
        </p>
      )}
    </FieldSet>
  );
}

/** A photo, made small on this phone; what is no picture is refused at once. */
export function PhotoField({ label, photo, onPhoto }: { label: string; photo: File | undefined; onPhoto: (photo: File) => Promise<void> }) {
  const t = useFieldText();
  const f = useFormat();
  const id = useId();
  const [refused, setRefused] = useState(false);
  const take = async (file: File) => {
    try {
      await onPhoto(await photoForUpload(file));
      setRefused(false);
    } catch (error) {
      if (!(error instanceof NotAPicture)) throw error;
      setRefused(true);
    }
  };
  return (
    <div className="nk-field">
      <span className="nk-label" id={id}>
        {label}
      </span>
      <label className="nk-button relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-nila" data-tone="quiet">
        <Icon of={CameraIcon} />
        {t(photo ? 'photoAgain' : 'photoTake')}
        <input
          type="file"
          className="sr-only"
          accept="image/*"
          capture="environment"
          aria-label={label}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) void take(file);
          }}
        />
      </label>
      <output className="text-sm text-soft">{photo && t('photoKept', { size: f.bytes(photo.size) })}</output>
      {refused && (
        <p className="nk-error" role="alert">
          <Icon of={ErrorIcon} size={16} /> {t('photoBad')}
        </p>
      )}
    </div>
  );
}
