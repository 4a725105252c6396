import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { UndoIcon } from '#ui/icons.tsx';
import { VerdictButton } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { ErrorState, Notice } from '#ui/parts/states.tsx';
import { Timeline } from '#ui/parts/timeline.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api } from '../api.ts';
import { useDuplicateText } from './messages.ts';
import { shownAfterDecision } from './types.ts';
import type { Pair, PairDecision } from './types.ts';
import { verdictWords } from './words.ts';

/** Every decision about the pair, the newest first, each with its way back. */
export function PairHistory({ pair }: { pair: Pair }) {
  const d = useDuplicateText();
  const f = useFormat();
  const [kept, setKept] = useState<string[]>([]);
  const undo = useTell(api, 'validation.undoDecision', {
    invalidates: shownAfterDecision,
    onDone: ({ kept: stays }) => {
      setKept(stays);
      toast(d('undone'));
    },
  });
  return (
    <Section title={d('history')}>
      <div className="grid gap-4">
        {kept.length > 0 && (
          <Notice tone="attention" title={d('keptTitle')}>
            <ul className="list-disc pl-5">
              {kept.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Notice>
        )}
        {undo.problem && <ErrorState problem={undo.problem} />}
        <Timeline
          items={pair.decisions.map((decision) => ({
            key: decision.id,
            at: f.instant(decision.at),
            dateTime: decision.at,
            by: decision.byName,
            title: titleOf(decision, d, f),
            detail: <Detail decision={decision} onUndo={() => undo.send({ id: decision.id })} busy={undo.busy} />,
            tone: decision.undone ? 'neutral' : 'done',
          }))}
        />
      </div>
    </Section>
  );
}

function titleOf(decision: PairDecision, d: ReturnType<typeof useDuplicateText>, f: ReturnType<typeof useFormat>): string {
  const words = f.text(verdictWords[decision.verdict]);
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return decision.second ? `${title} (${d('secondOpinion')})` : title;
}

function Detail({ decision, onUndo, busy }: { decision: PairDecision; onUndo: () => void; busy: boolean }) {
  const d = useDuplicateText();
  const f = useFormat();
  return (
    <span className="grid justify-items-start gap-2">
      {decision.reason && <span className="break-words">{decision.reason}</span>}
      {decision.undone && <span>{d('takenBack', { by: decision.undone.byName, when: f.instant(decision.undone.at) })}</span>}
      <VerdictButton verdict={decision.can['validation.undoDecision']} small icon={UndoIcon} busy={busy} onClick={onUndo}>
        {d('undoDecision')}
      </VerdictButton>
    </span>
  );
}
