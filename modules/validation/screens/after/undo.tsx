import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { UndoIcon } from '#ui/icons.tsx';
import { VerdictButton } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { api, shownAfterStep } from '../api.ts';
import type { Import } from '../api.ts';
import { Confirm } from '../wizard/confirm.tsx';
import { useAfterText } from './messages.ts';

/** The way back, with what it will do said before and on the button. */
export function UndoCard({ found }: { found: Import }) {
  const a = useAfterText();
  const f = useFormat();
  const [asking, setAsking] = useState(false);
  const undo = useTell(api, 'validation.undoImport', { invalidates: shownAfterStep });
  const verdict = found.can['validation.undoImport'];
  if (verdict === undefined || found.state === 'undone') return null;
  const { committed, removed, kept } = found.counts;
  const again = found.state === 'partly_undone';
  const n = f.number(again ? kept : committed - removed);
  const words = a(again ? 'undoAgain' : 'undo', { n });
  const what = a(again ? 'undoAgainWhat' : 'undoWhat', { n });
  return (
    <Section title={a('undoTitle')}>
      <p className="max-w-prose text-soft">{what}</p>
      <div>
        <VerdictButton verdict={verdict} icon={UndoIcon} onClick={() => setAsking(true)}>
          {words}
        </VerdictButton>
      </div>
      <Confirm
        open={asking}
        title={a('undoTitle')}
        button={words}
        busy={undo.busy}
        problem={undo.problem}
        onConfirm={() => undo.send({ id: found.id })}
        onClose={() => setAsking(false)}
      >
        <p>{what}</p>
      </Confirm>
    </Section>
  );
}
