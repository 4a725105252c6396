import { useCallback } from 'react';
import { useRemembered } from './remembered.ts';

/** `device` follows what the device prefers. `theme.js` (served beside the page, before the first paint) reads the same word. */
export type Theme = 'light' | 'dark' | 'device';

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, keep] = useRemembered<Theme>('theme', 'device');
  const set = useCallback(
    (next: Theme) => {
      keep(next);
      if (next === 'device') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = next;
    },
    [keep],
  );
  return [theme, set];
}
