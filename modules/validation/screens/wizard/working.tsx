import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { ProgressBar } from '#ui/parts/states.tsx';
import type { Import } from '../api.ts';
import { useText } from '../messages.ts';
import { DiscardButton } from './discard.tsx';
import { useWizardText } from './messages.ts';
import { useRemaining } from './remaining.ts';

/** A work of the server: what it does, how far it is, how long it still takes. */
export function Working({ found }: { found: Import }) {
  const t = useText();
  const w = useWizardText();
  const f = useFormat();
  const { progress, state } = found;
  const remaining = useRemaining(progress);
  const doing = state === 'reading' || state === 'rehearsing' || state === 'committing' || state === 'undoing' ? w(state) : w('waiting');
  const share = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : undefined;
  const written = state === 'uploaded' || state === 'reading' ? t('nothingWritten') : state === 'rehearsing' ? w('nothingChanges') : '';
  return (
    <Card>
      <div className="grid gap-4">
        <ProgressBar
          label={progress?.words ?? doing}
          value={share}
          detail={[remaining && f.text(remaining), w('leave'), written].filter(Boolean).join(' ')}
        />
        {found.can['validation.discardImport'] === true && (
          <div>
            <DiscardButton found={found} />
          </div>
        )}
      </div>
    </Card>
  );
}
