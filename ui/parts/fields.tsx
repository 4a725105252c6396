import { useState } from 'react';
import { EyeIcon, EyeOffIcon } from '../icons.tsx';
import { useUiText } from '../words.ts';
import { IconButton } from './button.tsx';
import { FieldFrame, useControl } from './field.tsx';
import type { FieldProps } from './field.tsx';

export * from './fields_numbers.tsx';
export * from './fields_choice.tsx';

type TextExtra = { type?: 'text' | 'email' | 'url' | 'search'; autoComplete?: string; maxLength?: number; placeholder?: string; unit?: string };

export function TextField({ type = 'text', autoComplete = 'off', maxLength, placeholder, unit, ...field }: FieldProps<string> & TextExtra) {
  const control = useControl(field);
  const input = (
    <input
      {...control}
      className="nk-input"
      type={type}
      autoComplete={autoComplete}
      maxLength={maxLength}
      placeholder={placeholder}
      value={field.value}
      onChange={(event) => field.onChange(event.target.value)}
    />
  );
  return (
    <FieldFrame control={control} {...field}>
      {unit ? (
        <div className="nk-affixed">
          {input}
          <span className="nk-affix">{unit}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

export function PasswordField({ autoComplete, ...field }: FieldProps<string> & { autoComplete: 'current-password' | 'new-password' }) {
  const t = useUiText();
  const control = useControl(field);
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame control={control} {...field}>
      <div className="nk-affixed">
        <input
          {...control}
          className="nk-input"
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          value={field.value}
          onChange={(event) => field.onChange(event.target.value)}
        />
        <IconButton
          label={t(shown ? 'form.hidePassword' : 'form.showPassword')}
          icon={shown ? EyeOffIcon : EyeIcon}
          onClick={() => setShown(!shown)}
        />
      </div>
    </FieldFrame>
  );
}

export function TelField(field: FieldProps<string>) {
  const control = useControl(field);
  return (
    <FieldFrame control={control} {...field}>
      <input
        {...control}
        className="nk-input nk-digits"
        type="tel"
        autoComplete="tel"
        value={field.value}
        onChange={(event) => field.onChange(event.target.value.replace(/[^\d+\s-]/g, ''))}
      />
    </FieldFrame>
  );
}
