import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { SearchIcon, SettingsIcon } from '#ui/icons.tsx';
import { VerdictButton } from '#ui/parts/button.tsx';
import { Card, DefinitionList, Section } from '#ui/parts/card.tsx';
import { ErrorState, ProgressBar } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api } from '../api.ts';
import { LinkingDialog } from './linking_dialog.tsx';
import { useDuplicateText } from './messages.ts';
import { shownAfterDecision } from './types.ts';
import type { Linking } from './types.ts';

/** How pairs are found, how sure the reviewers are, and what the office settled. */
export function LinkingCard({ linking }: { linking: Linking }) {
  const d = useDuplicateText();
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const search = useTell(api, 'validation.searchDuplicates', { invalidates: shownAfterDecision, onDone: () => toast(d('searchStarted')) });
  const { agreement, lastSearch, model, searching } = linking;
  return (
    <Section
      title={d('settings')}
      action={
        <span className="flex flex-wrap gap-2">
          <VerdictButton
            verdict={linking.can['validation.searchDuplicates']}
            small
            icon={SearchIcon}
            busy={search.busy}
            onClick={() => search.send({})}
          >
            {d('searchNow')}
          </VerdictButton>
          <VerdictButton verdict={linking.can['validation.setLinking']} small icon={SettingsIcon} onClick={() => setOpen(true)}>
            {d('change')}
          </VerdictButton>
        </span>
      }
    >
      <Card>
        <div className="grid gap-4">
          {search.problem && <ErrorState problem={search.problem} />}
          {searching && (
            <ProgressBar
              label={d('searching')}
              value={searching.total > 0 ? searching.done / searching.total : undefined}
              detail={d('searchDone', { done: f.number(searching.done), total: f.number(searching.total) })}
            />
          )}
          <DefinitionList
            items={[
              { term: d('autoLink'), value: linking.autoLink ? `${d('autoOn')} (≥ ${f.number(linking.autoWeight)})` : d('autoOff') },
              {
                term: d('lastSearch'),
                value: lastSearch
                  ? d('lastSearchWords', { when: f.instant(lastSearch.at), records: f.number(lastSearch.records), pairs: f.number(lastSearch.pairs) })
                  : undefined,
                unknown: d('never'),
              },
              {
                term: d('model'),
                value: model.shipped
                  ? d('modelShipped')
                  : d('modelTrained', { n: f.number(model.trainedOn ?? 0), when: model.at ? f.instant(model.at) : '' }),
              },
              {
                term: d('agreement'),
                value: agreement.judged > 0 ? agreementWords(agreement, d, f) : undefined,
                unknown: d('agreementNone'),
              },
            ]}
          />
        </div>
      </Card>
      <LinkingDialog linking={linking} open={open} onClose={() => setOpen(false)} />
    </Section>
  );
}

function agreementWords({ agreed, judged, kappa }: Linking['agreement'], d: ReturnType<typeof useDuplicateText>, f: ReturnType<typeof useFormat>) {
  const words = d('agreementWords', { agreed: f.number(agreed), judged: f.number(judged) });
  return kappa === null ? words : `${words}; ${d('kappa', { kappa: f.number(Math.round(kappa * 100) / 100) })}`;
}
