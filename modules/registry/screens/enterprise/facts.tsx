import { useMemo } from 'react';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Icon, LinkOutIcon } from '#ui/icons.tsx';
import { Card, DefinitionList } from '#ui/parts/card.tsx';
import { PlaceMap } from '#ui/parts/map.tsx';
import { ago } from '../ago.ts';
import { useTiles } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { activityWords, channelWords, placeKindWords } from '../choices.ts';
import { useText } from '../messages.ts';
import { useClusters, useRegions } from '../places.ts';
import { usePageText } from './messages.ts';

export function BusinessCard({ enterprise }: { enterprise: Enterprise }) {
  const t = useText();
  const p = usePageText();
  const f = useFormat();
  const clusters = useClusters();
  const now = clock.now();
  const { kbli, kbliTitle, kbliVersion, startYear, verifiedOn, verifiedByName } = enterprise;
  const confirmed =
    verifiedOn && [f.day(verifiedOn), `(${f.text(ago(verifiedOn, now))})`, ...(verifiedByName ? [`· ${verifiedByName}`] : [])].join(' ');
  return (
    <Card title={p('business')}>
      <DefinitionList
        items={[
          { term: t('products'), value: enterprise.products },
          { term: p('brand'), value: enterprise.brand },
          { term: t('cluster'), value: enterprise.cluster && clusters.nameOf(enterprise.cluster) },
          { term: p('kbli'), value: kbli && p('kbliValue', { code: kbli, title: kbliTitle ?? '', version: kbliVersion ?? '' }) },
          { term: p('startYear'), value: startYear && p('startSince', { year: startYear, n: Math.max(0, now.getFullYear() - startYear) }) },
          { term: t('activity'), value: enterprise.activity === 'unknown' ? undefined : f.text(activityWords[enterprise.activity]) },
          { term: t('verified'), value: confirmed, unknown: f.text({ id: 'Belum pernah', en: 'Never' }) },
          ...(enterprise.note ? [{ term: p('note'), value: enterprise.note }] : []),
        ]}
      />
    </Card>
  );
}

export function PlaceCard({ enterprise }: { enterprise: Enterprise }) {
  const t = useText();
  const p = usePageText();
  const f = useFormat();
  const { latitude, longitude, accuracyM, name, villageName, districtName, placeKind } = enterprise;
  return (
    <Card title={p('place')}>
      <DefinitionList
        items={[
          { term: p('address'), value: enterprise.address },
          { term: t('village'), value: villageName && [villageName, districtName].filter(Boolean).join(', ') },
          { term: p('placeKind'), value: placeKind && f.text(placeKindWords[placeKind]) },
          {
            term: p('point'),
            value: latitude !== null && longitude !== null ? <Point latitude={latitude} longitude={longitude} accuracyM={accuracyM} /> : undefined,
          },
        ]}
      />
      {latitude !== null && longitude !== null && <SmallMap id={enterprise.id} name={name} latitude={latitude} longitude={longitude} />}
    </Card>
  );
}

function Point({ latitude, longitude, accuracyM }: { latitude: number; longitude: number; accuracyM: number | null }) {
  const p = usePageText();
  const f = useFormat();
  return (
    <>
      {latitude.toFixed(5)}, {longitude.toFixed(5)}
      {accuracyM !== null && <span className="text-soft"> · {p('pointAccuracy', { m: f.number(Math.round(accuracyM)) })}</span>}{' '}
      <a
        href={`https://www.openstreetmap.org/directions?to=${latitude}%2C${longitude}`}
        target="_blank"
        rel="noreferrer"
        className="no-print inline-flex items-center gap-1"
      >
        {p('directions')} <Icon of={LinkOutIcon} size={16} />
      </a>
    </>
  );
}

export function SmallMap({ id, name, latitude, longitude }: { id: string; name: string; latitude: number; longitude: number }) {
  const p = usePageText();
  const regions = useRegions();
  const tiles = useTiles();
  const points = useMemo(() => [{ id, lat: latitude, lng: longitude, label: name }], [id, latitude, longitude, name]);
  const villages = useMemo(() => regions.villageMarks(), [regions]);
  const look = useMemo(() => ({ lat: latitude, lng: longitude, zoom: 14.5 }), [latitude, longitude]);
  return (
    <div className="no-print">
      <PlaceMap label={p('pointMap', { name })} points={points} villages={villages} tiles={tiles} look={look} height={200} />
    </div>
  );
}

export function ProductionCard({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const f = useFormat();
  return (
    <Card title={p('production')}>
      <DefinitionList
        items={[
          { term: p('workers'), value: useWorkers(enterprise) },
          { term: p('capacity'), value: enterprise.monthlyCapacity },
          { term: p('channels'), value: enterprise.channels.map((channel) => f.text(channelWords[channel])).join(', ') },
        ]}
      />
    </Card>
  );
}

/** What is known of the workers; one sex known and the other not is said as that, never as zero. */
function useWorkers({ workersFemale, workersMale }: Enterprise): string | undefined {
  const p = usePageText();
  const f = useFormat();
  if (workersFemale !== null && workersMale !== null)
    return p('workersValue', { total: f.number(workersFemale + workersMale), female: f.number(workersFemale), male: f.number(workersMale) });
  if (workersFemale !== null) return p('workersFemale', { n: f.number(workersFemale) });
  return workersMale === null ? undefined : p('workersMale', { n: f.number(workersMale) });
}
