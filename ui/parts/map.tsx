import { Suspense, lazy } from 'react';
import type { GeoJsonObject } from 'geojson';
import { useUiText } from '../words.ts';
import { useDataText } from '../words_data.ts';
import { Guard } from './guard.tsx';

export type MapPoint = {
  id: string;
  lat: number;
  lng: number;
  label: string;
  tone?: 'info' | 'attention' | 'done' | 'error';
  /** How many places the server folded into this point; one where it is left out. */ n?: number;
};
export type MapBox = { south: number; west: number; north: number; east: number };
export type MapLook = { lat: number; lng: number; zoom: number };
export type MapVillage = { name: string; lat: number; lng: number };

export type PlaceMapProps = {
  label: string;
  points: MapPoint[];
  /** Names written on the map; without tiles they are what people find their way by. */
  villages?: MapVillage[];
  outlines?: GeoJsonObject | undefined;
  /** Only where the agency configured a tile server. */
  tiles?: { url: string; attribution: string } | undefined;
  selected?: string | undefined;
  onSelect?: (id: string) => void;
  /** What is in view, each time the map has come to rest. */
  onMove?: (box: MapBox) => void;
  /** Where to look now; a new object looks again. */
  look?: MapLook | undefined;
  height?: number;
};

const Drawn = lazy(() => import('./map_leaflet.tsx'));

/** Points on a map, clustered; loaded when it is first seen. The list beside it is the keyboard's way, and the caller's job. */
export function PlaceMap(props: PlaceMapProps) {
  const t = useDataText();
  const ui = useUiText();
  const { height = 420 } = props;
  return (
    <section className="nk-map" aria-label={props.label} style={{ height }}>
      <Guard fallback={<p className="p-4 text-soft">{t('map.failed')}</p>}>
        <Suspense fallback={<output className="nk-bone" style={{ height }} aria-label={ui('loading')} />}>
          <Drawn {...props} />
        </Suspense>
      </Guard>
    </section>
  );
}
