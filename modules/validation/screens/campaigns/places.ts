import { useMemo } from 'react';
import type { contract as accountsContract } from '#modules/accounts/contract.ts';
import type { contract as registryContract } from '#modules/registry/contract/index.ts';
import { apiFor } from '#ui/api.ts';
import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';

const accounts = apiFor<typeof accountsContract>();
const registry = apiFor<typeof registryContract>();
const hour = 3_600_000;

/** The areas and clusters that a campaign can be narrowed to. */
export function usePlaceChoices() {
  const f = useFormat();
  const regions = useAsk(accounts, 'accounts.listRegions', {}, { staleTime: hour }).data?.items;
  const clusters = useAsk(registry, 'registry.listClusters', {}, { staleTime: hour }).data?.items;
  return useMemo(() => {
    const names = new Map((regions ?? []).map(({ code, name }) => [code, name]));
    return {
      areas: (regions ?? []).map(({ code, name }) => ({ value: code, label: name, hint: names.get(code.slice(0, 8)) ?? '' })),
      clusters: (clusters ?? []).filter(({ active }) => active).map(({ code, name }) => ({ value: code, label: f.text(name) })),
      nameOf: (code: string) => names.get(code) ?? '',
    };
  }, [regions, clusters, f]);
}
