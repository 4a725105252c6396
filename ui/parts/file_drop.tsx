import { useState } from 'react';
import { useFormat } from '../i18n.tsx';
import { DocumentIcon, Icon, UploadIcon } from '../icons.tsx';
import { useDataText } from '../words_data.ts';
import { Button } from './button.tsx';
import { FieldFrame, useControl } from './field.tsx';
import type { FieldProps } from './field.tsx';

/** Whether a file's ending is among `.xlsx,.csv`. What is inside is the server's to judge. */
export function fits(name: string, accept: string): boolean {
  const endings = accept.split(',').map((one) => one.trim().toLowerCase());
  return endings.some((ending) => !ending.startsWith('.') || name.toLowerCase().endsWith(ending));
}

/** A file, chosen or dropped: the native input lies over the whole area and takes both. `accept` names endings (`.xlsx,.csv`). Too large or of the wrong kind is said at once. */
export function FileDrop({ accept, maxBytes, ...field }: FieldProps<File | null> & { accept: string; maxBytes: number }) {
  const t = useDataText();
  const f = useFormat();
  const [refused, setRefused] = useState<string>();
  const kinds = accept
    .split(',')
    .map((one) => one.trim().replace(/^\./, '').toUpperCase())
    .join(', ');
  const error = field.error ?? refused;
  const control = useControl({ ...field, error });

  const take = (file: File | undefined) => {
    if (!file) return;
    const wrong = !fits(file.name, accept)
      ? t('file.wrongKind', { kinds })
      : file.size > maxBytes
        ? t('file.tooLarge', { size: f.bytes(file.size), limit: f.bytes(maxBytes) })
        : undefined;
    setRefused(wrong);
    field.onChange(wrong ? null : file);
  };

  return (
    <FieldFrame control={control} {...field} error={error}>
      {field.value ? (
        <div className="nk-file">
          <Icon of={DocumentIcon} />
          <span className="min-w-0 flex-1">
            <span className="font-semibold">{field.value.name}</span> <span className="text-soft numbers">{f.bytes(field.value.size)}</span>
          </span>
          <Button tone="plain" onClick={() => field.onChange(null)}>
            {t('file.remove')}
          </Button>
        </div>
      ) : (
        <label className="nk-drop">
          <Icon of={UploadIcon} size={28} />
          <span>
            <strong className="text-nila">{t('file.choose')}</strong> {t('file.drop')}
          </span>
          <span className="nk-hint">{t('file.limit', { kinds, limit: f.bytes(maxBytes) })}</span>
          <input
            {...control}
            type="file"
            accept={accept}
            className="nk-drop-input"
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      )}
    </FieldFrame>
  );
}
