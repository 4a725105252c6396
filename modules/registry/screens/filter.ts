import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { InputOf } from '#core/contract.ts';
import { isRegionCode } from '#core/region.ts';
import { useGo } from '#ui/link.tsx';
import type { contract } from '../contract/index.ts';
import type { SavedView } from './api.ts';
import { activityWords, documentWords, freshnessWords, keysOf, legalityWords, placeWords, scaleClassWords } from './choices.ts';

/** Each filter and its word in the address. A list can be shared, kept and come back to because all of it stands there. */
const words = {
  search: 'q',
  area: 'wilayah',
  cluster: 'klaster',
  scaleClass: 'kelas',
  legality: 'legalitas',
  activity: 'kegiatan',
  freshness: 'kesegaran',
  hasDocument: 'punya',
  lacksDocument: 'tanpa',
  centre: 'sentra',
  place: 'titik',
  sort: 'urut',
} as const;

export type FilterKey = keyof typeof words;
/** Everything as written in the address; '' where it does not narrow. Several values are joined with a comma. */
export type Filter = Record<FilterKey, string>;
export type FilterProps = { filter: Filter; change: (some: Partial<Filter>) => void; clear: () => void };
type Asked = Omit<InputOf<(typeof contract)['registry.listEnterprises']>, 'cursor' | 'limit'>;

const keys = keysOf(words as Record<FilterKey, never>);
const emptyFilter = Object.fromEntries(keys.map((key) => [key, ''])) as Filter;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const among = (choices: Record<string, unknown>) => (value: string) => value in choices;

/** What an address may ask for; a word that is none of these is left out instead of refused. */
const valid: Partial<Record<FilterKey, (value: string) => boolean>> = {
  area: isRegionCode,
  centre: (value) => uuid.test(value),
  cluster: (value) => /^[a-z][a-z0-9_]*$/.test(value),
  scaleClass: among(scaleClassWords),
  legality: among(legalityWords),
  activity: among(activityWords),
  freshness: among(freshnessWords),
  hasDocument: among(documentWords),
  lacksDocument: among(documentWords),
  place: among(placeWords),
  sort: (value) => value === 'name',
};

export function parseFilter(search: string): Filter {
  const given = new URLSearchParams(search);
  return Object.fromEntries(keys.map((key) => [key, cleaned(key, given.get(words[key]) ?? '')])) as Filter;
}

function cleaned(key: FilterKey, value: string): string {
  const test = valid[key];
  return test ? value.split(',').filter(test).join(',') : value.slice(0, 100);
}

export function addressOf(path: string, filter: Partial<Filter>): string {
  const query = new URLSearchParams(keys.flatMap((key) => (filter[key] ? [[words[key], filter[key]]] : [])));
  const text = query.toString().replaceAll('%2C', ',');
  return path + (text && `?${text}`);
}

/** The door from a figure to its rows. */
export const listAddress = (filter: Partial<Filter>) => addressOf('/usaha', filter);

export function useFilter(path: string) {
  const search = useLocation({ select: (location) => location.searchStr });
  const go = useGo();
  return useMemo(() => {
    const filter = parseFilter(search);
    // Typing may end after a link was pressed: then another page is on its way, and its address is not ours to change.
    const replace = (next: Filter) => {
      if (window.location.pathname === path) go(addressOf(path, next), { replace: true });
    };
    return {
      filter,
      change: (some: Partial<Filter>) => replace({ ...filter, ...some }),
      clear: () => replace({ ...emptyFilter, sort: filter.sort }),
      replace,
    };
  }, [search, go, path]);
}

/** What narrows, as the server is asked: without sort, and without what is empty. */
export function narrowing(filter: Filter): Asked {
  return Object.fromEntries(keys.filter((key) => key !== 'sort' && filter[key] !== '').map((key) => [key, filter[key]]));
}

export const asked = (filter: Filter): Asked => ({ ...narrowing(filter), sort: filter.sort === 'name' ? 'name' : 'newest' });

export const narrows = (filter: Filter) => keys.some((key) => key !== 'sort' && filter[key] !== '');

/** A saved view's filter, back in the words of the address. */
export function filterOfView(query: SavedView['query']): Filter {
  const kept = Object.entries(query).map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : (value ?? '')]);
  return { ...emptyFilter, ...Object.fromEntries(kept) } as Filter;
}

export const listOf = (value: string) => (value === '' ? [] : value.split(','));
