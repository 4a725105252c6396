import { useState } from 'react';
import type { MergeField } from '../../words.ts';
import type { Pair, PairField } from './types.ts';

export type Side = 'one' | 'other';

/** Which record stays, and of each field whose value. */
export type Choice = {
  survivor: Side;
  keepRecord: (side: Side) => void;
  /** Whose value of a field stays: as chosen; else the survivor's, or the only one there is. */
  sideOf: (field: PairField) => Side;
  keepField: (field: PairField, side: Side) => void;
  /** Fields taken from the record that does not stay, as the server wants them. */
  take: MergeField[];
};

export function useChoice(pair: Pair): Choice {
  const [survivor, keepRecord] = useState<Side>(pair.suggested.survivorId === pair.other.id ? 'other' : 'one');
  const [chosen, choose] = useState<Partial<Record<string, Side>>>({});
  const sideOf = (field: PairField): Side => chosen[field.field] ?? preferred(field, survivor);
  return {
    survivor,
    keepRecord,
    sideOf,
    keepField: (field, side) => choose({ ...chosen, [field.field]: side }),
    // What is empty at the survivor is filled in any case; only a choice against a value of its own is told.
    take: pair.fields.flatMap((field) => (field.take && field.differs && chosen[field.field] && sideOf(field) !== survivor ? [field.take] : [])),
  };
}

export const otherSide = (side: Side): Side => (side === 'one' ? 'other' : 'one');

function preferred(field: PairField, survivor: Side): Side {
  return field[survivor] === null && field[otherSide(survivor)] !== null ? otherSide(survivor) : survivor;
}
