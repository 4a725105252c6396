import { useLayoutEffect, useRef, useState } from 'react';
import type { ChangeEvent } from 'react';
import { useLanguage } from '../i18n.tsx';
import { caretAfterDigits, groupNik, parseDecimal, parseRupiah, parseWhole, showWhole } from '../numbers.ts';
import { useUiText } from '../words.ts';
import { FieldFrame, useControl } from './field.tsx';
import type { FieldProps } from './field.tsx';

/** Keeps the caret behind the digit it was behind, while marks come and go around it. */
function useGrouped(shown: string) {
  const input = useRef<HTMLInputElement>(null);
  const digits = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (digits.current === null || document.activeElement !== input.current) return;
    const at = caretAfterDigits(shown, digits.current);
    input.current?.setSelectionRange(at, at);
    digits.current = null;
  }, [shown]);
  const note = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.target;
    digits.current = value.slice(0, selectionStart ?? value.length).replace(/\D/g, '').length;
  };
  return { input, note };
}

/** Sixteen digits, shown in fours and counted; the value holds digits only. */
export function NikField(field: FieldProps<string>) {
  const t = useUiText();
  const [left, setLeft] = useState(false);
  const count = field.value.length;
  const error = field.error ?? (left && count > 0 && count < 16 ? t('form.nikShort', { count }) : undefined);
  const control = useControl({ ...field, error });
  const shown = groupNik(field.value);
  const { input, note } = useGrouped(shown);
  return (
    <FieldFrame control={control} {...field} error={error} foot={<span className="nk-count">{t('form.nikCount', { count })}</span>}>
      <input
        {...control}
        ref={input}
        className="nk-input nk-digits"
        inputMode="numeric"
        autoComplete="off"
        value={shown}
        onBlur={() => setLeft(true)}
        onChange={(event) => {
          note(event);
          field.onChange(event.target.value.replace(/\D/g, '').slice(0, 16));
        }}
      />
    </FieldFrame>
  );
}

/** A number that is a name, not a quantity: leading zeros stay. */
export function DigitsField({ length, ...field }: FieldProps<string> & { length?: number }) {
  const t = useUiText();
  const control = useControl(field);
  const foot = length ? <span className="nk-count">{t('form.digitCount', { count: field.value.length, max: length })}</span> : undefined;
  return (
    <FieldFrame control={control} {...field} foot={foot}>
      <input
        {...control}
        className="nk-input nk-digits"
        inputMode="numeric"
        autoComplete="off"
        value={field.value}
        onChange={(event) => field.onChange(event.target.value.replace(/\D/g, '').slice(0, length))}
      />
    </FieldFrame>
  );
}

export function NumberField({
  unit,
  decimals = 0,
  min,
  max,
  ...field
}: FieldProps<number | null> & { unit?: string; decimals?: number; min?: number; max?: number }) {
  const control = useControl(field);
  const [language] = useLanguage();
  const show = (value: number | null) =>
    value === null ? '' : value.toLocaleString(language === 'id' ? 'id-ID' : 'en-US', { useGrouping: false, maximumFractionDigits: decimals });
  // Without decimals every mark is a thousand mark: `1.250` is a thousand two hundred and fifty.
  const parse = decimals === 0 ? parseWhole : parseDecimal;
  const [typed, setTyped] = useState(show(field.value));
  const [last, setLast] = useState(field.value);
  if (last !== field.value) {
    setLast(field.value);
    if (parse(typed) !== field.value) setTyped(show(field.value));
  }
  const change = (text: string) => {
    setTyped(text);
    const value = parse(text);
    setLast(value);
    field.onChange(value);
  };
  const settle = () => {
    if (field.value === null) return setTyped('');
    const factor = 10 ** decimals;
    const value = Math.min(max ?? Infinity, Math.max(min ?? -Infinity, Math.round(field.value * factor) / factor));
    if (value !== field.value) field.onChange(value);
    return setTyped(show(value));
  };
  return (
    <FieldFrame control={control} {...field}>
      <div className="nk-affixed">
        <input
          {...control}
          className="nk-input nk-number"
          inputMode={decimals > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={typed}
          onChange={(event) => change(event.target.value)}
          onBlur={settle}
        />
        {unit && <span className="nk-affix">{unit}</span>}
      </div>
    </FieldFrame>
  );
}

/** Whole rupiah with thousand marks while typing. Pasted `Rp 1.250.000,00` and typed `1,5 juta` are understood. */
export function MoneyField(field: FieldProps<number | null>) {
  const control = useControl(field);
  const [language] = useLanguage();
  const [words, setWords] = useState<string | null>(null);
  const shown = words ?? showWhole(field.value, language);
  const { input, note } = useGrouped(shown);
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const text = event.target.value;
    // Letters, or the language's decimal mark on the way to `1,5 juta`.
    const inWords = /[a-z]/i.test(text.replace(/^\s*rp\.?/i, '')) || text.includes(language === 'id' ? ',' : '.');
    const typing = Math.abs(text.length - shown.length) <= 1;
    // Words are left as typed, and the caret with them.
    if (!inWords) note(event);
    setWords(inWords ? text : null);
    // A pasted sum may end in sen; a typed one is only ever digits and our own marks.
    field.onChange(inWords || !typing ? parseRupiah(text) : parseRupiah(text.replace(/\D/g, '')));
  };
  return (
    <FieldFrame control={control} {...field}>
      <div className="nk-affixed">
        <span className="nk-affix" aria-hidden="true">
          Rp
        </span>
        <input
          {...control}
          ref={input}
          className="nk-input nk-number"
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          onChange={change}
          onBlur={() => setWords(null)}
        />
      </div>
    </FieldFrame>
  );
}
