import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon, ColumnsIcon } from '#ui/icons.tsx';
import { LinkButton, VerdictButton } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/card.tsx';
import { CheckField } from '#ui/parts/choices.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { api, shownAfterStep } from '../api.ts';
import type { Import } from '../api.ts';
import { leftOut, toCommit } from '../counts.ts';
import { useText } from '../messages.ts';
import { DiscardButton } from '../wizard/discard.tsx';
import { FileNotices } from '../wizard/file_notices.tsx';
import { useResultText } from './messages.ts';
import { ReasonsButton } from './reasons_button.tsx';
import { Results } from './results.tsx';

/** Said where the columns are chosen; here they would stand before the decision. */
const columnNotices = ['file.constant', 'file.otherSheets'];

/** After the rehearsal: what would happen, and the decision. */
export function Rehearsed({ found }: { found: Import }) {
  return (
    <>
      <FileNotices found={found} besides={columnNotices} />
      <Decision found={found} />
      <Results found={found} />
    </>
  );
}

function Decision({ found }: { found: Import }) {
  const t = useText();
  const r = useResultText();
  const f = useFormat();
  const commit = useTell(api, 'validation.commitImport', { invalidates: shownAfterStep });
  const ready = toCommit(found.counts);
  const outside = leftOut(found.counts);
  const known = found.counts.duplicate_in_registry;
  const [fillEmpty, setFill] = useState(false);
  const may = found.can['validation.commitImport'];
  // With nothing new to save the server says why not; filling what is empty is something to do all the same.
  const verdict = fillEmpty && ready === 0 && may !== undefined ? true : may;
  return (
    <Section title={t('nothingWritten')}>
      <Card tone={ready > 0 ? 'attention' : 'info'}>
        <div className="grid gap-4">
          <p className="max-w-prose">
            {ready > 0 ? r(ready === 1 ? 'readyOne' : 'ready', { n: f.number(ready) }) : r('noneReady')}{' '}
            {outside > 0 && r('stays', { n: f.number(outside) })}
          </p>
          {commit.problem && <ErrorState problem={commit.problem} again={commit.again} />}
          {known > 0 && may !== undefined && (
            <CheckField
              name="lengkapi"
              label={r('fillEmpty', { n: f.number(known) })}
              hint={r('fillEmptyHint')}
              value={fillEmpty}
              onChange={setFill}
            />
          )}
          <div className="nk-actions">
            {(ready > 0 || fillEmpty) && (
              <VerdictButton
                verdict={verdict}
                tone="primary"
                icon={CheckIcon}
                busy={commit.busy}
                onClick={() => commit.send({ id: found.id, fillEmpty })}
              >
                {ready === 0 ? r('fillOnly') : r(ready === 1 ? 'saveOne' : 'save', { n: f.number(ready) })}
              </VerdictButton>
            )}
            <ReasonsButton found={found} />
            {found.can['validation.setMapping'] === true && (
              <LinkButton href={`/impor/${found.id}?langkah=kolom`} icon={ColumnsIcon}>
                {r('changeColumns')}
              </LinkButton>
            )}
            <DiscardButton found={found} />
          </div>
        </div>
      </Card>
    </Section>
  );
}
