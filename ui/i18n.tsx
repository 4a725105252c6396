import { useMemo, useSyncExternalStore } from 'react';
import { formatDay, formatInstant } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { formatNumber, formatRupiah } from '#core/money.ts';
import { say } from '#core/text.ts';
import type { Language, Params, Text } from '#core/text.ts';

/** The cookie is what the server reads; `theme.js` sets `<html lang>` from it before the first paint. */
const cookieName = 'nk_lang';
const listeners = new Set<() => void>();
let current: Language = languageOf(globalThis.document?.cookie ?? '');

/** The language that a cookie header asks for. Indonesian where it says nothing. */
export function languageOf(cookies: string): Language {
  return /(?:^|;\s*)nk_lang=en(?:;|$)/.test(cookies) ? 'en' : 'id';
}

export function currentLanguage(): Language {
  return current;
}

export function setLanguage(language: Language): void {
  current = language;
  if (globalThis.document) {
    document.documentElement.lang = language;
    document.cookie = `${cookieName}=${language}; path=/; max-age=31536000; samesite=lax`;
  }
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function useLanguage(): [Language, (language: Language) => void] {
  return [useSyncExternalStore(subscribe, currentLanguage, () => 'id'), setLanguage];
}

export type Say<K extends string> = (key: K, params?: Params) => string;

/** A module's sentences, both languages side by side. Gives the hook that says them in the reader's language. */
export function defineMessages<K extends string>(messages: Record<K, Text>) {
  function useText(): Say<K> {
    const [language] = useLanguage();
    return useMemo(() => (key: K, params?: Params) => say(messages[key], language, params), [language]);
  }
  /** Outside React, and in tests. */
  useText.say = (language: Language, key: K, params?: Params) => say(messages[key], language, params);
  useText.messages = messages;
  return useText;
}

export function formatsIn(language: Language) {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  return {
    day: (day: CalendarDay) => formatDay(day, language),
    instant: (instant: string | Date) => formatInstant(instant, language),
    rupiah: (value: number) => formatRupiah(value, language),
    number: (value: number) => formatNumber(value, language),
    /** A share of one, `0.425` → `42,5%`. */
    percent: (share: number) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 }),
    /** Large sums on axes and figures: `Rp1,3 miliar`. */
    shortNumber: (value: number) => value.toLocaleString(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    bytes: (bytes: number) =>
      bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1000), language)} kB` : `${formatNumber(Math.round(bytes / 100_000) / 10, language)} MB`,
    text: (text: Text, params?: Params) => say(text, language, params),
  };
}

export type Formats = ReturnType<typeof formatsIn>;

/** Days, instants, money and numbers in the reader's language. */
export function useFormat(): Formats {
  const [language] = useLanguage();
  return useMemo(() => formatsIn(language), [language]);
}
