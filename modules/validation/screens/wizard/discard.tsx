import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { TrashIcon } from '#ui/icons.tsx';
import { useGo } from '#ui/link.tsx';
import { VerdictButton } from '#ui/parts/button.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api, shownAfterStep } from '../api.ts';
import type { Import } from '../api.ts';
import { Confirm } from './confirm.tsx';
import { useWizardText } from './messages.ts';

export function DiscardButton({ found }: { found: Import }) {
  const w = useWizardText();
  const go = useGo();
  const [asking, setAsking] = useState(false);
  const discard = useTell(api, 'validation.discardImport', {
    invalidates: shownAfterStep,
    onDone: () => {
      toast(w('discardDone'));
      go('/impor');
    },
  });
  return (
    <>
      <VerdictButton verdict={found.can['validation.discardImport']} tone="plain" icon={TrashIcon} onClick={() => setAsking(true)}>
        {w('discard')}
      </VerdictButton>
      <Confirm
        open={asking}
        title={w('discard')}
        button={w('discard')}
        busy={discard.busy}
        problem={discard.problem}
        onConfirm={() => discard.send({ id: found.id })}
        onClose={() => setAsking(false)}
      >
        <p>{w('discardWhat')}</p>
      </Confirm>
    </>
  );
}
