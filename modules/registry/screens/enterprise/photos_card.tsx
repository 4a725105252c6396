import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { ErrorState, ProgressBar } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { freshId, registry, shownAfterChange } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { FileButtons } from '../parts/file_buttons.tsx';
import { usePageText } from './messages.ts';

type Photo = Enterprise['photos'][number];

export function PhotosCard({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const [shown, setShown] = useState<Photo>();
  const [photoId, setPhotoId] = useState(freshId);
  const add = useTell(registry, 'registry.addPhoto', {
    invalidates: shownAfterChange,
    onDone: () => {
      setPhotoId(freshId());
      toast(p('photoSaved'));
    },
  });
  const { photos, name, id } = enterprise;
  return (
    <Card title={p('photos')}>
      {photos.length === 0 && <p className="text-soft">{p('photosNone')}</p>}
      {photos.length > 0 && (
        <ul className="grid grid-cols-3 gap-2">
          {photos.map((photo, i) => (
            <li key={photo.id}>
              <button type="button" className="block aspect-square w-full overflow-hidden rounded-small bg-sunken" onClick={() => setShown(photo)}>
                <img
                  src={registry.address('registry.getPhoto', { id, photoId: photo.id })}
                  alt={photo.caption ?? p('photo', { n: i + 1, name })}
                  loading="lazy"
                  decoding="async"
                  className="size-full object-cover"
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      {enterprise.can['registry.addPhoto'] === true && (
        <FileButtons of={p('photos')} accept="image/*" busy={add.busy} onFile={(file) => add.send({ id, photoId }, { file })} />
      )}
      {add.progress !== undefined && <ProgressBar label={p('photoSending')} value={add.progress} />}
      {add.problem && <ErrorState problem={add.problem} again={add.again} />}
      {shown && <OnePhoto enterprise={enterprise} photo={shown} onClose={() => setShown(undefined)} />}
    </Card>
  );
}

function OnePhoto({ enterprise, photo, onClose }: { enterprise: Enterprise; photo: Photo; onClose: () => void }) {
  const p = usePageText();
  const f = useFormat();
  const remove = useTell(registry, 'registry.removePhoto', {
    invalidates: shownAfterChange,
    onDone: () => {
      toast(p('removed', { what: p('photos') }));
      onClose();
    },
  });
  const words = photo.caption ?? p('photo', { n: enterprise.photos.indexOf(photo) + 1, name: enterprise.name });
  const actions = enterprise.can['registry.removePhoto'] === true && (
    <Button tone="danger" busy={remove.busy} onClick={() => remove.send({ id: enterprise.id, photoId: photo.id })}>
      {p('removePhoto')}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={words} wide actions={actions}>
      <div className="grid gap-2">
        <img
          src={registry.address('registry.getPhoto', { id: enterprise.id, photoId: photo.id })}
          alt={words}
          className="mx-auto max-h-[70dvh] max-w-full rounded-small"
        />
        <p className="text-sm text-soft">{f.instant(photo.at)}</p>
        {remove.problem && <ErrorState problem={remove.problem} />}
      </div>
    </Dialog>
  );
}
