import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { RefreshIcon, UploadIcon } from '#ui/icons.tsx';
import { LinkButton, VerdictButton } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/card.tsx';
import { Copyable } from '#ui/parts/copyable.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { api, shownAfterStep } from '../api.ts';
import type { Import } from '../api.ts';
import { toCommit } from '../counts.ts';
import { DiscardButton } from '../wizard/discard.tsx';
import { useWizardText } from '../wizard/messages.ts';
import { failedPhase } from '../wizard/steps.ts';

/** What happened, what is safe, what to do now, the number to quote. */
export function Failed({ found }: { found: Import }) {
  const w = useWizardText();
  const f = useFormat();
  const phase = failedPhase(found);
  const { counts } = found;
  const safe =
    phase === 'committing'
      ? w('safeCommitting', { n: f.number(counts.committed), total: f.number(toCommit(counts)) })
      : phase === 'undoing'
        ? w('safeUndoing', { n: f.number(counts.removed) })
        : w('safeBefore');
  return (
    <Section title={w('failedTitle')}>
      <Card tone="error">
        <div className="grid gap-3">
          <p>{found.failure ?? w('failedUnknown')}</p>
          <p>{safe}</p>
          <div className="nk-actions">
            <GoOn found={found} />
            {phase === 'reading' && (
              <LinkButton href="/impor/baru" tone="primary" icon={UploadIcon}>
                {w('another')}
              </LinkButton>
            )}
            <DiscardButton found={found} />
          </div>
          <p className="text-sm text-soft">
            {w('reference')}: <Copyable value={found.id} label={w('reference')} /> {w('referenceHint')}
          </p>
        </div>
      </Card>
    </Section>
  );
}

/** The step that broke off is taken up again by the same action; the server says which it is. */
function GoOn({ found }: { found: Import }) {
  const w = useWizardText();
  const rehearse = useTell(api, 'validation.rehearseImport', { invalidates: shownAfterStep });
  const commit = useTell(api, 'validation.commitImport', { invalidates: shownAfterStep });
  const undo = useTell(api, 'validation.undoImport', { invalidates: shownAfterStep });
  const ways = [
    { tell: rehearse, verdict: found.can['validation.rehearseImport'], words: w('continueRehearsal') },
    { tell: commit, verdict: found.can['validation.commitImport'], words: w('continueCommit') },
    { tell: undo, verdict: found.can['validation.undoImport'], words: w('continueUndo') },
  ].filter(({ verdict }) => verdict === true);
  return ways.map(({ tell, verdict, words }) => (
    <span key={words} className="contents">
      <VerdictButton verdict={verdict} tone="primary" icon={RefreshIcon} busy={tell.busy} onClick={() => tell.send({ id: found.id })}>
        {words}
      </VerdictButton>
      {tell.problem && <ErrorState problem={tell.problem} />}
    </span>
  ));
}
