import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { CameraIcon, ErrorIcon, Icon, UploadIcon } from '#ui/icons.tsx';
import type { IconComponent } from '#ui/icons.tsx';
import { shrunk } from './shrink.ts';

const mostBytes = 15_000_000;
const words = {
  camera: { id: 'Ambil foto', en: 'Take a photo' },
  attach: { id: 'Lampirkan', en: 'Attach' },
  picture: { id: 'Pilih foto', en: 'Choose a photo' },
  tooLarge: {
    id: 'Berkas ini {size}; paling besar {limit}. Perkecil dahulu, lalu pilih lagi.',
    en: 'This file is {size}; at most {limit}. Make it smaller, then choose again.',
  },
};

type FileButtonsProps = {
  /** For which document or whose photo; the ear hears it. */ of: string;
  accept: string;
  busy?: boolean;
  onFile: (file: File) => void;
};

/** On a phone the camera is one press away; a file can be chosen everywhere. Photos are made smaller before they travel. */
export function FileButtons({ of, accept, busy = false, onFile }: FileButtonsProps) {
  const f = useFormat();
  const [refused, setRefused] = useState<string>();
  const take = async (chosen: File) => {
    const file = await shrunk(chosen);
    const refusal = file.size > mostBytes ? f.text(words.tooLarge, { size: f.bytes(file.size), limit: f.bytes(mostBytes) }) : undefined;
    setRefused(refusal);
    if (!refusal) onFile(file);
  };
  return (
    <span className="no-print grid gap-1">
      <span className="flex flex-wrap gap-2">
        <span className="desk:hidden">
          <FileButton icon={CameraIcon} words={f.text(words.camera)} of={of} accept="image/*" camera busy={busy} onFile={take} />
        </span>
        <FileButton
          icon={UploadIcon}
          words={f.text(accept === 'image/*' ? words.picture : words.attach)}
          of={of}
          accept={accept}
          busy={busy}
          onFile={take}
        />
      </span>
      {refused && (
        <span className="nk-error" role="alert">
          <Icon of={ErrorIcon} size={16} /> {refused}
        </span>
      )}
    </span>
  );
}

function FileButton({
  icon,
  words,
  of,
  accept,
  camera = false,
  busy,
  onFile,
}: {
  icon: IconComponent;
  words: string;
  of: string;
  accept: string;
  camera?: boolean;
  busy: boolean;
  onFile: (file: File) => Promise<void>;
}) {
  return (
    <label
      className="nk-button nk-button-small relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-nila"
      data-tone="quiet"
      aria-disabled={busy || undefined}
    >
      <Icon of={icon} size={16} />
      {words}
      <span className="sr-only">: {of}</span>
      <input
        type="file"
        className="sr-only"
        accept={accept}
        capture={camera ? 'environment' : undefined}
        disabled={busy}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void onFile(file);
        }}
      />
    </label>
  );
}
