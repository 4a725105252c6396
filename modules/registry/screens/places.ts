import { useMemo } from 'react';
import { areaContains, districtOf } from '#core/region.ts';
import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import type { MapVillage } from '#ui/parts/map.tsx';
import type { Option } from '#ui/parts/fields.tsx';
import { accounts, registry } from './api.ts';

const hour = 3_600_000;

/** The districts and villages of this regency: asked once, kept for an hour. */
export function useRegions() {
  const asked = useAsk(accounts, 'accounts.listRegions', {}, { staleTime: hour });
  return useMemo(() => {
    const items = asked.data?.items ?? [];
    const names = new Map(items.map((region) => [region.code, region.name]));
    const nameOf = (code: string) => names.get(code);
    const districts = items.filter((region) => region.level === 'district');
    const villages = items.filter((region) => region.level === 'village');
    const villageOptions: Option[] = villages.map((village) => ({
      value: village.code,
      label: village.name,
      hint: nameOf(districtOf(village.code)) ?? '',
    }));
    return {
      nameOf,
      districts,
      villages,
      villageOptions,
      /** Village names on the map, those inside an area only. */
      villageMarks: (area = ''): MapVillage[] =>
        villages.flatMap(({ code, name, latitude, longitude }) =>
          latitude !== null && longitude !== null && (area === '' || areaContains(area, code)) ? [{ name, lat: latitude, lng: longitude }] : [],
        ),
      ready: asked.data !== undefined,
    };
  }, [asked.data]);
}

export type Regions = ReturnType<typeof useRegions>;

/** The regency's own clusters and their names. */
export function useClusters() {
  const f = useFormat();
  const asked = useAsk(registry, 'registry.listClusters', {}, { staleTime: hour });
  return useMemo(() => {
    const items = asked.data?.items ?? [];
    const names = new Map(items.map((cluster) => [cluster.code, cluster.name]));
    const nameOf = (code: string) => {
      const name = names.get(code);
      return name ? f.text(name) : code;
    };
    const options = (present: string[] = []): Option[] =>
      items
        .filter((cluster) => cluster.active || present.includes(cluster.code))
        .map((cluster) => ({ value: cluster.code, label: f.text(cluster.name) }));
    return { items, nameOf, options };
  }, [asked.data, f]);
}
