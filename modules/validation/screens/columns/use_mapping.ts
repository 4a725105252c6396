import { useEffect, useEffectEvent, useState } from 'react';
import { useTell } from '#ui/ask.ts';
import type { AskProblem } from '#ui/problems.ts';
import type { Field } from '../../words.ts';
import { api, shownAfterStep } from '../api.ts';
import type { Layout } from './layout.ts';
import { columnsToSend, mappingOf, missingIn, sameMapping, withMeaning } from './mapping.ts';
import type { Mapping } from './mapping.ts';

export type MappingState = {
  mapping: Mapping;
  change: (column: number, field: Field | '') => void;
  saving: boolean;
  /** What is on the page is also on the server. */
  saved: boolean;
  /** Something was changed and saved since the page was opened. */
  everSaved: boolean;
  problem: AskProblem | null;
  /** Saves what is not saved yet, and waits for it. */
  save: () => Promise<void>;
};

/** The meaning of the columns, saved by itself a moment after each change. What cannot be saved stays on the page. */
export function useMapping(id: string, layout: Layout): MappingState {
  const [mapping, setMapping] = useState<Mapping>(() => mappingOf(layout.columns));
  const [kept, setKept] = useState<Mapping | undefined>(layout.fresh ? undefined : mapping);
  const [tried, setTried] = useState<Mapping>();
  const tell = useTell(api, 'validation.setMapping', { invalidates: shownAfterStep });
  const saved = kept !== undefined && sameMapping(mapping, kept);

  const save = async () => {
    if (saved) return;
    setTried(mapping);
    await tell.sendAndWait({ id, sheet: layout.sheet, headerRow: layout.headerRow, columns: columnsToSend(mapping) });
    setKept(mapping);
  };
  // A refusal is shown from the tell's own problem.
  const saveQuietly = useEffectEvent(() => void save().catch(() => undefined));
  // Without a column of names the server would refuse; the page says what is missing.
  const due = !saved && !tell.busy && tried !== mapping && !missingIn(mapping).includes('names');
  useEffect(() => {
    if (!due) return undefined;
    const timer = setTimeout(saveQuietly, 500);
    return () => clearTimeout(timer);
  }, [due]);

  return {
    mapping,
    change: (column, field) => setMapping(withMeaning(mapping, column, field)),
    saving: tell.busy,
    saved,
    everSaved: tell.done,
    problem: saved ? null : tell.problem,
    save,
  };
}
