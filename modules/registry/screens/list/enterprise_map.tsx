import { useMemo, useState } from 'react';
import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { ChevronRightIcon, Icon, MapPinIcon, PeopleIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { PlaceMap } from '#ui/parts/map.tsx';
import type { MapBox, MapLook, MapVillage } from '#ui/parts/map.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '#ui/parts/states.tsx';
import { registry, useMe, useTiles } from '../api.ts';
import type { MapAnswer } from '../api.ts';
import { listAddress, narrowing, narrows, useFilter } from '../filter.ts';
import { useText } from '../messages.ts';
import { useRegions } from '../places.ts';
import { useCounted } from './counted.ts';
import { EnterpriseFilters } from './filter_bar.tsx';
import { useListText } from './messages.ts';
import { ViewSwitch } from './view_switch.tsx';

type Spot = { key: string; id: string | null; name: string | null; lat: number; lng: number; n: number };

/** Before the map has said what it sees: more than any regency spans. */
const everywhere: MapBox = { south: -12, west: 94, north: 7, east: 142 };

export default function EnterpriseMapPage() {
  const t = useText();
  const l = useListText();
  const f = useFormat();
  const { filter, change, clear } = useFilter('/usaha/peta');
  const [box, setBox] = useState(everywhere);
  const [look, setLook] = useState<MapLook>();
  const [selected, setSelected] = useState<string>();
  const regions = useRegions();
  const tiles = useTiles();
  const counted = useCounted(filter);
  const asked = useAsk(registry, 'registry.mapEnterprises', { ...narrowing(filter), ...box }, { keepPrevious: true });
  const me = useMe();
  // The map looks first at what the person answers for.
  const own = me?.holdings.length === 1 ? (me.holdings[0]?.area ?? '') : '';
  const villages = useMemo(() => regions.villageMarks(filter.area || own), [regions, filter.area, own]);
  const spots = useMemo(() => spotsOf(asked.data), [asked.data]);
  const points = useMemo(() => spots.map(({ key, lat, lng, n, name }) => ({ id: key, lat, lng, n, label: name ?? '' })), [spots]);
  return (
    <Page>
      <PageHeader
        title={t('map')}
        trail={[{ label: t('enterprises'), href: listAddress(filter) }]}
        lead={counted && l(narrows(filter) ? 'leadFiltered' : 'leadAll', { count: counted })}
        actions={<ViewSwitch filter={filter} now="map" />}
      />
      <EnterpriseFilters filter={filter} change={change} clear={clear} searching={false} countWords={counted ?? ''} />
      {asked.error && !asked.data ? (
        <ErrorState problem={asked.error} again={() => void asked.refetch()} />
      ) : (
        <div className="grid grid-cols-1 gap-4 desk:grid-cols-[minmax(0,2fr)_minmax(280px,1fr)]">
          {villages.length > 0 || asked.data ? (
            <PlaceMap
              label={l('mapLabel')}
              points={points}
              villages={villages}
              tiles={tiles}
              selected={selected}
              onSelect={setSelected}
              onMove={(next) => setBox(widened(next))}
              look={look}
              height={Math.min(520, Math.round(window.innerHeight * 0.55))}
            />
          ) : (
            <Skeleton kind="cards" rows={5} />
          )}
          <section className="grid content-start gap-3" aria-label={l('mapListTitle')}>
            {asked.data && (
              <p className="text-sm text-soft">
                {l('located', { n: f.number(asked.data.located) })}
                {asked.data.unlocated > 0 && (
                  <>
                    {' · '}
                    <Link href={listAddress({ ...filter, place: 'unlocated' })}>{l('unlocated', { n: f.number(asked.data.unlocated) })}</Link>
                  </>
                )}
              </p>
            )}
            {asked.data ? (
              <Seen spots={spots} villages={villages} located={asked.data.located} selected={selected} onSelect={setSelected} onLook={setLook} />
            ) : (
              <Skeleton kind="text" rows={8} />
            )}
          </section>
        </div>
      )}
    </Page>
  );
}

/** A little more than is seen, so that a short drag needs no new question; rounded, so that answers are found again. */
function widened({ south, west, north, east }: MapBox): MapBox {
  const [high, wide] = [(north - south) * 0.15, (east - west) * 0.15];
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    south: round(Math.max(-90, south - high)),
    west: round(Math.max(-180, west - wide)),
    north: round(Math.min(90, north + high)),
    east: round(Math.min(180, east + wide)),
  };
}

