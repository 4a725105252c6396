export type Waiting = {
  personId: string | null;
  outcome: string | null;
  visitId: string | null;
  visitedAt: string | null;
  visitedBy: string | null;
  drawn: boolean;
  secondPersonId: string | null;
  secondVisitId: string | null;
};

export type Made = { visitId: string; at: Date; by: string };

export type Counts =
  | { as: 'first'; secondPersonId: string | null }
  /** The same person came again: what was found last holds. */
  | { as: 'again' }
  | { as: 'second' };

const idOf = (actor: string): string | null => (actor.startsWith('person:') ? actor.slice('person:'.length) : null);

/**
 * What a visit counts as where an enterprise waits. Whoever made it, the first one counts. Where a second look was drawn, the next one by
 * somebody else is it; where the one who should look again came first, the other one looks again.
 */
export function countsAs(waiting: Waiting, made: Made): Counts | undefined {
  if (waiting.visitId === made.visitId || waiting.secondVisitId === made.visitId) return undefined;
  if (waiting.outcome === null) {
    const swapped = waiting.secondPersonId !== null && waiting.secondPersonId === idOf(made.by);
    return { as: 'first', secondPersonId: swapped ? waiting.personId : waiting.secondPersonId };
  }
  if (waiting.visitedBy === made.by)
    return waiting.visitedAt !== null && made.at.getTime() > Date.parse(waiting.visitedAt) ? { as: 'again' } : undefined;
  return waiting.drawn && waiting.secondVisitId === null ? { as: 'second' } : undefined;
}
