import { useState } from 'react';
import { useForm } from '#ui/form.tsx';
import type { FormState, Values, Widened } from '#ui/form.tsx';
import { ApiProblem, asProblem } from '#ui/problems.ts';
import type { AskProblem } from '#ui/problems.ts';

export type Difference = { name: string; mine: unknown; theirs: unknown };
export type Moved = { taken: Difference[]; conflicts: Difference[] };

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Three ways compared: what I opened, what I typed, what stands there now. Where only they changed, theirs is taken over. */
export function compare(opened: Values, mine: Values, theirs: Values): Moved {
  const changed = Object.keys(theirs).filter((name) => !same(opened[name], theirs[name]) && !same(mine[name], theirs[name]));
  const differences = changed.map((name) => ({ name, mine: mine[name], theirs: theirs[name] }));
  const untouched = ({ name }: Difference) => same(opened[name], mine[name]);
  return { taken: differences.filter(untouched), conflicts: differences.filter((difference) => !untouched(difference)) };
}

type Editing<T, V extends Values> = {
  first: T;
  valuesOf: (subject: T) => V;
  draft: string;
  load: () => Promise<T>;
  /** Saves over the version of `opened`. */
  save: (opened: T, values: Widened<V>) => Promise<unknown>;
  onSaved: () => void;
};

export type EditingForm<T, V extends Values> = {
  form: FormState<Widened<V>>;
  opened: T;
  moved: Moved | undefined;
  take: (difference: Difference) => void;
  submit: (values: Widened<V>) => void;
};

/** A form over something that others may change meanwhile: nothing typed is lost, and both versions are shown. */
export function useEditing<T, V extends Values>({ first, valuesOf, draft, load, save, onSaved }: Editing<T, V>): EditingForm<T, V> {
  // What the form began from; what others save meanwhile becomes the new beginning.
  const [opened, setOpened] = useState(first);
  const [moved, setMoved] = useState<Moved>();
  const [problem, setProblem] = useState<AskProblem | null>(null);
  const form = useForm({ initial: valuesOf(first), draft, problem });

  const take = ({ name, theirs }: Difference) => form.set(name, theirs as Widened<V>[typeof name]);
  const takeOver = async (mine: Widened<V>) => {
    const now = await load();
    const compared = compare(valuesOf(opened), mine, valuesOf(now));
    for (const difference of compared.taken) take(difference);
    setOpened(now);
    setMoved(compared);
    setProblem(null);
    window.scrollTo({ top: 0 });
  };
  const submit = async (values: Widened<V>) => {
    try {
      // What differs from nothing needs no new version and no line in the history.
      if (!same(values, valuesOf(opened))) await save(opened, values);
    } catch (error) {
      const refusal = asProblem(error);
      if (refusal instanceof ApiProblem && refusal.code === 'core.versionMoved')
        await takeOver(values).catch((silence: unknown) => setProblem(asProblem(silence)));
      else setProblem(refusal);
      return;
    }
    form.clear();
    onSaved();
  };
  return { form, opened, moved, take, submit: (values) => void submit(values) };
}