function spotsOf(answer: MapAnswer | undefined): Spot[] {
  return (answer?.points ?? []).map(({ id, name, latitude, longitude, n }) => ({
    key: id ?? `${latitude},${longitude}`,
    id,
    name,
    lat: latitude,
    lng: longitude,
    n,
  }));
}

type SeenProps = {
  spots: Spot[];
  villages: MapVillage[];
  located: number;
  selected: string | undefined;
  onSelect: (key: string) => void;
  onLook: (look: MapLook) => void;
};
type Gathered = { place: string; lat: number; lng: number; n: number };

/** What the map shows, as words: the way for the keyboard, and for those who would rather read. */
function Seen({ spots, villages, located, selected, onSelect, onLook }: SeenProps) {
  const l = useListText();
  if (spots.length === 0) return <EmptyState title={l(located === 0 ? 'mapEmpty' : 'mapEmptyHere')} />;
  const single = spots
    .filter((spot) => spot.id !== null)
    .toSorted((a, b) => Number(b.key === selected) - Number(a.key === selected) || (a.name ?? '').localeCompare(b.name ?? ''));
  return (
    <ul className="nk-tasks max-h-[480px] overflow-y-auto">
      {gathered(spots, villages).map((group) => (
        <li key={group.place}>
          <GroupSeen group={group} onLook={onLook} />
        </li>
      ))}
      {single.slice(0, 100).map((spot) => (
        <li key={spot.key}>
          <OneSeen spot={spot} selected={spot.key === selected} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  );
}

function OneSeen({ spot, selected, onSelect }: { spot: Spot; selected: boolean; onSelect: (key: string) => void }) {
  const l = useListText();
  return (
    <div className={selected ? 'flex items-center bg-nila-soft' : 'flex items-center'}>
      <button type="button" className="nk-task flex-1 text-left" aria-pressed={selected} onClick={() => onSelect(spot.key)}>
        <Icon of={MapPinIcon} />
        <span className="nk-task-body">{spot.name}</span>
      </button>
      <Link href={`/usaha/${spot.id}`} className="nk-icon-button" aria-label={`${l('mapOpen')}: ${spot.name}`} title={l('mapOpen')}>
        <Icon of={ChevronRightIcon} />
      </Link>
    </div>
  );
}

function GroupSeen({ group, onLook }: { group: Gathered; onLook: (look: MapLook) => void }) {
  const l = useListText();
  const f = useFormat();
  return (
    <div className="nk-task">
      <Icon of={PeopleIcon} />
      <span className="nk-task-body">
        {group.place ? l('mapGroup', { n: f.number(group.n), place: group.place }) : l('mapGroupPlain', { n: f.number(group.n) })}
      </span>
      <Button small onClick={() => onLook({ lat: group.lat, lng: group.lng, zoom: 16 })} label={`${l('mapZoom')}: ${group.place}`}>
        {l('mapZoom')}
      </Button>
    </div>
  );
}

/** The server's groups put together by the nearest village: places that people know by name. */
function gathered(spots: Spot[], villages: MapVillage[]): Gathered[] {
  const byPlace = new Map<string, Gathered>();
  for (const spot of spots.filter(({ id }) => id === null)) {
    const place = nearest(spot, villages) ?? '';
    const { lat, lng, n } = byPlace.get(place) ?? { lat: 0, lng: 0, n: 0 };
    const sum = n + spot.n;
    byPlace.set(place, { place, n: sum, lat: (lat * n + spot.lat * spot.n) / sum, lng: (lng * n + spot.lng * spot.n) / sum });
  }
  return [...byPlace.values()].toSorted((a, b) => b.n - a.n);
}

/** The village whose middle is nearest; near enough on a map of one regency to count degrees as equal. */
function nearest(spot: Spot, villages: MapVillage[]): string | undefined {
  const far = (village: MapVillage) => (village.lat - spot.lat) ** 2 + (village.lng - spot.lng) ** 2;
  return villages.reduce<MapVillage | undefined>((best, village) => (best && far(best) <= far(village) ? best : village), undefined)?.name;
}
