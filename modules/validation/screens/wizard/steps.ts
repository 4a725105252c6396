import type { Step, StepState } from '#ui/parts/timeline.tsx';
import type { ImportState, Phase } from '../../words.ts';

export type StepKey = 'read' | 'columns' | 'rehearsal' | 'save';
export const stepKeys: readonly StepKey[] = ['read', 'columns', 'rehearsal', 'save'];

const stepOfState: Record<Exclude<ImportState, 'failed' | 'discarded'>, StepKey> = {
  uploaded: 'read',
  reading: 'read',
  mapped: 'columns',
  rehearsing: 'rehearsal',
  rehearsed: 'rehearsal',
  committing: 'save',
  committed: 'save',
  undoing: 'save',
  undone: 'save',
  partly_undone: 'save',
};
const stepOfPhase: Record<Phase, StepKey> = { reading: 'read', rehearsing: 'rehearsal', committing: 'save', undoing: 'save' };
const ended: readonly ImportState[] = ['committed', 'undone', 'partly_undone'];

type Standing = { state: ImportState; progress: { phase: Phase } | null; history: readonly { state: ImportState; at: string }[] };

/** The work that broke off, where an import failed. */
export function failedPhase({ progress, history }: Standing): Phase {
  if (progress) return progress.phase;
  const worked = history.toSorted((a, b) => b.at.localeCompare(a.at)).map(({ state }) => state);
  return worked.find((state): state is Phase => Object.hasOwn(stepOfPhase, state)) ?? 'reading';
}

/** How far an import is. `shown` is the step that the person looks at, where it is an earlier one. */
export function stepsOf(standing: Standing, label: (key: StepKey) => string, shown?: StepKey): Step[] {
  const { state } = standing;
  const at = stepKeys.indexOf(state === 'failed' ? stepOfPhase[failedPhase(standing)] : state === 'discarded' ? 'read' : stepOfState[state]);
  const standsAt = (key: StepKey, i: number): StepState => {
    if (shown) return key === shown ? 'now' : i <= at ? 'done' : 'wait';
    if (i !== at) return i < at ? 'done' : 'wait';
    return state === 'failed' ? 'error' : ended.includes(state) ? 'done' : 'now';
  };
  return stepKeys.map((key, i) => ({ key, label: label(key), state: standsAt(key, i) }));
}
