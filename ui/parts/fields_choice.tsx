import { ChevronDownIcon, Icon } from '../icons.tsx';
import { useUiText } from '../words.ts';
import { FieldFrame, useControl } from './field.tsx';
import type { FieldProps } from './field.tsx';

/** A calendar day, `2026-11-21`; the browser's own date field knows the keyboard and the calendar of the device. */
export function DayField({ min, max, ...field }: FieldProps<string> & { min?: string; max?: string }) {
  const control = useControl(field);
  return (
    <FieldFrame control={control} {...field}>
      <input
        {...control}
        className="nk-input nk-digits"
        type="date"
        min={min}
        max={max}
        value={field.value}
        onChange={(event) => field.onChange(event.target.value)}
      />
    </FieldFrame>
  );
}

export type Option = { value: string; label: string; hint?: string; disabled?: boolean };

export function SelectField({ options, emptyLabel, ...field }: FieldProps<string> & { options: Option[]; emptyLabel?: string }) {
  const t = useUiText();
  const control = useControl(field);
  return (
    <FieldFrame control={control} {...field}>
      <div className="nk-select">
        <select {...control} className="nk-input" value={field.value} onChange={(event) => field.onChange(event.target.value)}>
          <option value="">{emptyLabel ?? t('form.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDownIcon} />
      </div>
    </FieldFrame>
  );
}

export function AreaField({ rows = 4, maxLength, ...field }: FieldProps<string> & { rows?: number; maxLength?: number }) {
  const t = useUiText();
  const control = useControl(field);
  return (
    <FieldFrame
      control={control}
      {...field}
      foot={maxLength ? <span className="nk-count">{t('form.count', { count: field.value.length, max: maxLength })}</span> : undefined}
    >
      <textarea
        {...control}
        className="nk-input"
        rows={rows}
        maxLength={maxLength}
        value={field.value}
        onChange={(event) => field.onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
