import { useEffect, useEffectEvent, useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon, ClockIcon, CloseIcon, EditIcon, MergeIcon, PeopleIcon } from '#ui/icons.tsx';
import type { IconComponent } from '#ui/icons.tsx';
import { useGo } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/fields.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { verdicts } from '../../words.ts';
import type { Queue, Verdict } from '../../words.ts';
import { api } from '../api.ts';
import { useDuplicateText } from './messages.ts';
import { pairAddress } from './pair_parts.tsx';
import { shownAfterDecision } from './types.ts';
import type { Pair } from './types.ts';
import type { Choice } from './use_choice.ts';
import { verdictWords } from './words.ts';

const icons: Record<Verdict, IconComponent> = { same_enterprise: MergeIcon, same_owner: PeopleIcon, different: CloseIcon, later: ClockIcon };
const labels = { same_enterprise: 'merge', same_owner: 'sameOwner', different: 'different', later: 'putOff' } as const;

/** Four answers, each one key; then the next pair, with the way back in the toast. */
export function PairDecisionBar({ pair, choice, queue }: { pair: Pair; choice: Choice; queue: Queue }) {
  const d = useDuplicateText();
  const [reason, setReason] = useState<string>();
  const { answer, busy, problem } = useAnswer(pair, choice, queue, reason ?? '');
  const offered: readonly Verdict[] = pair.sameOwner ? verdicts.filter((verdict) => verdict !== 'same_owner') : verdicts;
  const press = useEffectEvent((event: KeyboardEvent) => {
    const verdict = verdicts[Number(event.key) - 1];
    const typing = event.target instanceof Element && event.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, dialog');
    if (verdict && offered.includes(verdict) && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !busy) answer(verdict);
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <div className="nk-form-actions nk-form-actions-sticky grid gap-3">
      {problem && <ErrorState problem={problem} />}
      <div className="flex flex-wrap items-end gap-2">
        {offered.map((verdict) => (
          <Button
            key={verdict}
            icon={pair.suggested.verdict === verdict && !pair.secondLook ? CheckIcon : icons[verdict]}
            tone={pair.suggested.verdict === verdict && !pair.secondLook ? 'primary' : 'quiet'}
            busy={busy}
            onClick={() => answer(verdict)}
          >
            {d(labels[verdict])}
          </Button>
        ))}
        {reason === undefined ? (
          <Button tone="plain" icon={EditIcon} onClick={() => setReason('')}>
            {d('addReason')}
          </Button>
        ) : (
          <span className="min-w-48 flex-1">
            <TextField name="alasan" label={d('reason')} value={reason} onChange={setReason} maxLength={300} optional />
          </span>
        )}
      </div>
      <p className="nk-hint hidden desk:block">{d('keys')}</p>
    </div>
  );
}

/** The first answer decides; a second look only compares. */
function useAnswer(pair: Pair, choice: Choice, queue: Queue, reason: string) {
  const d = useDuplicateText();
  const f = useFormat();
  const go = useGo();
  const onward = (next: string | null) => {
    if (next === null) toast(d('lastPair'), { tone: 'info' });
    go(next === null ? '/ganda' : pairAddress(next, queue));
  };
  const undo = useTell(api, 'validation.undoDecision', {
    invalidates: shownAfterDecision,
    onDone: ({ pairId }) => {
      toast(d('undone'));
      go(pairAddress(pairId, queue));
    },
  });
  const decide = useTell(api, 'validation.decidePair', {
    invalidates: shownAfterDecision,
    onDone: ({ id, next }, { verdict }) => {
      toast(d(`done_${verdict}`), { action: { label: d('undo'), onAction: () => undo.send({ id }) } });
      onward(next);
    },
  });
  const lookAgain = useTell(api, 'validation.lookAgain', {
    invalidates: shownAfterDecision,
    onDone: ({ agrees, first, next }) => {
      toast(agrees ? d('agreed') : d('disagreed', { verdict: f.text(verdictWords[first]) }), { tone: agrees ? 'done' : 'attention' });
      onward(next);
    },
  });
  const answer = (verdict: Verdict) => {
    if (pair.secondLook) return lookAgain.send({ id: pair.id, verdict, reason });
    const survivorId = pair[choice.survivor].id;
    decide.send({ id: pair.id, verdict, reason, ...(verdict === 'same_enterprise' && { survivorId, take: choice.take }) });
  };
  return { answer, busy: decide.busy || lookAgain.busy, problem: decide.problem ?? lookAgain.problem };
}
