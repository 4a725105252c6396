import '../styles/map.css';
import L from 'leaflet';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useFormat } from '../i18n.tsx';
import { useDataText } from '../words_data.ts';
import { clusterByGrid } from './map_cluster.ts';
import type { Cluster } from './map_cluster.ts';
import type { MapPoint, PlaceMapProps } from './map.tsx';

const cellPixels = 56;
const singleFromZoom = 17;

/** Leaflet draws and moves; what is a cluster and how a point looks is ours. Default exported, for lazy loading. */
export default function LeafletMap({ points, villages = [], outlines, tiles, selected, onSelect, onMove, look }: PlaceMapProps) {
  const t = useDataText();
  const f = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map>();
  const [zoom, setZoom] = useState(12);
  const select = useEffectEvent((id: string) => onSelect?.(id));
  const moved = useEffectEvent((box: L.LatLngBounds) =>
    onMove?.({ south: box.getSouth(), west: box.getWest(), north: box.getNorth(), east: box.getEast() }),
  );

  const zoomWords = `${t('map.zoomIn')}|${t('map.zoomOut')}`;
  useEffect(() => {
    if (!frame.current) return undefined;
    const [zoomInTitle = '', zoomOutTitle = ''] = zoomWords.split('|');
    const made = L.map(frame.current, { zoomControl: false, attributionControl: false, maxZoom: 19, minZoom: 6, zoomSnap: 0.5 });
    L.control.zoom({ zoomInTitle, zoomOutTitle, position: 'topright' }).addTo(made);
    made.setView([-7.75, 113.2], 12);
    made.on('zoomend', () => setZoom(made.getZoom()));
    made.on('moveend', () => moved(made.getBounds()));
    setMap(made);
    const observer = new ResizeObserver(() => made.invalidateSize());
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
      made.remove();
      setMap(undefined);
    };
  }, [zoomWords]);

  // Only the first points decide where the map looks; afterwards it belongs to the hand.
  const bounds = useMemo(() => L.latLngBounds([...points, ...villages].map(({ lat, lng }) => [lat, lng])), [points, villages]);
  const looked = useRef<L.Map>(undefined);
  useEffect(() => {
    if (!map || !bounds.isValid() || looked.current === map) return;
    looked.current = map;
    map.fitBounds(bounds, { padding: [32, 32], maxZoom: 16, animate: false });
    setZoom(map.getZoom());
  }, [map, bounds]);

  useEffect(() => {
    if (!map || !tiles) return undefined;
    const layer = L.tileLayer(tiles.url, { maxZoom: 19 }).addTo(map);
    const words = L.control.attribution({ prefix: false }).addAttribution(tiles.attribution).addTo(map);
    return () => {
      layer.remove();
      words.remove();
    };
  }, [map, tiles]);

  useEffect(() => {
    if (!map || !outlines) return undefined;
    const layer = L.geoJSON(outlines, {
      interactive: false,
      style: { color: colour('--line-strong'), weight: 1.5, fillColor: colour('--surface'), fillOpacity: tiles ? 0 : 0.6 },
    }).addTo(map);
    return () => void layer.remove();
  }, [map, outlines, tiles]);

  useEffect(() => {
    if (!map) return undefined;
    const layer = L.layerGroup(
      villages.map((village) =>
        L.marker([village.lat, village.lng], {
          interactive: false,
          keyboard: false,
          icon: L.divIcon({ className: 'nk-map-village', html: element('span', village.name), iconSize: [0, 0] }),
        }),
      ),
    ).addTo(map);
    return () => void layer.remove();
  }, [map, villages]);

  useEffect(() => {
    if (!map) return undefined;
    const layer = L.layerGroup().addTo(map);
    for (const cluster of clusterByGrid(points, (point) => map.project([point.lat, point.lng], zoom), zoom >= singleFromZoom ? 1 : cellPixels)) {
      const only = cluster.points.length === 1 ? cluster.points[0] : undefined;
      // A folded point with a name is a place of its own, such as a district: it can be chosen. Others open by coming nearer.
      const named = only?.label ? only : undefined;
      if (only && cluster.count === 1) layer.addLayer(pointMark(only, only.id === selected, select));
      else
        layer.addLayer(
          clusterMark(cluster, f.number(cluster.count), named?.label ?? t('map.cluster', { count: f.number(cluster.count) }), () =>
            named ? select(named.id) : zoomInto(map, cluster),
          ),
        );
    }
    return () => void layer.remove();
  }, [map, points, zoom, selected, t, f]);

  // The map follows the list: what is selected there comes into view here.
  useEffect(() => {
    const point = points.find((one) => one.id === selected);
    if (map && point && !map.getBounds().pad(-0.1).contains([point.lat, point.lng])) map.panTo([point.lat, point.lng]);
  }, [map, points, selected]);

  useEffect(() => {
    if (map && look) map.setView([look.lat, look.lng], look.zoom);
  }, [map, look]);

  return <div ref={frame} className="size-full" />;
}

function pointMark(point: MapPoint, selected: boolean, onSelect: (id: string) => void): L.Marker {
  const icon = L.divIcon({ className: 'nk-map-point', html: element('span', ''), iconSize: [32, 32] });
  const mark = L.marker([point.lat, point.lng], { icon, alt: point.label, zIndexOffset: selected ? 1000 : 0 });
  mark.on('click', () => onSelect(point.id));
  mark.bindTooltip(element('span', point.label), { direction: 'top', offset: [0, -10] });
  return dressed(mark, { tone: point.tone ?? 'info', selected: String(selected) }, point.label);
}

function clusterMark({ lat, lng, count }: Cluster, shown: string, words: string, onClick: () => void): L.Marker {
  const size = count < 10 ? 32 : count < 100 ? 40 : 48;
  const icon = L.divIcon({ className: 'nk-map-point nk-map-cluster', html: element('span', shown), iconSize: [size, size] });
  return dressed(L.marker([lat, lng], { icon, alt: words }).on('click', onClick), {}, words);
}

function zoomInto(map: L.Map, { points }: Cluster): void {
  const inside = L.latLngBounds(points.map(({ lat, lng }) => [lat, lng]));
  // Points at one place cannot be drawn apart by their bounds alone.
  if (inside.getNorthEast().equals(inside.getSouthWest())) map.setView(inside.getCenter(), Math.min(19, map.getZoom() + 3));
  else map.fitBounds(inside, { padding: [48, 48], maxZoom: 18 });
}

function dressed(mark: L.Marker, data: Record<string, string>, label: string): L.Marker {
  return mark.on('add', () => {
    const drawn = mark.getElement();
    if (!drawn) return;
    Object.assign(drawn.dataset, data);
    drawn.setAttribute('aria-label', label);
  });
}

/** Text goes in as text, never as markup: names come from people. */
function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function colour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
