import { useState } from 'react';
import { rounded } from './point.ts';
import type { Point } from './point.ts';

/** Why there is no point, as the key of a sentence. */
export type Trouble = 'pointDenied' | 'pointFailed' | 'pointInsecure';

/** Takes the point where the phone is, from its satellites; no signal is needed. */
export function useHere(onChange: (point: Point) => void) {
  const [taking, setTaking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const take = () => {
    setTrouble(undefined);
    if (!window.isSecureContext) return setTrouble('pointInsecure');
    setTaking(true);
    return navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setTaking(false);
        onChange({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude), accuracyM: Math.round(coords.accuracy) });
      },
      ({ code, PERMISSION_DENIED }) => {
        setTaking(false);
        setTrouble(code === PERMISSION_DENIED ? 'pointDenied' : 'pointFailed');
      },
      { enableHighAccuracy: true, timeout: 30_000, maximumAge: 0 },
    );
  };
  return { take, taking, trouble };
}

/** How good a point is: a tone and the key of a sentence. */
export function qualityOf(accuracyM: number | null): readonly ['done' | 'attention' | 'error', 'pointGood' | 'pointFair' | 'pointPoor'] | undefined {
  if (accuracyM === null) return undefined;
  if (accuracyM <= 25) return ['done', 'pointGood'];
  return accuracyM <= 100 ? ['attention', 'pointFair'] : ['error', 'pointPoor'];
}
