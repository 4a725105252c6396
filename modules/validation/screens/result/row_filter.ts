import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useGo } from '#ui/link.tsx';
import { outcomes, severities } from '../../words.ts';
import type { Outcome, Severity } from '../../words.ts';

/** What narrows the rows; each has its word in the address, so that a figure can be a door and a view can be shared. */
export type RowFilter = { outcome?: Outcome; severity?: Severity; code?: string };

export function parseRowFilter(search: string): RowFilter {
  const given = new URLSearchParams(search);
  const outcome = outcomes.find((one) => one === given.get('hasil'));
  const severity = severities.find((one) => one === given.get('jenis'));
  const code = given.get('alasan')?.slice(0, 60);
  return { ...(outcome && { outcome }), ...(severity && { severity }), ...(code && { code }) };
}

/** The page goes to the rows: `#baris` is where they begin. */
export function rowsAddress(id: string, { outcome, severity, code }: RowFilter): string {
  const words = new URLSearchParams({
    ...(outcome && { hasil: outcome }),
    ...(severity && { jenis: severity }),
    ...(code && { alasan: code }),
  }).toString();
  return `/impor/${id}${words && `?${words}`}#baris`;
}

export function useRowFilter(id: string): { filter: RowFilter; narrow: (filter: RowFilter) => void } {
  const search = useLocation({ select: (location) => location.searchStr });
  const go = useGo();
  const filter = useMemo(() => parseRowFilter(search), [search]);
  return { filter, narrow: (next) => go(rowsAddress(id, next), { replace: true }) };
}
