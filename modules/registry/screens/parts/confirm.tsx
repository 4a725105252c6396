import type { ReactNode } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import type { AskProblem } from '#ui/problems.ts';
import { useText } from '../messages.ts';

/** For what cannot be undone: the button says what it does. */
export function Confirm({
  title,
  button,
  onConfirm,
  onClose,
  busy,
  problem,
  children,
}: {
  title: string;
  button: string;
  onConfirm: () => void;
  onClose: () => void;
  busy: boolean;
  problem: AskProblem | null;
  children?: ReactNode;
}) {
  const t = useText();
  const actions = (
    <>
      <Button tone="danger" busy={busy} onClick={onConfirm}>
        {button}
      </Button>
      <Button onClick={onClose}>{t('cancel')}</Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} actions={actions}>
      <div className="grid gap-3">
        {children}
        {problem && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  );
}
