import type { ReactNode } from 'react';
import { useFieldId } from '../form.tsx';
import type { Bound } from '../form.tsx';
import { ErrorIcon, Icon } from '../icons.tsx';
import { useUiText } from '../words.ts';

/** What every field takes; `form.bind(name)` gives the first four. */
export type FieldProps<T> = Bound<T> & { label: string; hint?: ReactNode; optional?: boolean; disabled?: boolean };

export type ControlProps = {
  id: string;
  name: string;
  disabled: boolean | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
  'aria-describedby': string | undefined;
  'data-invalid': boolean | undefined;
  'data-field': string;
  'data-label': string;
};

/** What a control says about itself to those who hear the page, and to the form that looks for its first error. */
export function useControl(field: {
  name: string;
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  optional?: boolean | undefined;
  disabled?: boolean | undefined;
}): ControlProps {
  const id = useFieldId(field.name);
  const described = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    name: field.name,
    disabled: field.disabled || undefined,
    'aria-invalid': field.error ? true : undefined,
    'aria-required': field.optional ? undefined : true,
    'aria-describedby': described || undefined,
    'data-invalid': field.error ? true : undefined,
    'data-field': field.name,
    'data-label': field.label,
  };
}

/** Label above, hint before the control, error beside it. */
export function FieldFrame({
  control,
  label,
  hint,
  error,
  optional,
  children,
  foot,
}: {
  control: { id: string };
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="nk-field">
      <label className="nk-label" htmlFor={control.id}>
        {label} <Optional when={optional} />
      </label>
      <FieldHint id={control.id}>{hint}</FieldHint>
      {children}
      {(error ?? foot) && (
        <div className="nk-field-foot">
          <FieldError id={control.id}>{error}</FieldError>
          {foot}
        </div>
      )}
    </div>
  );
}

export function Optional({ when }: { when: boolean | undefined }) {
  const t = useUiText();
  return when ? <span className="nk-optional">({t('form.optional')})</span> : null;
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <p className="nk-hint" id={`${id}-hint`}>
      {children}
    </p>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  return children ? (
    <p className="nk-error" id={`${id}-error`}>
      <Icon of={ErrorIcon} size={16} /> {children}
    </p>
  ) : null;
}
