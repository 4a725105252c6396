import { useMemo } from 'react';
import { districtOf } from '#core/region.ts';
import { useFormat } from '#ui/i18n.tsx';
import { useGo } from '#ui/link.tsx';
import { Section } from '#ui/parts/card.tsx';
import { PlaceMap } from '#ui/parts/map.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { useTiles } from '../api.ts';
import type { Overview } from '../api.ts';
import { listAddress } from '../filter.ts';
import { useRegions } from '../places.ts';
import type { Regions } from '../places.ts';
import { overviewAddress } from './figures.ts';
import { useOverviewText } from './messages.ts';

type Part = Overview['byPart'][number];

/** The parts of the area: as a table and as numbers on the map. A part opens to its own overview, a village to its list. */
export function Parts({ overview }: { overview: Overview }) {
  const o = useOverviewText();
  const f = useFormat();
  const go = useGo();
  const regions = useRegions();
  const tiles = useTiles();
  const { byPart, total, area } = overview;
  const elsewhere = total - byPart.reduce((sum, part) => sum + part.n, 0);
  const door = (code: string) => (code.length > 8 ? listAddress({ area: code }) : overviewAddress(code));
  const points = useMemo(
    () =>
      byPart
        .flatMap((part) => ({ part, at: placeOf(part, regions) }))
        .flatMap(({ part, at }) =>
          at && part.n > 0 ? [{ ...at, id: part.area, n: part.n, label: o('mapPoint', { name: part.name, n: f.number(part.n) }) }] : [],
        ),
    [byPart, regions, o, f],
  );
  const names = useMemo(
    () => byPart.flatMap((part) => ({ name: part.name, at: placeOf(part, regions) })).flatMap(({ name, at }) => (at ? [{ name, ...at }] : [])),
    [byPart, regions],
  );
  const share = (part: Part) => (part.n === 0 ? <span className="nk-unknown">–</span> : f.percent(part.complete / part.n));
  return (
    <Section title={o(area.length === 5 ? 'byDistrict' : 'byVillage')}>
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-2">
        <DataTable
          id="registry.parts"
          caption={o('tableCaption')}
          rows={byPart.toSorted((a, b) => b.n - a.n)}
          keyOf={(part) => part.area}
          href={(part) => door(part.area)}
          columns={[
            { key: 'name', title: o('part'), render: (part) => part.name },
            { key: 'n', title: o('n'), kind: 'number', render: (part) => f.number(part.n) },
            { key: 'active', title: o('active'), kind: 'number', render: (part) => f.number(part.active) },
            { key: 'share', title: o('completeShare'), kind: 'number', render: share },
          ]}
        />
        {points.length > 0 && (
          <div className="no-print">
            <PlaceMap label={o('mapLabel')} points={points} villages={names} tiles={tiles} onSelect={(code) => go(door(code))} height={380} />
          </div>
        )}
      </div>
      {elsewhere > 0 && <p className="text-sm text-soft">{o('elsewhere', { n: f.number(elsewhere) })}</p>}
    </Section>
  );
}

/** Villages have a point; a district's is the middle of its villages. */
function placeOf(part: Part, regions: Regions): { lat: number; lng: number } | undefined {
  if (part.latitude !== null && part.longitude !== null) return { lat: part.latitude, lng: part.longitude };
  const inside = regions.villages.filter(
    (village) => districtOf(village.code) === part.area && village.latitude !== null && village.longitude !== null,
  );
  if (inside.length === 0) return undefined;
  const middle = (pick: (village: (typeof inside)[number]) => number | null) =>
    inside.reduce((sum, village) => sum + (pick(village) ?? 0), 0) / inside.length;
  return { lat: middle((village) => village.latitude), lng: middle((village) => village.longitude) };
}
