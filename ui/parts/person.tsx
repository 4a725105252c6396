import type { ReactNode } from 'react';
import { useUiText } from '../words.ts';

/** The first letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** Initials beside a name that is written out; for the ear the name alone is enough. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="nk-avatar" aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** An identifier shown masked; `reveal` is the button of an audited action. */
export function Mask({ value, reveal }: { value: string; reveal?: ReactNode }) {
  const t = useUiText();
  const masked = /[•*xX]/.test(value);
  return (
    <span className="nk-inline">
      <span className="numbers whitespace-nowrap" aria-hidden={masked || undefined}>
        {value.replace(/[*xX]/g, '•').replace(/(.{4})(?=.)/g, '$1 ')}
      </span>
      {masked && <span className="sr-only">{t('mask.hidden', { tail: value.replace(/^.*[•*xX]/, '') })}</span>}
      {reveal}
    </span>
  );
}
