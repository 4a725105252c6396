import { useMemo } from 'react';
import { newId } from '#core/ids.ts';
import type { OutputOf } from '#core/contract.ts';
import type { contract as accountsContract } from '#modules/accounts/contract.ts';
import { apiFor } from '#ui/api.ts';
import { useAsk } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import type { MapVillage } from '#ui/parts/map.tsx';
import type { contract } from '../contract/index.ts';

export const api = apiFor<typeof contract>();
const accounts = apiFor<typeof accountsContract>();

type Answer<N extends keyof typeof contract> = OutputOf<(typeof contract)[N]>;
export type Import = Answer<'validation.getImport'>;
export type ImportItem = Answer<'validation.listImports'>['items'][number];
export type ImportRow = Answer<'validation.listImportRows'>['items'][number];
export type RowProblem = ImportRow['problems'][number];
export type Sheet = Import['sheets'][number];
export type Column = Import['columns'][number];
export type Progress = NonNullable<Import['progress']>;
export type Counts = Import['counts'];

/** What shows an import, and must be asked again when it took a step. */
export const shownAfterStep = ['validation.getImport', 'validation.listImports', 'validation.listImportRows'];

export const freshId = () => newId(clock.now());

const hour = 3_600_000;

/** Village names to write on a map: without tiles they are what people find their way by. */
export function useVillageNames(): MapVillage[] {
  const regions = useAsk(accounts, 'accounts.listRegions', {}, { staleTime: hour }).data?.items;
  return useMemo(
    () =>
      (regions ?? []).flatMap(({ level, name, latitude, longitude }) =>
        level === 'village' && latitude !== null && longitude !== null ? [{ name, lat: latitude, lng: longitude }] : [],
      ),
    [regions],
  );
}

/** Who is here and what they may do; the shell has asked it already. */
export const useMe = () => useAsk(accounts, 'accounts.getMe', {}, { staleTime: 60_000 }).data;
