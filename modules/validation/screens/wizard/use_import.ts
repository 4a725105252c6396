import { useEffect, useState } from 'react';
import { queryClient, useAsk } from '#ui/ask.ts';
import type { Ask } from '#ui/ask.ts';
import { api } from '../api.ts';
import type { Import } from '../api.ts';
import { isWorking } from '../words.ts';

/** What shows enterprises and rows: changed when a work of the server came to its end. */
const changedByWork = [
  'validation.listImportRows',
  'validation.listImports',
  'registry.listEnterprises',
  'registry.countEnterprises',
  'registry.getOverview',
  'registry.mapEnterprises',
  'accounts.getMe',
];

/** An import, asked again every second while the server works on it. */
export function useImport(id: string): Ask<Import> {
  const [working, setWorking] = useState(false);
  const ask = useAsk(api, 'validation.getImport', { id }, { refetchInterval: working ? 1000 : false, staleTime: 0 });
  const now = ask.data ? isWorking(ask.data.state) : working;
  if (now !== working) setWorking(now);
  useEffect(() => {
    if (!working) return undefined;
    return () => {
      for (const name of changedByWork) void queryClient.invalidateQueries({ queryKey: [name] });
    };
  }, [working]);
  return ask;
}
