import type { ImportState, Phase } from '../words.ts';

/** What is known of an import when somebody asks for its next step. */
export type Standing = { state: ImportState; failedIn: Phase | null; purged: boolean; mapped: boolean };

export type Step = 'setMapping' | 'rehearse' | 'commit' | 'undo' | 'discard';

/** From which states a step may be taken. A work that broke off is taken up again by the step that started it. */
const from: Record<Step, readonly ImportState[]> = {
  setMapping: ['mapped', 'rehearsed'],
  rehearse: ['mapped', 'rehearsed'],
  commit: ['rehearsed'],
  undo: ['committed', 'partly_undone'],
  discard: ['uploaded', 'reading', 'mapped', 'rehearsing', 'rehearsed'],
};
const resumes: Record<Step, readonly Phase[]> = {
  setMapping: ['rehearsing'],
  rehearse: ['rehearsing'],
  commit: ['committing'],
  undo: ['undoing'],
  discard: ['reading', 'rehearsing'],
};

export function mayTake(step: Step, standing: Standing): boolean {
  if (standing.purged) return false;
  if (standing.state === 'failed') return standing.failedIn !== null && resumes[step].includes(standing.failedIn);
  return from[step].includes(standing.state);
}
