import { useMemo } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { PlaceMap } from '#ui/parts/map.tsx';
import type { MapPoint } from '#ui/parts/map.tsx';
import { useVillageNames } from '../api.ts';
import { useDuplicateText } from './messages.ts';
import type { Pair } from './types.ts';

/** Where the two lie and how far apart: next door, or across the city. */
export function PairPlaces({ pair }: { pair: Pair }) {
  const d = useDuplicateText();
  const f = useFormat();
  const { one, other, distanceM } = pair.places;
  const points = useMemo(
    (): MapPoint[] => [
      ...(one ? [{ id: 'one', lat: one.latitude, lng: one.longitude, label: `A · ${pair.one.name}`, tone: 'info' as const }] : []),
      ...(other ? [{ id: 'other', lat: other.latitude, lng: other.longitude, label: `B · ${pair.other.name}`, tone: 'attention' as const }] : []),
    ],
    [one, other, pair.one.name, pair.other.name],
  );
  const villages = useVillageNames();
  const words = () => {
    if (distanceM !== null) return distanceM < 5 ? d('samePlace') : d('distance', { distance: distanceWords(distanceM, f) });
    if (!one && !other) return d('noPlace');
    return d('halfPlace', { record: d(one ? 'first' : 'second') });
  };
  return (
    <Card title={d('places')}>
      <div className="grid gap-3">
        <p>{words()}</p>
        {points.length > 0 && <PlaceMap label={d('map')} points={points} villages={villages} height={220} />}
      </div>
    </Card>
  );
}

const distanceWords = (metres: number, f: ReturnType<typeof useFormat>) =>
  metres < 1000 ? `${f.number(Math.round(metres))} m` : `${f.number(Math.round(metres / 100) / 10)} km`;
