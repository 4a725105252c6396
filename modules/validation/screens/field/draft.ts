import { useEffect, useState } from 'react';
import { clock } from '#ui/clock.ts';
import { currentVault } from '#ui/offline/vault.ts';
import { dropDraft, keepDraft, readDraft } from './sync.ts';

/** What was typed so far, read from the vault before the form is drawn: undefined while it is read, null where there is none. */
export function useDraft<V>(id: string, made = false): V | null | undefined {
  const [draft, setDraft] = useState<V | null>();
  useEffect(() => {
    void readDraft(id, made).then((found) => setDraft((found?.values as V | undefined) ?? null));
  }, [id, made]);
  return draft;
}

/**
 * Keeps what is typed a moment after the last letter, and when the page is left or put away; `begun` says that there is something to keep.
 * Gives whether all that stands in the form lies in the vault.
 */
export function useKeepDraft(id: string, name: string, values: Record<string, unknown>, begun: boolean): boolean {
  const text = JSON.stringify(values);
  const [kept, setKept] = useState('');
  useEffect(() => {
    if (!begun) return undefined;
    const keep = () =>
      void keepDraft({ id, name, at: clock.now().toISOString(), values: JSON.parse(text) as Record<string, unknown> }).then(() => setKept(text));
    const timer = setTimeout(keep, 300);
    addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', keep);
    };
  }, [id, name, text, begun]);
  return kept === text;
}

/** A photo of a draft: kept in the vault at once, so that a reload without signal brings it back. */
export function useDraftPhoto(id: string) {
  const [photo, setPhoto] = useState<File>();
  useEffect(() => {
    void currentVault()
      ?.getFile(id)
      .then((blob) => blob && setPhoto(new File([blob], 'foto.jpg', { type: blob.type })));
  }, [id]);
  const keep = async (file: File) => {
    setPhoto(file);
    await currentVault()?.putFile(id, file);
  };
  return [photo, keep] as const;
}

/** After it is saved: the draft and its photos are forgotten. */
export async function forgetDraft(id: string, photos: string[]): Promise<void> {
  await dropDraft(id);
  for (const photo of photos) await currentVault()?.removeFile(photo);
}
