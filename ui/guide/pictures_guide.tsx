import { useMemo, useState } from 'react';
import { useFormat } from '../i18n.tsx';
import { Card, Section } from '../parts/card.tsx';
import { BarChart, LineChart } from '../parts/charts.tsx';
import { PlaceMap } from '../parts/map.tsx';
import type { MapPoint } from '../parts/map.tsx';

const tones = ['info', 'done', 'attention', 'error'] as const;
const villages = [
  { name: 'Mayangan', lat: -7.742, lng: 113.222 },
  { name: 'Mangunharjo', lat: -7.752, lng: 113.228 },
  { name: 'Jati', lat: -7.763, lng: 113.219 },
  { name: 'Kanigaran', lat: -7.772, lng: 113.205 },
  { name: 'Kedopok', lat: -7.798, lng: 113.2 },
  { name: 'Wonoasih', lat: -7.801, lng: 113.225 },
  { name: 'Kademangan', lat: -7.772, lng: 113.172 },
];

/** Places spread around the villages without chance, so that the page looks the same each time. */
const points: MapPoint[] = villages.flatMap((village, v) =>
  Array.from({ length: 6 + v * 5 }, (_, i) => ({
    id: `${v}-${i}`,
    lat: village.lat + Math.sin(i * 2.4 + v) * 0.0011 * Math.sqrt(i),
    lng: village.lng + Math.cos(i * 2.4 + v) * 0.0013 * Math.sqrt(i),
    label: `${village.name} ${i + 1}`,
    tone: tones[(i + v) % 4] ?? 'info',
  })),
);

export function PicturesGuide() {
  const f = useFormat();
  const [selected, setSelected] = useState<string>();
  const months = useMemo(() => Array.from({ length: 11 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`), []);
  const monthOf = (point: string) => f.day(`${point}-01`).split(' ')[1]?.slice(0, 3) ?? point;
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-4 desk:grid-cols-2">
        <Card>
          <BarChart
            title={f.text({ id: 'Separuh usaha yang terdaftar membuat makanan', en: 'Half of the enterprises on record make food' })}
            unit={f.text({ id: 'usaha', en: 'enterprises' })}
            label={f.text({ id: 'Klaster', en: 'Cluster' })}
            source={f.text({ id: 'daftar usaha, 21 November 2026', en: 'the registry, 21 November 2026' })}
            rows={[
              { label: f.text({ id: 'Makanan', en: 'Food' }), value: 2480 },
              { label: 'Batik', value: 612, href: '/gaya' },
              { label: f.text({ id: 'Kriya', en: 'Craft' }), value: 580 },
              { label: f.text({ id: 'Minuman', en: 'Drinks' }), value: 441 },
              { label: f.text({ id: 'Jasa', en: 'Services' }), value: 12 },
              { label: f.text({ id: 'Belum dikelompokkan', en: 'Not grouped' }), value: 862, hue: 2 },
            ]}
          />
        </Card>
        <Card>
          <LineChart
            title={f.text({ id: 'Verifikasi mengejar pencatatan sejak Juni', en: 'Verification has been catching up since June' })}
            unit={f.text({ id: 'usaha per bulan', en: 'enterprises a month' })}
            label={f.text({ id: 'Bulan', en: 'Month' })}
            points={months}
            showPoint={monthOf}
            series={[
              { label: f.text({ id: 'Dicatat', en: 'Recorded' }), values: [120, 180, 90, 240, 260, 200, 190, 150, 160, 140, 130] },
              { label: f.text({ id: 'Diverifikasi', en: 'Verified' }), values: [20, 30, 25, 60, null, 140, 180, 190, 230, 260, 310] },
              { label: f.text({ id: 'Digabung', en: 'Merged' }), values: [2, 4, 3, 9, 12, 20, 31, 28, 22, 19, 15] },
              { label: f.text({ id: 'Tutup', en: 'Closed' }), values: [1, 3, 2, 5, 4, 9, 12, 11, 16, 14, 11] },
            ]}
          />
        </Card>
      </div>
      <Section title={f.text({ id: 'Peta tanpa ubin', en: 'A map without tiles' })}>
        <div className="grid grid-cols-1 gap-4 desk:grid-cols-[2fr_1fr]">
          <PlaceMap
            label={f.text({ id: 'Peta usaha', en: 'Map of enterprises' })}
            points={points}
            villages={villages}
            selected={selected}
            onSelect={setSelected}
            height={400}
          />
          <ul className="nk-tasks max-h-[400px] overflow-y-auto">
            {points.slice(0, 20).map((point) => (
              <li key={point.id}>
                <button type="button" className="nk-task w-full text-left" aria-pressed={point.id === selected} onClick={() => setSelected(point.id)}>
                  {point.label}
                </button>
              </li>
            ))}
          </ul>
        </div>
      </Section>
    </div>
  );
}
