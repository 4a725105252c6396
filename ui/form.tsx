import { createContext, useCallback, useContext, useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { clock } from './clock.ts';
import { dropDraft, keepable, loadDraft, saveDraft } from './drafts.ts';
import { useFormat } from './i18n.tsx';
import { ErrorIcon, Icon, UndoIcon } from './icons.tsx';
import { ErrorState } from './parts/states.tsx';
import { ApiProblem } from './problems.ts';
import type { AskProblem } from './problems.ts';
import { useUiText } from './words.ts';

export type FieldValue = string | number | boolean | null | string[] | File;
export type Values = Record<string, FieldValue>;

/** `false` in a form's start means a boolean, not forever `false`; a number can always be emptied. */
export type Widened<V extends Values> = { [K in keyof V]: V[K] extends boolean ? boolean : V[K] extends number ? number | null : V[K] };

export type Bound<T> = { name: string; value: T; onChange: (value: T) => void; error?: string | undefined };

export type FormState<V extends Values> = {
  values: V;
  set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  bind: <K extends keyof V & string>(name: K) => Bound<V[K]>;
  /** Says that a field is wrong before the server does: a rule of the screen's own. */
  complain: (errors: Partial<Record<keyof V & string, string>>) => void;
  /** After it is saved: forgets the draft and goes back to the start. */
  clear: () => void;
  errors: Record<string, string>;
  problem: AskProblem | null;
  /** Counts up each time errors arrive, so that focus moves again for the same errors. */
  complaints: number;
  draftAt: string | undefined;
  changed: boolean;
};

/** The values of a form, its errors and its draft. Names are the paths of the action's input. */
export function useForm<S extends Values>(options: {
  initial: S;
  draft?: string;
  secret?: (keyof S & string)[];
  problem?: AskProblem | null;
}): FormState<Widened<S>> {
  type V = Widened<S>;
  const { draft, secret, problem = null } = options;
  const [initial] = useState(options.initial as V);
  const [found] = useState(() => (draft ? loadDraft(draft, initial) : undefined));
  const [draftAt, setDraftAt] = useState(found?.at);
  const [values, setValues] = useState<V>({ ...initial, ...found?.values });
  const [own, setOwn] = useState<Record<string, string>>({});
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const [complaints, setComplaints] = useState(0);
  const [seen, setSeen] = useState(problem);
  if (seen !== problem) {
    setSeen(problem);
    setMended(new Set());
    if (problem) setComplaints(complaints + 1);
  }

  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]) => {
    setValues((now) => ({ ...now, [name]: value }));
    setMended((now) => (now.has(name) ? now : new Set(now).add(name)));
    setOwn((now) => (name in now ? Object.fromEntries(Object.entries(now).filter(([other]) => other !== name)) : now));
  }, []);

  const keptText = JSON.stringify(keepable(values, initial, secret));
  useEffect(() => {
    if (!draft) return undefined;
    const save = () => saveDraft(draft, JSON.parse(keptText) as Partial<V>, clock.now());
    const timer = setTimeout(save, 300);
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', save);
    };
  }, [draft, keptText]);

  const sent = problem instanceof ApiProblem ? problem.fieldErrors : {};
  const errors = { ...Object.fromEntries(Object.entries(sent).filter(([name]) => !mended.has(name))), ...own };
  return {
    values,
    set,
    bind: (name) => ({ name, value: values[name], onChange: (value) => set(name, value), error: errors[name] }),
    complain: (found) => {
      setOwn(Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string')));
      setComplaints((count) => count + 1);
    },
    clear: () => {
      if (draft) dropDraft(draft);
      setDraftAt(undefined);
      setValues(initial);
      setOwn({});
    },
    errors,
    problem,
    complaints,
    draftAt,
    changed: keptText !== '{}',
  };
}

const FormId = createContext('');
export const useFieldId = (name: string) => `${useContext(FormId)}${name.replaceAll('.', '-')}`;

/** Labels above, hints before the field, errors beside it and counted at the top. */
export function Form<V extends Values>({
  form,
  onSubmit,
  children,
  label,
}: {
  form: FormState<V>;
  onSubmit: (values: V) => void;
  children: ReactNode;
  label?: string;
}) {
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const [labels, setLabels] = useState<Record<string, string>>({});

  useEffect(() => {
    if (form.complaints === 0) return;
    const invalid = element.current?.querySelectorAll<HTMLElement>('[data-invalid="true"]') ?? [];
    setLabels(Object.fromEntries(Array.from(invalid, (field) => [field.dataset['field'] ?? '', field.dataset['label'] ?? ''])));
    // A refusal of the whole form stands at its top, out of sight of the button that was pressed.
    if (invalid[0]) invalid[0].focus();
    else element.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
  }, [form.complaints]);

  return (
    <FormId value={`${id}-`}>
      <form
        ref={element}
        className="nk-form"
        noValidate
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(form.values);
        }}
      >
        <DraftNotice form={form} />
        <ErrorSummary errors={form.errors} labels={labels} fieldId={(name) => `${id}-${name.replaceAll('.', '-')}`} />
        {form.problem && Object.keys(form.problem instanceof ApiProblem ? form.problem.fieldErrors : {}).length === 0 && (
          <ErrorState problem={form.problem} inForm />
        )}
        {children}
      </form>
    </FormId>
  );
}

function ErrorSummary({
  errors,
  labels,
  fieldId,
}: {
  errors: Record<string, string>;
  labels: Record<string, string>;
  fieldId: (name: string) => string;
}) {
  const t = useUiText();
  const list = Object.entries(errors);
  if (list.length === 0) return null;
  return (
    <div className="nk-error-summary" role="alert">
      <p className="nk-error-summary-title">
        <Icon of={ErrorIcon} /> {t(list.length === 1 ? 'form.oneError' : 'form.errors', { count: list.length })}
      </p>
      <ul>
        {list.map(([name, text]) => (
          <li key={name}>
            <a
              href={`#${fieldId(name)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(name))?.focus();
              }}
            >
              {labels[name] ? `${labels[name].replace(/[?:.]$/, '')}: ${text}` : text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function DraftNotice<V extends Values>({ form }: { form: FormState<V> }) {
  const t = useUiText();
  const f = useFormat();
  if (!form.draftAt) return null;
  return (
    <output className="nk-draft">
      {t('form.draft', { at: f.instant(form.draftAt) })}{' '}
      <button type="button" className="nk-link-button" onClick={form.clear}>
        <Icon of={UndoIcon} /> {t('form.dropDraft')}
      </button>
    </output>
  );
}

/** The buttons of a form, the main one first; on phones they stay in reach of the thumb. */
export function FormActions({ children, sticky = false }: { children: ReactNode; sticky?: boolean }) {
  return <div className={sticky ? 'nk-form-actions nk-form-actions-sticky' : 'nk-form-actions'}>{children}</div>;
}

/** Fields that belong together under one heading. */
export function FieldSet({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="nk-fieldset">
      <legend>{title}</legend>
      {hint && <p className="nk-hint">{hint}</p>}
      {children}
    </fieldset>
  );
}
