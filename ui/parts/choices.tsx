import type { ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import type { IconComponent } from '../icons.tsx';
import { FieldError, FieldHint, Optional, useControl } from './field.tsx';
import type { FieldProps } from './field.tsx';
import type { Option } from './fields.tsx';

/** One yes or no, its words beside it. */
export function CheckField({ ...field }: FieldProps<boolean>) {
  const control = useControl({ ...field, optional: true });
  return (
    <div className="nk-field">
      <label className="nk-check">
        <input {...control} type="checkbox" checked={field.value} onChange={(event) => field.onChange(event.target.checked)} />
        <span>{field.label}</span>
      </label>
      <FieldHint id={control.id}>{field.hint}</FieldHint>
      <FieldError id={control.id}>{field.error}</FieldError>
    </div>
  );
}

function Group({
  field,
  children,
  role,
}: {
  field: FieldProps<string> | FieldProps<string[]>;
  children: (control: ReturnType<typeof useControl>) => ReactNode;
  role?: 'radiogroup';
}) {
  const control = useControl(field);
  return (
    <fieldset
      className="nk-field"
      role={role}
      aria-describedby={control['aria-describedby']}
      aria-required={role ? control['aria-required'] : undefined}
      aria-invalid={role ? control['aria-invalid'] : undefined}
    >
      <legend className="nk-label mb-1">
        {field.label} <Optional when={field.optional} />
      </legend>
      <FieldHint id={control.id}>{field.hint}</FieldHint>
      {children(control)}
      <FieldError id={control.id}>{field.error}</FieldError>
    </fieldset>
  );
}

/** Several of a few. */
export function CheckGroupField({ options, ...field }: FieldProps<string[]> & { options: Option[] }) {
  const flip = (value: string, on: boolean) => field.onChange(on ? [...field.value, value] : field.value.filter((one) => one !== value));
  return (
    <Group field={field}>
      {(control) =>
        options.map((option, i) => (
          <label key={option.value} className="nk-check">
            <input
              id={i === 0 ? control.id : undefined}
              name={field.name}
              type="checkbox"
              disabled={field.disabled || option.disabled}
              aria-invalid={control['aria-invalid']}
              data-invalid={i === 0 ? control['data-invalid'] : undefined}
              data-field={field.name}
              data-label={field.label}
              checked={field.value.includes(option.value)}
              onChange={(event) => flip(option.value, event.target.checked)}
            />
            <span>
              {option.label}
              {option.hint && <span className="nk-hint block">{option.hint}</span>}
            </span>
          </label>
        ))
      }
    </Group>
  );
}

/** One of a few that need a word of explanation. */
export function RadioCards({ options, ...field }: FieldProps<string> & { options: (Option & { icon?: IconComponent })[] }) {
  return (
    <Group field={field} role="radiogroup">
      {(control) => (
        <div className="nk-radio-cards">
          {options.map((option, i) => (
            <label key={option.value} className="nk-radio-card">
              <input
                id={i === 0 ? control.id : undefined}
                name={control.id}
                type="radio"
                value={option.value}
                disabled={field.disabled || option.disabled}
                data-invalid={i === 0 ? control['data-invalid'] : undefined}
                data-field={field.name}
                data-label={field.label}
                checked={field.value === option.value}
                onChange={() => field.onChange(option.value)}
              />
              <span>
                <span className="font-semibold">{option.label}</span>
                {option.hint && <span className="nk-hint block">{option.hint}</span>}
              </span>
              {option.icon && <Icon of={option.icon} />}
            </label>
          ))}
        </div>
      )}
    </Group>
  );
}
